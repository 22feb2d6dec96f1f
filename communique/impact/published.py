"""Published results of the models, as cases that can be run: what a source prints beside what is computed here.

The tests, the documentation and `communique impact published` all run these. Holds no result that is not recomputed.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from communique.impact import caliendo_parro, gsim
from communique.impact.cells import Array
from communique.impact.faults import CellError

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
