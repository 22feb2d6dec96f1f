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
# What the headline of a record says already, by its kind: its fields need not say it again.
HEADED = {
    "role": ("person", "title"),
    "event": ("act", "object"),
    "figure": ("of", "value", "unit"),
    **dict.fromkeys(("agreement", "series", "measure", "initiative"), ("name",)),
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
    "overdue": "past due",
    "anti_dumping": "anti-dumping",
    "countervailing": "countervailing duty",
    "role": "office",
    "of": "quantity",
    "ai": "AI",
    "ict": "ICT",
}


# What is done is told in the past; of regular verbs the form is made.
_DONE = {"meet": "met", "hold": "held", "withdraw": "withdrew", "enter_into_force": "entered into force"}


def deed(act: str, status: str | None) -> str:
    """An act as a line of a list begins with it: "signed" when it is done, "to sign" when it is to come."""
    if status in ("planned", "proposed", "possible"):
        return f"to {word(act)}"
    return _done(act) if status == "done" else word(act)


def _done(act: str) -> str:
    if act in _DONE:
        return _DONE[act]
    stem = act.removesuffix("y") + "i" if act.endswith("ify") else act.removesuffix("e")
    return f"{stem}ed"


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
