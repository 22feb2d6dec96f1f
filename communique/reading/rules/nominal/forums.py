"""Forums, summits and sessions that are only named: attended, met at, dated.

A standing body that only acts is no forum that takes place.
"""

from __future__ import annotations

from dataclasses import replace

from communique.reading.clause import STANDING, stretch, subject, word
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import Body, City, Day, Deed, Gathering, Group, Party, Verb
from communique.reading.rules.deeds.making import trip_before
from communique.reading.rules.nominal.making import told

nominal = Stage("nominal", head="does")

TOLD_BY_VERB = frozenset({"hold", "attend", "conclude", "establish", "meet"})
HOLDING = frozenset({"holding", "convening", "hosting", "organisation", "organization", "staging"})
OVER = frozenset({"after", "following", "successful", "congratulated", "thanked", "since", "recent"})
OF_TWO = frozenset({"forum", "roundtable", "conference", "dialogue", "seminar", "exhibition", "symposium", "expo"})
NEXT = ("next", "tomorrow", "later")
VAGUELY = frozenset({"part", "framework", "participation", "attendance"})  # what may as well be standing
NO_OCCASION = STANDING | {"initiative", "partnership"}  # what only acts does not take place


@nominal.rule(
    "{attends: attend|attend.to} [{when: day}] [in {where: city}] [in|at] [a|an|the] [{low!function}]*"
    " [{sitting} of [the]] {does: gathering}",
    "Minister Lee {attends: addressed} the {does: Korea–Canada Business Forum} in Seoul.",
    "Minister Lee {attends: attended} the {does: Korea–Canada Business Forum}.",
    "Today, on May 3, 2026, in Lima, Minister Lee {attends: attended} the {does: Korea–Canada Business Forum}.",
    "Minister Lee {attends: will speak at} an {does: Energy Investment Forum}.",
    "Minister Lee {attends: took part} {when: yesterday} in {where: Seoul} in the {does: Energy Investment Forum}.",
    "Minister Lee {attends: took part} at a {does: World Energy Summit}.",
    "Minister Lee {attends: attended} a regular {sitting: meeting} of the {does: Seoul Energy Council} in Busan.",
    "Minister Lee was in Seoul {attends: to attend} the {does: Korea–Canada Business Forum}.",
    never=["Minister Lee welcomed the Korea–Canada Business Forum."],
)
def attended(
    said: Said, attends: Blank, does: Blank, when: Blank | None = None, where: Blank | None = None,
    sitting: Blank | None = None,
) -> Deed | Declined:  # fmt: skip
    """A forum, a summit or a conference that somebody attends or speaks at takes place."""
    line = said.line
    named: Gathering = line.value(does)
    sits = sitting is not None or word(line, does.last) in {"meeting", "session"}
    sits_there = sits or _is_attended(line, attends.first)
    is_theirs = named.type in OF_TWO and len(named.parties) > 1
    if not (named.is_named or is_theirs) or (_only_stands(named) and not sits_there):
        return Declined("no name, or a body")
    if isinstance(verb := line.chunks[attends.first].value, Verb) and verb.status == "possible":
        return Declined("only possible")
    deed = told(
        said,
        does,
        "hold",
        what=stretch(line, (sitting or does).first, does.last + (sits and not sitting)),
        day=line.value(when) if when else _opening_day(line),
    )
    if deed.status == "done" and is_to_come(line, attends.first):
        deed = replace(deed, status="planned")
    if where:
        return replace(deed, place=line.value(where))
    there, on = _of_the_trip(line, attends.first)
    there = there or (trip_before(line, attends.first) or (None, None))[0]  # `will travel to Lima, where he | will`
    there = there or _opening_place(line)
    return replace(deed, place=deed.place or there, day=deed.day or on)


def _is_attended(line: Line, at: int) -> bool:
    """Whether somebody attends it: who attends a council attends its session."""
    verb = line.chunks[at].value
    return isinstance(verb, Verb) and verb.lemma == "attend"


def _only_stands(named: Gathering) -> bool:
    """Whether a gathering is a standing body, none of its sessions numbered: it acts, it does not take place."""
    return named.type in NO_OCCASION and named.edition is None


def _of_the_trip(line: Line, at: int) -> tuple[City | Party | None, Day | None]:
    """Where and when somebody travels to attend it: `will be in Lima on Friday | to attend`, `visited Lima | to`."""
    verb: Verb = line.chunks[at].value
    back = at - 1
    while back > 0 and not _goes_there(line, back):
        if verb.voice not in {"to", "base"} or word(line, back) == ";":
            return None, None
        back -= 1
    is_verb = isinstance(line.chunks[back].value, Verb)
    reach = range(back + 1, min(back + (3 if is_verb else 9), at))
    where = next((line.chunks[to].value for to in reach if isinstance(line.chunks[to].value, City | Party)), None)
    if back <= 0 or where is None:
        return None, None
    return where, next((one.value for one in line.chunks[back:at] if isinstance(one.value, Day)), None)


def _goes_there(line: Line, at: int) -> bool:
    """Whether somebody travels, or is in a city, by the word at a chunk."""
    value = line.chunks[at].value
    if isinstance(value, Verb):
        return value.acts[0] == "visit" and value.status != "possible"
    return word(line, at) in {"is", "are", "be", "was", "were"} and word(line, at + 1) in {"in", "on"}


def _opening_day(line: Line) -> Day | None:
    """The day that opens the sentence, of its only deed: `On May 3, Minister Lee attended the forum`."""
    opening = _opening(line)
    later = (one.value for one in line.chunks[max(3, opening) :])
    if any(isinstance(one, Day) for one in later) or word(line, 0) in {"after", "since", "from"}:
        return None
    days = [one.value for one in line.chunks[: max(3, opening)] if isinstance(one.value, Day)]
    return days[-1] if days else None  # `Today, on | May 3, 2026, in Lima, Minister Lee attended the forum`


def _opening_place(line: Line) -> City | None:
    """The city that opens the sentence beside its day: `On May 3, in | Lima, Minister Lee attended the forum`."""
    before = line.chunks[: _opening(line)]
    cities = [one.value for at, one in enumerate(before) if isinstance(one.value, City) and word(line, at - 1) == "in"]
    return cities[0] if len(cities) == 1 else None


def _opening(line: Line) -> int:
    """How many chunks of the day and the place open a sentence."""
    at = 0
    while at < len(line.chunks) and (
        word(line, at) in {",", "on", "in", "at"} or isinstance(line.chunks[at].value, Day | City)
    ):
        at += 1
    return at if at and word(line, at - 1) == "," else 0


def is_to_come(line: Line, at: int) -> bool:
    """Whether somebody will attend it, or will travel to attend it."""
    verb = line.chunks[at].value
    if not isinstance(verb, Verb) or verb.voice not in {"to", "base"}:
        return isinstance(verb, Verb) and verb.status == "planned"
    before = [one.value for one in line.chunks[:at] if isinstance(one.value, Verb)]
    if not before:
        return "will" in line.lowered[:at] or "will be" in line.lowered[:at]  # `will be in Lima to attend the forum`
    return before[-1].voice == "active" and before[-1].status == "planned"


@nominal.rule(
    "{does: gathering} {be} [{adverb}] planned|foreseen|slated for [{low!function}] {day}",
    "The next {does: Seoul Energy Forum} {be: is} planned for early {day: 2027} in Busan.",
    "The next {does: Seoul Energy Forum} {be: is} foreseen for {day: May 3}.",
    "The next {does: Seoul Energy Forum} {be: is} {adverb: currently} slated for {day: May 3}.",
    never=["The Seoul Energy Forum was planned for years."],
)
def planned_for(said: Said, does: Blank, day: Blank, **_: Blank) -> Deed | Declined:
    """A forum, a session or a meeting that is planned for a day."""
    line = said.line
    named: Gathering = line.value(does)
    if _only_stands(named):
        return Declined("a body")
    deed = told(said, does, "hold", what=stretch(line, does.first, does.last), day=line.value(day), end=day.end)
    return replace(deed, status="planned")


@nominal.rule(
    "sidelines|margins|during|framework|part|fringes|participation|attendance [of|in|at] [the|a|their|its]"
    " {does: gathering}",
    "They met on the sidelines of the {does: Seoul Energy Forum} in Busan.",
    "They met on the margins of the {does: Seoul Energy Forum}.",
    "They met on the sidelines of {does: COP30} in Belém.",
    "They met during the {does: Seoul Energy Forum}.",
    "They met during their {does: third Joint Committee Meeting}.",
    "The Council met during its {does: third Joint Committee Meeting}.",
    "They met within the framework of the {does: Seoul Energy Forum} in Busan.",
    "They met as part of a {does: Seoul Energy Forum} in Busan.",
    "They met on the fringes of the {does: Seoul Energy Forum}.",
    "He spoke of his participation in the {does: Seoul Energy Forum} in Busan.",
    "He spoke of his attendance at the {does: third Joint Committee Meeting}.",
    never=["They met on the sidelines of the match."],
)
def beside(said: Said, does: Blank) -> Deed | Declined:
    """A forum or a summit during which or on whose sidelines something is done takes place."""
    line = said.line
    named: Gathering = line.value(does)
    if not named.is_named or _only_stands(named) or named.type == "week":
        return Declined("no name, or a body")
    deed = told(said, does, "hold", what=stretch(line, does.first, does.last))
    if _is_of_a_plan(line, said.first):
        deed = replace(deed, status="planned")  # `will meet on the sidelines of the summit`
    is_vague = word(line, said.first) in VAGUELY and named.edition is None
    return Declined("no occasion of its own") if is_vague and not (deed.day or deed.place) else deed


def _is_of_a_plan(line: Line, at: int) -> bool:
    """Whether what is done beside it is to come, by the only verb before."""
    verbs = [one.value for one in line.chunks[:at] if isinstance(one.value, Verb)]
    return len(verbs) == 1 and verbs[0].status == "planned" and verbs[0].acts[0] in {"meet", "hold", "attend", "visit"}


@nominal.rule(
    "{host: hold} [a] {guest: actor} for [a|an|the] [{low!function}]* {does: gathering}",
    "Minister Lee {host: hosted} {guest: Minister Kim Min-seo} for the {does: Korea–Canada Business Forum} in Seoul.",
    "Minister Lee {host: hosted} a {guest: Canadian delegation} for a {does: Energy Investment Forum}.",
    "Minister Lee {host: will host} {guest: Minister Kim} for an open {does: Energy Investment Forum}.",
    never=["Minister Lee hosted the Korea–Canada Business Forum for two years."],
)
def hosted_for(said: Said, host: Blank, does: Blank, guest: Blank) -> Deed | Declined:
    """A forum or a meeting for which somebody hosts somebody takes place."""
    line, verb = said.line, said.line.value(host)
    who = subject(line, host.first)
    if verb.lemma != "host" or verb.status == "possible" or who is None or line.value(does).type in NO_OCCASION:
        return Declined("nobody hosted")
    deed = told(said, does, "hold", by=who[0], what=stretch(line, does.first, does.last))
    return replace(deed, status=verb.status)


@nominal.rule(
    "{does: gathering} [(] [,] [in|at {where: city}] [on|in] {day}",
    "at the {does: Korea–Canada Economic Forum} in {where: Seoul} on {day: May 3}",
    "at the {does: Korea–Canada Economic Forum} at {where: Seoul} on {day: May 3}",
    "at the {does: Korea–Canada Economic Forum} on {day: May 3}",
    "at the {does: Korea–Canada Economic Forum}, in {where: Seoul} on {day: May 3}",
    "at the {does: Korea–Canada Economic Forum} ({day: May 2024}, Seoul)",
    "at the {does: Korea–Canada Economic Forum} in {day: May 2024}",
    never=["the Korea–Canada Economic Forum was long"],
)
def gathering_with_its_day(said: Said, does: Blank, day: Blank, where: Blank | None = None) -> Deed | Declined:
    """A forum, a session or a meeting named with its day."""
    line = said.line
    named: Gathering = line.value(does)
    is_theirs = named.type in {"summit", "meeting"} and len(named.parties) > 1
    if (not (named.is_named or is_theirs) or named.type in NO_OCCASION) and named.edition is None:
        return Declined("no name, or a body")
    before = [chunk.value for chunk in line.chunks[max(0, does.first - 4) : does.first]]
    if any(isinstance(value, Verb) and value.acts[0] in TOLD_BY_VERB for value in before):
        return Declined("its verb tells it")
    if word(line, said.last) in {"hosted", "held", "chaired", "co-hosted"}:
        return Declined("its verb tells it")
    if not HOLDING.isdisjoint(line.lowered[max(0, does.first - 4) : does.first]):
        return Declined("its holding is told")
    act = "meet" if named.type in {"summit", "meeting", "talks", "ministerial meeting"} else "hold"
    by = Group(named.name, named.parties) if is_theirs and not named.is_named else None
    deed = told(said, does, act, by=by, what=stretch(line, does.first, does.last), day=line.value(day), end=day.end)
    is_ahead = "forward" in line.lowered[: does.first] or (line.value(day).relative or "").startswith(NEXT)
    return replace(deed, status="planned") if is_ahead else deed


@nominal.rule(
    "{leads: plain} {who: ...} to|in [the|a] {does: gathering}",
    "Director Kim {leads: led} {who: the Korean delegation} to the {does: third Joint Committee Meeting} in Busan.",
    "Director Kim {leads: headed} {who: a delegation} in a {does: Energy Investment Forum} in Lima.",
    "Korea {leads: sent} {who: its delegation} to {does: COP30}.",
    never=["Director Kim led the Korean delegation to Canada.", "Director Kim met the delegation in the Energy Forum."],
)
def sent_a_delegation(said: Said, leads: Blank, who: Blank, does: Blank) -> Deed | Declined:
    """A forum or a session to which somebody leads or sends a delegation takes place."""
    line, verb = said.line, said.line.value(leads)
    named: Gathering = line.value(does)
    is_sent = "delegation" in line.words(who).lower() and verb.lemma in {"lead", "head", "send", "dispatch"}
    if not is_sent or verb.status == "possible":
        return Declined("nobody is sent")
    if not named.is_named or _only_stands(named):
        return Declined("no name, or a body")
    deed = told(said, does, "hold", what=stretch(line, does.first, does.last))
    return replace(deed, status=verb.status)


@nominal.rule(
    "{day} 's {low!function}* {does: gathering} [in|at {where: city}]",
    "She spoke of trade at {day: this weekend}'s {does: Energy Investment Summit} in {where: Seoul}.",
    "She praised {day: last week}'s high-powered {does: Energy Investment Summit}.",
    "She praised {day: last week}'s {does: Energy Investment Summit} at {where: Lima}.",
    never=["She spoke of this week's trade.", "She praised Korea's Energy Investment Summit."],
)
def of_the_week(said: Said, day: Blank, does: Blank, where: Blank | None = None) -> Deed | Declined:
    """A forum or a summit that is named with its day before it."""
    line = said.line
    named: Gathering = line.value(does)
    if not named.is_named or _only_stands(named) or "year" in word(line, day.first):
        return Declined("no name, a body, or no day")
    deed = told(said, does, "hold", what=stretch(line, does.first, does.last), day=line.value(day))
    ahead = word(line, day.first).startswith(("next", "tomorrow"))
    return replace(deed, status="planned" if ahead else deed.status, place=line.value(where) if where else None)


@nominal.rule(
    "upcoming|forthcoming [{low!function}]* {does: gathering} in|at {where: city|party}",
    "They spoke of the upcoming {does: Energy Investment Summit} in {where: Seoul}.",
    "They spoke of the forthcoming high-powered {does: Energy Investment Summit} at {where: Lima}.",
    never=["They spoke of the Energy Investment Summit in Seoul.", "They spoke of the upcoming year in Seoul."],
)
def upcoming(said: Said, does: Blank, where: Blank) -> Deed | Declined:
    """A forum or a summit that is to come, named with its place."""
    line = said.line
    named: Gathering = line.value(does)
    if not named.is_named or _only_stands(named):
        return Declined("no name, or a body")
    deed = told(said, does, "hold", what=stretch(line, does.first, does.last), end=where.end)
    return replace(deed, status="planned", place=line.value(where))


@nominal.rule(
    "{attends: attend|attend.to} [both] [a|an|the] {gathering} and [at] [a|an|the] {does: gathering}",
    "Minister Lee {attends: attended} the {gathering: Korea–Canada Business Forum} and the {does: Energy Summit}.",
    "Minister Lee {attends: attended} both a {gathering: Korea–Canada Business Forum} and an {does: Energy Summit}.",
    "Minister Lee {attends: spoke at} an {gathering: Energy Forum} and at a {does: Trade Summit}.",
    never=["Minister Lee attended the Korea–Canada Business Forum and the fair."],
)
def attended_too(said: Said, attends: Blank, does: Blank, **_: Blank) -> Deed | Declined:
    """The second of two forums that somebody attends."""
    found: Deed | Declined = attended(said, attends, does)
    return found


@nominal.rule(
    "at [the|a|an|its|their] {does: gathering} in {where: city}",
    "They spoke of trade at the {does: Energy Investment Summit} in {where: Seoul}.",
    "They spoke of trade at a {does: Energy Investment Summit} in {where: Seoul}.",
    "They spoke of trade at an {does: Energy Investment Summit} in {where: Seoul}.",
    "They spoke of trade at their {does: third Joint Committee Meeting} in {where: Seoul}.",
    "The Committee spoke of trade at its {does: third Joint Committee Meeting} in {where: Seoul}.",
    never=["They spoke of the Energy Investment Summit in Seoul.", "They spoke at the summit."],
)
def at_the_forum(said: Said, does: Blank, where: Blank) -> Deed | Declined:
    """A forum or a summit at which something is done, named with its place."""
    line = said.line
    named: Gathering = line.value(does)
    if not named.is_named or _only_stands(named):
        return Declined("no name, or a body")
    if any(
        isinstance(one.value, Verb) and one.value.acts[0] in TOLD_BY_VERB
        for one in line.chunks[max(0, said.first - 2) : said.first]
    ):
        return Declined("its verb tells it")
    deed = told(said, does, "hold", what=stretch(line, does.first, does.last), end=where.end)
    return replace(deed, place=line.value(where))


@nominal.rule(
    "{council: gathering|body} 's {low!function}* {does: sitting} [in {where: city}] on {day}",
    "She spoke at the {council: Seoul Energy Council}'s expanded {does: meeting} on {day: May 3} in Lima.",
    "She spoke at the {council: Seoul Energy Council}'s {does: session} in {where: Lima} on {day: May 3}.",
    never=["She spoke of the Seoul Energy Council's meeting.", "She spoke of Korea's meeting on May 3."],
)
def sitting_of_a_council(
    said: Said, council: Blank, does: Blank, day: Blank, where: Blank | None = None
) -> Deed | Declined:
    """The meeting of a council or a committee, named with its day."""
    line = said.line
    if isinstance(line.value(council), Body) and STANDING.isdisjoint(line.value(council).name.lower().split()):
        return Declined("no council")
    deed = told(said, does, "hold", what=stretch(line, council.first, does.last), day=line.value(day), end=day.end)
    return replace(deed, place=line.value(where)) if where else deed


@nominal.rule(
    "{holding: low} of [the|a|an|its|their] [{low!function}]* {does: gathering}",
    "They spoke of the {holding: holding} of the {does: third Energy Investment Forum} in Lima.",
    "They agreed on the {holding: convening} of a {does: Energy Investment Forum} in May.",
    "They agreed on the {holding: holding} of an upcoming {does: Energy Investment Forum} in May.",
    "They prepared the {holding: hosting} of its {does: third Energy Investment Forum} in Lima.",
    "They spoke of the {holding: organisation} of their {does: third Energy Investment Forum} in Lima.",
    never=["They spoke of the third Energy Investment Forum in Lima.", "They spoke of the holding of the Committee."],
)
def holding_of(said: Said, holding: Blank, does: Blank) -> Deed | Declined:
    """A forum or a session whose holding is spoken of or agreed: it is to come, where nothing tells that it was."""
    line = said.line
    named: Gathering = line.value(does)
    if word(line, holding.first) not in HOLDING or _only_stands(named) or not (named.is_named or named.edition):
        return Declined("nothing held")
    deed = told(said, does, "hold", what=stretch(line, does.first, does.last))
    if deed.place is None and deed.day is None and named.edition is None:
        return Declined("nothing tells which is meant")
    is_over = not OVER.isdisjoint(line.lowered[: holding.first])
    return replace(deed, status="done" if is_over else "planned")
