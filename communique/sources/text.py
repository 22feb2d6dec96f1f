"""The words of a release, decided once: which characters, which lines, which paragraphs. Refuses to change a word.

Only white space, line breaks and what no reader sees are touched; the words come out as the house wrote them.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Zero-width spaces, marks of direction, soft hyphens, byte order marks: nobody sees them, every search trips on them.
_UNSEEN = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]")
# Joiners spell words in Persian and the Indian scripts; anywhere else they are dirt.
_JOINER = re.compile(r"(?<![\u0600-\u0dff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u0dff])")
# Letters that a font drew as one; PDFs hand them on, and no search finds "oﬃcial".
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f]+")
_BULLETS = re.compile(r"^\s*(?:[•·▪▫◦‣●○■□▶※✓\uf0b7\uf0a7-]|[ㅇ❍]|\(?[0-9ivx]{1,4}[.)]|\(?[a-z][.)])\s+", re.I)
_SENTENCE_END = re.compile(r"[.!?。؟।][)\"'”’»\]]*$")


def clean(text: str) -> str:
    """The text in composed Unicode, with plain spaces, one blank line between paragraphs and no hard wraps."""
    return paragraphs(characters(text))


def characters(text: str) -> str:
    """The text in NFC, its line ends and spaces plain, without characters that nobody sees."""
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text).translate(_LIGATURES))
    text = _CONTROL.sub("", _JOINER.sub("", _UNSEEN.sub("", text)))
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(lines).strip("\n")


def one_line(text: str) -> str:
    """The text as a single clean line: for titles, categories, names."""
    return " ".join(characters(text).split())


def paragraphs(text: str) -> str:
    """The text with one blank line between paragraphs; lines that were wrapped by a machine are joined again."""
    width = _wrapped_at(text)
    blocks = (block.split("\n") for block in re.split(r"\n{2,}", text))
    return "\n\n".join("\n".join(_joined(lines, width) if width else lines) for lines in blocks if any(lines))


def _wrapped_at(text: str) -> int:
    """The width at which a machine wrapped the lines; 0 when nobody did.

    A wrapping machine breaks a line exactly where its next word would not fit: lines are wrapped when that holds of
    four in five breaks inside paragraphs (captions, lists and addresses break earlier), at no more than 110 columns.
    """
    blocks = [block.split("\n") for block in re.split(r"\n{2,}", text)]
    pairs = [pair for lines in blocks for pair in pairwise(lines)]
    prose = [(line, after) for line, after in pairs if not _BULLETS.match(after)]
    width = max((len(line) for lines in blocks for line in lines), default=0)
    if len(prose) < 2 or not 40 <= width <= 110:
        return 0
    full = sum(_would_not_fit(line, after, width) for line, after in prose)
    return width if full >= 0.8 * len(prose) else 0


def _would_not_fit(line: str, after: str, width: int) -> bool:
    word = after.split(" ", 1)[0]
    return len(line) + 1 + len(word) > width - 4


def _joined(lines: list[str], width: int) -> list[str]:
    """The lines of a block with wraps undone; a new item or a line that ended early starts a line of its own."""
    pieces = lines[:1]
    for last, line in pairwise(lines):
        if _would_not_fit(last, line, width) and not _BULLETS.match(line):
            pieces += ["" if ends_broken(last, line) else " ", line]
        else:
            pieces += ["\n", line]
    return "".join(pieces).split("\n")


def ends_broken(line: str, after: str) -> bool:
    """Whether the line ends inside a compound ("state-" / "owned"): its hyphen stays, no space is put in."""
    return bool(re.search(r"\w[-–]$", line)) and after[:1].isalnum()


def ends_sentence(line: str) -> bool:
    """Whether the line ends as sentences do."""
    return bool(_SENTENCE_END.search(line.rstrip()))


def is_item(line: str) -> bool:
    """Whether the line is an item of a list."""
    return bool(_BULLETS.match(line))
