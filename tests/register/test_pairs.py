"""The matcher on the pairs of tests/pairs: never below its floors, and the page of figures is what is measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.register.identity import kinds, signs
from tests.pairs.report import report
from tests.pairs.worlds import KINDS, World, judge, score, worlds

PRECISION, RECALL = 0.99, 0.92


def test_the_floors_of_precision_and_recall_hold() -> None:
    found = score([pair for world in worlds() for pair in judge(world)])
    assert found.pairs >= 300
    assert found.precision >= PRECISION
    assert found.recall >= RECALL


def test_the_page_of_figures_is_what_is_measured() -> None:
    page = Path(__file__).parents[2] / "docs" / "accuracy-identity.md"
    assert page.read_text(encoding="utf-8") == report()


@pytest.mark.parametrize("world", list(worlds()), ids=lambda world: f"{world.kind}: {world.about}")
def test_no_world_joins_two_things(world: World) -> None:
    assert [(pair.one, pair.other) for pair in judge(world) if pair.is_held and not pair.is_same] == []


def test_every_kind_has_worlds_with_same_and_different_pairs() -> None:
    for kind in KINDS:
        found = score([pair for world in worlds() if world.kind == kind for pair in judge(world)])
        assert 0 < found.same < found.pairs, kind


def test_every_sign_explains_itself_in_a_sentence() -> None:
    for kind in kinds.KINDS:
        for sign in signs.signs(kind).values():
            assert len(sign.says.split()) >= 4, sign
            assert sign.weight != 0, sign
