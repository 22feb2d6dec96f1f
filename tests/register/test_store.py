"""What goes into a register comes out of it, whole, once, and by any filter."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from sqlalchemy import select

from communique.records import Document, FormatError, Place, Quote, Reading, Rung, Term
from communique.register import FACETS, Added, Filter, Register, RegisterError, open_register, schema
from tests.register.factories import meeting, reading, release, said
from tests.register.state import state


def test_a_reading_comes_back_as_it_was(register: Register) -> None:
    document = release(
        "Canada cut the steel quota from 100 to 75 percent.",
        "Korea and Chile signed a pact in 2004.",
        "Minister Han Yu-rim spoke.",
        publisher="Ministry of Trade",
        category="Trade",
        language="en",
        url="https://example.org/1",
        source="1.txt",
    )
    term = Term("quota", 100, 75, "percent", "2024 volumes")
    whole = reading(
        document,
        said(document, "measure", "steel quota", name="steel quota", imposer="CA", targets=("KR",), terms=(term,)),
        said(document, "agreement", "a pact", name="pact", parties=("KR", "CL"), history=(Rung("signed", "2004"),)),
        said(document, "role", "Minister Han Yu-rim", person="Han Yu-rim", title="Minister"),
        said(document, "event", "signed", act="sign", parties=("KR", "CL"), place=Place("Seoul", "KR")),
        said(document, "figure", "75 percent", value=0.75, unit="percent", of="share"),
        sectors=("steel", "investment"),
    )
    register.add(whole)
    found = register.document(document.id)
    assert found is not None
    assert found.document == document
    assert set(found.reading.records) == set(whole.records)
    assert set(found.reading.sectors) == set(whole.sectors)
    assert [one.as_json()["text"] for one in register.readings()] == [document.text]


def test_adding_twice_adds_nothing(register: Register) -> None:
    assert register.add_all([meeting(1), meeting(2), meeting(1)]) == [Added.NEW, Added.NEW, Added.SAME]
    assert register.add(meeting(2)) is Added.SAME
    assert register.count() == 2


def test_a_newer_grammar_replaces_the_records_in_place(register: Register) -> None:
    old = meeting(1)
    register.add(old)
    before = register.records()[0].id
    also = said(old.document, "figure", "round 1", value=1, of="other")
    newer = replace(old, records=(*old.records, also), grammar="2")
    assert register.add(newer) is Added.REREAD
    assert register.add(newer) is Added.SAME
    assert before in {stored.id for stored in register.records()}
    assert register.count(Filter(kind="figure")) == 1
    register.add(replace(newer, records=(also,), grammar="3"))
    assert [stored.record.kind for stored in register.records()] == ["figure"]
    assert register.records(Filter(parties=("KR", "CA"))) == []


def test_a_quote_that_is_not_in_the_text_is_refused_and_nothing_of_the_document_stored(register: Register) -> None:
    good = meeting(1)
    bad = replace(good.records[0], quote=Quote(0, 5, "wrong"))
    with pytest.raises(FormatError, match="'wrong' at 0:5"):
        register.add(Reading(good.document, (*good.records, bad)))
    assert register.documents() == []


@pytest.mark.parametrize("text", ["A title\n\nA \x00 byte.", "A title\n\nHalf a \ud83d character."])
def test_a_text_that_no_database_can_hold_is_refused(register: Register, text: str) -> None:
    with pytest.raises(FormatError, match="cannot be stored"):
        register.add(Reading(Document(text=text, source="odd.txt"), ()))
    assert register.documents() == []


def test_a_second_source_fills_in_what_the_first_left_out(register: Register) -> None:
    undated = meeting(1, published=None, date=None)
    register.add(undated)
    assert register.records(Filter(since=date(2025, 1, 1))) == []
    dated = replace(undated, document=replace_day(undated, date(2025, 12, 1)))
    assert register.add(dated) is Added.SAME
    assert register.documents()[0].published == date(2025, 12, 1)
    assert register.count(Filter(parties=("CA", "KR"), since=date(2025, 1, 1))) == 1


def test_which_of_two_sources_of_a_release_comes_first_does_not_matter(address: str, tmp_path: Path) -> None:
    one = meeting(1, publisher="Ministry B", published=date(2025, 12, 2), date=None)
    other = meeting(1, publisher="Ministry A", published=date(2025, 12, 3), date=None)
    with open_register(address) as first, open_register(tmp_path / "second.db") as second:
        first.add_all([one, other])
        second.add_all([other, one])
        assert state(first) == state(second)
        assert (first.documents()[0].publisher, first.documents()[0].published) == ("Ministry A", date(2025, 12, 2))
        assert first.count(Filter(parties=("CA", "KR"), until=date(2025, 12, 2))) == 1


def replace_day(one: Reading, day: date) -> object:
    return replace(one.document, published=day)


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        (Filter(), {1, 2, 3, 4}),
        (Filter(parties=("CA", "KR")), {1, 2}),
        (Filter(parties=("JP",)), {3}),
        (Filter(parties=("KR", "JP", "CN")), {3}),
        (Filter(any_party=("CA", "FR")), {1, 2, 4}),
        (Filter(since=date(2025, 6, 1)), {2, 3, 4}),
        (Filter(until=date(2025, 6, 30)), {1, 2}),
        (Filter(since=date(2025, 6, 10), until=date(2025, 6, 10)), {2}),
        (Filter(as_of=date(2025, 7, 1)), {1, 2}),
        (Filter(publisher="Ministry B"), {3, 4}),
        (Filter(acts=("visit", "sign")), {4}),
        (Filter(status=("planned",)), {3}),
        (Filter(person="park"), {2}),
        (Filter(organisation="Council"), {3}),
        (Filter(sector="steel"), {1}),
        (Filter(kind="role"), set()),
        (Filter(words="round 3"), set()),
        (Filter(words="officials seoul"), set()),
        (Filter(words="officials"), {1, 2, 3, 4}),
        (Filter(reviewed=True), set()),
        (Filter(reviewed=False, limit=2), {3, 4}),
        (Filter(limit=1, offset=1), {3}),
        (Filter(limit=1, order="oldest"), {1}),
    ],
    ids=str,
)
def test_each_filter_keeps_what_it_says(register: Register, asked: Filter, numbers: set[int]) -> None:
    first = meeting(1, date="2025-05", published=date(2025, 6, 1), publisher="Ministry A")
    register.add_all(
        [
            replace(first, sectors=("steel",)),
            meeting(2, date="2025-06", published=date(2025, 7, 1), by=("Park Jung-sung", "CA")),
            meeting(
                3,
                date="2025-10-01",
                parties=("KR", "JP", "CN"),
                published=date(2025, 9, 1),
                publisher="Ministry B",
                status="planned",
                by=("Trade Council",),
            ),
            said_visit(),
        ]
    )
    found = {int(stored.source.title.split()[-1]) for stored in register.records(asked)}
    assert found == numbers
    if not asked.limit:
        assert register.count(asked) == len(numbers)


def said_visit() -> Reading:
    visit = meeting(4, parties=("KR", "FR"), date="2025-11-01", published=date(2025, 11, 2), publisher="Ministry B")
    return replace(visit, records=(replace(visit.records[0], act="visit"),))


@pytest.mark.parametrize("by", FACETS)
def test_every_facet_counts(register: Register, by: str) -> None:
    one = replace(meeting(1, publisher="Ministry A", by=("Park Jung-sung", "Trade Council")), sectors=("steel",))
    register.add_all([one, meeting(2), meeting(3, parties=("KR", "FR"), date="2024-02-01")])
    expected = {
        "kind": [("event", 3)],
        "act": [("meet", 3)],
        "rule": [("test", 3)],
        "party": [("KR", 3), ("CA", 2), ("FR", 1)],
        "publisher": [("Ministry A", 1)],
        "sector": [("steel", 1)],
        "year": [("2025", 2), ("2024", 1)],
        "person": [("Park Jung-sung", 1)],
        "organisation": [("Trade Council", 1)],
    }
    assert register.facets(by=by) == expected.get(by, [])


def test_an_unknown_facet_is_refused(register: Register) -> None:
    with pytest.raises(RegisterError, match="no facet 'colour'"):
        register.facets(by="colour")


def test_the_order_of_records_is_by_day_then_document_whatever_the_order_of_adding(register: Register) -> None:
    readings = [meeting(number, date=f"2025-{number % 3 + 1:02}-01") for number in range(6)]
    register.add_all(reversed(readings))
    days = [stored.first_day for stored in register.records()]
    assert days == sorted(days, key=lambda day: day or date.min, reverse=True)
    same = [stored.source.id for stored in register.records(Filter(since=date(2025, 3, 1)))]
    assert same == sorted(same)


def test_a_register_newer_than_the_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    open_register(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO migration VALUES (999, 'from the future', 'now')")
    with pytest.raises(RegisterError, match="newer"):
        open_register(path)


def test_a_file_that_is_no_register_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear reader, this is not a database, however long it goes on." * 50)
    with pytest.raises(RegisterError, match=r"letter\.db: file is not a database"):
        open_register(path)


def test_every_table_and_column_is_explained_to_who_opens_the_database(register: Register) -> None:
    with register.database.reading() as connection:
        told = {(row.table_name, row.column_name) for row in connection.execute(select(schema.about))}
    more = (schema.document_party, schema.settled)
    tables = [*schema.FIRST_TABLES, *more, *schema.IDENTITY_TABLES, *schema.PROMISE_TABLES]
    columns = {(table.name, column.name) for table in tables for column in table.columns}
    assert told == columns | {(table.name, "") for table in tables}


def test_datasette_opens_a_register_with_its_links(tmp_path: Path) -> None:
    with open_register(tmp_path / "register.db") as register:
        register.add(meeting(1))

    async def ask(path: str) -> dict[str, Any]:
        served = Datasette([str(tmp_path / "register.db")])
        await served.invoke_startup()
        answer = await served.client.get(path)
        return dict(answer.json())

    found = asyncio.run(ask("/register/record.json?_shape=objects&_labels=on"))
    assert found["rows"][0]["quote"] == "Officials of both sides met"
    assert found["rows"][0]["document"]["label"] == "Meeting 1"


@pytest.mark.parametrize(
    ("address", "complaint"),
    [
        ("postgresql://nobody@127.0.0.1:1/none", "127.0.0.1"),
        ("postgresql://:::", "no address"),
        ("/nowhere/at/all/register.db", "no register can stand here"),
        ("/", "no register can stand here"),
    ],
)
def test_an_address_where_no_register_is_gets_one_line(address: str, complaint: str) -> None:
    with pytest.raises(RegisterError, match=complaint) as told:
        open_register(address)
    assert "\n" not in str(told.value)


def test_without_its_driver_postgresql_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(RegisterError, match=r"communique\[postgres\]"):
        open_register("postgresql://somebody@127.0.0.1/some")


def test_what_a_document_can_be_quoted_by_leaves_out_what_was_judged_wrong(register: Register) -> None:
    document = release("Korea and Chile met.", "They signed a pact.", "They parted.")
    told = [("parted", "state"), ("met", "meet"), ("signed", "sign")]
    register.add(reading(document, *(said(document, "event", words, act=act) for words, act in told)))
    wrong = next(one for one in register.records() if one.record.quote.words == "signed")
    register.judging.record("wrong", wrong.id, author="han")
    assert register.wordings([document.id]) == {document.id: document.text}
    quoted = register.quoted([document.id])[document.id]
    assert [one.quote.words for one in quoted] == ["met", "parted"]
    assert wrong.id not in {one.record for one in quoted}
