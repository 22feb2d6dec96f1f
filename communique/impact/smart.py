"""SMART: what a change of tariffs does to one product's imports from each partner, in partial equilibrium.

Laird and Yeats 1986 (UNCTAD/UN) with the linear diversion of Jammes and Olarreaga 2005. Refuses changes so large
that its linear substitution would leave a partner with less than nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from communique.impact.cells import AT_LEAST_ZERO, NEGATIVE, POSITIVE, RATE, Array, Labels, number, per_label
from communique.impact.faults import CellError

INFINITE_SUPPLY = 99.0  # what WITS writes for a supply that never runs short
DEFAULT_SUBSTITUTION = -1.5


@dataclass(frozen=True, slots=True, eq=False)
class Imports:
    """One product's imports by partner, in money at world prices, and the tariffs before and after as fractions."""

    partners: tuple[str, ...]
    value: Array
    before: Array
    after: Array

    @classmethod
    def of(cls, partners: Labels, value: ArrayLike, before: ArrayLike, after: ArrayLike) -> Imports:
        """The table, checked. Raises CellError naming a negative flow or a rate of -100 percent or less."""
        return cls(
            tuple(partners),
            per_label("imports", value, partners, claim=AT_LEAST_ZERO),
            per_label("before", before, partners, claim=RATE),
            per_label("after", after, partners, claim=RATE),
        )


@dataclass(frozen=True, slots=True)
class Elasticities:
    """Import demand and substitution, both under 0; export supply, over 0 (99 or more is without end)."""

    demand: float
    substitution: float = DEFAULT_SUBSTITUTION
    supply: float = INFINITE_SUPPLY

    def __post_init__(self) -> None:
        number("elasticity.demand", self.demand, claim=NEGATIVE)
        number("elasticity.substitution", self.substitution, claim=NEGATIVE)
        number("elasticity.supply", self.supply, claim=POSITIVE)


@dataclass(frozen=True, slots=True, eq=False)
class Effects:
    """By partner, in money: creation, diversion (sums to 0), price effect, imports after. Then revenue and welfare."""

    partners: tuple[str, ...]
    creation: Array
    diversion: Array
    price: Array
    imports: Array
    revenue: float
    welfare: float


def solve(imports: Imports, elasticities: Elasticities, *, linear: bool = False, endless: bool = True) -> Effects:
    """The effects of the change of tariffs; `linear` takes Jammes and Olarreaga's diversion.

    `endless` takes a supply elasticity of 99 for infinite, as WITS means it; with False it counts as the number it is.
    """
    creation = _creation(imports, elasticities, endless)
    diversion = (_diversion_linear if linear else _diversion)(imports, elasticities)
    price = _price_effect(imports, elasticities, endless)
    after = imports.value + creation + diversion + price
    revenue = float((after * imports.after).sum() - (imports.value * imports.before).sum())
    welfare = float((0.5 * (imports.before + imports.after) * creation).sum())
    return Effects(imports.partners, creation, diversion, price, after, revenue, welfare)


def _relative(imports: Imports) -> Array:
    """The change of each duty-paid price as a fraction."""
    change: Array = (imports.after - imports.before) / (1 + imports.before)
    return change


def _is_endless(elasticities: Elasticities, endless: bool) -> bool:
    return endless and elasticities.supply >= INFINITE_SUPPLY


def _creation(imports: Imports, elasticities: Elasticities, endless: bool) -> Array:
    damping = 1.0 if _is_endless(elasticities, endless) else 1 - elasticities.demand / elasticities.supply
    creation: Array = imports.value * elasticities.demand * _relative(imports) / damping
    return creation


def _price_effect(imports: Imports, elasticities: Elasticities, endless: bool) -> Array:
    if _is_endless(elasticities, endless):
        return np.zeros_like(imports.value)
    share = elasticities.demand / (elasticities.supply - elasticities.demand)
    effect: Array = imports.value * _relative(imports) * share
    return effect


def _against_others(imports: Imports) -> Array:
    """The change of each partner's duty-paid price against those whose tariff stays (else whose price rises most)."""
    factor = 1 + _relative(imports)
    unchanged = bool((imports.before == imports.after).any())
    against: Array = factor / (1.0 if unchanged else factor.max()) - 1
    return against


def _diversion(imports: Imports, elasticities: Elasticities) -> Array:
    weight = 1 + elasticities.substitution * _against_others(imports)
    if (weight <= 0).any():
        partner = imports.partners[int(np.argmax(weight <= 0))]
        raise CellError(f"after[{partner}] is too large a change for SMART's linear substitution; use the CES model")
    total, weighted = imports.value.sum(), (imports.value * weight).sum()
    if total == 0:
        return np.zeros_like(imports.value)
    diversion: Array = imports.value * (weight * total / weighted - 1)
    return diversion


def _diversion_linear(imports: Imports, elasticities: Elasticities) -> Array:
    """Each changed partner against all the rest, its gain spread over the rest by share."""
    diversion = np.zeros_like(imports.value)
    for one, change in enumerate(_relative(imports)):
        rest = np.arange(len(imports.value)) != one
        own, others = imports.value[one], imports.value[rest].sum()
        if change == 0 or own == 0 or others == 0:
            continue
        size = own * others / (own + others) * abs(elasticities.substitution * change)
        moved = min(size, others) if change < 0 else -min(size, own)
        diversion[one] += moved
        diversion[rest] -= moved * imports.value[rest] / others
    return diversion


def preference_for(price: float, rival: float, tariff: float) -> tuple[float, float, float]:
    """For one homogeneous good: what buyers gain, what revenue changes, the net, per unit, as a partner whose price
    is `price` enters free of duty and the `rival` still pays `tariff`. Feenstra and Taylor 2008's parts example."""
    number("price", price, claim=POSITIVE)
    number("rival", rival, claim=POSITIVE)
    number("tariff", tariff, claim=RATE)
    paid, revenue = min(price, rival) * (1 + tariff), min(price, rival) * tariff
    after, left = (price, 0.0) if price <= rival * (1 + tariff) else (rival * (1 + tariff), rival * tariff)
    return paid - after, left - revenue, paid - after + left - revenue
