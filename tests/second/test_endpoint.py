"""The endpoint: what is asked, what happens when it fails, and what it never gets to see or make us show."""

from __future__ import annotations

import gzip
import json
import logging
import re
from pathlib import Path

import pytest

from communique.second import NoAnswerError, SecondReaderError, second_reader
from communique.second.endpoint import Endpoint, Form
from communique.second.prompt import SHAPE
from tests.second.conftest import KEY, MakeReader
from tests.second.releases import figure, release
from tests.second.standin import Reply, StandIn, fails, says, states

WHOLE = json.dumps({"records": [figure()], "sectors": []})
FAULTS: list[tuple[str, list[Reply], str]] = [
    ("broken JSON", [says("I think that {")], "gave no readable answer in 2 attempts"),
    ("no JSON", [says("Norway is nice.")], "gave no readable answer in 2 attempts"),
    ("JSON of another form", [says('{"facts": []}')], "gave no readable answer in 2 attempts"),
    ("JSON too deep", [says("[" * 100_000)], "gave no readable answer in 2 attempts"),
    ("an empty answer", [says("")], "gave no readable answer in 2 attempts"),
    ("no message", [says(None)], "gave no readable answer in 2 attempts"),
    ("no choices", [Reply(b'{"id": "1", "object": "chat.completion", "choices": []}')], ""),
    ("another page", [Reply(b"<html>Welcome</html>", headers={"Content-Type": "text/html"})], ""),
    ("half a body", [Reply(says(WHOLE).body[:60])], ""),
    ("a refusal", [says(None, refusal="I will not.")], "declines to read it"),
    ("a filter", [says("", finish="content_filter")], "declines to read it"),
    ("a fault of the server", [fails(500)], "failed (status 500)"),
    ("a wrong key", [fails(401, f"Incorrect API key provided: {KEY}")], "refuses the key (status 401)"),
    ("no such model", [fails(404)], "does not know the model or the address (status 404)"),
    ("too many requests", [fails(429)], "is busy (status 429)"),
    ("a packed answer", [Reply(gzip.compress(b" " * 9_000_000), headers={"Content-Encoding": "gzip"})], ""),
]  # fmt: skip


@pytest.mark.parametrize(("replies", "fault"), [one[1:] for one in FAULTS], ids=[one[0] for one in FAULTS])
def test_a_fault_is_one_line_that_names_the_endpoint_and_not_the_key(
    replies: list[Reply], fault: str, model: StandIn, reader: MakeReader
) -> None:
    model.replies = replies
    with pytest.raises(NoAnswerError) as raised:
        reader(attempts=2 if fault else 1).read(release())
    told = str(raised.value)
    host = model.url.removeprefix("http://").removesuffix("/v1")
    assert told.startswith(f"not read by llm:parrot: {host} ")
    assert fault in told
    assert "\n" not in told
    assert KEY not in told
    assert raised.value.__cause__ is None


def test_an_answer_that_never_ends_is_given_up(model: StandIn, reader: MakeReader) -> None:
    model.replies = [Reply(b" ", drip=True)]
    with pytest.raises(NoAnswerError, match=r"gave no answer within 0\.3 s"):
        reader(seconds=0.3, attempts=1).read(release())


def test_an_answer_without_bounds_is_not_taken_in(model: StandIn, reader: MakeReader) -> None:
    model.replies = [Reply(b" " * 1_000_000, drip=True)]
    with pytest.raises(NoAnswerError, match="breaks off"):
        reader(attempts=1).read(release())


def test_an_endpoint_that_is_not_there_cannot_be_reached(model: StandIn, reader: MakeReader) -> None:
    model.close()
    with pytest.raises(NoAnswerError, match="cannot be reached"):
        reader(attempts=1).read(release())


@pytest.mark.parametrize("first", [fails(429), fails(500), fails(503), says("{"), says("")])
def test_a_passing_fault_is_tried_again(first: Reply, model: StandIn, reader: MakeReader) -> None:
    model.replies = [first, states(figure())]
    assert len(reader().read(release()).records) == 1
    assert len(model.asked) == 2


def test_an_answer_that_is_cut_off_is_asked_for_in_smaller_parts(model: StandIn, reader: MakeReader) -> None:
    cut = says(WHOLE[: len(WHOLE) // 2], finish="length")
    model.answer = lambda body: (
        cut
        if "signed" in (asked := body["messages"][-1]["content"]) and "Bergen" in asked
        else states(*[figure()] * ("$6 billion" in asked))
    )
    found = reader().read(release())
    assert [record.kind for record in found.records] == ["figure"]
    assert len(model.asked) == 4


def test_what_is_cut_off_at_any_length_is_given_up(model: StandIn, reader: MakeReader) -> None:
    model.replies = [says(WHOLE[:40], finish="length")]
    with pytest.raises(NoAnswerError, match="does not end within 8000 tokens"):
        reader().read(release())
    assert len(model.asked) < 8


def test_no_redirect_is_followed(model: StandIn, reader: MakeReader) -> None:
    model.replies = [Reply(b"", 307, {"Location": "http://127.0.0.1:9/v1/chat/completions"})]
    with pytest.raises(NoAnswerError):
        reader(attempts=1).read(release())
    assert len(model.asked) == 1


def test_the_key_goes_to_the_endpoint_and_nowhere_else(
    model: StandIn, reader: MakeReader, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    model.replies = [states(figure())]
    read = reader()
    found = read.read(release())
    path, headers, body = model.asked[0]
    assert path == "/v1/chat/completions"
    assert {name.lower(): value for name, value in headers.items()}["authorization"] == f"Bearer {KEY}"
    shown = [json.dumps(body), caplog.text, repr(read._endpoint), json.dumps(found.as_json())]
    assert all(KEY not in one for one in shown)


def test_the_key_of_another_service_is_never_sent(
    model: StandIn, reader: MakeReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.setenv(name, "sk-of-another-house")
    reader(key=None).read(release())
    assert "sk-of-another-house" not in str(model.asked[0])


def test_the_form_is_asked_for_by_schema_by_object_or_by_prompt(model: StandIn, reader: MakeReader) -> None:
    for form in Form:
        reader(form=form).read(release())
    by_schema, by_object, by_prompt = (body for _, _, body in model.asked)
    assert by_schema["response_format"]["type"] == "json_schema"
    assert by_object["response_format"]["type"] == "json_object"
    assert "response_format" not in by_prompt
    for schema in (by_schema["response_format"]["json_schema"]["schema"], by_object["response_format"]["schema"]):
        words = set(re.findall(r"\w+", json.dumps(schema)))
        assert "RoleClaim" in words
        assert not {"maxLength", "maxItems", "minimum", "maximum"} & words
    assert [SHAPE in model.messages(number) for number in range(3)] == [False, True, True]


def test_no_form_puts_the_schema_into_the_prompt(model: StandIn, reader: MakeReader) -> None:
    for form in Form:
        reader(form=form).read(release())
        assert "RoleClaim" not in model.messages()
        assert len(model.messages()) < 7000


# ---- what the settings may say ----

WRONG: list[tuple[str, dict[str, str], str]] = [
    ("no address", {"URL": ""}, "COMMUNIQUE_LLM_URL"),
    ("no model", {"MODEL": ""}, "COMMUNIQUE_LLM_MODEL"),
    ("no web address", {"URL": "ftp://models.example"}, "http(s) address"),
    ("no address at all", {"URL": "http://[::1"}, "is no address"),
    ("plain http", {"URL": "http://models.example/v1"}, "would send releases and key unencrypted to models.example"),
    ("plain http next door", {"URL": "http://192.168.0.7/v1"}, "unencrypted to 192.168.0.7"),
    ("loopback by name only", {"URL": "http://localhost.example/v1"}, "unencrypted to localhost.example"),
    ("a password", {"URL": "https://me:secret@models.example/v1"}, "the key goes in COMMUNIQUE_LLM_KEY"),
    ("no number", {"SECONDS": "soon"}, "COMMUNIQUE_LLM_SECONDS is no whole number"),
    ("no attempt", {"ATTEMPTS": "0"}, "COMMUNIQUE_LLM_ATTEMPTS is at least 1"),
    ("no part", {"PART": "-3"}, "COMMUNIQUE_LLM_PART is at least 1"),
    ("no form", {"FORM": "xml"}, "COMMUNIQUE_LLM_FORM is schema, object or prompt"),
    ("no key file", {"KEY_FILE": "/nowhere/key"}, "COMMUNIQUE_LLM_KEY_FILE: /nowhere/key cannot be read"),
]


def named(monkeypatch: pytest.MonkeyPatch, **changes: str) -> None:
    for name, value in ({"URL": "https://models.example/v1", "MODEL": "parrot"} | changes).items():
        monkeypatch.setenv(f"COMMUNIQUE_LLM_{name}", value)


@pytest.mark.parametrize(("changes", "fault"), [one[1:] for one in WRONG], ids=[one[0] for one in WRONG])
def test_a_wrong_setting_is_named_before_anything_is_sent(
    changes: dict[str, str], fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    named(monkeypatch, **changes)
    with pytest.raises(SecondReaderError) as raised:
        second_reader()
    assert fault in str(raised.value)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000/v1", "http://[::1]:8000/v1", "http://localhost:1/v1"])
def test_plain_http_reaches_this_machine(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    named(monkeypatch, URL=url)
    assert second_reader().name == "llm:parrot"


def test_plain_http_reaches_others_where_it_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    named(monkeypatch, URL="http://models.example/v1/", PLAIN_HTTP="yes")
    assert Endpoint.from_settings().url == "http://models.example/v1"


def test_the_key_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text(f"{KEY}\n", "utf-8")
    named(monkeypatch, KEY_FILE=str(path))
    assert Endpoint.from_settings().key == KEY


def test_without_the_extra_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    named(monkeypatch)
    monkeypatch.setattr("communique.second.find_spec", lambda name: None)
    with pytest.raises(SecondReaderError, match=r"pip install 'communique\[llm\]'"):
        second_reader()
