"""The life of an agreement: the rungs that documents state, those that later rungs imply, and where it stands.

Refuses to let a later look back ("signed in 2024") move an agreement down its ladder.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from communique import edtf
from communique.records import STAGES, Agreement, Event, unique
from communique.register.answers import Stored
from communique.register.lives import disagreements
from communique.register.lives.acts import stage_of_act
from communique.register.lives.answers import AgreementLife, Disagreement, Entity, Rung
from communique.register.lives.gather import once

# What each stage implies of earlier ones; a memorandum is signed without rounds of negotiation or a parliament.
_IMPLIED = {
    "concluded": ("negotiating",),
    "signed": ("negotiating", "concluded"),
    "ratifying": ("negotiating", "concluded", "signed"),
    "ratified": ("negotiating", "concluded", "signed", "ratifying"),
    "in_force": ("negotiating", "concluded", "signed"),
    "upgrading": ("negotiating", "concluded", "signed", "in_force"),
    "suspended": ("signed", "in_force"),
    "ended": ("signed",),
}
_NEGOTIATED = ("fta", "cepa", "epa", "treaty", "convention", "tipf")
_CLIMB = STAGES[: STAGES.index("in_force") + 1]

Said = tuple[str, str | None, str | None, Stored]  # stage, date, the one party it is said of, record
Standing = tuple[str, str | None, date | None]  # stage, date, and the day on which it was published


def agreement_life(entity: Entity, records: Sequence[Stored], events: Sequence[Stored]) -> AgreementLife:
    """The life told by the agreement's records and by the events that signed, ratified or ended it."""
    own = [stored for stored in records if isinstance(stored.record, Agreement)]
    said = [*_of_records(own), *_of_events(events)]
    types = [stored.record.type for stored in own if isinstance(stored.record, Agreement) and stored.record.type]
    kind = max(types, key=lambda one: (types.count(one), one != "other", one)) if types else None
    stated = _stated(said)
    stage, day = _standing([_published(one) for one in said])
    return AgreementLife(
        entity=entity,
        type=kind,
        parties=unique(party for stored in own for party in getattr(stored.record, "parties", ())),
        stage=stage,
        date=day,
        rungs=tuple(sorted([*stated, *_implied(said, kind)], key=_place)),
        disagreements=tuple(_disagreements(said)),
    )


def stage_of(told: Sequence[Standing]) -> str | None:
    """The stage at which an agreement stands by what was told of it, as `agreement_life` has it."""
    return _standing(told)[0]


def standings_of_events(events: Iterable[Stored]) -> list[Standing]:
    """The stages to which events took an agreement."""
    return [_published(one) for one in _of_events(events)]


def _published(one: Said) -> Standing:
    return one[0], one[1], one[3].source.published


def _of_records(records: Iterable[Stored]) -> Iterator[Said]:
    for stored in records:
        agreement = stored.record
        if isinstance(agreement, Agreement):
            if agreement.stage:
                yield agreement.stage, agreement.date, None, stored
            for rung in agreement.history:
                yield rung.stage, rung.date, None, stored


def _of_events(events: Iterable[Stored]) -> Iterator[Said]:
    for stored in events:
        event = stored.record
        if isinstance(event, Event) and (stage := stage_of_act(event.act, event.status)):
            party = event.by[0] if stage in ("ratified", "ratifying") and len(event.by) == 1 else None
            yield stage, event.date, party, stored


def _stated(said: Sequence[Said]) -> Iterator[Rung]:
    """One rung for each stage and party, with the most exact date and every record that states it."""
    groups: dict[tuple[str, str | None], list[tuple[str | None, Stored]]] = defaultdict(list)
    for stage, day, party, stored in said:
        groups[stage, party].append((day, stored))
    for (stage, party), some in groups.items():
        dates = [day for day, _ in some if day]
        exact = min(dates, key=lambda day: (_length(day), -dates.count(day), day)) if dates else None
        known = [stored.source.published for _, stored in some if stored.source.published]
        by = None if exact or not known else min(known)
        yield Rung(stage, exact, by, False, party, once(stored for _, stored in some))


def _implied(said: Sequence[Said], kind: str | None) -> Iterator[Rung]:
    stated = {stage for stage, _, _, _ in said}
    implying: dict[str, list[tuple[date, Stored]]] = defaultdict(list)
    for stage, day, _, stored in said:
        reached = edtf.span(day)[1] if day else stored.source.published
        for earlier in _IMPLIED.get(stage, ()):
            is_usual = kind in _NEGOTIATED or earlier in ("signed", "in_force")
            if earlier not in stated and is_usual:
                implying[earlier].append((reached or date.max, stored))
    for stage, some in implying.items():
        by = min(day for day, _ in some)
        records = once(stored for day, stored in some if day == by)
        yield Rung(stage, None, by if by != date.max else None, True, None, records)


def _standing(said: Sequence[Standing]) -> tuple[str | None, str | None]:
    """The stage it stands at and its date: the highest rung climbed, or a later turn (upgrade, suspension, end)."""
    if not said:
        return None, None
    climbed = [one for one in said if one[0] in _CLIMB]
    turned = [one for one in said if one[0] not in _CLIMB]
    top = max(climbed, key=lambda one: (_CLIMB.index(one[0]), one[1] is not None, _when(one)), default=None)
    turn = max(turned, key=lambda one: (_when(one), STAGES.index(one[0])), default=None)
    if top is None or (turn and (top[1] is None or _when(turn) >= _when(top)) and not _resumed(turn, top)):
        assert turn
        return turn[0], turn[1]
    return top[0], top[1]


def _resumed(turn: Standing, top: Standing) -> bool:
    """Whether a suspended agreement is said to be in force by a later release."""
    return turn[0] == "suspended" and top[0] == "in_force" and (top[2] or date.min) > (turn[2] or date.min)


def _disagreements(said: Sequence[Said]) -> Iterator[Disagreement]:
    stages: dict[str, list[tuple[str | None, Stored]]] = defaultdict(list)
    for stage, day, party, stored in said:
        # Rounds of negotiation have many days; only what happens once can be disputed.
        if party is None and stage in ("concluded", "signed", "ratified", "in_force", "ended"):
            stages[stage].append((day, stored))
    for stage, values in sorted(stages.items()):
        yield from disagreements.on(stage, values, disagreements.days_agree)


def _when(one: Standing) -> date:
    return edtf.span(one[1])[1] if one[1] else one[2] or date.min


def _length(day: str) -> int:
    first, last = edtf.span(day)
    return (last - first).days


def _place(rung: Rung) -> tuple[int, str, str]:
    return (STAGES.index(rung.stage), rung.date or "", rung.party or "")
