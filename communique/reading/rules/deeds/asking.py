"""Asking, inviting, warning: deeds done to somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.reading.clause import (
    ACTORS,
    DETERMINERS,
    FINITE,
    Stretch,
    is_subject_adjacent,
    next_verb,
    object_after,
    subject,
    thing_before,
    word,
)
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import Actors, Deed, Holder, Office, Person, Pronoun, Sides, Verb
from communique.reading.rules.deeds.making import active, deed_of, verb_of
from communique.reading.rules.deeds.objects import names, of_people, to_verb

deeds = Stage("deeds", head="does")

LEADERSHIP = frozenset({"leadership", "leaders"})  # who is called on at home
CONVEYING = frozenset({"express", "convey", "voice", "stress", "state", "reiterate", "repeat", "renew", "underline"})
CALLED_ON = 8  # chunks from a verb of calling on somebody to the last who is called on
REACH = 9  # chunks from a verb of asking to what is asked for
OF_THE_SIDES = frozenset(
    "negotiators teams team delegation delegations side sides nation country counterpart counterparts leaders".split()
)
TASKING = frozenset({"task", "entrust", "mandate"})
INSISTED_IF = frozenset({"if", "should", "unless", "as long as"})
NEAR, FAR = 6, 14  # chunks from a verb of asking to what is asked; of people who are told at length
WISHES = frozenset("expect seek encourage direct press push pressure order advise lobby petition mandate".split())


@deeds.rule(
    "{does: request} {to: actor|city} {asked: infinitive} {what: ...+}",
    "Korea {does: urged} {to: Canada} {asked: to withdraw} {what: the measures}.",
    "Korea met Canada, {does: asking} {to: Canada} {asked: to consider} {what: an exemption}.",
    "Korea {does: urged} {to: Ottawa} {asked: to withdraw} {what: the measures}.",
    never=["Korea asked a question.", "Korea is expected to grow."],
)
def asks_to(said: Said, does: Blank, to: Blank, asked: Blank, what: Blank) -> Deed | Declined:
    """Somebody asks or urges somebody to do something."""
    if _is_courtesy_call(said, does, said.line.value(to), asked):
        return Declined("a courtesy call")
    if _is_everybody(said.line, to.first):
        return _of_all(active(said, does, "request", what_from=asked.first), said.line, to.first)
    return active(said, does, "request", to=said.line.value(to), what_from=asked.first)


@deeds.rule(
    "{does: state} {to: actor} {asked: infinitive} {what: ...+}",
    "President Kim Min-seo {does: told} {to: the ministers} {asked: to finalise} {what: the text}.",
    never=["President Kim Min-seo told the ministers about the text.", "Korea informed Canada to be fair."],
)
def tells_to(said: Said, does: Blank, to: Blank, asked: Blank, **_: Blank) -> Deed | Declined:
    """Somebody tells somebody to do something."""
    if verb_of(said, does).lemma != "tell":
        return Declined("nobody is told to")
    return active(said, does, "request", to=said.line.value(to), what_from=asked.first)


@deeds.rule(
    "{does: state} the need|importance|necessity|urgency for|of {to: actor|city} {asked: infinitive} {what: ...+}",
    "President Kim Min-seo {does: stressed} the need for {to: Canada} {asked: to finalise} {what: the text}.",
    "President Kim Min-seo {does: stressed} the importance of {to: Ottawa} {asked: to finalise} {what: the text}.",
    "President Kim Min-seo {does: stressed} the necessity for {to: Canada} {asked: to finalise} {what: the text}.",
    "President Kim Min-seo {does: stressed} the urgency for {to: Canada} {asked: to finalise} {what: the text}.",
    never=["President Kim Min-seo stressed the need to finalise the text."],
)
def stresses_the_need(said: Said, does: Blank, to: Blank, asked: Blank, **_: Blank) -> Deed | Declined:
    """Somebody stresses that another needs to do something."""
    value = said.line.value(to)
    if isinstance(value, Sides) or (isinstance(value, Pronoun) and value.words.lower() in {"we", "they", "them", "us"}):
        return Declined("what all need to do")
    return active(said, does, "request", to=value, what_from=asked.first)


@deeds.rule(
    "{does: request} {who: ...} {asked: infinitive} {what: ...+}",
    "Korea {does: instructed} {who: the negotiators} {asked: to finalise} {what: the text}.",
    "Korea {does: urged} {who: exporters} {asked: to seek} {what: new markets}.",
    "The ministers {does: directed} {who: their officials} {asked: to finalise} {what: the text}.",
    never=["Korea asked for help.", "Korea directed funds to build a port."],
)
def asks_somebody_to(said: Said, does: Blank, who: Blank, asked: Blank, what: Blank) -> Deed | Declined:
    """Somebody asks or instructs people who are not named to do something."""
    line = said.line
    if verb_of(said, does).lemma in {"ask for", "call for", "press for", "push for", "expect", "seek"}:
        return Declined("a wish, not a request")
    if verb_of(said, does).lemma == "want" and not any(isinstance(one, ACTORS) for one in line.values(who)):
        return Declined("a wish, not a request")  # `wants exports to grow`
    if verb_of(said, does).lemma == "direct" and not (of_people(line, who.first) or line.values(who)):
        return Declined("nobody is told to")
    if _is_courtesy_call(said, does, line.chunks[who.first].value, asked):
        return Declined("a courtesy call")
    if _is_far(line, who):
        return Declined("too far apart")
    to = _countries(line.values(who)) if who.last - who.first <= len(("the", "two countries")) else None
    return _of_all(active(said, does, "request", to=to, what_from=asked.first), line, who.first)


def _with_what(line: Line, first: int) -> int | None:
    """Where that begins with which somebody is tasked: `tasked senior officials with | preparing a list`."""
    at = next((one for one in range(first, first + NEAR) if word(line, one) == "with"), None)
    return at + 1 if at is not None else None


def _countries(values: Sequence[object]) -> Sides | None:
    """The countries that are asked, by their number: `urged the two countries to ...`."""
    return next((one for one in values if isinstance(one, Sides) and one.number and not one.are_people), None)


def _of_all(deed: Deed | Declined, line: Line, first: int) -> Deed | Declined:
    """The deed as one that is asked of people who are not named: `instructed the negotiators to ...`."""
    last = next_verb(line, first)  # `urged industry to make use of | Canada's agreements`
    is_named = any(
        (isinstance(line.chunks[at].value, ACTORS) and not _is_everybody(line, at))
        or not OF_THE_SIDES.isdisjoint(word(line, at).split())
        for at in range(first, min(first + 4, last, len(line.chunks)))
    )
    return replace(deed, is_of_all=True) if isinstance(deed, Deed) and not is_named else deed


def _is_everybody(line: Line, at: int) -> bool:
    """Whether all parties or all countries stand there, not those of the document."""
    return isinstance(line.chunks[at].value, Sides) and line.lowered[at].startswith("all ")


def _is_far(line: Line, who: Blank) -> bool:
    """Whether those who are asked and what they should do stand too far apart; people may be told at some length."""
    joined = any(word(line, at) in {",", "and", "or"} for at in range(who.first, who.last))
    if who.last - who.first <= NEAR and not joined:
        return False
    return who.last - who.first > FAR or not of_people(line, who.first, who.last)


def _is_courtesy_call(said: Said, does: Blank, whom: object, asked: Blank) -> bool:
    """Whether somebody is called on at home, to talk: `called on the President on Monday | to discuss trade`."""
    is_call = verb_of(said, does).lemma in {"call on", "call upon"} and isinstance(whom, Holder | Office | Person)
    return is_call and verb_of(said, asked).acts[0] == "discuss"


@deeds.rule(
    "{does: request} that {to: actor|city} {what: ...+}",
    "Korea {does: asked} that {to: Canada} {what: take care of the exporters}.",
    "Korea {does: requested} that {to: Ottawa} {what: be patient}.",
    "Korea {does: urged} that {to: they} {what: be delayed}.",
    never=["Korea asked Canada for care."],
)
def asks_that(said: Said, does: Blank, to: Blank, what: Blank) -> Deed | Declined:
    """Somebody asks that somebody do something."""
    asked = said.line.value(to)
    if isinstance(asked, Pronoun) and word(said.line, what.first) == "be":
        asked = None  # `urged that they be delayed`: things
    return active(said, does, "request", to=asked, what_from=what.first)


@deeds.rule(
    "{does: request} [{to: actor|city}] [for] {what: ...+}",
    "Korea {does: requested} {what: an exemption from the quota}.",
    "Korea {does: asked} {to: Canada} {what: about the quota}.",
    "Korea {does: asked} {to: Canada} for {what: an exemption}.",
    "Korea {does: asked} {to: Ottawa} for {what: an exemption}.",
    "Korea {does: is seeking} {what: comments on the draft}.",
    "The ministers {does: tasked} {to: senior officials} {what: with preparing a list}.",
    "The ministers {does: encouraged} {what: the full implementation of the plan}.",
    never=["The request was noted.", "Korea is seeking growth.", "The fund encouraged growth."],
)
def asks_for(said: Said, does: Blank, what: Blank, to: Blank | None = None) -> Deed | Declined:
    """Somebody asks for something."""
    sought = verb_of(said, does).lemma == "seek" and names(said.line, what.first, "sought_word", what.first + REACH)
    advises = verb_of(said, does).lemma == "advise" or (verb_of(said, does).lemma == "want" and to is None)
    if verb_of(said, does).lemma == "insist on" and not INSISTED_IF.isdisjoint(said.line.lowered[: does.first]):
        return Declined("only supposed")  # `if Canada insists on | going its own way`
    sought = sought or _encourages(said, does, what.first)
    if advises or (verb_of(said, does).lemma in WISHES and to is None and not sought):
        return Declined("a wish, not a request")
    if verb_of(said, does).lemma == "expect" and not sought and not to_verb(said.line, what.first):
        return Declined("a forecast")  # `expects Canada will grow`
    if verb_of(said, does).lemma in {"call on", "call upon"}:  # a courtesy call
        if (visited := _visited(said.line, to.first if to else what.first)) is not None:
            return active(said, does, "meet", to=visited)
        if to is None and word(said.line, what.first) == "the" and word(said.line, what.first + 1) in LEADERSHIP:
            return active(said, does, "meet")
    if to is not None and word(said.line, what.first) in {"and", ",", "."}:
        return active(said, does, "request", what_from=to.first)  # `applied to join | the network, and`
    owner = to is not None and word(said.line, what.first) == "'s"  # `asked for Canada's support`
    begins = to.first if to and owner else what.first
    if word(said.line, what.first) in BEHIND_IT and (what_for := _asked_before(said, does)) is not None:
        deed = active(said, does, "request")  # `a ban, whose end Canada had called for | since it was imposed`
        return replace(deed, what=(what_for.start, what_for.end)) if isinstance(deed, Deed) else deed
    begins += to is not None and word(said.line, begins) == "to"  # `asked Canada to | rule on it`
    deed = active(said, does, "request", to=said.line.value(to) if to else None, what_from=begins)
    if verb_of(said, does).lemma in TASKING and (thing := _with_what(said.line, what.first)) is not None:
        return _of_all(active(said, does, "request", what_from=thing), said.line, what.first)
    asked_of_all = to is None and names(said.line, what.first, "asked_of_all", what.first + 4)
    return _of_all(deed, said.line, what.first) if asked_of_all else deed


def _visited(line: Line, first: int) -> object | None:
    """Who is called on: `called on | Hon'ble Minister Kim and the visiting Minister Lee`."""
    found: list[object] = []
    for at in range(first, min(first + CALLED_ON, len(line.chunks))):
        value = line.chunks[at].value
        if isinstance(value, Actors | Holder | Office | Person):
            found += value.members if isinstance(value, Actors) else (value,)
        elif word(line, at) in {",", "."} or value is not None or (not found and at > first + 2):
            break
    return None if not found else found[0] if len(found) == 1 else Actors(tuple(found))


BEHIND_IT = frozenset({"since", "when", "in", "on", "at", "during", "as", "after", ".", ","})


def _asked_before(said: Said, does: Blank) -> Stretch | None:
    """What a relative clause asks for: `the | ban, which Canada had called for since May`."""
    who = subject(said.line, does.first)
    at = who[1] - (word(said.line, who[1] - 1) == "the") if who is not None else 0
    return thing_before(said.line, at) if at > 1 and word(said.line, at - 1) in {"which", "that"} else None


def _encourages(said: Said, does: Blank, first: int) -> bool:
    """Whether somebody encourages what another is to do: `encouraged | the full implementation of the plan`."""
    verb = verb_of(said, does)
    is_one = verb.lemma == "encourage" and verb.status == "done" and is_subject_adjacent(said.line, does.first)
    return is_one and names(said.line, first, "encouraged_deed", first + REACH)


@deeds.rule(
    "{does: state|raise} [{determiner}] [{party} 's] [{low!function}]* {plea} {what: ...+}",
    "Korea {does: expressed} its {plea: request for} {what: an exemption}.",
    "Korea {does: voiced} a strong {plea: call for} {what: talks}.",
    "Korea {does: renewed} its {plea: call for} {what: talks}.",
    "Minister Lee Min-ho {does: conveyed} {party: Korea}'s {plea: request for} {what: talks}.",
    never=["Korea noted the request for talks.", "Korea expressed its support for talks."],
)
def expresses_a_request(said: Said, does: Blank, what: Blank, **_: Blank) -> Deed | Declined:
    """Somebody expresses or conveys a request or a call for something."""
    if verb_of(said, does).lemma not in CONVEYING:
        return Declined("the request of others")
    return active(said, does, "request", what_from=what.first)


@deeds.rule(
    "{does: invite} {to: actor} {what: ...+}",
    "Korea {does: invited} {to: Canada} {what: to the forum}.",
    never=["Korea accepted the invitation."],
)
def invites(said: Said, does: Blank, to: Blank, what: Blank) -> Deed | Declined:
    """Somebody invites somebody."""
    return active(said, does, "invite", to=said.line.value(to), what_from=what.first)


@deeds.rule(
    "{does: invite} {what: ...+}",
    "Korea {does: invited} {what: public comments on the draft}.",
    "Korea {does: invites} {what: all interested companies to apply}.",
    never=["Korea invited trouble.", "Korea accepted the invitation."],
)
def invites_everybody(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody invites comments, or people who are not named."""
    if names(said.line, what.first, "asked_of_all", what.first + REACH):
        return _of_all(active(said, does, "request", what_from=what.first), said.line, what.first)
    if not of_people(said.line, what.first, what.first + REACH):
        return Declined("nobody is invited")
    return _of_all(active(said, does, "invite", what_from=what.first), said.line, what.first)


@deeds.rule(
    "{does: aid|state|propose} [{determiner}] [{host: actor} 's] [{low!function}]* invitation|invitations"
    " [from {host: actor}]"
    " to|for {to: actor} {what: ...+}",
    "Korea {does: extended} an official invitation for {to: Minister Lee Min-ho} {what: to visit Seoul}.",
    "Korea {does: conveyed} an invitation from {host: President Kim} to {to: Minister Lee} {what: to visit Seoul}.",
    "Korea {does: conveyed} {host: President Kim}'s invitation for {to: Minister Lee} {what: to visit Seoul}.",
    "Korea {does: offered} invitations to {to: Canada} {what: to join the forum}.",
    never=["Korea accepted the invitation.", "Korea conveyed its view to Canada."],
)
def extends_an_invitation(
    said: Said, does: Blank, to: Blank, what: Blank, host: Blank | None = None, **_: Blank
) -> Deed | Declined:
    """Somebody extends an invitation, or conveys that of somebody else."""
    deed = active(said, does, "invite", to=said.line.value(to), what_from=what.first)
    return replace(deed, by=said.line.value(host)) if host and isinstance(deed, Deed) else deed


@deeds.rule(
    "{does: plain} {host: actor} 's [{low!function}]* invitation [{what: ...+}]",
    "Minister Lee Min-ho {does: accepted} {host: President Kim}'s kind invitation {what: to visit Lima}.",
    "Minister Lee Min-ho {does: accepted} {host: the Canadian government}'s invitation.",
    never=["Minister Lee Min-ho accepted the invitation.", "Minister Lee Min-ho declined President Kim's invitation."],
)
def accepts_an_invitation(said: Said, does: Blank, host: Blank, what: Blank | None = None) -> Deed | Declined:
    """Somebody accepts the invitation of somebody, who has made it."""
    return _accepted(said, does, said.line.value(host), what)


@deeds.rule(
    "{does: plain} [{determiner}] [{low!function}]* invitation from|of|by {host: actor} [{what: ...+}]",
    "Minister Lee Min-ho {does: accepted} an invitation from {host: President Kim} {what: to visit Lima}.",
    "Minister Lee Min-ho {does: accepted} a kind invitation by {host: the Canadian government}.",
    "Minister Lee Min-ho {does: accepted} the invitation of {host: President Kim}.",
    never=["Minister Lee Min-ho accepted the invitation.", "Minister Lee Min-ho had an invitation from Chile."],
)
def accepts_what_is_offered(
    said: Said, does: Blank, host: Blank, what: Blank | None = None, **_: Blank
) -> Deed | Declined:
    """Somebody accepts an invitation from somebody, who has made it."""
    return _accepted(said, does, said.line.value(host), what)


def _accepted(said: Said, does: Blank, host: object, what: Blank | None) -> Deed | Declined:
    """The invitation that somebody accepts: by its host, to whom accepts it."""
    who = subject(said.line, does.first)
    if verb_of(said, does).lemma != "accept" or who is None:
        return Declined("nobody accepts it")
    thing = object_after(said.line, what.first) if what else None
    return deed_of(said, does, "invite", by=host, to=who[0], what=thing, start=said.line.chunks[who[1]].start)


@deeds.rule(
    "invitation [from|of|by {actor}] {does: visit.to} {to: actor|city}",
    "Minister Lee Min-ho accepted President Kim's invitation {does: to visit} {to: Canada}.",
    "Minister Lee Min-ho accepted an invitation from {actor: President Kim} {does: to visit} {to: Canada}.",
    "Minister Lee Min-ho accepted an invitation of {actor: Canada} {does: to visit} {to: Lima}.",
    "Minister Lee Min-ho accepted an invitation by {actor: Canada} {does: to visit} {to: Lima}.",
    never=["President Kim extended an invitation to visit Canada.", "The invitation to visit Canada was withdrawn."],
)
def will_visit_as_invited(said: Said, does: Blank, to: Blank, **_: Blank) -> Deed | Declined:
    """The visit to come of somebody who accepts an invitation to make it."""
    line = said.line
    verbs = (at for at in range(said.first - 1, max(-1, said.first - 9), -1) if isinstance(line.chunks[at].value, Verb))
    accepts = next(verbs, None)
    who = subject(line, accepts) if accepts is not None and line.chunks[accepts].value.lemma == "accept" else None
    if who is None:
        return Declined("nobody accepts it")
    return replace(deed_of(said, does, "visit", by=who[0], to=line.value(to), start=does.start), status="planned")


@deeds.rule(
    "{does: threaten} [{to: actor}] {what: ...+}",
    "Korea {does: threatened} {what: retaliation}.",
    "Korea {does: warned} {to: Canada} {what: of retaliation}.",
    "Korea {does: will not hesitate to} {what: take further action}.",
    never=["the threat of retaliation"],
)
def threatens(said: Said, does: Blank, what: Blank, to: Blank | None = None) -> Deed | Declined:
    """Somebody warns of a harmful step."""
    verb = verb_of(said, does)
    if verb.lemma == "hesitate to":
        deed = active(said, does, "threaten", what_from=what.first)
        told = verb.negated and isinstance(deed, Deed)
        return replace(deed, status="done") if told and isinstance(deed, Deed) else Declined("no threat")
    if verb.lemma == "warn" and word(said.line, what.first) == "against":
        return Declined("advice, not a threat")
    endangers = word(said.line, what.first) in DETERMINERS or names(said.line, what.first, "endangered", what.first + 7)
    if verb.lemma == "threaten" and endangers and not to_verb(said.line, what.first):
        return Declined("a danger, not a warning")
    value = said.line.chunks[what.first].value
    if to is not None and isinstance(value, Verb) and value.voice in FINITE:  # `warned | Canada would pay a price`
        other = None if isinstance(said.line.value(to), Pronoun) else said.line.value(to)
        return active(said, does, "threaten", to=other, what_from=to.first)
    return active(said, does, "threaten", to=said.line.value(to) if to else None, what_from=what.first)
