"""Loads compiled.json into nouns, once per process.
Reads no TOML: a stale compiled.json is caught by a test, not at run time.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from communique.lexicon.nouns import (
    Body,
    Country,
    Currency,
    Group,
    Lexicon,
    Membership,
    Product,
    Region,
    Sector,
    Unit,
)

COMPILED = Path(__file__).parent / "compiled.json"
Noun = TypeVar("Noun")
Row = dict[str, Any]  # one row of compiled.json, whose fields files.checked has checked against the noun


@cache
def load() -> Lexicon:
    """The whole lexicon, read from compiled.json the first time it is asked for."""
    rooms: dict[str, list[Row]] = json.loads(COMPILED.read_text(encoding="utf-8"))
    return Lexicon(
        countries={row["code"]: made(Country, row) for row in rooms["countries"]},
        groups={row["code"]: made(Group, row) for row in rooms["groups"]},
        currencies={row["code"]: made(Currency, row) for row in rooms["currencies"]},
        units=tuple(made(Unit, row) for row in rooms["units"]),
        products=tuple(made(Product, row) for row in rooms["products"]),
        sectors={row["code"]: made_sector(row) for row in rooms["sectors"]},
        regions=tuple(made(Region, row) for row in rooms["regions"]),
        organisations=tuple(made(Body, row | {"private": True}) for row in rooms["organisations"]),
    )


def made(noun: type[Noun], row: Row) -> Noun:
    """A noun of a row: lists become tuples, and tables of bodies and members become nouns."""
    parts = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    if "bodies" in row:
        parts["bodies"] = tuple(made(Body, each) for each in row["bodies"])
    if "members" in row:
        parts["members"] = tuple(Membership(**each) for each in row["members"])
    return noun(**parts)


def made_sector(row: Row) -> Sector:
    """A sector of a row, its words with their weights as pairs."""
    words = tuple((str(word), float(weight)) for word, weight in row["words"].items())
    return Sector(row["code"], row["name"], words, row.get("threshold", 1.0))
