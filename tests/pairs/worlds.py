"""Loads the worlds of mentions and scores the matcher on their pairs.

The whole way is taken that a register takes: forms, likeness, clusters; two mentions are held the same when one
cluster has both. Refuses a line with more parts than its kind has.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from communique.records import Event, Place, Quote
from communique.register.identity import kinds
from communique.register.identity.clusters import Edge, cluster
from communique.register.identity.events import event_form
from communique.register.identity.forms import Form
from communique.register.identity.settle import kept_apart

HERE = Path(__file__).parent
KINDS = ("person", "organisation", "place", "agreement", "series", "initiative", "measure", "event")

# Parts whose worlds are of several kinds.
PARTS = ("fresh", "real")


@dataclass(frozen=True, slots=True)
class World:
    """Mentions that are easily confused: `things` are lists of lines, one list for each thing."""

    kind: str
    about: str
    things: tuple[tuple[str, ...], ...]
    half: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair of mentions, whether they are the same, and whether the matcher holds them so."""

    world: World
    one: str
    other: str
    is_same: bool
    is_held: bool
    is_asked: bool


@dataclass(frozen=True, slots=True)
class Score:
    """How many pairs there are, and the pairwise precision and recall of those held the same."""

    pairs: int
    same: int
    precision: float
    recall: float
    asked: int


def worlds() -> Iterator[World]:
    """Every world of every kind."""
    for kind in KINDS:
        table = tomllib.loads((HERE / f"{kind}.toml").read_text(encoding="utf-8"))
        for at, row in enumerate(table["world"]):
            yield _world(kind, row, ("development", "held out")[at % 2])
    for part in PARTS:
        for row in tomllib.loads((HERE / f"{part}.toml").read_text(encoding="utf-8"))["world"]:
            yield _world(row["kind"], row, part)


def _world(kind: str, row: dict[str, Any], half: str) -> World:
    return World(kind, row["about"], tuple(map(tuple, row["things"])), half)


def judge(world: World) -> list[Judged]:
    """Every pair of a world, judged by the matcher."""
    lines = [(line, at) for at, thing in enumerate(world.things) for line in thing]
    forms = [_form(world.kind, line, str(number)) for number, (line, _) in enumerate(lines)]
    by_id = {form.only if world.kind == "event" else form.id: form for form in forms}
    entity, asked = _cluster(by_id)
    ids = [form.only if world.kind == "event" else form.id for form in forms]
    return [
        Judged(world, one[0], other[0], one[1] == other[1], entity[a] == entity[b], (min(a, b), max(a, b)) in asked)
        for (one, a), (other, b) in combinations(zip(lines, ids, strict=True), 2)
    ]


def score(judged: list[Judged]) -> Score:
    """The figures of some pairs."""
    same = sum(pair.is_same for pair in judged)
    held = sum(pair.is_held for pair in judged)
    right = sum(pair.is_same and pair.is_held for pair in judged)
    asked = sum(pair.is_asked for pair in judged)
    return Score(len(judged), same, right / held if held else 1.0, right / same if same else 1.0, asked)


def _cluster(forms: dict[str, Form]) -> tuple[dict[str, str], set[tuple[str, str]]]:
    edges = []
    for one, other in combinations(sorted(forms), 2):
        # Only forms that share a block are compared, as in a register.
        if _are_compared(forms[one], forms[other]):
            likeness = kinds.compare(forms[one], forms[other])
            if likeness.verdict in ("same", "unsure"):
                edges.append(Edge(one, other, likeness.weight, likeness.verdict))
    partial = frozenset(id for id, form in forms.items() if kinds.is_partial(form))
    found = cluster(forms, [*kept_apart(edges, forms), *edges], partial)
    return {id: first for first, some in found.members.items() for id in some}, set(found.unsure)


def _are_compared(one: Form, other: Form) -> bool:
    return bool(kinds.keys(one) & kinds.sought(other) or kinds.sought(one) & kinds.keys(other))


def _form(kind: str, line: str, number: str) -> Form:
    parts = [part.strip() for part in line.split("|")]
    return _MAKERS[kind](number, *parts)


def _marks(**given: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((mark, value) for mark, value in given.items() if value))


def _person(_: str, name: str, office: str, body: str, party: str, year: str) -> Form:
    return Form("person", name, tuple(party.split()), _marks(office=office, body=body, year=year))


def _organisation(_: str, name: str, party: str, acronym: str) -> Form:
    return Form("organisation", name, tuple(party.split()), _marks(acronym=acronym))


def _place(_: str, name: str, country: str) -> Form:
    return Form("place", name, tuple(country.split()))


def _agreement(_: str, name: str, type: str, parties: str, year: str, day: str) -> Form:
    return Form("agreement", name, tuple(sorted(parties.split())), _marks(type=type, year=year, day=day))


def _series(_: str, name: str, parties: str, since: str) -> Form:
    return Form("series", name, tuple(sorted(parties.split())), _marks(since=since))


def _initiative(_: str, name: str, parties: str, type: str) -> Form:
    return Form("initiative", name, tuple(sorted(parties.split())), _marks(type=type))


def _measure(
    _: str, name: str, imposer: str, instrument: str, goods: str, targets: str, announced: str, effective: str
) -> Form:
    marks = {("instrument", instrument), *(("product", good.strip()) for good in goods.split(";"))}
    marks |= {("target", target) for target in targets.split()}
    marks |= {("year", (announced or effective)[:4])}
    marks |= {("day", f"announced {announced}")} if announced else set()
    marks |= {("day", f"effective {effective}")} if effective else set()
    return Form("measure", name, tuple(imposer.split()), tuple(sorted(mark for mark in marks if mark[1])))


def _event(
    number: str, act: str, parties: str, day: str, who: str, about: str, place: str, status: str, document: str, on: str
) -> Form:
    event = Event(
        quote=Quote(0, 1, "x"),
        rule="",
        act=act,
        parties=tuple(parties.split()),
        date=day or None,
        by=tuple(name.strip() for name in who.split(";") if name.strip()),
        object=about or None,
        place=Place(place) if place else None,
        status=status,
    )
    form = event_form(event, record=number, document=document, published=date.fromisoformat(on))
    assert form
    return form


_MAKERS = {
    "person": _person,
    "organisation": _organisation,
    "place": _place,
    "agreement": _agreement,
    "series": _series,
    "initiative": _initiative,
    "measure": _measure,
    "event": _event,
}
