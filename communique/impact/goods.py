"""Whether two names mean the same goods: the same words, or an HS code that the words stand for.

Knows what the lexicon knows of ordinary words for goods; never guesses from likeness.
"""

from __future__ import annotations

from communique import lexicon


def is_one_of(goods: str, products: tuple[str, ...]) -> bool:
    """Whether goods of a table (HS digits or words) are among the products that a text names."""
    if goods.casefold() in {one.casefold() for one in products}:
        return True
    codes = {code for one in products for code in _codes(one)}
    own = {goods} if goods.isdecimal() else _codes(goods)
    return any(one.startswith(code) for one in own for code in codes)


def overlap(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether any of some products are, or fall under, one of the others."""
    return any(is_one_of(one, others) for one in some) or any(is_one_of(one, some) for one in others)


def _codes(words: str) -> set[str]:
    """The HS codes that ordinary words stand for."""
    plain = words.casefold()
    return {one.hs for one in lexicon.load().products if plain in {name.casefold() for name in one.names}}
