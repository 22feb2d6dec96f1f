"""The matcher on the pairs of tests/pairs: never below its floors, and the page of figures is what is measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.register.identity import kinds, signs
from communique.register.identity.forms import Form
from communique.register.identity.names import compare
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


@pytest.mark.parametrize(
    ("name", "is_partial"),
    [
        ("Kim", True), ("JK Kim", True), ("J. Trudel", True), ("Kim J.K.", True), ("Di Santis", True),
        ("Wang Yi", False), ("WANG Yi", False), ("Kim Jung-kwan", False), ("JK (Jung-Kwan) Kim", False),
        ("Joseph R. Bolton", False), ("Li Qi", False),
    ],
)  # fmt: skip
def test_a_family_name_or_initials_make_a_partial_name(name: str, is_partial: bool) -> None:
    assert kinds.is_partial(Form("person", name)) is is_partial


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        ("Park Jung-sung", "Jungsung Park", "name_equal"),
        ("Lee Jae-myung", "Yi Jae-myeong", "name_sounds_alike"),
        ("JK Kim", "Kim Jung-kwan", "name_initials"),
        ("Kim Jung-hwan", "Kim Jong-hwan", "name_near"),
        ("Robert W. Marsh", "Robert H. W. Marsh", "middle_differs"),
        ("Ernesto Villar Jr.", "Ernesto Villar Sr.", "generation"),
        ("Mohammed Al Harbi", "Muhammad Alharbi", "name_sounds_alike"),
        ("Thani bin Ahmed Al Zeyoudi", "Thani Al Zeyoudi", "name_part"),
        ("von der Linden", "Ursula von der Linden", "family_only"),
        ("Joe Bolton", "Joseph Bolton", "name_short"),
        ("Kim Sung-whan", "Kim Jung-kwan", "name_differs"),
        ("", "Kim Jung-kwan", "name_differs"),
    ],
)
def test_how_two_names_compare(one: str, other: str, sign: str) -> None:
    assert compare(one, other) == compare(other, one) == sign
