"""The gate of a brief: a sentence passes only with quotes that bear it out.

Of several wordings, fullest first, the first that can be borne out is taken; if none can, nothing is said. Where a
quote names its people by "he" or its day by the meeting it stands in, the words that tell these are cited too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from communique.desk import acts
from communique.desk.brief.evidence import Evidence
from communique.desk.brief.phrases import tell
from communique.desk.brief.release import Release
from communique.desk.check import Held, Lack, claims
from communique.desk.cited import Citation, Statement
from communique.desk.english import sentence
from communique.desk.wording import words_of
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
    if not may_tell(evidence, about):
        return None
    own = _own(about)
    held = Held(own)
    row = " ".join(f"{cell}." for cell in cells if cell)
    for wording in wordings:
        text = sentence(wording)
        if _is_hopeless(evidence, text, held, about):
            continue
        said = f"{text} {row}".strip()
        key = (said, *(one.id for one in about))
        # The bottom line and the calendar tell again what a section told.
        if key not in evidence.borne:
            evidence.borne[key] = _borne_out(evidence, said, own, held, about)
        if (citations := evidence.borne[key]) is not None:
            return Statement(text, citations, tuple(cells), label, reckoned)
    return None


def tellings(evidence: Evidence, stored: Stored) -> Iterator[str]:
    """Sentences for an event, fullest first; its release is looked at when the first one is asked for."""
    yield from tell(stored, evidence.words(stored))


def may_tell(evidence: Evidence, about: Sequence[Stored]) -> bool:
    """Whether any words at hand hold the act of an event: without them no wording passes, and none need be made."""
    record = about[0].record
    if not isinstance(record, Event):
        return True
    key = (record.act, *(stored.id for stored in about[:_OWN]))
    if key not in evidence.hopeless:
        deed = Lack("act", record.act)
        is_own = any(acts.carries(words_of(stored.record.quote.words, None), record.act) for stored in about[:_OWN])
        evidence.hopeless[key] = not is_own and not _release(evidence, about).holds(deed)
    return not evidence.hopeless[key]


def is_hopeless(evidence: Evidence, wordings: Iterable[str], about: Sequence[Stored]) -> bool:
    """Whether each wording states what neither the records nor their release hold: no other quote of it can help."""
    held = Held(_own(about))
    return all(_is_hopeless(evidence, sentence(wording), held, about) for wording in wordings)


def _is_hopeless(evidence: Evidence, text: str, held: Held, about: Sequence[Stored]) -> bool:
    key = (text, *(stored.id for stored in about[:_OWN]))
    if key not in evidence.hopeless:
        release = _release(evidence, about)
        # A name may stand in several quotes together; all else in one or nowhere.
        apart = (lack for lack in claims(text) if lack.sort != "name")
        evidence.hopeless[key] = any(not held.bears(lack) and not release.holds(lack) for lack in apart)
    return evidence.hopeless[key]


def _own(about: Sequence[Stored]) -> list[Citation]:
    return [Citation.of(stored) for stored in about[:_OWN]]


def _release(evidence: Evidence, about: Sequence[Stored]) -> Release:
    return evidence.release(about[0].source)


def _borne_out(
    evidence: Evidence, text: str, own: Sequence[Citation], held: Held, about: Sequence[Stored]
) -> tuple[Citation, ...] | None:
    """The citations that bear a text out, or None."""
    release, record = _release(evidence, about), about[0].record
    missing = _missing(text, held, record, release)
    cited = list(own)
    while missing and len(cited) < len(own) + _HELPING:
        cited.append(_helper(release, missing, record.quote))
        more = Held(cited)
        missing = [lack for lack in missing if not more.bears(lack)]
    return None if missing is None or missing else tuple(cited)


def _missing(text: str, held: Held, record: Record, release: Release) -> list[Lack] | None:
    """What of a text its own quotes do not bear out; None when some of it stands nowhere in the release.

    Most wordings that fail do so by their day: nothing more is looked up then.
    """
    missing: list[Lack] = []
    deed = (Lack("act", record.act),) if isinstance(record, Event) else ()
    for lack in chain(claims(text), deed):
        if not held.bears(lack):
            if not release.holds(lack):
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
