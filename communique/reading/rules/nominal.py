"""Deeds told by a noun: a visit, a signing, a meeting with somebody, an announcement, a forum with its day."""

from __future__ import annotations

from dataclasses import replace

from communique.reading.clause import FINITE, Stretch, object_after, place_of, stretch, subject, thing_before, word
from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.lists import LeadIn
from communique.reading.mentions import Actors, City, Day, Deed, Gathering, Instrument, Party, Pronoun, Verb
from communique.reading.rules.deeds.objects import is_only_wanted, is_within_a_plan, names, shows

nominal = Stage("nominal", head="does")

OWNERS = {"my": "I", "our": "we", "his": "he", "her": "she", "their": "they"}
HOPED = frozenset(
    "early swift towards toward for expedite to speedy timely prompt accelerate possible successful".split()
)
NOT_YET = frozenset({"decision", "decisions", "proposal", "proposals", "request", "work", "aim", "until", "pending"})
FINISHING = frozenset({"finalise", "finalize", "finalising", "finalizing", "enable", "allow", "preparations"})
STEPS = {
    "ratification": "ratify",
    "approval": "ratify",
    "accession": "join",
    "entry": "join",
    "withdrawal": "withdraw",
}
STANDING = frozenset({"council", "committee", "commission", "group", "initiative", "alliance", "partnership", "board"})
AHEAD = frozenset(
    {"ahead", "before", "until", "upcoming", "forthcoming", "next", "pending", "prior", "planned", "future"}
)


@nominal.rule(
    "{by: actor} 's [{low!function}] {does: noun.visit} to {to: actor|city}",
    "during {by: Korea}'s {does: visit} to {to: Canada}",
    "during {by: Korea}'s recent {does: visit} to {to: Canada}",
    never=["the visit was long"],
)
def visit_of_somebody(said: Said, by: Blank, does: Blank, to: Blank) -> Deed:
    """Somebody's visit to a country or a place."""
    return _deed(said, does, "visit", by=said.line.value(by), to=said.line.value(to))


@nominal.rule(
    "{by: holder|person} 's {does: noun.visit} [in|on] {day}",
    "during {by: Vice President Lee}'s {does: visit} in {day: June}",
    "after {by: Vice President Lee}'s {does: official visit} on {day: June 3}",
    "after {by: Vice President Lee}'s {does: visit} {day: last month}",
    never=["during Vice President Lee's visit in person"],
)
def visit_on_a_day(said: Said, by: Blank, does: Blank, day: Blank) -> Deed:
    """Somebody's visit on a day, to where the reader of the release knows."""
    return _deed(said, does, "visit", by=said.line.value(by), day=said.line.value(day), end=day.end)


@nominal.rule(
    "{be} on [a|an|his|her] {does: noun.visit} to {to: actor|city}",
    "Minister Lee Min-ho {be: is} on a {does: visit} to {to: Canada} from May 3 to 5.",
    "Minister Lee Min-ho {be: was} on an {does: official visit} to {to: Canada}.",
    "Minister Lee Min-ho {be: is} on his {does: visit} to {to: Canada}.",
    "Minister Kim Ji-won {be: is} on her {does: visit} to {to: Canada}.",
    "Minister Lee Min-ho {be: is} on {does: tour} to {to: Canada}.",
    never=["the decision on a visit to Canada"],
)
def on_a_visit(said: Said, be: Blank, does: Blank, to: Blank) -> Deed | Declined:
    """Somebody is on a visit to a country."""
    who = subject(said.line, be.first)
    if who is None:
        return Declined("nobody travels")
    deed = _deed(said, does, "visit", by=who[0], to=said.line.value(to))
    is_now = said.line.words(be).lower() in {"is", "are"}
    return replace(deed, status="ongoing" if is_now else deed.status, start=said.line.chunks[who[1]].start)


@nominal.rule(
    "{attends: attend|attend.to} [{when: day}] [in {where: city}] [in|at] [a|an|the] [{low!function}]*"
    " [{sitting} of [the]] {does: gathering}",
    "Minister Lee {attends: addressed} the {does: Korea–Canada Business Forum} in Seoul.",
    "Minister Lee {attends: attended} the {does: Korea–Canada Business Forum}.",
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
    if not named.is_named or (named.type in STANDING and named.edition is None and not sitting):
        return Declined("no name, or a body")
    if isinstance(verb := line.chunks[attends.first].value, Verb) and verb.status == "possible":
        return Declined("only possible")
    deed = _deed(
        said,
        does,
        "hold",
        what=stretch(line, (sitting or does).first, does.last),
        day=line.value(when) if when else None,
    )
    return replace(deed, place=line.value(where)) if where else deed


@nominal.rule(
    "sidelines|margins|during [of] [the] {does: gathering}",
    "They met on the sidelines of the {does: Seoul Energy Forum} in Busan.",
    "They met on the margins of the {does: Seoul Energy Forum}.",
    "They met on the sidelines of {does: COP30} in Belém.",
    "They met during the {does: Seoul Energy Forum}.",
    never=["They met on the sidelines of the match."],
)
def beside(said: Said, does: Blank) -> Deed | Declined:
    """A forum or a summit during which or on whose sidelines something is done takes place."""
    named: Gathering = said.line.value(does)
    if not named.is_named or (named.type in STANDING and named.edition is None):
        return Declined("no name, or a body")
    return _deed(said, does, "hold", what=stretch(said.line, does.first, does.last))


@nominal.rule(
    "{does: noun.visit} of|by {by: actor} to {to: actor|city}",
    "during the {does: official visit} of {by: Korea} to {to: Canada}",
    "a {does: visit} by {by: Korea} to {to: Canada}",
    never=["the visit of the exporters"],
)
def visit_by_somebody(said: Said, does: Blank, by: Blank, to: Blank) -> Deed:
    """The visit of somebody to a country or a place."""
    return _deed(said, does, "visit", by=said.line.value(by), to=said.line.value(to))


@nominal.rule(
    "{does: noun.visit} to {to: actor|city} by {by: actor}",
    "the {does: visit} to {to: Canada} by {by: Korea}",
    never=["the visit to Canada was long"],
)
def visit_to_by(said: Said, does: Blank, to: Blank, by: Blank) -> Deed:
    """The visit to a place by somebody."""
    return _deed(said, does, "visit", by=said.line.value(by), to=said.line.value(to))


@nominal.rule(
    "{does: noun.meet} between {by: actors|sides}",
    "a {does: phone call} between {by: Korea and Canada} on May 3",
    "the {does: talks} between {by: both sides}",
    never=["the talks between sessions"],
)
def meeting_between(said: Said, does: Blank, by: Blank) -> Deed:
    """A meeting or a call between people or sides."""
    return _deed(said, does, "meet", by=said.line.value(by), end=by.end)


@nominal.rule(
    "{by: someone|pronoun|party|body} 's {does: noun.meet} with {to: actor}",
    "after {by: Korea}'s {does: talks} with {to: Canada}",
    never=["the talks with Canada"],
)
def somebodys_meeting(said: Said, by: Blank, does: Blank, to: Blank) -> Deed:
    """Somebody's meeting with somebody."""
    return _deed(said, does, "meet", by=said.line.value(by), to=said.line.value(to))


@nominal.rule(
    "after|during|following|in [{low!function}] {does: noun.meet} [with] {to: actor}",
    "She said so after {does: talks} with {to: Minister Lee Min-ho}.",
    "She said so following {does: meeting with} {to: Minister Lee Min-ho}.",
    "She said so during friendly {does: talks} with {to: Minister Lee Min-ho}.",
    "She said so in {does: talks} with {to: Minister Lee Min-ho}.",
    never=["She said so after the talks."],
)
def after_talks(said: Said, does: Blank, to: Blank) -> Deed | Declined:
    """What is said or done after talks with somebody tells the talks."""
    line = said.line
    if not line.words(does).lower().endswith("with") and word(line, to.first - 1) != "with":
        return Declined("nobody met")
    verbs = [
        at for at, chunk in enumerate(line.chunks) if isinstance(chunk.value, Verb) and chunk.value.voice in FINITE
    ]
    who = next((found for at in verbs if (found := subject(line, at)) is not None), None)
    if who is None:
        return Declined("nobody who met")
    return _deed(said, does, "meet", by=who[0], to=line.value(to))


@nominal.rule(
    "{had: have} [{determiner|number}] [{low!function}]* {does: noun.meet} [with] {to: actor}",
    "Minister Kim Min-seo {had: had} a bilateral {does: telephone talk} with {to: Minister Lee Min-ho}.",
    "Minister Kim Min-seo {had: had} three {does: meetings with} {to: Minister Lee Min-ho}.",
    "Minister Kim Min-seo {had: had} friendly {does: meetings with} {to: Minister Lee Min-ho}.",
    "Minister Kim Min-seo {had: had} {does: phone talks} with {to: Minister Lee Min-ho}.",
    never=["Minister Kim Min-seo had a meeting.", "Minister Kim Min-seo had doubts about the meeting with Canada."],
)
def had_talks(said: Said, had: Blank, does: Blank, to: Blank, **_: Blank) -> Deed | Declined:
    """Somebody has a meeting, talks or a call with somebody."""
    line = said.line
    if not line.words(does).lower().endswith("with") and word(line, to.first - 1) != "with":
        return Declined("nobody met")
    if any(word(line, at) in {"into", "entered"} for at in range(had.last, does.first)):
        return Declined("talks that are only begun")
    who = subject(line, had.first)
    return _deed(said, does, "meet", by=who[0], to=line.value(to)) if who else Declined("nobody who met")


@nominal.rule(
    "my|our|his|her|their [{low!function}] {does: noun.meet} [with] {to: actor}",
    "after his {does: meeting with} {to: Canada}",
    "after her {does: meeting with} {to: Canada}",
    "after their recent {does: meeting with} {to: Canada}",
    "after my {does: meeting with} {to: Canada}",
    "after our {does: talks} with {to: Canada}",
    never=["after the meeting with Canada"],
)
def own_meeting(said: Said, does: Blank, to: Blank) -> Deed | Declined:
    """The meeting of the one who was named before with somebody."""
    line = said.line
    if not line.words(does).lower().endswith("with") and word(line, to.first - 1) != "with":
        return Declined("nobody met")
    before = line.chunks[said.first - 1].value if said.first else None
    if isinstance(before, Verb) and before.acts[0] == "hold":
        return Declined("its verb tells it")
    owner = line.words(line.chunks[said.first]).lower()
    return _deed(said, does, "meet", by=Pronoun(OWNERS[owner]), to=said.line.value(to))


@nominal.rule(
    "{does: noun.sign} [in {where: city}] [on {day}] of {what: ...+}",
    "after the {does: signing} of {what: the agreement in 2018}.",
    "They witnessed the {does: signing} in {where: Seoul} of {what: the agreement}.",
    "They witnessed the {does: signing} on {day: May 3} of {what: the agreement}.",
    never=["the signing was delayed", "steps towards the early signing of the agreement"],
)
def signing(said: Said, does: Blank, what: Blank, day: Blank | None = None, **_: Blank) -> Deed | Declined:
    """The signing of an instrument."""
    thing = object_after(said.line, what.first)
    if thing is None or not _is_instrument(said, thing):
        return Declined("no instrument")
    if any(word(said.line, at) in HOPED | FINISHING for at in range(max(0, does.first - 5), does.first)):
        return Declined("only hoped for")
    if is_only_wanted(said.line, does.first):
        return Declined("only wanted")
    after = said.line.chunks[thing.last].value if thing.last < len(said.line.chunks) else None
    if isinstance(after, Verb) and after.acts[0] == "ratify":
        return Declined("a signing that is allowed")
    return _deed(said, does, "sign", what=thing, day=said.line.value(day) if day else None)


@nominal.rule(
    "{does: noun.establish} of {what: ...+}",
    "They announced the {does: initiation} of {what: an investigation into imports}.",
    "They welcomed the {does: launch} of {what: negotiations on the agreement}.",
    never=["the launch of the day"],
)
def founding(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """The launch of a body, a programme or negotiations; the initiation of an investigation."""
    line = said.line
    thing = object_after(line, what.first)
    if thing is None or any(word(line, at) in HOPED for at in range(max(0, does.first - 5), does.first)):
        return Declined("only hoped for")
    if is_only_wanted(line, does.first):
        return Declined("only wanted")
    if names(line, thing.first, "probe_word", thing.first + 6):
        return _deed(said, does, "investigate", what=thing)
    return _deed(said, does, "establish", what=thing) if shows(line, thing, "founded") else Declined("nothing founded")


@nominal.rule(
    "{does: noun.conclude} of {what: ...+}",
    "They welcomed the {does: conclusion} of {what: negotiations on the agreement}.",
    never=["the conclusion of the visit"],
)
def conclusion(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """The conclusion of negotiations or of an agreement."""
    line = said.line
    thing = object_after(line, what.first)
    if thing is None or not _is_instrument(said, thing):
        return Declined("no negotiations")
    hoped = any(word(line, at) in HOPED | NOT_YET for at in range(max(0, does.first - 6), does.first))
    return Declined("only hoped for") if hoped else _deed(said, does, "conclude", what=thing)


@nominal.rule(
    "{by: actor} 's {does: noun.announce} [on|of] [{day}] [,] {what: ...+}",
    "regret over {by: Canada}'s {does: announcement} on {day: November 26}, {what: to cut the quota}.",
    "regret over {by: Canada}'s {does: announcement} of {what: a new quota}.",
    never=["the announcement was late"],
)
def announcement(said: Said, by: Blank, does: Blank, what: Blank, day: Blank | None = None) -> Deed | Declined:
    """Somebody's announcement of a plan."""
    if not (
        day or word(said.line, what.first - 1) in {"of", "on"} or isinstance(said.line.chunks[what.first].value, Verb)
    ):
        return Declined("nothing announced")
    when = said.line.value(day) if day else None
    return _deed(said, does, "announce", by=said.line.value(by), what=object_after(said.line, what.first), day=when)


@nominal.rule(
    "{by: actor} 's {does: noun.ratify|noun.join|noun.withdraw} of|to|from {what: ...+}",
    "They welcomed {by: Canada}'s {does: ratification} of {what: the agreement}.",
    "They welcomed {by: Canada}'s {does: accession} to {what: the network}.",
    "They regretted {by: Canada}'s {does: withdrawal} from {what: the network}.",
    never=["the ratification of the agreement"],
)
def step_of_somebody(said: Said, by: Blank, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody's ratification of, accession to or withdrawal from something."""
    thing = object_after(said.line, what.first)
    act = STEPS.get(said.line.words(does).lower().split()[0])
    return _deed(said, does, act, by=said.line.value(by), what=thing) if thing and act else Declined("nothing told")


@nominal.rule(
    "{does: noun.impose} of {what: ...+}",
    "the {does: imposition} of {what: Canadian duties on olives}.",
    never=["the imposition was late"],
)
def imposition(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """The imposition of a duty or a ban."""
    thing = object_after(said.line, what.first)
    parties = [chunk.value for chunk in said.line.chunks[what.first : what.first + 3] if isinstance(chunk.value, Party)]
    if thing is None or not parties:
        return Declined("nobody who imposes it")
    return _deed(said, does, "impose", by=parties[0], what=thing)


@nominal.rule(
    "{what: instrument} 's {does: noun.enter_into_force}",
    "ahead of the {what: Korea–UAE CEPA}'s {does: entry into force}",
    never=["its entry into force"],
)
def entry_into_force_of(said: Said, what: Blank, does: Blank) -> Deed:
    """An agreement's entry into force."""
    return _deed(said, does, "enter_into_force", what=stretch(said.line, what.first, what.last))


@nominal.rule(
    "{does: in_force} since {day}",
    "The deal has been {does: in force} since {day: 1 May 2021}.",
    "They lauded the agreement that has been {does: in force} since {day: May 2021}.",
    never=["The curfew has been in force since dawn."],
)
def in_force_since(said: Said, does: Blank, day: Blank) -> Deed | Declined:
    """An agreement that has been in force since a day took effect on it."""
    line = said.line
    at = does.first
    while at > 0 and word(line, at - 1) in {
        "has",
        "have",
        "had",
        "been",
        "is",
        "are",
        "was",
        "already",
        "that",
        "which",
    }:
        at -= 1
    thing = thing_before(line, at)
    if thing is None or not (_is_instrument(said, thing) or shows(line, thing, "barrier_word")):
        return Declined("no agreement")
    deed = _deed(said, does, "enter_into_force", what=thing, day=line.value(day), end=day.end)
    return replace(deed, start=line.chunks[thing.first].start)


@nominal.rule(
    "{does: noun.enter_into_force} of [the|this] {what: instrument}",
    "after the {does: entry into force} of the {what: Korea–UAE CEPA}",
    "after the {does: entry into force} of this {what: Korea–UAE CEPA}",
    never=["the entry into force was late"],
)
def entry_into_force(said: Said, does: Blank, what: Blank) -> Deed:
    """The entry into force of an agreement."""
    return _deed(said, does, "enter_into_force", what=stretch(said.line, what.first, what.last))


@nominal.rule(
    "{does: gathering} [(] [in|at {where: city}] [on|in] {day}",
    "at the {does: Korea–Canada Economic Forum} in {where: Seoul} on {day: May 3}",
    "at the {does: Korea–Canada Economic Forum} at {where: Seoul} on {day: May 3}",
    "at the {does: Korea–Canada Economic Forum} on {day: May 3}",
    "at the {does: Korea–Canada Economic Forum} ({day: May 2024}, Seoul)",
    "at the {does: Korea–Canada Economic Forum} in {day: May 2024}",
    never=["the Korea–Canada Economic Forum was long"],
)
def gathering_with_its_day(said: Said, does: Blank, day: Blank, where: Blank | None = None) -> Deed | Declined:
    """A forum, a session or a meeting named with its day."""
    line = said.line
    named: Gathering = line.value(does)
    if (not named.is_named or named.type in STANDING) and named.edition is None:
        return Declined("no name, or a body")
    before = [chunk.value for chunk in line.chunks[max(0, does.first - 4) : does.first]]
    if any(isinstance(value, Verb) and value.acts[0] in {"hold", "attend"} for value in before):
        return Declined("its verb tells it")
    act = "meet" if named.type in {"summit", "meeting", "talks", "ministerial meeting"} else "hold"
    return _deed(said, does, act, what=stretch(line, does.first, does.last), day=line.value(day), end=day.end)


def _deed(
    said: Said, does: Blank, act: str, *, by: object = None, to: object = None, what: Stretch | None = None,
    day: Day | None = None, end: int = 0,
) -> Deed:  # fmt: skip
    line = said.line
    if by is None and act in {"conclude", "sign", "establish", "investigate"}:
        by = _announcer(said, does)
    after = range(does.first, min(does.last + 8, len(line.chunks)))
    if day is None:
        day = next((line.chunks[at].value for at in after if isinstance(line.chunks[at].value, Day)), None)
    where = place_of(line, does.first, does.last + 10)
    if act == "visit" and isinstance(to, City | Party):
        where = to
    planned = any(word(line, at) in AHEAD for at in range(max(0, does.first - 4), does.first))
    planned = planned or (act == "visit" and is_within_a_plan(line, does.first))
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


def _announcer(said: Said, does: Blank) -> object | None:
    """Who does what is announced: the sides that announce or welcome it together, else who announces it."""
    line = said.line
    for at in range(does.first - 1, max(-1, does.first - 8), -1):
        value = line.chunks[at].value
        if isinstance(value, Verb) and value.acts[0] in {"announce", "support"}:
            who = subject(line, at)
            together = who is not None and isinstance(who[0], Actors)
            return who[0] if who and (together or value.acts[0] == "announce") else None
    return None


def _is_instrument(said: Said, thing: Stretch) -> bool:
    return shows(said.line, thing, "instrument_word")


@nominal.rule(
    "{does: mark} {what: ...+}",
    "Korea and Canada agreed to:\n{does: •} {what: expand trade in fruit}",
    never=["expand trade in fruit"],
)
def item_of_what_is_agreed(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """An item of a list that the sides agreed on or signed."""
    line = said.line
    led = line.context
    if not isinstance(led, LeadIn) or led.act is None or does.first > 1:
        return Declined("no list of what is agreed")
    thing = object_after(line, what.first)
    if thing is None or (led.act == "sign" and not isinstance(line.chunks[does.last].value, Instrument)):
        return Declined("nothing agreed or signed")
    return _deed(said, does, led.act, by=led.actor, what=thing)
