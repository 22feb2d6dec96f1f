"""Every name in the lexicon as one list of entries for one pass over a text.
Decides nothing: a weak entry is handed on as weak, and the reading asks for support.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from communique.lexicon.nouns import Body, Country, Entry, Group, Lexicon, Region
from communique.lexicon.spelling import spellings
from communique.lexicon.store import load

SHOUTED = frozenset({"country", "demonym", "people", "city", "capital", "group", "pact", "region", "body"})
"""Kinds that headlines also set in capitals; other lower-case forms never match, so "turkey" is no country."""


@cache
def entries() -> Sequence[Entry]:
    """All names, unique by name and kind, each also in capitals; a name that several parties share has no party."""
    lexicon = load()
    merged = tuple(merge(found_in(lexicon)))
    return (*merged, *shouted(merged))


def found_in(lexicon: Lexicon) -> Iterator[Entry]:
    """Every name of every noun, with repetitions."""
    yield from of_countries(lexicon)
    yield from of_groups(lexicon)
    yield from of_bodies(lexicon.organisations)
    yield from of_regions(lexicon)
    yield from of_goods(lexicon)


def of_countries(lexicon: Lexicon) -> Iterator[Entry]:
    """Names, adjectives, people, cities and bodies of every country."""
    for country in lexicon.countries.values():
        yield from of_country(country)
        yield from of_bodies(country.bodies)


def of_country(country: Country) -> Iterator[Entry]:
    """Names, adjectives, people and cities of one country."""
    code = country.code
    yield from (Entry(name, "country", code, code) for name in country.strong)
    yield from (Entry(name, "country", code, code, strong=False) for name in country.weak)
    yield from (Entry(name, "demonym", code, code) for name in country.adjectives)
    weak_adjectives = [name for name in country.weak_adjectives if name not in country.strong]
    yield from (Entry(name, "demonym", code, code, strong=False) for name in weak_adjectives)
    adjectives = {*country.adjectives, *country.weak_adjectives}
    yield from (Entry(name, "people", code, code) for name in country.people if name not in adjectives)
    weak = set(country.weak_cities)
    yield from (Entry(name, "capital", name, code, strong=name not in weak) for name in country.seats)
    cities = [country.capital or "", *country.cities, *country.weak_cities]
    named = [
        name for name in dict.fromkeys(cities) if name and name not in country.seats and name not in country.strong
    ]
    yield from (Entry(name, "city", name, code, strong=name not in weak) for name in named)


def of_bodies(bodies: Iterable[Body]) -> Iterator[Entry]:
    """Full names and acronyms of bodies; the value is the fullest name."""
    for body in bodies:
        for name in dict.fromkeys((body.name, *body.also, *body.short, *body.weak)):
            for form in spellings(name):
                yield Entry(form, "body", body.name, body.party, name not in body.weak, body.private)


def of_groups(lexicon: Lexicon) -> Iterator[Entry]:
    """Names, adjectives and bodies of every group; a group that may be a party is its own party."""
    for group in lexicon.groups.values():
        yield from of_group(group)
        yield from of_bodies(group.bodies)


def of_group(group: Group) -> Iterator[Entry]:
    """Names and adjectives of one group: as a party, or else as the pact or the body that it is."""
    kind = "pact" if group.kind == "pact" else "group" if group.party else "body"
    value, party = (group.name if kind == "body" else group.code), (group.code if kind == "group" else None)
    yield from (Entry(name, kind, value, party) for name in dict.fromkeys((group.name, *group.strong)))
    yield from (Entry(name, kind, value, party, strong=False) for name in group.weak)
    own = {group.name, *group.strong, *group.weak}
    adjectives = [name for name in group.adjectives if kind == "group" and name not in own]
    weak = [name for name in group.weak_adjectives if kind == "group" and name not in own]
    yield from (Entry(name, "group_adjective", value, party) for name in adjectives)
    yield from (Entry(name, "group_adjective", value, party, strong=False) for name in weak)


def of_regions(lexicon: Lexicon) -> Iterator[Entry]:
    """Names and adjectives of the regions that are no party."""
    for region in lexicon.regions:
        yield from of_region(region)


def of_region(region: Region) -> Iterator[Entry]:
    """Names and adjectives of one region."""
    for name in dict.fromkeys((region.name, *region.strong, *region.adjectives)):
        yield Entry(name, "region", region.name)
    yield from (Entry(name, "region", region.name, strong=False) for name in region.weak)


def of_goods(lexicon: Lexicon) -> Iterator[Entry]:
    """Currencies, units and products."""
    for currency in lexicon.currencies.values():
        for name in dict.fromkeys((currency.code, *currency.names, *currency.prefixes)):
            yield Entry(name, "currency", currency.code)
        yield from (Entry(name, "currency", currency.code, strong=False) for name in currency.weak_names)
    yield from (Entry(name, "unit", unit.code) for unit in lexicon.units for name in unit.names)
    yield from (Entry(name, "product", product.hs) for product in lexicon.products for name in product.names)


def merge(found: Iterable[Entry]) -> Iterator[Entry]:
    """One entry per name and kind: several parties leave it without one, and one weak meaning makes it weak."""
    by_name: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in found:
        by_name[entry.name, entry.kind].append(entry)
    for same in by_name.values():
        one = same[0] if len(same) == 1 else merged(same)
        if one is not None:
            yield one


def merged(same: Sequence[Entry]) -> Entry | None:
    """One entry of several of the same name and kind; None for an adjective that could be any of several parties."""
    own = next((entry for entry in same if entry.value == entry.name), same[0])  # a name before an acronym
    if len({entry.party for entry in same}) == 1:
        return replace(own, strong=any(entry.strong for entry in same))
    if own.kind not in ("body", "city"):
        return None
    # a body's name that many countries share is surely a body; whose it is, the reading must find
    surely = own.kind == "body" and any(entry.strong and entry.value == entry.name for entry in same)
    value = own.value if len({entry.value for entry in same}) == 1 else own.name
    return replace(own, value=value, party=None, strong=surely, private=all(entry.private for entry in same))


def shouted(found: Sequence[Entry]) -> Iterator[Entry]:
    """The same names in capitals, where that is another name of at least four letters and no acronym."""
    taken = {(entry.name, entry.kind) for entry in found}
    for entry in found:
        capitals = entry.name.upper()
        acronym = entry.kind == "body" and " " not in entry.name
        if entry.kind in SHOUTED and not acronym and len(capitals) > 3 and (capitals, entry.kind) not in taken:
            taken.add((capitals, entry.kind))
            yield Entry(capitals, entry.kind, entry.value, entry.party, entry.strong, entry.private)
