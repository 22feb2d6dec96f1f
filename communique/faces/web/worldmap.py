"""The map of the world as outlines in one coordinate system, from the topology that lies beside it.

Country outlines are Natural Earth's (public domain) as world-atlas packs them; the projection is Equal Earth (Šavrič,
Patterson and Jenny 2018), which keeps areas. Takes no side: outlines without a code of ISO 3166-1 lead nowhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from typing import Any

from communique.lexicon import country

WIDTH, HEIGHT = 960, 420
# Names of the topology that are cut short; the rest the lexicon knows.
_SHORT = {
    "W. Sahara": "EH",
    "Dem. Rep. Congo": "CD",
    "Dominican Rep.": "DO",
    "Falkland Is.": "FK",
    "Fr. S. Antarctic Lands": "TF",
    "Central African Rep.": "CF",
    "Eq. Guinea": "GQ",
    "Solomon Is.": "SB",
    "Bosnia and Herz.": "BA",
    "S. Sudan": "SS",
}
_LEFT_OUT = {"Antarctica"}
_EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)
_SCALE, _TOP = 177.0, 1.31

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """A country's outline: its code where it has one, its name in the topology, and its SVG path."""

    code: str | None
    name: str
    path: str


@cache
def outlines() -> tuple[Outline, ...]:
    """The outlines of all countries."""
    topology = json.loads(files(__package__).joinpath("static/vendor/countries-110m.json").read_text("utf-8"))
    arcs = [list(_decoded(arc, topology["transform"])) for arc in topology["arcs"]]
    made = []
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        if name not in _LEFT_OUT:
            path = "".join(_path(ring, arcs) for ring in _rings(shape))
            made.append(Outline(_SHORT.get(name) or country(name), name, path))
    return tuple(made)


def projected(longitude: float, latitude: float) -> Point:
    """Degrees as a place on the map."""
    first, second, third, fourth = _EQUAL_EARTH
    angle = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = angle * angle
    sixth = square**3
    across = 2 * sqrt(3) * radians(longitude) * cos(angle)
    across /= 3 * (9 * fourth * sixth * square + 7 * third * sixth + 3 * second * square + first)
    up = angle * (fourth * sixth * square + third * sixth + second * square + first)
    return WIDTH / 2 + across * _SCALE, (_TOP - up) * _SCALE


def _decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    """A delta-encoded arc in degrees."""
    (wide, high), (left, low) = transform["scale"], transform["translate"]
    across = up = 0
    for step, rise in arc:
        across, up = across + step, up + rise
        yield across * wide + left, up * high + low


def _rings(shape: dict[str, Any]) -> Iterator[list[int]]:
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    for polygon in polygons:
        yield from polygon


def _path(ring: list[int], arcs: list[list[Point]]) -> str:
    points: list[Point] = []
    for number in ring:
        # A negative number is the arc of its complement, backwards; arcs share their end points.
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    parts = (_part(_unrolled(points), shift) for shift in (-360.0, 0.0, 360.0))
    return "".join("M" + "L".join(f"{across:.1f},{up:.1f}" for across, up in part) + "Z" for part in parts if part)


def _unrolled(points: list[Point]) -> list[Point]:
    """A ring without leaps where it crosses the date line: its degrees run on beyond 180."""
    made: list[Point] = []
    turn = 0.0
    for at, (east, north) in enumerate(points):
        if at and abs(east - points[at - 1][0]) > 180:
            turn += 360.0 if east < points[at - 1][0] else -360.0
        made.append((east + turn, north))
    return made


def _part(ring: list[Point], shift: float) -> list[Point]:
    """What of a ring lies on the map when it is moved around the globe, projected; empty when nothing does."""
    moved = [(east + shift, north) for east, north in ring]
    if max(east for east, _ in moved) <= -180 or min(east for east, _ in moved) >= 180:
        return []
    return list(_plain([projected(max(-180.0, min(180.0, east)), north) for east, north in moved]))


def _plain(points: list[Point]) -> Iterator[Point]:
    """The points without those that would not be seen."""
    last: Point | None = None
    for point in points:
        if last is None or abs(point[0] - last[0]) + abs(point[1] - last[1]) >= 0.7:
            yield point
            last = point
