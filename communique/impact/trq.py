"""A tariff-rate quota on one good in one market, in closed form: three regimes, small and large country.

Complementarity of the premium p and the quota (Skully 2001, USDA TB-1893): 0 <= p <= tout - tin; imports within the
quota fill it where p > 0, imports beyond it occur only where p = tout - tin. Refuses demand that slopes upward.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, Protocol

from communique.impact.cells import AT_LEAST_ZERO, NEGATIVE, POSITIVE, RATE, SHARE, number
from communique.impact.faults import CellError

Regime = Literal["underfill", "binding", "overfill"]


class Demand(Protocol):
    """Import demand: what is bought at a price, the price at which a quantity is bought, what buyers gain."""

    def at(self, price: float) -> float:
        """Imports in tonnes at a domestic price."""
        ...

    def price(self, imports: float) -> float:
        """The domestic price at which these imports are bought."""
        ...

    def gain(self, before: float, after: float) -> float:
        """The change of consumer surplus, in money, as the price goes from `before` to `after`."""
        ...

    def cleared(self, border: Border, factor: float) -> float:
        """Imports where the domestic price is the border price times `factor`."""
        ...


@dataclass(frozen=True, slots=True)
class Border:
    """The border price, `intercept + slope * imports`: a slope of 0 is the small country. Money per tonne."""

    intercept: float
    slope: float = 0.0

    def __post_init__(self) -> None:
        number("border.intercept", self.intercept, claim=POSITIVE)
        number("border.slope", self.slope, claim=AT_LEAST_ZERO)

    def at(self, imports: float) -> float:
        """The border price of these imports."""
        return self.intercept + self.slope * imports


@dataclass(frozen=True, slots=True)
class LinearDemand:
    """Imports are `intercept - slope * price`, never under 0."""

    intercept: float
    slope: float

    def __post_init__(self) -> None:
        number("demand.intercept", self.intercept, claim=POSITIVE)
        number("demand.slope", self.slope, claim=POSITIVE)

    def at(self, price: float) -> float:
        """Imports in tonnes at a domestic price."""
        return max(0.0, self.intercept - self.slope * price)

    def price(self, imports: float) -> float:
        """The domestic price at which these imports are bought."""
        return (self.intercept - imports) / self.slope

    def gain(self, before: float, after: float) -> float:
        """The change of the triangle under demand, in money."""
        return (self.at(after) ** 2 - self.at(before) ** 2) / (2 * self.slope)

    def cleared(self, border: Border, factor: float) -> float:
        """Imports where the domestic price is the border price times `factor`."""
        free = self.intercept - self.slope * factor * border.intercept
        return max(0.0, free / (1 + self.slope * factor * border.slope))


@dataclass(frozen=True, slots=True)
class ElasticDemand:
    """Imports are `scale * price ** elasticity`, the elasticity under 0."""

    scale: float
    elasticity: float

    def __post_init__(self) -> None:
        number("demand.scale", self.scale, claim=POSITIVE)
        number("demand.elasticity", self.elasticity, claim=NEGATIVE)

    def at(self, price: float) -> float:
        """Imports in tonnes at a domestic price."""
        return float(self.scale * price**self.elasticity)

    def price(self, imports: float) -> float:
        """The domestic price at which these imports are bought; without end as imports go to 0."""
        return float((imports / self.scale) ** (1 / self.elasticity)) if imports > 0 else math.inf

    def gain(self, before: float, after: float) -> float:
        """The area left of demand between the prices, in money."""
        if abs(self.elasticity + 1) < 1e-12:
            return self.scale * math.log(before / after)
        power = self.elasticity + 1
        return float(self.scale * (before**power - after**power) / power)

    def cleared(self, border: Border, factor: float) -> float:
        """Imports where the domestic price is the border price times `factor`: a bisection if the border slopes."""
        if border.slope == 0:
            return self.at(factor * border.intercept)
        low, high = 0.0, self.at(factor * border.intercept)
        for _ in range(200):
            middle = (low + high) / 2
            low, high = (middle, high) if self.at(factor * border.at(middle)) > middle else (low, middle)
        return (low + high) / 2


@dataclass(frozen=True, slots=True)
class Trq:
    """The quota in tonnes; the rates within and beyond it as fractions of the border price (0.5 is 50 percent)."""

    quota: float
    within: float
    beyond: float

    def __post_init__(self) -> None:
        number("trq.quota", self.quota, claim=AT_LEAST_ZERO)
        number("trq.within", self.within, claim=RATE)
        number("trq.beyond", self.beyond, claim=RATE)
        if self.beyond < self.within:
            raise CellError(f"trq.beyond must not be under trq.within: {self.beyond:g} < {self.within:g}")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What holds under a quota: tonnes, prices per tonne, the premium as a fraction of the border price, and money.

    `surplus` is the change of consumer surplus, `welfare` that of the importing country, both against free trade.
    """

    regime: Regime
    imports: float
    within: float
    beyond: float
    border: float
    price: float
    premium: float
    rent: float
    revenue: float
    surplus: float
    welfare: float


def solve(demand: Demand, border: Border, trq: Trq, *, rent_at_home: float = 1.0) -> Outcome:
    """The outcome of a quota; `rent_at_home` is the share of the rent that the importing country keeps.

    Source: Skully 2001; van der Mensbrugghe, Beghin and Mitchell 2003.
    """
    number("rent_at_home", rent_at_home, claim=SHARE)
    regime, imports, premium = _regime(demand, border, trq)
    at_border = border.at(imports)
    within = min(imports, trq.quota)
    beyond = imports - within
    price = at_border * (1 + trq.within + premium)
    rent = premium * at_border * within
    revenue = at_border * (trq.within * within + trq.beyond * beyond)
    free = border.at(demand.cleared(border, 1.0))
    surplus = demand.gain(free, price)
    welfare = surplus + revenue + rent_at_home * rent
    return Outcome(regime, imports, within, beyond, at_border, price, premium, rent, revenue, surplus, welfare)


def _regime(demand: Demand, border: Border, trq: Trq) -> tuple[Regime, float, float]:
    most = demand.cleared(border, 1 + trq.within)
    if most <= trq.quota:
        return "underfill", most, 0.0
    least = demand.cleared(border, 1 + trq.beyond)
    if least >= trq.quota:
        return "overfill", least, trq.beyond - trq.within
    premium = demand.price(trq.quota) / border.at(trq.quota) - 1 - trq.within
    return "binding", trq.quota, min(max(premium, 0.0), trq.beyond - trq.within)
