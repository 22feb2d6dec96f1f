"""PDF releases: their text in reading order, without running heads and page numbers. Refuses scans and locked files."""

from __future__ import annotations

import io
import logging
import re
import time
from collections import Counter

from communique.sources.head import headed
from communique.sources.headings import set_apart
from communique.sources.material import Release
from communique.sources.refusal import RefusedError, extra, hostile
from communique.sources.text import characters, ends_broken, ends_sentence, is_item, one_line

_MOST_PAGES = 400
_MOST_SECONDS = 60.0
_PAGE_NUMBER = re.compile(r"^(?:page\s*)?[-–—]?\s*\d{1,3}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,3})?$", re.I)


def releases_of_pdf(data: bytes) -> list[Release]:
    """The release of a PDF. Raises RefusedError for what is no PDF, locked, too long, or has no text."""
    pages, title = _pages(data)
    lines = _without_running_lines([characters(page).split("\n") for page in pages])
    text = _paragraphs(lines)
    if not any(character.isalpha() for character in text):
        raise RefusedError("no text in it: a scanned PDF needs character recognition first")
    release = headed(text)
    stated = release.facts.title or (title if title and one_line(title) in one_line(text[:600]) else None)
    facts = release.facts if release.facts.title else type(release.facts)(title=stated) | release.facts
    return [Release(set_apart(release.body), facts)]


def _pages(data: bytes) -> tuple[list[str], str | None]:
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
            pages.append(str(page.extract_text() or ""))
            if time.monotonic() - started > _MOST_SECONDS:
                raise RefusedError(f"a PDF that takes more than {_MOST_SECONDS:g} seconds")
        title = reader.metadata.title if reader.metadata else None
    return pages, str(title) if title else None


def _without_running_lines(pages: list[list[str]]) -> list[str]:
    """The lines of all pages without page numbers and what stands at the top or bottom of most of them."""
    edges = Counter(line for page in pages for line in {*page[:2], *page[-2:]} if line and not ends_sentence(line))
    running = {line for line, count in edges.items() if len(pages) >= 3 and count * 2 > len(pages)}
    kept = []
    for page in pages:
        kept += [line for line in page if line not in running and not _PAGE_NUMBER.match(line)]
    return kept


def _paragraphs(lines: list[str]) -> str:
    """Lines to paragraphs: a PDF keeps no blank lines, so a line that ends early, with its sentence, ends one."""
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    words = set(re.findall(r"\w+", " ".join(lines)))
    pieces: list[str] = []
    last = ""
    for line in lines:
        if line and last and not is_item(line) and not _ends_early(last, line, width):
            if ends_broken(last, line):
                pieces[-1] = _without_hyphen(pieces[-1], line, words)
            pieces += ["" if ends_broken(last, line) else " ", line]
        elif line:
            pieces += ["\n\n", line]
        last = line
    return "".join(pieces).strip()


def _without_hyphen(line: str, after: str, words: set[str]) -> str:
    """The line without the hyphen at its end, where the release writes the word in one elsewhere."""
    start, end = re.findall(r"\w+", line)[-1], re.findall(r"\w+", after)[0]
    return line[:-1] if start + end in words else line


def _ends_early(line: str, after: str, width: int) -> bool:
    """Whether the paragraph ends with the line: well short of the margin, where the next word would have fitted."""
    fits = len(line) + 1 + len(after.split(" ", 1)[0]) < width * 0.9
    return fits and not ends_broken(line, after) and (ends_sentence(line) or len(line) < width * 0.75)
