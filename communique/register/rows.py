"""A reading as the rows that hold it, and rows as the records that they were.

Pure: no database here. Refuses a record whose quote does not stand in the text of its document.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Any

from communique import edtf, records
from communique.records import Document, FormatError, Quote, Reading, Record
from communique.register.schema import UNKNOWN_DAY

Row = dict[str, Any]

# The rule of a record that a person corrected.
CORRECTED = "judgement"
# Beyond this many parties a record is about a group, and its pairs are reached through record_party alone.
MOST_PAIRED = 12

_DECODER = json.JSONDecoder()
_CODE = re.compile(r"[A-Z][A-Z0-9_]*")
# What no UTF-8 text of either database can hold.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Parts:
    """Rows by table, ready for one bulk insert each."""

    record: list[Row] = field(default_factory=list)
    record_body: list[Row] = field(default_factory=list)
    record_party: list[Row] = field(default_factory=list)
    record_pair: list[Row] = field(default_factory=list)
    record_actor: list[Row] = field(default_factory=list)
    term: list[Row] = field(default_factory=list)
    rung: list[Row] = field(default_factory=list)


def body_of(record: Record) -> str:
    """All fields of a record in the record format, and who read it, without quote and rule."""
    return _text_of(record, without=("quote", "rule"))


def _text_of(record: Record, without: tuple[str, ...]) -> str:
    """The fields of a record: equal fields are equal text."""
    line = {name: value for name, value in record.as_json().items() if name not in without}
    return json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def record_id(document: str, record: Record, fields: str) -> str:
    """The content hash of document, quote and fields; which rule and reader read it does not matter.

    It begins as the document's: the records of a release then stand together in every index, however large.
    """
    said = f"{document}\n{record.quote.start}:{record.quote.end}\n{fields}"
    return document[:6] + hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def check_quotes(reading: Reading) -> None:
    """Raises FormatError, naming document and fault, for a quote not in the text or a text that cannot be stored."""
    text = reading.document.text
    if _UNSTORABLE.search(text):
        raise FormatError(
            f"{reading.document.source or reading.document.id}: its text cannot be stored: broken characters"
        )
    for record in reading.records:
        quote = record.quote
        if quote.start >= quote.end or text[quote.start : quote.end] != quote.words:
            where = reading.document.source or reading.document.id
            raise FormatError(
                f"{where}: a record of kind {record.kind} quotes {quote.words[:60]!r} at {quote.start}:{quote.end}, "
                "which does not stand there"
            )


def records_by_id(reading: Reading) -> dict[str, Record]:
    """The records of a reading, each once, by id."""
    return {id: record for id, (record, _) in with_bodies(reading).items()}


def with_bodies(reading: Reading) -> dict[str, tuple[Record, str]]:
    """The records of a reading and their bodies, each once, by id."""
    found = {}
    for record in reversed(reading.records):
        fields = _text_of(record, without=("quote", "rule", "reader"))
        # Most records have no reader of their own: their fields are all that they say.
        body = body_of(record) if record.reader else fields
        found[record_id(reading.document.id, record, fields)] = (record, body)
    return found


def own_days(record: Record) -> tuple[date, date] | None:
    """The first and last day of a record's own date, or None when it states none."""
    stated = _date_of(record)
    return edtf.span(stated) if stated else None


def add_parts(parts: Parts, number: int, record: Record, body: str, *, id: str, document: tuple[int, Document]) -> None:
    """Adds the rows of one record; `document` comes with its number."""
    document_number, told_in = document
    published = told_in.published
    days = own_days(record)
    day = days[1] if days else published or UNKNOWN_DAY
    parts.record.append(
        _record_row(number, record)
        | {"id": id, "document": told_in.id, "published": published, "day": day}
        | {"first_day": days[0] if days else None, "last_day": days[1] if days else None}
    )
    parts.record_body.append({"record": number, "body": body})
    codes = sorted(set(parties_of(record)))
    told = {"document_number": document_number, "act": getattr(record, "act", "")}
    parts.record_party.extend({"party": code, "day": day, "record": number} | told for code in codes)
    if len(codes) <= MOST_PAIRED:
        pairs = combinations(codes, 2)
        parts.record_pair.extend({"one": one, "other": other, "day": day, "record": number} for one, other in pairs)
    parts.record_actor.extend({"record": number, "form": None} | row for row in _actors(record))
    parts.term.extend({"record": number} | row for row in _terms(record))
    parts.rung.extend({"record": number} | row for row in _rungs(record))


def parties_of(record: Record) -> tuple[str, ...]:
    """The countries and blocs of a record, whichever of its fields names them."""
    named: list[str | None] = [*getattr(record, "parties", ())]
    if isinstance(record, records.Measure):
        named = [record.imposer, *record.targets]
    elif isinstance(record, records.Figure):
        partners = record.partner if isinstance(record.partner, list | tuple) else [record.partner]
        named = [record.party, *partners]
    elif isinstance(record, records.Role):
        named = [record.party]
    return records.unique(name for name in named if name and is_code(name))


def is_code(name: str) -> bool:
    """Whether a name is the code of a country or bloc and not an acronym of some body."""
    return bool(_CODE.fullmatch(name)) and (len(name) == 2 or name in BLOCS)


def record_from_row(body: str, rule: str, quote: Quote) -> Record:
    """The record that a row was made of."""
    line, _ = _DECODER.raw_decode(body)
    line["rule"] = rule
    return records.record_with_quote(line, quote)


BLOCS = frozenset(
    "EU ASEAN GCC MERCOSUR AFRICAN_UNION EFTA G7 G20 WTO APEC OECD CPTPP RCEP BRICS CARICOM ECOWAS SADC EAC COMESA "
    "EAEU PACIFIC_ALLIANCE SICA CAN SAARC ALADI IPEF USMCA UN NATO IMF WORLD_BANK ADB AFDB AIIB EBRD IEA OPEC "
    "ASEAN_PLUS_THREE QUAD SCO CIS COMMONWEALTH ARAB_LEAGUE OIC PIF BENELUX VISEGRAD NORDIC AFCFTA ACP CELAC "
    "OAS".split()
)


def _date_of(record: Record) -> str | None:
    if isinstance(record, records.Measure):
        return record.effective or record.announced
    if isinstance(record, records.Figure):
        return record.period
    return getattr(record, "date", None)


def _record_row(number: int, record: Record) -> Row:
    given = {name: getattr(record, name, None) for name in ("act", "status", "stage", "type", "instrument")}
    name = getattr(record, "name", None)
    if isinstance(record, records.Role):
        name = record.person
    if isinstance(record, records.Figure):
        given["type"] = record.of
    quote = record.quote
    return given | {
        "number": number,
        "kind": record.kind,
        "quote_start": quote.start,
        "quote_end": quote.end,
        "quote": quote.words,
        "rule": record.rule,
        "name": name,
        "form": None,
        "judged": None,
    }


def _actors(record: Record) -> Iterator[Row]:
    if isinstance(record, records.Role):
        yield {"slot": "person", "position": 0, "name": record.person, "sort": "person"}
        if record.organisation:
            yield {"slot": "organisation", "position": 0, "name": record.organisation, "sort": "organisation"}
    slots = {"by": getattr(record, "by", ()), "to": getattr(record, "to", ()), "hosts": getattr(record, "hosts", ())}
    if isinstance(record, records.Agreement):
        slots["parties"] = tuple(name for name in record.parties if not is_code(name))
    place = getattr(record, "place", None)
    if place and place.name:
        yield {"slot": "place", "position": 0, "name": place.name, "sort": "place"}
    for slot, names in slots.items():
        for position, name in enumerate(names):
            yield {"slot": slot, "position": position, "name": name, "sort": "?"}


def _terms(record: Record) -> Iterator[Row]:
    for position, one in enumerate(getattr(record, "terms", ())):
        numbers = {"start": one.start, "to": one.to}
        yield {"position": position, "of": one.of, "unit": one.unit, "basis": one.basis} | numbers


def _rungs(record: Record) -> Iterator[Row]:
    if isinstance(record, records.Agreement):
        stated = [(record.stage, record.date)] if record.stage else []
        reached = [*stated, *((rung.stage, rung.date) for rung in record.history)]
        for position, (stage, day) in enumerate(reached):
            yield {"position": position, "stage": stage, "date": day}
