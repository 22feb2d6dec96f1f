"""The gate of a brief: a sentence passes only with quotes that bear it out.

Of several wordings, fullest first, the first that can be borne out is taken; if none can, nothing is said. Where a
quote names its people by "he" or its day by the meeting it stands in, the words that tell these are cited too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from communique.desk import acts
from communique.desk.brief.evidence import Evidence
from communique.desk.brief.release import Release
from communique.desk.check import Held, Lack, claims
from communique.desk.cited import Citation, Statement
from communique.desk.english import sentence
from communique.records import Event, Quote, Record
from communique.register import Stored

# Citations of one statement: its own quotes, and those that tell who and when.
_OWN, _HELPING = 3, 3


def say(
    evidence: Evidence,
    wordings: Iterable[str],
    about: Sequence[Stored],
    *,
    cells: Sequence[str] = (),
    label: str = "",
    reckoned: str = "",
) -> Statement | None:
    """The first wording that the records' quotes, with a few others of their releases, bear out; None when none is.

    A table's cells are held against the quotes as the sentence is; the fullest wording that fails takes them along.
    """
    own = [Citation.of(stored) for stored in about[:_OWN]]
    row = " ".join(f"{cell}." for cell in cells if cell)
    for wording in wordings:
        text = sentence(wording)
        said = f"{text} {row}".strip()
        key = (said, *(one.id for one in about))
        # The bottom line and the calendar tell again what a section told.
        if key not in evidence.borne:
            evidence.borne[key] = _borne_out(evidence, said, own, about)
        if (citations := evidence.borne[key]) is not None:
            return Statement(text, citations, tuple(cells), label, reckoned)
    return None


def _borne_out(
    evidence: Evidence, text: str, own: Sequence[Citation], about: Sequence[Stored]
) -> tuple[Citation, ...] | None:
    """The citations that bear a text out, or None."""
    release, record = evidence.release(about[0].source), about[0].record
    missing = _missing(text, own, record, release)
    cited = list(own)
    while missing and len(cited) < len(own) + _HELPING:
        cited.append(_helper(release, missing, record.quote))
        held = Held(cited)
        missing = [lack for lack in missing if not held.bears(lack)]
    return None if missing is None or missing else tuple(cited)


def _missing(text: str, own: Sequence[Citation], record: Record, release: Release) -> list[Lack] | None:
    """What of a text its own quotes do not bear out; None when some of it stands nowhere in the release.

    Most wordings that fail do so by their day: nothing more is looked up then.
    """
    held = Held(own)
    missing: list[Lack] = []
    deed = (Lack("act", record.act),) if isinstance(record, Event) else ()
    for lack in chain(claims(text), deed):
        if not held.bears(lack):
            if not release.places(lack):
                return None
            missing.append(lack)
    is_told = all(acts.tells(text, lack.what) for lack in deed)
    return list(dict.fromkeys(missing)) if is_told else None


def _helper(release: Release, missing: Sequence[Lack], own: Quote) -> Citation:
    """The citation of a release that bears out most of what is missing.

    The sentence that the record stands in goes before all others, records before plain sentences, near before far.
    """
    candidates = release.candidates
    borne = Counter(at for lack in missing for at in release.places(lack))

    def rank(at: int) -> tuple[bool, bool, int, int, int]:
        quote, is_sentence = candidates[at].quote, candidates[at].record is None
        is_around = is_sentence and quote.start <= own.start and own.end <= quote.end
        return not is_around, is_sentence, -borne[at], abs(quote.start - own.start), quote.end - quote.start

    return candidates[min(borne, key=rank)]
