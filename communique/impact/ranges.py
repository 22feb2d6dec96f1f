"""What is not known exactly: inputs as ranges, results as intervals, and which input moves a result most.

Draws are stratified and seeded: the same question has the same answer. Refuses a range whose ends are turned round.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

import numpy as np

from communique.impact.cells import Array
from communique.impact.faults import CellError

Shape = Literal["even", "peaked", "normal"]
Model = Callable[[Mapping[str, Array]], Mapping[str, Array]]

DRAWS = 1000
SEED = 20251201
LEVEL = 0.9  # of the draws lie within an interval


@dataclass(frozen=True, slots=True)
class Range:
    """A number known to lie between two others, and the one it is taken for. Shapes: `even` from end to end, `peaked`
    (a triangle at `central`), `normal` (the ends are its 5th and 95th percentile, cut there)."""

    low: float
    central: float
    high: float
    shape: Shape = "peaked"

    def __post_init__(self) -> None:
        if not self.low <= self.central <= self.high:
            raise CellError(f"a range must rise: {self.low:g}, {self.central:g}, {self.high:g}")

    @classmethod
    def fixed(cls, value: float) -> Range:
        """A number that is known."""
        return cls(value, value, value)

    @classmethod
    def parse(cls, text: str) -> Range:
        """From "3", "2:5" (its middle is central) or "2:3:5", and a shape behind it where it is not peaked: "2:5 even".

        Raises CellError for other words.
        """
        numbers, _, shape = text.strip().partition(" ")
        try:
            parts = [float(part) for part in numbers.split(":")]
        except ValueError as error:
            raise CellError(f"no number or range: {text!r}; wanted one like 2:3:5") from error
        if len(parts) > 3 or shape not in ("", *get_args(Shape)):
            raise CellError(f"no number or range: {text!r}; wanted one like 2:3:5, or 2:3:5 normal")
        central = parts[1] if len(parts) == 3 else (parts[0] + parts[-1]) / 2
        return cls(parts[0], central, parts[-1], cast(Shape, shape or "peaked"))

    @property
    def is_known(self) -> bool:
        """Whether the ends are one."""
        return self.low == self.high

    def at(self, chances: Array) -> Array:
        """The values that these shares of all draws lie under."""
        if self.is_known:
            return np.full_like(chances, self.central)
        if self.shape == "even":
            return self.low + chances * (self.high - self.low)
        if self.shape == "normal":
            return self._normal(chances)
        width, turn = self.high - self.low, (self.central - self.low) / (self.high - self.low)
        rising = self.low + np.sqrt(chances * width * (self.central - self.low))
        falling = self.high - np.sqrt((1 - chances) * width * (self.high - self.central))
        return np.where(chances < turn, rising, falling)

    def _normal(self, chances: Array) -> Array:
        from scipy.special import ndtri

        spread = (self.high - self.low) / (2 * 1.6448536269514722)
        drawn: Array = np.clip(self.central + spread * ndtri(chances), self.low, self.high)
        return drawn

    def __str__(self) -> str:
        return f"{self.central:g}" if self.is_known else f"{self.central:g} ({self.low:g} to {self.high:g})"


@dataclass(frozen=True, slots=True)
class Interval:
    """A result: what it is at the central inputs, and the ends between which 90 percent of the draws lie."""

    low: float
    central: float
    high: float


@dataclass(frozen=True, slots=True)
class Driver:
    """One input's pull on a result: the result with this input at its low and its high end, the others central."""

    name: str
    at_low: float
    at_high: float

    @property
    def swing(self) -> float:
        """How far apart the two are."""
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True, slots=True)
class Spread:
    """Each result's interval, and its drivers, the strongest first."""

    intervals: Mapping[str, Interval]
    drivers: Mapping[str, tuple[Driver, ...]]


def spread(
    model: Model, inputs: Mapping[str, Range], *, draws: int = DRAWS, seed: int = SEED, level: float = LEVEL
) -> Spread:
    """A model's results over the ranges of its inputs. The model takes and gives columns: one number per draw.

    One call holds all: the central case, each input at either end, and the draws.
    """
    unknown = [name for name, one in inputs.items() if not one.is_known]
    columns = {name: _column(one, name, unknown, draws, seed) for name, one in inputs.items()}
    results = model(columns)
    ends = 1 + 2 * len(unknown)
    intervals = {name: _interval(values[0], values[ends:], level) for name, values in results.items()}
    drivers = {name: _drivers(values, unknown) for name, values in results.items()}
    return Spread(intervals, drivers)


def one_by_one(model: Callable[[Mapping[str, float]], Mapping[str, float]]) -> Model:
    """A model of single numbers as one of columns, asked draw by draw."""

    def columns(drawn: Mapping[str, Array]) -> dict[str, Array]:
        rows = len(next(iter(drawn.values())))
        results = [model({name: float(column[row]) for name, column in drawn.items()}) for row in range(rows)]
        return {name: np.array([result[name] for result in results]) for name in results[0]}

    return columns


def _column(one: Range, name: str, unknown: list[str], draws: int, seed: int) -> Array:
    """The central value, then each unknown input in turn at its ends (the others central), then stratified draws."""
    ends = np.full(1 + 2 * len(unknown), one.central)
    if one.is_known:
        return np.concatenate([ends, np.full(draws, one.central)])
    place = unknown.index(name)
    ends[1 + 2 * place], ends[2 + 2 * place] = one.low, one.high
    random = np.random.default_rng([seed, place])
    chances = (random.permutation(draws) + random.random(draws)) / draws
    return np.concatenate([ends, one.at(chances)])


def _interval(central: float, drawn: Array, level: float) -> Interval:
    low, high = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(min(low, central)), float(central), float(max(high, central)))


def _drivers(values: Array, unknown: list[str]) -> tuple[Driver, ...]:
    pulls = [
        Driver(name, float(values[1 + 2 * place]), float(values[2 + 2 * place])) for place, name in enumerate(unknown)
    ]
    return tuple(sorted(pulls, key=lambda one: -one.swing))
