"""Delegations and who heads them: two that are told beside one another have met.

A delegation with one leader alone is told of only where the next sentence names the other's.
"""

from __future__ import annotations

from dataclasses import replace

from communique.lexicon.wordlists import word_set
from communique.reading.clause import object_after, subject, thing_before, word
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import Actors, Deed, Group, Holder, Person, Verb
from communique.reading.rules.deeds.agents import all_agents
from communique.reading.rules.deeds.making import active, deed_of, verb_of
from communique.reading.rules.deeds.objects import named_gathering, names, several, shows, with_whom

deeds = Stage("deeds", head="does")

LEADING = frozenset({"lead", "head", "chair", "co-chair", "represent"})
CHAIRING = frozenset({"chair", "co-chair", "cochair", "preside over", "lead", "head", "co-lead"})
ENDS = frozenset({"", ".", ";", ",", "and", "while", "at", "in", "during"})
SIDE = frozenset({"delegation", "side", "team", "delegations"})
REACH = 45  # chunks: how far behind the first leader the second is named
NAMED = (Holder, Person)


@deeds.rule(
    "{does: plain.p|hold.p} [on] [{side: actor}] by {first: actor} {rest: ...+}",
    "The Korean delegation {does: was led} by {first: Minister Lee Min-ho} {rest: and the other by Minister Kim Jin}.",
    "The Korean side {does: was led} by {first: Minister Lee Min-ho and the Canadian side} {rest: by Secretary Kim}.",
    "The talks {does: were led} on {side: the Korean side} by {first: Minister Lee Min-ho}"
    " {rest: and on the other side by Secretary Kim}.",
    never=["The Korean delegation was led by Minister Lee Min-ho and left.", "The plan was led by Korea and by care."],
)
def both_are_led(said: Said, does: Blank, first: Blank, rest: Blank, side: Blank | None = None) -> Deed | Declined:
    """Two delegations and the leader of each."""
    line, verb = said.line, verb_of(said, does)
    head = line.value(first)
    if isinstance(head, Actors) and isinstance(head.members[-1], Group):
        head = head.members[0]  # `by Minister Lee and the other delegation | by ...`
    if verb.lemma not in LEADING or not isinstance(head, NAMED):
        return Declined("nobody at the head")
    if side is None and not _is_side(line, does.first - 1):
        return Declined("no delegation")
    other = _second(line, rest.first)
    if other is None:
        return Declined("one leader alone")
    both = Actors((head, line.chunks[other].value))
    start = min(said.start, line.chunks[max(0, does.first - 3)].start)
    deed = deed_of(said, does, "meet", by=both, start=start)
    return replace(deed, end=max(deed.end, line.chunks[other].end))


@deeds.rule(
    "{does: plain|hold} {side: group} {rest: ...+}",
    "Minister Lee Min-ho {does: led} {side: the Korean delegation} {rest: and the other was led by Minister Kim Jin}.",
    "Minister Lee Min-ho {does: headed} {side: the Korean side} {rest: while Secretary Kim led the Canadian side}.",
    never=["Minister Lee Min-ho led the Korean delegation to Canada.", "Korea led the Korean side and the other."],
)
def each_leads(said: Said, does: Blank, side: Blank, rest: Blank) -> Deed | Declined:
    """Somebody leads one delegation, somebody else the other."""
    line, who = said.line, subject(said.line, does.first)
    if verb_of(said, does).lemma not in LEADING or who is None or not isinstance(who[0], NAMED):
        return Declined("nobody at the head")
    other = _second(line, rest.first)
    if other is None:
        other = _leader_of_other(line, rest.first)
    if other is None:
        return Declined("one leader alone")
    both = Actors((who[0], line.chunks[other].value))
    deed = deed_of(said, does, "meet", by=both, start=line.chunks[who[1]].start)
    return replace(deed, day=None, end=max(deed.end, line.chunks[other].end))


def _leader_of_other(line: Line, first: int) -> int | None:
    """Where somebody stands who leads another side: `while | Secretary Kim led the Canadian side`."""
    for at in range(first, min(first + REACH, len(line.chunks) - 2)):
        verb = line.chunks[at + 1].value
        leads = isinstance(verb, Verb) and verb.lemma in LEADING and _is_side(line, at + 2)
        if isinstance(line.chunks[at].value, NAMED) and leads:
            return at
    return None


@deeds.rule(
    "{does: plain.p} by {first: actor}",
    "The Korean delegation {does: was led} by {first: Minister Lee Min-ho}.",
    never=["The plan was led by Minister Lee Min-ho.", "The Korean delegation was led by Korea."],
)
def one_is_led(said: Said, does: Blank, first: Blank) -> Deed | Declined:
    """One delegation and its leader: a meeting where the next sentence tells who leads the other."""
    line, verb = said.line, verb_of(said, does)
    if verb.lemma not in LEADING or verb.voice != "passive" or not isinstance(line.value(first), NAMED):
        return Declined("nobody at the head")
    if not _is_side(line, does.first - 1):
        return Declined("no delegation")
    deed = deed_of(said, does, "meet", by=line.value(first), start=line.chunks[max(0, does.first - 2)].start)
    return replace(deed, end=max(deed.end, first.end))


@deeds.rule(
    "{does: plain|hold} {side: group}",
    "Minister Lee Min-ho {does: led} {side: the Korean delegation}.",
    never=["Korea led the Korean side.", "Minister Lee Min-ho led the Korean delegation to Canada."],
)
def one_leads(said: Said, does: Blank, side: Blank) -> Deed | Declined:
    """Somebody who leads one delegation: a meeting where the next clause tells who leads the other."""
    line, who = said.line, subject(said.line, does.first)
    is_led = verb_of(said, does).lemma in LEADING and verb_of(said, does).voice in {"ed", "active"}
    if not is_led or who is None or not isinstance(who[0], NAMED) or word(line, side.last) not in ENDS:
        return Declined("nobody at the head")
    deed = deed_of(said, does, "meet", by=who[0], start=line.chunks[who[1]].start)
    return replace(deed, end=max(deed.end, side.end))


@deeds.rule(
    "{what: meeting_word|held_word|gathering|pronoun} [,] {does: plain.p|hold.p} [jointly] by {by: actors}",
    "The {what: meeting} {does: was led} by {by: Minister Lee Min-ho and Secretary Kim Min-seo}.",
    "{what: It} {does: was co-chaired} by {by: Minister Lee Min-ho and Secretary Kim Min-seo}.",
    "The {what: talks}, {does: led} jointly by {by: Minister Lee Min-ho and Secretary Kim Min-seo}, went on.",
    never=["The plan was led by Minister Lee Min-ho and Secretary Kim Min-seo.", "The talks were led by Korea."],
)
def meeting_is_led(said: Said, what: Blank, does: Blank, by: Blank) -> Deed | Declined:
    """A meeting, or a session, that two people lead: they meet."""
    line, verb = said.line, verb_of(said, does)
    both: Actors = line.value(by)
    is_it = word(line, what.first) == "it"
    if verb.lemma not in (CHAIRING if is_it else LEADING) or not all(isinstance(one, NAMED) for one in both.members):
        return Declined("nobody at the head")
    if not is_it and verb.acts[0] == "hold":
        return Declined("told as what is held")
    deed = deed_of(said, does, "meet", by=both, start=what.start)
    return replace(deed, end=max(deed.end, by.end))


@deeds.rule(
    ", {does: hold.p} [jointly] by {by: actors}",
    "The Committee held a session, {does: co-chaired} by {by: Minister Lee Min-ho and Minister Kim Min-seo}.",
    "They held the forum, {does: chaired} jointly by {by: Minister Lee Min-ho and Minister Kim Min-seo}.",
    never=["They praised the forum, chaired by Minister Lee Min-ho and Minister Kim Min-seo.", "They held the forum."],
)
def chaired_there(said: Said, does: Blank, by: Blank) -> Deed | Declined:
    """Two people who are told behind a session to have chaired it: they meet there."""
    line, verb = said.line, verb_of(said, does)
    both: Actors = line.value(by)
    if verb.lemma not in CHAIRING or verb.voice == "passive" or not all(isinstance(one, NAMED) for one in both.members):
        return Declined("nobody who chairs it")
    before = (one.value for one in reversed(line.chunks[: said.first]) if isinstance(one.value, Verb))
    held = next(before, None)
    if held is None or held.acts[0] not in {"hold", "meet", "conclude", "establish"} or held.status != "done":
        return Declined("no session")
    deed = deed_of(said, does, "meet", by=both, start=does.start)
    return replace(deed, end=max(deed.end, by.end))


@deeds.rule(
    "{does: attend} [a|the] {what: ...+}",
    "The trade ministers of Chile and Peru {does: attended} {what: round-table talks on Friday}.",
    "Minister Lee Min-ho and Minister Kim Min-seo {does: took part in} the {what: meeting in Lima}.",
    "Minister Lee Min-ho and Minister Kim Min-seo {does: took part in} a {what: meeting in Lima}.",
    "Minister Lee Min-ho {does: will attend} the {what: first meeting of the group with Minister Kim Min-seo}.",
    "Minister Lee Min-ho {does: attended} the {what: seventh meeting of the heads of customs}.",
    never=["Minister Lee Min-ho attended the talks.", "The two ministers attended the third Energy Summit."],
)
def attend_talks(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Several who attend talks or a meeting without a name meet there; so does one who attends it with somebody."""
    line, who = said.line, subject(said.line, does.first)
    if who is None or named_gathering(line, what.first) or not names(line, what.first, "meeting_word", what.first + 4):
        return Declined("no talks, or a forum")
    partner = with_whom(line, what.first)
    if partner is None and not several(who[0]):
        return _numbered_meeting(said, does, what.first)
    deed = active(said, does, "meet", to=partner)
    is_told = isinstance(deed, Deed) and (deed.day is not None or deed.place is not None or partner is not None)
    return deed if is_told or isinstance(deed, Declined) else Declined("a meeting told elsewhere")


def _numbered_meeting(said: Said, does: Blank, first: int) -> Deed | Declined:
    """The session that one attends alone, by its number: `attended the | seventh meeting of the heads of customs`."""
    line, verb = said.line, verb_of(said, does)
    at = first + (word(line, first) in {"the", "a"})
    is_numbered = word(line, at) in word_set("edition_word") or word(line, at)[:1].isdigit()
    thing = object_after(line, at)
    if not is_numbered or thing is None or verb.status in {"possible", "negated"} or verb.voice == "to":
        return Declined("one alone")
    return deed_of(said, does, "hold", what=thing, start=thing.start)


@deeds.rule(
    "{does: attend} the {what: ...+}",
    "Lee Min-ho, Minister of Trade of Chile, and Kim Min-seo, Minister of Trade of Peru, {does: attended} the"
    " {what: dialogue}.",
    never=["Minister Lee Min-ho attended the dialogue.", "Minister Lee and Director Park attended the wedding."],
)
def attended_together(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Several people who attend the meeting that was told before: they meet there, if of several countries."""
    line, who = said.line, subject(said.line, does.first)
    if who is None or not _are_holders(who[0]) or named_gathering(line, what.first):
        return Declined("not told of several people, or a forum")
    if not names(line, what.first, "held_word", what.first + 4) or verb_of(said, does).status != "done":
        return Declined("no meeting")
    return active(said, does, "meet")


def _are_holders(who: object) -> bool:
    return isinstance(who, Actors) and all(isinstance(one, Holder) for one in who.members)


@deeds.rule(
    "{does: attend.p} by {by: someone|actors}",
    "The meeting {does: was attended} by {by: Kim Min-seo, Minister of Trade of Peru; and Lee Min-ho,"
    " Minister of Trade of Chile}.",
    never=["The meeting was attended by Minister Lee Min-ho and Director Park."],
)
def was_attended(said: Said, does: Blank, by: Blank) -> Deed | Declined:
    """A meeting whose participants are named with their countries: they meet."""
    line, thing = said.line, thing_before(said.line, does.first)
    who = all_agents(line, by)
    members = who.members if isinstance(who, Actors) else ()
    offices = [one.office for one in members if isinstance(one, Holder)]
    if len({one.party for one in offices if one.party}) < 2 or len(offices) < len(members):
        return Declined("not told of several countries")
    if thing is None or not shows(line, thing, "meeting_word"):
        return Declined("no meeting")
    return deed_of(said, does, "meet", by=who, start=thing.start)


def _is_side(line: Line, at: int) -> bool:
    """Whether a delegation or a side stands there."""
    value = line.chunks[at].value if at >= 0 else None
    return isinstance(value, Group) or word(line, at) in SIDE


def _second(line: Line, first: int) -> int | None:
    """Where the leader of the other delegation stands: behind `by`, its side told before."""
    before = line.chunks[first - 1].value
    told = isinstance(before, Actors) and isinstance(before.members[-1], Group)
    for at in range(first, min(first + REACH, len(line.chunks) - 1)):
        told = told or _is_side(line, at) or (word(line, at) == "other")
        value = line.chunks[at].value
        if isinstance(value, Verb) and value.lemma not in LEADING:
            return None
        if told and word(line, at) == "by" and isinstance(line.chunks[at + 1].value, NAMED):
            return at + 1
    return None
