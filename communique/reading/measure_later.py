"""What later sentences tell of a measure just named: from when it applies, at what rate, on whose goods.

Only the sentences right behind count; an interest rate or a rate of growth is none of a measure's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter

from communique.reading.days import edtf_of
from communique.reading.measure_drafts import RATED, Draft, stems
from communique.reading.measure_goods import goods_between
from communique.reading.mentions import Amount, Day
from communique.reading.notes import Notes, Sentence
from communique.reading.rules.measure_nouns import Spotted
from communique.reading.terms import amounts_of
from communique.records import Term

EFFECTIVE = re.compile(
    r"^(?:the|these|those|both|such)\s(?:new\s|temporary\s|provisional\s|definitive\s)?(?:(?:anti-dumping|safeguard|export|import)\s)?"
    r"(?:measures?|tariffs?|dut(?:y|ies)|lev(?:y|ies)|restrictions?|curbs|controls|rates?|quotas?|bans?|sanctions)\b"
    r"[^.]{0,40}\b(?:(?:takes?|took|comes?|came|enters?|entered|go(?:es)?|went)\s(?:into\s)?(?:effect|force)"
    r"|(?:be|is|are|was|were)\s(?:in\s(?:effect|force)|effective|valid|applied|applicable)|appl(?:y|ies)|runs?)\b",
    re.IGNORECASE,
)
UNTIL = re.compile(r"\b(?:until|till|by|through|expires?|to|ending)\W*$", re.IGNORECASE)


def take_effect(notes: Notes, placed: list[tuple[int, Draft]]) -> None:
    """Give the first measure of a sentence the day on which the sentence behind says that "the measures" begin."""
    first: dict[int, tuple[int, Draft]] = {}  # of each sentence, with its place in the order of telling
    for order, (number, draft) in enumerate(placed):
        first.setdefault(number, (order, draft))
    behind = {near for number in first for near in range(number, number + 3)}
    for sentence in (notes.sentences[near] for near in sorted(behind) if near < len(notes.sentences)):
        words = sentence.line.between(sentence.start, sentence.end)
        if not (found := EFFECTIVE.match(words)):
            continue
        numbers = (sentence.number - 2, sentence.number - 1, sentence.number)
        near = [first[number] for number in numbers if number in first]
        day = _day_behind(sentence, sentence.start + found.end())
        if near and day and not (told := min(near, key=itemgetter(0))[1]).effective:
            told.effective = _beginning(edtf_of(day, notes.document.published))


def _day_behind(sentence: Sentence, at: int) -> Day | None:
    """The first day behind a place of a sentence, when it is not the one on which a measure ends."""
    behind = (one for one in sentence.line.chunks if one.start >= at and isinstance(one.value, Day))
    day = next(behind, None)
    if day is None or UNTIL.search(sentence.line.between(max(at, day.start - 20), day.start)):
        return None
    return day.value if isinstance(day.value, Day) else None


def _beginning(edtf: str | None) -> str | None:
    """The day on which an interval begins."""
    return edtf.split("/")[0] if edtf else None


# ---- rates that stand apart from the noun of their measure ----

RATE_BEFORE = re.compile(
    r"\b(?:(?:rates?|deposits?|dut(?:y|ies)|tariffs?|lev(?:y|ies)|surtax)\s"
    r"(?:of|at|is|are|was|were|will be|stands? at|set at)"
    r"|(?:rates?|dut(?:y|ies)|tariffs?|deposits?)\s(?:\w+\s){0,2}(?:ranging|ranges?|ranged|between|from)(?:\s(?:from|between))?"
    r"|(?:rates?|dut(?:y|ies)|tariffs?|deposits?)\s(?:\w+\s){0,2}(?:set|fixed)\sat"
    r"|(?:hit with|slapped with|subject to|faces?|facing|faced|pay|incur|incurring))"
    r"\s?(?:a\s|an\s|the\s)?(?:highest\s|lowest\s)?(?:rates?\sof\s)?(?:up to\s|as much as\s|between\s|from\s)?$"
)
RATE_BEHIND = re.compile(r"^\s?(?:(?:deposit|duty|tariff|ad valorem)\s)?(?:rate|deposit)s?\b")
OTHER_RATES = re.compile(
    r"\b(?:interest|growth|inflation|exchange|unemployment|policy|(?<!import )tax|utili[sz]ation|employment|margins?|"
    r"lending|average|dumped|"
    r"sold|discount|(?<!anti-)subsid\w+)\b"
)


NEAR = 3  # sentences from a measure to the rates that are told of it


def later_rates(notes: Notes) -> Iterator[tuple[Sentence, int]]:
    """The rates told behind a measure without its noun, each by its sentence and chunk."""
    own: dict[int, set[int]] = {}  # of each sentence that names a measure, where the amounts of its terms start
    for sentence, match in notes.matches("measures"):
        if not sentence.is_title and isinstance(match.made, Spotted) and match.made.instrument in RATED:
            line = match.made.line
            own.setdefault(sentence.number, set()).update(line.chunks[at].start for at in amounts_of(line, match.made))
    for number in sorted({near for one in own for near in range(one, one + NEAR + 1)}):
        for sentence in notes.sentences[number : number + 1]:
            for index in _rates(sentence):
                if sentence.line.chunks[index].start not in own.get(number, ()):
                    yield sentence, index


def _rates(sentence: Sentence) -> Iterator[int]:
    """The chunks of the percentages of a sentence that the words beside them call rates."""
    line = sentence.line
    for index, chunk in enumerate(line.chunks if any(isinstance(one[3], Amount) for one in sentence.known) else ()):
        if not isinstance(chunk.value, Amount) or chunk.value.unit != "percent" or not index:
            continue
        before = line.between(line.chunks[max(0, index - 8)].start, chunk.start).lower()
        behind = line.between(chunk.end, line.chunks[min(len(line.chunks), index + 4) - 1].end).lower()
        if not RATE_BEFORE.search(before) and not RATE_BEHIND.match(behind):
            continue
        if not OTHER_RATES.search(
            line.between(line.chunks[max(0, index - 14)].start, chunk.start).lower() + behind[:16]
        ):
            yield index


def add_later_rates(notes: Notes, placed: list[tuple[int, Draft]]) -> None:
    """Add the rates told behind a measure to the one named last before, and the day from which they are paid."""
    for sentence, index in later_rates(notes):
        before = [draft for number, draft in placed if sentence.number - NEAR <= number <= sentence.number]
        rated = [one for one in before if one.instrument in RATED]
        amount = sentence.line.chunks[index].value
        if not rated or not isinstance(amount, Amount):
            continue
        start, end = (amount.value, amount.upto) if amount.upto is not None else (None, amount.value)
        told = rated[-1]
        if _is_on_other_goods(sentence, index, told):
            continue
        if not any(term.of == "tariff" and term.to == end for term in told.terms):
            told.terms = (*told.terms, Term("tariff", start, end, "percent"))
        told.effective = told.effective or _starting(sentence, notes)


def _is_on_other_goods(sentence: Sentence, index: int, told: Draft) -> bool:
    """Whether a rate is said to be on goods that the measure is not on: "deposits of 20 percent on rubber"."""
    line = sentence.line
    if line.lowered[index + 1 : index + 2] not in (["on"], ["for"]):
        return False
    goods = goods_between(line, index + 2)
    return bool(goods and told.products) and not stems(goods) & stems(told.products)


STARTING = re.compile(r"\b(?:starting|beginning|effective|as of|from)\W*(?:on|from)?\W*$", re.IGNORECASE)


def _starting(sentence: Sentence, notes: Notes) -> str | None:
    """The day from which a sentence says that something is paid; a weekday lies ahead."""
    for chunk in sentence.line.chunks:
        if isinstance(chunk.value, Day) and STARTING.search(sentence.line.between(sentence.start, chunk.start)[-20:]):
            ahead = False if chunk.value.weekday is not None else None
            return _beginning(edtf_of(chunk.value, notes.document.published, past=ahead))
    return None
