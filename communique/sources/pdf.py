"""PDF releases: their text in reading order, without running heads and page numbers. Refuses scans and locked files.

A PDF keeps no paragraphs: they are found by the size of the letters and by lines that end early.
"""

from __future__ import annotations

import io
import logging
import re
import time
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

from communique.sources.head import headed
from communique.sources.headings import set_apart
from communique.sources.material import Release
from communique.sources.refusal import RefusedError, extra, hostile
from communique.sources.text import characters, ends_broken, ends_sentence, is_item

_MOST_PAGES = 400
_MOST_SECONDS = 60.0
_LARGER = 1.12  # a heading's letters against the text's; the smallest step that style sheets use is 12 to 13.5 points
_PAGE_NUMBER = re.compile(r"^(?:page\s*)?[-–—]?\s*\d{1,3}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,3})?$", re.I)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as printed, and the size of its letters in points."""

    text: str
    size: float


def releases_of_pdf(data: bytes) -> list[Release]:
    """The release of a PDF. Raises RefusedError for what is no PDF, locked, too long, or has no text."""
    lines = _without_running_lines(_pages(data))
    if not any(character.isalpha() for line in lines for character in line.text):
        raise RefusedError("no text in it: a scanned PDF needs character recognition first")
    blocks = _blocks(lines)
    text = "\n\n".join(block.text for block in blocks)
    release = headed(text)
    title = _largest(blocks)
    if title and release.facts.title != title:
        rest = "\n\n".join(block.text for block in blocks if block.text != title)
        release = headed(f"{title}\n\n{rest}")
    return [replace(release, body=set_apart(release.body))]


def _pages(data: bytes) -> list[list[Line]]:
    pypdf = extra("pypdf")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports each flaw on standard error; ours is one line
    started = time.monotonic()
    with hostile("PDF"):
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise RefusedError("locked with a password")
        if len(reader.pages) > _MOST_PAGES:
            raise RefusedError(f"a PDF of more than {_MOST_PAGES} pages")
        pages = []
        for page in reader.pages:
            pages.append(_lines(page))
            if time.monotonic() - started > _MOST_SECONDS:
                raise RefusedError(f"a PDF that takes more than {_MOST_SECONDS:g} seconds")
    return pages


def _lines(page: Any) -> list[Line]:
    """The lines of a page; a line is as large as most of its letters."""
    pieces: list[tuple[str, float]] = []

    def seen(text: str, outer: list[float], inner: list[float], _: object, size: float) -> None:
        pieces.append((text, abs(size * inner[3] * outer[3])))

    page.extract_text(visitor_text=seen)
    lines, words, sizes = [], "", Counter[float]()
    for text, size in [*pieces, ("\n", 0.0)]:
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append(Line(characters(words), max(sizes, key=lambda one: sizes[one], default=0.0)))
                words, sizes = "", Counter[float]()
            words += part
            sizes[size] += len(part)
    return lines


def _without_running_lines(pages: list[list[Line]]) -> list[Line]:
    """The lines of all pages without page numbers, lone bullets and what stands at the top or bottom of most pages."""
    edges = Counter(text for page in pages for text in {line.text for line in (*page[:2], *page[-2:])})
    running = {text for text, count in edges.items() if len(pages) >= 3 and count * 2 > len(pages)}
    running = {text for text in running if not ends_sentence(text)}
    kept = []
    for page in pages:
        kept += [line for line in page if line.text not in running and not _PAGE_NUMBER.match(line.text)]
    return [line for line in kept if not line.text or any(character.isalnum() for character in line.text)]


def _blocks(lines: list[Line]) -> list[Line]:
    """The lines joined to paragraphs and headings."""
    lengths = sorted(len(line.text) for line in lines if line.text)
    width = lengths[len(lengths) * 9 // 10]
    words = set(re.findall(r"\w+", " ".join(line.text for line in lines)))
    body = median(line.size for line in lines if line.text)
    pieces = [[lines[0]]]
    for last, line in pairwise(lines):
        if last.text and line.text and _goes_on(last, line, width, body):
            pieces[-1].append(line)
        else:
            pieces.append([line])
    joined = (Line(_joined([line.text for line in block], words), block[0].size) for block in pieces)
    return [block for block in joined if block.text]


def _goes_on(last: Line, line: Line, width: int, body: float) -> bool:
    """Whether the line goes on with the paragraph: letters of one size, and the last line had no room for its word."""
    if not 1 / _LARGER < (last.size or 1) / (line.size or 1) < _LARGER or is_item(line.text):
        return False
    is_heading = line.size > body * _LARGER
    return is_heading or not _ends_early(last.text, line.text, width)


def _ends_early(line: str, after: str, width: int) -> bool:
    """Whether the paragraph ends with the line: well short of the margin, where the next word would have fitted."""
    fits = len(line) + 1 + len(after.split(" ", 1)[0]) < width * 0.9
    return fits and not ends_broken(line, after) and (ends_sentence(line) or len(line) < width * 0.75)


def _joined(lines: list[str], words: set[str]) -> str:
    """The lines as one; a word broken over two is whole again where the release writes it in one elsewhere."""
    pieces = lines[:1]
    for last, line in pairwise(lines):
        broken = ends_broken(last, line)
        if broken and re.findall(r"\w+", last)[-1] + re.findall(r"\w+", line)[0] in words:
            pieces[-1] = last[:-1]
        pieces += ["" if broken else " ", line]
    return "".join(pieces)


def _largest(blocks: list[Line]) -> str | None:
    """The heading in the largest letters near the top, where it is larger than the text."""
    body = median(block.size for block in blocks)
    largest = max(blocks[:8], key=lambda block: block.size)
    return largest.text if largest.size > body * _LARGER and 8 < len(largest.text) <= 260 else None
