"""The gate of a brief: a sentence passes only with quotes that bear it out.

Of several wordings, fullest first, the first that can be borne out is taken; if none can, nothing is said. Where a
quote names its people by "he" or its day by the meeting it stands in, the words that tell these are cited too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from communique.desk.brief.evidence import Evidence
from communique.desk.check import Lack, act_lacks, lacks
from communique.desk.cited import Citation, Statement
from communique.desk.english import sentence
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
    cited = list(own)
    missing = _lacks(text, cited, about[0])
    for _ in range(_HELPING):
        if not missing:
            break
        best = _helper(evidence, missing, about[0])
        if best is None:
            return None
        cited.append(best)
        missing = _lacks(text, cited, about[0])
    return None if missing else tuple(cited)


def _lacks(text: str, cited: Sequence[Citation], about: Stored) -> tuple[Lack, ...]:
    """What of a text its citations do not bear out, the act of the record that it tells among it."""
    return (*lacks(text, cited), *act_lacks(text, about.record, cited))


def _helper(evidence: Evidence, missing: Sequence[Lack], about: Stored) -> Citation | None:
    """The citation of a record's release that bears out most of what is missing; None when some of it nowhere stands.

    The sentence that the record stands in goes before all others, records before plain sentences, near before far.
    """
    own, candidates = about.record.quote, evidence.candidates(about)
    borne: Counter[int] = Counter()
    for lack in missing:
        places = evidence.places(about, lack)
        if not places:
            return None
        borne.update(places)

    def rank(at: int) -> tuple[bool, bool, int, int, int]:
        quote, is_sentence = candidates[at].quote, candidates[at].record is None
        is_around = is_sentence and quote.start <= own.start and own.end <= quote.end
        return not is_around, is_sentence, -borne[at], abs(quote.start - own.start), quote.end - quote.start

    return candidates[min(borne, key=rank)]
