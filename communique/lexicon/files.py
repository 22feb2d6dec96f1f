"""Reads the TOML files, the source of truth, into one plain structure that JSON can hold.
Refuses a field it does not know, a field of the wrong type, and a file without its required fields.
"""

from __future__ import annotations

import tomllib
from dataclasses import MISSING, fields
from pathlib import Path
from typing import TypeAlias

from communique.lexicon import nouns

Plain: TypeAlias = "str | float | bool | list[Plain] | dict[str, Plain] | None"
Table: TypeAlias = dict[str, Plain]

HERE = Path(__file__).parent
LISTS = {
    "currencies": (nouns.Currency, "currency"),
    "units": (nouns.Unit, "unit"),
    "products": (nouns.Product, "product"),
    "sectors": (nouns.Sector, "sector"),
    "regions": (nouns.Region, "region"),
    "organisations": (nouns.Body, "organisation"),
}


class LexiconError(ValueError):
    """A TOML file of the lexicon that cannot be taken; the message names the file and the fault."""


def plain_lexicon(folder: Path = HERE) -> Table:
    """Everything the TOML files in a folder say, with countries and groups by file name; raises LexiconError."""
    everything: Table = {
        "countries": [country_table(path) for path in sorted(folder.glob("countries/*.toml"))],
        "groups": [group_table(path) for path in sorted(folder.glob("groups/*.toml"))],
    }
    for room, (noun, key) in LISTS.items():
        path = folder / f"{room}.toml"
        everything[room] = [checked(each, noun, path) for each in tables(read(path), key, path)]
    return everything


def country_table(path: Path) -> Table:
    """One country with its bodies; its generated names join the strong ones."""
    raw = read(path)
    bodies = [checked(each | {"party": path.stem}, nouns.Body, path) for each in tables(raw, "body", path)]
    weak = strings(raw, "weak", path)
    named = [
        str(raw.get("name")),
        str(raw.get("official")),
        *strings(raw, "names", path),
        *strings(raw, "strong", path),
    ]
    raw["strong"] = list(dict.fromkeys(name for name in named if name not in weak))
    raw = {key: value for key, value in raw.items() if key not in ("names", "body")}
    return checked(raw, nouns.Country, path) | {"bodies": list(bodies)}


def group_table(path: Path) -> Table:
    """One group with its members and bodies."""
    raw = read(path)
    code = str(raw.get("code"))
    bodies = [checked(each | {"party": code}, nouns.Body, path) for each in tables(raw, "body", path)]
    members = [checked(each, nouns.Membership, path) for each in tables(raw, "member", path)]
    rest = {key: value for key, value in raw.items() if key not in ("body", "member")}
    return checked(rest, nouns.Group, path) | {"members": list(members), "bodies": list(bodies)}


def read(path: Path) -> Table:
    """The tables of one TOML file; raises LexiconError where it cannot be parsed."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, OSError) as fault:
        raise LexiconError(f"{path.name}: {fault}") from fault


def tables(raw: Table, key: str, path: Path) -> list[Table]:
    """The list of tables under a key, empty where there is none."""
    found = raw.get(key, [])
    if not isinstance(found, list):
        raise LexiconError(f"{path.name}: {key} is not a list of tables")
    return [each for each in found if isinstance(each, dict)]


def strings(raw: Table, key: str, path: Path) -> list[str]:
    """The list of strings under a key, empty where there is none."""
    found = raw.get(key, [])
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise LexiconError(f"{path.name}: {key} is not a list of strings")
    return [str(each) for each in found]


def checked(raw: Table, noun: type, path: Path) -> Table:
    """The same table, once every field is known to the noun and every required one is there."""
    known = {field.name: field for field in fields(noun)}
    if unknown := sorted(set(raw) - set(known)):
        raise LexiconError(f"{path.name}: unknown field {unknown[0]!r} of a {noun.__name__.lower()}")
    for name, field in known.items():
        if name not in raw and field.default is MISSING:
            raise LexiconError(f"{path.name}: a {noun.__name__.lower()} without {name!r}")
        if name in raw and str(field.type).startswith("tuple[str") and name not in ("bodies", "members"):
            strings(raw, name, path)
    return raw
