"""How a deed is made of a noun and what stands around it: who announces it, when, where."""

from __future__ import annotations

from communique.reading.clause import DETERMINERS, Stretch, day_of, place_of, subject, word
from communique.reading.grammar import Blank, Line, Said
from communique.reading.mentions import Actors, City, Day, Deed, Party, Verb
from communique.reading.rules.deeds.making import partner_before
from communique.reading.rules.deeds.objects import is_within_a_plan, shows

AHEAD = frozenset(
    {
        "imminent",
        "impending",
        "anticipated",
        "ahead",
        "before",
        "until",
        "upcoming",
        "forthcoming",
        "next",
        "pending",
        "prior",
        "planned",
        "future",
        "runup",
        "leadup",
        "eve",
    }
)
AWAITING = frozenset({"expect", "look forward to", "anticipate", "await", "arrange", "plan", "prepare"})
# Behind a deed told by a noun they say what came of it: `the threat by Chile | alarmed Peru`.
CAME_OF_IT = frozenset(
    "alarmed alarms disappointed angered surprised unsettled rattled loomed looms loom drew draws sparked sparks "
    "prompted prompts triggered caused came comes".split()
)
SLATED = frozenset({"slated", "scheduled", "planned", "due", "expected"})
ANNOUNCED = frozenset({"conclude", "sign", "establish", "investigate"})  # done by those who announce it


def told(
    said: Said, does: Blank, act: str, *, by: object = None, to: object = None, what: Stretch | None = None,
    day: Day | None = None, end: int = 0,
) -> Deed:  # fmt: skip
    """The deed that the noun in `does` tells, with what its rule found and what stands near it."""
    line = said.line
    if by is None and act in ANNOUNCED:
        by = announcer(said, does)
    after = range(does.first, min(does.last + 8, len(line.chunks)))
    if day is None and by is not None and act in ANNOUNCED:
        day = _day_of_announcing(line, does.first)
    if day is None:
        day = next((line.chunks[at].value for at in after if isinstance(line.chunks[at].value, Day)), None)
    where = place_of(line, does.first, does.last + 10)
    if act == "visit" and isinstance(to, City | Party):
        where = to
    planned = any(word(line, at) in AHEAD for at in range(max(0, does.first - 4), does.first))
    planned = planned or (word(line, does.first - 1) in {"a", "the"} and _is_run_up(line, does.first - 2))
    planned = planned or _is_awaited(line, does.first)
    planned = planned or _is_to_be_witnessed(line, does.first)
    planned = planned or (act == "visit" and is_within_a_plan(line, does.first)) or word(line, does.last) in SLATED
    return Deed(
        act=act,
        lemma=line.words(does).lower(),
        status="planned" if planned else "done",
        by=by,
        to=to,
        what=(what.start, what.end) if what else None,
        day=day,
        place=where,
        start=said.start,
        end=end or max(what.end if what else 0, does.end, said.end if to is not None else 0),
        head=does.first,
    )


def _is_awaited(line: Line, at: int) -> bool:
    """Whether somebody only expects it: `said he expects | talks with Minister Kim in May`."""
    before = next((one.value for one in line.chunks[max(0, at - 7) : at][::-1] if isinstance(one.value, Verb)), None)
    return before is not None and before.lemma in AWAITING and before.voice != "passive"


def _is_run_up(line: Line, at: int) -> bool:
    """Whether it is to come: `in the run-up to | a meeting between`."""
    before = word(line, at)
    joined = before == "up to" and word(line, at - 1) == "-"
    return joined or (before == "to" and word(line, at - 1) in {"run-up", "lead-up", "up"})


def _is_to_be_witnessed(line: Line, at: int) -> bool:
    """Whether those who will see it are told: `the forum will witness the | signing`, `will include the | launch`."""
    before = line.chunks[max(0, at - 1 - (word(line, at - 1) in DETERMINERS))].value
    return isinstance(before, Verb) and before.status == "planned" and before.lemma in {"witness", "see"}


def _day_of_announcing(line: Line, noun: int) -> Day | None:
    """The day on which somebody announces it: `Today, Korea announced the | conclusion of the talks`."""
    for at in range(noun - 1, max(-1, noun - 8), -1):
        value = line.chunks[at].value
        if isinstance(value, Verb):
            return day_of(line, at, at + 1) if value.acts[0] == "announce" and value.status == "done" else None
    return None


def announcer(said: Said, does: Blank) -> object | None:
    """Who does what is announced: the sides that announce or welcome it together, else who announces it."""
    line = said.line
    for at in range(does.first - 1, max(-1, does.first - 8), -1):
        value = line.chunks[at].value
        if isinstance(value, Verb) and value.acts[0] in {"announce", "support"}:
            who = subject(line, at)
            together = who is not None and isinstance(who[0], Actors)
            partner = partner_before(line, who[1]) if who else None
            if who and partner is not None:
                return Actors((who[0], partner))
            return who[0] if who and (together or value.acts[0] == "announce") else None
    return None


def is_instrument(said: Said, thing: Stretch) -> bool:
    """Whether a thing is called an agreement, negotiations or the like, or has the name of one."""
    return shows(said.line, thing, "instrument_word")
