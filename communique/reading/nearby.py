"""What stands near a mention in its sentence: the day and the city that go with it.

Looks only within the same sentence, first after the mention, then before it; nothing is carried over a semicolon.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from operator import attrgetter
from typing import TypeVar

from communique.reading.days import edtf_of
from communique.reading.grammar import Chunk
from communique.reading.mentions import City, Day, Demonym, Gathering, Instrument, Maybe, Party, Undertaking
from communique.reading.notes import Notes, Sentence
from communique.records import Place

START, END = attrgetter("start"), attrgetter("end")
REACH = 14  # chunks: farther off a day belongs to something else
Wanted = TypeVar("Wanted")


def chunks_after(sentence: Sentence, at: int, before: int | None = None) -> Iterator[Chunk]:
    """The chunks behind a place of the text, up to another place or the end of the clause, within reach."""
    chunks = sentence.line.chunks
    first = bisect_left(chunks, at, key=START)
    for chunk in chunks[first : first + REACH]:
        if (before is not None and chunk.start >= before) or chunk.low == ";":
            return
        yield chunk


def chunks_before(sentence: Sentence, at: int) -> Iterator[Chunk]:
    """The chunks in front of a place of the text, the nearest first, within reach."""
    chunks = sentence.line.chunks
    last = bisect_right(chunks, at, key=END)
    for chunk in reversed(chunks[max(0, last - REACH) : last]):
        if chunk.low == ";":
            return
        yield chunk


def first_of(kind: type[Wanted], chunks: Iterator[Chunk]) -> Wanted | None:
    """The first value of a kind among chunks."""
    return next((chunk.value for chunk in chunks if isinstance(chunk.value, kind)), None)


LEADS = frozenset({"on", "in", "at", "from", "to", "the", ",", "(", ")", "was", "is", "were", "held"})


def end_with_when_and_where(sentence: Sentence, end: int) -> int:
    """Where a mention ends together with the day and place that follow it without other words."""
    for chunk in chunks_after(sentence, end):
        if isinstance(chunk.value, (Day, City, Maybe)):
            end = chunk.end
        elif chunk.low not in LEADS:
            break
    return end


def day_near(
    sentence: Sentence, start: int, end: int, published: date | None, *, past: bool | None = None,
    before: int | None = None, beginnings: bool = True,
) -> str | None:  # fmt: skip
    """The day stated behind a mention, else in front of it, as EDTF; without `beginnings` none that follows "since"."""
    behind = _without_terms(sentence, chunks_after(sentence, end, before))
    ahead = _without_terms(sentence, chunks_before(sentence, start))
    if not beginnings:
        behind, ahead = _without_beginnings(sentence, behind), _without_beginnings(sentence, ahead)
    day = first_of(Day, behind) or first_of(Day, ahead)
    return edtf_of(day, published, past=past) if day else None


def _without_terms(sentence: Sentence, chunks: Iterator[Chunk]) -> Iterator[Chunk]:
    """The chunks without days that something is for: a programme for 2026-2028."""
    for chunk in chunks:
        lead = sentence.line.between(max(sentence.start, chunk.start - 6), chunk.start).lower()
        if not (isinstance(chunk.value, Day) and (lead.endswith(" for ") or lead.endswith("for the "))):
            yield chunk


def _without_beginnings(sentence: Sentence, chunks: Iterator[Chunk]) -> Iterator[Chunk]:
    """The chunks without days behind "since": those are when something began."""
    for chunk in chunks:
        lead = sentence.line.between(max(sentence.start, chunk.start - 6), chunk.start).strip().lower()
        if not (isinstance(chunk.value, Day) and lead.endswith("since")):
            yield chunk


def place_near(sentence: Sentence, start: int, end: int) -> Place | None:
    """The city that follows a mention in its clause behind "in" or "at"; none where no such word leads to it."""
    led, is_headed = False, True  # headed: "14th Consultations, 12 August 2011, Manado", as papers are
    behind = list(chunks_after(sentence, end))
    for at, chunk in enumerate(behind):
        is_headed = is_headed and (chunk.low == "," or isinstance(chunk.value, (Day, City)))
        if isinstance(chunk.value, (Gathering, Instrument, Undertaking)):
            return None
        if led and (found := _place(behind[at : at + 3], sentence)):
            return found
        word = chunk.low
        is_behind_day = is_headed and word == "," and at > 0 and isinstance(behind[at - 1].value, Day)
        led = (
            is_behind_day
            or word in ("in", "at", "(")
            or (led and word not in ("with", "between", "and", "to", "for", "on"))
        )
    return None


def _place(chunks: list[Chunk], sentence: Sentence) -> Place | None:
    """A city; or a name before a comma and the state or country that it is in."""
    match [chunk.value for chunk in chunks]:
        case [Party() as country, *_] if len(country.code) == 2 and not isinstance(country, Demonym):
            return Place(None, country.code)
        case [None, Party() as country, *_] if sentence.line.words(chunks[0]) == "the" and len(country.code) == 2:
            return Place(None, country.code)
        case [City() as city, *_]:
            return Place(city.name, city.country or None)
        case [Maybe() as name, None, City() as state] if sentence.line.words(chunks[1]) == ",":
            return Place(name.name, state.country or None)
        case [Maybe() as name, None, Party() as country] if sentence.line.words(chunks[1]) == ",":
            return Place(name.name, country.code)
    return None


def leading_day(notes: Notes) -> str | None:
    """The one full day of the first sentences, on or shortly before publication: when the news happened."""
    published = notes.document.published
    if published is None:
        return None
    for sentence in notes.sentences[:6]:
        for chunk in sentence.line.chunks:
            if isinstance(chunk.value, Day) and (found := edtf_of(chunk.value, published, past=True)):
                day = found[:10]
                if len(found) == 10 and 0 <= (published - date.fromisoformat(day)).days <= 14:
                    return found
    return None
