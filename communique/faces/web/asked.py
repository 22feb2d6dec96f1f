"""What a page's address asks, as the register's filter; and the address again with something changed.

The same operators stand in the address of every page. Refuses a name, day, sector or number that is not understood.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from communique.desk import asking
from communique.desk.asking import AskedError
from communique.register import Filter

# The operators of every page, in the order in which they are shown.
OPERATORS = tuple(
    "party any_party words person organisation sector since until as_of publisher act status stage type instrument "
    "reviewed".split()
)
ON_A_PAGE = 50
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """The question of an address: pairs of a name and a value as they stand in it."""

    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, query: QueryParams) -> Asked:
        """The question of an address; empty values ask nothing."""
        pairs = tuple((name, value.strip()) for name, value in query.multi_items() if value.strip())
        for name, value in pairs:
            if len(value) > _LONGEST or "\x00" in value:
                raise AskedError(f"{name} is too long or no text")
        return cls(pairs)

    def one(self, name: str) -> str | None:
        """The last value of a name, or None."""
        return next((value for each, value in reversed(self.pairs) if each == name), None)

    def all(self, name: str) -> tuple[str, ...]:
        """The values of a name, each once."""
        return tuple(dict.fromkeys(value for each, value in self.pairs if each == name))

    def has(self, name: str, value: str) -> bool:
        """Whether the address holds this pair."""
        return (name, value) in self.pairs

    @property
    def stated(self) -> tuple[tuple[str, str], ...]:
        """The operators that restrict the answer."""
        return tuple(pair for pair in self.pairs if pair[0] in OPERATORS)

    @property
    def page(self) -> int:
        """Which page of a long answer, from 1."""
        return self.number("page", 1, most=100_000)

    def number(self, name: str, default: int, *, most: int) -> int:
        """A whole number from 1 to `most`. Raises AskedError."""
        value = self.one(name)
        if value is None:
            return default
        if not value.isascii() or not value.isdecimal() or not 1 <= int(value[:12]) <= most:
            raise AskedError(f"{name} is a whole number from 1 to {most}, not {value!r}")
        return int(value)

    def day(self, name: str, *, is_last: bool = False) -> date | None:
        """A day: the first or last one of the day, month or year that is named. Raises AskedError."""
        value = self.one(name)
        if value is None:
            return None
        return asking.last_day(value) if is_last else asking.first_day(value)

    def filter(self, *, kind: str | tuple[str, ...] = (), limit: int | None = None, offset: int = 0) -> Filter:
        """The register's filter. Raises AskedError."""
        return Filter(
            kind=kind,
            parties=asking.parties(self.all("party")),
            any_party=asking.parties(self.all("any_party")),
            acts=self.all("act"),
            status=self.all("status"),
            stage=self.all("stage"),
            type=self.all("type"),
            instrument=self.all("instrument"),
            since=self.day("since"),
            until=self.day("until", is_last=True),
            as_of=self.day("as_of", is_last=True),
            sector=tuple(asking.sector(name) for name in self.all("sector")),
            person=self.one("person"),
            organisation=self.one("organisation"),
            words=self.one("words"),
            publisher=self.all("publisher"),
            reviewed=self._reviewed(),
            limit=limit,
            offset=offset,
        )

    def _reviewed(self) -> bool | None:
        value = self.one("reviewed")
        if value not in (None, "yes", "no"):
            raise AskedError(f"reviewed is yes or no, not {value!r}")
        return None if value is None else value == "yes"

    def query(self, pairs: Iterable[tuple[str, str]] | None = None) -> str:
        """The question as the end of an address, "?" included; nothing when it asks nothing."""
        chosen = self.pairs if pairs is None else tuple(pairs)
        return f"?{urlencode(chosen)}" if chosen else ""

    def with_(self, name: str, value: str) -> str:
        """The address's end with one more value, from the first page."""
        kept = [pair for pair in self.pairs if pair[0] != "page" and pair != (name, value)]
        return self.query([*kept, (name, value)])

    def without(self, name: str, value: str | None = None) -> str:
        """The address's end without a value, or without all of a name."""
        kept = [pair for pair in self.pairs if pair[0] != "page" and not (pair[0] == name and value in (None, pair[1]))]
        return self.query(kept)

    def set(self, name: str, value: str) -> str:
        """The address's end with this one value of a name."""
        return self.query([*(pair for pair in self.pairs if pair[0] not in (name, "page")), (name, value)])

    def at_page(self, page: int) -> str:
        """The address's end for another page of the same answer."""
        kept = [pair for pair in self.pairs if pair[0] != "page"]
        return self.query([*kept, ("page", str(page))] if page > 1 else kept)
