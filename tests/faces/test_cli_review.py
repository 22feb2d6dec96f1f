"""Judging in the terminal: every answer is a judgement, applied at once and taken back on request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update
from typer.testing import CliRunner, Result

from communique.faces.cli import app
from communique.register import Filter, open_register, schema
from tests.register.test_identity import OFFICIALS, officials

Run = Callable[..., Result]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "register.db"
    with open_register(made) as register:
        register.add_all(replace(officials(number), grammar="old") for number in range(len(OFFICIALS)))
    return made


@pytest.fixture
def run(path: Path) -> Run:
    def runs(*arguments: str, keys: str = "") -> Result:
        env = {"COMMUNIQUE_REGISTER": str(path), "TERM": "dumb", "COLUMNS": "160"}
        return CliRunner().invoke(app, list(arguments), env=env, input=keys)

    return runs


def unsure(path: Path) -> int:
    with open_register(path) as register:
        return register.status().unsure


def test_review_walks_unsure_pairs_and_shows_why_it_asks(run: Run, path: Path) -> None:
    before = unsure(path)
    told = run("review", "--by", "han", keys="dkq")
    assert told.exit_code == 0, told.output
    assert "the names are the same" in told.output or "family name" in told.output
    assert "1 judged" in told.output
    assert unsure(path) < before
    assert "han" in run("history").output


def test_review_takes_the_last_answer_back(run: Run, path: Path) -> None:
    before = unsure(path)
    told = run("review", keys="duq")
    assert "the last answer is taken back" in told.output
    assert unsure(path) == before


def test_review_of_records_accepts_and_rejects(run: Run, path: Path) -> None:
    assert "2 judged" in run("review", "--records", "--kind", "event", keys="arq").output
    with open_register(path) as register:
        judged = [stored.judged for stored in register.records(Filter(wrong=True)) if stored.judged]
    assert sorted(judged) == ["right", "wrong"]


def test_merge_history_and_undo(run: Run) -> None:
    merged = run("merge", "Park Jin-kyu", "Kim Jong-hwan", "--by", "han", "--why", "seen together")
    assert merged.exit_code == 0, merged.output
    assert "seen together" in run("history", "Park Jin-kyu").output
    assert run("merge", "Park Jin-kyu", "Kim Jong-hwan").exit_code == 2
    assert "taken back" in run("undo").output
    assert "no judgement" in run("history").output
    assert "han" in run("history", "--journal").output


def test_a_name_of_several_is_refused_with_the_choices(run: Run) -> None:
    refused = run("merge", "Nur Rahman", "Kim Jong-hwan")
    assert refused.exit_code == 2
    assert refused.output.count("person-") == 2


def test_correct_sets_a_record_right(run: Run, path: Path) -> None:
    with open_register(path) as register:
        event = register.records(Filter(kind="event"))[0]
    assert run("correct", event.id, "date=2025-03-09", 'parties=["KR", "PE"]').exit_code == 0
    with open_register(path) as register:
        found = register.records(Filter(parties=("KR", "PE")))
    assert [stored.record.as_json()["date"] for stored in found] == ["2025-03-09"]
    assert run("correct", event.id, "colour=red").exit_code == 2
    assert run("correct", event.id, "colour").exit_code == 2


def test_split_parts_the_mention_of_a_document(run: Run, path: Path) -> None:
    with open_register(path) as register:
        person = register.named("Jungsung Park", kind="person")[0]
        other = officials(1).document.id
    assert run("split", person.id, other).exit_code == 0
    with open_register(path) as register:
        assert "Jungsung Park" not in register.named("Park Jung-sung", kind="person")[0].names


def test_status_counts_entities_and_what_waits_to_be_read_again(run: Run) -> None:
    told = run("status")
    assert "person" in told.output
    assert "documents to read again" in told.output
    assert '"outdated": 14' in run("status", "--json").output


def test_reread_reads_all_again_and_then_finds_nothing_to_do(run: Run) -> None:
    assert "14 documents read again, 14 of them anew" in run("reread").output
    assert "0 documents read again" in run("reread").output


def test_reread_settles_anew_what_an_older_matcher_settled_and_status_tells(run: Run, path: Path) -> None:
    with open_register(path) as register, register.database.writing("test") as connection:
        connection.execute(update(schema.settled).values(matcher=0))
    assert "a matcher without a stamp, an older one: reread settles it anew" in run("status").output
    assert '"settled": false' in run("status", "--json").output
    assert "who is who settled anew" in run("reread").output
    assert '"settled": true' in run("status", "--json").output
    assert "settled anew" not in run("reread").output


def test_register_copy_makes_an_equal_register_and_refuses_a_full_one(run: Run, path: Path) -> None:
    target = path.with_name("copy.db")
    assert "copied 14 documents" in run("register", "copy", str(target)).output
    refused = run("register", "copy", str(target))
    assert refused.exit_code == 2
    assert "not empty" in refused.output
