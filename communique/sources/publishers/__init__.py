"""The houses we know: one TOML each beside this file. Recognises a house by address, by name or by its own words.

A house is never guessed from what a release is about: the words in `marks` are ones that only the house itself puts
at the head or the foot of its releases.

Fields of a file, whose name is the key of the house:
    name, short, country   the house, its acronym, ISO 3166-1 alpha-2 (or EU)
    formerly               [{name, until}]: what it was called up to a day; releases of that time carry that name
    also                   other names it goes by in mastheads and page metadata
    language               what its releases are written in, unless they say otherwise
    hosts                  its sites; "gov.uk/x" is a site that many houses share, told apart by the path
    feeds, boards          where its releases are announced; empty where it offers none that is known to be stable
    marks                  lists of words; all words of one list in head or foot show the house
    utc_offset             hours from UTC, for time stamps without the house's own
    day_first              how it writes 03/04/2025
    [expects]              releases_a_month, share_with_date (0 to 1), minimum_length (characters of a body)
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from communique import lexicon

_HERE = Path(__file__).parent
_AGENCIES = "agencies.toml"
_BRACKETS = re.compile(r"\s*\([^()]*\)$")
_HEAD, _FOOT = 700, 400  # characters: masthead, title and first sentence; contact lines and sign-off


@dataclass(frozen=True, slots=True)
class Expects:
    """What a healthy reading of a house's releases looks like."""

    releases_a_month: int
    share_with_date: float
    minimum_length: int


@dataclass(frozen=True, slots=True)
class FormerName:
    """What a house was called up to and including a day."""

    name: str
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """A house that publishes releases; the fields are explained at the head of this file."""

    key: str
    name: str
    country: str
    expects: Expects
    short: str | None = None
    language: str | None = None
    formerly: tuple[FormerName, ...] = ()
    also: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    boards: tuple[str, ...] = ()
    marks: tuple[tuple[str, ...], ...] = ()
    utc_offset: float | None = None
    day_first: bool | None = None

    def name_on(self, day: date | None) -> str:
        """The name in force on the day; today's where the day is not known."""
        for former in self.formerly:
            if day is not None and day <= former.until:
                return former.name
        return self.name

    @property
    def names(self) -> tuple[str, ...]:
        """Every name the house is known by."""
        return (self.name, *self.also, *(former.name for former in self.formerly))


@cache
def known() -> tuple[Publisher, ...]:
    """Every known house, by key. Raises ValueError naming the file when one of the files is not as explained above."""
    files = sorted(file for file in _HERE.glob("*.toml") if file.name != _AGENCIES)
    return tuple(_publisher(file.stem, file.read_text(encoding="utf-8")) for file in files)


def by_key(key: str) -> Publisher | None:
    """The house of that key, or None."""
    return next((house for house in known() if house.key == key), None)


def by_address(address: str | None) -> Publisher | None:
    """The house whose site the address is on; of several the one with the longest path, or None."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    host, path = (parts.hostname or "").removeprefix("www."), parts.path
    fitting = [(len(site), house) for house in known() for site in house.hosts if _is_on(host, path, site)]
    return max(fitting, key=lambda one: one[0])[1] if fitting else None


def by_name(words: str | None) -> Publisher | None:
    """The house of exactly that name, other name, acronym or key, in any case, or None."""
    return _by_name().get(_folded(words)) if words else None


def name_of(stated: str, day: date | None = None) -> str:
    """The one name under which the releases of a house or agency stand, however a source writes it; else as written."""
    written = " ".join(stated.split())
    house = by_name(written) or _by_parts(written)
    return house.name_on(day) if house else _agencies().get(_folded(_BRACKETS.sub("", written)), written)


def _by_parts(written: str) -> Publisher | None:
    """The house whose name stands before its acronym in brackets, or before its country's name."""
    head, _, country = written.rpartition(",")
    bare = _BRACKETS.sub("", written)
    if bare != written:
        return by_name(bare)
    house = by_name(head)
    return house if house and lexicon.country(country.replace("Government of", "").strip()) == house.country else None


def by_marks(text: str) -> Publisher | None:
    """The house whose own words stand at the head or foot of the text; None when there is none, or more than one."""
    seen = text if len(text) <= _HEAD + _FOOT else text[:_HEAD] + "\n" + text[-_FOOT:]
    fitting = [house for house in known() if any(all(word in seen for word in words) for words in house.marks)]
    return fitting[0] if len(fitting) == 1 else None


def _is_on(host: str, path: str, site: str) -> bool:
    site_host, slash, site_path = site.partition("/")
    return (host == site_host or host.endswith("." + site_host)) and (not slash or path.startswith("/" + site_path))


@cache
def _by_name() -> dict[str, Publisher]:
    found: dict[str, Publisher] = {}
    for house in known():
        for name in (house.key, house.short, *house.names):
            if name:
                found.setdefault(_folded(name), house)
    return found


@cache
def _agencies() -> dict[str, str]:
    """The names of news agencies by each name they go by, in any case."""
    table = tomllib.loads((_HERE / _AGENCIES).read_text(encoding="utf-8"))
    return {_folded(name): agency for agency, names in table["also"].items() for name in (agency, *names)}


def _folded(words: str) -> str:
    return " ".join(words.casefold().replace("&", "and").replace(",", " ").removeprefix("the ").split())


def _publisher(key: str, toml: str) -> Publisher:
    try:
        fields: dict[str, Any] = tomllib.loads(toml)
        former = tuple(FormerName(one["name"], date.fromisoformat(one["until"])) for one in fields.pop("formerly", ()))
        marks = tuple(tuple(words) for words in fields.pop("marks", ()))
        expects = Expects(**fields.pop("expects"))
        rest: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()
        }
        return Publisher(key=key, formerly=former, marks=marks, expects=expects, **rest)
    except (tomllib.TOMLDecodeError, TypeError, KeyError, ValueError) as error:
        raise ValueError(f"publishers/{key}.toml: {error}") from error
