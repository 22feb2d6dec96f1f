"""A table of a rule file read field by field, each typed and checked; what nobody asked for is an error.

Messages name the file, the place in it and the fault. Knows nothing of what the fields mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from communique import lexicon
from communique.impact.faults import FormError


class Fields:
    """One table of a rule file; `where` is how a message calls it. `done` refuses fields that were not asked for."""

    def __init__(self, values: object, where: str) -> None:
        if not isinstance(values, Mapping):
            raise FormError(f"{where}: wanted a table, found {values!r}")
        self._values: Mapping[str, Any] = values
        self._asked: set[str] = set()
        self.where = where

    def fault(self, name: str, says: str) -> FormError:
        """The error to raise about a field."""
        return FormError(f"{self.where}: {name} {says}")

    def _take(self, name: str) -> Any:
        self._asked.add(name)
        return self._values.get(name)

    def text(self, name: str, default: str | None = None) -> str:
        """Words; without a default the field is required."""
        value = self._take(name)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or not value.strip():
            raise self.fault(name, "is missing" if value is None else f"must be words, found {value!r}")
        return value

    def one_of(self, name: str, choices: tuple[str, ...], default: str | None = None) -> str:
        """One of a few words."""
        value = self.text(name, default)
        if value not in choices:
            raise self.fault(name, f"must be one of {', '.join(choices)}; found {value!r}")
        return value

    def number(
        self, name: str, *, least: float | None = None, most: float | None = None, default: float | None = None
    ) -> float:
        """A number within bounds; without a default the field is required."""
        value = self._take(name)
        if value is None and default is not None:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.fault(name, "is missing" if value is None else f"must be a number, found {value!r}")
        if (least is not None and value < least) or (most is not None and value > most):
            raise self.fault(name, f"must lie between {least} and {most}, found {value}")
        return float(value)

    def number_or_none(self, name: str, *, least: float | None = None, most: float | None = None) -> float | None:
        """A number within bounds, or None where the field is absent."""
        return self.number(name, least=least, most=most) if name in self._values else None

    def day(self, name: str) -> date:
        """A day, as TOML writes it: 2025-12-26."""
        value = self._take(name)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.fault(name, "is missing" if value is None else f"must be a day like 2025-12-26, found {value!r}")
        return value

    def day_or_none(self, name: str) -> date | None:
        """A day, or None where the field is absent."""
        return self.day(name) if name in self._values else None

    def words(self, name: str) -> tuple[str, ...]:
        """A list of words; an absent field is none."""
        value = self._take(name)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.fault(name, f"must be a list of words, found {value!r}")
        return tuple(value)

    def parties(self, name: str) -> tuple[str, ...]:
        """A list of countries or blocs; raises for one that is not known."""
        for one in self.words(name):
            if lexicon.country(one) != one:
                raise self.fault(name, f"names an unknown country or bloc: {one!r}")
        return self.words(name)

    def tables(self, name: str) -> list[Fields]:
        """A list of tables; an absent field is none."""
        value = self._take(name)
        if value is not None and not isinstance(value, list):
            raise self.fault(name, f"must be a list of tables, found {value!r}")
        return [Fields(one, f"{self.where}: {name}[{place}]") for place, one in enumerate(value or [], start=1)]

    def table(self, name: str) -> Fields:
        """A table of its own; an absent field is an empty one."""
        return Fields(self._take(name) or {}, f"{self.where}: {name}")

    def names(self) -> tuple[str, ...]:
        """The names of all fields; asking so counts as asking for each."""
        self._asked.update(self._values)
        return tuple(self._values)

    def done(self) -> None:
        """Raises for a field that was not asked for: most often a slip of the pen."""
        unknown = [name for name in self._values if name not in self._asked]
        if unknown:
            raise FormError(f"{self.where}: unknown field {unknown[0]!r}; known are {', '.join(sorted(self._asked))}")
