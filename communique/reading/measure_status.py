"""How far a measure has come, and the days of its announcement and effect.

Only the words of its own clause tell; a measure spoken of as there is in force.
"""

from __future__ import annotations

import re
from datetime import date

from communique.reading.clause import opens_item
from communique.reading.days import edtf_of
from communique.reading.grammar import Line
from communique.reading.lists import LeadIn
from communique.reading.mentions import Day
from communique.reading.rules.measure_nouns import Spotted, is_head

_STATUS = (
    ("ended", re.compile(r"\b(?:has|have|had) decided to (?:lift|remove|end|terminate|revoke|scrap|withdraw)\b", re.I)),
    ("under_review", re.compile(r"\b(review\w*|reconsider\w*|reform\w*|whether (?:or not )?to)\b", re.IGNORECASE)),
    ("proposed", re.compile(
        r"\b(propos(?:ed?|es|al|ing)|threaten\w*|recommend\w*|(?:ready|prepared|willing) to|"
        r"(?:preparing|mulling|weighing|eyeing|studying))\b", re.I)),
    ("announced", re.compile(
        r"\b(will|shall|announc\w+|plan\w*|intend\w*|(?:poised|set|expected|scheduled|slated|likely) to|"
        r"commit\w*|agree(?:d|s|ing)?\b|pledge\w*|is to|are to|decided|is imposing|"
        r"(?:decision|move)(?: (?:by|from|of|on) [^;:]{3,40}?)? to|(?<!began )(?<!begun )(?<!started )imposing|to be|"
        r"(?:said|confirmed|declared)\b[^.;]{0,40}\bwould)\b", re.I)),
)  # fmt: skip
_LIFTED = re.compile(
    r"\b(lift(ed|ing)|remov(ed|ing)|eliminat(ed|ing)|end(ed|ing)|scrap\w+|terminat(ed|ing|es|ion of)|abolish(ed|ing)|"
    r"withdr\w+n|repealed|dropped|dropping|waived|rescinded|"
    r"phased out|struck down|overturn(ed|ing)|invalidated|no longer)\b", re.IGNORECASE,
)  # fmt: skip
_CHANGED = (
    "(?:increased|reduced|raised|lifted|imposed|cut|removed|halved|lowered|slashed|introduced|applied|eliminated|"
    "extended|levied|lifted|adjusted|suspended|replaced|reinstated|doubled|revoked|repealed|terminated|scrapped|"
    "abolished|ended|dropped|waived|eased|relaxed|expanded|widened|tightened|hiked|restored|prolonged|renewed|"
    "phased out)"
)
_BEHIND = (
    ("proposed", re.compile(r"^\W*(?:\w+ )?proposed by", re.I)),
    (
        "announced",
        re.compile(
            rf"\b(?:will|shall|is to|are to|(?:set|expected|likely|due|slated|scheduled) to) "
            rf"(?:(?:\w+ )?be )?{_CHANGED}\b",
            re.I,
        ),
    ),
    (
        "announced",
        re.compile(r"\b(?:will|shall|set to) (?:\w+ly )?(?:rise|fall|increase|go|drop|take effect|enter)\b", re.I),
    ),
    ("announced", re.compile(r"\bto (?:fall|rise|drop)\b(?= from\b)", re.I)),
    ("announced", re.compile(r"\b(?:plans|intends|is set|is) to (?:introduce|impose|apply|levy|raise)\b", re.I)),
    ("ended", re.compile(r"\b(?:was|were|been) (?:lifted|removed|eliminated|scrapped|ended|abolished)\b", re.I)),
)
# "May" is a month.
_MAYBE = re.compile(r"\b((?i:potential|possible|might|could|would|consider\w*|threat\w*|looming)|may)\b")


def status_of(line: Line, made: Spotted, low: int) -> str | None:
    """How far a measure has come, by the words of its clause up to its noun; what is spoken of as there is in force."""
    if made.deed is not None and line.words(line.chunks[made.deed]).endswith("ing"):
        low = 0  # "plans to cut quotas, while raising tariffs": one plan
    deed = line.chunks[made.deed].low if made.deed is not None else ""
    if deed.startswith(("maintain", "keep", "retain", "remain")):
        return "in_force"
    behind_it = line.lowered[made.head + 2 : made.head + 3]
    is_spoken_of = made.deed is None or made.deed > made.head or behind_it == ["by"]
    if is_spoken_of and not PUT_ON.isdisjoint(line.lowered[made.head + 1 : made.head + 2]):
        low = max(low, made.head - 3)  # "will discuss the tariffs imposed by Peru"
    first = max(low, made.head - 40)
    before = line.between(line.chunks[first].start, line.chunks[made.head].end)
    for status, words in _STATUS:
        if words.search(before):
            return status
    behind = (
        line.between(line.chunks[made.head].end, line.chunks[min(len(line.chunks), made.head + 12) - 1].end)
        if (made.head + 1 < len(line.chunks))
        else ""
    )
    for status, words in _BEHIND:
        if words.search(behind):
            return status
    is_item = made.deed is not None and opens_item(line, made.deed)  # "The ministry will:", then "impose a tariff"
    if is_item and isinstance(line.context, LeadIn) and line.context.is_planned:
        return "announced"
    near = line.between(line.chunks[max(low, made.head - 6)].start, line.chunks[made.head].end)
    if _MAYBE.search(near):
        return "proposed"
    return "ended" if _LIFTED.search(near) else "in_force"


PUT_ON = frozenset({"imposed", "levied", "slapped", "introduced"})
_EFFECTIVE = re.compile(
    r"(effective|starting|beginning|as of|take effect|takes effect|took effect|from|into force|since|"
    r"(?:plans|intends|is set) to (?:introduce|impose|apply|levy))\W*(on|from|in|as of)?\W*$"
)
_ANNOUNCED = re.compile(r"(?:announce\w*[^.;]{0,40}|\b(?:decision|move) (?:of|on|taken on)\W*)$", re.IGNORECASE)


_OF_AN_ORDER = re.compile(r"(Executive Order|Proclamation|Notification|Regulation)[^,;.]{0,20} of\W*$")


DONE = frozenset(
    "imposed introduced levied raised adopted lifted removed doubled tightened scrapped extended slapped "
    "suspended banned halted launched initiated opened instituted begun started".split()
)


def _is_of_the_deed(line: Line, made: Spotted, index: int) -> bool:
    """Whether a day is the one on which a measure was put on or lifted: "On April 2, Chile imposed a tariff"."""
    verb = line.lowered[made.head].split(" ")[0]
    deed = made.head if made.deed is None and verb in BANNED else made.deed
    if deed is None or (deed != made.head and line.lowered[deed] not in DONE):
        return False
    before = line.lowered[index - 1] if index else ""
    is_near = index <= 2 or deed - 3 <= index < deed or made.head < index <= made.head + 14
    return is_near and before in ("on", "in")


def _is_for_then(line: Line, made: Spotted, index: int) -> bool:
    """Whether a day is the one on which a measure is to begin: "Chile will raise tariffs on copper on April 2"."""
    day = line.chunks[index].value
    if made.deed is None or line.lowered[index - 1] != "on" or not made.head < index <= made.head + 14:
        return False
    if not isinstance(day, Day) or day.month is None or line.lowered[made.deed].endswith(("ed", "ing")):
        return False
    if line.lowered[index - 2].endswith("ed"):  # "the controls announced on October 9"
        return False
    return not {"will", "shall"}.isdisjoint(line.lowered[max(0, made.deed - 3) : made.deed])


BANNED = frozenset("banned suspended halted prohibited restricted blocked".split())


def _is_plan_told(line: Line, made: Spotted, index: int, before: str) -> bool:
    """Whether a day is the one on which a plan was told: "Chile said on Monday it would impose a tariff"."""
    if index >= made.head or not TOLD.search(before):
        return False
    return bool(AHEAD.search(line.between(line.chunks[index].end, line.chunks[made.head].end)))


TOLD = re.compile(r"\b(?:said|confirmed|unveiled|declared)\W*(?:on|late on)?\W*$")
AHEAD = re.compile(r"\b(?:will|would) (?:\w+ )?(?:" + "|".join(
    "impose slap raise ban lift extend introduce cut remove levy suspend scrap apply double hike".split()) + r")\b",
)  # fmt: skip


FUTURE = re.compile(r"\b(?:will|shall|would|is to|are to)\b")


BEGAN = re.compile(r"\b(?:came|took|went|entered|been)\b[^,;]{0,30}$")
PROBED = re.compile(r"\b(?:investigat|probe|review|inquir)")


def _is_effective(before: str) -> bool:
    """Whether the words before a day make it the one of effect; "announced that effective 25 May" does."""
    found = _EFFECTIVE.search(before)
    if found is not None and found[1] == "since" and PROBED.search(before):
        return False  # "has conducted an investigation since May 3"
    return found is not None and (found[1].startswith(("effective", "starting")) or "announce" not in before[-25:])


LISTED = frozenset({"prohibition", "cessation", "suspension"})


def _is_another(line: Line, at: int) -> bool:
    """Whether another measure is named at a chunk, not the short name of one in brackets."""
    is_noun = line.lowered[at] in LISTED or is_head(line, at)
    return is_noun and line.lowered[at - 1] != "(" and line.lowered[at + 1 : at + 2] != [")"]


def dates_of(line: Line, made: Spotted, published: date | None) -> tuple[str | None, str | None]:
    """The days of announcement and of effect that stand in the sentence."""
    announced = effective = None
    nearest = max(0, made.head - 30)
    for index, chunk in enumerate(line.chunks[nearest : made.head + 31], nearest):
        if not isinstance(chunk[3], Day):
            continue
        if any(_is_another(line, at) for at in range(made.head + 1, index)):
            continue  # the day of another measure
        before = line.between(line.chunks[max(0, index - 8)].start, chunk.start)
        is_then = 0 < made.head - index < 14 or (made.deed == made.head and 0 < index - made.head <= 3)
        if chunk.value.relative in ("today", "yesterday") and made.deed is not None and is_then:
            announced = announced or edtf_of(chunk.value, published)
            continue
        meant = edtf_of(chunk.value, published)
        if _is_for_then(line, made, index):
            effective = effective or meant
        elif _is_effective(before.rstrip().lower()):
            is_ahead = chunk.value.weekday is not None and FUTURE.search(line.between(chunk.end, line.chunks[-1].end))
            ahead = False if is_ahead else True if BEGAN.search(before) else None
            effective = effective or edtf_of(chunk.value, published, past=ahead)
        elif (
            _is_of_the_deed(line, made, index)
            or _ANNOUNCED.search(before)
            or _OF_AN_ORDER.search(before)
            or _is_plan_told(line, made, index, before)
        ):
            is_done = made.deed is not None and line.lowered[made.deed].endswith("ed")
            announced = announced or (edtf_of(chunk.value, published, past=True) if is_done else meant)
    return announced, effective
