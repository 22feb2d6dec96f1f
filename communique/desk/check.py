"""Holds a statement against the words it cites: names, days, amounts and verbatim words must stand there.

Used twice: while a brief is composed, to decline what its quotes do not bear out, and in tests over whole briefs.
Knows no template: it reads the finished sentence. The act that it tells must be its record's own, and the words cited
must hold a word of that act (acts.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache

from communique.desk import acts
from communique.desk.cited import Citation, Statement
from communique.desk.wording import Words, numbers_in, plain, words_of
from communique.desk.wording import names_of_countries as countries
from communique.records import Event, Record
from communique.register import Register

Asks = Callable[[Words], bool]
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_QUOTED = re.compile(r"“([^“”]*)”")
_PUBLISHED = re.compile(rf"\b(?:published on|Releases? of|releases? of) (\d{{1,2}}) ({_MONTH}) (\d{{4}})")
_SPAN = re.compile(rf"\b(\d{{1,2}}) to (\d{{1,2}}) ({_MONTH}) (\d{{4}})")
_DAY = re.compile(rf"\b(\d{{1,2}}) ({_MONTH}) (\d{{4}})")
_MONTH_OF = re.compile(rf"\b({_MONTH}) (\d{{4}})")
_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![\d,]|\.\d)")
_MONEY = re.compile(r"\b([A-Z]{3}) (?=\d)")
_FIGURE = re.compile(r"\d")
_CAPITAL = re.compile(r"[^\W\d_][\w’'&.-]*[\w]|[^\W\d_]")
_MONTHS = _MONTH.split("|")
# Words of templates that may stand at the head of a sentence.
_HEADS = frozenset(
    "a an the on in at from between by of for no both it its they he she this these trade exports imports investment "
    "direct foreign releases release sides aid population gdp cost output figure measure".split()
)


@dataclass(frozen=True, slots=True)
class Lack:
    """What a statement says and none of its quotes bears out.

    `sort` is name, country, day, amount, money, words, act or quote.
    """

    sort: str
    what: str

    def __str__(self) -> str:
        return f"{self.sort} {self.what!r}"


class Held:
    """The words that a statement cites, as what they bear out; a name may stand in several quotes together."""

    def __init__(self, citations: Sequence[Citation]) -> None:
        self.citations = citations
        self.quotes = [words_of(one.quote.words, one.source.published) for one in citations]

    @cached_property
    def tokens(self) -> frozenset[str]:
        """The words of all quotes, and of the names of who published them."""
        publishers = (_tokens(one.source.publisher or "") for one in self.citations)
        return frozenset[str]().union(*(quote.tokens for quote in self.quotes), *publishers)

    def bears(self, lack: Lack) -> bool:
        """Whether a quote bears this out."""
        if lack.sort == "name":
            return _are_said(lack.what, self.tokens)
        asks = bearer(lack)
        return any(asks(words) for words in self.quotes)


def lacks(text: str, citations: Sequence[Citation]) -> tuple[Lack, ...]:
    """What of the text stands in none of the quotes; empty for a statement that is borne out."""
    held = Held(citations)
    return tuple(dict.fromkeys(lack for lack in claims(text) if not held.bears(lack)))


def claims(text: str) -> Iterator[Lack]:
    """All of a text that its quotes must bear out, as what it would lack without any."""
    yield from (Lack("words", part) for part in _verbatim(text))
    bare = _QUOTED.sub(" ", text)
    if has_figures := bool(_FIGURE.search(bare)):
        for pattern in _DAYS_AND_MONTHS:
            if days := [match[0] for match in pattern.finditer(bare)]:
                yield from (Lack("day", day) for day in days)
                bare = pattern.sub(" ", bare)
        yield from (Lack("money", code) for code in sorted({match[1] for match in _MONEY.finditer(bare)}))
        bare = _MONEY.sub(" ", bare)
    for name, _ in countries(bare):
        yield Lack("country", name)
        bare = _whole(name).sub(" ", bare)
    if has_figures:
        yield from (Lack("amount", f"{value:.15g}") for value in numbers_in(bare))
    yield from (Lack("name", name) for name in _names(bare))


def act_lacks(text: str, record: Record | None, citations: Sequence[Citation]) -> tuple[Lack, ...]:
    """The act of a record that a sentence does not tell, or that none of its quotes holds a word of."""
    if not isinstance(record, Event):
        return ()
    is_told = acts.tells(text, record.act)
    is_held = any(acts.carries(words_of(one.quote.words, None), record.act) for one in citations)
    return () if is_told and is_held else (Lack("act", record.act),)


@lru_cache(maxsize=20_000)
def bearer(lack: Lack) -> Asks:
    """Whether one more quote would bear out what was missing, as a question to its words."""
    match lack.sort:
        case "words":
            return lambda words: lack.what in words.flat
        case "amount":
            value = float(lack.what)
            return lambda words: words.has(value)
        case "act":
            return lambda words: acts.carries(words, lack.what)
        case "money":
            return lambda words: words.names_currency(lack.what)
        case "country":
            codes = [code for _, code in countries(lack.what)]
            return lambda words: any(words.names_country(code) for code in codes)
        case "name":
            name = lack.what
            return lambda words: _are_said(name, words.tokens)
        case "day":
            for pattern, asks_for in ((_PUBLISHED, _asks_published), *_DAY_FORMS):
                if match := pattern.fullmatch(lack.what):
                    return asks_for(match)
    return lambda words: False


@lru_cache(maxsize=20_000)
def may_bear(lack: Lack) -> Asks:
    """Whether any part of a longer text could bear out what was missing: False is certain, and quickly found."""
    if lack.sort == "amount":
        value = float(lack.what)
        return lambda words: words.may_have(value)
    if lack.sort == "country":
        codes = [code for _, code in countries(lack.what)]
        return lambda words: any(words.may_name_country(code) for code in codes)
    # Of whole words and of days a text holds all that its sentences hold.
    return bearer(lack)


@dataclass(frozen=True, slots=True)
class Fault:
    """A statement of a brief that its sources do not bear out."""

    statement: Statement
    lacks: tuple[Lack, ...]

    def __str__(self) -> str:
        return f"{self.statement.text} -- lacks {', '.join(map(str, self.lacks))}"


def faults(statements: Iterable[Statement], register: Register) -> tuple[Fault, ...]:
    """The statements whose quotes do not exist in the register, or do not hold what is stated."""
    texts: dict[str, str | None] = {}
    found = []
    for statement in statements:
        missing = [
            Lack("quote", one.quote.words[:60]) for one in statement.citations if not _exists(one, texts, register)
        ]
        said = " ".join((statement.text, *(f"{cell}." for cell in statement.cells)))
        first = statement.citations[0].record
        stored = register.record(first) if first else None
        deed = act_lacks(statement.text, stored.record if stored else None, statement.citations)
        if wrong := (*missing, *lacks(said, statement.citations), *deed):
            found.append(Fault(statement, wrong))
    return tuple(found)


def _exists(citation: Citation, texts: dict[str, str | None], register: Register) -> bool:
    id, quote = citation.source.id, citation.quote
    if id not in texts:
        found = register.document(id)
        texts[id] = found.document.text if found else None
    text = texts[id]
    return text is not None and text[quote.start : quote.end] == quote.words


def _verbatim(text: str) -> list[str]:
    """The verbatim parts of a text, as `Words.flat` has them; words left out part them."""
    parts = (part for quoted in _QUOTED.findall(text) for part in quoted.split("…"))
    return [flat for part in parts if (flat := plain(part).strip(" .,"))]


def _asks_published(match: re.Match[str]) -> Asks:
    day = _day(match[3], match[2], match[1])
    return lambda words: day is not None and words.published == day


def _asks_span(match: re.Match[str]) -> Asks:
    days = [_day(match[4], match[3], match[at]) for at in (1, 2)]
    return lambda words: all(day is not None and words.has_day(day) for day in days)


def _asks_day(match: re.Match[str]) -> Asks:
    day = _day(match[3], match[2], match[1])
    return lambda words: day is not None and words.has_day(day)


def _asks_month(match: re.Match[str]) -> Asks:
    year, month = int(match[2]), _number(match[1])
    return lambda words: words.has_month(year, month)


def _asks_year(match: re.Match[str]) -> Asks:
    year = int(match[1])
    return lambda words: words.has_year(year)


# How a statement writes days, longest first, and what each asks of a quote.
_DAY_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Asks]], ...] = (
    (_SPAN, _asks_span),
    (_DAY, _asks_day),
    (_MONTH_OF, _asks_month),
    (_YEAR, _asks_year),
)


_DAYS_AND_MONTHS = (_PUBLISHED, *(pattern for pattern, _ in _DAY_FORMS))


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), _number(month), int(day))
    except ValueError:
        return None


def _number(month: str) -> int:
    return _MONTHS.index(month) + 1


@cache
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}\b")


def _names(text: str) -> list[str]:
    """Words with a capital that are no word of a template at the head of a sentence."""
    found = []
    for match in _CAPITAL.finditer(text):
        if match[0].islower() or not any(char.isupper() for char in match[0]):
            continue
        is_head = not text[: match.start()].strip() or text[: match.start()].rstrip()[-1:] in ".:?!;"
        if not (is_head and match[0].casefold() in _HEADS):
            found.append(match[0])
    return found


def _are_said(name: str, tokens: frozenset[str]) -> bool:
    """Whether quotes hold a name, or the words that its hyphens join: `States-Israel`."""
    return _tokens(name) <= tokens or ("-" in name and _tokens(name.replace("-", " ")) <= tokens)


def _tokens(name: str) -> frozenset[str]:
    return words_of(name, None).tokens
