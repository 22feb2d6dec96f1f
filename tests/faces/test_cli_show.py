"""How rows look on a terminal: words and days whole, codes as words, a list where columns have no room."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from communique.desk.tables import Table
from communique.faces.cli import show

ROWS = Table(
    ("imposer", "name", "instrument", "status", "published"),
    (("KR", "an unusually long description of provisional duties", "anti_dumping", "in_force", "2025-12-01"),),
)


def printed(monkeypatch: pytest.MonkeyPatch, width: int, *, may_list: bool = True) -> list[str]:
    sheet = Console(file=io.StringIO(), width=width)
    monkeypatch.setattr(show, "console", lambda: sheet)
    sheet.print(show.grid(ROWS, may_list=may_list))
    assert isinstance(sheet.file, io.StringIO)
    return sheet.file.getvalue().splitlines()


@pytest.mark.parametrize("width", [66, 80, 120])
def test_days_and_codes_stand_whole_where_there_is_room(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    said = "\n".join(printed(monkeypatch, width))
    for whole in ("2025-12-01", "anti dumping", "in force"):
        assert whole in said


def test_a_narrow_terminal_is_given_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    said = printed(monkeypatch, 40)
    assert said[0].startswith("• imposer KR; name an unusually")
    assert all(line.startswith("  ") for line in said[1:])
    assert "• " not in "\n".join(printed(monkeypatch, 40, may_list=False))


def test_a_table_without_rows_has_its_head(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = Console(file=io.StringIO(), width=80)
    monkeypatch.setattr(show, "console", lambda: sheet)
    sheet.print(show.grid(Table(("name", "day"), ())))
    assert isinstance(sheet.file, io.StringIO)
    assert "name" in sheet.file.getvalue()
