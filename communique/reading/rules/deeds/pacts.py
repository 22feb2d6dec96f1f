"""Instruments: signing and concluding.

What somebody is only to prepare is no step.
"""

from __future__ import annotations

from dataclasses import replace

from communique.reading.clause import (
    DETERMINERS,
    FINITE,
    Stretch,
    clause_end,
    day_of,
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
    Day,
    Deed,
    Gathering,
    Group,
    Holder,
    Maybe,
    Office,
    Party,
    Person,
    Verb,
)
from communique.reading.rules.deeds.agents import sides_of
from communique.reading.rules.deeds.making import active, deed_of, passive, verb_of
from communique.reading.rules.deeds.objects import (
    as_meeting,
    is_trip,
    named_thing,
    names,
    occasion,
    shows,
    to_verb,
    word_is,
)

deeds = Stage("deeds", head="does")

# Behind "signed" they open no object: who signs for whom, or another clause.
FOR_A_SIDE = frozenset({"for", "on behalf of", "on"})
NO_OBJECT = FOR_A_SIDE | frozenset(
    "with which that will would is are was were has have had can could who off up between by to".split()
)
LAWS = frozenset({"law", "bill", "act", "decree", "laws"})
RATIFYING = frozenset({"ratifying", "ratification", "approving"})
TO_SIGN = frozenset({"join", "meet", "meet with", "gather", "come together", "convene", "travel to", "visit", "fly to"})
PEOPLE = (Actors, Group, Holder, Maybe, Office, Party, Person)
WEIGHTY = frozenset({"important", "common", "broad", "key", "mutual", "new"})
FORMALITIES = frozenset({"requirements", "procedures", "formalities"})
RANKS = frozenset({"latest", "first", "second", "third", "only", "last", "newest"})
MEMORANDA = ("memorand", "mou", "mous", "letter", "contract")
TOLD_BEFORE = frozenset(
    {"which", "that", "who", "where", "when", ".", "will", "would", "is", "are", "was", "were", "must"}
)
OF_A_PLACE = frozenset({"in", "at", "on", "with"})  # `the meeting concluded | in Lima, with leaders ...`
ENDING = frozenset({"conclude", "complete", "wrap up", "close"})
REACHED_ON = frozenset({"to", "on", "that", "upon"})
ENDS_THERE = frozenset({".", ",", ";", "in", "on", "after", "with", "following", "at", "last", "this", "earlier"})


@deeds.rule(
    "{does: sign} {what: ...+}",
    "Korea and Canada {does: signed} {what: an agreement}.",
    "Korea and Canada {does: entered into} {what: two memoranda of understanding}.",
    "Korea and Canada {does: entered into} {what: negotiations on trade}.",
    "Minister Lee Min-ho {does: signed} {what: with his Peruvian counterpart a memorandum of understanding}.",
    never=[
        "the signing of an agreement",
        "Korea and Canada entered into a new era.",
        "It is the latest deal Korea has signed with a neighbour.",
        "Any deal we sign will be good for Korea.",
    ],
)
def signs(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody signs an instrument."""
    lemma = verb_of(said, does).lemma
    behind = said.line.chunks[what.first + 1 : what.first + 2]
    if word(said.line, what.first) == "and" and behind and isinstance(behind[0].value, Verb):
        opens = what.first + 2
        named = names(said.line, opens, "instrument_word") or named_thing(said.line, opens)
        if behind[0].value.acts[0] == "sign" or not named:
            return Declined("the next verb has the object")  # `signed and | exchanged notes`
        deed = active(said, does, "sign", what_from=opens)  # `signed and ratified | the treaty`
        if isinstance(deed, Deed) and deed.day is None:
            deed = replace(deed, day=day_of(said.line, opens - 1, clause_end(said.line, opens - 1)))
        return deed
    if (signed := _signed_with(said.line, what.first)) is not None:
        return active(said, does, "sign", what_from=signed)
    if said.line.lowered[what.first] in NO_OBJECT:
        return _signs_what_was_named(said, does, what.first)
    if (law := _law_on(said.line, what.first)) is not None:
        return active(said, does, "ratify", what_from=law)
    if lemma == "enter into" and names(said.line, what.first, "talks_word"):
        return active(said, does, "establish", what_from=what.first)
    named = names(said.line, what.first, "instrument_word") or named_thing(said.line, what.first)
    opening = said.line.chunks[what.first].value
    if word(said.line, what.first).split()[0] in TOLD_BEFORE or (isinstance(opening, Verb) and opening.voice in FINITE):
        return Declined("told before the verb")  # `any deal we sign | will be`
    if word(said.line, what.first) == "with" and not named:
        return Declined("told before the verb")  # `the latest that it has signed | with a state`
    if lemma in {"exchange", "initial", "enter into"} and not named:
        return Declined("no instrument")
    return _for_sides(said, does, active(said, does, "sign", what_from=what.first))


def _signed_with(line: Line, first: int) -> int | None:
    """Where an instrument begins behind the one with whom it is signed: `signed with Minister Kim | a treaty`."""
    at = first + (word(line, first) == "on")
    at += isinstance(line.chunks[at].value, Day)
    if word(line, at) != "with" or at + 3 >= len(line.chunks) or not isinstance(line.chunks[at + 1].value, PEOPLE):
        return None
    thing = at + 2 + (word(line, at + 2) in DETERMINERS)
    is_new = thing > at + 2 or word(line, thing).startswith(("a ", "an ", "two ", "several "))
    is_told = is_new and (names(line, thing, "instrument_word", thing + 5) or named_thing(line, thing))
    return thing if is_told else None


def _for_sides(said: Said, does: Blank, deed: Deed | Declined) -> Deed | Declined:
    """The deed with the parties for whom those sign who do."""
    return replace(deed, sides=sides_of(said.line, does.first)) if isinstance(deed, Deed) else deed


def _signs_what_was_named(said: Said, does: Blank, behind: int) -> Deed | Declined:
    """Who signs for a side; or what a relative clause is about: `the agreement that Korea | signed with Chile`."""
    line = said.line
    side = behind + (3 if line.lowered[behind + 1 : behind + 3] == ["behalf", "of"] else 1)
    side += word(line, side) == "the"
    whom = line.chunks[min(side, len(line.chunks) - 1)].value
    if line.lowered[behind] in FOR_A_SIDE and isinstance(whom, (Party, Group, Body)):
        return _for_sides(said, does, active(said, does, "sign"))
    who = subject(line, does.first)
    at = who[1] - (word(line, who[1] - 1) in DETERMINERS) if who else 0
    at -= word(line, at - 1) in {"that", "which"}
    thing = thing_before(line, at) if at > 0 and line.lowered[behind] == "with" else None
    one_of_them = thing is not None and not RANKS.isdisjoint(line.lowered[thing.first : thing.last])
    if thing is None or one_of_them or not shows(line, thing, "instrument_word"):
        return Declined("nothing signed")
    deed = active(said, does, "sign")
    return deed if isinstance(deed, Declined) else replace(deed, what=(thing.start, thing.end), start=thing.start)


def _law_on(line: Line, first: int) -> int | None:
    """Where the treaty stands that a law ratifies which somebody signs: `signed the law ratifying | the Treaty`."""
    opening = range(first, min(first + 8, len(line.chunks) - 1))
    law = next((at for at in opening if word(line, at) in LAWS), None)
    if law is None:
        return None
    on = next((at for at in range(law + 1, min(law + 6, len(line.chunks))) if word(line, at) in RATIFYING), None)
    return None if on is None else on + 1 + (word(line, on + 1) == "of")


@deeds.rule(
    "{does: sign.to|establish.to} {what: ...+}",
    "Minister Lee Min-ho will visit Lima {does: to launch} {what: negotiations on a trade agreement}.",
    "Minister Lee Min-ho met Minister Mary Roy {does: to sign} {what: the agreement}.",
    "Minister Lee Min-ho will travel to Lima {does: to sign} {what: the agreement}.",
    never=["Korea agreed to sign the agreement.", "Minister Lee Min-ho met Minister Mary Roy to sign in."],
)
def meets_to_sign(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody meets or joins another, or travels, to sign an instrument or to launch talks on one."""
    line = said.line
    act = verb_of(said, does).acts[0]
    ahead = [at for at in range(does.first) if isinstance(line.chunks[at].value, Verb)]
    main = line.chunks[ahead[-1]].value if ahead else None
    named = names(line, what.first, "instrument_word") or named_thing(line, what.first)
    if main is None or main.lemma not in TO_SIGN or main.voice not in {"active", "ed"} or not named:
        return Declined("part of what is asked or agreed")
    who = subject(line, ahead[-1])
    if who is None:
        return Declined("nobody does it")
    with_them = [chunk.value for chunk in line.chunks[ahead[-1] + 1 : does.first] if isinstance(chunk.value, PEOPLE)]
    is_visit = main.acts[0] == "visit"
    by = Actors((who[0], with_them[0])) if with_them and not is_visit else who[0]
    if act == "establish" and not (is_visit and names(line, what.first, "talks_word", what.first + 4)):
        return Declined("no talks launched on a visit")
    deed = deed_of(said, does, act, by=by, what=object_after(line, what.first), start=does.start)
    return replace(deed, status="done" if main.status == "done" else "planned")


@deeds.rule(
    "{does: sign.p|conclude.p} ... , the|this {thing: ...+}",
    "{does: Signed} in May in Lima, the {thing: agreement helps exporters}.",
    "{does: Concluded} on May 3, this {thing: agreement helps exporters}.",
    never=["Korea signed, in May, the agreement.", "Signed in May, the book helps exporters."],
)
def signed_as_it_was(said: Said, does: Blank, thing: Blank) -> Deed | Declined:
    """A sentence about an instrument that opens with when it was signed."""
    line = said.line
    if does.first or not (
        names(line, thing.first, "instrument_word", thing.first + 4) or named_thing(line, thing.first)
    ):
        return Declined("no instrument behind it")
    head = (at for at in range(thing.first, thing.first + 4) if _names_a_pact(line, at))
    what = stretch(line, thing.first, next(head, thing.first) + 1)
    act = "conclude" if verb_of(said, does).acts[0] == "conclude" else "sign"
    deed = deed_of(said, does, act, what=what, start=does.start)
    return replace(deed, end=max(deed.end, what.end if what else deed.end))


def _names_a_pact(line: Line, at: int) -> bool:
    """Whether the word or the name that stands there is that of an instrument."""
    return names(line, at, "instrument_word", at + 1) or named_thing(line, at, at + 1)


@deeds.rule(
    "{does: sign.p} [by {by: actor}]",
    "The agreement {does: was signed}.",
    "The agreement {does: was signed} by {by: Korea}.",
    never=["The signing was delayed.", "Views on trade were also exchanged.", "The following documents were signed:"],
)
def is_signed(said: Said, does: Blank, by: Blank | None = None) -> Deed | Declined:
    """An instrument is signed."""
    if word(said.line, len(said.line.chunks) - 1) == ":":
        return Declined("its items tell what is signed")
    thing = thing_before(said.line, does.first)
    if verb_of(said, does).lemma == "exchange" and (
        (thing and names(said.line, thing.first, "opinion_word", thing.last))
        or names(said.line, does.last, "opinion_word", does.last + 4)  # `exchanged in-depth views`
    ):
        return Declined("only said")
    return _for_sides(said, does, passive(said, does, "sign", by))


@deeds.rule(
    "{does: conclude} {what: ...+}",
    "Korea and Canada {does: concluded} {what: the negotiations}.",
    "Korea and Canada {does: wrapped up} {what: the fourth round of negotiations}.",
    never=[
        "the conclusion of the talks",
        "Korea concluded that it was late.",
        "Minister Lee concluded a visit to Chile; opened talks on an agreement.",
    ],
)
def concludes(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Sides finish negotiations."""
    if word(said.line, what.first) in OF_A_PLACE or (
        not names(said.line, what.first, "instrument_word") and not named_thing(said.line, what.first)
    ):
        return Declined("no negotiations")
    thing = object_after(said.line, what.first)
    is_pact = thing is not None and names(said.line, thing.first, "instrument_word", thing.last)
    if is_trip(said.line, what.first) and not is_pact:
        return Declined("a visit that ends")
    if thing is not None and any(word(said.line, at) in FORMALITIES for at in range(thing.first, thing.last)):
        return Declined("formalities")
    if thing is not None and verb_of(said, does).lemma in ENDING and _is_round(said.line, thing):
        return (
            as_meeting(said, deed)
            if isinstance(deed := active(said, does, "hold", what_from=what.first), Deed)
            else deed
        )
    sealed = thing is not None and _is_of_memoranda(said.line, thing)
    return active(said, does, "sign" if sealed else "conclude", what_from=what.first)


def _is_of_memoranda(line: Line, thing: Stretch) -> bool:
    """Whether memoranda are concluded, which are signed: `sealed | 23 MOUs`."""
    words = line.between(thing.start, thing.end).lower().split()[:5]
    return any(one.startswith(MEMORANDA) for one in words)


def _is_round(line: Line, thing: Stretch) -> bool:
    """Whether it is a round or a session that ends, not the negotiations: `the fourth round of talks`."""
    named = (line.chunks[at].value for at in range(thing.first, min(thing.first + 2, thing.last)))
    if any(isinstance(one, Gathering) and one.type == "round" for one in named):
        return True
    opening = range(thing.first, min(thing.first + 5, thing.last))
    of = next((at for at in opening if word(line, at) in {"of", "on", "with"}), None)
    return of is not None and word(line, of - 1) in {"round", "session", "edition"}


@deeds.rule(
    "{does: conclude}",
    "The negotiations {does: have concluded}.",
    "The talks {does: concluded} on Friday.",
    never=["Korea concluded the talks.", "The ninth session of the Joint Committee concluded on Friday."],
)
def comes_to_an_end(said: Said, does: Blank) -> Deed | Declined:
    """Negotiations conclude by themselves."""
    line = said.line
    after = line.chunks[does.last].value if does.last < len(line.chunks) else None
    ends = does.last >= len(line.chunks) or isinstance(after, Day) or word(line, does.last) in ENDS_THERE
    thing = thing_before(line, does.first)
    if thing is not None and occasion(line, thing):
        return Declined("a session that ends")
    if not ends or thing is None or not names(line, thing.first, "instrument_word", thing.last):
        return Declined("no negotiations")
    if verb_of(said, does).lemma == "reach":
        return Declined("reached by somebody")
    return deed_of(said, does, "conclude", what=thing, start=thing.start)


@deeds.rule(
    "{does: conclude} [{determiner}] {low!function}+ consensus on|that {what: ...+}",
    "The two sides {does: reached} important consensus on {what: the new quota}.",
    "The two sides {does: reached} a broad consensus that {what: trade should grow}.",
    never=[
        "The two sides reached a trade agreement with Chile.",
        "The two sides concluded a broad consensus on trade.",
    ],
)
def reach_consensus(said: Said, does: Blank, what: Blank, **_: Blank) -> Deed | Declined:
    """Sides reach a broad or an important consensus on something."""
    if verb_of(said, does).lemma != "reach":
        return Declined("an agreement concluded")
    return active(said, does, "agree", what_from=what.first)


@deeds.rule(
    "consensus|understandings|understanding {does: conclude.p} by|between [the] {by: actor}",
    "They will implement the consensus {does: reached} by the {by: two leaders} in Lima.",
    "They hailed the understanding {does: reached} between {by: Korea and Canada}.",
    "They recalled the understandings {does: reached} by the {by: two leaders}.",
    never=["They reached a consensus.", "They will implement the agreement reached by the two leaders."],
)
def consensus_of_somebody(said: Said, does: Blank, by: Blank) -> Deed | Declined:
    """The consensus that leaders or sides have reached."""
    if verb_of(said, does).lemma != "reach":
        return Declined("concluded")
    line = said.line
    first = said.first - (line.chunks[said.first - 1].value is None and word(line, said.first - 1) in WEIGHTY)
    return deed_of(
        said,
        does,
        "agree",
        by=line.value(by),
        what=stretch(line, first, said.first + 1),
        start=line.chunks[first].start,
    )


@deeds.rule(
    "agreement|agreements|consensus|understanding {does: conclude.p} [to|on|that|upon] {what: ...+}",
    "An agreement {does: was reached} {what: to hold monthly round tables}.",
    "Consensus {does: was reached} on {what: the new quota}.",
    "Agreement {does: was reached} on {what: the new quota}.",
    "An understanding {does: was reached} that {what: trade should grow}.",
    "An understanding {does: was reached} upon {what: the quota}.",
    "Agreements {does: have been reached} to {what: an early round}.",
    never=["An agreement was reached between Korea and Canada.", "The agreements reached in May are good."],
)
def agreement_is_reached(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """An agreement, a consensus or an understanding is reached to do something."""
    line = said.line
    if verb_of(said, does).voice != "passive" or verb_of(said, does).lemma != "reach":
        return Declined("an agreement concluded")
    if not to_verb(line, what.first) and not word_is(line, what.first - 1, REACHED_ON):
        return Declined("an agreement concluded")
    return deed_of(said, does, "agree", what=object_after(line, what.first), start=said.start)


@deeds.rule(
    "{does: conclude.p} [[in|on {day}] by|between {by: actor}]",
    "They hailed the agreement {does: reached} in {day: May} between {by: Korea and Canada}.",
    "They hailed the agreement {does: reached} on {day: May 3} by {by: Korea}.",
    "The agreement {does: was concluded}.",
    "They hailed the agreement {does: reached} between {by: Korea and Canada}.",
    "The agreement {does: was concluded} by {by: Korea}.",
    never=["The visit was concluded."],
)
def is_concluded(said: Said, does: Blank, by: Blank | None = None, **_: Blank) -> Deed | Declined:
    """Negotiations or an agreement are concluded."""
    thing = thing_before(said.line, does.first)
    if thing is not None and occasion(said.line, thing) and (by is None or verb_of(said, does).voice == "passive"):
        return Declined("a session that ends")
    if by is None and verb_of(said, does).voice == "ed" and word(said.line, does.last) in {"as", "is", "was", "will"}:
        return Declined("only mentioned")  # `called the agreement | reached as significant`
    sealed = thing is not None and _is_of_memoranda(said.line, thing)
    return passive(said, does, "sign" if sealed else "conclude", by, needs="instrument_word")
