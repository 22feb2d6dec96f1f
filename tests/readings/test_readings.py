"""Our own releases are read as the reviewed texts say; `make readings` rewrites these."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readings.written import HERE, pages

PAGES = pages()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_release_is_read_as_it_was_reviewed(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == PAGES[path], "run `make readings` and review the diff"


def test_no_reading_is_left_of_a_release_that_is_gone() -> None:
    assert set(HERE.glob("*.txt")) == set(PAGES)
