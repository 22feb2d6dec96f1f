"""What real models and servers were seen to do, played by the stand-in: forms refused, small contexts, circles."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from communique.second import NoAnswerError
from communique.second.endpoint import Endpoint, Form
from communique.second.prompt import INSTRUCTIONS, SHAPE
from communique.second.wire import begun, is_looped
from tests.second.conftest import MakeReader
from tests.second.releases import figure, release, role
from tests.second.standin import Answer, Reply, StandIn, fails, says, states

NO_SCHEMA = "{'type': 'literal_error', 'loc': ('body', 'response_format', 'type'), 'input': 'json_schema'}"
FULL = [
    fails(400, "This model's maximum context length is 2048 tokens. However, you requested 2500 tokens"),
    fails(400, "request (2500 tokens) exceeds the available context size (2048 tokens)"),
    fails(400, "'max_tokens' or 'max_completion_tokens' is too large: 8000."),
    fails(500, "Requested tokens (2500) exceed context window of 2048"),
]


def too_long(limit: int, fault: Reply) -> Callable[[Answer], Reply]:
    """A model that takes in no more than so many characters, and finds one figure."""

    def answer(body: Answer) -> Reply:
        told = str(body["messages"][-1]["content"])
        return fault if len(told) > limit else states(*[figure()] * ("$6 billion" in told))

    return answer


@pytest.mark.parametrize("status", [400, 422, 500])
def test_a_server_that_takes_no_schema_is_one_line_that_names_the_setting(
    status: int, model: StandIn, reader: MakeReader
) -> None:
    model.replies = [fails(status, NO_SCHEMA)]
    with pytest.raises(NoAnswerError, match=r"takes no answer by COMMUNIQUE_LLM_FORM=schema .* to object or prompt$"):
        reader().read(release())


@pytest.mark.parametrize("fault", FULL)
def test_what_does_not_fit_into_the_context_is_asked_about_in_smaller_parts(
    fault: Reply, model: StandIn, reader: MakeReader
) -> None:
    model.answer = too_long(900, fault)
    found = reader().read(release())
    assert [record.kind for record in found.records] == ["figure"]


@pytest.mark.parametrize("fault", FULL)
def test_a_context_too_small_for_any_part_is_one_line_that_names_what_to_lower(
    fault: Reply, model: StandIn, reader: MakeReader
) -> None:
    model.answer = too_long(0, fault)
    with pytest.raises(NoAnswerError, match=r"too small a context .* COMMUNIQUE_LLM_TOKENS \(8000\)") as raised:
        reader(attempts=1).read(release())
    assert "2500" not in str(raised.value)


def test_a_context_too_small_to_ask_again_is_told_as_an_unreadable_answer(model: StandIn, reader: MakeReader) -> None:
    model.answer = lambda body: says("The release says much.") if len(body["messages"]) < 3 else FULL[0]
    with pytest.raises(NoAnswerError, match="gave no readable answer, and its context is too small to ask again"):
        reader().read(release())
    assert len(model.asked) == 2


def test_an_answer_that_took_too_long_is_not_asked_for_again(model: StandIn, reader: MakeReader) -> None:
    model.replies = [Reply(b" ", drip=True)]
    with pytest.raises(NoAnswerError, match=r"within 0\.3 s: raise COMMUNIQUE_LLM_SECONDS, or lower"):
        reader(seconds=0.3, attempts=3).read(release())
    assert len(model.asked) == 1


def circles(*first: Answer) -> Reply:
    """Records, and then one of them for ever, until the model is stopped."""
    told = [json.dumps(one) for one in first]
    return says('{"records": [' + ", ".join(told + [told[-1]] * 60) + ', {"kind": "ro', finish="length")


def test_of_an_answer_in_circles_what_came_before_is_taken_and_the_rest_is_counted(
    model: StandIn, reader: MakeReader
) -> None:
    model.replies = [circles(figure(), role())]
    found = reader().read(release())
    assert {record.kind for record in found.records} == {"figure", "role"}
    assert found.declined == (("llm", "the rest of an answer that went in circles", 1),)
    assert len(model.asked) == 1


def test_of_the_smallest_part_that_is_cut_off_whole_records_are_taken(model: StandIn, reader: MakeReader) -> None:
    text = json.dumps({"records": [figure(), role()]})
    model.replies = [says(text[:-40], finish="length")]
    found = reader(part=10_000).read(release("Trade\n\nKorean exports to Norway reached $6 billion in 2024."))
    assert [record.kind for record in found.records] == ["figure"]
    assert ("llm", "the rest of an answer that was cut off", 1) in found.declined


@pytest.mark.parametrize("text", ["", "no JSON", "[1, 2", '{"records": 3', '{"records": [{"kind": "role"'])
def test_nothing_is_taken_of_an_answer_that_was_cut_off_in_its_first_record(text: str) -> None:
    assert begun(text) is None


def test_a_long_answer_of_many_records_is_no_circle() -> None:
    text = json.dumps({"records": [figure(value=number) for number in range(60)]})
    assert len(text) > 6000
    assert not is_looped(text)
    assert is_looped("word " * 300)
    assert not is_looped("word " * 20)


def test_the_bound_on_an_answer_is_sent_by_the_name_that_the_endpoint_knows(model: StandIn, reader: MakeReader) -> None:
    reader(tokens=700).read(release())
    body = model.asked[0][2]
    assert body["max_tokens"] == 700
    assert "max_completion_tokens" not in body
    assert Endpoint(url="https://api.openai.com/v1", model="x").is_openai
    assert not Endpoint(url="https://api.openai.com.example/v1", model="x").is_openai


@pytest.mark.parametrize("form", list(Form))
def test_only_the_first_message_is_the_systems_also_when_asked_again(
    form: Form, model: StandIn, reader: MakeReader
) -> None:
    model.replies = [says("<release> The release says much. </release>"), states()]
    reader(form=form).read(release())
    for _, _, body in model.asked:
        assert [one["role"] for one in body["messages"]].count("system") == 1
        assert body["messages"][0]["role"] == "system"


def test_the_shape_told_in_words_is_one_that_is_read() -> None:
    found = begun(SHAPE.partition("\n\n")[2])
    assert found
    assert {str(type(one).__name__) for one in found.records} <= {
        "RoleClaim", "EventClaim", "AgreementClaim", "MeasureClaim"
    }  # fmt: skip
    assert len(INSTRUCTIONS) + len(SHAPE) < 6000
