"""Any list of records as an Atom feed (RFC 4287): an entry for each, its words as the summary.

Everything of a release is text in it; an address is taken over only when it is http or https.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from xml.etree import ElementTree as Xml

from communique.desk.english import day_words
from communique.register import Stored

_ATOM = "http://www.w3.org/2005/Atom"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def atom(stored: Iterable[Stored], *, title: str, id: str, link: str | None = None) -> bytes:
    """A feed of records in the order given. `id` names the query; `link` is where it is asked."""
    entries = list(stored)
    feed = Xml.Element("feed", {"xmlns": _ATOM})
    _add(feed, "id", f"urn:communique:query:{id}")
    _add(feed, "title", title)
    _add(feed, "updated", _moment(max((day for one in entries if (day := one.source.published)), default=None)))
    if link:
        Xml.SubElement(feed, "link", {"rel": "self", "href": link})
    author = Xml.SubElement(feed, "author")
    _add(author, "name", "Communiqué")
    for one in entries:
        _entry(feed, one)
    made: bytes = Xml.tostring(feed, encoding="utf-8", xml_declaration=True)
    return made


def headline(stored: Stored) -> str:
    """What a record is, in a few words: its act or kind, its name or object, its day."""
    record = stored.record
    what = getattr(record, "act", None) or record.kind
    about = getattr(record, "name", None) or getattr(record, "object", None) or getattr(record, "person", None)
    day = getattr(record, "date", None)
    return " · ".join(filter(None, (what.replace("_", " "), about, day_words(day) if day else None)))


def _entry(feed: Xml.Element, stored: Stored) -> None:
    source = stored.source
    entry = Xml.SubElement(feed, "entry")
    _add(entry, "id", f"urn:communique:record:{stored.id}")
    _add(entry, "title", headline(stored))
    _add(entry, "updated", _moment(source.published))
    _add(entry, "summary", stored.record.quote.words)
    if source.publisher:
        author = Xml.SubElement(entry, "author")
        _add(author, "name", source.publisher)
    if source.url and source.url.startswith(("http://", "https://")):
        Xml.SubElement(entry, "link", {"rel": "alternate", "href": _NO_XML.sub("", source.url)})
    Xml.SubElement(entry, "category", {"term": stored.record.kind})


def _add(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, name).text = _NO_XML.sub("", text)


def _moment(day: date | None) -> str:
    return f"{(day or date(1970, 1, 1)).isoformat()}T00:00:00Z"
