"""Where somebody goes: one place, or all of a list of places in several countries.

Places that the list does not join are none of it.
"""

from __future__ import annotations

from communique.reading.clause.places import word
from communique.reading.grammar import Line
from communique.reading.mentions import Actors, City, Party
from communique.records import unique

JOINERS = frozenset({",", "and", "the", "then", "as well as", "&"})
COUNTRY = 2  # letters of a country's code


def destination(line: Line, at: int) -> object:
    """Where somebody goes: the place at a chunk, or all of a list of places in several countries that begins there."""
    first, found, last = line.chunks[at].value, [line.chunks[at].value], at
    if not isinstance(first, (City, Party)):
        return first
    while (following := _next_place(line, last)) is not None:
        found.append(line.chunks[following].value)
        last = following
    codes = unique(one.country if isinstance(one, City) else one.code for one in found)
    return Actors(tuple(Party(code) for code in codes)) if len(codes) > 1 else first


def _next_place(line: Line, at: int) -> int | None:
    """The next place of a list: behind a comma, `and` or brackets with cities (`Peru (Lima) and | Chile`)."""
    is_glossed = word(line, at + 1) == "(" and isinstance(line.chunks[at].value, Party)
    closing = next((one for one in range(at + 2, min(at + 8, len(line.chunks))) if word(line, one) == ")"), None)
    at = closing if is_glossed and closing else at
    joiners = at + 1
    while joiners < len(line.chunks) and word(line, joiners) in JOINERS:
        joiners += 1
    if joiners == at + 1 or joiners + 1 >= len(line.chunks) or word(line, joiners + 1) == "'s":
        return None
    value = line.chunks[joiners].value
    is_place = (isinstance(value, City) and bool(value.country)) or (
        type(value) is Party and len(value.code) == COUNTRY
    )
    is_listed = joiners > at + 2 or word(line, at + 1) != "," or _goes_on(line, joiners)  # `Lima, Peru` is one place
    return joiners if is_place and is_listed else None


def _goes_on(line: Line, at: int) -> bool:
    """Whether a list of places goes on behind a chunk: `Lima, | Bogotá and Quito`."""
    for later in range(at + 1, min(at + 12, len(line.chunks) - 1)):
        if word(line, later) == "and":
            return isinstance(line.chunks[later + 1].value, (City, Party))
        if not isinstance(line.chunks[later].value, City | Party | None):
            return False
    return False
