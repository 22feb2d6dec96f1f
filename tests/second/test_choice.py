"""The choice of reader at the command line and in the register."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from communique import reading
from communique.faces.cli import app
from communique.flow import again, daily, following
from communique.flow.readers import Choice, Readers
from communique.register import Filter, Register, open_register
from communique.sources import Refusal
from tests.second.conftest import KEY
from tests.second.releases import TEXT, figure, release, role
from tests.second.standin import StandIn, fails, states


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "release.txt"
    file.write_text(TEXT, "utf-8")
    return file


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return open_register(str(tmp_path / "register.db"))


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments], env={"TERM": "dumb", "COLUMNS": "160"})


def lines(result: Result) -> list[dict[str, list[dict[str, object]]]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_nothing_is_sent_unless_the_reader_is_chosen(chosen: StandIn, path: Path, tmp_path: Path) -> None:
    for command in (("read", path), ("explain", path), ("add", path, "--register", tmp_path / "r.db")):
        assert run(*command).exit_code == 0
    assert chosen.asked == []


def test_read_gives_the_models_reading(chosen: StandIn, path: Path) -> None:
    chosen.replies = [states(figure(), role())]
    result = run("read", path, "--json", "--reader", "llm")
    assert result.exit_code == 0
    assert [one["reader"] for one in lines(result)[0]["records"]] == [["llm:parrot"], ["llm:parrot"]]


def test_read_by_both_marks_each_record(chosen: StandIn, path: Path) -> None:
    chosen.replies = [states(figure())]
    result = run("read", path, "--json", "--reader", "both")
    readers = {one["kind"]: one["reader"] for one in lines(result)[0]["records"]}
    assert readers["figure"] == ["grammar", "llm:parrot"]
    assert readers["measure"] == ["grammar"]


def test_a_failing_endpoint_is_one_line_and_status_1(chosen: StandIn, path: Path) -> None:
    chosen.replies = [fails(500, KEY)]
    for choice, count in (("llm", 0), ("both", 1)):
        result = run("read", path, "--json", "--reader", choice)
        assert result.exit_code == 1
        assert len(lines(result)) == count
        (line,) = result.stderr.splitlines()
        assert line.startswith(f"refused {path}: not read by llm:parrot")
        assert KEY not in result.output


def test_a_reader_that_is_not_set_up_is_one_line_and_status_2(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMMUNIQUE_LLM_URL", raising=False)
    result = run("read", path, "--reader", "both")
    assert result.exit_code == 2
    assert result.stderr.startswith("communique: the second reader needs COMMUNIQUE_LLM_URL")
    assert len(result.stderr.splitlines()) == 1


def test_explain_names_the_model_and_the_words(chosen: StandIn, path: Path) -> None:
    chosen.replies = [states(role())]
    told = run("explain", path, "--reader", "llm").stdout
    assert "Read by the language model parrot" in told
    assert "Ola Nordmann: a person of the cast." in told


def test_explain_counts_what_was_declined(chosen: StandIn, path: Path) -> None:
    chosen.replies = [states(role(quote="Jens Jensen, King"))]
    told = run("explain", path, "--declined", "--reader", "llm").stdout
    assert "llm.role  quote: not in the text" in told


def test_the_register_keeps_who_read_each_record(chosen: StandIn, path: Path, register: Register) -> None:
    chosen.replies = [states(figure())]
    intake = daily.Intake(readers=Readers.chosen(Choice.BOTH))
    (entry,) = daily.take(register, [str(path)], intake)
    assert isinstance(entry, daily.Entry)
    (kept,) = register.records(Filter(kind="figure"))
    assert kept.record.reader == ("grammar", "llm:parrot")
    found = register.document(entry.document.id)
    assert found is not None
    assert found.reading.grammar == f"{reading.GRAMMAR_VERSION}+llm:parrot/1"


def test_who_read_it_does_not_change_what_a_record_is(register: Register, chosen: StandIn) -> None:
    chosen.replies = [states()]
    (by_both,) = Readers.chosen(Choice.BOTH).read(release())
    assert not isinstance(by_both, Refusal)
    register.add(reading.read(release()))
    before = {one.id for one in register.records(Filter())}
    register.add(by_both)
    assert {one.id for one in register.records(Filter())} == before


def test_adding_again_by_the_grammar_alone_takes_no_model_record_away(register: Register, chosen: StandIn) -> None:
    chosen.replies = [states(role())]
    (by_both,) = Readers.chosen(Choice.BOTH).read(release())
    assert not isinstance(by_both, Refusal)
    register.add(by_both)
    assert register.add(reading.read(release())).value == "same"
    assert any("llm:parrot" in one.record.reader for one in register.records(Filter()))


def test_reading_again_leaves_what_a_model_read_to_that_model(register: Register, chosen: StandIn) -> None:
    chosen.replies = [states(figure())]
    (by_both,) = Readers.chosen(Choice.BOTH).read(release())
    assert not isinstance(by_both, Refusal)
    register.add(by_both)
    register.add(reading.read(release("Korea and Norway met in Oslo.", source="other.txt")))
    assert again.outdated(register) == []
    assert len(again.outdated(register, Readers.chosen(Choice.BOTH))) == 1
    assert len(again.outdated(register, everything=True)) == 2


def test_reading_again_by_both_leaves_a_document_without_an_answer_as_it_was(
    register: Register, chosen: StandIn
) -> None:
    chosen.replies = [states(figure())]
    readers = Readers.chosen(Choice.BOTH)
    (by_both,) = readers.read(release())
    assert not isinstance(by_both, Refusal)
    register.add(by_both)
    chosen.replies = [fails(500)]
    ids = again.outdated(register, readers, everything=True)
    (refusal,) = again.reread(register, ids, readers)
    assert isinstance(refusal, Refusal)
    assert any(len(one.record.reader) == 2 for one in register.records(Filter()))


def test_reading_everything_again_by_the_grammar_drops_the_model(register: Register, chosen: StandIn) -> None:
    chosen.replies = [states(figure())]
    (by_both,) = Readers.chosen(Choice.BOTH).read(release())
    assert not isinstance(by_both, Refusal)
    register.add(by_both)
    list(again.reread(register, again.outdated(register, everything=True)))
    assert {one.record.reader for one in register.records(Filter())} == {()}


def test_the_command_reads_again_by_both(register: Register, chosen: StandIn, tmp_path: Path) -> None:
    register.add(reading.read(release()))
    register.close()
    chosen.replies = [states(figure())]
    result = run("reread", "--reader", "both", "--register", tmp_path / "register.db")
    assert (result.exit_code, result.stdout) == (0, "1 documents read again, 1 of them anew\n")


def test_a_followed_release_that_nobody_read_comes_again(
    register: Register, chosen: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from communique import sources
    from communique.sources import Seen
    from communique.sources.polling import Visit

    monkeypatch.setattr(sources, "poll", lambda *_, **__: Visit((release(),), Seen(etag="1")))
    followed = following.Followed.at(tmp_path / "followed.json")
    chosen.replies = [fails(500)]
    given = list(following.visit(register, ["https://a.example"], followed, readers=Readers.chosen(Choice.LLM)))
    assert [type(one) for one in given] == [Refusal]
    assert followed.seen == {}
    chosen.replies = [states(figure())]
    list(following.visit(register, ["https://a.example"], followed, readers=Readers.chosen(Choice.LLM)))
    assert followed.seen == {"https://a.example": Seen(etag="1")}
