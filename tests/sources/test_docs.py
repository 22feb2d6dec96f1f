"""What docs/sources.md lists is what there is."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from pathlib import Path

from cogapp import Cog

DOCS = Path(__file__).resolve().parents[2] / "docs" / "sources.md"


def test_tables_of_the_page_are_those_the_code_gives() -> None:
    told = io.StringIO()
    with redirect_stdout(told):
        assert Cog().main(["cog", "--check", str(DOCS)]) == 0, told.getvalue()
