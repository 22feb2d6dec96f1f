"""An event as English sentences, fullest first: who, did what, to whom, where, when, in whose words.

Where the object can be woven in (weaving.py) the sentence is ours around the release's words; otherwise the release's
words follow whole, in quotation marks, behind who speaks, where and when. What has no day of its own bears the day of
its release.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from communique import edtf
from communique.desk.brief.names import as_held, name_in_text, nested, the_name
from communique.desk.brief.weaving import woven
from communique.desk.english import day_words, listed, party_name, when
from communique.records import Event
from communique.register import Stored

# Stands in a sentence for place and day until they are known; no release holds it, control characters do not pass.
SETTING, DAY, FIRST, ASIDE, HEAD = "\0", "\1", "\2", "\3", "\4"
# More actors than this are named by their parties.
_MOST_NAMED = 5
_SEVERAL = re.compile(
    r"\b(?:companies|firms|businesses|leaders|ministers|officials|members|delegates|exporters)$", re.I
)
# Fewer words than these, torn from a sentence, say nothing: "meetings, co-chaired".
_LEAST_QUOTED = 4
# Acts that are told of the thing itself.
_OF_THEMSELVES: Mapping[str, Mapping[str, str]] = {
    "enter_into_force": {"done": "entered into force", "planned": "is to enter into force", "ongoing": "is in force"},
    "ratify": {"done": "was ratified", "planned": "is to be ratified", "ongoing": "is being ratified"},
}


_HELD: Mapping[str | None, str] = {None: "was held", "done": "was held", "planned": "is to be held"}


def tell(stored: Stored, words: str) -> Iterator[str]:
    """Sentences for an event, fullest first; the last ones leave out place, then day. `words` are quoted whole."""
    event = stored.record
    assert isinstance(event, Event)
    release = release_of(stored)
    sentences = Again(_told(stored, event, words))
    for where, day in _settings(stored, event):
        set_in = f"{day}{where}".strip()
        head = set_in if day else f"{set_in} ({release})" if set_in else release
        aside = f", {head}" if set_in else f" ({release})"
        for told in sentences:
            filled = (
                told.replace(SETTING, where + day).replace(DAY, day).replace(FIRST, f"{set_in}, " if set_in else "")
            )
            filled = filled.replace(ASIDE, aside).replace(HEAD, head)
            is_dated = day or ": “" in filled or not stored.source.published
            yield filled if is_dated else f"{filled} ({release})"


class Again:
    """What an iterator gives, as often as it is asked, taken from it once and no sooner than needed."""

    def __init__(self, given: Iterator[str]) -> None:
        self._given = given
        self._taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        yield from self._taken
        for one in self._given:
            self._taken.append(one)
            yield one


def release_of(stored: Stored) -> str:
    """ "release of 1 December 2025": where a record stands; without its day where that is not known."""
    published = stored.source.published
    return f"release of {day_words(published.isoformat())}" if published else "release"


def _is_bound(stored: Stored, date: str) -> bool:
    return not edtf.is_day(date) and bool(re.search(r"\b(?:by|until|before|within)\b", stored.record.quote.words))


def _is_after(stored: Stored, event: Event) -> bool:
    """Whether the day of what was done comes after the release that tells of it."""
    published = stored.source.published
    return bool(event.status == "done" and published and stored.first_day and stored.first_day > published)


def _settings(stored: Stored, event: Event) -> Iterator[tuple[str, str]]:
    place = event.place.name if event.place else None
    where = f" in {place}" if place else ""
    # "by 2028" is no "in 2028".
    is_told = event.date and not (event.status == "planned" and _is_bound(stored, event.date))
    # Nor was done what a release tells of a day to come: "agreed to suspend it until 10 November 2026".
    is_told = is_told and not _is_after(stored, event)
    day = f" {when(event.date)}" if event.date and is_told else ""
    yield from dict.fromkeys(((where, day), ("", day), (where, ""), ("", "")))


def _told(stored: Stored, event: Event, words: str) -> Iterator[str]:
    if event.object and event.object[0].isupper() and event.act in _OF_THEMSELVES:
        happened = _OF_THEMSELVES[event.act].get(event.status or "done", "is reported")
        yield f"{the_name(event.object)} {happened}{SETTING}"
    if event.object and event.act == "hold" and not event.by and event.status in _HELD:
        yield f"{as_held(event.object)} {_HELD[event.status]}{SETTING}"
    bare = words.strip(" …")
    says_something = not bare[:1].islower() or len(bare.split()) >= _LEAST_QUOTED
    many = _how_many(event)
    for subject in _subjects(stored, event) if event.status not in ("proposed", "negated") else ():
        if event.act in ("meet", "visit"):
            yield from _encounter(stored, event, subject)
        for told in woven(event, many, words, lambda verb: _filled(verb, stored, event)):
            yield f"{FIRST}{subject} {told}"
        if says_something and not _names_itself(words, subject):
            yield f"{subject}{ASIDE}: “{nested(words)}”"
    if says_something:
        yield f"{HEAD}: “{nested(words)}”"


def _how_many(event: Event) -> int:
    """How many act, for the verb: "Korean companies" are several under one name."""
    actors = event.by or event.parties
    return 2 if len(actors) == 1 and _SEVERAL.search(actors[0]) else len(actors)


def _names_itself(words: str, subject: str) -> bool:
    """Whether words name who acts already: then they need no subject before them."""
    names = [name.split()[-1] for name in re.split(r", | and ", subject.removeprefix("the ")) if name.split()]
    return all(name in words for name in names)


def _encounter(stored: Stored, event: Event, subject: str) -> Iterator[str]:
    """Meetings and visits need no object: who met whom, who went where."""
    whom = listed(_names(stored, event.to))
    is_planned = event.status == "planned"
    is_to = "are to" if _how_many(event) > 1 else "is to"
    if event.act == "visit" and whom:
        yield f"{subject} {f'{is_to} visit' if is_planned else 'visited'} {whom}{DAY}"
    elif event.act == "meet" and whom:
        yield f"{subject} {f'{is_to} meet' if is_planned else 'met'} {whom}{SETTING}"
    elif event.act == "meet" and len(event.by) > 1:
        yield f"{subject} {'are to meet' if is_planned else 'met'}{SETTING}"


def _filled(told: str, stored: Stored | None, event: Event) -> str:
    """A verb with its whom: in words before an object, after a preposition elsewhere, or not at all."""
    whom = listed(_names(stored, event.to)) if event.to and len(event.to) <= 3 else ""
    told = told.replace("{whom}", whom).replace("{whom_}", f" {whom}" if whom else "")
    return told.replace("{with}", f" with {whom}" if whom else "")


def _subjects(stored: Stored, event: Event) -> Iterator[str]:
    """Who acts: by name, and where there are many or the names cannot be cited, by the countries."""
    named = _names(stored, event.by)
    if named and len(named) <= _MOST_NAMED:
        yield listed(named)
    elif named:
        yield f"{', '.join(named[:_MOST_NAMED])} and others"
    if len(event.parties) > 1 and event.act in ("meet", "agree", "sign", "conclude") and len(event.parties) <= 4:
        yield listed([party_name(code) for code in event.parties])


def _names(stored: Stored | None, names: tuple[str, ...]) -> list[str]:
    return [name_in_text(name, stored) for name in names]
