"""Published results of the models, as cases that can be run: what a source prints beside what is computed here.

The tests, the documentation and `communique impact published` all run these. Holds no result that is not recomputed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from communique.impact import caliendo_parro, gsim, smart, suppliers, trq
from communique.impact.cells import Array
from communique.impact.faults import CellError
from communique.impact.form import load
from communique.impact.ruling import Ledger

# Francois and Hall 2002: the worked example of the GSIM paper.
GSIM_MARKET = gsim.Market.of(
    ("US", "JP", "EU", "RW"),
    [[0, 50, 200, 300], [500, 0, 150, 200], [300, 100, 200, 200], [50, 100, 110, 20]],
    [[1, 1.21, 1.41, 1.22], [1.37, 1, 1.31, 1.23], [1.32, 1.36, 1, 1.18], [1.57, 1.41, 1.25, 1.15]],
    demand=-1.25,
    supply=1.5,
    substitution=5,
)
GSIM_PUBLISHED = (0.0792, -0.0316, 0.0480, -0.0184)

# Caliendo and Parro 2015, Table 2, to the digits printed by the public replication package cp2015:
# terms of trade, volume of trade, welfare, real wage, in percent.
NAFTA_PUBLISHED = {
    "Canada": ("-0.108", "0.0443", "-0.0638", "0.323"),
    "Mexico": ("-0.412", "1.72", "1.31", "1.72"),
    "USA": ("0.0435", "0.0412", "0.0848", "0.112"),
}


def free_trade_between(one: str, other: str) -> Array:
    """The GSIM example's tariff factors with none between two of its countries."""
    after = GSIM_MARKET.before.copy()
    first, second = GSIM_MARKET.countries.index(one), GSIM_MARKET.countries.index(other)
    after[first, second] = after[second, first] = 1
    return after


def economy_of(path: Path) -> tuple[caliendo_parro.Economy, Array, Array]:
    """The world of 1993 from `cp2015.npz`, with the tariffs of its baseline and its counterfactual.

    Raises CellError naming the file when it is not there or lacks a table.
    """
    try:
        with np.load(path, allow_pickle=False) as data:
            tables = {name: data[name] for name in data.files}
    except (OSError, ValueError) as error:
        raise CellError(f"{path}: no table of numbers to be read: {error}") from error
    try:
        economy = caliendo_parro.Economy.of(
            [str(one) for one in tables["regions"]],
            [str(one) for one in tables["sectors"]],
            shares=tables["pi_nij"],
            inputs=tables["gamma_nkj"],
            labour=tables["gamma_nj"],
            tastes=tables["alpha_nj"],
            wages=tables["wL_n"],
            deficits=tables["D_n"],
            theta=tables["theta_j"],
            tariffs=tables["tau_nij"],
        )
        return economy, tables["tau_nij_bln"], tables["tau_nij_cfl"]
    except KeyError as error:
        raise CellError(f"{path}: no table {error}") from error


def nafta(path: Path) -> dict[str, tuple[float, float, float, float]]:
    """Terms of trade, volume of trade, welfare and real wage of NAFTA's members, in percent, from `cp2015.npz`."""
    economy, baseline, counterfactual = economy_of(path)
    before, after = (caliendo_parro.solve(economy, tariffs) for tariffs in (baseline, counterfactual))
    effects = caliendo_parro.welfare(economy, before, after)
    columns = (effects.terms, effects.volume, effects.welfare, effects.real_wage)
    place = {name: economy.regions.index(name) for name in NAFTA_PUBLISHED}
    return {name: _four(*(float(column[at]) for column in columns)) for name, at in place.items()}


def _four(terms: float, volume: float, welfare: float, real_wage: float) -> tuple[float, float, float, float]:
    return terms, volume, welfare, real_wage


def printed(figures: tuple[float, ...]) -> tuple[str, ...]:
    """The figures as the source prints them: three significant digits."""
    return tuple(f"{figure:.3g}" for figure in figures)


@dataclass(frozen=True, slots=True)
class Check:
    """One result: which model, which case, what the source gives, what is computed here, and whether they agree.

    `source` is who printed the figure; "worked out" marks one that was computed for this project from the equations.
    """

    model: str
    case: str
    source: str
    wanted: str
    computed: str

    @property
    def agrees(self) -> bool:
        """Whether the two are the same as printed."""
        return self.wanted == self.computed


def checks(nafta_data: Path | None = None) -> tuple[Check, ...]:
    """Every result that can be checked here; NAFTA's where its data are given."""
    found = [*_trq(), *_suppliers(), *_smart(), *_gsim(), *_canada(), *_safeguard()]
    return tuple(found + (_nafta(nafta_data) if nafta_data else []))


_SMALL = (("700", "648 t, 0"), ("550", "550 t, 13475"), ("300", "520 t, 9600"))
_LARGE = (("700", "639.3443 t, 0"), ("550", "550 t, 14987.5"), ("300", "538.4615 t, 9230.7692"))


def _trq() -> list[Check]:
    demand = trq.LinearDemand(1000, 4)
    found = []
    for size, border, rows in (("small", trq.Border(80), _SMALL), ("large", trq.Border(50, 0.05), _LARGE)):
        for quota, wanted in rows:
            outcome = trq.solve(demand, border, trq.Trq(float(quota), 0.1, 0.5))
            computed = f"{_trim(outcome.imports)} t, {_trim(outcome.rent)}"
            case = f"{size} country, quota {quota} t: {outcome.regime}; imports and rent"
            found.append(Check("tariff-rate quota", case, "worked out", wanted, computed))
    return found


def _suppliers() -> list[Check]:
    found = []
    for share, wanted in ((0.75, "0.1474; 8428.5, 1372.5"), (0.50, "0.3722; 5619.0, 915.0")):
        total = 13068 * share
        market = suppliers.Market.of(
            ("KR", "other partners", "exempt"),
            (11238, 1830, 20000),
            member=(True, True, False),
            limit=total,
            caps=(0.86 * total, 0.86 * total, np.inf),
            substitution=3,
            demand=-0.5,
        )
        answer = suppliers.solve(market)
        computed = f"{answer.premium[0, 0]:.4f}; {answer.flows[0, 0]:.1f}, {answer.flows[0, 1]:.1f}"
        case = f"oil country goods, {share:.0%} of the class total: premium; Korea, other partners in t"
        found.append(Check("several suppliers", case, "worked out", wanted, computed))
    return found


def _smart() -> list[Check]:
    imports = smart.Imports.of(("partner", "rest"), (100, 300), 0.25, (0, 0.25))
    usual = smart.Elasticities(demand=-1.5, substitution=-1.5)
    exact, linear = smart.solve(imports, usual), smart.solve(imports, usual, linear=True)
    gains = ", ".join(f"{one:+.2f}" for one in smart.preference_for(20, 19, 0.10))
    effects = f"{exact.creation[0]:.4f}, {exact.diversion[0]:.6f}, {exact.revenue:.6f}, {exact.welfare:.2f}"
    case = "a preference of 25 points: creation, diversion, revenue, welfare"
    return [
        Check("SMART", case, "worked out", "30.0000, 20.930233, -30.232558, 3.75", effects),
        Check("SMART", "the same, linear diversion", "worked out", "22.5", _trim(float(linear.diversion[0]))),
        Check(
            "SMART", "parts from Mexico: buyers, revenue, net a unit", "Feenstra and Taylor 2008",
            "+0.90, -1.90, -1.00", gains,
        ),
    ]  # fmt: skip


def _gsim() -> list[Check]:
    effects = gsim.solve(GSIM_MARKET, free_trade_between("US", "EU"))
    wanted, computed = (", ".join(f"{one:.4f}" for one in row) for row in (GSIM_PUBLISHED, effects.price))
    case = "US-EU free trade: world prices of US, JP, EU, RW"
    return [Check("GSIM", case, "Francois and Hall 2002", wanted, computed)]


def _canada() -> list[Check]:
    rule = load("canada-steel").rule("partners-2025-08")
    total = sum(4 * one.total for one in rule.classes)
    caps = sum(4 * one.total * (one.cap or 1.0) for one in rule.classes)
    # half a tonne is rounded up, as the order's summary does
    sums = ", ".join(f"{int(one + 0.5):,}" for one in (total, caps, 0.75 * caps))
    case = "23 classes: all at 100 percent, one country at 100 and 75 percent, t a year"
    return [Check("Canada's quota", case, "SOR/2025-148, Schedule 2", "1,359,610, 660,010, 495,008", sums)]


def _safeguard() -> list[Check]:
    regime = load("eu-steel-safeguard")
    rule, ledger = regime.rules[0], Ledger(regime)
    days = (date(2025, 8, 1), date(2025, 11, 1), date(2026, 2, 1), date(2026, 5, 1))
    rooms = [round(ledger.room(rule, rule.classes[0], "KR", day).total) for day in days]
    computed = ", ".join(f"{one:,}" for one in rooms)
    return [
        Check(
            "EU safeguard",
            "category 17, Korea by quarter, t",
            "quotas of 2025/26",
            "5,335, 5,335, 5,219, 5,277",
            computed,
        )
    ]


def _nafta(path: Path) -> list[Check]:
    found = []
    for country, figures in nafta(path).items():
        case = f"NAFTA, {country}: terms of trade, volume of trade, welfare, real wage in percent"
        wanted, computed = ", ".join(NAFTA_PUBLISHED[country]), ", ".join(printed(figures))
        found.append(Check("Caliendo-Parro", case, "Caliendo and Parro 2015, Table 2", wanted, computed))
    return found


def _trim(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
