"""Cut a text into chunks: words, marks, numbers, and the names of several words that the lexicon knows.

It decides where a word ends, never where a sentence does. What the vocabulary knows by one look is taken at once; names
of several words, words with hyphens and apostrophes are looked at with care.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from communique.reading.grammar import Chunk, new
from communique.reading.mentions import Party
from communique.reading.phrases import Known
from communique.reading.vocabulary import Token, Vocabulary

QUOTED = 150  # letters: how far back an opening quotation mark is looked for
GLUED_BEFORE = (
    "(?:USD|EUR|GBP|JPY|KRW|CNY|RMB|INR|AED|SAR|QAR|KWD|BHD|OMR|CAD|AUD|NZD|SGD|HKD|TWD|NTD|CHF|BRL|MXN|ZAR|RUB|TRY|"
    "IDR|VND|THB|PHP|MYR|KZT|UZS|PKR|BDT|LKR|EGP|ILS|SEK|NOK|DKK|PLN|CZK|Dhs?|FY|US|Rs|RM|Rp|Tk|SR|QR|EU)"
)
GLUED_BEHIND = "(?:bn|bln|mn|mln|tn|trn|m|k|b|t|pc|pct|km|kg|[GMk]W|[GMT]Wh|Mt|ha|bcm|bpd)"
MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
HALVES = frozenset({"mid", "early", "late", "end"})  # mid-2025, late-November
APOSTROPHES = frozenset("'’")
PARTICLES = frozenset({"al", "el", "bin", "ben", "abu", "as", "ash", "ad", "ar", "an", "at", "ibn"})
HYPHENS = re.compile(r"(-)")
# A plain word, with no mark behind it that could make it something else, comes first, then a mark: most tokens are
# one. The space before a word is part of its token, so that tokens follow one another without a gap and their lengths
# tell where each stands; what other blank there is, is a token of its own.
TOKEN = re.compile(
    r"[ ]?+(?:"
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
    r")|[^\S\n]++"
)


def paragraphs(text: str, vocabulary: Vocabulary, short: Mapping[str, Known]) -> Iterator[list[Chunk]]:
    """The chunks of each line of a text; `short` are the short names that the text gives, as what each is known."""
    careful = _Careful(text, vocabulary, short)
    names, beyond = iter(careful.phrases), len(text) + 1
    name = next(names, beyond)
    tokens = TOKEN.findall(text)
    stream = zip(tokens, accumulate(map(len, tokens)), _looked_up(tokens, vocabulary, short), strict=True)
    chunks = careful.chunks
    at = 0
    for token, end, known in stream:
        if known and end <= name:
            letter, value, low, blank = known
            chunks.append(new(Chunk, (letter, at + blank, end, value, low)))
            at = end
        elif token[-1] == "\n":
            yield chunks
            chunks = careful.chunks = []
            at = end
        else:
            at = careful.take(at, end, stream)
            while name < at:
                name = next(names, beyond)
    yield chunks


def _looked_up(tokens: Sequence[str], vocabulary: Vocabulary, short: Mapping[str, Known]) -> Iterator[Token | None]:
    """What each token is by one look, as a short name of the text or as it is everywhere; looked up when it is met."""
    common = vocabulary.tokens.get
    if not short:
        return map(common, tokens)
    own = _with_space(short, vocabulary)
    return (own.get(token) or common(token) for token in tokens)


def _with_space(short: Mapping[str, Known], vocabulary: Vocabulary) -> dict[str, Known]:
    """Short names as tokens: with the space before them and without."""
    whole = {word: known for word, known in short.items() if "-" not in word or not split(word, vocabulary)}
    return whole | {f" {word}": known._replace(blank=1) for word, known in whole.items()}


@dataclass(slots=True)
class _Careful:
    """The tokens of a text that one look does not tell: each is taken by itself and added to `chunks`."""

    text: str
    vocabulary: Vocabulary
    short: Mapping[str, Known]
    phrases: dict[int, tuple[int, Known]] = field(init=False)
    chunks: list[Chunk] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.phrases = self.vocabulary.phrases(self.text)

    def take(self, at: int, end: int, stream: Iterator[tuple[str, int, Token | None]]) -> int:
        """Take tokens from `at` on until one ends where one of the stream does; the stream goes on behind it."""
        while True:
            at = self._one(at)
            while end < at:
                _, end, _ = next(stream)
            if end == at:
                return at

    def _one(self, at: int) -> int:
        """Take one token or one name of several words; where it ends."""
        token = next(TOKEN.finditer(self.text, at))[0]  # one begins wherever another ended
        word, end = token.lstrip(), at + len(token)
        start = end - len(word)
        if not word:
            return end
        if start in self.phrases:
            end, known = self.phrases[start]
            self._add(known, start, end)
            return end
        if "-" in word and word != "-":
            return self._hyphened(token, word, start)
        if word in APOSTROPHES:
            of_party = bool(self.chunks) and isinstance(self.chunks[-1].value, Party)
            known = self.vocabulary.word("'s" if _is_possessive(self.text, start, of_party=of_party) else word)
            known = known._replace(low="'")
        else:
            known = self.short.get(word) or self.vocabulary.token(token)
        self._add(known, start, end)
        return end

    def _hyphened(self, token: str, word: str, start: int) -> int:
        """A word with hyphens, in parts where it holds a name or a date, up to where a name of several words begins."""
        # "Korea-United States": the second name is a phrase that starts inside the token
        inside = next((hyphen for hyphen in _hyphens(word) if start + hyphen + 1 in self.phrases), 0)
        word = word[:inside] if inside else word
        if parts := split(word, self.vocabulary):
            for place, part in parts:
                self._add(self.vocabulary.word(part), start + place, start + place + len(part))
        else:
            known = self.short.get(word) or (self.vocabulary.word(word) if inside else self.vocabulary.token(token))
            self._add(known, start, start + len(word))
        return start + len(word)

    def _add(self, known: Known, start: int, end: int) -> None:
        self.chunks.append(new(Chunk, (known[0], start, end, known[1], known[2])))


def split(word: str, vocabulary: Vocabulary) -> list[tuple[int, str]] | None:
    """The parts of a hyphened word that holds a name ("India-UK", "EU-level") or a date, each with its place; else
    None."""
    parts = HYPHENS.split(word)
    if parts[0].lower() in PARTICLES:
        return None  # Al-Sabah, who is no part of Malaysia
    is_span = parts[0][:3].lower() in MONTHS and parts[-1][:3].lower() in MONTHS  # January-October
    is_dated = is_span or (parts[0].lower() in HALVES and not parts[-1].islower())
    if not (is_dated or any(map(vocabulary.is_name, parts))) or not all(parts):
        return None
    places = [0, *accumulate(map(len, parts))]
    return list(zip(places, parts, strict=False))


def _is_possessive(text: str, at: int, *, of_party: bool = False) -> bool:
    """Whether an apostrophe behind an s tells whose (`both countries' officials`, `the Philippines' Minister`): it
    closes no quotation and stands in no name (`the Trade Ministers' Meeting`)."""
    behind = text[at + 1 : at + 3]
    if text[at - 1 : at] != "s" or behind[:1] != " " or not (behind[1:].islower() or of_party):
        return False
    before = text[max(0, at - QUOTED) : at]
    return "‘" not in before and " '" not in before


def _hyphens(word: str) -> Iterator[int]:
    return (at for at, letter in enumerate(word) if letter == "-" and at)
