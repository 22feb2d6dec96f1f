"""From the notes on a document to its records: one maker for each kind, each in a file of its own."""

from __future__ import annotations

from collections.abc import Callable

from communique.lexicon import sectors_of
from communique.reading.agreements import agreements
from communique.reading.cast import Cast
from communique.reading.events import events
from communique.reading.figures import figures
from communique.reading.initiatives import initiatives
from communique.reading.measures import measures
from communique.reading.mentions import Body, Office
from communique.reading.notes import Notes
from communique.reading.roles import roles
from communique.reading.series import series
from communique.records import Record

SEATS = (Body, Office)
Maker = Callable[[Notes, Cast], list[Record]]
MAKERS: tuple[Maker, ...] = (
    roles,
    events,
    agreements,
    figures,
    measures,
    series,
    initiatives,
)


def records(notes: Notes) -> tuple[Record, ...]:
    """All records of a document in the order of their quotes."""
    cast = Cast.of(notes)
    found = [record for make in MAKERS for record in make(notes, cast)]
    return tuple(sorted(found, key=lambda record: (record.quote.start, record.kind, record.quote.end)))


def sectors(notes: Notes) -> tuple[str, ...]:
    """The sectors that the document is about, by its words; names of bodies and offices do not tell."""
    text = notes.document.text
    title_end = len(notes.document.title) if text.startswith(notes.document.title) else 0
    matched = [(at.start, at.end) for one in notes.sentences for at in one.matches if isinstance(at.made, SEATS)]
    known = [(at.start, at.end) for one in notes.sentences for at in one.known if isinstance(at.value, SEATS)]
    return sectors_of(text, title_end=title_end, names=(*matched, *known))
