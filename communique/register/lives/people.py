"""The life of a person: the offices held, each from the first to the last release that says so.

Two titles are one office when rank and field agree; no office is assumed before or after a release names it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from communique.records import Role
from communique.register.answers import Stored
from communique.register.identity import known
from communique.register.identity.people import office_of
from communique.register.lives.answers import Entity, Office, PersonLife

Held = list[tuple[Stored, Role]]


def person_life(entity: Entity, records: Sequence[Stored]) -> PersonLife:
    """The life told by the roles in which the person is named."""
    names = set(entity.names)
    roles = [(stored, stored.record) for stored in records if isinstance(stored.record, Role)]
    groups: list[Held] = []
    for one in (role for role in roles if role[1].person in names):
        # The fullest title of a group speaks for it, so that a short one does not tie two offices together.
        group = next(
            (some for some in groups if _is_same(one[1], max((role for _, role in some), key=_fullness))), None
        )
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    offices = sorted((_office(some) for some in groups), key=_latest, reverse=True)
    return PersonLife(entity, tuple(offices))


def _is_same(one: Role, other: Role) -> bool:
    if one.party and other.party and one.party != other.party:
        return False
    (rank, field), (other_rank, other_field) = _told(one), _told(other)
    bodies = [known.body_of(role.organisation, role.party) for role in (one, other) if role.organisation]
    if len(bodies) == 2 and bodies[0] and bodies[1] and bodies[0] != bodies[1]:
        return False
    return rank == other_rank and (bool(field & other_field) or not field or not other_field)


def _told(role: Role) -> tuple[str, frozenset[str]]:
    # An acronym would be a field of its own.
    body = known.body_of(role.organisation, role.party) if role.organisation else None
    return office_of(role.title or "", (body or role.organisation or "").rpartition(": ")[2])


def _office(held: Held) -> Office:
    roles = [role for _, role in held]
    fullest = _fullest(held)
    organisations = [role.organisation for role in roles if role.organisation]
    days = [stored.source.published for stored, _ in held if stored.source.published]
    return Office(
        title=fullest.title,
        organisation=max(organisations, key=len) if organisations else None,
        party=next((role.party for role in roles if role.party), None),
        first_seen=min(days, default=None),
        last_seen=max(days, default=None),
        records=tuple(stored for stored, _ in held),
    )


def _fullest(held: Held) -> Role:
    return max((role for _, role in held), key=_fullness)


def _fullness(role: Role) -> tuple[int, str]:
    return (len(role.title or ""), role.title or "")


def _latest(office: Office) -> tuple[date, date, str]:
    return (office.last_seen or date.min, office.first_seen or date.min, office.title or "")
