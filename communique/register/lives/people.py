"""The life of a person: the offices held, each from the first to the last release that says so.

Two titles are one office when rank and field agree; no office is assumed before or after a release names it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from communique.records import Role
from communique.register.answers import Stored
from communique.register.identity import known
from communique.register.identity.people import office_of
from communique.register.lives.answers import Entity, Office, PersonLife


@dataclass(slots=True)
class _Group:
    """Roles that are one office, and the one with the fullest title."""

    fullest: Role
    held: list[tuple[Stored, Role]] = field(default_factory=list)

    def add(self, stored: Stored, role: Role) -> None:
        self.held.append((stored, role))
        self.fullest = max(self.fullest, role, key=_fullness)


def person_life(entity: Entity, records: Sequence[Stored]) -> PersonLife:
    """The life told by the roles in which the person is named."""
    names = set(entity.names)
    groups: list[_Group] = []
    known: dict[tuple[str | None, ...], _Group] = {}
    for stored in records:
        role = stored.record
        if isinstance(role, Role) and role.person in names:
            said = (role.title, role.organisation, role.party)
            # The fullest title of a group speaks for it, so that a short one does not tie two offices together.
            group = known.get(said) or next((one for one in groups if _is_same(role, one.fullest)), None)
            if group is None:
                group = _Group(role)
                groups.append(group)
            known[said] = group
            group.add(stored, role)
    return PersonLife(entity, tuple(sorted((_office(group) for group in groups), key=_latest, reverse=True)))


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


def _office(group: _Group) -> Office:
    held = group.held
    roles = [role for _, role in held]
    organisations = [role.organisation for role in roles if role.organisation]
    days = [stored.source.published for stored, _ in held if stored.source.published]
    return Office(
        title=group.fullest.title,
        organisation=max(organisations, key=len) if organisations else None,
        party=next((role.party for role in roles if role.party), None),
        first_seen=min(days, default=None),
        last_seen=max(days, default=None),
        records=tuple(stored for stored, _ in held),
    )


def _fullness(role: Role) -> tuple[int, str]:
    return (len(role.title or ""), role.title or "")


def _latest(office: Office) -> tuple[date, date, str]:
    return (office.last_seen or date.min, office.first_seen or date.min, office.title or "")
