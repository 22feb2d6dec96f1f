"""The state of play by issue: each side's position in its own words, the last move, the next step.

An issue is a sector that the words of a record name; "this measure" stands under the issue of the sentence before.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from communique.desk.brief.evidence import Evidence
from communique.desk.brief.model import Group, Section
from communique.desk.brief.repeats import Told
from communique.desk.brief.saying import say, tellings
from communique.desk.brief.sections.grouping import grouped, same_event
from communique.desk.cited import Statement
from communique.desk.english import heading_name, possessive
from communique.lexicon import load
from communique.records import Event
from communique.register import Stored

POSITIONS = ("criticise", "request", "reject", "threaten", "support", "propose", "announce", "invite")
MOVES = (
    "impose",
    "ease",
    "withdraw",
    "sign",
    "conclude",
    "agree",
    "establish",
    "investigate",
    "ratify",
    "award",
    "aid",
)
_MINISTRY = re.compile(r"\b(?:Ministry|Minister|Department|Secretary) (?:of|for) (?:(?:[A-Z]\w+|and|the|of)[, ]*)+")
_FEW_RELEASES = 40
_BOTH = "both"
_GENERAL = "The relationship as a whole"
_POINTS_BACK = re.compile(r"\b(?:this|these|the) (?:measures?|agreement|project|committee|plan|regime)\b", re.I)


def positions(evidence: Evidence, *, most: int, issues: int, told: Told) -> Section:
    """Issues with the most records first; within each, the sides in the order asked."""
    found: defaultdict[str, list[Stored]] = defaultdict(list)
    for stored in evidence.events(*POSITIONS, *MOVES):
        found[_issue(evidence, stored)].append(stored)
    ranked = sorted(found, key=lambda issue: (issue == _GENERAL, -len(found[issue]), issue))[:issues]
    groups = ((_title(issue), _statements(evidence, found[issue], most, told)) for issue in ranked)
    return Section("positions", "State of play", tuple(Group(title, said) for title, said in groups if said))


def _statements(evidence: Evidence, events: Sequence[Stored], most: int, told: Told) -> tuple[Statement, ...]:
    once = sorted(grouped(events, same_event), key=lambda group: _rank(evidence, group[0]))
    sides: defaultdict[str, list[list[Stored]]] = defaultdict(list)
    for group in once:
        if _is(group[0], POSITIONS) and not _is_next(group[0]):
            sides[_side(evidence, group[0])].append(group)
    labelled = [(_label(side), sides[side]) for side in _in_order(evidence, sides)]
    labelled.append(("Last move", [group for group in once if _is(group[0], MOVES) and not _is_next(group[0])]))
    labelled.append(("Next step", [group for group in once if _is_next(group[0])]))
    return tuple(one for label, groups in labelled for one in _several(evidence, groups, label, most, told))


def _rank(evidence: Evidence, stored: Stored) -> tuple[bool, int, bool]:
    """What others take part in stands behind; the newest year before, and in it what shows both of the question."""
    published = stored.source.published
    return evidence.has_third(stored), -published.year if published else 0, not evidence.shows_both(stored)


def _several(evidence: Evidence, groups: Iterable[list[Stored]], label: str, most: int, told: Told) -> list[Statement]:
    made: list[Statement] = []
    for group in groups:
        if len(made) == most:
            break
        about = [group[0], *(one for one in group[1:] if one.source.id != group[0].source.id)]
        if statement := say(evidence, tellings(evidence, group[0]), about[:2], label=label):
            made.append(statement)
            told.add(group)
    return made


def _is(stored: Stored, acts: tuple[str, ...]) -> bool:
    return isinstance(stored.record, Event) and stored.record.act in acts


def _is_next(stored: Stored) -> bool:
    return isinstance(stored.record, Event) and stored.record.status in ("planned", "proposed")


def _side(evidence: Evidence, stored: Stored) -> str:
    if evidence.is_of_both(stored):
        return _BOTH
    sides = evidence.sides(stored)
    return next(iter(sides)) or "" if len(sides) == 1 else ""


def _in_order(evidence: Evidence, sides: Iterable[str]) -> list[str]:
    asked = evidence.question.parties
    of_both = {_BOTH: len(asked)}
    rank = {**{side: at for at, side in enumerate(asked)}, **of_both}
    return sorted(sides, key=lambda side: (rank.get(side, len(rank)), not side, side))


def _label(side: str) -> str:
    if side == _BOTH:
        return "Position of both"
    return f"{possessive(heading_name(side))} position" if side else "Position"


def _issue(evidence: Evidence, stored: Stored) -> str:
    """The sector that the record's words name; else that of the sentence it points back to; else the whole."""
    if issue := _named(stored, stored.record.quote.words):
        return issue
    # Looking up every sentence of many releases would cost more than it tells.
    if len(evidence.sources) <= _FEW_RELEASES and (issue := _named(stored, evidence.sentence(stored))):
        return issue
    if _POINTS_BACK.search(stored.record.quote.words):
        start = stored.record.quote.start
        before = [one for one in evidence.around(stored) if one.record.quote.start < start]
        return next((issue for one in reversed(before) if (issue := _named(one, one.record.quote.words))), _GENERAL)
    return _GENERAL


def _named(stored: Stored, words: str) -> str | None:
    """The sector of the document that words name first; a ministry's name tells nothing of what it does now."""
    words = _MINISTRY.sub(" ", words)
    found = [(at, sector) for sector in stored.sectors if (at := first_named(sector, words)) is not None]
    return min(found)[1] if found else None


def first_named(sector: str, words: str) -> int | None:
    """Where words first name a sector; a phrase that speaks against it ("investment climate") is passed over."""
    words = words.lower()
    if not any(stem in words for stem in _stems(sector)):
        return None
    return next((match.start() for match in _pattern(sector).finditer(words) if not match["against"]), None)


@cache
def _stems(sector: str) -> tuple[str, ...]:
    """What words that name a sector must hold: far quicker looked for than the words themselves."""
    return tuple(dict.fromkeys(name.lower().partition("*")[0] for name, weight in _weighed(sector) if weight >= 0))


def _weighed(sector: str) -> tuple[tuple[str, float], ...]:
    known = load().sectors.get(sector)
    return known.words if known else ((sector.replace("_", " "), 1.0),)


@cache
def _pattern(sector: str) -> re.Pattern[str]:
    weighed = _weighed(sector)
    against, told = ("|".join(_stem(name) for name, weight in weighed if (weight < 0) is no) for no in (True, False))
    return re.compile(rf"\b(?:(?P<against>{against or '(?!)'})|{told})\b")


def _stem(name: str) -> str:
    return re.escape(name.lower()).replace(r"\*", r"\w*")


def _title(issue: str) -> str:
    known = load().sectors.get(issue)
    name = known.name if known else issue.replace("_", " ")
    return name[0].upper() + name[1:]
