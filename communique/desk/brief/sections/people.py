"""Who's who: the people of the parties whom the releases name, in the office they were last given."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from communique.desk.brief.evidence import Evidence
from communique.desk.brief.model import Group, Section
from communique.desk.brief.names import name_in_text, written
from communique.desk.brief.saying import say
from communique.desk.brief.sections.grouping import grouped
from communique.desk.brief.sections.offices import is_of_another, is_of_business, office_of, successors
from communique.desk.cited import Statement
from communique.desk.english import day_words, heading_name
from communique.desk.wording import plain
from communique.records import Role
from communique.register import Stored

# Of how many newest mentions the best one is told.
_LOOKED_AT, _A_YEAR = 12, timedelta(days=365)
# "Al Qasabi", "Al-Qasabi", "bin Abdullah Al-Qasabi": one name.
_ARTICLE = re.compile(r"\b(?:al|el)[- ]|\b(?:bin|bint|ibn)\b")
COLUMNS = ("Name", "Office", "Body", "Last named")


def people(evidence: Evidence, *, most: int) -> Section:
    """People by side, those named most recently first; after them whom a later release names another for."""
    sides: defaultdict[str, list[list[Stored]]] = defaultdict(list)
    for group in _without_parts(_people(evidence)):
        role = group[0].record
        assert isinstance(role, Role)
        sides[role.party or ""].append(group)
    groups = (
        Group(heading_name(side), _told(evidence, sides[side], most)) for side in _order(evidence, sides) if sides[side]
    )
    return Section("people", "Who’s who", tuple(group for group in groups if group.statements), COLUMNS)


def _without_parts(people: list[list[Stored]]) -> list[list[Stored]]:
    """The people without those of one word that stands in another's fuller name on the same side."""
    fullest = [max(group, key=_length) for group in people]
    full = {(_party(one), part) for one in fullest if _length(one) > 1 for part in _name(one)}
    return [
        group
        for group, one in zip(people, fullest, strict=True)
        if _length(one) > 1 or not {(_party(one), part) for part in _name(one)} <= full
    ]


def _party(stored: Stored) -> str | None:
    return getattr(stored.record, "party", None)


def _name(stored: Stored) -> frozenset[str]:
    return _key(getattr(stored.record, "person", ""))


def _length(stored: Stored) -> int:
    return len(_name(stored))


def _role(group: list[Stored]) -> Role:
    role = group[0].record
    assert isinstance(role, Role)
    return role


def _people(evidence: Evidence) -> list[list[Stored]]:
    """Roles in groups of one person, newest first; a name of initials joins the full name with the same family name."""
    asked = set(evidence.question.parties)
    roles = [one for one in (*evidence.records, *evidence.roles) if isinstance(one.record, Role)]
    wanted = {one.id: one for one in roles if not asked or getattr(one.record, "party", None) in asked}
    newest = sorted(wanted.values(), key=lambda one: (one.source.published or date.min, one.id), reverse=True)
    return grouped(newest, _same_person)


def _same_person(one: Stored, other: Stored) -> bool:
    """Whether two roles are one person's: one entity, or names of one party of which one holds the other's parts."""
    if one.entity and other.entity:
        return one.entity == other.entity
    first, second = one.record, other.record
    assert isinstance(first, Role)
    assert isinstance(second, Role)
    names = _key(first.person), _key(second.person)
    # "Biden" beside "Joseph R. Biden, Jr.", both President: one name of the other, in the same office.
    if min(map(len, names)) == 1 and plain(first.title or "") == plain(second.title or ""):
        return first.party == second.party and bool(names[0] & names[1])
    return (
        first.party == second.party and len(names[0] & names[1]) > 1 and (names[0] <= names[1] or names[1] <= names[0])
    )


@lru_cache(maxsize=20_000)
def _key(person: str) -> frozenset[str]:
    """A name whatever its order: its parts, brackets aside."""
    joined = _ARTICLE.sub(" ", plain(person)).replace("-", "")
    return frozenset(joined.replace("(", " ").replace(")", " ").replace(",", " ").split())


def _told(evidence: Evidence, people: list[list[Stored]], most: int) -> tuple[Statement, ...]:
    told: list[Statement] = []
    later = successors(people)
    for at in sorted(range(len(people)), key=lambda at: (at in later, is_of_business(people[at]))):
        group, holder = people[at], later.get(at)
        is_a_bare_name = len(_key(_role(group).person)) == 1
        if len(told) == most or is_of_another(group, holder) or (holder and is_a_bare_name):
            continue
        fullest = max(_of_late(group), key=_how_well)
        role = fullest.record
        assert isinstance(role, Role)
        day = day_words(fullest.source.published.isoformat()) if fullest.source.published else ""
        cells = (written(role.person), role.title or "", role.organisation or "", f"release of {day}" if day else "")
        reckoned = f"By the releases here {written(holder)} holds this office now." if holder else ""
        if said := say(evidence, _wordings(fullest, day), [fullest], cells=cells, reckoned=reckoned):
            told.append(said)
    return tuple(told)


def _of_late(group: list[Stored]) -> list[Stored]:
    """The newest mentions, of no more than a year: an office that is told fully may be of long ago."""
    newest = group[0].source.published
    return [one for one in group[:_LOOKED_AT] if _published(one) >= _published(group[0]) - _A_YEAR] if newest else group


def _published(stored: Stored) -> date:
    return stored.source.published or date.min


def _how_well(stored: Stored) -> tuple[bool, bool, bool, bool]:
    """How well a release names someone: in full, with a title, not all in capitals, with an office told apart."""
    role = stored.record
    assert isinstance(role, Role)
    title = role.title or ""
    is_of = bool(role.organisation or office_of(role)) or " of " in title or " for " in title
    return len(_key(role.person)) > 1, bool(title), not role.person.isupper(), is_of


def _wordings(stored: Stored, day: str) -> Iterator[str]:
    role = stored.record
    assert isinstance(role, Role)
    where = f" at {name_in_text(role.organisation, stored)}" if role.organisation else ""
    release = f" in a release of {day}" if day else ""
    title = role.title or "an official"
    for body in dict.fromkeys((where, "")):
        yield f"{written(role.person)} is named as {title}{body}{release}"


def _order(evidence: Evidence, sides: defaultdict[str, list[list[Stored]]]) -> list[str]:
    asked = evidence.question.parties
    known = [side for side in asked if side in sides]
    return [*known, *sorted((side for side in sides if side and side not in asked), key=lambda side: -len(sides[side]))]
