"""What is counted of a party's records is what is listed, whatever was judged, corrected and read again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from benchmarks.synthetic import FIRST, readings
from communique.records import Event
from communique.register import Filter, Register, Stored

LATER = FIRST.replace(year=FIRST.year + 4)
VALUES: dict[str, Callable[[Stored], tuple[str | None, ...]]] = {
    "act": lambda one: (one.record.act,) if isinstance(one.record, Event) else (),
    "sector": lambda one: one.sectors,
    "publisher": lambda one: (one.source.publisher,),
    "language": lambda one: (one.source.language,),
    "year": lambda one: (str((one.last_day or one.source.published or date.min).year),),
}


@pytest.fixture
def filled(register: Register) -> Register:
    """Thirty releases; one event judged wrong, one corrected, one release read again with fewer records."""
    told = list(readings(30, total=30))
    register.add_all(told)
    events = sorted(register.records(Filter(kind="event", parties=("KR",))), key=lambda one: one.id)
    register.judging.record("wrong", events[0].id, author="han")
    register.judging.correct(events[1].id, {"act": "visit"}, author="han")
    register.add(replace(told[7], records=told[7].records[5:], grammar="another"))
    return register


@pytest.mark.parametrize("by", VALUES)
@pytest.mark.parametrize("asked", [Filter(parties=("KR",)), Filter(parties=("KR",), since=LATER)])
def test_the_records_of_a_party_are_counted_as_they_are_listed(filled: Register, by: str, asked: Filter) -> None:
    listed = Counter(value for one in filled.records(asked) for value in VALUES[by](one) if value)
    assert dict(filled.facets(asked, by=by)) == dict(listed)


@pytest.mark.parametrize("by", ["act", "sector"])
def test_what_was_judged_wrong_is_counted_where_it_is_asked_for(filled: Register, by: str) -> None:
    stated, all_told = (Filter(parties=("KR",), wrong=wrong) for wrong in (False, True))
    listed = Counter(value for one in filled.records(all_told) for value in VALUES[by](one) if value)
    assert dict(filled.facets(all_told, by=by)) == dict(listed) != dict(filled.facets(stated, by=by))
