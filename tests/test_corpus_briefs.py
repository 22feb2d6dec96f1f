"""Briefs over the development releases: every statement's quotes exist and bear it out.

Read where the releases lie beside the checkout; the sample stands in for them elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from communique import sample
from communique.desk.brief import Question, compose
from communique.desk.check import faults
from communique.flow.daily import Intake, take
from communique.register import Register, open_register

SHARED = Path(__file__).parents[2] / "shared"
TODAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    paths = [str(path) for pattern in ("documents/*.txt", "corpus/*.jsonl") for path in sorted(SHARED.glob(pattern))]
    with open_register(tmp_path_factory.mktemp("corpus") / "corpus.db") as opened:
        assert list(take(opened, paths or sample.paths(), Intake()))
        yield opened


def test_every_statement_is_borne_out(register: Register) -> None:
    codes = [code for code, _ in register.facets(by="party")]
    asked = [*combinations(codes[:4], 2), *((codes[0], code) for code in codes[4:10]), *((code,) for code in codes[:3])]
    statements = 0
    for parties in asked:
        made = compose(register, Question(parties=parties), today=TODAY)
        assert faults(made.statements, register) == ()
        statements += len(list(made.statements))
    assert statements > 40
