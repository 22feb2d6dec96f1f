"""Who holds an office that one person at a time holds, as far as releases and the lexicon tell.

Knows no terms: of two who are named in one office the later one holds it. Refuses offices of which there are many.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from communique.desk.wording import plain
from communique.lexicon.leaders import party_of_leader
from communique.records import Role
from communique.register import Stored

_HEADS = ("president", "prime minister", "chancellor", "premier", "king", "queen")
_MANY = re.compile(
    r"\b(?:deputy|vice|assistant|under|permanent|parliamentary|acting|special|senior|cabinet|state minister"
    r"|minister of state|secretary general|former)\b"
)
_MINISTER_OF = re.compile(r"^(?:the |union |u\.?s\.? |federal )?(minister|secretary) (?:of|for) (?:the )?(.*)$")
_UNIQUE = re.compile(r".+ (?:minister|secretary)$|.*trade representative$|national security advis[eo]r$")
_BUSINESS = re.compile(
    r"\b(?:ceo|chief executive|chief economist|chairman|managing director|co-founder|founder|former)\b"
)
_OF_A_STATE = re.compile(
    r" (?:of (?:the )?(?:republic|united states|russian|federal|state|kingdom|council of ministers).*|and .*)"
)
_OF_A_COMPANY = re.compile(
    r"(?:(?:president|chairman|chairperson|founder|executive vice president) and )?"
    r"(?:ceo|chief executive(?: officer)?|chairman|managing director|(?:co-)?founder|(?:senior )?vice president|king)"
)
# A release that names a predecessor by his old title may be newer by so much than one that names who holds it.
_NEAR = timedelta(days=180)

People = Sequence[Stored]


def office_of(role: Role) -> tuple[str, str, str] | None:
    """The party, body and name of an office that one holds at a time, whichever way it is written; else None."""
    title, body = plain(role.title or ""), plain(role.organisation or "")
    if not title or _MANY.search(title):
        return None
    head = next((one for one in _HEADS if title == one or _OF_A_STATE.fullmatch(title.removeprefix(one))), None)
    if head or (title == "minister" and body):
        return role.party or "", body, head or title
    title = _MINISTER_OF.sub(r"\2 \1", title).replace("foreign affairs", "foreign").replace("united states ", "")
    return (role.party or "", "", title) if _UNIQUE.fullmatch(title) else None


def successors(people: Iterable[People]) -> dict[int, str]:
    """Of people each told by their roles, newest first: who a later release names in the same office, by place."""
    holders: defaultdict[tuple[str, str, str], list[tuple[int, People]]] = defaultdict(list)
    for at, roles in enumerate(people):
        if office := _office(roles):
            holders[office].append((at, roles))
    found: dict[int, str] = {}
    for some in holders.values():
        last = max(some, key=lambda one: _claim(one[1], newest=max(_named(roles) for _, roles in some)))
        found |= {at: _person(last[1]) for at, _ in some if at != last[0]}
    return found


def is_of_another(roles: People, holder: str | None) -> bool:
    """Whether a person is another party's leader, or bears a bare title that says nothing without its company."""
    role = roles[0].record
    assert isinstance(role, Role)
    leads = party_of_leader(role.person)
    if leads or role.organisation:
        return bool(leads and leads != role.party)
    office = office_of(role)
    is_head = bool(holder and office and office[2] in _HEADS and party_of_leader(holder))
    return is_head or bool(_OF_A_COMPANY.fullmatch(plain(role.title or "")))


def is_of_business(roles: People) -> bool:
    """Whether someone speaks for a company, or held an office once."""
    role = roles[0].record
    assert isinstance(role, Role)
    return bool(_BUSINESS.search(plain(role.title or "")))


def _office(roles: People) -> tuple[str, str, str] | None:
    return next((office for one in roles if isinstance(one.record, Role) and (office := office_of(one.record))), None)


def _claim(roles: People, *, newest: date) -> tuple[bool, bool, int, date]:
    """How well it is borne out that someone holds an office: named lately, known to lead, and named often."""
    named = _named(roles)
    is_near = newest - named <= _NEAR
    often = sum(_day(one) >= newest - _NEAR for one in roles) if is_near else 0
    return is_near, bool(party_of_leader(_person(roles))), often, named


def _named(roles: People) -> date:
    return max(_day(one) for one in roles)


def _day(stored: Stored) -> date:
    return stored.source.published or date.min


def _person(roles: People) -> str:
    role = roles[0].record
    assert isinstance(role, Role)
    return role.person
