"""When a figure holds: the day of its clause, the interval of a change, the same period of the year before.

A day that it is only compared with ("up from 2019") is not its own.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from communique.reading import whose
from communique.reading.days import edtf_of
from communique.reading.grammar import Line
from communique.reading.mentions import Day
from communique.reading.notes import Sentence
from communique.reading.rules.figures import Stated

NEAR = 5  # chunks between an amount and the day behind it: "$6 billion worth of goods in 2020"


# The month in which the fiscal year begins, by party; of others it is not known here.
FISCAL = {"IN": 4, "JP": 4, "AU": 7, "PK": 7, "BD": 7, "EG": 7, "KE": 7}
SPANNED = re.compile(r"(?:FY|[Ff]iscal|[Ff]inancial)|\b\d{4}\s?[-–/]\s?\d\d\b")


def fiscal(period: str, words: str, home: str | None) -> str:
    """The months of a fiscal year told by its two calendar years: "FY2024-25" of India begins in April 2024."""
    found = re.fullmatch(r"(\d{4})/(\d{4})", period)
    if not found or home not in FISCAL or int(found[2]) - int(found[1]) != 1 or not SPANNED.search(words):
        return period
    return f"{found[1]}-{FISCAL[home]:02}/{found[2]}-{FISCAL[home] - 1:02}"


def period_of(sentence: Sentence, made: Stated, published: date | None, home: str | None = None) -> str | None:
    """When: the day right behind the amount, else the nearest in its clause, else the one that opens the sentence."""
    days = [(index, chunk.value) for index, chunk in enumerate(made.line.chunks) if isinstance(chunk.value, Day)]
    if made.of == "participants":  # those who came are told of the gathering, which has a day of its own
        return None
    if made.of != "meetings":  # a sum pledged on a day is no sum of that day
        days = [one for one in days if one[1].day is None and one[1].weekday is None and not _is_today(one[1])]
    if made.of == "growth" and (change := _from_to(made, days, published)):
        return change
    best = _nearest_day(sentence, made, days)
    if best is None:
        return None
    index, day = best
    if made.head > index and EARLIER.match(_words_behind(made)) and made.of != "growth":
        return _years_before(edtf_of(day, published))
    before = made.line.chunks[index - 1].low if index else ""
    meant = edtf_of(day, published, past=None if before in ("by", "until", "through", "from") else True)
    if _is_same_period(made.line, index) and (year_before := _year_before(made.line, days, index, published)):
        return year_before
    is_since = index > 0 and made.line.chunks[index - 1].low == "since"
    if meant and is_since and published and made.unit in ("percent", "times") and len(meant) >= 4:
        return f"{meant[:4]}/{published.year}"
    return fiscal(meant, made.line.words(made.line.chunks[index]), home) if meant else None


EARLIER = re.compile(
    r"(?:tallied |recorded |posted |logged |reported |registered |seen )?a year (?:earlier|before|ago)"
)


def _words_behind(made: Stated) -> str:
    """The few words behind an amount, in small letters."""
    return " ".join(made.line.lowered[made.head + 1 : made.head + 5])


def _years_before(period: str | None) -> str | None:
    """The same year or month one year earlier: "compared with $5 billion a year earlier"."""
    if period is None or not re.fullmatch(r"\d{4}(?:-\d\d)?", period):
        return None
    return f"{int(period[:4]) - 1}{period[4:]}"


def _is_today(day: Day) -> bool:
    return (day.relative or "") in ("today", "yesterday", "tomorrow")


def _from_to(made: Stated, days: list[tuple[int, Day]], published: date | None) -> str | None:
    """The interval of a growth told with both ends: "up a tenth from $1 billion in 2021 to $2 billion in 2022"."""
    behind = [one for one in days if made.head < one[0] <= made.head + 20]
    if len(behind) < 2:
        return None
    between = [chunk.low for chunk in made.line.chunks[made.head : behind[1][0]]]
    first, last = edtf_of(behind[0][1], published), edtf_of(behind[1][1], published)
    is_change = "from" in between and "to" in between[between.index("from") :]
    if not is_change or not first or not last or "/" in first + last or len(first) != len(last) or first >= last:
        return None
    return f"{first}/{last}"


def _is_same_period(line: Line, index: int) -> bool:
    before = line.between(line.chunks[max(0, index - 4)].start, line.chunks[index].start).lower()
    return bool(re.search(r"same (period|month|quarter|time)", before))


def _year_before(line: Line, days: list[tuple[int, Day]], index: int, published: date | None) -> str | None:
    """The period named before in the sentence, a year earlier: "the same period last year"."""
    earlier = [edtf_of(day, published) for at, day in days if at < index]
    named = next((one for one in reversed(earlier) if one and len(one) == 7), None)
    return f"{int(named[:4]) - 1}{named[4:]}" if named else None


def _nearest_day(sentence: Sentence, made: Stated, days: list[tuple[int, Day]]) -> tuple[int, Day] | None:
    days = [one for one in days if (one[1].relative or "").startswith("past") or not _is_compared(made, one[0])]
    heads = sorted(match.made.head for match in sentence.matches if isinstance(match.made, Stated))
    following = next((head for head in heads if head > made.head), len(made.line.chunks))
    if made.unit not in CHANGES and made.of in LEVELS:  # "trade has doubled in five years and stands at $2 billion"
        days = [one for one in days if not (one[0] < made.head and (one[1].relative or "").startswith("past "))]
    behind = [one for one in days if made.head < one[0] <= min(made.head + NEAR, following)]
    if behind and behind[0][0] > made.head + 1 and _is_in_contrast(made, days, behind[0][0]):
        days = [one for one in days if one[0] < behind[0][0]]  # "in 2017 it was $3 billion, by 2024 $6 billion"
        behind = []
    if behind or made.unit == "rank":
        return behind[0] if behind else None
    low, high = whose.clause(made.line, made.head)
    in_front = [one for one in days if one[0] < made.head and (low <= one[0] or one[0] < 4)]
    in_front = [one for one in in_front if not _is_another_that(made.line, one[0], made.head)]
    if in_front:
        return in_front[-1]
    later = [one for one in days if made.head < one[0] < min(high, made.head + 2 * NEAR)]
    if following < len(made.line.chunks) and "," in made.line.lowered[made.head : following]:
        later = [one for one in later if one[0] < following]  # "to $6 billion, and it came to $1 billion in March"
    return later[0] if later else None


def _is_another_that(line: Line, first: int, last: int) -> bool:
    """Whether another thing that somebody said begins between two chunks: "in May and that it will lend"."""
    return any(pair == ("and", "that") for pair in pairwise(line.lowered[first:last]))


CHANGES = ("percent", "times", "percentage_points")
LEVELS = ("trade", "exports", "imports", "gdp", "population", "output")


def _is_in_contrast(made: Stated, days: list[tuple[int, Day]], index: int) -> bool:
    """Whether a day behind a comma is the next one's, where the figure has its own at the head of the sentence."""
    words = made.line.lowered
    ahead = [at for at, _ in days if at < made.head]
    if words[index - 1] not in ("in", "by") or "," not in words[made.head : index]:
        return False
    return any(at < 4 for at in ahead) or "but" in words[made.head : index]


GROWN = re.compile(r"\b(?:rise|drop|increase|decrease|decline|growth|jump|fall|up|down|higher|lower) (?:\S+ )?from$")
COMPARISONS = frozenset("from over than against versus vs".split())


def _is_compared(made: Stated, index: int) -> bool:
    """Whether a day is only what a figure is compared with: "up 5 percent from 2019", "the highest since May"."""
    words = made.line.lowered[max(0, index - 4) : index]
    words = [word for word in words if word not in ("the", "in", "that", "recorded", "figure")]
    if not words:
        return False
    if words[-1] in ("to", "with") and {"compared", "relative"} & set(words):
        return True
    if words[-1] == "on" and made.of == "growth" and made.head < index:
        return True
    if words[-1] == "from" and GROWN.search(" ".join(made.line.lowered[max(0, index - 5) : index])):
        return True  # "a drop of 8.5 percent from 2023"
    is_since = words[-1] == "since" and made.unit not in ("percent", "times", "percentage_points")
    return is_since or (words[-1] in COMPARISONS and made.of == "growth")
