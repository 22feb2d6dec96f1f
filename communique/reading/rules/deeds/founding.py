"""Founding, announcing, joining."""

from __future__ import annotations

from dataclasses import replace

from communique.lexicon.wordlists import word_set
from communique.reading.clause import DETERMINERS, Stretch, object_after, subject, thing_before, word
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import (
    Actors,
    Body,
    Day,
    Deed,
    Gathering,
    Group,
    Holder,
    Maybe,
    Party,
    Person,
    Pronoun,
    Verb,
)
from communique.reading.rules.deeds.agreeing import decided
from communique.reading.rules.deeds.making import active, deed_of, is_since, passive, verb_of
from communique.reading.rules.deeds.measures import by_the_paper
from communique.reading.rules.deeds.objects import (
    BEGUN,
    OPENING,
    as_meeting,
    barrier,
    in_capitals,
    is_trip,
    named_thing,
    names,
    occasion,
    of_people,
    shows,
    to_verb,
    whole_session,
    word_is,
)
from communique.reading.rules.deeds.wishing import RESUMING, is_willing, offers

LAUNCHING = frozenset({"launch", "establish", "create", "set up", "activate", "trigger", "start", "initiate"})
BARRIERS = frozenset("safeguard safeguards tariff tariffs duty duties surtax countermeasures sanctions embargo".split())
DISPUTES = frozenset({"dispute", "disputes", "lawsuit", "litigation", "dispute settlement"})
CASES = frozenset({"case", "cases", "proceedings", "challenge"})  # at the WTO
REACH = 6  # chunks from a verb of founding to a dispute that is opened
WARNINGS = frozenset({"warning", "warnings", "apology", "reprimand"})
PRINTED = frozenset({"release", "publish", "issue"})
GRANTING = frozenset({"issue", "announce"})
ORDERING = frozenset({"release", "publish", "issue", "announce", "unveil"})
INAUGURATING = frozenset({"inaugurate", "commission", "launch", "break ground on", "establish", "create", "set up"})
deeds = Stage("deeds", head="does")


@deeds.rule(
    "{does: establish} {what: ...+}",
    "Korea and Canada {does: established} {what: a working group}.",
    "Minister Lee Min-ho {does: inaugurated} {what: the Seoul Print Works}.",
    "Korea {does: introduced} {what: a duty on steel}.",
    "Korea {does: launched} {what: a dispute over steel}.",
    "Korea {does: initiated} {what: a case at the WTO against Canada}.",
    "Korea {does: launched} {what: a safeguard on steel}.",
    "Korea {does: resumed} {what: imports of Canadian beef}.",
    never=["the establishment of a group", "Korea started early."],
)
def establishes(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody launches a body, mechanism, programme or negotiation."""
    if verb_of(said, does).voice == "ed" and is_since(said.line, does.last):
        return Declined("the day on which it was founded")
    if verb_of(said, does).lemma in RESUMING and is_willing(said, does):
        return offers(said, does)
    if is_trip(said.line, what.first):
        return Declined("a trip")
    if _begins_by_itself(said.line, does, what.first):
        return Declined("a session that begins")
    if names(said.line, what.first, "probe_word"):
        return active(said, does, "investigate", what_from=what.first)
    if "raise" in verb_of(said, does).acts and barrier(said.line, what.first):
        deed = active(said, does, "impose", what_from=what.first)
        return by_the_paper(said, does, what, "impose") if isinstance(deed, Declined) else deed
    if verb_of(said, does).lemma in RESUMING and names(said.line, what.first, "trade_flow", what.first + 5):
        return active(said, does, "ease", what_from=what.first)
    if verb_of(said, does).lemma in LAUNCHING and _is_a_barrier(said.line, what.first):
        return active(said, does, "impose", what_from=what.first)
    begins = verb_of(said, does).lemma in {"launch", "open", "initiate", "start", "begin", "trigger"}
    opening = said.line.lowered[what.first : what.first + REACH]
    is_case = not CASES.isdisjoint(opening) and any(
        one.endswith("wto") or "trade organi" in one for one in said.line.lowered
    )
    if begins and (is_case or not DISPUTES.isdisjoint(opening)):
        return active(said, does, "request", what_from=what.first)  # `launched the WTO dispute settlement procedure`
    if verb_of(said, does).lemma == "introduce" and _is_told_of(said, does, what.first):
        return Declined("told of, not begun")
    known = names(said.line, what.first, "founded") or named_thing(said.line, what.first)
    if not known and not (verb_of(said, does).lemma in INAUGURATING and in_capitals(said.line, what.first)):
        return Declined("nothing founded")
    return active(said, does, "establish", what_from=what.first)


def _is_told_of(said: Said, does: Blank, first: int) -> bool:
    """Whether somebody tells others of a forum or of what the own country does: `introduced | Korea's efforts`."""
    line, who = said.line, subject(said.line, does.first)
    at = first + (word(line, first) in DETERMINERS)
    is_forum = any(isinstance(one.value, Gathering) for one in line.chunks[at : at + 2])
    return who is not None and isinstance(who[0], Holder | Person | Pronoun | Maybe) and is_forum


def _begins_by_itself(line: Line, does: Blank, first: int) -> bool:
    """Whether a session stands before the verb, a day or a place behind it: `The meeting will begin | today`."""
    is_when = isinstance(line.chunks[first].value, Day) or word(line, first) in {"in", "on", "at"}
    thing = thing_before(line, does.first) if is_when else None
    return thing is not None and occasion(line, whole_session(line, thing))


@deeds.rule(
    "{does: establish.p} [by {by: actor}]",
    "The committee {does: was established}.",
    "The committee {does: was launched} by {by: Korea}.",
    "The duties {does: were introduced} in May.",
    "The Korea Trade Commission {does: was founded} in 1987.",
    never=["The day was started.", "The fair opened on Friday.", "The committee launched a group."],
)
def is_established(said: Said, does: Blank, by: Blank | None = None) -> Deed | Declined:
    """Something is launched or founded."""
    thing = thing_before(said.line, does.first)
    if thing is not None and verb_of(said, does).lemma in OPENING | BEGUN and occasion(said.line, thing):
        return Declined("a session that begins")
    begins = verb_of(said, does).lemma in OPENING and verb_of(said, does).voice == "ed"
    if thing is not None and begins and names(said.line, thing.first, "talks_word", thing.last):
        return Declined("talks that begin")
    if thing is not None and names(said.line, thing.first, "probe_word", thing.last):
        deed = passive(said, does, "investigate", by)
        return deed if isinstance(deed, Declined) else replace(deed, what=_probe(said.line, thing))
    if thing is not None and "raise" in verb_of(said, does).acts and barrier(said.line, thing.first):
        told = verb_of(said, does).voice == "passive" or by is not None
        return passive(said, does, "impose", by) if told else Declined("only mentioned")
    named = said.line.chunks[thing.last - 1 if thing else does.first - 1].value
    is_body = isinstance(named, Body | Party if thing else Pronoun)
    return passive(said, does, "establish", by, needs="" if is_body else "founded")


def _probe(line: Line, thing: Stretch) -> tuple[int, int]:
    """The probe alone of what stands before its verb: `the decision follows | a probe`."""
    probe = next(at for at in range(thing.first, thing.last) if word_set("probe_word") & {*word(line, at).split()})
    articles = [at for at in range(thing.first, probe) if word(line, at) in {"a", "an", "the", "its", "this"}]
    first = articles[-1] + 1 if articles else thing.first
    return line.chunks[first].start, thing.end


@deeds.rule(
    "{does: announce} [that] {what: ...+}",
    "Korea {does: announced} {what: a plan}.",
    "Korea {does: announced} that {what: it will act}.",
    "Korea {does: issued} {what: provisional duties on steel}.",
    "Korea {does: announced} {what: new sanctions against two banks}.",
    "Sultan Haitham bin Tarik {does: issued} {what: a decree ratifying the agreement with Chile}.",
    never=["the announcement of Korea"],
)
def announces(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody makes a plan public."""
    if any(word_is(said.line, at, WARNINGS) for at in range(what.first, what.first + 4)):
        return Declined("a warning, not a plan")
    who = subject(said.line, does.first)
    is_source = who is not None and word(said.line, who[1] - 1) == ","  # `..., the ministry announced on Friday`
    if (is_source or verb_of(said, does).lemma in PRINTED) and object_after(said.line, what.first) is None:
        return Declined("nothing announced")
    if verb_of(said, does).lemma in ORDERING and _is_paper_that_acts(said.line, what.first):
        return Declined("an order tells the deed")
    if verb_of(said, does).lemma == "issue" and (law := _ratified_by_it(said.line, what.first)) is not None:
        return active(said, does, "ratify", what_from=law)  # `issued a decree ratifying the treaty`
    if verb_of(said, does).lemma in PRINTED and names(said.line, what.first, "proposal_word", what.first + 6):
        return active(said, does, "propose", what_from=what.first)  # `published three text proposals`
    if verb_of(said, does).lemma == "issue" and names(said.line, what.first, "plea", what.first + 4):
        return active(said, does, "request", what_from=what.first)  # `issued a request for talks`
    if verb_of(said, does).lemma in GRANTING and names(said.line, what.first, "let_off_word", what.first + 5):
        return active(said, does, "ease", what_from=what.first)  # `issued tariff exemptions for food`
    is_report = names(said.line, what.first, "report_word", what.first + 4)  # `issued a report on trade barriers`
    if verb_of(said, does).lemma == "issue" and not is_report and barrier(said.line, what.first):
        return active(said, does, "impose", what_from=what.first)  # `issued provisional duties on steel`
    if (decision := _decision(said.line, what.first)) is not None:
        return active(said, does, decision[0], what_from=decision[1])  # `announced its decision to lift the ban`
    if word(said.line, what.first - 1) != "that" and _is_measure_on(said.line, what.first):
        return active(said, does, "impose", what_from=what.first)  # `announced new sanctions against Peru`
    return active(said, does, "announce", what_from=what.first)


def _ratified_by_it(line: Line, first: int) -> int | None:
    """Where the instrument begins that a decree or a law ratifies: `a royal decree ratifying | the agreement`."""
    near = range(first + 1, min(first + 10, len(line.chunks) - 1))
    at = next((one for one in near if word(line, one) in {"ratifying", "approving", "endorsing"}), None)
    is_law = at is not None and not DECREES.isdisjoint(" ".join(line.lowered[first:at]).split())
    return at + 1 if at is not None and is_law and named_thing(line, at + 1) else None


DECREES = frozenset({"decree", "decrees", "law", "order", "decree-law"})


def _decision(line: Line, first: int) -> tuple[str, int] | None:
    """What somebody has decided to do about a measure or an agreement, and where that begins."""
    if not DECISION.intersection(line.lowered[first : first + 3]):
        return None
    at = next((at for at in range(first, min(first + 5, len(line.chunks))) if to_verb(line, at)), None)
    act = decided(line, at) if at is not None else None
    return (act, at) if act is not None and at is not None else None


DECISION = frozenset({"decision", "decisions"})


def _is_a_barrier(line: Line, first: int) -> bool:
    """Whether a safeguard or a tariff on something is the object itself: `launched a safeguard | on steel`."""
    at = next((at for at in range(first, first + 5) if word(line, at) in {"on", "against", "for"}), None)
    return at is not None and at > first and word(line, at - 1).split()[-1] in BARRIERS


def _is_measure_on(line: Line, first: int) -> bool:
    """Whether a measure with what it is on opens the object, not a plan or a set of measures."""
    near = line.lowered[first : first + 7]
    ban = next((at for at, text in enumerate(near[:4]) if text.startswith(BANS_ON)), None)
    if ban is not None:
        return OTHER_THINGS.isdisjoint(" ".join(near[:ban]).split(" "))
    at = next(
        (at for at, text in enumerate(near) if text.split()[-1] in PUT_ON_GOODS or text.startswith(REMEDIES)), None
    )
    if at is None or not OTHER_THINGS.isdisjoint(" ".join(near[:at]).split(" ")):
        return False
    behind = line.lowered[first + at + 1 : first + at + 4]
    return bool(behind) and (behind[0] in {"on", "against", "targeting"} or behind[1:2] == ["against"])


REMEDIES = ("anti-dumping m", "antidumping m", "countervailing m", "safeguard m", "anti-subsidy m", "anti-dumping d")
BANS_ON = ("ban on ", "bans on ", "embargo on ", "prohibition on ")
PUT_ON_GOODS = frozenset("tariff tariffs duty duties sanctions surtax levy levies ban embargo curbs controls".split())
OTHER_THINGS = frozenset(
    "that plan plans it set series review suspension removal end implementation imposition reduction cut cuts to of "
    "for will would extension deal exemption exemptions decision relief changes lifting investigation".split()
)


def _is_paper_that_acts(line: Line, first: int) -> bool:
    """Whether an order and what it puts on or lifts open the object: `issued | a decree raising tariffs`."""
    near = line.lowered[first : first + 6]
    at = next((at for at, text in enumerate(near) if text in word_set("order_word")), None)
    acting = word_set("putting_on") | word_set("taking_off")
    return at is not None and not acting.isdisjoint(near[at + 1 : at + 3])


@deeds.rule(
    "{does: announce.p} [by {by: actor}] [on|in] [{when: day}]",
    "The plan {does: was announced} by {by: Korea}.",
    "The package {does: was unveiled} on {when: May 3}.",
    "The package {does: announced} in {when: May} helps exporters.",
    never=["The plan was announced.", "Korea announced a plan."],
)
def is_announced(said: Said, does: Blank, by: Blank | None = None, when: Blank | None = None) -> Deed | Declined:
    """A plan is made public by somebody or on a day."""
    if by is None and when is None:
        return Declined("nobody's and no day's")
    if verb_of(said, does).lemma not in {"announce", "unveil", "declare"}:
        return Declined("a paper that comes out")
    thing = thing_before(said.line, does.first)
    told = verb_of(said, does).voice == "passive" or by is not None
    if thing is None or not (told or shows(said.line, thing, "announced_word")):
        return Declined("who announces")
    return passive(said, does, "announce", by)


@deeds.rule(
    "{does: join} {what: ...+}",
    "Korea {does: joined} {what: the network}.",
    "Minister Lee Min-ho {does: joined} {what: the Korea–Canada Business Forum}.",
    "Minister Lee Min-ho {does: joined} {what: EU ambassadors in Geneva to discuss steel}.",
    never=[
        "the accession of Korea",
        "Korea took part.",
        "Korea joined Canada in imposing a ban.",
        "Minister Lee Min-ho joined several meetings.",
    ],
)
def joins(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody becomes a member."""
    verb = verb_of(said, does)
    beside = {"hands", "forces", "with", "him", "her", "on", "via", "for", "by", "from"}
    if verb.lemma in {"elect", "admit"} or word_is(said.line, what.first, beside) or _in_a_deed(said.line, what):
        return Declined("presence, not membership")
    if _joins_people(said, does, what.first):
        value = said.line.chunks[what.first].value
        return active(said, does, "meet", to=value if isinstance(value, Group) else None)
    if isinstance(said.line.chunks[what.first].value, Actors | Holder | Person | Maybe):
        return Declined("somebody's company, not membership")
    if verb.lemma == "join" and names(said.line, what.first, "held_word", what.first + 5):
        return Declined("presence at meetings")
    thing = object_after(said.line, what.first)
    opening = said.line.chunks[what.first + (word(said.line, what.first) in DETERMINERS)].value
    is_member = type(opening) is Party  # `join | the WTO by the next Ministerial Conference`
    if thing is not None and verb.lemma == "join" and not is_member and occasion(said.line, thing):
        return as_meeting(said, deed_of(said, does, "hold", what=thing, start=thing.start))
    return active(said, does, "join", what_from=what.first)


@deeds.rule(
    "{does: plain} [a|the] [{ordinal|low!function}]* member|observer|partner|participant of|to|in {what: ...+}",
    "Korea {does: has become} the 12th member of {what: the network}.",
    "Korea {does: became} the first observer to {what: the network}.",
    "Korea {does: became} a dialogue partner of {what: the network}.",
    "Korea {does: became} a participant in {what: the network}.",
    "Korea {does: became} a full member of {what: the network}.",
    "Korea {does: became} member of {what: the network}.",
    never=["Korea lost a member of the network.", "Korea became a network."],
)
def becomes_a_member(said: Said, does: Blank, what: Blank, **_: Blank) -> Deed | Declined:
    """Somebody becomes a member of a body or a pact."""
    if verb_of(said, does).lemma != "become":
        return Declined("no membership")
    return active(said, does, "join", what_from=what.first)


def _joins_people(said: Said, does: Blank, first: int) -> bool:
    """Whether somebody joins officials or business people to do something: `joined | ministers to discuss`."""
    line, who = said.line, subject(said.line, does.first)
    if verb_of(said, does).lemma != "join" or who is None or not isinstance(who[0], Holder | Person | Maybe | Pronoun):
        return False
    is_purpose = any(to_verb(line, at) or word(line, at) == "for" for at in range(first + 1, first + 12))
    return is_purpose and (isinstance(line.chunks[first].value, Group) or of_people(line, first, first + 4))


def _in_a_deed(line: Line, what: Blank) -> bool:
    """Whether somebody is joined in doing something: `joined Canada in imposing sanctions`."""
    values = [chunk.value for chunk in line.chunks[what.first : what.last]]
    behind = (values[at + 1] for at in range(len(values) - 1) if word(line, what.first + at) == "in")
    return any(isinstance(one, Verb) and one.voice == "ing" for one in behind)


@deeds.rule(
    "{does: join.p} [to] {what: ...+}",
    "Korea {does: was elected} to {what: the executive board}.",
    "Korea {does: was elected} {what: chair of the board}.",
    "Korea {does: was admitted} {what: as a member of the network}.",
    never=["Korea elected a president."],
)
def is_elected(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody is elected to a body."""
    verb = verb_of(said, does)
    enters = verb.lemma == "elect" or (verb.lemma == "admit" and word_is(said.line, does.last, {"to", "into", "as"}))
    if not enters or verb.voice != "passive":
        return Declined("no election")
    return active(said, does, "join", what_from=what.first)
