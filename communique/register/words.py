"""Words as the search index has them: accents folded, Chinese, Japanese and Korean in pairs of characters.

A run of such script has no spaces to part it, or (Korean) words that carry their particles: pairs in a row let any
part of a word be found, by a phrase, in both databases. Nothing here touches a database.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Han, kana and Hangul: what is indexed in pairs.
_PAIRED = re.compile(r"[぀-ヿ㐀-䶿一-鿿豈-﫿가-힣ᄀ-ᇿ\U00020000-\U0002ffff]+")
_ACCENTED = re.compile(r"[À-ɏḀ-ỿ]")
_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')
_WORD = re.compile(r"\w+")
# Around the first match: enough to see a sentence.
_BEFORE, _AFTER = 80, 160


def folded(text: str) -> str:
    """The text without accents, each run of paired script as its pairs and a last single character."""
    if text.isascii():
        return text
    return _PAIRED.sub(lambda run: f" {' '.join(_pairs(run[0]))} ", _plain(text))


def terms(words: str) -> tuple[str, ...]:
    """The terms of a question: words, or phrases between double quotes."""
    return tuple(phrase or word for phrase, word in _TERM.findall(words) if _WORD.search(phrase or word))


def fts5(words: str) -> str:
    """The question in FTS5's language: every term, in any order; empty when there is no word in it."""
    return " AND ".join(_phrase(term) for term in terms(words))


def tsquery(words: str) -> tuple[tuple[str, bool], ...]:
    """The question for PostgreSQL: each term as the index has it, and whether it is the beginning of a pair."""
    return tuple((" ".join(_asked(term)), _is_single(term)) for term in terms(words))


def snippet(text: str, words: str) -> tuple[int, int, tuple[tuple[int, int], ...]]:
    """Start and end of a stretch around the densest matches, and where the words stand in it."""
    marks = tuple(_marks(text, words))
    if not marks:
        return 0, min(len(text), _BEFORE + _AFTER), ()
    first = max(marks, key=lambda mark: (len(_near(marks, mark)), -mark[0]))
    start = _word_start(text, max(0, first[0] - _BEFORE))
    end = _word_end(text, min(len(text), first[0] + _AFTER))
    return start, end, tuple(mark for mark in marks if start <= mark[0] and mark[1] <= end)


def _plain(text: str) -> str:
    bare = (char for char in unicodedata.normalize("NFD", text) if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFC", "".join(bare))


def _pairs(run: str) -> list[str]:
    return [*(run[at : at + 2] for at in range(len(run) - 1)), run[-1]]


def _asked(term: str) -> Iterator[str]:
    """A term's tokens: pairs without the last single character, since the word may go on."""
    for word in _WORD.findall(_plain(term)):
        last = 0
        for run in _PAIRED.finditer(word):
            yield from filter(None, (word[last : run.start()],))
            yield from _pairs(run[0])[:-1] or [run[0]]
            last = run.end()
        yield from filter(None, (word[last:],))


def _is_single(term: str) -> bool:
    return bool(_PAIRED.fullmatch(term)) and len(term) == 1


def _phrase(term: str) -> str:
    return f'"{" ".join(_asked(term))}"' + ("*" if _is_single(term) else "")


def _marks(text: str, words: str) -> Iterator[tuple[int, int]]:
    # A longer word is found by its stem in the index, so its beginning is what is marked.
    stems = {
        re.escape(word if len(word) < 5 else word[:-1]) for term in terms(_bare(words)) for word in _WORD.findall(term)
    }
    if stems:
        paired = [stem for stem in stems if _PAIRED.search(stem)]
        plain = [rf"\b{stem}\w{{0,3}}\b" for stem in stems if stem not in paired]
        for match in re.finditer("|".join([*plain, *paired]), _bare(text), re.IGNORECASE):
            yield match.span()


def _bare(text: str) -> str:
    """The text without accents, as long as it was: offsets stay."""
    return text if text.isascii() else _ACCENTED.sub(lambda char: _base(char[0]), text)


def _base(char: str) -> str:
    parts = unicodedata.normalize("NFD", char)
    is_accented = len(parts) > 1 and all(unicodedata.category(part) == "Mn" for part in parts[1:])
    return parts[0] if is_accented else char


def _near(marks: tuple[tuple[int, int], ...], mark: tuple[int, int]) -> list[tuple[int, int]]:
    return [other for other in marks if mark[0] <= other[0] < mark[0] + _AFTER]


def _word_start(text: str, at: int) -> int:
    space = text.find(" ", at, at + 20)
    return 0 if at == 0 else (space + 1 if space >= 0 else at)


def _word_end(text: str, at: int) -> int:
    space = text.rfind(" ", at - 20, at)
    return at if at >= len(text) or space < 0 else space
