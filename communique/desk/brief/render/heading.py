"""What every form of a brief says about the brief itself, and how a source is named in a note."""

from __future__ import annotations

from collections.abc import Iterable

from communique.desk.brief.model import Brief, Note
from communique.desk.brief.names import nested
from communique.desk.english import day_words, when
from communique.register import Source

_SHORT_TITLE = 60


def facts(brief: Brief) -> tuple[tuple[str, str], ...]:
    """As-of day, window, releases, records, share reviewed."""
    question = brief.question
    since, until = (day.isoformat() if day else None for day in (question.since, question.until))
    window = (
        f"{day_words(since) if since else 'the first release'} to {day_words(until or brief.as_of.isoformat())}"
        if since or until
        else "all releases"
    )
    published = ""
    if brief.first and brief.last:
        span = f"{brief.first}/{brief.last}" if brief.first != brief.last else brief.first.isoformat()
        published = f", published {when(span)}"
    of_all = (
        f"{brief.records}" if brief.records >= brief.matching else f"the newest {brief.records} of {brief.matching}"
    )
    return (
        ("As of", day_words(brief.as_of.isoformat())),
        ("Window", window),
        ("Releases", f"{brief.documents}{published}"),
        ("Records", f"{of_all}, {_share(brief.reviewed)} reviewed by a person" if brief.records else "0"),
    )


def _share(reviewed: float) -> str:
    """A share in percent; the least that is none at all stays above nothing."""
    if not reviewed:
        return "none of them"
    return f"{reviewed:.0%}" if reviewed >= 0.01 else "less than 1%"


def source_name(source: Source) -> str:
    """Publisher, title, day, as a note names a release."""
    title = source.title or "untitled"
    day = day_words(source.published.isoformat()) if source.published else "no day"
    return ", ".join(filter(None, (source.publisher, f"“{nested(title)}”", day)))


def by_release(notes: Iterable[Note]) -> list[tuple[Source, list[Note]]]:
    """The notes by release, in the order in which the releases are first cited."""
    found: dict[str, tuple[Source, list[Note]]] = {}
    for note in notes:
        found.setdefault(note.citation.source.id, (note.citation.source, []))[1].append(note)
    return list(found.values())


def short_name(source: Source) -> str:
    """Publisher, the beginning of the title, day: as the sources of one sheet name a release."""
    title = " ".join((source.title or "untitled").split())
    shown = title if len(title) <= _SHORT_TITLE else f"{title[:_SHORT_TITLE].rsplit(' ', 1)[0]} …"
    day = day_words(source.published.isoformat()) if source.published else "no day"
    return ", ".join(filter(None, (source.publisher, f"“{nested(shown)}”", day)))


def where_found(source: Source) -> str:
    """The address of a release, else the file it was taken from; and its id in the register."""
    return ", ".join(filter(None, (source.url or source.source, f"document {source.id}")))


def words(note: Note) -> str:
    """The words that a note quotes, on one line."""
    return nested(note.citation.quote.words)
