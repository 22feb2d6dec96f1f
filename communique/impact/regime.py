"""Measures as dated rules: who imposes what on whom, on which goods, from and until when, at which rates and volumes.

These are the types; `form` reads them from TOML, `ruling` applies them. Nothing here computes a duty.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from communique import lexicon
from communique.impact.quarters import Period, QuotaYear

Kind = Literal["tariff", "surtax", "quota", "tariff_rate_quota"]
Per = Literal["quarter", "year by days", "year in equal parts", "year"]
Carry = Literal["none", "next", "year"]

KINDS: tuple[Kind, ...] = ("tariff", "surtax", "quota", "tariff_rate_quota")
PERS: tuple[Per, ...] = ("quarter", "year by days", "year in equal parts", "year")
CARRIES: tuple[Carry, ...] = ("none", "next", "year")


@dataclass(frozen=True, slots=True)
class Origins:
    """Whom a rule is on: parties (empty is all), without some; a bloc means its members on the day."""

    parties: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    melted: tuple[str, ...] = ()  # where the metal was melted and poured, whatever the origin

    def holds(self, party: str, day: date) -> bool:
        """Whether the rule is on goods of this origin."""
        if _named(party, self.without, day):
            return False
        return not self.parties or _named(party, self.parties, day)

    def holds_melt(self, melted: str, day: date) -> bool:
        """Whether the rule is on metal melted there."""
        return not self.melted or _named(melted, self.melted, day)

    def may_meet(self, other: Origins, day: date) -> str | None:
        """A party that both may be on, on a day; None when there is none."""
        for one in sorted(_all_of(self.parties or other.parties, day)):
            if self.holds(one, day) and other.holds(one, day):
                return one
        return "any country" if not self.parties and not other.parties else None

    def __str__(self) -> str:
        said = ", ".join(self.parties) or "all countries"
        said += f" without {', '.join(self.without)}" if self.without else ""
        return said + (f", melted and poured in {', '.join(self.melted)}" if self.melted else "")


@dataclass(frozen=True, slots=True)
class Allotment:
    """One class of a quota: its total for one `per`, in the regime's unit; the largest share of it that one country
    may fill; amounts set aside for named countries, which then have no part in the total."""

    name: str
    total: float
    cap: float | None = None
    countries: tuple[tuple[str, float], ...] = ()

    def pool_of(self, party: str) -> tuple[str, float]:
        """The pool that a country draws on, by name, and its amount."""
        own = dict(self.countries)
        return (party, own[party]) if party in own else ("all others" if own else "all", self.total)


@dataclass(frozen=True, slots=True)
class Exemption:
    """Goods that a rule passes over for their use or state, until a last day where one is set."""

    purpose: str
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One dated rule. Rates are fractions of value; `beyond` is None where a quota shuts at its limit.

    `share` scales every amount; `growth` adds a fraction for each full year after the start. Of rules with the same
    `exclusive` name only the first by `precedence` is paid on any one tonne; others add up.
    """

    id: str
    title: str
    kind: Kind
    source: str
    start: date
    end: date | None
    on: Origins
    within: float
    beyond: float | None
    classes: tuple[Allotment, ...]
    per: Per = "quarter"
    share: float = 1.0
    base_year: int | None = None  # the year whose imports the totals are, before `share`
    carry: Carry = "none"
    growth: float = 0.0
    permits: bool = False  # whether what comes without a permit counts as beyond the quota
    splits: bool = True  # whether a shipment may straddle the limit
    precedence: int = 0
    exclusive: str | None = None
    exempt: tuple[Exemption, ...] = ()
    estimate: str | None = None  # why its figures are no more than an estimate
    notes: tuple[str, ...] = ()

    @property
    def has_quota(self) -> bool:
        """Whether volumes count."""
        return self.kind in ("quota", "tariff_rate_quota")

    def in_force(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.start <= day and (self.end is None or day <= self.end)

    def allotment(self, name: str) -> Allotment | None:
        """The class of this name, in any case; None when the rule has none such."""
        return next((one for one in self.classes if one.name.casefold() == name.casefold()), None)


@dataclass(frozen=True, slots=True)
class Gap:
    """What is not known of a regime, from a day on."""

    what: str
    start: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """A body of rules of one imposer: its rules in order, its quota year, its unit, and what is not known of it."""

    id: str
    title: str
    imposer: str
    products: tuple[str, ...]
    unit: str
    year: QuotaYear
    rules: tuple[Rule, ...]
    gaps: tuple[Gap, ...] = ()

    def rule(self, name: str) -> Rule:
        """The rule of this id. Raises KeyError with the name."""
        for one in self.rules:
            if one.id == name:
                return one
        raise KeyError(name)

    def in_force(self, day: date) -> tuple[Rule, ...]:
        """The rules that hold on a day, first in precedence first."""
        return tuple(sorted((one for one in self.rules if one.in_force(day)), key=lambda one: one.precedence))

    def held_at(self, day: date) -> Regime:
        """The regime as if the rules of this day had always held and always would."""
        return replace(self, rules=tuple(_always(rule, day) for rule in self.rules if rule.in_force(day)))

    def gaps_on(self, day: date) -> tuple[Gap, ...]:
        """What is not known of a day."""
        return tuple(gap for gap in self.gaps if gap.start is None or gap.start <= day)

    def amount(self, rule: Rule, yearly_or_quarterly: float, period: Period) -> float:
        """What an amount of a rule comes to in one period, by the days of it that the rule covers."""
        covered = period.within(rule.start, rule.end).days
        scaled = yearly_or_quarterly * rule.share * (1 + rule.growth) ** _full_years(rule.start, period.start)
        if rule.per in ("quarter", "year"):
            return scaled * covered / period.days
        if rule.per == "year by days":
            return scaled * covered / self.year.year(period.start).days
        return scaled / len(self.year.periods(period.start)) * covered / period.days

    def period(self, rule: Rule, day: date) -> Period:
        """The period in which a rule counts volumes on a day."""
        return self.year.year(day) if rule.per == "year" else self.year.period(day)


def _full_years(start: date, day: date) -> int:
    return max(0, day.year - start.year - ((day.month, day.day) < (start.month, start.day)))


def _always(rule: Rule, day: date) -> Rule:
    """The rule without its ends, with what it had grown to by the day."""
    grown = rule.share * (1 + rule.growth) ** _full_years(rule.start, day)
    return replace(rule, start=date.min, end=None, share=grown, growth=0.0)


def _named(party: str, names: tuple[str, ...], day: date) -> bool:
    return party in names or party in _all_of(names, day)


def _all_of(names: tuple[str, ...], day: date) -> frozenset[str]:
    """The parties named, blocs with their members on the day."""
    groups = lexicon.load().groups
    return frozenset(names).union(*(lexicon.members(name, day) for name in names if name in groups))
