"""Which comparison serves which kind of thing: one row for each kind.

Adds nothing of its own: each kind's blocks and signs are in its room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from communique.register.identity import bodies, events, instruments, measures, people, undertakings
from communique.register.identity.forms import Form
from communique.register.identity.signs import Likeness, weigh

# Raised whenever forms, blocks, signs or weights change so that what was settled before would now be settled otherwise:
# registers then offer to be settled anew.
MATCHER_VERSION = 1
# The reach of what is told by neither days nor words: first and last day as ordinals, no words.
UNBOUNDED = (0, 9_999_999, 0)


@dataclass(frozen=True, slots=True)
class Kind:
    """Where things of a kind stand and are looked for, and how they are compared.

    `is_partial` tells a form that many things could have, `reach` within which days and words it can have its like.
    """

    keys: Callable[[Form], Iterable[str]]
    sought: Callable[[Form], Iterable[str]]
    signs: Callable[[Form, Form], list[str]]
    is_partial: Callable[[Form], bool] = lambda form: False
    reach: Callable[[Form], tuple[int, int, int]] = lambda form: UNBOUNDED


KINDS: Mapping[str, Kind] = {
    "person": Kind(people.keys, people.sought, people.signs, people.is_partial),
    "organisation": Kind(bodies.body_keys, bodies.body_sought, bodies.body_signs),
    "place": Kind(bodies.place_keys, bodies.place_keys, bodies.place_signs),
    "agreement": Kind(instruments.keys, instruments.keys, instruments.signs),
    "series": Kind(undertakings.name_keys, undertakings.name_sought, undertakings.series_signs),
    "initiative": Kind(undertakings.name_keys, undertakings.name_sought, undertakings.initiative_signs),
    "measure": Kind(measures.keys, measures.keys, measures.signs),
    "event": Kind(events.keys, events.sought, events.signs, reach=events.reach),
}


def keys(form: Form) -> frozenset[str]:
    """The blocks in which a form is looked for, told apart by kind."""
    return frozenset(f"{form.kind[:2]} {key}" for key in KINDS[form.kind].keys(form))


def sought(form: Form) -> frozenset[str]:
    """The blocks whose members are compared with a form: mostly its own."""
    return frozenset(f"{form.kind[:2]} {key}" for key in KINDS[form.kind].sought(form))


def reach(form: Form) -> tuple[int, int, int]:
    """The days (first and last, as ordinals) and the words (as bits) outside which nothing is like the form."""
    return KINDS[form.kind].reach(form)


def compare(one: Form, other: Form) -> Likeness:
    """How alike two forms of one kind are; the same whichever comes first."""
    first, second = sorted((one, other), key=_order)
    return weigh(one.kind, KINDS[one.kind].signs(first, second))


def _order(form: Form) -> tuple[object, ...]:
    return (form.name, form.parties, form.marks, form.only)


def is_partial(form: Form) -> bool:
    """Whether many things could have the form: it is then joined only where one candidate is left."""
    return KINDS[form.kind].is_partial(form)
