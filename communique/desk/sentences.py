"""Where the sentences of a release stand, for quoting them whole.

A plain cut at stops and line ends: initials and a few titles are no ends. Reading has a finer one of its own, which the
desk may not open; here a sentence too long or too short only makes a quote so.
"""

from __future__ import annotations

import re

_NO_END = r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSt)(?<!\bJr)(?<!\bNo)"
_END = rf"{_NO_END}[.!?][\"”’')]*(?=\s+[\"“‘'(]?[A-Z0-9])"
_SENTENCE = re.compile(rf"\S[^\n]*?(?:{_END}|(?=\n)|$)", re.M)


def spans(text: str) -> list[tuple[int, int]]:
    """The sentences of a text in order, each from its first character to the one after its last."""
    return [match.span() for match in _SENTENCE.finditer(text) if match.end() > match.start()]


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of whole sentences that holds what stands from `start` to `end`."""
    touched = [span for span in spans(text) if span[0] < end and start < span[1]]
    return (min(start, touched[0][0]), max(end, touched[-1][1])) if touched else (start, end)
