"""A release with its facts as a Document: title, blank line, body. Refuses a release without words.

What the source states comes first, then its address and the house's own words, then what the caller states.
"""

from __future__ import annotations

from datetime import date

from communique.records import Document
from communique.sources import publishers
from communique.sources.dates import day_in_address
from communique.sources.language import language_of, tag
from communique.sources.material import Material, Release, Wishes
from communique.sources.publishers import Publisher
from communique.sources.refusal import RefusedError
from communique.sources.text import one_line


def document_of(release: Release, material: Material, wishes: Wishes) -> Document:
    """The document of a release. Raises RefusedError when it has no words."""
    facts = release.facts
    title = one_line(facts.title or "")
    body = _without_title(release.body.strip(), title)
    text = f"{title}\n\n{body}" if title and body else title or body
    if not any(character.isalpha() for character in text):
        raise RefusedError("no words in it")
    url = facts.url or material.url
    published = facts.published or _day_of_address(url, material.name) or wishes.published
    house = _house(facts.publisher, url, text)
    return Document(
        text=text,
        title=title,
        source=material.name,
        url=url,
        publisher=_name(house, facts.publisher, wishes, published),
        published=published,
        category=one_line(facts.category or "") or None,
        language=tag(facts.language) or language_of(text) or (house.language if house else None),
    )


def _without_title(body: str, title: str) -> str:
    """The body without its first paragraph where that only repeats the title."""
    first, _, rest = body.partition("\n")
    return rest.strip() if title and one_line(first).casefold() == title.casefold() else body


def _day_of_address(url: str | None, name: str) -> date | None:
    return (day_in_address(url) if url else None) or day_in_address(name.rsplit("/", 1)[-1])


def _house(stated: str | None, url: str | None, text: str) -> Publisher | None:
    """The known house: the one stated, else that of the address, else the one whose own words the text has."""
    if stated:
        return publishers.by_name(stated)
    return publishers.by_address(url) or publishers.by_marks(text)


def _name(house: Publisher | None, stated: str | None, wishes: Wishes, published: date | None) -> str | None:
    if house is None and not stated and wishes.publisher:
        house, stated = publishers.by_name(wishes.publisher), wishes.publisher
    if house is not None:
        return house.name_on(published)
    return publishers.name_of(stated, published) if stated else None
