"""Settling a whole register anew when the matcher has changed: forms, blocks, likenesses, then who is who.

A slice is one transaction with its place beside it: whoever stops between two goes on there. Takes nothing away that a
release says or a person judged, and refuses nothing; meanwhile the register answers and is written to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, delete, func, select, update

from communique.register import schema
from communique.register.adding import restore
from communique.register.database import Database
from communique.register.identity import kinds
from communique.register.identity.settle import block_anew, compare_anew, resolve
from communique.register.lives import owing
from communique.register.moving import Part, once, sliced_by

# Forms to a slice.
_AT_ONCE = 5_000
# The ids of forms are hashes: their first six digits are a number below this, and lie evenly.
_DIGITS, _SPAN = 6, 16**6


def matcher_of(connection: Connection) -> int:
    """The version of the matcher that settled the whole register last; 0 for one that left no stamp."""
    matcher: int = connection.execute(select(schema.settled.c.matcher)).scalar_one()
    return matcher


def is_settled(connection: Connection) -> bool:
    """Whether this program's matcher settled the whole register."""
    return matcher_of(connection) == kinds.MATCHER_VERSION


def settle_anew(database: Database) -> Iterator[str]:
    """Goes on until this program's matcher has settled everything; says how far it is after each slice."""
    with database.reading() as connection:
        is_done = is_settled(connection)
    while not is_done:
        with database.writing("settle") as connection:
            place = _slice(connection)
        is_done = place is None
        if place:
            yield place


def by_forms(work: Callable[[Connection, list[str]], None]) -> Part:
    """A part that goes through all forms by their ids: the place is a number of as many digits as lead them."""

    def part(connection: Connection, after: int) -> int | None:
        id = schema.form.c.id
        count = connection.execute(select(func.count()).select_from(schema.form)).scalar_one()
        reached = after + max(1, _SPAN * _AT_ONCE // max(count, 1))
        some = select(id).where(id >= f"{after:0{_DIGITS}x}")
        if reached < _SPAN:
            some = some.where(id < f"{reached:0{_DIGITS}x}")
        work(connection, list(connection.scalars(some)))
        return reached if reached < _SPAN else None

    return part


def _slice(connection: Connection) -> str | None:
    """Does the next slice and notes the place after it; gives that in words, None when everything is settled."""
    stored, ours = schema.settled, kinds.MATCHER_VERSION
    place = connection.execute(select(stored)).one()
    if place.matcher == ours:
        return None
    # What another version began is begun again.
    part, after = (place.part, place.after) if place.toward == ours else (0, 0)
    reached = PARTS[part][1](connection, after)
    part += reached is None
    if part == len(PARTS):
        connection.execute(update(stored).values(matcher=ours, toward=0, part=0, after=0))
        return None
    connection.execute(update(stored).values(toward=ours, part=part, after=reached or 0))
    return f"part {part + 1} of {len(PARTS)}: {PARTS[part][0]}"


def _clear_promises(connection: Connection) -> None:
    """Takes away the blocks in which promises and deeds meet: their words may be told otherwise now."""
    for table in (schema.promise_key, schema.deed_key):
        connection.execute(delete(table))


def _restore(connection: Connection, first: int, last: int) -> None:
    id, number = schema.document.c.id, schema.document.c.number
    query = select(id).where(number.between(first, last)).order_by(number)
    restore(connection, list(connection.scalars(query)))


def _resolve(connection: Connection, forms: list[str]) -> None:
    owing.refresh(connection, resolve(connection, forms))


PARTS: tuple[tuple[str, Part], ...] = (
    ("blocks of promises", once(_clear_promises)),
    ("what documents speak of", sliced_by(schema.document.c.number, _restore, width=200)),
    ("blocks", by_forms(block_anew)),
    ("likenesses", by_forms(compare_anew)),
    ("who is who", by_forms(_resolve)),
)
