"""What leaves for other programs: valid in their formats, nothing of a release taken for anything but text."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as Xml

import icalendar as ical
import networkx
import pyarrow.parquet
import pytest
from followthemoney import model

from communique.desk import tables
from communique.desk.calendar import calendar
from communique.desk.export.atom import atom
from communique.desk.export.catalogue import catalogue
from communique.desk.export.followthemoney import follow_the_money
from communique.desk.export.graphs import gexf, graphml
from communique.desk.export.icalendar import icalendar
from communique.desk.export.parquet import parquet
from communique.desk.export.plover import plover
from communique.desk.export.spreadsheet import csv_of, defused
from communique.desk.network import around, network
from communique.desk.timeline import timeline
from communique.records import KINDS, PLOVER, Place
from communique.register import Filter, Register, open_register
from tests.register.factories import reading, release, said

TODAY = date(2025, 12, 3)


def test_events_leave_as_plover_with_their_words(register: Register) -> None:
    lines = [json.loads(line) for line in plover(register.records(Filter(kind="event")))]
    assert {line["event_type"] for line in lines} <= set(PLOVER.values())
    request = next(line for line in lines if line["act"] == "request")
    assert (request["event_type"], request["event_date"], request["event_text"]) == (
        "REQUEST", "2025-12-01", "He asked Canada to withdraw the measure",
    )  # fmt: skip
    assert request["recipient"] == [{"name": "CA", "country": "CA", "sector": "GOV"}]


@pytest.mark.parametrize("kind", KINDS)
def test_tables_leave_as_csv_and_parquet_with_the_same_cells(register: Register, kind: str) -> None:
    table = tables.table(register.records(Filter(kind=kind)), kind)
    rows = list(csv.reader(io.StringIO(csv_of(table))))
    read = pyarrow.parquet.read_table(io.BytesIO(parquet(table)))
    assert tuple(rows[0]) == tuple(read.column_names) == table.columns
    assert len(rows) - 1 == read.num_rows == len(table.rows) > 0
    assert read.column("id").to_pylist() == [row[table.columns.index("id")] for row in table.rows]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", " =1", "＝1"])
def test_a_cell_that_starts_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert defused(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["plain", -5, 3.5, None, "a=b"])
def test_other_cells_stay(cell: str | float | None) -> None:
    assert defused(cell) == cell


def test_the_network_has_people_bodies_and_countries_with_dated_edges(register: Register) -> None:
    whole = network(register, Filter())
    sorts = {node.id: node.sort for node in whole.nodes}
    assert (sorts["Park Jung-sung"], sorts["CA"]) == ("person", "party")
    met = next(edge for edge in whole.edges if edge.act == "meet" and "Alexandra Dostal" in (edge.one, edge.other))
    assert (met.first, met.last, met.count) == (date(2025, 12, 1), date(2025, 12, 1), 1)
    assert {node.id for node in around(whole, "Alexandra Dostal").nodes} == {
        "Alexandra Dostal", "Park Jung-sung", "Innovation, Science and Economic Development Canada",
    }  # fmt: skip


def test_the_network_leaves_as_gexf_and_graphml(register: Register) -> None:
    whole = network(register, Filter())
    read = networkx.read_gexf(io.BytesIO(gexf(whole)))
    assert set(read.nodes) == {node.id for node in whole.nodes}
    assert read.number_of_edges() == len(whole.edges)
    assert b'start="2025-12-01"' in gexf(whole)
    days = {data.get("first") for _, _, data in networkx.read_graphml(io.BytesIO(graphml(whole))).edges(data=True)}
    assert "2025-12-01" in days


def test_days_ahead_leave_as_a_calendar_and_what_is_reckoned_is_tentative(register: Register) -> None:
    ahead = calendar(register, Filter(), TODAY)
    assert [(one.first, one.is_reckoned) for one in ahead] == [(date(2026, 3, 3), False), (date(2026, 11, 1), True)]
    events = ical.Calendar.from_ical(icalendar(ahead)).walk("VEVENT")
    assert [str(event["STATUS"]) for event in events] == ["CONFIRMED", "TENTATIVE"]
    assert events[0].decoded("DTSTART") == date(2026, 3, 3)
    assert events[0].decoded("DTEND") == date(2026, 3, 4)


@pytest.mark.parametrize("is_told", [True, False])
def test_a_dialogue_that_a_release_announces_is_one_date_and_not_reckoned(tmp_path: Path, is_told: bool) -> None:
    document = release("The Steel Forum of Korea and Chile will meet in Seoul on March 3, 2026.")
    found = [said(document, "series", name="Steel Forum", parties=("KR", "CL"), date="2026-03-03")]
    if is_told:
        told = {"act": "meet", "parties": ("KR", "CL"), "date": "2026-03-03", "status": "planned"}
        found.append(said(document, "event", **told, place=Place("Seoul", "KR")))
    with open_register(tmp_path / "r.db") as register:
        register.add(reading(document, *found))
        ahead = calendar(register, Filter(as_of=TODAY), TODAY)
    assert [(one.first, one.is_reckoned) for one in ahead] == [(date(2026, 3, 3), False)]
    assert ahead[0].place == ("Seoul, South Korea" if is_told else None)


def test_any_query_leaves_as_an_atom_feed(register: Register) -> None:
    feed = Xml.fromstring(atom(register.records(Filter(parties=("KR", "CA"))), title="KR & CA <b>", id="kr-ca"))
    atoms = {"a": "http://www.w3.org/2005/Atom"}
    assert feed.findtext("a:title", namespaces=atoms) == "KR & CA <b>"
    entries = feed.findall("a:entry", atoms)
    assert len(entries) == register.count(Filter(parties=("KR", "CA")))
    assert all(
        entry.findtext("a:id", namespaces=atoms) and entry.findtext("a:updated", namespaces=atoms) for entry in entries
    )
    links = {link.get("href") for entry in entries for link in entry.findall("a:link", atoms)}
    assert links == {"https://example.org/steel"}


def test_follow_the_money_accepts_every_entity(register: Register) -> None:
    lines = [json.loads(line) for line in follow_the_money(register.records())]
    for line in lines:
        proxy = model.get_proxy(line)
        proxy.schema.validate(line)
        kept = {name: len(values) for name, values in line["properties"].items()}
        assert {name: len(proxy.get(name)) for name in kept} == kept
    assert {line["schema"] for line in lines} >= {"Article", "Person", "Employment", "Event"}
    ids = {line["id"] for line in lines}
    pointed = {value for line in lines for name in ("employee", "employer", "proof", "involved")
               for value in line["properties"].get(name, [])}  # fmt: skip
    assert pointed <= ids


def test_the_register_is_described_as_a_dataset(register: Register) -> None:
    described = catalogue(register, base="https://example.org")
    assert described["@type"] == ["Dataset", "dcat:Dataset"]
    assert described["temporalCoverage"] == "2025-11-19/2025-12-01"
    assert {one["name"] for one in described["distribution"]} >= {"csv", "parquet", "plover", "gexf", "atom"}


def test_an_event_told_twice_is_one_moment(register: Register) -> None:
    moments = timeline(register, Filter(parties=("KR", "AE")))
    assert [moment.edtf for moment in moments] == sorted(moment.edtf for moment in moments)
    ids = [stored.id for moment in moments for stored in moment.records]
    assert len(ids) == len(set(ids))
