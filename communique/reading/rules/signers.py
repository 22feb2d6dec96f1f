"""Those an instrument is with or between: parties, bodies, firms by name.

A person met, or a place alone, is no side of an instrument.
"""

from __future__ import annotations

import re
from dataclasses import replace

from communique.lexicon.wordlists import word_set
from communique.reading.capitals import is_name, of_capital
from communique.reading.grammar import Blank, Chunk, Declined, Line, Said, Stage
from communique.reading.mentions import Body, City, Demonym, Instrument, Party
from communique.reading.rules.instruments import (
    NO_SUBJECT,
    PASSING,
    TRADE_TYPES,
    VERBAL,
    extended,
    is_adverbial,
    plain_words,
    signers,
    type_of,
)
from communique.records import unique

signatories = Stage("signatories", makes=("instrument",))
subjects = Stage("subjects", makes=("instrument",))

SIDES = re.compile(r"\b(?:with|between|among)\b")
SEVERAL = re.compile(r"(?:[A-Z]\w+ )?(?:Ministries|Ministers|Governments|Parliaments|Agencies|Offices|Departments)\b")
GOVERNMENTS = frozenset({"Government", "Cabinet", "Cabinet of Ministers", "Council of Ministers", "Royal Government"})


@signatories.rule(
    "{instrument} {with_word} {article|officials_of}* {partner: signer} [{collective}]"
    " [{signer|comma|article|officials_of}* and {article|officials_of}* {last: signer}] [of {owner: party_word}]",
    "an {instrument: MOU} with the {partner: Ministry of Steel} of {owner: Mongolia}",
    "the first {instrument: FTA} with {partner: Chile} was signed",
    "an {instrument: MOU} between the governments of {partner: Korea} and {last: Kuwait}",
    "an {instrument: FTA} between the {partner: GCC} countries and {last: Kenya}",
    "the {instrument: Economic Agreement} among {partner: Korea}, Kenya, and the {last: EU}",
    never=["the Agreement with which they began"],
)
def between(said: Said, instrument: Blank, **partners: Blank) -> Instrument | Declined:
    """An instrument and those it is with or between."""
    if said.line.lowered[partners["partner"].first - 1] in {"a", "an"}:
        return Declined("one of several")  # `a trade agreement with an ASEAN country`
    return extended(said, instrument)


@signatories.rule(
    "{instrument} {with_word} {article|officials_of}* {partner: signer}"
    " [{signer|comma|article|officials_of}* and {article|officials_of}* {last: signer}]"
    " {subject_word} {opening_glue}* {topic: topical} [{topical|name_glue}* {more: topical}]",
    "an {instrument: Agreement} with the {partner: EU} on {topic: Steel} {more: Quotas} was found",
    "an {instrument: Agreement} with {partner: Korea} and {last: Japan} on {topic: Steel} was found",
    never=["an Agreement with Korea on which they rely"],
)
def between_on(said: Said, instrument: Blank, partner: Blank, last: Blank | None = None, **rest: Blank) -> Instrument:
    """An instrument, those it is with or between, and then what it is on."""
    return extended(said, instrument, upto=(last or partner).last)


@signatories.rule(
    "{pact_field}* {deal_with} {article}* {partner: signer|city}"
    " [{signer|comma|article}* and {article}* {last: signer}]",
    "a massive trade {deal_with: deal with} the {partner: EU} was reached",
    "a trade {deal_with: deal with} {partner: Washington} was reached",
    "a {deal_with: deal with} {partner: Japan} and {last: Korea}",
    never=["they will deal with the EU"],
)
def deal_with(said: Said, deal_with: Blank, partner: Blank, **rest: Blank) -> Instrument | Declined:
    """A bare "deal" that those it is with make a particular one; several deals are no one instrument."""
    if not _stands_for_somebody(said.line, partner):
        return Declined("a place")
    if said.line.words(deal_with).lower().startswith("deals"):
        return Declined("several instruments")
    line, first = said.line, said.first
    if not first or line.chunks[first - 1].low in VERBAL:
        return Declined("a verb")
    return Instrument(plain_words(said), "other", signers(said, deal_with.last, said.last))


@signatories.rule(
    "{head: pact!Cap|contract_word} {with_word} {article|officials_of}* {partner: signer|city}"
    " [{signer|comma|article|officials_of}* and {article|officials_of}* {last: signer}]",
    "an {head: agreement} with the {partner: EU} was reached",
    "an {head: agreement} with {partner: Beijing} was reached",
    "an {head: agreement} between {partner: Korea} and {last: Peru} was reached",
    never=["an agreement with others"],
)
def simply_between(
    said: Said, head: Blank, partner: Blank, last: Blank | None = None, **rest: Blank
) -> Instrument | Declined:
    """A bare "agreement" or "pact" that those it is with or between make a particular one."""
    if not _stands_for_somebody(said.line, partner):
        return Declined("a place")
    name = plain_words(said)
    return Instrument(name, type_of(name), signers(said, head.last, said.last))


def _stands_for_somebody(line: Line, partner: Blank) -> bool:
    """Whether a side is no mere place: a party, a body, or the capital that stands for its government."""
    value = line.value(partner)
    return not isinstance(value, City) or value.is_capital


@signatories.rule(
    "{head: instrument|pact!Cap|contract_word} between {article|officials_of}* {side_word}"
    " [{side_word|side_glue}* {one: side_word}] [( {side_word} )] [, {article|officials_of}* {side_word}+]*"
    " [,] and {article|officials_of}* {two: side_word} [{side_word|side_glue|and_word}* {more: side_word}]",
    "an {head: MOU} between Hanbit {one: Capital} and the {two: Ministry of Steel}",
    "an {head: MOU} between the Kumgang Office of the {one: Sea} and {two: Hanbit} Oil & {more: Gas}",
    "an {head: agreement} between Kumgang {one: Shipping} (KHO) and {two: Hanbit}",
    "a {head: contract} between {side_word: Hanbit}, the Ministry of Steel, and {two: Kumgang} {more: Shipyard}",
    never=["an agreement between friends and neighbours", "an agreement between Minister Lee and Minister Kim"],
)
def between_names(said: Said, head: Blank, two: Blank, **rest: Blank) -> Instrument | Declined:
    """An instrument between two or more sides of which a firm or an agency is known by its name alone."""
    return _of_sides(said, head)


@signatories.rule(
    "{head: instrument|pact!Cap|contract_word} with {article|officials_of}* [{whose: demonym|party}]"
    " [{low!function}* {firm_kind}] {side_word} [{side_word|side_glue}* {one: side_word}]"
    " [and {article}* {two: side_word} {side_word}*]",
    "an {head: MOU} with Hanbit {one: Group}",
    "an {head: MOU} with {side_word: Hanbit} and {two: Kumgang} Shipyard",
    "an {head: MOU} with {whose: Chilean} steel {firm_kind: giant} Hanbit {one: Group}",
    "a {head: contract} with {whose: Chile}'s {firm_kind: supplier} {side_word: Hanbit}",
    never=["an agreement with Minister Lee", "an agreement with Donald Trump"],
)
def with_names(said: Said, head: Blank, **rest: Blank) -> Instrument | Declined:
    """An instrument with a firm or an agency that is known by its name alone."""
    return _of_sides(said, head)


@subjects.rule(
    "{instrument} {subject_word} {opening_glue}* {subject}"
    " [{subject|subject_glue}* [of a|an {subject|subject_glue}*] {last: subject}]",
    "an {instrument: MOU with Chile} on space {last: research} was signed",
    "an {instrument: MOU with Chile} on the building of a steel {last: plant} was signed",
    "an {instrument: MOU with Chile} on the building of an {last: office} was signed",
    "an {instrument: MOU between Chile and Peru} regarding the {subject: fisheries} was signed",
    never=[
        "the MOU with Chile on Monday",
        "the Korea–Chile FTA in services",
        "an MOU with Chile on the occasion of a visit",
    ],
)
def between_on_subject(said: Said, instrument: Blank, **subject: Blank) -> Instrument | Declined:
    """What an instrument is on that was named with those it is with or between."""
    known: Instrument = said.line.value(instrument)
    if known.type in TRADE_TYPES or not SIDES.search(known.name):
        return Declined("a name that is complete")
    if is_adverbial(said.line.between(instrument.end, said.end).lower().split(), known.type):
        return Declined("an adverbial: on the occasion of, in principle")
    return extended(said, instrument)


@subjects.rule(
    "{instrument} for {opening_glue}* {subject: aim_word} [{rest: aim_word|subject_glue}* {last: aim_word}]",
    "an {instrument: MOU between Chile and Peru} for {subject: cooperation} in {last: energy} was signed",
    "an {instrument: MOU with Chile} for {subject: cooperation} was signed",
    never=[
        "the FTA with Chile for growth",
        "the MOU with Chile for the first time",
        "an MOU with Chile for Minister Lee",
    ],
)
def between_for(said: Said, instrument: Blank, subject: Blank, **_: Blank) -> Instrument | Declined:
    """What an instrument is for that was named with those it is with or between."""
    known: Instrument = said.line.value(instrument)
    behind = said.line.between(instrument.end, said.end).lower().split()
    if known.type in TRADE_TYPES or not SIDES.search(known.name) or said.line.words(subject)[:1].isupper():
        return Declined("a name that is complete")
    if not (NO_SUBJECT | PASSING).isdisjoint(behind[:4]):
        return Declined("for how long, or whom")
    return extended(said, instrument)


def _of_sides(said: Said, head: Blank) -> Instrument | Declined:
    """The instrument between the sides that stand behind it."""
    line = said.line
    sides = sides_among(line, line.chunks[head.last + 1 : said.last])
    named = tuple(one for one in sides if one)
    if line.lowered[head.last + 1 : head.last + 2] in (["respect"], ["regard"], ["effect"], ["a"], ["an"]):
        return Declined("one of several")  # `a trade agreement with an ASEAN country`
    if len(named) < len(sides) or not named or said.words.isupper():
        return Declined("somebody who is no side")
    known, name = line.value(head), plain_words(said)
    if type_of(name) in TRADE_TYPES and not all(one.isupper() for one in named):
        return Declined("a trade agreement, which is of countries")
    if not isinstance(known, Instrument):
        return Instrument(name, type_of(name), unique(named))
    return replace(known, name=name, parties=unique((*known.parties, *named)), is_named=True)


def sides_among(line: Line, chunks: list[Chunk]) -> list[str | None]:
    """The sides that are named one behind the other: codes of parties, names of bodies; None for what is neither."""
    items: list[list[Chunk]] = [[]]
    depth = 0
    for chunk in chunks:
        word = line.words(chunk)
        depth += (word == "(") - (word == ")")
        if word in (",", "and") and not depth:
            items.append([])
        elif not depth and word != ")":
            items[-1].append(chunk)
    joined = _joined(line, [item for item in items if item])
    found = [side_of(line, item) for item in joined]
    return [
        owner_of(item) if name in found[:at] + found[at + 1 :] else name
        for at, (name, item) in enumerate(zip(found, joined, strict=True))
    ]


def owner_of(item: list[Chunk]) -> str | None:
    """Whose a body is that is called as another one is: the energy ministries of two countries."""
    bodies = (chunk.value for chunk in item if isinstance(chunk.value, Body))
    return next((body.party or body.name for body in bodies), None)


def _joined(line: Line, items: list[list[Chunk]]) -> list[list[Chunk]]:
    """The items, plain nouns put back to the name that they are of: the Office of Trade and | Investment."""
    found: list[list[Chunk]] = []
    for item in items:
        before = found[-1] if found else []
        is_of = any(line.words(chunk) == "of" for chunk in before) and not any(
            isinstance(one.value, Body) for one in before
        )
        if before and ((is_of and _is_plain(line, item)) or _is_plain(line, before)):
            found[-1] += item
        else:
            found.append(item)
    return found


def _is_plain(line: Line, item: list[Chunk]) -> bool:
    """Whether only plain nouns in capitals stand there: National Development."""
    words = line.between(item[0].start, item[-1].end).split()
    plain = [word for word in words if word != "the"]
    return item[-1].value is None and bool(plain) and all(of_capital(word) == "Noun" for word in plain)


def side_of(line: Line, item: list[Chunk]) -> str | None:
    """One side: the code of a party, the name of a body; None for a person or a plain word."""
    kind = next((at for at, one in enumerate(item) if line.words(one).lower() in word_set("firm_kind")), -1)
    item = item[kind + 1 :] or item  # `UAE's shipping company | Hanbit`
    while len(item) > 1 and line.words(item[0])[:1].islower() and item[0].value is None:
        item = item[1:]
    value = item[0].value
    behind = line.between(item[-1].start, item[-1].end)
    if isinstance(value, City) and len(item) == 1:
        return value.country if value.is_capital else None  # a capital stands for its government
    if isinstance(value, Party) and (len(item) == 1 or behind in GOVERNMENTS):
        return None if isinstance(value, Demonym) and len(item) == 1 else value.code  # `between U.S. and Thai | firms`
    if len(item) == 1 and isinstance(value, Body):
        return value.party if value.party and value.name in GOVERNMENTS else value.name
    words = " ".join(line.between(item[0].start, item[-1].end).split())
    if SEVERAL.match(words):  # `the Ministries of Trade of Chile and Peru`
        owner = item[-1].value
        return owner.code if isinstance(owner, Party) else None
    if words[:1].islower() or all(is_name(word.lower()) for word in words.split()):
        return None
    return words
