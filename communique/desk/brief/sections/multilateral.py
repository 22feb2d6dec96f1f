"""What the parties do together with others: groups, organisations, gatherings of three and more."""

from __future__ import annotations

from communique.desk.brief.evidence import Evidence, parties_of
from communique.desk.brief.model import Group, Section
from communique.desk.brief.repeats import Told
from communique.desk.brief.saying import say, tellings
from communique.desk.brief.sections.grouping import grouped, same_event
from communique.desk.cited import Statement
from communique.register import Stored

_ACTS = ("meet", "hold", "agree", "establish", "join", "sign", "propose", "request", "support", "conclude")


def multilateral(evidence: Evidence, *, most: int, told: Told) -> Section:
    """Events with a third party that were not told of before, newest first."""
    made: list[Statement] = []
    for group in grouped((one for one in evidence.events(*_ACTS) if _has_others(evidence, one)), same_event):
        if len(made) == most:
            break
        if (
            not told.has(group)
            and evidence.shows_both(group[0])
            and (said := say(evidence, tellings(evidence, group[0]), group[:2]))
        ):
            made.append(said)
            told.add(group)
    return Section("multilateral", "Multilateral", (Group("", tuple(made)),))


def _has_others(evidence: Evidence, stored: Stored) -> bool:
    parties = set(parties_of(stored.record))
    asked = set(evidence.question.parties)
    return len(parties) >= 3 if len(asked) != 1 else len(parties) >= 3 or any(len(code) > 2 for code in parties - asked)
