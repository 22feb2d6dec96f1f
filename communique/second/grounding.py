"""From what a model says to records: field by field, each with the words that bear it out, or left out.

It refuses a record whose quote does not stand in the text exactly once, and one that loses what its kind requires.
Grounding a record that was grounded gives the same record: why it was read can be told without asking the model again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace

from communique.records import (
    ACTS,
    AGREEMENT_TYPES,
    EVENT_STATUSES,
    FIGURE_OF,
    INITIATIVE_TYPES,
    INSTRUMENTS,
    KINDS,
    MEASURE_STATUSES,
    STAGES,
    Quote,
    Record,
)
from communique.second import actors, quantities, wording
from communique.second.asked import Asked, Check, Found, Refused
from communique.second.evidence import Evidence, Quantity

RULE = "llm"  # the rule of a record is llm.KIND
LONGEST = 600  # characters of a quote: what is longer states nothing in particular
INITIATIVE_STATUSES = ("proposed", "planned", "ongoing", "done")
_PARAGRAPH = re.compile(r"\n\s*\n")
# What a meeting's or a deed's own sentence may leave to another: when, where, how often.
ELSEWHERE = frozenset("date since period announced effective place frequency attendance edition".split())
GIVEN_BY_AMOUNT = ("unit", "bound")  # of a figure: read with its value


@dataclass(frozen=True, slots=True)
class Claim:
    """A record as a model gives it: nothing of it is believed yet.

    `elsewhere` holds, for fields that the record's own quote does not state, the words that do.
    """

    kind: str
    quote: str
    fields: Mapping[str, object]
    elsewhere: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Grounded:
    """A record that the document bears out, the words behind each field, and what was left out and why."""

    record: Record
    grounds: tuple[tuple[str, Found], ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """How a field is checked, and whether it has several values."""

    check: Check
    many: bool = False


_PARTY, _DAY, _PLACE, _PHRASE = (Field(one) for one in (actors.party, quantities.day, actors.place, wording.phrase))
_QUOTED = Field(wording.quoted)
_ACTORS, _PARTIES = Field(actors.actor, many=True), Field(actors.party, many=True)


def _code(codes: tuple[str, ...]) -> Field:
    return Field(wording.one_of(codes))


FIELDS: Mapping[str, Mapping[str, Field]] = {
    "role": {
        "person": Field(actors.person), "title": _QUOTED, "organisation": Field(actors.body),
        "party": Field(actors.whose),
    },
    "event": {
        "act": _code(ACTS), "by": _ACTORS, "to": _ACTORS, "parties": _PARTIES, "date": _DAY, "place": _PLACE,
        "object": _PHRASE, "status": _code(EVENT_STATUSES), "condition": _QUOTED,
    },
    "agreement": {
        "name": _PHRASE, "type": _code(AGREEMENT_TYPES), "parties": _ACTORS, "stage": _code(STAGES), "date": _DAY,
        "history": Field(quantities.rung, many=True),
    },
    "series": {
        "name": _PHRASE, "edition": Field(quantities.edition), "date": _DAY, "place": _PLACE,
        "since": Field(quantities.year), "frequency": Field(quantities.frequency),
        "attendance": Field(quantities.count), "parties": _PARTIES, "hosts": _ACTORS,
    },
    "measure": {
        "name": _PHRASE, "imposer": _PARTY, "instrument": _code(INSTRUMENTS),
        "targets": Field(actors.target, many=True), "products": Field(wording.phrase, many=True),
        "terms": Field(quantities.term, many=True), "status": _code(MEASURE_STATUSES), "announced": _DAY,
        "effective": _DAY,
    },
    "figure": {
        "value": Field(quantities.quantity), "of": _code(FIGURE_OF), "party": _PARTY, "partner": _PARTY,
        "period": Field(quantities.year),
    },
    "initiative": {
        "name": _PHRASE, "type": _code(INITIATIVE_TYPES), "parties": _PARTIES, "status": _code(INITIATIVE_STATUSES),
        "place": _PLACE,
    },
}  # fmt: skip

# What a record must keep: one of each group.
REQUIRED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "role": (("person",), ("title", "organisation")),
    "event": (("act",), ("by", "to", "parties", "object")),
    "agreement": (("name",),),
    "series": (("name",),),
    "measure": (("instrument",), ("name", "imposer", "targets", "products", "terms")),
    "figure": (("value",),),
    "initiative": (("name",),),
}


def quote_of(evidence: Evidence, words: str) -> Quote | Refused:
    """The one place where the words stand, as the document has them."""
    if not any(letter.isalpha() for letter in words):
        return Refused("quote: no words")
    found = evidence.finder.places(words, most=2)
    if len(found) != 1:
        return Refused("quote: stands more than once" if found else "quote: not in the text")
    start, end = found[0]
    if end - start > LONGEST:
        return Refused("quote: too long")
    if _PARAGRAPH.search(evidence.document.text, start, end):
        return Refused("quote: over the border of a paragraph")
    return evidence.document.quote(start, end)


def ground(claim: Claim, evidence: Evidence, who: str) -> Grounded | Refused:
    """The record that a claim makes, marked with who read it, as far as the document bears it out."""
    if claim.kind not in KINDS:
        return Refused("no kind of ours")
    quote = quote_of(evidence, claim.quote)
    return quote if isinstance(quote, Refused) else ground_at(claim, quote, evidence, who)


def ground_at(
    claim: Claim, quote: Quote, evidence: Evidence, who: str, *, is_known: bool = False
) -> Grounded | Refused:
    """Likewise, for a quote that was found before.

    Of a record that is known, days and places are looked for in the whole text: what else gave them is not kept.
    """
    table = FIELDS[claim.kind]
    asked = Asked(evidence, quote, claim.fields)
    grounds: list[tuple[str, Found]] = []
    left_out = ["no field of ours" for name in claim.fields if name not in table and not _is_given(claim, name)]
    for name, one in table.items():
        for value in _values(claim.fields.get(name), many=one.many):
            found = one.check(asked, value)
            if isinstance(found, Refused) and name in ELSEWHERE and (is_known or name in claim.elsewhere):
                found = _elsewhere(one.check, value, asked, claim.elsewhere.get(name))
            if isinstance(found, Found):
                grounds.append((name, found))
            else:
                left_out.append(f"{name}: {found.reason}")
    kept = {name for name, _ in grounds}
    for group in REQUIRED[claim.kind]:
        if kept.isdisjoint(group):
            return Refused(_lost(group, left_out))
    if not _is_anchored(claim.kind, grounds, quote):
        return Refused("quote: names nothing of what is stated")
    record = KINDS[claim.kind](quote=quote, rule=f"{RULE}.{claim.kind}", reader=(who,), **_fields(claim.kind, grounds))
    return Grounded(record, tuple(grounds), tuple(left_out))


# Of these, one at least must stand in the quote itself: else it would be no evidence of the record.
ANCHORS: Mapping[str, tuple[str, ...]] = {
    "role": ("person",),
    "event": ("by", "to", "object", "parties", "place", "date"),
    "measure": ("name", "imposer", "targets", "products", "terms"),
    "figure": ("value",),
}
_TELLING = re.compile(r"\w{4,}")


def _is_anchored(kind: str, grounds: Iterable[tuple[str, Found]], quote: Quote) -> bool:
    """Whether the quote itself names what the record is about; of a name, one telling word."""
    for name, found in grounds:
        if name in ANCHORS.get(kind, ()) and quote.start <= found.start and found.end <= quote.end:
            return True
        if name == "name" and {word.casefold() for word in _TELLING.findall(str(found.value))} & {
            word.casefold() for word in _TELLING.findall(quote.words)
        }:
            return True
    return False


def _elsewhere(check: Check, value: object, asked: Asked, words: str | None) -> Found | Refused:
    """The check by a quote of the field's own, which must stand in the text exactly once like the record's."""
    document = asked.evidence.document
    quote = quote_of(asked.evidence, words) if words else document.quote(0, len(document.text))
    return check(replace(asked, quote=quote), value) if isinstance(quote, Quote) else Refused(f"its own {quote.reason}")


def _is_given(claim: Claim, name: str) -> bool:
    return claim.kind == "figure" and name in GIVEN_BY_AMOUNT


def _values(value: object, *, many: bool) -> Iterable[object]:
    if value is None or value == "":
        return ()
    if many:
        return value if isinstance(value, list | tuple) else (value,)
    return (value,)


def _lost(group: tuple[str, ...], left_out: Iterable[str]) -> str:
    """Why a record is declined: what was wrong with what it requires, else that it was not given."""
    wrong = next((one for one in left_out if one.partition(":")[0] in group), None)
    return wrong or f"no {' or '.join(group)}"


def _fields(kind: str, grounds: Iterable[tuple[str, Found]]) -> dict[str, object]:
    """The values of a record's fields; several of one field as a tuple, each once."""
    listed = {one.name for one in fields(KINDS[kind]) if one.default == ()}
    made: dict[str, object] = {}
    for name, found in grounds:
        if isinstance(found.value, Quantity):
            made |= {"value": found.value.value, "unit": found.value.unit, "bound": found.value.bound}
        elif name in listed:
            before = made.get(name, ())
            assert isinstance(before, tuple)
            made[name] = before if found.value in before else (*before, found.value)
        else:
            made[name] = found.value
    return made
