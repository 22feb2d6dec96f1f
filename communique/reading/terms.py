"""The terms of a measure: the rates, quotas and caps beside its noun, from what to what.

Only amounts of the same clause count, and each is the term of the nearest measure; a share of trade is none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from communique.reading import whose
from communique.reading.grammar import Line
from communique.reading.mentions import Amount, Day
from communique.reading.rules.measure_nouns import (
    NO_ADJECTIVES,
    REACH,
    VOLUMES,
    Spotted,
    head_of,
    is_for_each,
    is_head,
)
from communique.records import Term

OF = {
    "tariff": "tariff", "surtax": "tariff", "anti_dumping": "tariff", "countervailing": "tariff", "safeguard": "tariff",
    "tariff_quota": "quota", "quota": "quota", "sanction": "cap", "subsidy": "amount",
}  # fmt: skip
FREE = re.compile(
    r"\b(duty[- ]free|tariff[- ]free|zero[- ]tariffs?|to zero|to nil|nil (?:duty|rate)|"
    r"zero[- ](?:(?:import|customs|export) )?(?:dut(?:y|ies)|rates?))\b",
    re.IGNORECASE,
)


def terms_of(line: Line, made: Spotted, upto: int) -> tuple[Term, ...]:
    """The terms of a measure, in their order."""
    of = OF.get(made.instrument) or next((code for word, code in PRICED if word in line.lowered[made.head]), None)
    if of is None:
        return ()
    found: list[Term] = []
    before: Amount | None = None
    for index in amounts_of(line, made):
        amount: Amount = line.chunks[index].value
        if is_from(line, index):
            before = amount
            continue
        if found and _is_start(line, index):
            found[-1] = replace(found[-1], start=amount.value)
            continue
        unit = amount.unit
        if amount.upto is not None:
            found.append(Term(_of(of, line, index, amount), amount.value, amount.upto, unit))
            continue
        is_share = before or (of == "quota" and unit == "percent")
        basis = basis_of(line, index) if is_share else _each(line, index) or _when(line, index)
        found.append(Term(_of(of, line, index, amount), before.value if before else None, amount.value, unit, basis))
        before = None
    if found and of == "tariff" and (rise := _later(line, made, found[-1])) is not None:
        found.append(rise)
    if not found and of == "tariff" and FREE.search(_near(line, made, upto)):
        found.append(Term("tariff", None, 0, "percent"))
    return tuple(dict.fromkeys(found))


def _later(line: Line, made: Spotted, first: Term) -> Term | None:
    """The rate that a tariff will have later: "a 25% tariff on cabinets, which will increase to 50% on January 1"."""
    for at in range(made.head + 2, min(made.head + REACH, len(line.chunks) - 1)):
        rate = line.chunks[at].value
        if isinstance(rate, Amount) and line.lowered[at - 1] == "to" and rate.unit == first.unit == "percent":
            words = line.lowered[max(made.head, at - 5) : at - 1]
            rises = not RISING.isdisjoint(words) and ("which" in words or words[-1].endswith("ing"))
            return Term(first.of, first.to, rate.value, rate.unit) if rises and rate.value != first.to else None
    return None


RISING = frozenset("increase increases increasing rise rises rising go going climb climbing fall falling drop dropping "
                   "decrease decreasing".split())  # fmt: skip
PRICES = frozenset({"price", "prices"})
SPECIFIC = frozenset({"tariff", "anti_dumping", "countervailing", "safeguard"})
PRICED = (("fee", "amount"), ("price", "price"))


def amounts_of(line: Line, made: Spotted) -> list[int]:
    """The chunks of the amounts that are terms of the measure."""
    low, high = whose.clause(line, made.head)
    if line.lowered[high : high + 1] == ["which"] and not STANDS.isdisjoint(line.lowered[high + 1 : high + 4]):
        _, high = whose.clause(line, high + 1)  # "a duty, which had stood at 13 percent"
    first, last = max(low, made.head - REACH), min(high, made.head + REACH)
    found = []
    for index, (_, _, _, amount, _) in enumerate(line.chunks[first:last], first):
        if isinstance(amount, Amount) and _fits(line, index, amount, made) and _is_of(line, index, made):
            found.append(index)
    return found


def _is_of(line: Line, index: int, made: Spotted) -> bool:
    """Whether an amount is the measure's, not another's; a volume that may be traded stands behind plain `exports`."""
    return head_of(line, index) == made.head or (made.instrument == "quota" and not is_head(line, made.head))


STANDS = frozenset("stood stands stand range ranges ranged".split())


def _fits(line: Line, index: int, amount: Amount, made: Spotted) -> bool:
    """Whether an amount can be a term: a rate of a tariff, a volume of a quota; not "100 percent of goods"."""
    after = line.chunks[index + 1].low if index + 1 < len(line.chunks) else ""
    before = line.chunks[index - 1].low if index else ""
    is_share = before in ("of", "at") and after == "of" and made.instrument in ("quota", "tariff_quota")
    if is_share and amount.unit == "percent":
        return index > made.head  # "quotas of 100 per cent of 2024 volumes"
    is_aside = before == "(" and not (amount.upto is not None and amount.unit == "percent" and index <= made.head + 10)
    if is_aside or before in ("by", "down") or (before == "plus" and amount.unit == "percent"):
        return False
    if after.split(" ")[0] in ("less", "more", "lower", "higher", "of") and amount.unit == "percent" and before != "to":
        return False
    if _is_of_another_plan(line, index):
        return False
    if before == "first" and amount.unit in VOLUMES:  # "the first 100,000 vehicles will be subject to a tariff of"
        return True
    if amount.unit == "percent":
        if before in MOVED:
            return False
        if made.instrument in ("tariff", "surtax") and (after == "of" or _is_share_again(line, index)):
            return False
        return index > made.head or _is_adjective(line, index, made.head)
    if made.instrument in ("quota", "tariff_quota"):
        return amount.unit in VOLUMES and (abs(index - made.head) < 12 or _is_next_volume(line, index, amount))
    if made.instrument == "sanction":
        return amount.unit in ("USD", "EUR") and "cap" in line.chunks[made.head].low
    is_money = amount.unit is not None and len(amount.unit) == 3 and amount.unit.isupper()
    if is_money and not PRICES.isdisjoint(line.lowered[max(0, index - 5) : index]):
        return False  # "a levy of $240 when the price hits $1,430 per tonne"
    if is_money and made.instrument in SPECIFIC and is_for_each(line, index):
        return index > made.head  # a duty of so much a tonne
    if is_money and any(word in line.lowered[made.head] for word, _ in PRICED):
        return is_for_each(line, index)
    return made.instrument == "subsidy" and amount.unit is not None and len(amount.unit) == 3


def _is_of_another_plan(line: Line, index: int) -> bool:
    """Whether a rate is one that was only held out: "instead of a threatened 46 percent", "lower than the 25%"."""
    words = [word for low in line.lowered[max(0, index - 5) : index] for word in low.split()]
    than = next((at for at in range(len(words) - 1, max(-1, len(words) - 4), -1) if words[at] == "than"), None)
    if than is not None and than > 0 and words[than - 1] in COMPARED:
        return than < 2 or words[than - 2] not in ("no", "not")  # but "no higher than 15 percent"
    return "instead" in words or "rather" in words or words[-1:] == ["versus"]


COMPARED = frozenset({"lower", "higher", "rather", "less", "smaller", "larger", "steeper", "below", "above", "other"})


def _is_next_volume(line: Line, index: int, amount: Amount) -> bool:
    """Whether a volume of the same unit stands shortly before: "of 96 tonnes for 2026 and | 98 tonnes for 2027"."""
    before = (line.chunks[at].value for at in range(index - 1, max(-1, index - 7), -1))
    return any(isinstance(one, Amount) and one.unit == amount.unit for one in before)


def _is_share_again(line: Line, index: int) -> bool:
    """Whether a percentage is the next share of a trade: "on 95 percent of exports, and on | 99 percent by 2030"."""
    if line.lowered[index - 1] != "on" and line.lowered[max(0, index - 2) : index] not in SHARE_RISES:
        return False
    shares = (at for at in range(index - 1) if isinstance(line.chunks[at].value, Amount))
    return any(line.chunks[at].value.unit == "percent" and line.lowered[at + 1] == "of" for at in shares)


SHARE_RISES = (["rising", "to"], ["this", "to"], ["increasing", "to"], ["up", "to"])
MOVED = frozenset(
    "dropped fell fallen rose risen declined grew grown slumped jumped surged plunged climbed "
    "reaches reached reach".split()
)  # what rose 4 percent is trade, what reaches 50 percent is the use of a quota


def _is_adjective(line: Line, index: int, head: int) -> bool:
    """Whether only adjectives stand between an amount and the noun: "an additional 25% ad valorem tariff"."""
    words = line.lowered[index + 1 : head]
    return len(words) <= 5 and not any(word in NO_ADJECTIVES for word in words)


def is_from(line: Line, index: int) -> bool:
    """Whether an amount is where a change starts: "from 100 percent to 75 percent"."""
    before = line.chunks[index - 1].low if index else ""
    later = line.lowered[index + 1 : index + 6]
    return before == "from" and "to" in later


def _is_start(line: Line, index: int) -> bool:
    """Whether an amount is where a change started that is told end first: "to 25 percent from 10 percent"."""
    first = max(0, index - 12)
    behind = range(first, index)
    words = [line.lowered[at] for at in behind if not isinstance(line.chunks[at].value, Day)]
    words = [word for word in words if word not in CURRENT]
    if words[-2:] in (["down", "from"], ["up", "from"], ["lower", "from"], ["higher", "from"]):
        return True  # "a tariff of 15 percent, down from 39 percent"
    amounts = (at for at in range(index - 1, first, -1) if isinstance(line.chunks[at].value, Amount))
    ended = next(amounts, None)
    if words[-1:] != ["from"] or ended is None or any(line.lowered[at] in ("and", ";") for at in range(ended, index)):
        return False
    return line.lowered[ended - 1] == "to" or words[-3:-2] == ["to"]  # "to 20 percent of 2024 levels from 50 percent"


CURRENT = frozenset(
    "the its a an current present existing previous proposed initial original threatened planned earlier "
    "previously formerly on in ,".split()
)  # "from the current 15 percent"


def _of(of: str, line: Line, index: int, amount: Amount) -> str:
    """What a term is of: a percentage beside `tariff` is a rate even where a quota is near."""
    if amount.unit == "percentage_points":
        return "other"
    if index and line.chunks[index - 1].low == "first" and amount.unit in VOLUMES:
        return "quota"
    words = line.between(line.chunks[index].start, line.chunks[min(len(line.chunks), index + 4) - 1].end).lower()
    return "tariff" if of == "quota" and re.search(r"\b(?:tariff|dut(?:y|ies)|rate)", words) else of


def basis_of(line: Line, index: int) -> str | None:
    """What a quota is counted by: the words behind `of`, as in "75 percent of 2024 import volumes"."""
    chunks = line.chunks
    if index + 2 >= len(chunks) or chunks[index + 1].low != "of":
        return None
    end = index + 2
    while end < len(chunks) and end - index < 10 and chunks[end].low not in (
        "and", ",", ".", ";", "from", "to", "in", "as", "for", "while", "on",
    ):  # fmt: skip
        end += 1
    first = index + 3 if chunks[index + 2].low in ("the", "its", "their") else index + 2
    return line.between(chunks[first].start, chunks[end - 1].end) if end > first else None


def _each(line: Line, index: int) -> str | None:
    """What a fee or price is paid for each of: the net ton in "$46 per net ton"."""
    if not is_for_each(line, index):
        return None
    end = index + 3
    if line.lowered[index + 2] in ("net", "gross", "metric") and end < len(line.chunks):
        end += 1
    return line.between(line.chunks[index + 2].start, line.chunks[end - 1].end)


def _when(line: Line, index: int) -> str | None:
    """For which year a volume is: 2027 in "98,000 tonnes for 2027"; "a year" where it is one of each."""
    behind = line.lowered[index + 1 : index + 3]
    if behind in (["a", "year"], ["each", "year"], ["every", "year"], ["per", "year"]):
        return "a year"
    is_year = behind[:1] in (["for"], ["in"]) and YEAR.fullmatch(behind[-1])
    return behind[-1] if is_year else None


YEAR = re.compile(r"20\d\d")


def _near(line: Line, made: Spotted, upto: int) -> str:
    """The words from a little before a measure's noun to a little behind its goods."""
    first, last = max(0, made.head - 4), min(len(line.chunks), upto + 4)
    return line.between(line.chunks[first].start, line.chunks[last - 1].end)
