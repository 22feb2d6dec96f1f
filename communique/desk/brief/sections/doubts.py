"""Where sources disagree: the same quantity with two values, the same stage with two days."""

from __future__ import annotations

from collections.abc import Iterator

from communique import edtf
from communique.desk.brief.evidence import Evidence
from communique.desk.brief.model import Group, Section
from communique.desk.brief.names import event_words, nested
from communique.desk.brief.saying import say
from communique.desk.brief.sections.figures import ECONOMIC, quantity
from communique.desk.brief.sections.grouping import grouped, grouped_by, same_name
from communique.desk.cited import Statement
from communique.records import Agreement, Figure
from communique.register import Stored


def doubts(evidence: Evidence, missing: tuple[str, ...], *, most: int) -> Section:
    """Disagreements, and which sections found no record."""
    told = [said for pair in (*_figures(evidence), *_stages(evidence)) if (said := _both(evidence, pair))]
    remark = f"No record in the window on: {', '.join(missing)}." if missing else ""
    groups = (Group("", tuple(told[:most])),) if told else ()
    return Section("doubts", "Where sources disagree, and what was not found", groups, remark=remark)


def _both(evidence: Evidence, pair: tuple[Stored, Stored]) -> Statement | None:
    one, other = (f"“{nested(event_words(stored))}”" for stored in pair)
    return say(evidence, [f"one release says {one}, another {other}"], pair)


def _figures(evidence: Evidence) -> Iterator[tuple[Stored, Stored]]:
    stated = [one for one in evidence.of_kind(Figure) if _is_definite(one)]
    for group in grouped_by(stated, quantity):
        other = next((one for one in group if _differs(group[0], one)), None)
        if other:
            yield group[0], other


def _is_definite(stored: Stored) -> bool:
    record = stored.record
    assert isinstance(record, Figure)
    return record.of in ECONOMIC and record.of != "other" and bool(record.party and record.period)


def _differs(one: Stored, other: Stored) -> bool:
    first, second = one.record, other.record
    assert isinstance(first, Figure)
    assert isinstance(second, Figure)
    is_exact = not (first.bound or second.bound)
    return is_exact and first.value != second.value and one.source.id != other.source.id


def _stages(evidence: Evidence) -> Iterator[tuple[Stored, Stored]]:
    def same(one: Stored, other: Stored) -> bool:
        return same_name(getattr(one.record, "name", None), getattr(other.record, "name", None))

    for group in grouped(evidence.of_kind(Agreement), same):
        dated: dict[str, tuple[str, Stored]] = {}
        for stored in group:
            for stage, day in _reached(stored):
                first = dated.setdefault(stage, (day, stored))
                if first[1].source.id != stored.source.id and not edtf.overlap(first[0], day):
                    yield first[1], stored


def _reached(stored: Stored) -> Iterator[tuple[str, str]]:
    record = stored.record
    assert isinstance(record, Agreement)
    if record.stage and record.date:
        yield record.stage, record.date
    yield from ((rung.stage, rung.date) for rung in record.history if rung.date)
