"""Inputs of the models, checked: numbers as arrays, and errors that name the table and the cell.

Refuses what cannot be (a negative flow, a share over one, an elasticity of the wrong sign); never mends it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from communique.impact.faults import CellError

Array = NDArray[np.float64]
Labels = Sequence[str]


@dataclass(frozen=True, slots=True)
class Claim:
    """What every cell of a table must satisfy, and how to say that one does not."""

    holds: Callable[[Array], NDArray[np.bool_]]
    says: str


AT_LEAST_ZERO = Claim(lambda cells: cells >= 0, "must not be negative")
POSITIVE = Claim(lambda cells: cells > 0, "must be over 0")
NEGATIVE = Claim(lambda cells: cells < 0, "must be under 0")
SHARE = Claim(lambda cells: (cells >= 0) & (cells <= 1), "must be a share between 0 and 1")
RATE = Claim(lambda cells: cells > -1, "must be a rate over -100 percent")


def table(name: str, values: ArrayLike, *labels: Labels, claim: Claim | None = None) -> Array:
    """The values as an array whose axes have these labels. Raises CellError naming a cell that is no number or breaks
    the claim, or the shape that does not fit."""
    cells = _numbers(name, values)
    wanted = tuple(len(axis) for axis in labels)
    if labels and cells.shape != wanted:
        raise CellError(f"{name} has the shape {_by(cells.shape)}, wanted {_by(wanted)}")
    _check(name, cells, np.isfinite(cells), "is no finite number", labels)
    if claim is not None:
        _check(name, cells, claim.holds(cells), claim.says, labels)
    return cells


def number(name: str, value: float, *, claim: Claim | None = None) -> float:
    """One number, checked like a table of one cell."""
    return float(table(name, value, claim=claim))


def per_label(name: str, values: ArrayLike, labels: Labels, *, claim: Claim | None = None) -> Array:
    """One number for each label; a single number holds for all."""
    cells = _numbers(name, values)
    spread = np.full(len(labels), float(cells)) if cells.ndim == 0 else cells
    return table(name, spread, labels, claim=claim)


def sums_to_one(name: str, values: Array, axis: int, *labels: Labels, tolerance: float = 1e-5) -> None:
    """Raises CellError naming the first cell whose shares along `axis` do not sum to one."""
    sums = values.sum(axis)
    kept = [one for position, one in enumerate(labels) if position != axis]
    wrong = np.abs(sums - 1) > tolerance
    if wrong.any():
        spot = tuple(int(one) for one in np.argwhere(wrong)[0])
        raise CellError(f"{name}{_cell(spot, kept)} sums to {sums[spot]:.6g}, wanted 1")


def _numbers(name: str, values: ArrayLike) -> Array:
    try:
        return np.array(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise CellError(f"{name} is no table of numbers: {error}") from error


def _check(name: str, cells: Array, good: NDArray[np.bool_], says: str, labels: Sequence[Labels]) -> None:
    if not good.all():
        spot = tuple(int(one) for one in np.argwhere(~good)[0])
        raise CellError(f"{name}{_cell(spot, labels)} {says}: {cells[spot]:.6g}")


def _cell(spot: tuple[int, ...], labels: Sequence[Labels]) -> str:
    names: list[Any] = [axis[place] for place, axis in zip(spot, labels, strict=False)] if labels else list(spot)
    return f"[{', '.join(str(one) for one in names)}]" if names else ""


def _by(shape: tuple[int, ...]) -> str:
    return " by ".join(str(one) for one in shape) or "a single number"
