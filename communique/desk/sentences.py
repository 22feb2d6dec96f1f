"""Where the sentences of a release stand, for quoting them whole.

A plain cut at stops and line ends: initials and a few titles are no ends. Reading has a finer one of its own, which the
desk may not open; here a sentence too long or too short only makes a quote so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# The stop first: a search goes from one to the next, and looks back only there.
_NO_END = "".join(rf"(?<!\b{before}[.!?])" for before in ("[A-Z]", "Mr", "Ms", "Dr", "Mrs", "St", "Jr", "No"))
_END = re.compile(rf"[.!?]{_NO_END}[\"”’')]*(?=\s+[\"“‘'(]?[A-Z0-9])")
_LINE = re.compile(r"\S[^\n]*")


def spans(text: str) -> list[tuple[int, int]]:
    """The sentences of a text in order, each from its first character to the one after its last."""
    return [span for line in _LINE.finditer(text) for span in _of_line(text, *line.span())]


def _of_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = _END.search(text, start + 1)
        last = stop.end() if stop and stop.end() <= end else end
        yield start, last
        start = last
        while start < end and text[start].isspace():
            start += 1


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of whole sentences that holds what stands from `start` to `end`."""
    touched = [span for span in spans(text) if span[0] < end and start < span[1]]
    return (min(start, touched[0][0]), max(end, touched[-1][1])) if touched else (start, end)


def set_in(text: str, start: int, end: int, *, room: int = 260) -> tuple[str, str]:
    """What stands before and after a stretch in its sentence, on one line; beyond so many characters each is cut."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    first, last = around(line, start - line_start, end - line_start)
    before = " ".join(line[first : start - line_start].split())
    after = " ".join(line[end - line_start : last].split())
    if len(before) > room:
        before = f"… {before[-room:].partition(' ')[2]}"
    if len(after) > room:
        after = f"{after[:room].rpartition(' ')[0]} …"
    return before, after
