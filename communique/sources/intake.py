"""The door of the room: paths and addresses in, documents and refusals out, one by one.

Refuses nothing silently: whatever was handed in comes out as at least one document or one refusal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO

from communique.records import Document
from communique.sources import publishers
from communique.sources.addresses import is_address
from communique.sources.decode import text_of
from communique.sources.documents import document_of
from communique.sources.kinds import kind_of
from communique.sources.lines import documents_of_json, documents_of_lines
from communique.sources.material import Link, Material, Release, Wishes
from communique.sources.paths import LinesFile, found_at
from communique.sources.plain import releases_of_text
from communique.sources.refusal import Refusal, RefusedError
from communique.sources.visits import Visits

_HOUSE = "house:"  # before the key of a known house: all its feeds
_HASHES = re.compile(r"^#{1,6}[ \t]+", re.M)  # Markdown's mark of a heading
Found = Release | Document | Refusal | Material | Link  # what a reader finds in a material
Taken = Iterator[Document | Refusal]


def read(
    paths: Iterable[str],
    *,
    published: date | None = None,
    publisher: str | None = None,
    allow_private: bool = False,
    follow: bool = True,
    stdin: BinaryIO | None = None,
) -> Taken:
    """Every release at the paths and addresses, in order, as a Document; a Refusal for each that cannot be taken.

    A path is a file, a folder (with all that is in it), "-" for standard input, an http(s) address, or "house:KEY" for
    the feeds of a known house. `published` and `publisher` (a known key or any name) fill in where a source states
    none. `allow_private` lets addresses lead into private networks. `follow` fetches the page behind a fetched feed's
    entry that carries only a summary.
    """
    wishes = Wishes.stated(published=published, publisher=publisher, allow_private=allow_private, follow=follow)
    with Visits(wishes) as visits:
        intake = Intake(wishes, visits)
        for path in paths:
            yield from intake.at(path, stdin)


@dataclass(frozen=True, slots=True)
class Intake:
    """The taking in of sources under one set of wishes."""

    wishes: Wishes
    visits: Visits

    def at(self, path: str, stdin: BinaryIO | None = None) -> Taken:
        """The documents at a path or address."""
        if is_address(path):
            yield from self._fetched(path)
            return
        if path.startswith(_HOUSE):
            yield from self._of_house(path)
            return
        for found in found_at(path, self.wishes.size_limit, stdin):
            yield from self.of(found)

    def of(self, found: Material | LinesFile | Refusal) -> Taken:
        """The documents in what was found; a refusal when there is none."""
        if isinstance(found, Refusal):
            yield found
            return
        some = False
        try:
            for one in self._in_lines(found) if isinstance(found, LinesFile) else self._in_material(found):
                some = True
                yield one
        except RefusedError as error:
            yield Refusal(found.name, str(error))
        else:
            if not some:
                yield Refusal(found.name, "empty")

    def _of_house(self, path: str) -> Taken:
        house = publishers.by_key(path.removeprefix(_HOUSE))
        if house is None or not house.feeds:
            yield Refusal(
                path, "a house without a known feed" if house else "no known house; docs/sources.md lists them"
            )
            return
        for feed in house.feeds:
            yield from self._fetched(feed)

    def _fetched(self, url: str) -> Taken:
        try:
            material = self.visits.material(url)
        except RefusedError as error:
            yield Refusal(url, str(error))
            return
        yield from self.of(material)

    def _in_lines(self, found: LinesFile) -> Taken:
        for one in documents_of_lines(found.lines(self.wishes.size_limit), found.name):
            yield _filled_up(one, self.wishes)

    def _in_material(self, material: Material) -> Taken:
        for one in READERS[kind_of(material)](material, self.wishes):
            yield from self.one(one, material)

    def one(self, found: Found, material: Material) -> Taken:
        """What comes of one thing that a reader found in the material."""
        if isinstance(found, Release):
            try:
                yield document_of(found, material, self.wishes)
            except RefusedError as error:
                yield Refusal(found.facts.url or material.name, str(error))
        elif isinstance(found, Material):
            yield from self.of(found)
        elif isinstance(found, Link):
            yield self._behind(found)
        else:
            yield _filled_up(found, self.wishes)

    def _behind(self, link: Link) -> Document | Refusal:
        """The release on the page behind a feed's entry, its gaps filled from what the feed states."""
        try:
            page = self.visits.material(link.url)
            found = next(iter(READERS[kind_of(page)](page, replace(self.wishes, follow=False))), None)
            if not isinstance(found, Release):
                raise RefusedError("no release on the page that the feed points to")
            return document_of(replace(found, facts=found.facts | link.facts), page, self.wishes)
        except RefusedError as error:
            return Refusal(link.url, str(error))


def _filled_up(one: Document | Refusal, wishes: Wishes) -> Document | Refusal:
    """A document of the record format, with what the caller states where it states nothing."""
    if isinstance(one, Refusal) or not (wishes.published or wishes.publisher):
        return one
    house = publishers.by_name(wishes.publisher)
    stated = house.name if house else wishes.publisher
    return replace(one, published=one.published or wishes.published, publisher=one.publisher or stated)


def _text(material: Material, wishes: Wishes) -> Iterable[Found]:
    text = text_of(material.data, charset=material.charset)
    if material.name.lower().endswith((".md", ".markdown")) or "markdown" in material.media_type:
        text = _HASHES.sub("", text)
    return releases_of_text(text, day_first=_day_first(material, wishes))


def _page(material: Material, wishes: Wishes) -> Iterable[Found]:
    from communique.sources.page import releases_of_page

    html = text_of(material.data, charset=material.charset, declares=True)
    return releases_of_page(html, url=material.url, day_first=_day_first(material, wishes))


def _json(material: Material, wishes: Wishes) -> Iterable[Found]:
    from communique.sources.feed import is_json_feed, parsed_json, releases_of_json_feed

    parsed = parsed_json(material.data)
    if isinstance(parsed, Mapping) and is_json_feed(parsed):
        return releases_of_json_feed(parsed, material, wishes)
    return documents_of_json(material.data, material.name)


def _day_first(material: Material, wishes: Wishes) -> bool | None:
    house = publishers.by_address(material.url) or publishers.by_name(wishes.publisher)
    return house.day_first if house else None


def _feed(material: Material, wishes: Wishes) -> Iterable[Found]:
    from communique.sources.feed import releases_of_feed

    return releases_of_feed(material, wishes)


def _pdf(material: Material, _: Wishes) -> Iterable[Found]:
    from communique.sources.pdf import releases_of_pdf

    return releases_of_pdf(material.data)


def _mail(material: Material, _: Wishes) -> Iterable[Found]:
    from communique.sources.mail import releases_of_mail

    return releases_of_mail(material)


def _zip(material: Material, wishes: Wishes) -> Iterable[Found]:
    from communique.sources.archive import opened_zip

    return opened_zip(material, wishes)


def _gzip(material: Material, wishes: Wishes) -> Iterable[Found]:
    from communique.sources.archive import opened_gzip

    return [opened_gzip(material, wishes)]


# How each kind is read; its parser and the library of that are imported when the first source of the kind comes.
READERS: Mapping[str, Callable[[Material, Wishes], Iterable[Found]]] = {
    "text": _text,
    "page": _page,
    "json": _json,
    "feed": _feed,
    "pdf": _pdf,
    "mail": _mail,
    "zip": _zip,
    "gzip": _gzip,
}
