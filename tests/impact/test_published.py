"""Every published case that ships agrees with what is computed."""

from pathlib import Path

import pytest

from communique.impact.faults import CellError
from communique.impact.published import checks, economy_of


@pytest.mark.parametrize("check", checks(), ids=lambda one: f"{one.model}: {one.case}")
def test_what_is_published_is_computed(check):
    assert check.computed == check.wanted


def test_a_file_that_is_no_table_of_numbers_is_refused(tmp_path):
    with pytest.raises(CellError, match="no table of numbers"):
        economy_of(tmp_path / "none.npz")
    (tmp_path / "bad.npz").write_text("text")
    with pytest.raises(CellError, match="no table of numbers"):
        economy_of(Path(tmp_path / "bad.npz"))
