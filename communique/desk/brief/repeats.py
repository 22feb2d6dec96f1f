"""A section with nothing told twice: not the same sentence, and no sentence that another one holds word for word.

Leaves rows of tables alone but for equal ones; the fuller sentence stays.
"""

from __future__ import annotations

import re
from dataclasses import replace

from communique.desk.brief.model import Group, Section
from communique.desk.cited import Statement
from communique.desk.wording import plain

_RELEASE = re.compile(r"^Release of [^:“]+: |\s*\(release of [^)]*\)")
_MARKS = re.compile(r"[“”‘’…]")
# Fewer words than these may stand in another sentence by chance.
_LEAST = 5


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
