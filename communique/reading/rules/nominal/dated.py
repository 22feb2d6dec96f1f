"""Forums and summits that are only named beside something else, with their day in front or as what comes next.

A forum without a day, a place or a number is refused: nothing tells which one is meant.
"""

from __future__ import annotations

from dataclasses import replace

from communique.reading.clause import STANDING, stretch, word
from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Day, Deed, Gathering, Group
from communique.reading.rules.nominal.making import told

nominal = Stage("nominal", head="does")

MEETINGS = frozenset({"summit", "meeting", "talks", "ministerial meeting", "call"})
COMING = {
    "before": frozenset(),
    "until": frozenset(),
    "up to": frozenset({"-", "lead", "run"}),
    "of": frozenset({"ahead"}),
    "to": frozenset({"leadup", "runup", "prior"}),
    "for": frozenset({"preparations", "preparation", "preparatory", "prepare", "preparing", "groundwork"}),
}  # what is to come, and the words that must stand before the last of them
GOING_ON = frozenset({"taking place", "underway"})


def _is_a_body(named: Gathering) -> bool:
    return named.type in STANDING and named.edition is None


def _comes_next(said: Said, before: Blank) -> bool:
    """Whether the words before a forum say that it is to come: `ahead of`, `in the run-up to`, `until`."""
    needed = COMING.get(word(said.line, before.first))
    return needed is not None and (not needed or word(said.line, before.first - 1) in needed)


@nominal.rule(
    "{before: low} the|this|a|an|its|their [{low!function}]* {does: gathering} [,] [in|at {where: city|party}] [(]"
    " [on|in] [early|mid|late] [{day}]",
    "They will meet ahead {before: of} the {does: 2027 Energy Ministers Meeting} in {where: Samoa}.",
    "They want progress {before: before} the {does: 14th Energy Ministerial Conference} in {day: May 2027}.",
    "They want progress {before: until} the next {does: Energy Summit} at {where: Lima} on {day: May 3}.",
    "They want it in the leadup {before: to} the {does: 14th Energy Ministerial Conference} in early {day: 2027}.",
    "They want momentum in the lead-{before: up to} this {does: Energy Summit} ({day: May 2027}).",
    "They want momentum in the run-{before: up to} a {does: 14th Energy Summit}.",
    "They met prior {before: to} its {does: third Joint Committee Meeting} in mid {day: May}.",
    "They spoke of preparations {before: for} their {does: third Joint Committee Meeting} in late {day: May}.",
    "They spoke of preparations {before: for} an {does: Energy Summit}, in {where: Lima}.",
    never=["They met ahead of the Energy Summit.", "They met before the Joint Committee."],
)
def ahead_of_it(
    said: Said, before: Blank, does: Blank, where: Blank | None = None, day: Blank | None = None
) -> Deed | Declined:
    """A forum or a summit to come, before which something is done, with its day, its place or its number."""
    line = said.line
    named: Gathering = line.value(does)
    if not _comes_next(said, before):
        return Declined("nothing to come")
    if not named.is_named or _is_a_body(named) or not (where or day or named.year or named.edition):
        return Declined("nothing tells which is meant")
    when = line.value(day) if day else Day(year=named.year) if named.year else None
    deed = told(said, does, "hold", what=stretch(line, does.first, does.last), day=when, end=said.end)
    return replace(deed, status="planned", place=line.value(where) if where else deed.place)


@nominal.rule(
    "the|this [{low!function}]* {day: day} {does: gathering} [in|at {where: city|party}]",
    "They praised the {day: September 22} {does: Korea-Japan-Peru trilateral meeting}.",
    "They praised this fine {day: May 3} {does: Energy Investment Summit} in {where: Lima}.",
    "They praised the {day: May 2024} {does: Korea-Peru summit} at {where: Lima}.",
    never=["They praised the May meeting.", "They praised the September 22 report."],
)
def with_its_day_in_front(said: Said, day: Blank, does: Blank, where: Blank | None = None) -> Deed | Declined:
    """A summit or a meeting of countries that is named with its day in front."""
    line = said.line
    named: Gathering = line.value(does)
    is_theirs = named.type in MEETINGS and len(named.parties) > 1
    if _is_a_body(named) or not (named.is_named or is_theirs):
        return Declined("a body, or nobody's meeting")
    by = Group(named.name, named.parties) if is_theirs else None
    act = "meet" if is_theirs else "hold"
    deed = told(said, does, act, by=by, what=stretch(line, does.first, does.last), day=line.value(day))
    return replace(deed, place=line.value(where) if where else None)


@nominal.rule(
    "{does: gathering} [{adverb}] {goes: low} [on] [{day}] in|at {where: city}",
    "Today, at the {does: Energy Investment Forum} {goes: taking place} in {where: Lima}, Korea signed the pact.",
    "At the {does: Energy Investment Forum} {adverb: now} {goes: underway} at {where: Lima}, Korea signed the pact.",
    "At the {does: Energy Investment Forum} {goes: taking place} on {day: Friday} in {where: Lima}, they signed.",
    "At the {does: Energy Investment Forum} {goes: taking place} {day: this week} in {where: Lima}, they signed.",
    never=["At the Energy Investment Forum, experts in Lima agreed."],
)
def taking_place(
    said: Said, does: Blank, goes: Blank, where: Blank, day: Blank | None = None, **_: Blank
) -> Deed | Declined:
    """A forum that is going on in a city while something else is done."""
    line = said.line
    named: Gathering = line.value(does)
    if word(line, goes.first) not in GOING_ON or _is_a_body(named) or not named.is_named:
        return Declined("a body, or nothing that goes on")
    opening = next((one.value for one in line.chunks[: min(3, does.first)] if isinstance(one.value, Day)), None)
    when = line.value(day) if day else opening
    deed = told(said, does, "hold", what=stretch(line, does.first, does.last), day=when, end=where.end)
    return replace(deed, status="ongoing", place=line.value(where))
