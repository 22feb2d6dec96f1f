"""Quota arithmetic over a stream of shipments: fill by period, what is left, the day a quota runs out, duty, rate.

First come, first served, in the order of days. Before against after is the same stream under two regimes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from communique.impact.quarters import Period
from communique.impact.regime import Regime, Rule
from communique.impact.ruling import Finding, Ledger, Ruling, Shipment, judge


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One pool of one class of a quota in one period, in the regime's unit: its amount, what entered within and beyond
    it, by whom, and the day on which it ran out (None while some is left)."""

    rule: Rule
    goods: str
    pool: str
    period: Period
    total: float
    within: float
    beyond: float
    by_origin: tuple[tuple[str, float], ...]
    ran_out: date | None

    @property
    def left(self) -> float:
        """What is left of the amount."""
        return max(0.0, self.total - self.within)


@dataclass(frozen=True, slots=True)
class Fill:
    """What a stream of shipments did: each ruling, and each pool's line."""

    rulings: tuple[Ruling, ...]
    lines: tuple[Line, ...]

    @property
    def value(self) -> float:
        """The value of all shipments, in money."""
        return sum(one.shipment.value for one in self.rulings)

    @property
    def due(self) -> float | None:
        """The duty on all shipments, in money; None where that of one is not known."""
        parts = [one.due for one in self.rulings]
        return None if any(part is None for part in parts) else sum(part or 0.0 for part in parts)

    @property
    def rate(self) -> float | None:
        """The duty as a fraction of the value: the effective rate."""
        return None if self.due is None or self.value == 0 else self.due / self.value


@dataclass(frozen=True, slots=True)
class Change:
    """The same shipments before and after a change of rules."""

    before: Fill
    after: Fill

    @property
    def due(self) -> float | None:
        """By how much the duty changes, in money."""
        if self.before.due is None or self.after.due is None:
            return None
        return self.after.due - self.before.due

    @property
    def rate(self) -> float | None:
        """By how much the effective rate changes, as a fraction."""
        if self.before.rate is None or self.after.rate is None:
            return None
        return self.after.rate - self.before.rate


def fill(regime: Regime, shipments: Iterable[Shipment]) -> Fill:
    """The fill of every quota of a regime by these shipments."""
    ledger = Ledger(regime)
    rulings = tuple(judge(regime, one, ledger) for one in sorted(shipments, key=lambda one: one.day))
    return Fill(rulings, _lines(rulings))


def compare(regime: Regime, shipments: Iterable[Shipment], before: date, after: date) -> Change:
    """The same shipments under the rules of one day and under those of another, each held throughout."""
    stream = tuple(shipments)
    return Change(fill(regime.held_at(before), stream), fill(regime.held_at(after), stream))


def _lines(rulings: Iterable[Ruling]) -> tuple[Line, ...]:
    groups: dict[tuple[str, str, str, date], list[tuple[Shipment, Finding]]] = {}
    for ruling in rulings:
        for finding in ruling.findings:
            if finding.room is not None:
                room = finding.room
                key = (finding.rule.id, ruling.shipment.goods.casefold(), room.pool, room.period.start)
                groups.setdefault(key, []).append((ruling.shipment, finding))
    return tuple(_line(entries) for entries in groups.values())


def _line(entries: list[tuple[Shipment, Finding]]) -> Line:
    shipment, first = entries[0]
    assert first.room is not None
    by_origin: dict[str, float] = {}
    for each, finding in entries:
        by_origin[each.origin] = by_origin.get(each.origin, 0.0) + finding.within
    return Line(
        rule=first.rule,
        goods=shipment.goods,
        pool=first.room.pool,
        period=first.room.period,
        total=first.room.total,
        within=sum(finding.within for _, finding in entries),
        beyond=sum(finding.beyond for _, finding in entries),
        by_origin=tuple(by_origin.items()),
        ran_out=_ran_out(entries),
    )


def _ran_out(entries: list[tuple[Shipment, Finding]]) -> date | None:
    """The first day after whose shipment nothing is left of the total."""
    for shipment, finding in entries:
        room = finding.room
        if room is not None and room.used + finding.within >= room.total * (1 - 1e-12):
            return shipment.day
    return None
