"""The scorer knows the record format, no more and no less."""

from __future__ import annotations

from dataclasses import fields

import pytest

from communique.records import ACTS, KINDS
from communique.scoring.slots import KNOWN_ACTS, SLOTS


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_record_is_a_slot(kind: str) -> None:
    assert set(SLOTS[kind]) == {one.name for one in fields(KINDS[kind])} - {"quote", "rule", "reader"}


def test_every_act_is_known() -> None:
    assert set(ACTS) == KNOWN_ACTS
