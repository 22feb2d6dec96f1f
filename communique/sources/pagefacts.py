"""What an HTML page states about its release outside the text: metadata, JSON-LD, <time>, heading. Guesses nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from communique.sources import publishers
from communique.sources.blocks import Element
from communique.sources.dates import day_in_address, moment
from communique.sources.material import Facts
from communique.sources.text import one_line

_DAY_NAMES = (
    "article:published_time og:article:published_time govuk:first-published-at datepublished dcterms.issued "
    "dc.date.issued dcterms.date dc.date dcterms.created publishdate publish-date publish_date pubdate "
    "publication_date citation_publication_date parsely-pub-date sailthru.date date"
).split()
_HOUSE_NAMES = (
    "govuk:primary-publishing-organisation dcterms.publisher dc.publisher dcterms.creator dc.creator publisher author "
    "article:publisher og:site_name application-name"
).split()
_UNKNOWN_HOUSE_NAMES = "dcterms.publisher dc.publisher publisher og:site_name".split()
_SECTION_NAMES = "article:section dcterms.type dc.type category section".split()
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(https?://\S+) -->")
_BETWEEN = re.compile(r"\s+[|–—·»:-]+\s+")
_OF_ARTICLES = re.compile(r"article|newsitem|report|pressrelease|posting|webpage|statement", re.I)


@dataclass(frozen=True, slots=True)
class Said:
    """The page's own metadata: meta elements by lower-case name, and its JSON-LD objects about an article."""

    metas: Mapping[str, str]
    linked: tuple[Mapping[str, Any], ...]

    def first(self, names: list[str]) -> str | None:
        """The first of the metas that says something."""
        return next((self.metas[name] for name in names if self.metas.get(name)), None)

    def linked_text(self, name: str) -> str | None:
        """A text of the JSON-LD: of the first object that has one; an object's own name for nested ones."""
        return next((words for one in self.linked for words in [_words(one.get(name))] if words), None)


def facts_of_page(tree: Element, html: str, url: str | None) -> Facts:
    """The facts that the page's head and markup state."""
    said = Said(dict(reversed(list(_metas(tree)))), tuple(_linked(tree)))
    address = url or _own_address(tree, said, html)
    return Facts(
        title=_title(tree, said),
        published=_published(tree, said, address),
        publisher=_publisher(said, address),
        category=said.first(_SECTION_NAMES) or said.linked_text("articleSection"),
        language=_language(tree, said),
        url=address,
    )


def _metas(tree: Element) -> Iterator[tuple[str, str]]:
    for meta in tree.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop") or meta.get("http-equiv")
        if name and meta.get("content"):
            yield name.strip().lower(), one_line(meta.get("content"))


def _linked(tree: Element) -> Iterator[Mapping[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                yield from _articles(json.loads(script.text or ""), 0)
            except (ValueError, RecursionError):
                continue  # a page's broken metadata takes nothing from its text


def _articles(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        for one in value[:50]:
            yield from _articles(one, depth + 1)
    elif isinstance(value, Mapping) and depth < 6:
        if _OF_ARTICLES.search(str(value.get("@type"))):
            yield value
        yield from _articles(value.get("@graph"), depth + 1)


def _words(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = value.get("name")
    return one_line(value) if isinstance(value, str) and value.strip() else None


def _own_address(tree: Element, said: Said, html: str) -> str | None:
    saved = _SAVED_FROM.search(html[:2000])
    canonical = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    stated = [saved.group(1) if saved else None, *canonical, said.first(["og:url"])]
    return next((address for address in stated if address and address.startswith(("http://", "https://"))), None)


def _title(tree: Element, said: Said) -> str | None:
    """The heading that the metadata repeats; else what the metadata says, without the site's name at its end."""
    headings = [one_line(heading.text_content()) for heading in tree.iter("h1")]
    element = next((one_line(one.text_content()) for one in tree.iter("title")), None)
    stated = [
        words for words in (said.linked_text("headline"), said.first(["og:title", "dcterms.title"]), element) if words
    ]
    for heading in headings:
        if len(heading) > 8 and any(_same(heading, words) for words in stated):
            return heading
    if len(headings) == 1 and len(headings[0]) > 15 and stated[:1] == [element]:
        return headings[0]  # only <title> speaks against it, and on many boards that names the section
    site = said.first(["og:site_name"])
    return _without_site(stated[0], site) if stated else next((heading for heading in headings if heading), None)


def _same(heading: str, words: str) -> bool:
    heading, words = heading.casefold(), words.casefold()
    return heading in words or (len(words) > 20 and words in heading)


def _without_site(title: str, site: str | None) -> str:
    parts = _BETWEEN.split(title)
    is_site = len(parts) > 1 and (parts[-1] == site or publishers.by_name(parts[-1]) or len(parts[-1].split()) <= 3)
    return title[: title.rindex(parts[-1])].rstrip(" |–—·»:-") if is_site else title


def _published(tree: Element, said: Said, address: str | None) -> date | None:
    house = publishers.by_address(address)
    offset = house.utc_offset if house else None
    stated = [said.linked_text("datePublished"), *(said.metas.get(name) for name in _DAY_NAMES), *_times(tree)]
    days = (moment(words, utc_offset=offset) for words in stated if words)
    return next((day for day in days if day), None) or (day_in_address(address) if address else None)


def _times(tree: Element) -> list[str]:
    """What <time> elements say: those called the day of publication, or the only moment that the page gives."""
    times = [one for one in tree.iter("time") if one.get("datetime")]
    meant = [one.get("datetime") for one in times if _is_of_publication(one)]
    return meant or list(
        {one.get("datetime") for one in times} if len({one.get("datetime") for one in times}) == 1 else []
    )


def _is_of_publication(time: Element) -> bool:
    marks = f"{time.get('itemprop')} {time.get('class')}".lower()
    return "publish" in marks or time.get("pubdate") is not None


def _publisher(said: Said, address: str | None) -> str | None:
    """A house that the metadata names and we know; else, off the known sites, the name that the site gives itself."""
    names = [said.metas.get(name) for name in _HOUSE_NAMES] + [
        said.linked_text("publisher"),
        said.linked_text("author"),
    ]
    known = next((house for name in names for house in [publishers.by_name(name)] if house), None)
    if known or publishers.by_address(address):
        return known.name if known else None
    return said.linked_text("publisher") or said.first(_UNKNOWN_HOUSE_NAMES)


def _language(tree: Element, said: Said) -> str | None:
    stated = [
        tree.get("lang"),
        said.first(["content-language", "dcterms.language", "og:locale"]),
        said.linked_text("inLanguage"),
    ]
    return next((words for words in stated if words), None)
