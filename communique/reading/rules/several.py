"""Instruments that are told of in one phrase or by one another: plurals, protocols to an agreement, short forms.

A plural without those it is with, or of which nothing is done, is no instrument.
"""

from __future__ import annotations

import re
from dataclasses import replace

from communique.reading.grammar import Blank, Declined, Said
from communique.reading.mentions import Instrument
from communique.reading.rules.instruments import (
    NO_SUBJECT,
    TRADE_TYPES,
    named,
    plain_words,
    signers,
    topics,
    type_of,
)
from communique.reading.rules.signers import signatories, subjects
from communique.records import unique

__all__ = ["signatories", "subjects", "topics"]  # the stages, with these rules in them

ACRONYM = re.compile(r"M[Oo][UCAI]|L[Oo]I|FTA|CEPA|EPA|TIPF|FIPA|BIT")
ORDINALS = frozenset({"first", "second", "third", "fourth", "other", "latest", "last", "next", "earlier", "latter"})
VERSION = re.compile(r"[2-5]\.0")
CHANGING = re.compile(
    r"\b(?:amend|upgrad|revis|modif|supplement|extend|extension|accession|renew|implement)", re.IGNORECASE
)
PAPERS = re.compile(
    r"^(?:\w+ )*(?:protocol|annex|amendment|agreement|treaty|exchange of (?:notes|letters))\b", re.IGNORECASE
)


def singular(name: str) -> str:
    """The words of a plural name by which its type is told: FTAs as FTA."""
    return re.sub(r"(?<=[A-Za-z])s\b", "", name)


@signatories.rule(
    "{pact_field}* {heads: several_pacts} [of understanding|cooperation] [( {short: Cap} )]"
    " {with_word} {article|officials_of}* {partner: signer}"
    " [{signer|comma|article|officials_of}* and {article|officials_of}* {last: signer}]",
    "they discussed free trade {heads: agreements} ({short: FTAs}) with {partner: Chile} and {last: Peru}",
    "they signed critical minerals {heads: memoranda} of understanding with {partner: Chile}",
    "they signed {heads: memoranda} of cooperation with {partner: Chile}",
    never=["they signed agreements with others", "they deal with Chile"],
)
def several_with(said: Said, heads: Blank, partner: Blank, last: Blank | None = None, **rest: Blank) -> Instrument:
    """Several instruments with parties or bodies that are named."""
    name = plain_words(said)
    kind, sides = type_of(singular(name)), signers(said, heads.last, said.last)
    return Instrument(name, kind, sides, is_named=kind in TRADE_TYPES and len(sides) > 1)


@topics.rule(
    "{front: pact_field}* {heads: several_pacts} [of understanding|cooperation] [( {short: Cap} )]"
    " {subject_word} {opening_glue}* {subject} [{subject|subject_glue}* {last: subject}]",
    "they signed {heads: memoranda} of understanding on {subject: energy} and {last: defence}",
    "they signed {heads: memoranda} of cooperation on {subject: fish}",
    "they signed {front: bilateral} {heads: memoranda} ({short: MOUs}) on {subject: fish}",
    never=["they signed memoranda on Monday", "they signed agreements on the sidelines of the summit"],
)
def several_on(said: Said, heads: Blank, subject: Blank, **rest: Blank) -> Instrument | Declined:
    """Several instruments told of by what they are on."""
    behind = said.line.between(heads.end, said.end).lower().split()
    if NO_SUBJECT.intersection(behind[:4]) or "in" in behind[:1]:
        return Declined("an adverbial: on the occasion of, in principle")
    name = plain_words(said)
    return Instrument(name, type_of(singular(name)), (), None, False)


@topics.rule(
    "{instrument} , {short: instrument}",
    "a {instrument: Memorandum of Understanding}, {short: MoU}, on trade was signed",
    never=["an MoU, and an FTA", "the Korea–Chile FTA, CEPA talks"],
)
def short_form(said: Said, instrument: Blank, short: Blank) -> Instrument | Declined:
    """An instrument with its acronym between commas behind it."""
    line = said.line
    known: Instrument = line.value(instrument)
    acronym = line.words(short)
    closes = said.last < len(line.chunks) and line.words(line.chunks[said.last]) in (",", "”", '"')
    if not closes or not ACRONYM.fullmatch(acronym) or type_of(acronym) != known.type:
        return Declined("another instrument")
    return replace(known, short=acronym)


@topics.rule(
    "{instrument} {version: number}",
    "the {instrument: Korea–Chile FTA} {version: 2.0} was signed",
    never=["the Korea–Chile FTA 20 years on"],
)
def in_its_version(said: Said, instrument: Blank, version: Blank) -> Instrument | Declined:
    """An instrument that has been upgraded, by the number of its version."""
    if not VERSION.fullmatch(said.line.words(version)):
        return Declined("a number that goes on")
    known: Instrument = said.line.value(instrument)
    return replace(known, name=said.words)


@topics.rule(
    "{head: instrument|pact!Cap} [,] {aka} [the] {alias: instrument}",
    "they signed a {head: defence pact}, {aka: called} the {alias: Kumgang Access Agreement}, in May",
    "they signed a {head: pact} {aka: known as} {alias: Kumgang Access Agreement}",
    never=["they signed the Korea–Chile FTA, or an MOU", "the FTA called for talks"],
)
def called_so(said: Said, head: Blank, alias: Blank, aka: Blank) -> Instrument | Declined:
    """An instrument with another name of it behind: a defence pact, called the Access Agreement."""
    line = said.line
    other: Instrument = line.value(alias)
    known = line.value(head)
    if not other.name[:1].isupper() or (known and known.type != other.type and "other" not in (known.type, other.type)):
        return Declined("another instrument")
    if not isinstance(known, Instrument):
        return other
    best = known if known.name[:1].isupper() and known.is_named else other
    return replace(best, short=best.short or line.words(alias), parties=unique((*known.parties, *other.parties)))


@subjects.rule(
    "{head: instrument|pact!Cap} {amending} {article|low!function|adverb}* {of: instrument}",
    "the {head: protocol} {amending: amending} the {of: FTA with Chile} was signed",
    "the {head: protocol between Chile and Peru} {amending: for} amending the {of: FTA} was signed",
    never=["the agreement to sign the Korea–Chile FTA", "a declaration on the Korea–Chile FTA"],
)
def of_another(said: Said, head: Blank, amending: Blank, of: Blank) -> Instrument | Declined:
    """A protocol, or the like, that changes another instrument: it is between those whose that one is."""
    line = said.line
    front = line.between(head.start, of.start)
    if not PAPERS.search(line.words(head)) or not CHANGING.search(front):
        return Declined("no paper that changes another")
    known, other = line.value(head), line.value(of)
    paper = known if isinstance(known, Instrument) else named(said, head)
    kind = "treaty" if "protocol" in line.words(head).lower() else paper.type
    return Instrument(plain_words(said), kind, unique((*paper.parties, *other.parties)), paper.short)


@signatories.rule(
    "{instrument} , with {partner: party|weak_party}",
    "the first {instrument: CEPA}, with {partner: Chile}, was signed",
    never=["the CEPA, with Chile in mind, was signed"],
)
def told_apart(said: Said, instrument: Blank, partner: Blank) -> Instrument | Declined:
    """One of several instruments told apart by those it is with, between commas."""
    line = said.line
    closes = said.last < len(line.chunks) and line.words(line.chunks[said.last]) == ","
    if not closes or not said.first or line.chunks[said.first - 1].low not in ORDINALS:
        return Declined("what comes with it")
    known: Instrument = line.value(instrument)
    return replace(known, name=said.words, parties=unique((*known.parties, line.value(partner).code)), is_named=True)
