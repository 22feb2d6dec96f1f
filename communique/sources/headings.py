"""Headings that a scraper glued to the sentence after them: set apart again. Refuses where the seam is not certain.

Two things make a seam certain: the run of capitalised words after a full stop comes again, word for word, later in the
same sentence; or it holds a capitalised verb ("MOU to Expand Exchanges"), as only headings do, and the next word is a
name that the release introduces elsewhere.
"""

from __future__ import annotations

import re

_AFTER_STOP = re.compile(r"(?<=[.!?”\"]) (?=[A-Z])")
_WORD = re.compile(r"\S+")
_SMALL = {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "–", "—", "&"}
_LONGEST = 12  # words of a heading
_SENTENCE = 600  # characters that are looked at behind a heading: without an end, a text of one line takes for ever


def set_apart(text: str) -> str:
    """The text with each heading that was glued to its next sentence in a paragraph of its own."""
    names = _introduced(text)
    return "\n".join(_line(line, names) for line in text.split("\n"))


def _introduced(text: str) -> set[str]:
    """Acronyms that the text introduces in brackets: "(MSIT, ..." or "(AIATC)"."""
    return set(re.findall(r"\(([A-Z][A-Z0-9&-]{2,9})[,)]", text))


def _line(line: str, names: set[str]) -> str:
    seams = [seam for stop in _AFTER_STOP.finditer(line) for seam in _seams(line, stop.end(), names)]
    out, last = [], 0
    for start, end in seams:
        out += [line[last:start].rstrip(), line[start:end].rstrip()]
        last = end
    return "\n\n".join([*out, line[last:].lstrip()]) if seams else line


def _seams(line: str, start: int, names: set[str]) -> list[tuple[int, int]]:
    """Where the heading that starts here ends, as the only member; empty when there is none."""
    words = list(_WORD.finditer(line, start, min(len(line), start + 200)))
    run = 0
    while run < len(words) and (words[run].group()[0].isupper() or words[run].group() in _SMALL):
        run += 1
    for count in range(min(run, _LONGEST), 2, -1):  # three words at least
        end = words[count - 1].end()
        if count < len(words) and _is_heading(line, start, end, words[count].group(), names):
            return [(start, end)]
    return []


def _is_heading(line: str, start: int, end: int, following: str, names: set[str]) -> bool:
    heading = line[start:end]
    if heading[-1] in ".,;:!?" or heading.split()[-1] in _SMALL or not following[0].isupper():
        return False
    sentence = re.split(r"(?<=[.!?]) ", line[end : end + _SENTENCE], maxsplit=1)[0]
    if heading in sentence and re.search(rf"\b{re.escape(heading)}\b", sentence):
        return True
    return following.strip("’'s") in names and re.search(r"\bto [A-Z][a-z]+", heading) is not None
