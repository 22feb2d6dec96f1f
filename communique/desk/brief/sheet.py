"""A brief on one sheet of paper: of each section what matters most, as much as there is room for, and what is left out.

Chooses among the statements of the standard brief, and says no word of its own but how many there are. How much fits
was found by printing briefs of busy pairs through Chromium and Word's forms; see `_LINES`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from math import ceil

from communique.desk.brief.model import Group, Section
from communique.desk.cited import Statement
from communique.lexicon.leaders import party_of_leader

# What a sheet has room for: lines of so many letters, and what a heading takes. The fullest briefs tried keep some
# lines free in each form, since letters are not equally wide and a printer may have another typeface.
_LINES, _WIDE, _HEADING = 60.0, 98, 1.6
# The sources stand in smaller letters, each release once, with the numbers of its quotes.
_SOURCE_LETTERS, _NUMBER_LETTERS, _SMALL = 130, 4, 150.0
# A statement longer than this many lines stands back for others of its section.
_LONG = 3
# In which order the sections are asked for their next statement.
_TURNS = (
    "bottom", "changes", "contacts", "measures", "positions", "agreements", "commitments", "ahead", "dialogues",
    "figures", "doubts",
)  # fmt: skip
_HEADS = re.compile(
    r"(?<!Vice )(?<!Deputy )(?<!Vice-)\b(?:President|Prime Minister|Chancellor|Premier|Taoiseach|King|Queen|Emperor"
    r"|Emir|Amir|Sultan|Crown Prince|Pope|[Ll]eaders|[Ss]ummit)\b"
)
_MINISTERS = re.compile(r"\b(?:Minister|Secretary|Commissioner|Representative|Vice[ -]President|Governor)\b")
_NAME = re.compile(r"[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|von|der|de|la|bin|al))+")
_MOVES, _OF_ISSUE = ("Next step", "Last move"), ": "


@dataclass(slots=True)
class _Room:
    """What is left of the sheet, and the releases whose line among the sources is paid for."""

    left: float = _LINES
    known: set[str] = field(default_factory=set)

    def holds(self, statement: Statement, more: float) -> bool:
        """Whether a statement still fits, with so many lines beside it; if so it is in."""
        new = {one.source.id for one in statement.citations} - self.known
        letters = _SOURCE_LETTERS * len(new) + _NUMBER_LETTERS * len(statement.citations)
        needed = lines(statement) + letters / _SMALL + more
        if needed > self.left:
            return False
        self.left -= needed
        self.known |= new
        return True


def lines(statement: Statement) -> int:
    """How many lines a statement takes as an item of a list."""
    told = (statement.label, statement.text, statement.reckoned)
    return ceil((sum(map(len, told)) + 3 * len(statement.citations)) / _WIDE)


def on_one_sheet(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections with what matters most, so much as one sheet holds; their titles tell of how many that is."""
    waiting = _waiting(sections)
    left_out = [section for section in sections if section.key not in _TURNS and section.statements]
    room = _Room(_LINES - 2)  # what was not found, and what is left out
    taken: dict[str, list[Statement]] = {}
    for key, statement in _turns(waiting):
        if room.holds(statement, 0 if key in taken else _HEADING):
            taken.setdefault(key, []).append(statement)
    shown = {key: frozenset(map(id, some)) for key, some in taken.items()}
    made = [_shortened(section, waiting, shown.get(section.key, frozenset())) for section in sections]
    none_shown = [one for one in sections if one.key in waiting and waiting[one.key] and one.key not in taken]
    return tuple(_with_rest(one, [*none_shown, *left_out]) for one in made if one is not None)


def _turns(waiting: Mapping[str, Sequence[Statement]]) -> Iterator[tuple[str, Statement]]:
    """The bottom line whole, then the first statement of each section, the second of each, and so on."""
    yield from (("bottom", one) for one in waiting.get("bottom", ()))
    others = {key: some for key, some in waiting.items() if key != "bottom"}
    for turn in range(max((len(some) for some in others.values()), default=0)):
        yield from ((key, some[turn]) for key, some in others.items() if turn < len(some))


def _waiting(sections: Sequence[Section]) -> dict[str, list[Statement]]:
    """The statements of each section, those that matter most first; what an earlier section tells is left out."""
    by_key = {section.key: section for section in sections}
    found: dict[str, list[Statement]] = {}
    told: set[str] = set()
    for key in _TURNS:
        if section := by_key.get(key):
            new = [one for one in _flat(section) if one.text not in told]
            told |= {one.text for one in new}
            found[key] = _by_issue(new) if key == "positions" else _ranked(key, new)
    return found


def _ranked(key: str, statements: Iterable[Statement]) -> list[Statement]:
    return sorted(statements, key=lambda one: (_rank(key, one), lines(one) > _LONG))


def _by_issue(statements: Iterable[Statement]) -> list[Statement]:
    """What matters most of each issue, then what comes second of each."""
    issues: defaultdict[str, list[Statement]] = defaultdict(list)
    for one in statements:
        issues[one.label.partition(_OF_ISSUE)[0]].append(one)
    turns = zip_longest(*(_ranked("positions", some) for some in issues.values()))
    return [one for turn in turns for one in turn if one]


def _flat(section: Section) -> list[Statement]:
    """Its statements without headings of their own; of issues each bears the name of its issue."""
    if section.key != "positions":
        return list(section.statements)
    return [
        replace(one, label=_OF_ISSUE.join(filter(None, (group.title, one.label))))
        for group in section.groups
        for one in group.statements
    ]


def _rank(key: str, statement: Statement) -> int:
    """What stands before what: heads before ministers, open before ended, moves before positions."""
    told = " ".join((statement.text, *statement.cells))
    if key == "contacts":
        return _level(told)
    if key == "measures":
        return int(statement.cells[-1:] == ("ended",))
    if key == "positions":
        return int(not statement.label.endswith(_MOVES))
    return int(key == "commitments" and statement.reckoned.startswith("A later deed"))


def _level(told: str) -> int:
    """0 where heads of state or government take part, 1 for ministers and leaders known by name, else 2."""
    if _HEADS.search(told):
        return 0
    return 1 if _MINISTERS.search(told) or any(party_of_leader(name) for name in _NAME.findall(told)) else 2


def _shortened(section: Section, waiting: dict[str, list[Statement]], shown: frozenset[int]) -> Section | None:
    """The section with the statements shown; None where it says nothing."""
    some = waiting.get(section.key, [])
    kept = [one for one in some if id(one) in shown]
    if section.key == "positions":  # the lines of an issue stand together
        in_order = {one.text: at for at, one in enumerate(section.statements)}
        kept.sort(key=lambda one: in_order[one.text])
    if not kept and section.key != "doubts":
        return None
    title = section.title if len(kept) == len(some) or not kept else f"{section.title} ({len(kept)} of {len(some)})"
    groups = (Group("", tuple(kept)),) if kept else ()
    return replace(section, title=title, groups=groups, columns=())


def _with_rest(section: Section, left_out: Iterable[Section]) -> Section:
    """The last section also says what the standard brief tells beside these."""
    rest = [f"{one.title[0].lower()}{one.title[1:]} ({len(one.statements)})" for one in left_out]
    if section.key != "doubts" or not rest:
        return section
    return replace(
        section, remark=" ".join(filter(None, (section.remark, f"The standard brief has also: {', '.join(rest)}.")))
    )
