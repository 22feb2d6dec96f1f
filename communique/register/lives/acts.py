"""What an act does to an agreement's stage, and which acts may be done to one agreement.

Refuses acts that are only planned, proposed or negated: they move nothing.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, select

from communique.register.answers import Filter, Stored
from communique.register.fetch import records_numbered
from communique.register.identity.instruments import subject_of
from communique.register.queries import matching_records, ordered
from communique.register.schema import record, record_body

_STAGES = {
    "sign": "signed",
    "conclude": "concluded",
    "ratify": "ratified",
    "enter_into_force": "in_force",
    "withdraw": "ended",
}
ACTS = tuple(_STAGES)


def stage_of_act(act: str, status: str | None) -> str | None:
    """The stage that an act takes an agreement to, or None."""
    if status in ("planned", "proposed", "negated"):
        return None
    if act == "ratify" and status == "ongoing":
        return "ratifying"
    return _STAGES.get(act)


def acts_that_may_speak(
    connection: Connection, asked: Filter, names: Sequence[str], *, is_sqlite: bool
) -> list[Stored]:
    """The events of a filter whose object may be the agreement of these names: they share a word, or one has none.

    Two parties sign many things; only what may be meant is made into records and compared.
    """
    source, where, day = matching_records(asked, is_sqlite=is_sqlite)
    found = source.join(record_body, record_body.c.record == record.c.number)
    query = ordered(select(record.c.number).select_from(found).where(where), asked, day)
    subjects = {subject_of(name) for name in names}
    words = frozenset[str]().union(*subjects)
    numbers = []
    for number, body in connection.execute(query.add_columns(record_body.c.body)):
        told = subject_of(json.loads(body).get("object") or "")
        if told & words or not told or frozenset() in subjects:
            numbers.append(number)
    return records_numbered(connection, numbers)
