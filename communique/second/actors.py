"""Who is meant: the people, bodies and parties of a model's record, as our cast and our lexicon know them.

A country is never taken on the model's word: its code must be one that our lexicon finds in the document. A person or
body that our rules did not see is taken by its own words, where they stand in the text and have the form of a name.
"""

from __future__ import annotations

from communique.reading.allegiance import party_named
from communique.reading.mentions import Body, Holder, Office, Person
from communique.records import Place as PlaceOf
from communique.second.asked import NO_TEXT, NOT_IN_TEXT, Asked, Found, Refused
from communique.second.evidence import Place, is_body_shaped, is_person_shaped
from communique.second.finding import trimmed

NO_PARTY = Refused("no country or bloc that the lexicon finds in the text")
OTHERS = Refused("the text says whose the office is, and otherwise")
NO_PERSON = Refused("no name of a person")
NO_BODY = Refused("no name of a body")
NO_PLACE = Refused("no name of a place")


def party(asked: Asked, value: object) -> Found | Refused:
    """A country or bloc, by its code or by a name of it."""
    words = _plain(value)
    if words is None:
        return NO_TEXT
    code = words if asked.evidence.has_party(words) else party_named(words)
    if code is None or not asked.evidence.has_party(code):
        return NO_PARTY
    place = asked.evidence.party_near(code, asked.quote)
    return Found(code, place.start, place.end, "a party that the lexicon or the cast knows by these words")


def whose(asked: Asked, value: object) -> Found | Refused:
    """Whose a person's office is: a party, unless the document itself gives that office to another."""
    found = party(asked, value)
    name = _plain(asked.fields.get("person"))
    full = asked.evidence.people.get(name or "", name)
    stated = asked.evidence.offices.get(full or "")
    return OTHERS if isinstance(found, Found) and stated and found.value not in stated else found


def target(asked: Asked, value: object) -> Found | Refused:
    """Whom a measure is aimed at: a party, or all where the quote says so."""
    if value == "all":
        for word in ("all", "every", "any", "global", "worldwide"):
            if at := asked.evidence.finder.within(word, asked.quote.start, asked.quote.end):
                return Found("all", *at, "everybody, by this word")
        return Refused("nothing in the quote says all")
    return party(asked, value)


def person(asked: Asked, value: object) -> Found | Refused:
    """A person by the fullest name that the document gives."""
    words = _plain(value)
    if words is None:
        return NO_TEXT
    at = asked.evidence.finder.nearest(words, asked.quote.start, asked.quote.end)
    if at is None:
        return NOT_IN_TEXT
    if full := asked.evidence.people.get(words):
        return Found(full, *_as_quoted(asked, full, at), "a person of the cast")
    for mention in _mentioned(asked, words):
        if isinstance(mention, Holder | Person) and (full := asked.evidence.cast.actor(mention)):
            return Found(full, *at, "a person of the cast")
    if words in asked.evidence.bodies or party_named(words) or not is_person_shaped(words):
        return NO_PERSON
    return Found(_written(asked, at), *at, "words of the text in the form of a personal name")


def body(asked: Asked, value: object) -> Found | Refused:
    """An organisation by the full name that the document gives."""
    words = _plain(value)
    if words is None:
        return NO_TEXT
    at = asked.evidence.finder.nearest(words, asked.quote.start, asked.quote.end)
    if at is None:
        return NOT_IN_TEXT
    if full := asked.evidence.bodies.get(words):
        return Found(full, *_as_quoted(asked, full, at), "a body of the cast")
    if words in asked.evidence.people or party_named(words) or not is_body_shaped(words):
        return NO_BODY
    return Found(_written(asked, at), *at, "words of the text in the form of a body's name")


def _as_quoted(asked: Asked, full: str, at: tuple[int, int]) -> tuple[int, int]:
    """Where the quote names somebody, by whatever name; else the place given."""
    written = asked.evidence.called.get(full, ())
    places = (asked.evidence.finder.within(name, asked.quote.start, asked.quote.end) for name in written)
    return next((place for place in places if place), at)


def actor(asked: Asked, value: object) -> Found | Refused:
    """Somebody who acts: a party, a person, a body, or an office whose holder the document names."""
    found: Found | Refused = NO_TEXT
    for check in (party, person, body, _office):
        found = check(asked, value)
        if isinstance(found, Found):
            return found
    words = _plain(value)
    missing = words is None or not asked.evidence.finder.places(words, most=1)
    return NOT_IN_TEXT if missing and words else NO_TEXT if words is None else Refused("no actor known by these words")


def _office(asked: Asked, value: object) -> Found | Refused:
    """An office in the place of its holder: the President."""
    words = _plain(value) or ""
    for mention in _mentioned(asked, words):
        if isinstance(mention, Office | Body) and (name := asked.evidence.cast.actor(mention)):
            at = asked.evidence.finder.places(words, most=1)[0]
            return Found(name, *at, "an office of the cast, by who holds it")
    return NO_PERSON


def place(asked: Asked, value: object) -> Found | Refused:
    """Where: a name that stands in the text, with the country that the lexicon has for it or that the quote names."""
    name, country = _parts(value)
    at = asked.evidence.finder.nearest(name, asked.quote.start, asked.quote.end) if name else None
    if name is None or at is None or party_named(name):
        of = party(asked, country or name)
        return Found(PlaceOf(None, str(of.value)), of.start, of.end, of.says) if isinstance(of, Found) else NO_PLACE
    if not is_body_shaped(name) or name in asked.evidence.people:
        return NO_PLACE
    written = _written(asked, at)
    code = asked.evidence.cities.get(written) or _country_in_quote(asked, country)
    return Found(PlaceOf(written, code), *at, "a place of this name stands in the text")


def _country_in_quote(asked: Asked, country: str | None) -> str | None:
    """The country of a place that the lexicon does not have: only one that the quote itself names."""
    found = party(asked, country)
    is_named = isinstance(found, Found) and Place(found.start, found.end).is_within(asked.quote)
    return str(found.value) if isinstance(found, Found) and is_named and len(str(found.value)) == 2 else None


def _parts(value: object) -> tuple[str | None, str | None]:
    if isinstance(value, dict):
        return _plain(value.get("name")), _plain(value.get("country"))
    return _plain(value), None


def _plain(value: object) -> str | None:
    """The words of a value without marks around them and without its article; None where it is no text."""
    if not isinstance(value, str):
        return None
    words = trimmed(value)
    return words.removeprefix("the ").removeprefix("The ") or None


def _written(asked: Asked, at: tuple[int, int]) -> str:
    """The words as the document has them, on one line."""
    return " ".join(asked.evidence.document.text[slice(*at)].split())


def _mentioned(asked: Asked, words: str) -> list[object]:
    """What the cast has exactly where the words stand, with or without an article."""
    text = asked.evidence.document.text
    found: list[object] = []
    for start, end in asked.evidence.finder.places(words):
        for low in (start, start - 4):
            if low == start or text[max(0, low) : start].lower() == "the ":
                found += asked.evidence.actors.get((low, end), ())
    return found
