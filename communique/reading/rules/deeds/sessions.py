"""Sessions, rounds and forums: what is held, chaired, opened and put off.

A custom without its day is no session.
"""

from __future__ import annotations

from dataclasses import replace

from communique.lexicon.wordlists import word_set
from communique.reading.clause import (
    DETERMINERS,
    FINITE,
    STANDING,
    Stretch,
    after_aside,
    leader,
    object_after,
    stretch,
    subject,
    thing_before,
    word,
)
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import (
    Actors,
    Body,
    City,
    Day,
    Deed,
    Gathering,
    Group,
    Holder,
    Instrument,
    Office,
    Person,
    Pronoun,
    Sides,
    Verb,
)
from communique.reading.rules.deeds.agents import agent as agent_behind
from communique.reading.rules.deeds.making import active, deed_of, passive, verb_of
from communique.reading.rules.deeds.objects import (
    BEGUN,
    OPENING,
    _is_meeting,
    as_meeting,
    barrier,
    is_standing,
    named_gathering,
    names,
    occasion,
    shows,
    whole_session,
    with_whom,
)
from communique.reading.rules.deeds.taking_part import (
    CHAIRING,
    among,
    chairs,
    of_both,
    where_it_took_place,
    with_the_others,
)

deeds = Stage("deeds", head="does")

SIDES = ("side", "delegation", "team")
FOR_THE_PRESS = frozenset({"media", "press", "news"})
ENDING = frozenset({"conclude", "close", "wrap up", "finish"})
LASTING = ("negotiation", "accession", "trade talks", "membership")  # what is talked about for long
WHEN_OR_WHERE = frozenset(
    {"", ".", ",", ";", "in", "on", "at", "here", "today", "yesterday", "with", "under", "after", "this", "last"}
    | {"virtually", "online", "remotely", "again", "via", "earlier", "formally", "regularly", "next", "later", "during"}
)


@deeds.rule(
    "{does: hold} with {partner: actor} {what: ...+}",
    "Minister Lee Min-ho {does: co-chaired} with {partner: Secretary Kim} {what: the sixth trade forum}.",
    never=["Minister Lee Min-ho chaired the forum with care."],
)
def holds_with(said: Said, does: Blank, partner: Blank, what: Blank) -> Deed | Declined:
    """Somebody chairs a forum or a session together with somebody."""
    line = said.line
    if not names(line, what.first, "held_word") and not named_gathering(line, what.first):
        return Declined("nothing held")
    deed = active(said, does, "hold", what_from=what.first)
    return replace(deed, by=Actors((deed.by, line.value(partner)))) if isinstance(deed, Deed) else deed


@deeds.rule(
    "{does: hold} {what: ...+}",
    "Korea {does: hosted} {what: the forum in Seoul}.",
    "Korea {does: carried out} {what: an inquiry into steel imports}.",
    never=["Korea holds a view."],
)
def holds(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody organises, hosts or chairs a forum, a session or a meeting."""
    line = said.line
    if word(line, does.first).split()[0].endswith("s") and word(line, does.first - 1) in {"who", "which"}:
        return Declined("an office, not a deed")
    opening = _over_its_end(line, after_aside(line, what.first))  # `chaired | on Monday | the session`
    if _is_circumstance(line, does, verb_of(said, does)):
        return Declined("a circumstance")
    at = min(what.first + (word(line, what.first) in DETERMINERS), len(line.chunks) - 1)
    guest = line.chunks[at].value
    if verb_of(said, does).lemma in CHAIRING and isinstance(guest, Group) and word(line, at).endswith(SIDES):
        return Declined("a delegation")
    if verb_of(said, does).lemma == "host" and _are_guests(guest):
        return active(said, does, "meet", to=leader(line, at) or guest)
    if names(line, what.first, "probe_word", _before_link(line, what.first)) or _reviews_a_barrier(said, does, what):
        return active(said, does, "investigate", what_from=what.first)
    if not names(line, opening, "held_word") and not named_gathering(line, opening):
        return Declined("nothing held")
    if any(word(line, at) in FOR_THE_PRESS for at in range(opening, opening + 4)):
        return Declined("a call for the press")
    if "signing ceremony" in line.between(what.start, what.end).lower()[:40]:
        return Declined("its signing tells it")
    if (met := with_whom(line, what.first)) is not None:
        named = any(isinstance(one.value, Gathering) for one in line.chunks[opening : opening + 6])
        if verb_of(said, does).lemma in CHAIRING and named:
            deed = active(said, does, "hold", what_from=what.first)
            return replace(deed, by=Actors((deed.by, met))) if isinstance(deed, Deed) else deed
        return active(said, does, "meet", to=met, what_from=what.first)
    if _is_sitting(said, does, what):
        deed = active(said, does, "hold", what_from=what.first)
        return replace(deed, by=of_both(line, does, deed.by)) if isinstance(deed, Deed) else deed
    is_meeting = _is_meeting(line, what.first) and not _of_numbered_bodies(line, what)
    return active(said, does, "meet" if is_meeting else "hold", what_from=what.first)


def _over_its_end(line: Line, first: int) -> int:
    """Where a session begins of which the end or the opening is told: `chaired the conclusion of | the session`."""
    at = first + (word(line, first) == "the")
    told = word(line, at) in {"conclusion", "closing", "opening", "inauguration"} and word(line, at + 1) == "of"
    return at + 2 + (word(line, at + 2) == "the") if told else first


def _of_numbered_bodies(line: Line, what: Blank) -> bool:
    """Whether the meetings are sessions by their number: `hosted the meetings of | the 53rd Trade Committee`."""
    named = [at for at in range(what.first, what.last) if isinstance(line.chunks[at].value, Gathering)]
    if not named or line.chunks[named[0]].value.edition is None:
        return False
    before = line.lowered[what.first : named[0]]
    return "meetings" in before[:4] and set(before[before.index("meetings") :]) <= {"meetings", "of", "the"}


def _before_link(line: Line, first: int) -> int:
    """Where the head of an object ends: `a hearing | in connection with the probe`."""
    links = (at for at in range(first, len(line.chunks)) if word(line, at) in {"in", "on", "into", "of", "for", "with"})
    return next(links, len(line.chunks))


def _is_circumstance(line: Line, does: Blank, verb: Verb) -> bool:
    """Whether a present form only tells when: `when Korea and Canada | host the next meetings`."""
    who = subject(line, does.first) if verb.voice == "active" and verb.status == "done" else None
    at = who[1] - 1 if who else -1
    return at >= 0 and word(line, at) in {"when", "if", "once"} and word(line, does.first) in {"host", "hold", "hosts"}


def _are_guests(value: object) -> bool:
    if isinstance(value, Actors):
        return all(isinstance(one, Holder | Person) for one in value.members)
    return isinstance(value, Group | Holder | Office | Person)


def _reviews_a_barrier(said: Said, does: Blank, what: Blank) -> bool:
    """Whether a review of a measure is made: `carried out its first review of the safeguard measure`."""
    is_review = "review" in said.line.lowered[what.first : what.first + 4]
    return is_review and barrier(said.line, what.first) and verb_of(said, does).lemma in {"conduct", "carry out"}


def _is_sitting(said: Said, does: Blank, what: Blank) -> bool:
    """Whether a standing body holds its own meeting: `the Joint Committee held its third meeting`."""
    who = subject(said.line, does.first)
    names_body = isinstance(who[0], Body) and not STANDING.isdisjoint(who[0].name.lower().split()) if who else False
    return names_body and word(said.line, what.first) == "its"


@deeds.rule(
    "{does: hold.to|hold} {what: ...+}",
    "Korea and Canada agreed {does: to hold} {what: the third round in Seoul next month}.",
    "Korea and Canada agreed to expand trade and {does: hold} {what: the next session in Seoul}.",
    "It was agreed {does: to hold} {what: the next session in Seoul}.",
    never=["Korea and Canada agreed to hold the next session soon.", "Korea urged Canada to hold talks in Seoul."],
)
def is_to_hold(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Those who agree or plan to hold a round or a session, its place or day told, will hold it."""
    line, verb = said.line, verb_of(said, does)
    if verb.voice not in {"to", "base"} or not (
        names(line, what.first, "held_word") or named_gathering(line, what.first)
    ):
        return Declined("nothing held")
    earlier = next((at for at in range(does.first - 1, -1, -1) if _agrees_there(line, at)), None)
    who = _who_agrees(line, earlier) if earlier is not None else None
    if who is None or any(isinstance(one, Verb) and one.acts[0] == "request" for one in line.values(_before(does))):
        return Declined("nobody who agrees")
    deed = deed_of(said, does, "hold", by=who[0], what=object_after(line, what.first), start=does.start)
    if deed.day is None and deed.place is None:
        return Declined("no day and no place")
    return as_meeting(said, replace(deed, status="planned"))


def _who_agrees(line: Line, at: int) -> tuple[object, int] | None:
    """Who agrees; both sides, where `it was agreed`."""
    if line.chunks[at].value.voice == "passive" and word(line, at - 1) == "it":
        return Sides("the two sides", number=2), at - 1
    return subject(line, at)


def _agrees_there(line: Line, at: int) -> bool:
    value = line.chunks[at].value
    return isinstance(value, Verb) and value.acts[0] in {"agree", "announce"} and value.voice in FINITE


def _before(blank: Blank) -> Blank:
    """The chunks of the line before a blank."""
    return Blank(0, blank.first, 0, blank.start)


@deeds.rule(
    "{does: hold|hold.to}",
    "The fourth round of talks {does: took place} in London.",
    "The fourth round of talks {does: will take place} in London.",
    "They expect the fourth round of talks {does: to take place} in London.",
    "The fourth round of talks {does: will convene} in London in May.",
    never=["Korea hosted the talks.", "Korea convened the talks in London."],
)
def takes_place(said: Said, does: Blank) -> Deed | Declined:
    """A forum, a session or a round takes place or convenes."""
    if not _takes_place(said, does) or verb_of(said, does).status == "possible":
        return Declined("its host does it")
    thing = _body_again(said.line, does.first - 1) or thing_before(said.line, does.first)
    is_body = thing is not None and isinstance(said.line.chunks[thing.first].value, Pronoun | Body)
    if thing is None or not (is_body or shows(said.line, thing, "held_word")):
        return Declined("nothing that takes place")
    inside = said.line.lowered[thing.first : thing.last]
    if "'s" in inside and any(one.endswith("with") for one in inside[-3:]):
        return Declined("told as somebody's meeting")
    if word(said.line, thing.last - 1) == "ceremony" or _is_trip(said.line, thing):
        return Declined("nothing that takes place, or told as a visit")
    if any(isinstance(one.value, Verb) for one in said.line.chunks[thing.last : does.first]):
        return Declined("told by those who chaired it")
    if (signed := _signing_of(said, does, thing)) is not None:
        return signed
    return among(said, does, as_meeting(said, deed_of(said, does, "hold", what=thing, start=thing.start)))


def _signing_of(said: Said, does: Blank, thing: Stretch) -> Deed | None:
    """The signing that takes place: `the signing of the | pact took place between Minister Kim and Minister Lee`."""
    line = said.line
    signing = {"signing", "exchange"} & {*line.lowered[max(0, thing.first - 4) : thing.first]}
    if not signing and not line.lowered[thing.first].startswith(("exchange of ", "signing of ")):
        return None
    deed = deed_of(said, does, "sign", what=thing, start=thing.start)
    between = among(said, does, replace(deed, act="meet"))
    return replace(deed, by=between.by, end=between.end)


@deeds.rule(
    "{does: conclude|establish} its|their {what: ...+}",
    "The Korea–Chile Joint Committee {does: concluded} its {what: third session in Seoul today}.",
    "Korea and Chile {does: opened} their {what: fifth session in Lima}.",
    never=["Korea and Chile concluded their agreement.", "Korea opened its market."],
)
def ends_its_session(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """A standing body, or its sides, that opens or ends a session of its own."""
    line, verb = said.line, verb_of(said, does)
    who = subject(line, does.first)
    if verb.lemma not in OPENING | ENDING or who is None or isinstance(who[0], Holder | Person | Office):
        return Declined("nobody who sits")
    if not names(line, what.first, "occasion_word", what.first + 4) and not named_gathering(line, what.first):
        return Declined("no session")
    deed = active(said, does, "hold", what_from=what.first)
    return replace(deed, by=of_both(line, does, deed.by)) if isinstance(deed, Deed) else deed


@deeds.rule(
    "{does: meet} [{rest: ...+}]",
    "The Korea–Chile Joint Committee {does: met} {rest: in Lima on Friday}.",
    "The first Joint Committee under the Korea–Chile Free Trade Agreement {does: met} {rest: in Lima on Friday}.",
    never=["The Ministry of Trade met in Lima on Friday.", "The Korea–Chile Joint Committee met the Minister."],
)
def body_meets(said: Said, does: Blank, rest: Blank | None = None) -> Deed | Declined:
    """A standing committee or commission that meets: its session."""
    line, who = said.line, subject(said.line, does.first)
    if verb_of(said, does).lemma != "meet" or who is None or not is_standing(line, who[1]):
        return Declined("no body that sits")
    if rest is not None and not (_is_told_of_itself(line, rest.first) or word(line, rest.first) == "for"):
        return Declined("somebody else is met")
    deed = active(said, does, "hold")
    if not isinstance(deed, Deed):
        return deed
    thing = stretch(line, who[1], who[1] + 1)
    sides = of_both(line, does, who[0] if isinstance(line.chunks[does.first - 1].value, Instrument) else None)
    return replace(deed, by=sides, what=(thing.start, thing.end) if thing else None)


def _is_trip(line: Line, thing: Stretch) -> bool:
    """Whether what takes place is somebody's visit: `the visit of Minister Kim to Peru`."""
    return any(
        word(line, at) in word_set("trip_word") and word(line, at + 1) in {"of", "by", "to"}
        for at in range(thing.first, min(thing.first + 3, thing.last))
    )


def _body_again(line: Line, at: int) -> Stretch | None:
    """A committee or a commission that convenes, called so again: `the Commission | will convene in Lima`."""
    value = line.chunks[at].value if at >= 0 else None
    is_body = isinstance(value, Pronoun | Body) and not STANDING.isdisjoint(word(line, at).split())
    return stretch(line, at, at + 1) if is_body else None


def _takes_place(said: Said, does: Blank) -> bool:
    """Whether a session itself does it: `takes place`, or convenes somewhere or on some day."""
    lemma, behind = verb_of(said, does).lemma, does.last + (word(said.line, does.last) in {"next", "again"})
    return lemma == "take place" or (lemma == "convene" and _is_told_of_itself(said.line, behind))


@deeds.rule(
    "{does: establish|conclude|establish.p|conclude.p}",
    "The third Joint Committee {does: concluded} in London on Friday.",
    "The Seoul Expo {does: opened} on Friday in Busan.",
    "The second round of negotiations {does: concluded} successfully on Friday in Busan.",
    "Negotiations {does: began} in May.",
    "Fresh talks {does: opened} in Lima on Friday.",
    "The Seoul Expo {does: was inaugurated} in Busan on Friday.",
    "The third Joint Committee {does: was concluded} in London on Friday.",
    never=["Korea opened the fair.", "The talks concluded on Friday.", "The rain began in May."],
)
def opens_or_ends(said: Said, does: Blank) -> Deed | Declined:
    """A session, a round or a fair opens, gets under way or ends."""
    line, verb = said.line, verb_of(said, does)
    thing = thing_before(line, does.first)
    is_done_to = verb.voice == "passive"
    if thing is None or verb.lemma not in OPENING | ENDING | (BEGUN if is_done_to else OPENING):
        return Declined("nothing that opens")
    thing = whole_session(line, thing)
    is_talks = names(line, thing.first, "talks_word", thing.last) and not occasion(line, thing)
    if not is_talks and not occasion(line, thing):
        return Declined("nothing that opens")
    behind = does.last + word(line, does.last).endswith("ly")
    by = agent_behind(line, does.last) if is_done_to else None
    if verb.status == "possible" or not (behind >= len(line.chunks) or by or _is_told_of_itself(line, behind)):
        return Declined("something else is opened")
    deed = deed_of(said, does, "hold", by=by, what=thing, start=thing.start)
    if is_talks and not _are_met_for(line, thing, deed):
        return replace(deed, act="establish" if verb.lemma in OPENING else "conclude")
    if (led_by := chairs(line, does.last)) is not None:
        deed = replace(deed, by=led_by)
    return among(said, does, as_meeting(said, deed))


def _are_met_for(line: Line, thing: Stretch, deed: Deed) -> bool:
    """Whether talks are a meeting of a day, not negotiations that last: `talks opened | in Lima on Friday`."""
    if (
        deed.day is None
        or deed.place is None
        or not (deed.day.day or deed.day.weekday is not None or deed.day.relative)
    ):
        return False
    if (deed.day.relative or "").endswith(("month", "year")):
        return False
    inside = range(thing.first, thing.last)
    return not any(word(line, at).startswith(LASTING) or isinstance(line.chunks[at].value, Instrument) for at in inside)


def _is_told_of_itself(line: Line, at: int) -> bool:
    told = line.chunks[at].value if at < len(line.chunks) else None
    return isinstance(told, Day | City) or word(line, at) in WHEN_OR_WHERE


@deeds.rule(
    "{does: put_off.p|withdraw.p}",
    "The third round, which had been planned for May, {does: has been called off}.",
    "The Seoul summit {does: was cancelled} on Friday.",
    never=["Korea cancelled the order.", "The order was cancelled."],
)
def is_called_off(said: Said, does: Blank) -> Deed | Declined:
    """A round, a visit or a forum that does not take place."""
    deed = passive(said, does, "hold", None, needs="held_word")
    return replace(as_meeting(said, deed), status="negated") if isinstance(deed, Deed) else deed


@deeds.rule(
    "{does: hold.p} [by {by: actor}]",
    "The forum {does: was held} in Seoul.",
    "The forum {does: was hosted} by {by: Korea}.",
    never=["The view was held."],
)
def is_held(said: Said, does: Blank, by: Blank | None = None) -> Deed | Declined:
    """A forum, a session or a meeting takes place."""
    if verb_of(said, does).lemma == "schedule":
        return _scheduled(said, does)
    if word(said.line, does.first).split()[0] in {"is", "are"} and verb_of(said, does).status == "done":
        return Declined("a custom, not a day")
    deed = passive(said, does, "hold", by, needs="held_word")
    if _is_told_by_its_chairs(said.line, does, deed):
        return Declined("told by those who chaired it")
    if isinstance(deed, Deed) and deed.what and said.line.between(*deed.what).lower().endswith("signing ceremony"):
        return Declined("its signing tells it")
    if not isinstance(deed, Deed):
        return deed
    if deed.by is None and (led_by := chairs(said.line, does.last)) is not None:
        deed = replace(deed, by=led_by)
    before = said.line.chunks[does.first - 1].value
    if isinstance(before, Day) and verb_of(said, does).voice in {"ed", "part"}:
        deed = replace(deed, day=before)  # `the summit on May 3 | hosted by Korea`
    deed = with_the_others(said.line, does.last, where_it_took_place(said.line, does.last, deed))
    if verb_of(said, does).lemma in CHAIRING and deed.by is not None:
        return deed  # a session with named chairs
    return among(said, does, as_meeting(said, deed))


@deeds.rule(
    "{does: plain.p} by [a|an|the] {what: ...+}",
    "The summit {does: was preceded} by the {what: third meeting of the Joint Committee}.",
    "The summit {does: was followed} by a {what: reception}.",
    "The summit {does: was followed} by an {what: investment forum}.",
    never=["The summit was followed by the press.", "The plan was led by a committee."],
)
def is_followed(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """A forum, a session or a meeting that comes before another or after it."""
    line = said.line
    if verb_of(said, does).lemma not in {"follow", "precede"}:
        return Declined("no order of things")
    if not names(line, what.first, "held_word", what.first + 8) and not named_gathering(line, what.first):
        return Declined("nothing held")
    thing = _up_to_a_participle(line, object_after(line, what.first))
    deed = deed_of(said, does, "hold", what=thing, start=does.start)
    last = thing.last if thing else what.first
    day = deed.day or next((one.value for one in line.chunks[last:] if isinstance(one.value, Day)), None)
    return among(said, does, as_meeting(said, replace(deed, day=day)))


def _up_to_a_participle(line: Line, thing: Stretch | None) -> Stretch | None:
    """A thing without what is told of it behind a comma: `a roundtable | , joined by officials`."""
    at = (one for one in range(thing.first, thing.last - 1) if word(line, one) == ",") if thing else ()
    ends = next((one for one in at if _is_participle(line.chunks[one + 1].value)), None)
    within = range(thing.first, ends or thing.last) if thing else ()
    ends = next((one for one in within if isinstance(line.chunks[one].value, Day)), ends)
    ends = next((one for one in within if word(line, one) == "," and word(line, one + 1) == "with"), ends)
    return stretch(line, thing.first, ends) if thing and ends else thing


def _is_told_by_its_chairs(line: Line, does: Blank, deed: Deed | Declined) -> bool:
    """Whether those who chaired it stand between a session and its verb: `the session, chaired by Minister Kim, | was
    held`."""
    if not isinstance(deed, Deed) or deed.what is None:
        return False
    between = (one.value for one in line.chunks[: does.first] if one.start >= deed.what[1])
    return any(isinstance(one, Verb) and one.lemma in CHAIRING for one in between)


def _is_participle(value: object) -> bool:
    return isinstance(value, Verb) and value.voice in {"ed", "part"}


def _scheduled(said: Said, does: Blank) -> Deed | Declined:
    """A forum or a round that is set for a day to come."""
    line = said.line
    thing = thing_before(line, does.first)
    days = [chunk.value for chunk in line.chunks[does.last : does.last + 6] if isinstance(chunk.value, Day)]
    if thing is None or not days or not shows(line, thing, "held_word"):
        return Declined("nothing scheduled")
    deed = deed_of(said, does, "hold", what=thing, start=thing.start)
    return as_meeting(said, replace(deed, status="planned", day=days[0]))
