"""What holds for a shipment on a day, and why: rule by rule, the duty due, and what is left of each quota.

First come, first served, counted as shipments arrive. Says "not known" where the class or a figure is not; never
assumes that nothing is due.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from communique.impact.faults import CellError
from communique.impact.quarters import Period
from communique.impact.regime import Allotment, Regime, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipment:
    """Goods that enter on a day: origin (a code), class, volume in the regime's unit, value in money.

    `melted` is where the metal was melted and poured (the origin where not said), `purpose` a use that may be exempt,
    `permit` whether a permit comes with it.
    """

    day: date
    origin: str
    goods: str
    tonnes: float
    value: float
    melted: str | None = None
    purpose: str | None = None
    permit: bool = True

    def __post_init__(self) -> None:
        if not self.tonnes > 0:
            raise CellError(f"tonnes of the shipment of {self.day} must be over 0: {self.tonnes:g}")
        if not self.value >= 0:
            raise CellError(f"value of the shipment of {self.day} must not be negative: {self.value:g}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a quota has for one origin in one period, in the regime's unit: the total with what was carried over, what
    the origin may fill of it at most (None without a cap), and what was used by all and by the origin before."""

    period: Period
    pool: str
    total: float
    cap: float | None
    used: float
    used_by_origin: float

    @property
    def left(self) -> float:
        """What the origin can still bring within quota."""
        by_total = self.total - self.used
        by_cap = by_total if self.cap is None else self.cap - self.used_by_origin
        return max(0.0, min(by_total, by_cap))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule about one shipment: whether it applies (None: not known), why, the tonnes within and beyond quota, the
    duty in money (None: shut, or not known)."""

    rule: Rule
    applies: bool | None
    why: str
    within: float = 0.0
    beyond: float = 0.0
    due: float | None = 0.0
    room: Room | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """All rules about one shipment; the duty due in money, None where some rule's part is not known or shut."""

    shipment: Shipment
    findings: tuple[Finding, ...]

    @property
    def due(self) -> float | None:
        """The duty in money."""
        parts = [one.due for one in self.findings if one.applies is not False]
        return None if any(part is None for part in parts) else sum(part or 0.0 for part in parts)

    @property
    def rate(self) -> float | None:
        """The duty as a fraction of the value."""
        return None if self.due is None or self.shipment.value == 0 else self.due / self.shipment.value


_REST = "the rest"  # whoever used a quota and is not named


@dataclass(slots=True)
class Ledger:
    """What has entered within quota so far, by rule, period, class and pool, then by origin."""

    regime: Regime
    _used: dict[tuple[str, date, str, str], dict[str, float]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(float))
    )

    def room(self, rule: Rule, allotment: Allotment, origin: str, day: date) -> Room:
        """What is left for an origin on a day."""
        period = self.regime.period(rule, day)
        pool, amount = allotment.pool_of(origin)
        fresh = self.regime.amount(rule, amount, period)
        used = self._used[rule.id, period.start, allotment.name, pool]
        total = fresh + self._carried(rule, allotment, pool, amount, period)
        shared = pool != origin
        cap = allotment.cap * fresh if allotment.cap is not None and shared else None
        return Room(
            period=period, pool=pool, total=total, cap=cap, used=sum(used.values()), used_by_origin=used[origin]
        )

    def enter(self, rule: Rule, allotment: Allotment, origin: str, day: date, tonnes: float) -> None:
        """Counts tonnes that entered within quota."""
        period = self.regime.period(rule, day)
        self._used[rule.id, period.start, allotment.name, allotment.pool_of(origin)[0]][origin] += tonnes

    def begin(self, rules: Iterable[Rule], shipment: Shipment, used: float, used_by_origin: float) -> None:
        """Counts what entered before a shipment in its period: by all, and of that by its origin.

        Raises CellError where the origin is said to have used more than all.
        """
        if not 0 <= used_by_origin <= used:
            raise CellError(f"used by the origin, {used_by_origin:g}, must lie between 0 and what all used, {used:g}")
        for rule in rules:
            allotment = rule.allotment(shipment.goods)
            if rule.has_quota and allotment is not None:
                self.enter(rule, allotment, shipment.origin, shipment.day, used_by_origin)
                self.enter(rule, allotment, _REST, shipment.day, used - used_by_origin)

    def _carried(self, rule: Rule, allotment: Allotment, pool: str, amount: float, period: Period) -> float:
        """What earlier periods of the same quota year left unused, as far as the rule carries it over."""
        year = self.regime.year.year(period.start)
        before = [one for one in self.regime.year.periods(period.start) if one.start < period.start]
        before = [one for one in before if rule.start <= one.end and one.start >= year.start]
        if rule.carry == "none" or rule.per == "year":
            return 0.0
        left = 0.0
        for one in before:
            own = self.regime.amount(rule, amount, one)
            used = sum(self._used[rule.id, one.start, allotment.name, pool].values())
            left = max(0.0, own + (left if rule.carry == "year" else 0.0) - used)
        return left


def judge(regime: Regime, shipment: Shipment, ledger: Ledger | None = None) -> Ruling:
    """What every rule of a regime says of a shipment; the ledger counts what it uses."""
    if not any(rule.allotment(shipment.goods) or not rule.classes for rule in regime.rules):
        known = sorted({one.name for rule in regime.rules for one in rule.classes})
        raise CellError(f"goods: {regime.id} has no class {shipment.goods!r}; it has {', '.join(known)}")
    counted = ledger or Ledger(regime)
    untaxed: dict[str, float] = {}
    findings = []
    for rule in sorted(regime.rules, key=lambda one: (one.precedence, one.start)):
        finding = _finding(regime, rule, shipment, counted, untaxed)
        findings.append(finding)
    return Ruling(shipment, tuple(findings))


def _finding(regime: Regime, rule: Rule, shipment: Shipment, ledger: Ledger, untaxed: dict[str, float]) -> Finding:
    why_not = _why_not(rule, shipment)
    if why_not:
        return Finding(rule=rule, applies=False, why=why_not)
    allotment = rule.allotment(shipment.goods)
    if rule.classes and allotment is None:
        return _no_such_class(regime, rule, shipment)
    left = untaxed.get(rule.exclusive, shipment.tonnes) if rule.exclusive else shipment.tonnes
    if rule.has_quota and allotment is not None:
        finding = _by_quota(rule, allotment, shipment, ledger, left)
    else:
        finding = _by_rate(rule, shipment, left)
    if rule.exclusive:
        untaxed[rule.exclusive] = left - _charged(rule, finding)
    return finding


def _why_not(rule: Rule, shipment: Shipment) -> str | None:
    if shipment.day < rule.start:
        return f"not yet in force: from {rule.start}"
    if rule.end is not None and shipment.day > rule.end:
        return f"no longer in force: until {rule.end}"
    if not rule.on.holds(shipment.origin, shipment.day):
        return f"not on goods of {shipment.origin}: on {rule.on}"
    if not rule.on.holds_melt(shipment.melted or shipment.origin, shipment.day):
        return f"not on metal melted in {shipment.melted or shipment.origin}: on {rule.on}"
    for one in rule.exempt:
        if one.purpose == shipment.purpose and (one.end is None or shipment.day <= one.end):
            return f"exempt: {one.purpose}" + (f", until {one.end}" if one.end else "")
    return None


def _no_such_class(regime: Regime, rule: Rule, shipment: Shipment) -> Finding:
    """A class that a quota on other origins knows may be these goods under another name: then nothing is known."""
    others = [one for one in regime.rules if one.allotment(shipment.goods) and not _same_classes(one, rule)]
    elsewhere = any(one.in_force(shipment.day) and not one.on.holds(shipment.origin, shipment.day) for one in others)
    if rule.has_quota and elsewhere:
        names = ", ".join(one.name for one in rule.classes)
        return Finding(
            rule=rule,
            applies=None,
            why=f"not known: its classes are others ({names}); name the one that {shipment.goods!r} falls in",
            due=None,
        )
    return Finding(rule=rule, applies=False, why=f"has no class {shipment.goods!r}")


def _same_classes(one: Rule, other: Rule) -> bool:
    return {each.name for each in one.classes} == {each.name for each in other.classes}


def _by_rate(rule: Rule, shipment: Shipment, left: float) -> Finding:
    if left <= 0:
        return Finding(rule=rule, applies=True, why="not paid: a rule that comes first is paid on all of it")
    due = rule.within * shipment.value * left / shipment.tonnes
    part = "" if left == shipment.tonnes else f" on the {left:,.6g} t that no rule before it took"
    return Finding(rule=rule, applies=True, why=f"{rule.within:.0%} of value{part}", due=due)


def _by_quota(rule: Rule, allotment: Allotment, shipment: Shipment, ledger: Ledger, left: float) -> Finding:
    room = ledger.room(rule, allotment, shipment.origin, shipment.day)
    within = _enters(rule, shipment, room)
    beyond = shipment.tonnes - within
    ledger.enter(rule, allotment, shipment.origin, shipment.day, within)
    price = shipment.value / shipment.tonnes
    shut = rule.beyond is None and beyond > 0
    free = min(within, left)
    due = None if shut else price * (rule.within * free + (rule.beyond or 0.0) * min(beyond, left - free))
    why = _why_quota(rule, shipment, room, within, beyond)
    return Finding(rule=rule, applies=True, why=why, within=within, beyond=beyond, due=due, room=room)


def _enters(rule: Rule, shipment: Shipment, room: Room) -> float:
    """The tonnes that enter within quota."""
    if rule.permits and not shipment.permit:
        return 0.0
    within = min(shipment.tonnes, room.left)
    return within if rule.splits or within == shipment.tonnes else 0.0


def _why_quota(rule: Rule, shipment: Shipment, room: Room, within: float, beyond: float) -> str:
    held = f"{room.total:,.6g} t for {room.pool} in {room.period}, {room.used:,.6g} t used before"
    if room.cap is not None:
        held += f"; one country at most {room.cap:,.6g} t, its own {room.used_by_origin:,.6g} t before"
    said = [held, f"{within:,.6g} t within quota at {rule.within:.0%}"]
    if beyond > 0:
        by_cap = room.cap is not None and room.cap - room.used_by_origin < room.total - room.used
        test = "over the country cap" if by_cap else "over the class total"
        test = "without a permit" if rule.permits and not shipment.permit else test
        said.append(
            f"{beyond:,.6g} t beyond ({test}) " + ("shut out" if rule.beyond is None else f"at {rule.beyond:.0%}")
        )
    return "; ".join(said)


def _charged(rule: Rule, finding: Finding) -> float:
    """The tonnes on which this rule was paid."""
    if not finding.due:
        return 0.0
    if not rule.has_quota:
        return float("inf")
    return (finding.within if rule.within > 0 else 0.0) + (finding.beyond if rule.beyond else 0.0)
