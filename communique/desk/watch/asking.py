"""What is new for a watch: records of documents it has not told yet, each with the reason and the sentence.

Asks the register; remembers nothing (the book does) and sends nothing (the flow does).
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.desk import sentences
from communique.desk.english import heading_name
from communique.desk.watch.model import Watch
from communique.desk.wording import plain
from communique.lexicon import load
from communique.records import Document
from communique.register import Register, Stored


@dataclass(frozen=True, slots=True)
class Matched:
    """A record that a watch found: why, and the sentence in which its words stand."""

    stored: Stored
    reason: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Found:
    """All that is new for a watch, newest first."""

    watch: Watch
    matches: tuple[Matched, ...]

    @property
    def documents(self) -> frozenset[str]:
        """The documents of the matches."""
        return frozenset(match.stored.source.id for match in self.matches)


def look(register: Register, watch: Watch) -> Found:
    """What is new for a watch."""
    new = [
        one for one in register.records(watch.filter) if one.source.id not in watch.seen and _names(one, watch.measure)
    ]
    texts = register.texts({one.source.id for one in new})
    reason = _reason(watch)
    return Found(watch, tuple(Matched(one, reason, _sentence(texts[one.source.id], one)) for one in new))


def _names(stored: Stored, measure: str | None) -> bool:
    name = plain(f"{getattr(stored.record, 'name', '')} {stored.record.quote.words}")
    return measure is None or all(word in name for word in plain(measure).split())


def _reason(watch: Watch) -> str:
    """ "Canada and South Korea; sector steel; words “quota”"."""
    told = []
    if watch.parties:
        told.append(" and ".join(heading_name(code) for code in watch.parties))
    if watch.sector:
        known = load().sectors.get(watch.sector)
        told.append(f"sector {known.name if known else watch.sector}")
    quoted = (("person", watch.person), ("measure", watch.measure), ("words", watch.words))
    told += [f"{name} “{value}”" for name, value in quoted if value]
    told += [f"{watch.kind} records"] if watch.kind else []
    return "; ".join(told)


def _sentence(document: Document, stored: Stored) -> str:
    """The sentence around the quote, on one line."""
    start, end = sentences.around(document.text, stored.record.quote.start, stored.record.quote.end)
    return " ".join(document.text[start:end].split())
