"""HTML to lines: one for each block a browser would set on its own line. Refuses trees deeper than any real page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from communique.sources.refusal import RefusedError, extra, hostile
from communique.sources.text import characters

Element = Any  # lxml ships no types

_BLOCK = frozenset(
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead "
    "title tr ul".split()
)
_UNREAD = frozenset("head script style noscript template svg math iframe object select button textarea canvas".split())
_FRAME = frozenset("nav footer aside".split())  # not form: whole pages stand inside one
_DEEPEST = 200  # levels; the deepest of the saved pages has 31
_MOST = 200_000  # elements


def tree_of(html: str) -> Element:
    """The parsed page. Raises RefusedError when it is none, or deeper or larger than any real page."""
    lxml_html = extra("lxml.html")
    with hostile("HTML page"):
        parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
        tree = lxml_html.document_fromstring(html.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    _check_shape(tree)
    return tree


def lines_of(tree: Element, *, frame: bool = True) -> list[str]:
    """The visible lines below the element; without navigation, footers, asides and forms when `frame` is false."""
    unread = _UNREAD if frame else _UNREAD | _FRAME
    text = "".join(_pieces(tree, unread))
    return [line for line in characters(re.sub(r"[ \t]*\n[ \t]*", "\n", text)).split("\n") if line]


def text_of_html(fragment: str) -> str:
    """The paragraphs of a piece of HTML, such as a feed's entry has, with a blank line between them."""
    if "<" not in fragment and "&" not in fragment:
        return characters(fragment)
    return paragraphs_of(lines_of(tree_of(f"<div>{fragment}</div>")))


def paragraphs_of(lines: list[str]) -> str:
    """The lines as paragraphs; items of one list stay together."""
    pieces = lines[:1]
    for last, line in pairwise(lines):
        together = line.startswith("- ") and last.startswith("- ")
        pieces += ["\n" if together else "\n\n", line]
    return "".join(pieces)


def _pieces(tree: Element, unread: frozenset[str]) -> Iterator[str]:
    """The text below the element in order, with a line end around each block. Walks without recursion."""
    skipping = 0
    for event, element in extra("lxml.etree").iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        block = name in _BLOCK
        if event == "start":
            skipping += name in unread
            if not skipping:
                yield ("\n- " if name == "li" else "\n" if block else "") + _flowing(element, element.text)
        else:
            skipping -= name in unread
            if not skipping:
                yield ("\n" if block else "") + (_flowing(element, element.tail) if element is not tree else "")


def _flowing(element: Element, text: str | None) -> str:
    """Text as it flows: line ends in the source are spaces, as browsers show them."""
    return re.sub(r"\s+", " ", text) if text else ""


def _check_shape(tree: Element) -> None:
    depth = deepest = count = 0
    for event, _ in extra("lxml.etree").iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        deepest = max(deepest, depth)
        if deepest > _DEEPEST or count > _MOST:
            raise RefusedError(
                "a page nested deeper than any real one" if deepest > _DEEPEST else "a page of too many parts"
            )
