"""Why a record of the second reader was taken: its words found, and the checks that its fields passed.

Asks no model: the checks are made again, from the record and the document alone.
"""

from __future__ import annotations

from communique.reading.explain import Step
from communique.records import Document, Place, Record, Rung, Term
from communique.second.asked import Found
from communique.second.evidence import Evidence, Quantity
from communique.second.grounding import RULE, Claim, Grounded, ground_at
from communique.second.union import GRAMMAR


def models(record: Record) -> tuple[str, ...]:
    """The language models that read a record, by name; none where only the grammar did."""
    return tuple(one.removeprefix(f"{RULE}:") for one in record.reader if one != GRAMMAR)


def steps(document: Document, record: Record, evidence: Evidence | None = None) -> tuple[Step, ...]:
    """One step for each model that read the record, and under it one for each field that the document bears out."""
    if not models(record):
        return ()
    line = {name: value for name, value in record.as_json().items() if name not in _NO_FIELDS}
    known = evidence or Evidence.of(document)
    checked = ground_at(Claim(record.kind, record.quote.words, line), record.quote, known, "", is_known=True)
    grounds = checked.grounds if isinstance(checked, Grounded) else ()
    under = tuple(_step(document, name, found) for name, found in grounds)
    return tuple(
        Step(f"{RULE}.{record.kind}", _says(record, model, len(grounds)), record.quote, (), under)
        for model in models(record)
    )


_NO_FIELDS = frozenset({"kind", "quote", "rule", "reader", "plover"})


def _says(record: Record, model: str, count: int) -> str:
    if GRAMMAR in record.reader:
        return f"Read by the language model {model} as well; {count} values rest on words here."
    return (
        f"Read by the language model {model}: the words stand in the text once, and {count} values passed our checks."
    )


def _told(value: object) -> str:
    """A value in a few words."""
    match value:
        case Quantity():
            return f"{value.value:,} {value.unit or ''}".strip()
        case Place():
            return ", ".join(one for one in (value.name, value.country) if one)
        case Term():
            return f"{value.of} {value.to} {value.unit or ''}".strip()
        case Rung():
            return f"{value.stage} {value.date or ''}".strip()
    return str(value)


def _step(document: Document, name: str, found: Found) -> Step:
    return Step(name, f"{_told(found.value)}: {found.says}.", document.quote(found.start, found.end), (), ())
