"""The command line: what goes in, what comes out, and how it says that something is wrong."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from communique.faces.cli import kinds
from communique.records import Document
from tests.faces.conftest import Run


def test_adding_twice_adds_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_text("Talks in Seoul\n\nMinister Kim met his guest in Seoul.\n")
    first = run("add", str(tmp_path / "release.txt"), register=tmp_path / "r.db")
    again = run("add", str(tmp_path / "release.txt"), register=tmp_path / "r.db")
    assert (first.exit_code, first.stdout[:15]) == (0, "1 new documents")
    assert (again.exit_code, again.stdout[:24]) == (0, "0 new documents with 0 r")


def test_a_refused_file_is_one_line_and_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "good.txt").write_text("Talks in Seoul\n\nMinister Kim met his guest in Seoul.\n")
    added = run("add", str(tmp_path / "empty.txt"), str(tmp_path / "good.txt"), register=tmp_path / "r.db")
    assert added.exit_code == 1
    refused = [line for line in added.stderr.splitlines() if line.startswith("refused")]
    assert len(refused) == 1
    assert "empty.txt" in refused[0]
    assert added.stdout.startswith("1 new documents")


def test_what_is_stated_stands_in_where_the_source_is_silent(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_text("Talks in Seoul\n\nMinister Kim met his guest in Seoul.\n")
    read = run("read", str(path), "--json", "--published", "2025-12-01", "--publisher", "Ministry of Tests")
    line = json.loads(read.stdout)
    assert (line["published"], line["publisher"]) == ("2025-12-01", "Ministry of Tests")
    assert Document.from_json(line).text == line["text"]


def test_explain_names_the_release(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_text("Talks in Seoul\n\nMinister Kim met his guest in Seoul.\n")
    assert run("explain", str(path)).stdout.startswith("Talks in Seoul")


@pytest.mark.parametrize("command", kinds.LISTS)
def test_every_list_gives_json_csv_and_a_table(run: Run, command: str) -> None:
    found = json.loads(run(command, "--json").stdout)
    rows = list(csv.reader(io.StringIO(run(command, "--csv").stdout)))
    assert found
    assert len(rows) == len(found) + 1
    assert run(command).exit_code == 0
    assert all(one["quote"]["words"] and one["document"]["id"] for one in found)


@pytest.mark.parametrize("name", ["KR", "kr", "South Korea", "Korean", "KOR"])
def test_a_country_is_a_code_a_name_or_an_adjective(run: Run, name: str) -> None:
    assert len(json.loads(run("measures", "--party", name, "--json").stdout)) == 1


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--party", "KR", "--party", "CA"), 4),
        (("--party", "KR", "--party", "AE"), 2),
        (("--since", "2025-12", "--until", "2025-12-31"), 3),
        (("--person", "Dostal"), 1),
        (("--sector", "Nuclear"), 2),
        (("--words", "withdraw"), 1),
        (("--organisation", "Electric Power"), 1),
    ],
)
def test_lists_are_narrowed(run: Run, arguments: tuple[str, ...], expected: int) -> None:
    assert len(json.loads(run("events", *arguments, "--json").stdout)) == expected


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("events", "--party", "Canadda"), "did you mean Canada"),
        (("events", "--since", "yesterday"), "no day, month or year"),
        (("events", "--sector", "steal"), "did you mean steel"),
        (("timeline", "Nowhereland"), "no country or bloc"),
    ],
)
def test_a_question_not_understood_is_told_in_one_line(run: Run, arguments: tuple[str, ...], fault: str) -> None:
    asked = run(*arguments)
    assert asked.exit_code == 2
    assert fault in asked.stderr
    assert len(asked.stderr.splitlines()) == 1


def test_a_cell_that_starts_a_formula_is_defused(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("events", "--csv").stdout)))
    quotes = [row["quote"] for row in rows if "Emirates Nuclear" in row["quote"]]
    assert [quote[:5] for quote in quotes] == ["'=The"]


def test_search_shows_where_the_words_stand(run: Run) -> None:
    found = json.loads(run("search", "steel quota", "--json").stdout)
    assert [hit["document"]["title"] for hit in found] == ["Korea and Canada talk about steel"]
    assert "quota" in found[0]["snippet"]
    assert "quota" in run("search", "steel quota").stdout


def test_timeline_is_in_order_of_days(run: Run) -> None:
    found = json.loads(run("timeline", "South Korea", "Canada", "--json").stdout)
    assert [moment["date"] for moment in found] == ["2025-12-01", "2025-12-01", "2025-12-01", "2026-03-03"]


def test_status_counts(run: Run) -> None:
    assert json.loads(run("status", "--json").stdout)["documents"] == 2


def test_a_release_cannot_paint_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text("Talks [red]in[/red] Seoul\n\nMinister Kim \u202emet\u202c his guest.\n")
    shown = run("explain", str(path)).stdout
    assert "[red]in[/red]" in shown
    assert "\u202e" not in shown


def test_a_brief_through_a_pipe_is_markdown_with_numbered_sources(run: Run) -> None:
    made = run("brief", "Korean", "Canada", "--as-of", "2025-12-03")
    assert made.exit_code == 0
    assert made.stdout.startswith("# South Korea and Canada\n")
    assert "[^1]: Ministry of Trade, Industry and Resources" in made.stdout


@pytest.mark.parametrize(
    ("name", "begins"),
    [("b.md", b"# South"), ("b.html", b"<!DOCTYPE html>"), ("b.docx", b"PK"), ("b.json", b"{"), ("b.csl", b"["),
     ("b.bib", b"@misc"), ("b.ris", b"TY  - PRESS"), ("b.pdf", b"%PDF")],
)  # fmt: skip
def test_a_brief_takes_the_form_of_its_file(run: Run, tmp_path: Path, name: str, begins: bytes) -> None:
    assert run("brief", "KR", "CA", "-o", str(tmp_path / name)).exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize("arguments", [("KR", "CA", "JP"), (), ("KR", "-o", "b.xyz"), ("KR", "-o", "/nowhere/b.md")])
def test_a_brief_that_cannot_be_made_says_why_in_one_line(run: Run, arguments: tuple[str, ...]) -> None:
    asked = run("brief", *arguments)
    assert asked.exit_code == 2
    assert len(asked.stderr.splitlines()) == 1


def test_the_demo_ends_with_what_to_try_next(run: Run, tmp_path: Path) -> None:
    shown = run("demo", "--register", str(tmp_path / "demo.db"))
    assert shown.exit_code == 0
    assert shown.stdout.startswith("South Korea and Canada")
    assert "Ministry of Trade, Industry and Resources, “Korea Asks Canada" in shown.stdout
    assert "[1] “Park Jung-sung" in shown.stdout
    assert "communique serve" in shown.stdout[-900:]
    assert run("demo", "--register", str(tmp_path / "demo.db")).exit_code == 0


def test_a_watch_is_kept_run_and_forgotten(run: Run, tmp_path: Path) -> None:
    book = ("--book", str(tmp_path / "watches.json"))
    assert run("watch", "add", "steel", "--party", "Canada", "--sector", "steel", *book).exit_code == 0
    assert "steel" in run("watch", "list", *book).stdout
    told = run("watch", "run", "--atom", str(tmp_path / "new.xml"), *book)
    assert "He asked Canada to withdraw the measure" in told.stdout
    assert (tmp_path / "new.xml").read_bytes().startswith(b"<?xml")
    assert "nothing new" in run("watch", "run", *book).stdout
    assert run("watch", "remove", "steel", *book).exit_code == 0
    assert run("watch", "run", "steel", *book).exit_code == 2


def test_a_watch_that_could_not_be_delivered_is_told_again(run: Run, tmp_path: Path) -> None:
    book = ("--book", str(tmp_path / "watches.json"))
    run("watch", "add", "steel", "--sector", "steel", *book)
    failed = run("watch", "run", "--webhook", "http://127.0.0.1:9/", *book)
    assert failed.exit_code == 2
    assert "not taken" in failed.stderr
    assert "withdraw" in run("watch", "run", *book).stdout


@pytest.mark.parametrize("form", ["records", "plover", "ftm", "gexf", "graphml", "ics", "atom", "dcat"])
def test_every_export_writes_its_file(run: Run, tmp_path: Path, form: str) -> None:
    assert run("export", form, "-o", str(tmp_path / "out")).exit_code == 0
    assert (tmp_path / "out").stat().st_size > 100


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_tables_are_exported_one_by_one_or_all_into_a_folder(run: Run, tmp_path: Path, form: str) -> None:
    assert run("export", form, "-o", str(tmp_path / "all")).exit_code == 0
    assert {path.stem for path in (tmp_path / "all").iterdir()} == set(kinds.LISTS)
    assert run("export", form, "--kind", "measures", "-o", str(tmp_path / "one")).exit_code == 0
    assert run("export", form).exit_code == run("export", form, "--kind", "nothing", "-o", "x").exit_code == 2


@pytest.mark.parametrize(
    "arguments", [("brief", "KR"), ("events",), ("search", "steel"), ("timeline", "KR"), ("export", "atom")]
)
def test_a_question_to_a_register_that_is_not_there_makes_none(
    run: Run, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    asked = run(*arguments, register=tmp_path / "mistyped.db")
    assert asked.exit_code == 2
    assert "no register at" in asked.stderr
    assert not (tmp_path / "mistyped.db").exists()
