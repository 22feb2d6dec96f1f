"""What an entity is called: the fullest of the names of its forms, and the parties that they give.

A function of the forms alone; counts of mentions play no part, so that the name does not flicker as releases come in.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.register import rows
from communique.register.identity import kinds, known, measures
from communique.register.identity.forms import Form, codes_of

_PARENTHESES = "("


def entity_row(first: str, forms: Sequence[Form]) -> rows.Row:
    """The row of the entity whose first form has the id `first`."""
    parties = sorted({party for form in forms for party in _parties(form)})
    kind = forms[0].kind
    return {
        "id": f"{kind}-{first}",
        "kind": kind,
        "name": name_of(forms),
        "parties": " ".join(parties),
        "forms": len(forms),
    }


def name_of(forms: Sequence[Form]) -> str:
    """The fullest name: whole rather than partial, in words rather than an acronym, the lexicon's latest for a body.

    A measure has its shortest name that tells it.
    """
    if forms[0].kind == "organisation":
        latest = sorted(filter(None, (known.body_of(form.name, (form.parties or (None,))[0]) for form in forms)))
        if latest:
            return latest[0].partition(": ")[2]
    if forms[0].kind == "measure":
        return min(forms, key=_length).name
    return max(forms, key=_fullness).name


def _length(form: Form) -> tuple[bool, bool, int, str]:
    """Measures are called by their shortest telling name, best one that says on what: the longer ones are clauses."""
    return (not measures.is_telling(form.name), not measures.names_goods(form), len(form.name.split()), form.name)


def _fullness(form: Form) -> tuple[bool, bool, bool, bool, int, str]:
    name = form.name
    return (not kinds.is_partial(form), not name.isupper(), _PARENTHESES not in name, "-" in name, len(name), name)


def _parties(form: Form) -> frozenset[str]:
    return codes_of(form) if form.kind != "person" else frozenset(form.parties)
