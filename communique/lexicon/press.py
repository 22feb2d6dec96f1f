"""Whose a paper, an agency or the short name of a house is; from press.toml beside this file.

Says nothing of bodies that the lexicon knows by their own names.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "press.toml"


def party_of_paper(name: str) -> str | None:
    """The country of a paper or an agency by its name in any case; else None."""
    return _by_name("papers").get(_plain(name))


def party_of_house(name: str) -> str | None:
    """The country or bloc of a house by the short name that it publishes under; else None."""
    return _by_name("houses").get(_plain(name))


def _plain(name: str) -> str:
    return name.casefold().replace("’", "'").removeprefix("the ")


@cache
def _by_name(kind: str) -> dict[str, str]:
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))[kind]
    return {_plain(name): party for party, names in table.items() for name in names}
