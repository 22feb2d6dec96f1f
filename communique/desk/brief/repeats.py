"""A brief with nothing told twice: not the same record, not the same sentence, and no sentence that another one holds.

Leaves rows of tables alone but for equal ones; within a section the fuller sentence stays, between sections the first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from communique.desk.brief.model import Group, Section
from communique.desk.cited import Statement
from communique.desk.wording import plain
from communique.register import Stored

_RELEASE = re.compile(r"^Release of [^:“]+: |\s*\(release of [^)]*\)")
_MARKS = re.compile(r"[“”‘’…]")
# Fewer words than these may stand in another sentence by chance.
_LEAST = 5
# A sentence that lets the release speak, and the words of another that it may hold.
_WHOLE = re.compile(r"[^“]*: “([^“”]*)”[.?!]?")
_QUOTED = re.compile(r"“([^“”]*)”")
# Where what several sections could tell stands: the first of these that has it. The others sum up or look ahead.
_FIRST_TO_TELL = ("contacts", "positions", "measures", "commitments", "multilateral", "bodies")


@dataclass(slots=True)
class Told:
    """The records that sections have told of so far, by their ids."""

    records: set[str] = field(default_factory=set)

    def has(self, group: Iterable[Stored]) -> bool:
        """Whether any record of a group was told of."""
        return any(one.id in self.records for one in group)

    def add(self, group: Iterable[Stored]) -> None:
        """Takes the records of a group as told."""
        self.records |= {one.id for one in group}


def apart(sections: Sequence[Section]) -> list[Section]:
    """The sections, each without what one that matters more for it tells already; what is reckoned stays."""
    by_key = {section.key: section for section in sections}
    known: defaultdict[str, list[Statement]] = defaultdict(list)
    for key in _FIRST_TO_TELL:
        if key in by_key:
            by_key[key] = _without_known(by_key[key], known)
            for one in by_key[key].statements:
                for id in {each.source.id for each in one.citations}:
                    known[id].append(one)
    return [by_key[section.key] for section in sections]


def _without_known(section: Section, known: Mapping[str, Sequence[Statement]]) -> Section:
    groups = (
        Group(group.title, tuple(one for one in group.statements if not _is_known(one, known)))
        for group in section.groups
    )
    return replace(section, groups=tuple(group for group in groups if group.statements))


def _is_known(statement: Statement, known: Mapping[str, Sequence[Statement]]) -> bool:
    if statement.cells or statement.reckoned:
        return False
    others = known.get(statement.citations[0].source.id, ())
    return any(statement.text == one.text or says_the_same(statement.text, one.text) for one in others)


def says_the_same(one: str, other: str) -> bool:
    """Whether one of two texts lets the release speak in words that hold what the other quotes."""
    return _holds(one, other) or _holds(other, one)


def _holds(one: str, other: str) -> bool:
    whole = _WHOLE.fullmatch(one)
    if whole is None:
        return False
    quoted = max(_QUOTED.findall(other), key=len, default="").strip(" …")
    return len(quoted.split()) >= _LEAST and plain(quoted) in plain(whole[1])


def once(section: Section) -> Section:
    """The section without repetitions; groups that have nothing else are left out."""
    told: set[str] = set()
    groups = []
    for group in section.groups:
        new = tuple({one.text: one for one in reversed(group.statements) if one.text not in told}.values())[::-1]
        told |= {one.text for one in new}
        groups += [Group(group.title, _without_held(new))] if new else []
    return replace(section, groups=tuple(groups))


def _without_held(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements without those whose words a longer one of the same release has."""
    bare = [_bare(one) for one in statements]
    return tuple(
        one
        for one, words in zip(statements, bare, strict=True)
        if one.cells
        or len(words.split()) < _LEAST
        or not any(
            words in other and words != other and _share_a_release(one, each)
            for each, other in zip(statements, bare, strict=True)
        )
    )


def _bare(statement: Statement) -> str:
    """The words of a statement, without marks of quotation and the day of the release."""
    return plain(_MARKS.sub("", _RELEASE.sub("", statement.text))).strip(" .,")


def _share_a_release(one: Statement, other: Statement) -> bool:
    return bool({each.source.id for each in one.citations} & {each.source.id for each in other.citations})
