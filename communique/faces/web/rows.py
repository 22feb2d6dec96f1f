"""The rows of a page of a register: of things those that were made before, where these still stand, else new ones.

Refuses to keep a row where the register was written to while it was made.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from communique.faces.web.kept_rows import Row, Rows
from communique.faces.web.listings import Listed, Listing, id_of
from communique.faces.web.shown import environment
from communique.register import Filter, Register


def page(kept: Rows, register: Register, one: Listing, asked: Filter) -> list[Markup]:
    """The rows of a page: of things from those kept, where the register holds in memory which they are."""
    ids = register.held_page(one.kind, asked) if one.lives else None
    if ids is None:
        return [as_html(one, row) for row in one.ask(register, asked)]
    return shown(kept, register, one, ids)


def shown(kept: Rows, register: Register, one: Listing, ids: Sequence[str]) -> list[Markup]:
    """The rows of things in their order, made anew where something else is told of them."""
    stamp, marks, day = register.stamp(), register.marks(ids), date.today()
    found = kept.several(one.name, marks, day)
    if new := [id for id in ids if id not in found]:
        assert one.lives
        made = {id_of(life): as_html(one, life) for life in one.lives(register, new)}
        rows = {id: Row(marks[id], day, html.encode()) for id, html in made.items() if id in marks}
        if stamp is not None and stamp == register.stamp():
            kept.put_all(one.name, rows)
        found |= made
    return [found[id] for id in ids if id in found]


def as_html(one: Listing, row: Listed) -> Markup:
    """A row as its page shows it."""
    return Markup(environment().get_template("row.html").render(columns=one.columns, row=one.shown(row)))
