"""Who dealt with whom: people, bodies and countries as nodes, what they did together as edges with their days.

Counts what the register holds; whether two names are one is the register's word, not this room's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from communique.desk.english import heading_name
from communique.desk.timeline import last_day
from communique.lexicon import body, country
from communique.records import Event, Role
from communique.register import Filter, Register, Stored

KINDS = ("event", "role")
# Acts in which all who act deal with each other; in the others those who act deal with those acted upon.
_TOGETHER = frozenset("meet hold agree sign conclude establish".split())


@dataclass(frozen=True, slots=True)
class Node:
    """A person, a body or a party; `party` is whose it is, where the register tells."""

    id: str
    name: str
    sort: str
    party: str | None


@dataclass(frozen=True, slots=True)
class Edge:
    """What two nodes did, how often, and from the first to the last day that is known of it."""

    one: str
    other: str
    act: str
    count: int
    first: date | None
    last: date | None
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and the edges between them, both in a fixed order."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network(register: Register, asked: Filter, *, newest: int | None = None) -> Network:
    """The network of the events and offices that match; with `newest`, of so many records of the latest days."""
    of_kinds = replace(asked, kind=KINDS)
    if newest is None:
        stored = register.records(replace(of_kinds, order="oldest"))
    else:
        stored = sorted(register.records(replace(of_kinds, limit=newest)), key=last_day)
    parties = _parties(stored)
    deeds: dict[tuple[str, str, str], list[Stored]] = {}
    for one, other, act, record in _deeds(stored):
        deeds.setdefault((*sorted((one, other)), act), []).append(record)  # type: ignore[arg-type]
    edges = tuple(_edge(*key, records=records) for key, records in sorted(deeds.items()))
    names = sorted({name for edge in edges for name in (edge.one, edge.other)})
    return Network(tuple(_node(name, parties) for name in names), edges)


def around(whole: Network, name: str) -> Network:
    """The part of a network that touches a node: its neighbours, and the edges among them."""
    near = {name} | {end for edge in whole.edges for end in (edge.one, edge.other) if name in (edge.one, edge.other)}
    edges = tuple(edge for edge in whole.edges if edge.one in near and edge.other in near)
    return Network(tuple(node for node in whole.nodes if node.id in near), edges)


def _deeds(stored: Iterable[Stored]) -> Iterator[tuple[str, str, str, Stored]]:
    for one in stored:
        record = one.record
        if isinstance(record, Role) and record.organisation:
            yield record.person, record.organisation, "office", one
        elif isinstance(record, Event) and record.status not in ("negated", "proposed"):
            for pair in _pairs(record):
                yield *pair, record.act, one


def _pairs(event: Event) -> Iterator[tuple[str, str]]:
    if event.act in _TOGETHER:
        yield from combinations(dict.fromkeys((*event.by, *event.to)), 2)
    else:
        yield from ((one, other) for one in event.by for other in event.to if one != other)


def _edge(one: str, other: str, act: str, *, records: list[Stored]) -> Edge:
    firsts = [day for stored in records if (day := stored.first_day or stored.source.published)]
    lasts = [day for stored in records if (day := stored.last_day or stored.source.published)]
    ids = tuple(stored.id for stored in records)
    return Edge(one, other, act, len(records), min(firsts, default=None), max(lasts, default=None), ids)


def _parties(stored: Iterable[Stored]) -> dict[str, tuple[str, str | None]]:
    """Of people and bodies that hold or give offices: what they are, and whose."""
    found: dict[str, tuple[str, str | None]] = {}
    for one in stored:
        if isinstance(one.record, Role):
            found[one.record.person] = ("person", one.record.party)
            if one.record.organisation:
                found.setdefault(one.record.organisation, ("organisation", one.record.party))
    return found


def _node(name: str, parties: dict[str, tuple[str, str | None]]) -> Node:
    if country(name) == name:
        return Node(name, heading_name(name), "party", name)
    if name in parties:
        return Node(name, name, *parties[name])
    known = body(name)
    is_person = not known and 2 <= len(name.split()) <= 3 and all(part[0].isupper() for part in name.split())
    return Node(name, name, "person" if is_person else "organisation", known.party if known else None)
