"""How things are called on the pages: kinds of record, operators, facets, codes as plain English.

Names only; what they mean is the business of docs/records.md.
"""

from __future__ import annotations

from communique.desk.english import heading_name
from communique.lexicon import country, load

KINDS = {
    "role": "office",
    "event": "event",
    "agreement": "agreement",
    "series": "dialogue",
    "measure": "measure",
    "figure": "figure",
    "initiative": "initiative",
}
OPERATORS = {
    "party": "party",
    "any_party": "any of the parties",
    "words": "words",
    "person": "person",
    "organisation": "body",
    "sector": "sector",
    "since": "since",
    "until": "until",
    "as_of": "as of",
    "publisher": "publisher",
    "act": "act",
    "status": "status",
    "stage": "stage",
    "type": "type",
    "instrument": "instrument",
    "reviewed": "reviewed",
}
# Where a word of the record format is not English as it stands.
_WORDS = {
    "fta": "free trade agreement",
    "cepa": "CEPA",
    "epa": "EPA",
    "tipf": "TIPF",
    "mou": "memorandum",
    "fdi": "foreign direct investment",
    "gdp": "GDP",
    "no_report": "no report since",
    "role": "office",
    "of": "quantity",
    "ai": "AI",
    "ict": "ICT",
}


def word(code: str | None) -> str:
    """A code of the record format in plain English: "in_force" is "in force"."""
    if not code:
        return ""
    return _WORDS.get(code, code.replace("_", " "))


def value_of(operator: str, value: str) -> str:
    """A value as a reader is shown it: a country by its name, a sector by its name, codes in English."""
    if operator in ("party", "any_party"):
        code = country(value)
        return heading_name(code) if code else value
    if operator == "sector":
        known = load().sectors.get(value)
        return known.name if known else word(value)
    return word(value) if operator in ("act", "status", "stage", "type", "instrument", "kind") else value
