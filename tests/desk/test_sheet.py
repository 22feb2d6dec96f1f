"""What one sheet of paper chooses from a brief: what matters most of each section, and how many there are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from communique.desk.brief import Group, Section, Statement
from communique.desk.brief.sheet import on_one_sheet
from communique.desk.cited import Citation
from communique.records import Document
from communique.register import Source

_SOURCE = Source("d1", "A release", "Ministry of Trade", None, None, None, None, "file")
_CITED = (Citation(_SOURCE, Document(text="words").quote(0, 5)),)
# More than a sheet holds, in sentences of a few lines.
_FILLING = tuple(f"Sentence {at} of the section, {'which goes on, ' * 12}and ends." for at in range(40))


def _said(text: str, *cells: str, label: str = "", reckoned: str = "") -> Statement:
    return Statement(text, _CITED, cells, label, reckoned)


def _section(key: str, statements: Sequence[Statement], title: str = "") -> Section:
    return Section(key, title or key.capitalize(), (Group("", tuple(statements)),))


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("contacts", _said("President Han Sori met Ann Marlow."), _said("Officials met for a day.")),
        ("contacts", _said("They met.", "1 May", "Han Sori (Minister of Trade)"), _said("Officials met for a day.")),
        ("contacts", _said("Han Sori met Donald J. Trump."), _said("Officials met for a day.")),
        ("contacts", _said("Prime Minister Marlow came."), _said("Vice President Roe came.")),
        ("measures", _said("A duty applies.", "a duty", "in force"), _said("A ban was ended.", "a ban", "ended")),
        ("commitments", _said("They will open a port."), _said("They agreed.", reckoned="A later deed may answer it.")),
        ("figures", _said("Trade came to USD 5."), _said(f"Trade, {'which rose every year, ' * 15}fell.")),
    ],
)  # fmt: skip
def test_what_matters_most_comes_first(key: str, before: Statement, after: Statement) -> None:
    made = on_one_sheet([_section(key, [after, before, *map(_said, _FILLING)])])
    shown = [one.text for one in made[0].statements]
    assert shown[0] == before.text
    assert len(shown) < len(_FILLING)


def test_of_each_issue_the_last_move_goes_before_positions() -> None:
    issues = [
        Group(
            name,
            (
                _said(f"One side spoke of {name}.", label="Position"),
                _said(f"They agreed on {name}.", label="Last move"),
            ),
        )
        for name in ("steel", "ports", "fish", "grain", "ships", "chips", "coal", "rice")
    ]
    filling = _section("bottom", [_said(text) for text in _FILLING[:16]])
    _, play = on_one_sheet([filling, Section("positions", "State of play", tuple(issues))])
    assert play.statements[0].label == "steel: Last move"
    assert {one.label.partition(": ")[2] for one in play.statements} == {"Last move"}


def test_each_section_has_its_turn_before_one_has_its_second() -> None:
    keys = ("contacts", "measures", "agreements", "commitments", "figures")
    made = on_one_sheet([_section(key, [_said(f"{key}: {text}") for text in _FILLING]) for key in keys])
    counts = [len(section.statements) for section in made]
    assert len(made) == len(keys)
    assert max(counts) - min(counts) <= 1


def test_titles_tell_how_many_there_are_and_the_last_section_what_is_left_out() -> None:
    sections = [
        _section("contacts", [_said(text) for text in _FILLING], "Contacts"),
        _section("people", [_said("Han Sori is named.")], "Who’s who"),
        Section("doubts", "Doubts", remark="No record on: figures."),
    ]
    contacts, doubts = on_one_sheet(sections)
    assert contacts.title == f"Contacts ({len(contacts.statements)} of {len(_FILLING)})"
    assert doubts.remark == "No record on: figures. The standard brief has also: who’s who (1)."


def test_what_an_earlier_section_tells_is_not_told_again() -> None:
    told = _said("They met on a Monday.")
    (section,) = on_one_sheet([_section("bottom", [told]), _section("contacts", [told])])
    assert section.key == "bottom"
