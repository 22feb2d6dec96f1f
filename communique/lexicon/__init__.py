"""What we know beforehand: countries, bodies, groups, money, goods, sectors. Data in TOML beside this file; one loader.
Reads no text: finding these names in a sentence, and deciding what a weak one means, is the reading's work.
"""

from communique.lexicon.gazetteer import entries
from communique.lexicon.lookup import adjective_of, body, country, members, name_of, renamed
from communique.lexicon.nouns import (
    Body,
    Country,
    Currency,
    Entry,
    Group,
    Lexicon,
    Membership,
    Product,
    Region,
    Sector,
    Unit,
)
from communique.lexicon.store import load
from communique.lexicon.topics import sectors_of

__all__ = [
    "Body",
    "Country",
    "Currency",
    "Entry",
    "Group",
    "Lexicon",
    "Membership",
    "Product",
    "Region",
    "Sector",
    "Unit",
    "adjective_of",
    "body",
    "country",
    "entries",
    "load",
    "members",
    "name_of",
    "renamed",
    "sectors_of",
]
