"""From figures as spotted to records: whose, with whom, when. Terms of measures and repeats are left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from communique.reading import whose
from communique.reading.cast import Cast
from communique.reading.days import edtf_of
from communique.reading.grammar import Line, Match
from communique.reading.mentions import Day
from communique.reading.notes import Notes, Sentence
from communique.reading.rules.figures import FLOWS, Stated, code_of
from communique.reading.rules.measures import Spotted
from communique.reading.terms import amounts_of
from communique.reading.whose import Named
from communique.records import Figure, Number, Record

NEAR = 5  # chunks between an amount and the day behind it: "$6 billion worth of goods in 2020"
DOLLARS = {"CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "TW": "TWD"}


@dataclass(frozen=True, slots=True)
class Sides:
    """Whose a figure is and with whom."""

    party: str | None = None
    partner: str | None = None


def figures(notes: Notes, cast: Cast) -> list[Record]:
    """The figures of a document, each once; what a headline repeats is left to the body."""
    both = whose.pair(notes, cast)
    terms = term_amounts(notes)
    found: dict[tuple[object, ...], Record] = {}
    matches = notes.matches("figures")
    for sentence, match in sorted(matches, key=lambda one: one[0].is_title):
        made: Stated = match.made
        if (sentence.number, made.head) in terms or is_term(made):
            continue
        for value in (made.value, made.upto):
            if value is not None:
                record = _figure(notes, cast, sentence, match, value, both)
                found.setdefault(_key(record), record)
    return list(found.values())


def term_amounts(notes: Notes) -> set[tuple[int, int]]:
    """The amounts that are terms of measures, by sentence and chunk."""
    return {
        (sentence.number, index)
        for sentence, match in notes.matches("measures")
        if isinstance(match.made, Spotted)
        for index in amounts_of(match.made.line, match.made)
    }


def _key(record: Figure) -> tuple[object, ...]:
    """What makes two figures one: large sums by themselves, small numbers only with their noun and party."""
    if record.unit not in ("percent", "times", "rank", "percentage_points") and record.value >= 1000:
        return record.value, record.unit
    return record.value, record.unit, record.of, record.party


def _figure(notes: Notes, cast: Cast, sentence: Sentence, match: Match, value: Number, both: tuple[str, ...]) -> Figure:
    made: Stated = match.made
    line = made.line
    sides = sides_of(made, cast, both)
    period = period_of(sentence, made, notes)
    first, last = min(match.first, made.about), max(match.last, made.about + 1)
    start, end = _with_sides(line, first, last, cast, sides)
    return Figure(
        quote=notes.quote(start, end), rule=match.rule.name, value=value, unit=_unit(line, made, cast), of=made.of,
        party=sides.party, partner=sides.partner, period=period, bound=made.bound,
    )  # fmt: skip


def _unit(line: Line, made: Stated, cast: Cast) -> str | None:
    """The unit; a bare dollar sign is the dollar of the government that publishes."""
    words = line.words(line.chunks[made.head])
    if made.unit == "USD" and cast.home in DOLLARS and not re.search("US|U\\.S", words):
        return DOLLARS[cast.home]
    return made.unit


def _with_sides(line: Line, first: int, last: int, cast: Cast, sides: Sides) -> tuple[int, int]:
    """The stretch that states the figure: its words, and its parties where they stand close by."""
    low, high = whose.clause(line, first)
    wanted = {sides.party, sides.partner} - {None}
    named = [one.at for one in whose.parties(line, cast, low, high) if one.code in wanted]
    near = [index for index in named if first - 12 <= index <= last + 8]
    first, last = min([first, *near]), max([last, *(index + 1 for index in near)])
    return line.chunks[first].start, line.chunks[min(last, len(line.chunks)) - 1].end


# ---- whose, with whom ----


def sides_of(made: Stated, cast: Cast, both: tuple[str, ...]) -> Sides:
    """The parties of a figure, by what it is of."""
    line = made.line
    low, high = whose.clause(line, made.about)
    named = whose.parties(line, cast, low, high)
    if made.unit == "rank":
        return _rank_sides(line, named, made)
    if made.of == "participants" or made.unit in ("meetings", "agreements", "projects"):
        return Sides()
    noun = made.about
    if made.of == "growth" and (flow := _flow_beside(line, made, low, high)):
        noun, made = flow, replace(made, of=code_of(line, flow) or "growth", about=flow)
    owner = whose.owner(line, named, noun)
    between = [one for one in named if one.before == "between" or _is_second(named, one)]
    if made.of in ("trade", "growth", "investment") and len(between) >= 2:
        return Sides(between[0].code, between[1].code)
    if owner and (joined := _joined(line, named, owner)):
        return Sides(joined.code, owner.code)
    if made.of == "trade" and owner is None and len(both) == 2 and _says_both(line, made):
        return Sides(*both)
    partner = _partner(named, made, noun, owner)
    giver = _source(named, made, noun)
    party = giver or owner or whose.subject(line, [one for one in named if one != partner], max(noun, made.head))
    if party and partner and party.code == partner.code:
        party, partner = (owner or giver), None
    if party is None and made.of in FLOWS and made.of != "aid":
        return _of_the_document(line, made, partner, both, cast)
    of_both = made.of == "trade" and partner is None and both and party is not None and _says_both(line, made)
    other = next((code for code in both if party and code != party.code), None) if of_both else None
    return Sides(party.code if party else None, partner.code if partner else other)


def _flow_beside(line: Line, made: Stated, low: int, high: int) -> int | None:
    """The chunk of the flow that grows: behind its growth ("increase in purchases"), else in front of it."""
    reach: list[int] = [*range(made.head, min(high, made.head + 8)), *range(made.head, low - 1, -1)]
    for index in reach:
        if code_of(line, index) in (*FLOWS, "output", "gdp"):
            return index
    return None


def _is_second(named: list[Named], one: Named) -> bool:
    """Whether the party follows `between X and`."""
    at = named.index(one)
    return one.before == "and" and at > 0 and named[at - 1].before == "between"


def _joined(line: Line, named: list[Named], owner: Named) -> Named | None:
    """The first of two parties joined by a dash: Korea in "Korea-Chile trade"."""
    place = named.index(owner)
    if place and named[place - 1].at == owner.at - 2 and line.words(line.chunks[owner.at - 1]) in ("-", "–", "—"):
        return named[place - 1]
    return None


TOWARDS = {
    "exports": ("to", "into"), "imports": ("from",), "trade": ("with",), "investment": ("in", "into"),
    "fdi": ("in", "into", "to"), "aid": ("to", "for"), "growth": ("to", "from", "with", "in"), "other": ("with",),
    "project_cost": ("with",),
}  # fmt: skip
OUT_OF = {
    "exports": ("from", "by"), "imports": ("by", "into", "to"), "investment": ("from", "by"), "aid": ("from", "by"),
    "fdi": ("from", "by"), "gdp": ("of",), "population": ("of",), "trade": ("of",),
}  # fmt: skip


def _partner(named: list[Named], made: Stated, noun: int, owner: Named | None) -> Named | None:
    """With or to whom: the party behind the noun (or the amount) that its preposition names."""
    wanted = TOWARDS.get(made.of, ())
    for one in named:
        if one.at > noun and one.before in wanted and not one.is_adjective and one != owner:
            return one
    if made.of == "imports":  # "purchase $8 billion of American goods"
        return next((one for one in named if one.at > noun and one.before in ("of", "in")), None)
    if made.of == "aid":  # "provided Kenya with a loan"
        return next((one for one in named[1:] if one.at < made.head and not one.is_owner and not one.before), None)
    return None


def _source(named: list[Named], made: Stated, noun: int) -> Named | None:
    """Whose, where a preposition behind the noun says so: "exports from India", "investment by Japan"."""
    wanted = OUT_OF.get(made.of, ())
    return next(
        (one for one in named if noun < one.at <= noun + 12 and one.before in wanted and not one.is_adjective), None
    )


def _rank_sides(line: Line, named: list[Named], made: Stated) -> Sides:
    """Who holds a rank, and for whom: ASEAN is Korea's second-largest trading partner."""
    holder_of = [one for one in named if one.at < made.head and one.is_owner and made.head - one.at <= 3]
    owner = holder_of[-1] if holder_of else None
    behind = next((one for one in named if one.at > made.about and one.before in ("of", "in", "for", "to")), None)
    against = owner or behind
    first = owner.at if owner else made.head
    beside = next((one for one in named if one.at == first - 2 and line.words(line.chunks[first - 1]) == ","), None)
    others = [one for one in named if one not in (owner, behind)]
    subject = beside or whose.subject(line, others, made.head)
    if subject is None:
        subject = next((one for one in others if one.at > made.about), None)
    return Sides(subject.code if subject else None, against.code if against else None)


_BOTH = re.compile(r"\b(bilateral|two-way|mutual|reciprocal|between the two|between both)\b")


def _says_both(line: Line, made: Stated) -> bool:
    """Whether the words around the noun say that it is between two."""
    first, last = max(0, made.about - 4), min(len(line.chunks), made.about + 5)
    words = line.between(line.chunks[first].start, line.chunks[last - 1].end).lower()
    return bool(_BOTH.search(words))


def _of_the_document(line: Line, made: Stated, partner: Named | None, both: tuple[str, ...], cast: Cast) -> Sides:
    """The parties of the document, where a flow names none: "bilateral trade has quadrupled"."""
    if _says_both(line, made) and len(both) == 2:
        other = partner.code if partner and partner.code != both[0] else both[1]
        return Sides(both[0], other)
    return Sides(cast.home, partner.code if partner else None)


# ---- when ----


def period_of(sentence: Sentence, made: Stated, notes: Notes) -> str | None:
    """When: the day right behind the amount, else the nearest in its clause, else the one that opens the sentence."""
    days = [(index, chunk.value) for index, chunk in enumerate(made.line.chunks) if isinstance(chunk.value, Day)]
    if made.of in ("participants",) and not days:
        return None
    best = _nearest_day(sentence, made, days)
    if best is None:
        return None
    index, day = best
    meant = edtf_of(day, notes.document.published)
    if _is_same_period(made.line, index) and (year_before := _year_before(made.line, days, index, notes)):
        return year_before
    is_since = index > 0 and made.line.words(made.line.chunks[index - 1]).lower() == "since"
    published = notes.document.published
    if meant and is_since and published and made.unit in ("percent", "times") and len(meant) >= 4:
        return f"{meant[:4]}/{published.year}"
    return meant


def _is_same_period(line: Line, index: int) -> bool:
    before = line.between(line.chunks[max(0, index - 4)].start, line.chunks[index].start).lower()
    return bool(re.search(r"same (period|month|quarter|time)", before))


def _year_before(line: Line, days: list[tuple[int, Day]], index: int, notes: Notes) -> str | None:
    """The period named before in the sentence, a year earlier: "the same period last year"."""
    earlier = [edtf_of(day, notes.document.published) for at, day in days if at < index]
    named = next((one for one in reversed(earlier) if one and len(one) == 7), None)
    return f"{int(named[:4]) - 1}{named[4:]}" if named else None


def _nearest_day(sentence: Sentence, made: Stated, days: list[tuple[int, Day]]) -> tuple[int, Day] | None:
    days = [one for one in days if not _is_compared(made, one[0])]
    heads = sorted(match.made.head for match in sentence.matches if isinstance(match.made, Stated))
    following = next((head for head in heads if head > made.head), len(made.line.chunks))
    behind = [one for one in days if made.head < one[0] <= min(made.head + NEAR, following)]
    if behind:
        return behind[0]
    low, high = whose.clause(made.line, made.head)
    in_front = [one for one in days if one[0] < made.head and (low <= one[0] or one[0] < 4)]
    if in_front:
        return in_front[-1]
    later = [one for one in days if made.head < one[0] < high]
    return later[0] if later else None


COMPARISONS = frozenset("from over than against versus vs".split())


def _is_compared(made: Stated, index: int) -> bool:
    """Whether a day is only what a figure is compared with: "up 5 percent from 2019", "the highest since May"."""
    words = [made.line.words(chunk).lower() for chunk in made.line.chunks[max(0, index - 2) : index]]
    if not words:
        return False
    if words[-1] in ("to", "with") and words[0] in ("compared", "relative"):
        return True
    is_since = words[-1] == "since" and made.unit not in ("percent", "times", "percentage_points")
    return is_since or (words[-1] in COMPARISONS and made.of == "growth")


# ---- what is no figure ----

TARIFF = re.compile(r"\b(tariffs?|dut(?:y|ies)|quotas?|levy|levies|surcharge|TRQs?|ad valorem)\b", re.IGNORECASE)
IMPOSED = re.compile(
    r"\b(impos\w*|appl(?:y|ies|ied)|reduc\w*|lower\w*|rais\w*|cut\w*|increas\w*|lift\w*|remov\w*|eliminat\w*|"
    r"subject to|face[sd]?|charg\w*|levied|additional|reciprocal|retain\w*|suspend\w*|maintain\w*)\b", re.IGNORECASE,
)  # fmt: skip


def is_term(made: Stated) -> bool:
    """Whether a percentage belongs to a tariff or quota that is put on or changed: a term of a measure."""
    line = made.line
    if made.head and line.words(line.chunks[made.head - 1]).lower() == "on":  # "tariffs on $200 billion of goods"
        before = line.between(line.chunks[max(0, made.head - 4)].start, line.chunks[made.head].start)
        return bool(TARIFF.search(before))
    if made.unit not in ("percent", "percentage_points"):
        return False
    chunks = line.chunks
    if made.head and line.words(chunks[made.head - 1]).lower() in ("was", "is", "were", "are", "averages", "averaged"):
        return False
    low, high = max(0, made.head - 14), min(len(chunks), made.head + 8)
    near = line.between(chunks[low].start, chunks[high - 1].end)
    return bool(TARIFF.search(near) and IMPOSED.search(near))
