"""Assistants get at most eight tools, all of which only read, and every answer carries id, quote and address."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from mcp import Client

from communique.faces.api.assistants import server
from communique.register import Register

ANSWERS: dict[str, dict[str, Any]] = {
    "brief": {"parties": ["Korea", "Canada"]},
    "search": {"words": "steel"},
    "records": {"kind": "measure", "parties": ["KR"]},
    "things": {"name": "Park Jung-sung"},
    "timeline": {"parties": ["KR", "CA"]},
    "contacts": {"name": "Park Jung-sung", "parties": ["KR"]},
    "changes": {"since": "2025-01-01", "parties": ["KR"]},
}


def _call(register: Register, tool: str, arguments: dict[str, Any]) -> Any:
    async def calling() -> Any:
        async with Client(server(register)) as client:
            return await client.call_tool(tool, arguments)

    return asyncio.run(calling())


def _parts(value: Any) -> list[dict[str, Any]]:
    """Every object within an answer."""
    if isinstance(value, dict):
        return [value, *(one for part in value.values() for one in _parts(part))]
    return [one for part in value for one in _parts(part)] if isinstance(value, list) else []


def test_there_are_at_most_eight_tools_and_all_only_read(opened: Register) -> None:
    async def listing() -> Any:
        async with Client(server(opened)) as client:
            return (await client.list_tools()).tools

    tools = asyncio.run(listing())
    assert len(tools) == len(ANSWERS) + 1 <= 8
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)


@pytest.mark.parametrize("tool", ANSWERS)
def test_every_answer_carries_id_quote_and_address(opened: Register, tool: str) -> None:
    answer = _call(opened, tool, ANSWERS[tool])
    assert not answer.is_error
    parts = _parts(json.loads(answer.content[0].text))
    assert any({"start", "end", "words"} <= set(part) for part in parts)
    assert any("url" in part and "id" in part for part in parts)


def test_a_release_is_read_whole(opened: Register) -> None:
    id = opened.documents()[0].id
    answer = json.loads(_call(opened, "document", {"id": id}).content[0].text)
    assert all(
        answer["text"][one["quote"]["start"] : one["quote"]["end"]] == one["quote"]["words"]
        for one in answer["records"]
    )


@pytest.mark.parametrize(
    ("tool", "arguments", "says"),
    [
        ("brief", {"parties": ["Nowhereland"]}, "no country or bloc"),
        ("document", {"id": "x"}, "there is no release"),
        ("records", {"kind": "rumour"}, "no kind of record"),
        ("changes", {"since": "once"}, "is no day"),
    ],
)
def test_what_cannot_be_answered_is_told(opened: Register, tool: str, arguments: dict[str, Any], says: str) -> None:
    answer = _call(opened, tool, arguments)
    assert answer.is_error
    assert says in answer.content[0].text
