"""A release of our own, and what may truly be said of it, in the form that a model answers in."""

from __future__ import annotations

from datetime import date
from typing import Any

from communique.records import Document

TITLE = "Norland signs a steel pact with Korea"
BODY = "\n\n".join(
    (
        "OSLO, 3 March 2025 -- Kim Jung-kwan, Korean Minister of Trade, Industry and Resources, met Norwegian Minister "
        "of Trade Ola Nordmann in Oslo on Monday, 3 March.",
        "The two ministers signed the Korea–Norway Steel Cooperation Agreement. Norway will cut its tariff on Korean "
        "steel plates from 12 percent to 5 percent on 1 July 2025.",
        "Korean exports to Norway reached $6 billion in 2024. “We will keep our word,” Minister Kim said. The "
        "ministers praised the ministers.",
        "The 7th Korea–Norway Maritime Forum will be held in Bergen in October 2025. Both sides launched the Nordic "
        "Hydrogen Corridor project.",
    )
)
TEXT = f"{TITLE}\n\n{BODY}"


def release(text: str = TEXT, **changes: Any) -> Document:
    given = {"title": text.split("\n")[0], "published": date(2025, 3, 3), "source": "release.txt"} | changes
    return Document(text=text, **given)


def meeting(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "event",
        "quote": "Kim Jung-kwan, Korean Minister of Trade, Industry and Resources, met Norwegian Minister of Trade "
        "Ola Nordmann in Oslo on Monday, 3 March",
        "act": "meet",
        "by": ["Kim Jung-kwan", "Ola Nordmann"],
        "parties": ["KR", "NO"],
        "date": "on Monday, 3 March",
        "place": {"name": "Oslo", "country": "NO"},
        "status": "done",
    } | changes


def figure(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "figure",
        "quote": "Korean exports to Norway reached $6 billion in 2024",
        "value": "$6 billion",
        "unit": "USD",
        "of": "exports",
        "party": "KR",
        "partner": "NO",
        "period": "2024",
    } | changes


def role(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "role",
        "quote": "Norwegian Minister of Trade Ola Nordmann",
        "person": "Ola Nordmann",
        "title": "Minister of Trade",
        "party": "NO",
    } | changes


def measure(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "measure",
        "quote": "Norway will cut its tariff on Korean steel plates from 12 percent to 5 percent on 1 July 2025",
        "imposer": "NO",
        "instrument": "tariff",
        "targets": ["KR"],
        "products": ["steel plates"],
        "terms": [{"of": "tariff", "from": 12, "to": 5, "unit": "percent"}],
        "status": "announced",
        "effective": "2025-07-01",
    } | changes
