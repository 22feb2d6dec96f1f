"""Statistics of a register: what `communique status` shows.

Counts only; reads in the caller's transaction.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, String, cast, func, select

from communique.register import migrations, settling
from communique.register.answers import Status
from communique.register.schema import document, entity, judgement, likeness, record, record_pair, record_party


def busiest_pairs(connection: Connection, most: int) -> list[tuple[str, str]]:
    """The pairs of parties that most records name together, those first."""
    pair = (record_pair.c.one, record_pair.c.other)
    query = select(*pair).group_by(*pair).order_by(func.count().desc(), *pair).limit(most)
    return [(one, other) for one, other in connection.execute(query).all()]


def busiest_parties(connection: Connection, most: int) -> list[str]:
    """The parties that most records name, those first."""
    party = record_party.c.party
    return list(connection.scalars(select(party).group_by(party).order_by(func.count().desc(), party).limit(most)))


def status_of(connection: Connection, address: str) -> Status:
    """The statistics as they stand."""
    month = func.substr(cast(document.c.published, String), 1, 7)
    return Status(
        address=address,
        documents=connection.execute(select(func.count()).select_from(document)).scalar_one(),
        records=connection.execute(select(func.count()).select_from(record)).scalar_one(),
        by_publisher=_counts(connection, document.c.publisher),
        by_month=_counts(connection, month),
        by_kind=_counts(connection, record.c.kind),
        by_grammar=_counts(connection, document.c.grammar),
        entities=_counts(connection, entity.c.kind),
        unsure=connection.execute(select(func.count()).where(likeness.c.open == 1)).scalar_one(),
        judgements=connection.execute(select(func.count()).select_from(judgement)).scalar_one(),
        last_read=connection.execute(select(func.max(document.c.read))).scalar(),
        step=migrations.applied(connection),
        matcher=settling.matcher_of(connection),
        settled=settling.is_settled(connection),
    )


def _counts(connection: Connection, value: ColumnElement[str]) -> tuple[tuple[str, int], ...]:
    counted = connection.execute(select(value, func.count()).group_by(value)).all()
    return tuple(sorted((name or "unknown", number) for name, number in counted))
