"""Cut a document into lines of chunks: sentences, headings, list items, and the words and names in each.

It decides where a sentence ends and nothing about what it means. No line is longer than LINE_LIMIT chunks, so that
a text without a full stop costs no more than any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from communique.reading import acronyms
from communique.reading.grammar import Chunk, Line, new
from communique.reading.mentions import Body, Gathering
from communique.reading.vocabulary import Known, Vocabulary
from communique.records import Document

LINE_LIMIT = 200
QUOTED = 150  # letters: how far back an opening quotation mark is looked for
GLUED_BEFORE = (
    "(?:USD|EUR|GBP|JPY|KRW|CNY|RMB|INR|AED|SAR|QAR|KWD|BHD|OMR|CAD|AUD|NZD|SGD|HKD|TWD|NTD|CHF|BRL|MXN|ZAR|RUB|TRY|"
    "IDR|VND|THB|PHP|MYR|KZT|UZS|PKR|BDT|LKR|EGP|ILS|SEK|NOK|DKK|PLN|CZK|Dhs?|FY|US|Rs|RM|Rp|Tk|SR|QR|EU)"
)
GLUED_BEHIND = "(?:bn|bln|mn|mln|tn|trn|m|k|b|t|pc|pct|km|kg|[GMk]W|[GMT]Wh|Mt|ha|bcm|bpd)"
MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
HALVES = frozenset({"mid", "early", "late", "end"})  # mid-2025, late-November
# A plain word, with no mark behind it that could make it something else, comes first, then a mark: most tokens are
# one. A few spaces are stepped over within the match: to fail at each costs as much as the word behind it. Only a few,
# so that a text that ends in a thousand spaces costs no more than any other.
NUMBERING = re.compile(r"\d{1,2}|[a-z]|[ivx]{2,4}")
TOKEN = re.compile(
    r"[^\S\n]{0,4}+("
    r"(?:[a-z]++|[A-Z][a-z]++)(?![\w'’.-])"
    r"|[^\w\s'’]"
    r"|\n"
    r"|(?:Mr|Mrs|Ms|Ma|Md|Mme|Dr|St|Gen|Sen|Rep|Gov|Hon|Prof|Smt|Shri|Lt|Col|Maj|Capt|Adm|Amb|Rev|Jr|Sr|No|Nos|Inc|Co|Ltd|Corp|Bros|vs|viz|etc|approx|Art|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Rs|Dh|Dhs|Tk)\.(?=[\s,)])"
    r"|(?:[^\W\d_]\.){2,}|[A-Z]\.(?=\s*[A-Z])|(?:Mr|Mrs|Ms|Dr|Prof)\.(?=[A-Z])"  # U.S., J. K., S.Kim, Mr.Kim
    rf"|{GLUED_BEFORE}(?=\d)|\d[\d,]*(?:\.\d+)?(?={GLUED_BEHIND}\b)"  # FY2025, USD7; 6bn, 5GW
    r"|\d[\d,]*\d(?:\.\d+)?(?:st|nd|rd|th)?(?![\w])|\d(?:\.\d+)?(?:st|nd|rd|th)?(?!\w)"
    r"|['’]s\b"
    r"|[^\W_](?:[\w]|['’](?!s\b)(?=\w)|-(?!(?:[A-Z]\.){2})(?=\w)|\.(?=\d))*"
    r"|['’]|_+"
    r")"
)
ENDS = frozenset(".!?")
CLOSERS = frozenset("\"'”’»)]")
APOSTROPHES = frozenset("'’")
PARTICLES = frozenset({"al", "el", "bin", "ben", "abu", "as", "ash", "ad", "ar", "an", "at", "ibn"})
HYPHENS = re.compile(r"(-)")


class Segmenter:
    """Lines of a document, spelled by one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._end = re.compile("[" + "".join(vocabulary.word(mark).letter for mark in ENDS) + "]")

    def lines(self, document: Document) -> Iterator[Line]:
        """The document's lines in order; a line never crosses a line break of the text."""
        text = document.text
        known: dict[str, Body | Gathering] = {**acronyms.bodies(text), **acronyms.gatherings(text)}
        short = {word: self._vocabulary.short_name(word, named) for word, named in known.items()}
        for chunks in self._paragraphs(text, short):
            spelling = "".join([chunk[0] for chunk in chunks])
            first = 0
            for last in self._lasts(text, chunks, spelling):
                while first < last:
                    upto = min(last, first + LINE_LIMIT)
                    yield Line(text, chunks[first:upto], spelling[first:upto])
                    first = upto

    def _lasts(self, text: str, chunks: Sequence[Chunk], spelling: str) -> Iterator[int]:
        """Where sentences end: behind which of the chunks, the last chunk of the paragraph among them."""
        for end in self._end.finditer(spelling):
            if end.start() == 1 and NUMBERING.fullmatch(text, chunks[0].start, chunks[0].end):
                continue  # the number of an item: `1. Approval of the agreement`
            if _ends(text, chunks[end.start()].end):
                yield end.end()
        yield len(chunks)

    def _paragraphs(self, text: str, short: Mapping[str, Known]) -> Iterator[list[Chunk]]:
        """The chunks of each line of the text."""
        phrases = self._vocabulary.phrases(text)
        seen = {word: known for word, known in short.items() if "-" not in word}
        chunks: list[Chunk] = []
        at, size = 0, len(text)
        while at < size:
            for token in TOKEN.finditer(text, at):
                start, at = token.span(1)
                if start in phrases:
                    at, known = phrases[start]
                    chunks.append(new(Chunk, (known[0], start, at, known[1])))
                    break  # a name of several words: go on behind it
                word = text[start:at]
                if word in seen:
                    known = seen[word]
                elif word == "\n":
                    yield chunks
                    chunks = []
                    continue
                elif "-" in word and word != "-":
                    # "Korea-United States": the second name is a phrase that starts inside the token
                    inside = next((hyphen for hyphen in _hyphens(word) if start + hyphen + 1 in phrases), 0)
                    if inside:
                        at, word = start + inside, word[:inside]
                    chunks += self._hyphened(word, start, short)
                    if inside:
                        break
                    continue
                elif word in APOSTROPHES:  # in each place anew, so that it is not among those seen
                    known = self._vocabulary.word("'s" if _is_possessive(text, start) else word)
                else:
                    known = seen[word] = self._vocabulary.word(word)
                chunks.append(new(Chunk, (known[0], start, at, known[1])))
            else:
                break
        yield chunks

    def _hyphened(self, word: str, start: int, short: Mapping[str, Known]) -> Iterator[Chunk]:
        """A word with hyphens, in parts where it holds a name or a date; else as one chunk."""
        if parts := self._split(word):
            yield from self._placed(parts, start)
        else:
            known = short.get(word) or self._vocabulary.word(word)
            yield Chunk(known.letter, start, start + len(word), known.value)

    def _placed(self, parts: list[tuple[int, str]], start: int) -> Iterator[Chunk]:
        for place, part in parts:
            known = self._vocabulary.word(part)
            yield Chunk(known.letter, start + place, start + place + len(part), known.value)

    def _split(self, word: str) -> list[tuple[int, str]] | None:
        """The parts of a hyphened word that holds a name ("India-UK", "EU-level") or a date, else None."""
        parts = HYPHENS.split(word)
        if parts[0].lower() in PARTICLES:
            return None  # Al-Sabah, who is no part of Malaysia
        is_span = parts[0][:3].lower() in MONTHS and parts[-1][:3].lower() in MONTHS  # January-October
        is_dated = is_span or (parts[0].lower() in HALVES and not parts[-1].islower())
        if not (is_dated or any(map(self._vocabulary.is_name, parts))) or not all(parts):
            return None
        placed, at = [], 0
        for part in parts:
            placed.append((at, part))
            at += len(part)
        return placed


def _is_possessive(text: str, at: int) -> bool:
    """Whether an apostrophe behind an s tells whose (`both countries' officials`): it closes no quotation and stands
    in no name (`the Trade Ministers' Meeting`)."""
    behind = text[at + 1 : at + 3]
    if text[at - 1 : at] != "s" or behind[:1] != " " or not behind[1:].islower():
        return False
    before = text[max(0, at - QUOTED) : at]
    return "‘" not in before and " '" not in before


def _hyphens(word: str) -> Iterator[int]:
    return (at for at, letter in enumerate(word) if letter == "-" and at)


def _ends(text: str, end: int) -> bool:
    """Whether a full stop before `end` closes a sentence: white space follows, then no small letter."""
    while end < len(text) and text[end] in CLOSERS:
        end += 1
    if end >= len(text):
        return True
    if not text[end].isspace():
        return text[end].isupper() and end >= 3 and text[end - 2].islower()  # a glued "markets.The"
    rest = text[end : end + 4].lstrip()
    return not rest or not rest[0].islower()
