"""Instruments by name: agreements, memoranda, treaties, declarations, standing partnerships.

It names and sorts them; what became of them (signed, in force) is read elsewhere. Plurals are no instrument.
"""

from __future__ import annotations

import re
from dataclasses import replace

from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Body, Instrument, Party

instruments = Stage("instruments", makes=("instrument",))
topics = Stage("topics", makes=("instrument",))
signatories = Stage("signatories", makes=("instrument",))

# The first that is found in the name, from the most telling words to the least.
TYPES = (
    ("declaration", r"joint (?:\w+ )?statement|declaration|communiqu[eé]|joint vision|leaders' statement"),
    ("mou", r"memorand|\bmou\b|\bmoc\b"),
    ("tipf", r"trade and investment promotion framework|\btipf\b"),
    ("cepa", r"comprehensive economic partnership agreement|\bcepa\b"),
    ("fta", r"free[ -]trade|\bfta\b|comprehensive economic and trade agreement|\bceta\b|comprehensive economic coop"
            r"|\bceca\b|\brcep\b|regional comprehensive economic|trans-pacific partnership|\bcptpp\b|\becta\b"
            r"|economic cooperation and trade agreement|trade and economic partnership|\btepa\b"
            r"|united states-mexico-canada|\busmca\b|\bafcfta\b"),
    ("epa", r"economic partnership agreement|\bepa\b"),
    ("convention", r"convention"),
    ("treaty", r"treaty|\bprotocol"),
    ("contract", r"contract|(?:purchase|offtake|supply|sales?|lease|shareholders?|concession|procurement) (?:and \w+ )?"
                 r"(?:agreement|deal)"),
    ("framework", r"framework|\btifa\b|\bipef\b"),
    ("partnership", r"partnership(?! agree)|alliance"),
)  # fmt: skip
COMMON = Declined("only a common noun")


def type_of(name: str) -> str:
    """The type of an instrument by the words of its name; `other` when none tells."""
    plain = " ".join(name.lower().replace("’", "'").split())
    return next((kind for kind, words in TYPES if re.search(words, plain)), "other")


def signers(said: Said, first: int, last: int) -> tuple[str, ...]:
    """The parties and bodies among these chunks: codes, and names of bodies."""
    found = []
    for chunk in said.line.chunks[first:last]:
        if isinstance(chunk.value, Party):
            found.append(chunk.value.code)
        elif isinstance(chunk.value, Body):
            found.append(chunk.value.name)
    return tuple(dict.fromkeys(found))


def plain_words(said: Said) -> str:
    """The words of the match on one line."""
    return " ".join(said.words.split())


def named(said: Said, short: Blank | None = None, *, is_named: bool = True) -> Instrument:
    """The instrument that the whole match names."""
    name = plain_words(said)
    acronym = said.line.words(short) if short else None
    return Instrument(name, type_of(name), signers(said, said.first, said.last), acronym, is_named)


@instruments.rule(
    "[{front: name} {rest: name|tie_and}*] {head: Cap&pact|Cap&pact_name|Cap&bond}"
    " [( {quote_mark}* {short: Cap} {quote_mark}* )]",
    "the {front: Korea}–UAE {head: Comprehensive Economic Partnership Agreement} ({short: CEPA}) was signed",
    "they signed a {front: Culture} and Tourism {head: Agreement}",
    "it has ratified the {front: Paris} {head: Agreement} since",
    "the {head: MOU} covers energy",
    never=["a partnership for all", "the Partnership will grow", "the trade agreements of the region"],
)
def capitalised(
    said: Said, head: Blank, front: Blank | None = None, short: Blank | None = None, **rest: Blank
) -> Instrument | Declined:
    """A name in capitals that ends in Agreement, Treaty, MOU and the like, with its short form in brackets."""
    if front is None and said.line.words(head).lower() in ("partnership", "framework", "alliance", "contract"):
        return COMMON
    return named(said, short, is_named=front is not None)


@instruments.rule(
    "[{party: party_word} {rest: party_word|tie_and}*] {field: pact_field}+ {head: pact!Cap}",
    "the {party: UK}-India {field: trade} {head: deal} was reached",
    "a {field: defence} {head: agreement} signed in 2018",
    never=["they deal with trade", "several trade agreements"],
)
def described(said: Said, **parts: Blank) -> Instrument:
    """An instrument named in small letters by what it is about, after its parties if they are named."""
    return named(said)


@instruments.rule(
    "[{party: party_word} {rest: party_word|tie_and}*] {field: pact_field}* {head: pact_name!Cap}"
    " [( {quote_mark}* {short: Cap} {quote_mark}* )]",
    "a {head: memorandum of understanding} ({short: MOU}) was signed",
    "the {party: India}–Oman {head: free trade agreement} will be signed",
    never=["they signed two memoranda of understanding"],
)
def standard(
    said: Said, party: Blank | None = None, field: Blank | None = None, short: Blank | None = None, **rest: Blank
) -> Instrument:
    """An instrument of a usual kind in small letters: a memorandum of understanding, a free trade agreement."""
    return named(said, short, is_named=party is not None or field is not None)


@topics.rule(
    "{instrument} {topic_word} {name_glue}* {topic: topical} [{topical|name_glue}* {more: topical}]"
    " [{comma} {topical|name_glue|comma}* and {topical|name_glue}* {last: topical}]",
    "the {instrument: Agreement} on {topic: Agriculture} applies",
    "the {instrument: Agreement} on {topic: Reciprocal} {more: Trade} was agreed",
    "the {instrument: MOU} on {topic: Nuclear} New Technologies, AI, and Global Market {last: Cooperation} was signed",
    never=["the Agreement on which they rely", "the Agreement on Monday"],
)
def on_topic(said: Said, instrument: Blank, **topic: Blank) -> Instrument:
    """What an instrument is on, in capitals: a list ends in "and" and its last member."""
    return extended(said, instrument)


@topics.rule(
    "{instrument} {subject_word} {name_glue}* {low!function!headline} [{rest: subject|subject_glue}* {subject}]",
    "an {instrument: MOU} on energy cooperation in the nuclear {subject: field} was signed",
    "an {instrument: MOU} on lithium was signed",
    never=["the agreement on which they rely", "the Korea–Chile FTA on Monday"],
)
def on_subject(said: Said, instrument: Blank, **subject: Blank) -> Instrument | Declined:
    """What an instrument is on, in small letters."""
    return extended(said, instrument)


@topics.rule(
    "{instrument} to {name_glue}* {purpose} [{rest: subject|subject_glue}* {subject}]",
    "an {instrument: MOU} to {purpose: share} data and {subject: knowledge}",
    "an {instrument: MOU} to {purpose: cooperate}",
    never=["the Agreement to be signed"],
)
def for_purpose(said: Said, instrument: Blank, **purpose: Blank) -> Instrument:
    """What an instrument is to do, in small letters."""
    return extended(said, instrument)


@signatories.rule(
    "{instrument} {with_word} {article}* {partner: signer} [{signer|comma|article}* and {article}* {last: signer}]",
    "the first {instrument: FTA} with {partner: Chile} was signed",
    "an {instrument: MOU} between the governments of {partner: Korea} and {last: Kuwait}",
    "the {instrument: Economic Agreement} among {partner: Korea}, Kenya, and the {last: EU}",
    never=["the Agreement with which they began"],
)
def between(said: Said, instrument: Blank, **partners: Blank) -> Instrument:
    """An instrument and those it is with or between."""
    return extended(said, instrument)


def extended(said: Said, instrument: Blank) -> Instrument:
    """The instrument under the longer name that the match gives it."""
    known: Instrument = said.line.value(instrument)
    name = plain_words(said)
    parties = tuple(dict.fromkeys((*known.parties, *signers(said, instrument.last, said.last))))
    return replace(known, name=name, parties=parties, is_named=True)
