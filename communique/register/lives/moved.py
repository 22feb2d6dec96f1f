"""Which agreements and measures can have moved since a day: told by stages and terms alone, without their records.

Most have not. Reads only; gives ids, and leaves it to the lives to say what changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import exists, or_, select

from communique.register.identity.forms import Form
from communique.register.identity.settle import forms_of
from communique.register.lives.acts import speaking
from communique.register.lives.agreements import Standing, stage_of, standings_of_events
from communique.register.lives.answers import Entity
from communique.register.lives.gather import held
from communique.register.queries import is_stated
from communique.register.schema import record, rung, term

if TYPE_CHECKING:
    from communique.register.answers import Stored
    from communique.register.lives.asking import Asking


@dataclass(slots=True)
class _Stated:
    """What the records of an agreement state: its stages, and the first day on which it was told by each form."""

    stages: list[Standing] = field(default_factory=list)
    forms: dict[str, date] = field(default_factory=dict)


def moved_agreements(asking: Asking, shown: Sequence[Entity], since: date) -> list[Entity]:
    """Those of the agreements that stand at another stage than they were known to stand at on the day."""
    stated = _stated(asking, [one.id for one in shown])
    known = forms_of(asking.connection, {id for some in stated.values() for id in some.forms})
    forms = {one.id: _plain([known[id] for id in stated[one.id].forms]) for one in shown}
    acts = asking.acts_on(shown, forms)
    found = []
    for one in shown:
        told = stated[one.id]
        old = _plain([known[id] for id, day in told.forms.items() if day <= since])
        before = [*_known(told.stages, since), *_known(_of(acts[one.id], old), since)] if old else []
        if stage_of(before) != stage_of([*told.stages, *_of(acts[one.id], forms[one.id])]):
            found.append(one)
    return found


def moved_measures(asking: Asking, ids: Collection[str], since: date) -> set[str]:
    """Those of the measures of which a release since gives terms or a status."""
    found: set[str] = set()
    is_new = or_(record.c.published > since, record.c.published.is_(None))
    is_telling = or_(record.c.status.is_not(None), exists().where(term.c.record == record.c.number))
    for part in held(asking.connection, ids, asking.forms):
        query = select(part.thing).distinct().join_from(part.source, record, record.c.form == part.form)
        query = query.where(*part.where, is_new, is_telling, is_stated())
        found |= set(asking.connection.scalars(query))
    return found


def _stated(asking: Asking, ids: Collection[str]) -> Mapping[str, _Stated]:
    """What the records of agreements state, known by the day of the question."""
    found: dict[str, _Stated] = defaultdict(_Stated)
    as_of = asking.asked.as_of
    for part in held(asking.connection, ids, asking.forms):
        query = select(part.thing, part.form, record.c.published, rung.c.stage, rung.c.date)
        query = query.join_from(part.source, record, record.c.form == part.form)
        query = query.outerjoin(rung, rung.c.record == record.c.number).where(*part.where, is_stated())
        query = query.where(record.c.published <= as_of) if as_of else query
        for thing, id, published, stage, day in asking.connection.execute(query).all():
            told = found[thing]
            told.forms[id] = min(told.forms.get(id, date.max), published or date.max)
            if stage:
                told.stages.append((stage, day, published))
    return found


def _of(acts: Sequence[Stored], forms: Sequence[Form]) -> list[Standing]:
    """The stages to which events took the agreement of these forms."""
    return standings_of_events(speaking(acts, forms))


def _known(stages: Sequence[Standing], day: date) -> list[Standing]:
    return [one for one in stages if one[2] and one[2] <= day]


def _plain(forms: Sequence[Form]) -> list[Form]:
    """The forms without the years in which they were used, each once."""
    marks = {one: tuple(mark for mark in one.marks if mark[0] != "year") for one in dict.fromkeys(forms)}
    return list(dict.fromkeys(replace(one, marks=marks[one], only="") for one in marks))
