"""The kinds of thing known beforehand, as they come out of the TOML files beside this one.
Holds no lookup and no file access; what a release says of them is for the reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Body:
    """A ministry, agency or organ under one name, for as long as it bears that name."""

    name: str
    party: str
    """ISO 3166-1 alpha-2 or a group's short name."""
    short: tuple[str, ...] = ()
    """Acronyms that mean this body and nothing else."""
    weak: tuple[str, ...] = ()
    """Acronyms and names that need support."""
    also: tuple[str, ...] = ()
    """Other full names in use at the same time."""
    since: str | None = None
    """First day (or month, or year) under this name, EDTF."""
    until: str | None = None
    """First day on which it no longer bears this name, EDTF."""
    was: tuple[str, ...] = ()
    """Names borne before, by the bodies whose main business it carries on."""
    becomes: str | None = None
    parent: str | None = None
    head: str | None = None
    """Title of its head where it is not simply "Minister of ..."."""
    private: bool = False
    """A company or association: it brings its country to a meeting, but its offices are none of that country's."""

    def exists_on(self, day: date) -> bool:
        """Whether it bears this name on the day; true where no date is known."""
        begun = self.since is None or first_day(self.since) <= day
        return begun and (self.until is None or day < first_day(self.until))


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory of ISO 3166-1 (and Kosovo, XK), with all that names it."""

    code: str
    alpha3: str
    name: str
    official: str
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    weak_adjectives: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: str | None = None
    seats: tuple[str, ...] = ()
    """Names of cities that may stand for the government ("Seoul welcomed ...")."""
    cities: tuple[str, ...] = ()
    weak_cities: tuple[str, ...] = ()
    family_names: tuple[str, ...] = ()
    family_first: bool = False
    bodies: tuple[Body, ...] = ()


@dataclass(frozen=True, slots=True)
class Membership:
    """One member of a group for one stretch of time; a group may be a member of a group."""

    code: str
    since: str | None = None
    until: str | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is a member on the day; true where no date is known."""
        begun = self.since is None or first_day(self.since) <= day
        return begun and (self.until is None or day < first_day(self.until))


@dataclass(frozen=True, slots=True)
class Group:
    """A bloc or organisation of countries."""

    code: str
    name: str
    kind: str
    """`bloc` (acts as one party), `organisation` (seat and staff), `forum` (meets) or `pact` (parties of a treaty)."""
    party: bool
    """Whether records may name it as a party."""
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    weak_adjectives: tuple[str, ...] = ()
    founded: str | None = None
    ended: str | None = None
    instrument: str | None = None
    """The type of agreement that a pact is, as records name it."""
    members: tuple[Membership, ...] = ()
    bodies: tuple[Body, ...] = ()


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency of ISO 4217 with the words and signs that stand for it beside a number."""

    code: str
    name: str
    names: tuple[str, ...] = ()
    weak_names: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    """Signs before the number: `US$`, `₹`, `Rs.`."""
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure, or a word that multiplies a number."""

    code: str
    names: tuple[str, ...] = ()
    factor: float = 1.0
    """How many of `base` one of it makes."""
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Product:
    """Ordinary words for goods and the heading or chapter of the Harmonized System they fall under."""

    hs: str
    names: tuple[str, ...]
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Sector:
    """A code of what a document is about, and the words that tell it with their weights."""

    code: str
    name: str
    words: tuple[tuple[str, float], ...]
    threshold: float = 1.0
    """The sum of weights at which a document is about it."""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the world that is no party."""

    name: str
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One name for the gazetteer, as it stands in a text, and what it means."""

    name: str
    kind: str
    """country, demonym, people, city, capital, body, group, group_adjective, pact, region, currency, unit, product."""
    value: str
    """A code, or the fullest name of a body, city or region."""
    party: str | None = None
    """The country or group it belongs to; absent where several share the name."""
    strong: bool = True
    private: bool = False
    """A body that is no part of its party's government."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that is known beforehand."""

    countries: dict[str, Country]
    groups: dict[str, Group]
    currencies: dict[str, Currency]
    units: tuple[Unit, ...]
    products: tuple[Product, ...]
    sectors: dict[str, Sector]
    regions: tuple[Region, ...]
    organisations: tuple[Body, ...]

    def bodies(self) -> tuple[Body, ...]:
        """Every body of every country and group, then every other organisation."""
        of_countries = (body for country in self.countries.values() for body in country.bodies)
        of_groups = (body for group in self.groups.values() for body in group.bodies)
        return (*of_countries, *of_groups, *self.organisations)


def first_day(edtf: str) -> date:
    """The first day of an EDTF day, month or year; raises ValueError on any other form."""
    year, month, day = [int(part) for part in f"{edtf}-01-01".split("-")[:3]]
    return date(year, month, day)
