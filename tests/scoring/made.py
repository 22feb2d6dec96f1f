"""Records to score with: one of each kind over one short text, and the score of some against others."""

from __future__ import annotations

from typing import Any

from communique.scoring import Score, Tally, papers, score

TEXT = """Korea and Canada Discuss Steel

Park Jung-sung, Deputy Minister for Trade at the Ministry of Trade, Industry and Resources (MOTIR), met with Alexandra
Dostal in Seoul on Monday, December 1. Deputy Minister Park expressed strong regret over Canada's steel quota. He urged
Canada to withdraw the measures. Trade between the two came to $6 billion in 2024 under the Korea-Canada FTA."""


def record(kind: str, words: str, **slots: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"kind": kind, "quote": {"start": start, "end": start + len(words), "words": words}, "rule": "r", **slots}


ROLE = record(
    "role",
    "Park Jung-sung, Deputy Minister for Trade",
    person="Park Jung-sung",
    title="Deputy Minister for Trade",
    organisation="Ministry of Trade, Industry and Resources",
    party="KR",
)
MEET = record(
    "event",
    "met with Alexandra\nDostal in Seoul",
    act="meet",
    plover="CONSULT",
    by=["Park Jung-sung"],
    to=["Alexandra Dostal"],
    parties=["KR", "CA"],
    date="2025-12-01",
    status="done",
    place={"name": "Seoul", "country": "KR"},
)
REGRET = record(
    "event",
    "expressed strong regret",
    act="criticise",
    by=["Park Jung-sung"],
    to=["CA"],
    parties=["KR", "CA"],
    object="steel quota",
    status="done",
)
URGE = record(
    "event",
    "urged\nCanada to withdraw",
    act="request",
    by=["Park Jung-sung"],
    to=["CA"],
    parties=["KR", "CA"],
    object="withdraw the measures",
    status="done",
)
FTA = record(
    "agreement",
    "Korea-Canada FTA",
    name="Korea-Canada FTA",
    type="fta",
    parties=["KR", "CA"],
    stage="in_force",
    date="2015-01-01",
    history=[{"stage": "signed", "date": "2014-09-22"}],
)
QUOTA = record(
    "measure",
    "steel quota",
    name="steel quota",
    imposer="CA",
    instrument="tariff_quota",
    targets=["KR"],
    products=["steel"],
    terms=[{"of": "quota", "from": 100, "to": 75, "unit": "percent"}],
)
TRADE = record("figure", "$6 billion", value=6_000_000_000, unit="USD", of="trade", party="KR", period="2024")
SERIES = record(
    "series", "Korea and Canada", name="Korea-Canada Business Forum", edition=29, since=1997, hosts=["MOTIR"]
)
PROJECT = record("initiative", "Trade between", name="Green Gateway", type="project", parties=["KR"], status="planned")
ALL = [ROLE, MEET, REGRET, URGE, FTA, QUOTA, TRADE, SERIES, PROJECT]


def document(*found: dict[str, Any], **fields: Any) -> dict[str, Any]:
    plain = {"id": "a", "title": "Korea and Canada Discuss Steel", "text": TEXT, "sectors": ["steel", "ai"]}
    return {**plain, "records": list(found), **fields}


def result(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> Score:
    return score(papers(gold, is_gold=True), papers(predicted, is_gold=False))


def compare(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> Score:
    return result([document(*gold)], [document(*predicted)])


def slot_of(gold: dict[str, Any], predicted: dict[str, Any], slot: str) -> Tally:
    return compare([gold], [predicted]).kinds[gold["kind"]].by_slot[slot]
