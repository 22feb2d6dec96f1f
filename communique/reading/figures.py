"""From figures as spotted to records: whose, with whom, when. Terms of measures and repeats are left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from communique.reading import whose
from communique.reading.cast import Cast
from communique.reading.figure_periods import CHANGES, period_of
from communique.reading.figure_sides import Sides, sides_of, with_the_other
from communique.reading.grammar import Line, Match
from communique.reading.likeness import NEAR
from communique.reading.measure_later import later_rates
from communique.reading.mentions import Amount, Body, Party
from communique.reading.notes import Notes, Sentence
from communique.reading.rules.figures import FLOWS, Stated
from communique.reading.rules.measure_nouns import Spotted
from communique.reading.scene import Scene
from communique.reading.terms import amounts_of
from communique.records import Figure, Record

DOLLARS = {"CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "TW": "TWD"}


@dataclass(frozen=True, slots=True)
class Context:
    """What the figures of one document share: its notes, its cast, the two parties that it is about."""

    notes: Notes
    cast: Cast
    both: tuple[str, ...]
    two: tuple[str, ...]  # the parties of a document of two, both in its title or lead; else none


@dataclass(frozen=True, slots=True)
class Before:
    """The figure before: what a sentence without a subject goes on about."""

    sentence: int
    of: str
    sides: Sides
    period: str | None
    unit: str | None


def figures(notes: Notes, cast: Cast) -> list[Record]:
    """The figures of a document, each once; what a headline repeats is left to the body."""
    scene = Scene.of(notes, cast)
    context = Context(notes, cast, whose.pair(notes, cast), scene.parties if scene.is_bilateral else ())
    terms = term_amounts(notes)
    later = {sentence.line.chunks[index].start for sentence, index in later_rates(notes)}
    found: list[Figure] = []
    alike: dict[tuple[object, object], list[Figure]] = {}  # only figures of one value and unit can be the same
    before: Before | None = None
    for sentence, match in sorted(notes.matches("figures"), key=lambda one: one[0].is_title):
        if (sentence.number, match.made.head) in terms or is_no_figure(match.made):
            continue
        if match.made.line.chunks[match.made.head].start in later:
            continue
        made = _gone_on(match.made, sentence, before)
        sides = _carried(made, sentence, before, context)
        period = period_of(sentence, made, notes.document.published, cast.home)
        is_next = before is not None and sentence.number - before.sentence <= 1
        if (
            before
            and is_next
            and (
                (period is None and sides.is_open and not _is_of_a_change(made, before))
                or _SAME_PERIOD.search(_clause_of(made))
            )
        ):
            period = before.period
        known = before.sides.party if before and not sides.party else sides.party
        known = known if known != sides.partner else None
        before = Before(sentence.number, made.of, replace(sides, party=known), period, made.unit)
        for value in (made.value, made.upto):
            if value is not None:
                record = _figure(context, match, replace(made, value=value), (sides, period))
                near = alike.setdefault((record.value, record.unit), [])
                if not any(_is_same(record, one) for one in near[-NEAR:]):
                    near.append(record)
                    found.append(record)
    return list(found)


def _is_of_a_change(made: Stated, before: Before) -> bool:
    """Whether the years told before are those over which something grew: "doubled in five years and stands at"."""
    is_change = before.unit in CHANGES and made.unit not in CHANGES
    return is_change and bool(re.fullmatch(r"\d{4}/\d{4}", before.period or ""))


def _gone_on(made: Stated, sentence: Sentence, before: Before | None) -> Stated:
    """The figure of the same thing as the one before, where the sentence says `it` or `the figure`."""
    is_next = before is not None and 0 <= sentence.number - before.sentence <= 1
    if made.of == "other" and before and before.of in FLOWS and is_next and _SAME_THING.search(_opening(made)):
        return replace(made, of=before.of)
    if (
        made.of == "other"
        and before
        and before.of in FLOWS
        and before.sentence == sentence.number
        and _is_reached(made)
    ):
        return replace(made, of=before.of)
    if before and before.of == "aid" and made.of in ("other", "project_cost") and _is_listed(made):
        return replace(made, of="aid")
    is_part = made.of in ("other", "share") and made.unit != "percent" and _OF_THAT.match(_behind(made))
    if is_part and is_next and before and before.of in FLOWS:
        return replace(made, of=before.of)
    return made


def _is_reached(made: Stated) -> bool:
    """Whether an amount is what the flow told before came to: "has doubled, reaching $2 billion"."""
    before = made.line.lowered[made.head - 1] if made.head else ""
    return before in REACHED and _is_money(made.line.chunks[made.head].value)


REACHED = frozenset("reaching totalling totaling hitting approaching reach".split())


def _is_listed(made: Stated) -> bool:
    """Whether it is the sum of one item of a numbered list: "(2) Port Development Project (up to 83 billion yen)"."""
    return _is_money(made.line.chunks[made.head].value) and bool(_ITEM.match(_clause_of(made)))


_ITEM = re.compile(r"\(?(?:\d{1,2}|[a-zivx]{1,4})[).]\s|[•*–-]\s")
_OF_THAT = re.compile(r"of (?:that|this|it|which|the total|the sum)\b", re.IGNORECASE)


def _behind(made: Stated) -> str:
    """The few words behind an amount."""
    chunks = made.line.chunks[made.head + 1 : made.head + 4]
    return made.line.between(chunks[0].start, chunks[-1].end) if chunks else ""


_SAME_PERIOD = re.compile(
    r"\b(?:[Ii]n|[Oo]ver|[Dd]uring|[Ff]or) (?:the|that|this) same (?:period|year|month|quarter|time)(?!,? last| of)\b"
)


def _clause_of(made: Stated) -> str:
    """The words of the whole line of a figure."""
    return made.line.between(made.line.chunks[0].start, made.line.chunks[-1].end)


_SAME_THING = re.compile(
    r"\b(it|the figure|this figure|that figure|the volume|the amount|the number|the total)\b", re.IGNORECASE
)


def _opening(made: Stated) -> str:
    """The words of a clause up to its amount, when they are few."""
    first = max(0, made.head - 6)
    return made.line.between(made.line.chunks[first].start, made.line.chunks[made.head].start)


def _carried(made: Stated, sentence: Sentence, before: Before | None, context: Context) -> Sides:
    """The sides of a figure; a flow without an owner has that of the sentence before, else of the publisher."""
    sides = with_the_other(sides_of(made, context.cast, context.both), made, context.two)
    if not sides.party and made.of not in ("participants", *FLOWS) and _OWN_GOVERNMENT.search(_ahead(made)):
        return replace(sides, party=context.cast.home)
    if before and before.of == made.of and (_OF_THAT.match(_behind(made)) or (made.of == "aid" and _is_listed(made))):
        return before.sides
    if before and before.sides.partner and _is_of_the_ranked(made, sides, before, sentence):
        return Sides(before.sides.partner, before.sides.party)
    if before and before.unit != "rank" and _is_other_way(made, sides, before, sentence):
        return replace(sides, party=before.sides.party, partner=before.sides.partner)
    if sides.party or not sides.is_open:
        return sides
    is_next = before is not None and 0 <= sentence.number - before.sentence <= 1
    if before and is_next and before.of == made.of != "growth" and not sides.partner and before.sides.party:
        return replace(before.sides, is_open=True)  # "trade in services totalled": between the two named before
    if before and is_next and sides == Sides(is_open=True) and _is_of_same_trade(made, before, sentence):
        return replace(before.sides, is_open=True)
    is_near = before is not None and sentence.number - before.sentence <= 2
    if before and is_near and before.sides.party not in (None, sides.partner):
        return replace(sides, party=before.sides.party)
    if made.of in ("growth", "output") and not _of_exports(made):
        return sides  # of what, only the sentence before could tell
    return replace(sides, party=context.cast.home if context.cast.home != sides.partner else None)


def _is_of_the_ranked(made: Stated, sides: Sides, before: Before, sentence: Sentence) -> bool:
    """Whether a flow goes to the market that a rank was told of: "is India's largest market, with exports of"."""
    is_shipped = before.unit == "rank" and before.of == made.of and made.of in ("exports", "imports")
    return is_shipped and not sides.partner and sentence.number == before.sentence


def _is_other_way(made: Stated, sides: Sides, before: Before, sentence: Sentence) -> bool:
    """Whether it is the other flow of the same two, told in one sentence: "exports to Peru were X and imports Y"."""
    if (
        sides.partner
        or sentence.number != before.sentence
        or made.of not in TRADED
        or before.of not in (*TRADED, "growth")
    ):
        return False
    is_same = sides.party in (None, before.sides.party) and before.sides.partner is not None
    return is_same and not _WHOLE.search(" ".join(made.line.lowered[max(0, made.about - 3) : made.about]))


_WHOLE = re.compile(r"\b(?:total|overall|global|foreign|world|worldwide|entire|all|external)\b")


def _is_of_same_trade(made: Stated, before: Before, sentence: Sentence) -> bool:
    """Whether a growth or flow of nobody named goes on about the trade told right before."""
    if made.of == "growth" and before.sentence == sentence.number:
        return before.of in FLOWS
    return made.of in TRADED and before.of in (*TRADED, "growth") and not _names_parties(made)


TRADED = ("exports", "imports", "trade")


def _names_parties(made: Stated) -> bool:
    """Whether its line names a party, so that a flow may be of another than the one told before."""
    return any(isinstance(chunk.value, Party | Body) for chunk in made.line.chunks)


def _of_exports(made: Stated) -> bool:
    """Whether exports or imports right before it grow by a percentage: the publisher's own."""
    return made.of == "growth" and bool(_SHIPPED.search(_ahead(made)[-70:]))


_SHIPPED = re.compile(r"\b(?:exports|imports|outbound shipments|inbound shipments)\b[^.;]*$", re.IGNORECASE)
_OWN_GOVERNMENT = re.compile(r"\b[Tt]he [Gg]overnment (?:will|has|is|also|plans|intends|announced|today)\b")


def _ahead(made: Stated) -> str:
    """The words of its line up to an amount."""
    return made.line.between(made.line.chunks[0].start, made.line.chunks[made.head].start)


def term_amounts(notes: Notes) -> set[tuple[int, int]]:
    """The amounts that are terms of measures, by sentence and chunk."""
    return {
        (sentence.number, index)
        for sentence, match in notes.matches("measures")
        if isinstance(match.made, Spotted)
        for index in amounts_of(match.made.line, match.made)
    }


def _is_same(one: Figure, other: Figure) -> bool:
    """Whether two figures are one: the same sum of the same thing; small numbers also need the same party."""
    if one.value != other.value or one.unit != other.unit:
        return False
    if one.unit in ("percent", "times", "rank", "percentage_points") or one.value < 1000:
        return one.of == other.of and one.party == other.party and one.partner == other.partner
    return one.of == other.of or "other" in (one.of, other.of)


def _figure(context: Context, match: Match, made: Stated, told: tuple[Sides, str | None]) -> Figure:
    line, (sides, period) = made.line, told
    first, last = min(match.first, made.about), max(match.last, made.about + 1)
    start, end = _with_sides(line, first, last, context.cast, sides)
    return Figure(
        quote=context.notes.quote(start, end), rule=match.rule.name, value=made.value,
        unit=_unit(line, made, context.cast), of=made.of, party=_coded(sides.party), partner=_coded(sides.partner),
        period=period, bound=made.bound,
    )  # fmt: skip


def _coded(party: str | None) -> str | None:
    """A country, a bloc or a part of the world; an adjective ("four Latin American nations") is no party."""
    return None if party is not None and party.endswith(" American") else party


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


# ---- what is no figure ----

_PER_WEIGHT = re.compile(
    r"(?:per|a|an) (?:kilogram|kilogramme|kg|tonne|ton|unit|litre|liter|pound|head)\b", re.IGNORECASE
)
TARIFF = re.compile(r"\b(tariffs?|dut(?:y|ies)|quotas?|levy|levies|surcharge|TRQs?|ad valorem)\b", re.IGNORECASE)
IMPOSED = re.compile(
    r"\b(impos\w*|appl(?:y|ies|ied)|reduc\w*|lower\w*|rais\w*|cut\w*|increas\w*|lift\w*|remov\w*|eliminat\w*|"
    r"subject to|face[sd]?|charg\w*|levied|doubl\w*|hik\w*|halv\w*|"
    r"additional|reciprocal|retain\w*|suspend\w*|maintain\w*|remain\w*|shall)\b",
    re.IGNORECASE,
)  # fmt: skip


def _is_money(value: object) -> bool:
    return isinstance(value, Amount) and value.unit is not None and len(value.unit) == 3 and value.unit.isupper()


def is_no_figure(made: Stated) -> bool:
    """Whether a percentage is the term of a tariff or quota put on or changed, or a sum only another sum converted."""
    line = made.line
    if made.head > 1 and line.words(line.chunks[made.head - 1]) == "(" and _is_money(line.chunks[made.head - 2].value):
        return True
    if made.head and line.chunks[made.head - 1].low == "on":  # "tariffs on $200 billion of goods"
        before = line.between(line.chunks[max(0, made.head - 4)].start, line.chunks[made.head].start)
        return bool(TARIFF.search(before))
    if _is_money(made.line.chunks[made.head].value) and _PER_WEIGHT.match(_behind(made)):
        return bool(TARIFF.search(_opening(made)))  # "duties of €0.74 per kilogram"
    if made.unit not in ("percent", "percentage_points"):
        return False
    chunks = line.chunks
    if made.head and chunks[made.head - 1].low in ("was", "is", "were", "are", "averages", "averaged"):
        return False
    # What grew, or a share, is a term only right beside the tariff; other percentages also further off.
    behind, ahead = (4, 3) if made.of in ("growth", "share") else (14, 8)
    low, high = max(0, made.head - behind), min(len(chunks), made.head + ahead)
    near = line.between(chunks[low].start, chunks[high - 1].end)
    return bool(TARIFF.search(near) and IMPOSED.search(near))
