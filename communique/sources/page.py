"""A saved or fetched HTML page: the article in it, or the many of a board. Refuses pages of links and empty shells."""

from __future__ import annotations

import logging
import re

from communique.sources import publishers
from communique.sources.blocks import Element, lines_of, paragraphs_of, tree_of
from communique.sources.dates import day_in, moment
from communique.sources.head import day_of_dateline, fact_of, facts_of_lines, headed, without_foot
from communique.sources.headings import set_apart
from communique.sources.material import Facts, Release
from communique.sources.pagefacts import facts_of_page
from communique.sources.refusal import RefusedError, extra, hostile
from communique.sources.text import characters, one_line

_SHORTEST = 80  # characters of an article; shorter ones are notices of scripts and cookies
_LONG_ENOUGH = 300  # characters of one release among the many of a page
_PROSE = 120  # characters of a line with which the text has begun; standfirsts are shorter
_LABEL = re.compile(r"^(?:from|published(?: on)?|posted|last updated|updated|date|source|by|share|print)\s*:?$", re.I)
_LINKED = 0.6  # share of linked text from which a page is a list of links: articles stay below 0.2, lists above 0.8


def releases_of_page(html: str, *, url: str | None = None, day_first: bool | None = None) -> list[Release]:
    """The releases of the page. Raises RefusedError when there is no article in it."""
    tree = tree_of(html)
    facts = facts_of_page(tree, html, url)
    house = publishers.by_address(facts.url)
    day_first = house.day_first if house else day_first
    many = _many(tree, facts)
    return many or [_one(tree, html, facts, day_first)]


def _one(tree: Element, html: str, facts: Facts, day_first: bool | None) -> Release:
    text = _article(html) or _main_text(tree)
    if len(text) < _SHORTEST:
        raise RefusedError("no article in it")
    if _linked_share(tree) > _LINKED:
        raise RefusedError("a page of links, no release: give its feed, or the pages behind the links")
    lines, foot = without_foot(text.split("\n"))
    body, found = _without_head(lines, facts, day_first)
    dateline = Facts(published=day_of_dateline("\n".join(line for line in body if line), day_first))
    around = facts_of_lines(lines_of(tree, frame=False), facts.title, day_first=day_first)
    words = re.sub(r"\n{3,}", "\n\n", "\n".join(body)).strip()
    return Release(set_apart(words), facts | around | found | foot | dateline)


def _without_head(lines: list[str], facts: Facts, day_first: bool | None) -> tuple[list[str], Facts]:
    """The lines without title, days and labels above the text, and what those state.

    A short line over the title is the category, as boards show it.
    """
    title = next((number for number, line in enumerate(lines[:16]) if facts.title and _is_same(line, facts.title)), -1)
    over = (line.removeprefix("- ") for line in lines[: max(title, 0)])
    above = [line for line in over if line and fact_of(line) is None]
    found = Facts(category=above[-1] if above and len(above[-1]) <= 60 else None)
    end = title + 1 + next((n for n, line in enumerate(lines[title + 1 :]) if len(line) >= _PROSE), len(lines))
    kept = []
    for line in lines[title + 1 : end]:
        bare = line.removeprefix("- ")
        known = fact_of(bare, day_first) if bare else None
        found = found | (known or Facts())
        if known is None and not _LABEL.match(bare):
            kept.append(line)
    return kept + lines[end:], found


def _article(html: str) -> str:
    """The article as trafilatura finds it; empty when it finds none."""
    trafilatura = extra("trafilatura")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports each dull page on standard error
    with hostile("HTML page"):
        text = trafilatura.extract(html, output_format="txt", include_comments=False, favor_recall=True)
    return paragraphs_of([line for line in characters(text or "").split("\n") if line])


def _main_text(tree: Element) -> str:
    """The lines of the page's main part, for pages too small or odd for the article finder."""
    mains = [*tree.iter("main"), *tree.iter("article"), *tree.xpath("//*[@role='main']")]
    return paragraphs_of(lines_of(mains[0] if mains else tree, frame=False))


def _linked_share(tree: Element) -> float:
    whole = sum(len(line) for line in lines_of(tree, frame=False))
    linked = sum(len(one_line(link.text_content())) for link in tree.iter("a") if not _is_framed(link))
    return linked / whole if whole else 0.0


def _is_framed(link: Element) -> bool:
    return any(parent.tag in ("nav", "footer", "aside") for parent in link.iterancestors())


def _is_same(one: str, other: str) -> bool:
    first, second = (re.sub(r"\W+", "", words).casefold() for words in (one, other))
    return first == second


def _many(tree: Element, facts: Facts) -> list[Release]:
    """The releases of a board: at least two <article> with a heading, a day and a body each; else none."""
    releases = [release for one in tree.iter("article") for release in [_entry(one, facts)] if release]
    return releases if len(releases) >= 2 else []


def _entry(article: Element, facts: Facts) -> Release | None:
    headings = [one for level in ("h1", "h2", "h3", "h4") for one in article.iter(level)]
    lines = lines_of(article, frame=False)
    times = [moment(one.get("datetime")) for one in article.iter("time") if one.get("datetime")]
    day = next((one for one in times if one), None) or next(
        (one for line in lines[:4] for one in [day_in(line)] if one), None
    )
    if not headings or not day or len("".join(lines)) < _LONG_ENOUGH:
        return None
    title = one_line(headings[0].text_content())
    links = [link.get("href") for link in headings[0].iter("a")] + [
        parent.get("href") for parent in headings[0].iterancestors("a")
    ]
    url = next((link for link in links if link and link.startswith("http")), None)
    kept = [line for line in lines if line != title]
    release = headed(paragraphs_of([title, *kept]))
    stated = Facts(title=title, published=day, publisher=facts.publisher, language=facts.language, url=url)
    return Release(set_apart(release.body), stated | release.facts)
