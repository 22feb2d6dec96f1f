"""From pairs to things: forms joined by the strongest likeness first, never across what is kept apart.

A pure function of forms, likenesses and judgements: the order of adding cannot matter, and taking a judgement away
gives the earlier answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edge:
    """A pair of forms (`one` sorts first), what their likeness weighs, and its verdict."""

    one: str
    other: str
    weight: float
    verdict: str
    is_judged: bool = False
    expels: str = ""  # of a judgement that parts two: the form that has to go


@dataclass(frozen=True, slots=True)
class Clustering:
    """The members of each cluster by its first member, and the pairs that are left for a person."""

    members: Mapping[str, tuple[str, ...]]
    unsure: tuple[tuple[str, str], ...]


def cluster(forms: Iterable[str], edges: Iterable[Edge], partial: frozenset[str]) -> Clustering:
    """Joins forms over `same` edges, judged ones first, then by weight; `apart` edges and judgements hold throughout.

    A partial form (a family name, initials) whose likely partners are kept apart from each other is joined to none.
    """
    edges = list(edges)
    # What a person expelled is joined last, so that it cannot take companions with it.
    expelled = {edge.expels for edge in edges if edge.expels}
    given = sorted(edges, key=lambda edge: _rank(edge, expelled))
    judged = {(edge.one, edge.other): edge.verdict for edge in given if edge.is_judged}
    ruled = [edge for edge in given if edge.is_judged or (edge.one, edge.other) not in judged]
    apart: dict[str, set[str]] = defaultdict(set)
    for edge in ruled:
        if edge.verdict == "apart":
            apart[edge.one].add(edge.other)
            apart[edge.other].add(edge.one)
    torn = _torn([edge for edge in ruled if edge.verdict == "same"], apart, partial)
    joined = _Joined(sorted(forms), apart)
    left = [(edge.one, edge.other) for edge in ruled if edge.verdict == "unsure" and not edge.is_judged]
    for edge in ruled:
        is_torn = not edge.is_judged and (edge.one in torn or edge.other in torn)
        if edge.verdict == "same" and (is_torn or not joined.join(edge.one, edge.other)) and not edge.is_judged:
            left.append((edge.one, edge.other))
    open_pairs = tuple(sorted({pair for pair in left if joined.root[pair[0]] != joined.root[pair[1]]}))
    return Clustering({min(some): tuple(sorted(some)) for some in joined.members.values()}, open_pairs)


def tied_together(edges: Iterable[Edge]) -> list[list[str]]:
    """The forms that `same` edges tie to one another, by component, leaving out those that nothing ties."""
    same = [edge for edge in edges if edge.verdict == "same"]
    joined = _Joined(sorted({form for edge in same for form in (edge.one, edge.other)}), {})
    for edge in same:
        joined.join(edge.one, edge.other)
    return [sorted(some) for some in joined.members.values()]


def _rank(edge: Edge, expelled: set[str]) -> tuple[bool, bool, float, str, str]:
    return (not edge.is_judged, bool({edge.one, edge.other} & expelled), -edge.weight, edge.one, edge.other)


def _torn(same: list[Edge], apart: Mapping[str, set[str]], partial: frozenset[str]) -> frozenset[str]:
    """The partial forms that are like two whole ones which are kept apart."""
    partners: dict[str, set[str]] = defaultdict(set)
    for edge in same:
        if edge.is_judged:
            continue
        for form, partner in ((edge.one, edge.other), (edge.other, edge.one)):
            if form in partial and partner not in partial:
                partners[form].add(partner)
    return frozenset(
        form for form, some in partners.items() if any(apart.get(partner, set()) & some for partner in some)
    )


class _Joined:
    """Union of forms that refuses to join what is kept apart."""

    def __init__(self, forms: list[str], apart: Mapping[str, set[str]]) -> None:
        self.root = {form: form for form in forms}
        self.members = {form: {form} for form in forms}
        self.apart = {form: set(apart.get(form, ())) for form in forms}

    def join(self, one: str, other: str) -> bool:
        """Joins two clusters; says False where that is refused."""
        first, second = self.root[one], self.root[other]
        if first == second:
            return True
        if self.apart[first] & self.members[second] or self.apart[second] & self.members[first]:
            return False
        small, large = sorted((first, second), key=lambda root: (len(self.members[root]), root))
        for form in self.members.pop(small):
            self.root[form] = large
            self.members[large].add(form)
        self.apart[large] |= self.apart.pop(small)
        return True
