"""RSS, Atom and JSON feeds: each entry a release. Refuses feeds that declare entities, the way bombs are built."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from communique.sources import publishers
from communique.sources.blocks import text_of_html
from communique.sources.dates import moment
from communique.sources.headings import set_apart
from communique.sources.material import Facts, Link, Material, Release, Wishes
from communique.sources.publishers import Publisher
from communique.sources.refusal import Refusal, RefusedError, extra, hostile
from communique.sources.text import one_line

_SUMMARY = 600  # characters: entries of fewer are summaries, where the house says nothing else


def releases_of_feed(material: Material, wishes: Wishes) -> Iterator[Release | Link | Refusal]:
    """The newest entries of an RSS or Atom feed; as links where a fetched feed only has summaries."""
    if b"<!ENTITY" in material.data[:65536]:
        raise RefusedError("a feed that declares entities is not read")
    feedparser = extra("feedparser")
    with hostile("feed"):
        # A stream, never a string: of a string it would guess that it is an address and fetch it.
        parsed = feedparser.parse(io.BytesIO(material.data), response_headers=_headers(material))
        entries = [_plain(entry) for entry in parsed.entries[: wishes.feed_limit]]
        about = {name: str(parsed.feed.get(name) or "") for name in ("title", "language", "link", "publisher")}
    if not entries:
        raise RefusedError("a feed without entries")
    for entry in entries:
        yield _one(entry, about, material, wishes)


def releases_of_json_feed(
    feed: Mapping[str, Any], material: Material, wishes: Wishes
) -> Iterator[Release | Link | Refusal]:
    """The newest entries of a JSON feed, as those of other feeds."""
    items = (
        [item for item in feed.get("items") or [] if isinstance(item, Mapping)] if _is_list(feed.get("items")) else []
    )
    if not items:
        raise RefusedError("a feed without entries")
    about = {"title": str(feed.get("title") or ""), "language": str(feed.get("language") or ""), "link": ""}
    for item in items[: wishes.feed_limit]:
        tags = item.get("tags")
        entry = {
            "title": item.get("title"),
            "link": item.get("url"),
            "published": item.get("date_published"),
            "category": tags[0] if _is_list(tags) and tags else None,
            "language": item.get("language"),
            "body": item.get("content_html") or item.get("content_text") or item.get("summary"),
        }
        yield _one({name: str(value or "") for name, value in entry.items()}, about, material, wishes)


def is_json_feed(value: object) -> bool:
    """Whether parsed JSON is a feed by the JSON Feed format."""
    return isinstance(value, Mapping) and "jsonfeed.org/version" in str(value.get("version"))


def parsed_json(data: bytes) -> object:
    """The JSON of the bytes, or None when they are none."""
    try:
        parsed: object = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return parsed


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _headers(material: Material) -> dict[str, str]:
    charset = f"; charset={material.charset}" if material.charset else ""
    return {"content-type": f"application/xml{charset}"} if charset else {}


def _plain(entry: Any) -> dict[str, str]:
    """The parts of a parsed entry that matter, as text."""
    bodies = [str(one.get("value") or "") for one in entry.get("content") or []] + [str(entry.get("summary") or "")]
    tags = [str(tag.get("term") or "") for tag in entry.get("tags") or []]
    return {
        "title": str(entry.get("title") or ""),
        "link": str(entry.get("link") or ""),
        "published": str(entry.get("published") or entry.get("updated") or ""),
        "category": tags[0] if tags else "",
        "language": str(entry.get("language") or ""),
        "publisher": str(entry.get("publisher") or ""),
        "body": max(bodies, key=len),
    }


def _one(
    entry: Mapping[str, str], about: Mapping[str, str], material: Material, wishes: Wishes
) -> Release | Link | Refusal:
    """The entry, or its refusal: one broken entry does not stop the others."""
    try:
        return _taken(entry, about, material, wishes)
    except RefusedError as error:
        return Refusal(entry["link"] or material.name, str(error))


def _taken(entry: Mapping[str, str], about: Mapping[str, str], material: Material, wishes: Wishes) -> Release | Link:
    link = entry["link"] if re.match(r"https?://", entry["link"]) else None
    house = _house(entry, about, link or material.url)
    facts = Facts(
        title=one_line(re.sub(r"<[^<>]*>", "", entry["title"])) or None,
        published=moment(entry["published"], utc_offset=house.utc_offset if house else None),
        publisher=house.name if house else entry.get("publisher") or about.get("publisher") or None,
        category=entry["category"] or None,
        language=entry["language"] or about["language"] or None,
        url=link,
    )
    body = text_of_html(entry["body"])
    whole = min(house.expects.minimum_length, _SUMMARY) if house else _SUMMARY
    if link and material.url and wishes.follow and len(body) < whole:
        return Link(link, facts)
    return Release(set_apart(body), facts)


def _house(entry: Mapping[str, str], about: Mapping[str, str], address: str | None) -> Publisher | None:
    named = (publishers.by_name(words) for words in (entry.get("publisher"), about.get("publisher"), about["title"]))
    return next((house for house in named if house), None) or publishers.by_address(address)
