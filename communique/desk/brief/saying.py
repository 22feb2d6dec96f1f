"""The gate of a brief: a sentence passes only with quotes that bear it out.

Of several wordings, fullest first, the first that can be borne out is taken; if none can, nothing is said. Where a
quote names its people by "he" or its day by the meeting it stands in, the words that tell these are cited too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from communique.desk.brief.evidence import Evidence
from communique.desk.check import Lack, bearer, lacks
from communique.desk.cited import Citation, Statement
from communique.desk.english import sentence
from communique.records import Role
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
        if (citations := _borne_out(evidence, f"{text} {row}".strip(), own, about)) is not None:
            return Statement(text, citations, tuple(cells), label, reckoned)
    return None


def _borne_out(
    evidence: Evidence, text: str, own: Sequence[Citation], about: Sequence[Stored]
) -> tuple[Citation, ...] | None:
    """The citations that bear a text out, or None."""
    cited = list(own)
    missing = lacks(text, cited)
    for _ in range(_HELPING):
        if not missing:
            break
        best = _helper(evidence, missing, about)
        if best is None:
            return None
        cited.append(best)
        missing = lacks(text, cited)
    return None if missing else tuple(cited)


def _helper(evidence: Evidence, missing: Sequence[Lack], about: Sequence[Stored]) -> Citation | None:
    """The citation that bears out most of what is missing, near the record's own words rather than far from them.

    The sentence that these stand in goes before all others; records go before plain sentences.
    """
    asks = [bearer(lack) for lack in missing]
    own = about[0].record.quote

    def rank(citation: Citation) -> tuple[int, int, int]:
        borne = sum(asks_for(citation) for asks_for in asks)
        quote = citation.quote
        return -borne, abs(quote.start - own.start), quote.end - quote.start

    sentences = list(_sentences(evidence, about))
    around = [one for one in sentences if one.quote.start <= own.start and own.end <= one.quote.end]
    for candidates in (around, list(_records(evidence, about)), sentences):
        if candidates and rank(best := min(candidates, key=rank))[0] < 0:
            return best
    return None


def _records(evidence: Evidence, about: Sequence[Stored]) -> Iterator[Citation]:
    near = [other for stored in about[:1] for other in evidence.around(stored)]
    roles = [stored for stored in near if isinstance(stored.record, Role)]
    yield from map(Citation.of, [*roles, *(stored for stored in near if not isinstance(stored.record, Role))])


def _sentences(evidence: Evidence, about: Sequence[Stored]) -> Iterator[Citation]:
    for stored in about[:1]:
        yield from evidence.sentences(stored.source)
