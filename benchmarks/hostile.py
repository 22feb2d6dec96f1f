"""Texts made to be slow: what twice as much of one costs, which is about two where reading is linear.

The texts are those of the tests, which count instead of timing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from communique.reading import read
from communique.records import Document

Shape = Callable[[int], str]  # a text of about so many characters


def _word(number: int) -> str:
    """A capitalised word that no other small number has."""
    return "A" + "".join(chr(97 + number // 26**place % 26) for place in range(4)) + "o"


SHAPES: Mapping[str, Shape] = {
    "no full stop": lambda size: ("Minister Kim of Korea met the Minister of Japan and " * (size // 50 + 1))[:size],
    "nested brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "brackets with words": lambda size: "(Korea " * (size // 10) + ")" * (size // 10),
    "a list of names": lambda size: ", ".join(f"Kim Min-{chr(97 + n % 26)}o" for n in range(size // 12)) + ".",
    "one letter": lambda size: "a" * size,
    "one capital": lambda size: "A" * size,
    "capitals": lambda size: ("MINISTER KOREA AGREEMENT " * (size // 25 + 1))[:size],
    "capitalised words": lambda size: ("Joint Committee Forum Alpha " * (size // 28 + 1))[:size],
    "commas": lambda size: "," * size,
    "digits": lambda size: "7" * size,
    "digits and commas": lambda size: "7," * (size // 2),
    "opening brackets": lambda size: "(" * size,
    "newlines": lambda size: "\n" * size + "x",
    "spaces": lambda size: " " * size + "x",
    "hyphens": lambda size: "Korea-" * (size // 6),
    "points": lambda size: "U." * (size // 2),
    "quotes": lambda size: "“" * size,
    "sides": lambda size: ("the two sides and the two countries, " * (size // 37 + 1))[:size],
    "countries": lambda size: ("Korea, Japan and Canada signed with Chile, " * (size // 43 + 1))[:size],
    "meetings": lambda size: "Minister Kim met Minister Lee in Seoul on May 3, 2025. " * (size // 55 + 1),
    "agreements": lambda size: "The Korea-Chile FTA and the agreement on trade entered into force. " * (size // 66 + 1),
    "people in office": lambda size: "".join(
        f"Minister Kim Abc{chr(97 + n % 26)}{chr(97 + n // 26 % 26)} of Korea agreed. " for n in range(size // 38)
    ),
    "different agreements": lambda size: "".join(
        f"Korea and Chile signed the {_word(n)} {_word(n // 26)} Agreement on {_word(7 * n)}. "
        for n in range(size // 60)
    ),
    "different figures": lambda size: "".join(
        f"Exports to Japan rose {n} percent to ${n}.{n % 7} billion in {1950 + n % 90}. " for n in range(size // 64)
    ),
    "different measures": lambda size: "".join(
        f"Canada will impose a {n % 90} percent tariff on {_word(n)} from Korea. " for n in range(size // 64)
    ),
    "a body by its noun": lambda size: (
        "Korea met the European Commission. " * (size // 100 + 1)
        + "The commission imposes a 25 percent tariff on steel from Korea. " * (size // 100 + 1)
    ),
    "figures": lambda size: "Exports to Japan rose 5 percent to $6 billion in 2024. " * (size // 55 + 1),
    "measures": lambda size: "Canada will impose a 25 percent tariff on steel from Korea. " * (size // 60 + 1),
}
SMALL = 125_000  # characters; twice that is measured beside it


def ratios() -> dict[str, float]:
    """For each shape, how many times longer twice as much of it takes."""
    return {name: round(_seconds(shape(2 * SMALL)) / _seconds(shape(SMALL)), 2) for name, shape in SHAPES.items()}


def _seconds(text: str) -> float:
    best = float("inf")
    for _ in range(2):
        before = time.process_time()
        read(Document(text=text))
        best = min(best, time.process_time() - before)
    return best
