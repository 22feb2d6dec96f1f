"""A board scraped into one text: many releases between lines of dashes. Refuses to cut a text at mere rules.

Each release has a line for its category, a line for its title, its body and, glued to the end, the day it was put up.
"""

from __future__ import annotations

import re
from dataclasses import replace

from communique.sources import publishers
from communique.sources.head import fact_of, headed, is_title
from communique.sources.material import Facts, Release
from communique.sources.text import ends_sentence

_RULE = re.compile(r"^(?:-+|(?:[*-] ){2,}[*-]|–+|—+|=+|\*{3,}|_{3,})$", re.M)


def releases_of_board(text: str) -> list[Release] | None:
    """The releases of a board in its order, or None when the text is no board.

    A board is a text cut by rules in which at least half of the pieces, and two, carry a day of their own: a release
    may have its one day above a rule and its notes below it.
    """
    pieces = [piece.strip("\n") for piece in _RULE.split(text)]
    pieces = [piece for piece in pieces if piece.strip()]
    if len(pieces) < 2 and not _RULE.match(text):
        return None
    releases = [_release(piece) for piece in pieces]
    dated = sum(release.facts.published is not None for release in releases)
    if dated * 2 < len(releases) or dated < min(2, len(releases)) or not releases:
        return None
    return _of_one_house(releases)


def _release(piece: str) -> Release:
    category, rest = _category(piece)
    release = headed(rest)
    return Release(release.body, replace(release.facts, category=category or release.facts.category))


def _category(piece: str) -> tuple[str | None, str]:
    """The category where a short line stands right above the title, and what is below it."""
    lines = [line for line in piece.split("\n") if line]
    if len(lines) < 3 or not (_is_short(lines[0]) and is_title(lines[1]) and not ends_sentence(lines[0])):
        return None, piece
    if fact_of(lines[0]) is not None or fact_of(lines[1]) is not None:
        return None, piece
    # Without this a title over a subtitle would be taken for a category: categories are shorter than titles.
    if len(lines[0]) >= len(lines[1]):
        return None, piece
    return lines[0], piece.split("\n", 1)[1].lstrip("\n")


def _is_short(line: str) -> bool:
    return len(line) <= 60 and len(line.split()) <= 8


def _of_one_house(releases: list[Release]) -> list[Release]:
    """The releases with the house that a board is of: all of it, when the house names itself anywhere on it."""
    houses = {publishers.by_marks(release.body) for release in releases} - {None}
    if len(houses) != 1:
        return releases
    (house,) = houses
    assert house is not None
    return [Release(one.body, one.facts | Facts(publisher=house.name)) for one in releases]
