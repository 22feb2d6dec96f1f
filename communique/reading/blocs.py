"""Blocs beside their own members: what a bloc has, its members have as the bloc.

It knows today's members only; an interest of one member besides the bloc's is not told apart.
"""

from __future__ import annotations

from functools import lru_cache

from communique.lexicon import load


@lru_cache(maxsize=1_000)
def without_members(parties: tuple[str, ...]) -> tuple[str, ...]:
    """The parties without the countries whose bloc is among them: Vietnam beside ASEAN.

    An organisation, such as the WTO, agrees with its own members, so that they stay.
    """
    groups = load().groups
    blocs = [groups[code] for code in parties if code in groups and groups[code].kind != "organisation"]
    inside = {one.code for bloc in blocs for one in bloc.members if one.until is None}
    return tuple(code for code in parties if code not in inside)
