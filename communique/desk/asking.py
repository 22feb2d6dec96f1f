"""What people type, as what the register understands: names of countries as codes, years and months as days.

Refuses a name that the lexicon does not know, with the nearest ones that it does.
"""

from __future__ import annotations

from datetime import date

from communique import edtf
from communique.lexicon import country, load
from communique.records import SECTORS


class AskedError(ValueError):
    """A question that cannot be answered as asked; the message says why in one line."""


def party(name: str) -> str:
    """The code of a country or bloc by code, name or adjective ("KR", "South Korea", "Korean"). Raises AskedError."""
    if code := country(name):
        return code
    known = load()
    names = [one.name for one in known.countries.values()] + [one.name for one in known.groups.values()]
    raise AskedError(f"no country or bloc is called {name!r}{_near(name.strip(), names)}")


def parties(names: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """The codes of several, each once. Raises AskedError."""
    return tuple(dict.fromkeys(party(name) for name in names))


def sector(name: str) -> str:
    """The code of a sector; spaces and hyphens do for underscores. Raises AskedError."""
    code = name.strip().casefold().replace(" ", "_").replace("-", "_")
    if code not in SECTORS:
        raise AskedError(f"no sector is called {name!r}{_near(code, list(SECTORS))}")
    return code


def first_day(day: str) -> date:
    """The first day of a day, month, quarter or year (EDTF): what "since 2025" means. Raises AskedError."""
    return _span(day)[0]


def last_day(day: str) -> date:
    """The last day of a day, month, quarter or year (EDTF): what "until 2025" means. Raises AskedError."""
    return _span(day)[1]


def _span(day: str) -> tuple[date, date]:
    try:
        return edtf.span(day.strip())
    except ValueError as error:
        raise AskedError(f"{day!r} is no day, month or year: write 2025-12-01, 2025-12 or 2025") from error


def _near(name: str, known: list[str]) -> str:
    from difflib import get_close_matches  # only a name that nothing bears asks for it

    near = get_close_matches(name, known, n=3, cutoff=0.6)
    return f"; did you mean {' or '.join(near)}?" if near else ""
