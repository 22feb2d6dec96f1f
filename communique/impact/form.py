"""The written form of rules (TOML, documented in docs/impact.md) read into a regime, and the regimes that ship.

Refuses what is not in the form, overlapping rules included, with an error that names the file, the rule and the field.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from importlib import resources
from itertools import combinations
from pathlib import Path
from typing import cast

from communique import lexicon
from communique.impact.faults import FormError
from communique.impact.fields import Fields
from communique.impact.quarters import QuotaYear
from communique.impact.regime import (
    CARRIES,
    KINDS,
    PERS,
    Allotment,
    Carry,
    Exemption,
    Gap,
    Kind,
    Origins,
    Per,
    Regime,
    Rule,
)

Tables = dict[str, tuple[Allotment, ...]]


def shipped() -> tuple[str, ...]:
    """The names of the regimes that come with the package."""
    return tuple(sorted(one.name.removesuffix(".toml") for one in _folder().iterdir() if one.name.endswith(".toml")))


def load(name: str) -> Regime:
    """A regime that ships, by name, or one from a file. Raises FormError naming what is wrong."""
    if name in shipped():
        return parse((_folder() / f"{name}.toml").read_text("utf-8"), f"{name}.toml")
    path = Path(name)
    if not path.is_file():
        raise FormError(f"{name}: no such file, and no regime of that name; those that ship are {', '.join(shipped())}")
    try:
        return parse(path.read_text("utf-8"), str(path))
    except UnicodeDecodeError as error:
        raise FormError(f"{path}: no text in UTF-8") from error


def parse(text: str, where: str) -> Regime:
    """A regime from TOML; `where` is how messages call the file."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FormError(f"{where}: {error}") from error
    return _regime(Fields(values, where))


def _folder() -> resources.abc.Traversable:
    return resources.files("communique.impact") / "rules"


def _regime(fields: Fields) -> Regime:
    tables = _tables(fields.table("tables"))
    rules = tuple(_rule(one, tables) for one in fields.tables("rules"))
    if not rules:
        raise fields.fault("rules", "is missing: a regime has at least one")
    regime = Regime(
        id=fields.text("id"),
        title=fields.text("title"),
        imposer=_imposer(fields),
        products=fields.words("products"),
        unit=fields.text("unit", "t"),
        year=_year(fields),
        rules=rules,
        gaps=tuple(_gap(one) for one in fields.tables("gaps")),
    )
    fields.done()
    _refuse_twins(fields.where, rules)
    _refuse_overlaps(fields.where, rules)
    return regime


def _imposer(fields: Fields) -> str:
    name = fields.text("imposer")
    if lexicon.country(name) != name:
        raise fields.fault("imposer", f"names an unknown country or bloc: {name!r}")
    return name


def _year(fields: Fields) -> QuotaYear:
    try:
        return QuotaYear.of(fields.words("quarters") or ("01-01", "04-01", "07-01", "10-01"))
    except ValueError as error:
        raise fields.fault("quarters", str(error)) from error


def _tables(fields: Fields) -> Tables:
    tables = {}
    for name in fields.names():
        table = fields.tables(name)
        tables[name] = tuple(_allotment(one) for one in table)
        _refuse_doubles(fields.where, name, tables[name])
    return tables


def _allotment(fields: Fields) -> Allotment:
    countries = fields.table("countries")
    own = tuple((name, countries.number(name, least=0)) for name in countries.names())
    Fields({"countries": [name for name, _ in own]}, fields.where).parties("countries")
    allotment = Allotment(
        name=fields.text("name"),
        total=fields.number("total", least=0, default=0.0),
        cap=fields.number_or_none("cap", least=0, most=1),
        countries=own,
    )
    fields.done()
    return allotment


def _rule(fields: Fields, tables: Tables) -> Rule:
    kind = cast(Kind, fields.one_of("kind", KINDS))
    quota = kind in ("quota", "tariff_rate_quota")
    fields.where += f" {fields.text('id')!r}"
    start, end = fields.day("from"), fields.day_or_none("until")
    if end is not None and end < start:
        raise fields.fault("until", f"comes before from: {end} < {start}")
    rule = Rule(
        id=fields.text("id"),
        title=fields.text("title"),
        kind=kind,
        source=fields.text("source"),
        start=start,
        end=end,
        on=Origins(fields.parties("on"), fields.parties("without"), fields.parties("melted_in")),
        within=fields.number("rate", least=0, default=0.0 if quota else None),
        beyond=_beyond(fields, kind),
        classes=_classes(fields, tables, quota=quota),
        per=cast(Per, fields.one_of("per", PERS, "quarter")),
        share=fields.number("share", least=0, default=1.0),
        base_year=_base_year(fields),
        carry=cast(Carry, fields.one_of("carry_over", CARRIES, "none")),
        growth=fields.number("growth", least=-1, default=0.0),
        permits=fields.one_of("permits", ("needed", "none"), "none") == "needed",
        splits=fields.one_of("straddling", ("split", "whole"), "split") == "split",
        precedence=int(fields.number("precedence", default=0)),
        exclusive=fields.text("exclusive", " ").strip() or None,
        exempt=tuple(_exemption(one) for one in fields.tables("exempt")),
        estimate=fields.text("estimate", " ").strip() or None,
        notes=fields.words("notes"),
    )
    fields.done()
    return rule


def _base_year(fields: Fields) -> int | None:
    year = fields.number_or_none("base_year", least=1900, most=2100)
    return None if year is None else int(year)


def _beyond(fields: Fields, kind: Kind) -> float | None:
    if kind == "tariff_rate_quota":
        return fields.number("over_quota", least=0)
    return None


def _classes(fields: Fields, tables: Tables, *, quota: bool) -> tuple[Allotment, ...]:
    names, listed = fields.words("tables"), fields.words("classes")
    for name in names:
        if name not in tables:
            raise fields.fault("tables", f"names an unknown table: {name!r}; known are {', '.join(tables) or 'none'}")
    if quota and not names:
        raise fields.fault("tables", "is missing: a quota needs the table of its classes")
    return (*(one for name in names for one in tables[name]), *(Allotment(one, 0.0) for one in listed))


def _exemption(fields: Fields) -> Exemption:
    exemption = Exemption(fields.text("purpose"), fields.day_or_none("until"))
    fields.done()
    return exemption


def _gap(fields: Fields) -> Gap:
    gap = Gap(fields.text("what"), fields.day_or_none("from"))
    fields.done()
    return gap


def _refuse_doubles(where: str, table: str, classes: tuple[Allotment, ...]) -> None:
    names = [one.name.casefold() for one in classes]
    for place, one in enumerate(classes):
        if one.name.casefold() in names[:place]:
            raise FormError(f"{where}: {table} has the class {one.name!r} twice")


def _refuse_twins(where: str, rules: Iterable[Rule]) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise FormError(f"{where}: two rules have the id {rule.id!r}")
        seen.add(rule.id)


def _refuse_overlaps(where: str, rules: Iterable[Rule]) -> None:
    """Two rules on the same goods at once must say which comes first; two plain duties may add up."""
    for one, other in combinations(rules, 2):
        both_add = one.exclusive is None and other.exclusive is None and not (one.has_quota and other.has_quota)
        if both_add or one.exclusive != other.exclusive or one.precedence != other.precedence:
            continue
        day = _first_day_of_both(one, other)
        party = one.on.may_meet(other.on, day) if day else None
        shared = _shared_class(one, other)
        if day and party and shared and not (set(one.on.melted) ^ set(other.on.melted)):
            raise FormError(
                f"{where}: rules {one.id!r} and {other.id!r} overlap from {day} on {party}, {shared}: "
                "give them different dates, origins or precedence"
            )


def _first_day_of_both(one: Rule, other: Rule) -> date | None:
    start = max(one.start, other.start)
    ends = [rule.end for rule in (one, other) if rule.end is not None]
    return start if not ends or start <= min(ends) else None


def _shared_class(one: Rule, other: Rule) -> str | None:
    if not one.classes or not other.classes:
        return "all goods"
    names = {each.name.casefold() for each in other.classes}
    return next((each.name for each in one.classes if each.name.casefold() in names), None)
