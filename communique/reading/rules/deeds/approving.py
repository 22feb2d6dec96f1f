"""Instruments: ratifying, approving, entering into force.

What is approved in passing, a project or a report, ratifies nothing.
"""

from __future__ import annotations

from dataclasses import replace

from communique.reading.clause import (
    FINITE,
    Stretch,
    object_after,
    stretch,
    subject,
    thing_before,
    whole_thing_before,
    word,
)
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import (
    Actors,
    Day,
    Deed,
    Gathering,
    Group,
    Instrument,
    Party,
    Pronoun,
    Sides,
    Verb,
)
from communique.reading.rules.deeds.making import active, deed_of, passive, verb_of
from communique.reading.rules.deeds.objects import (
    barrier,
    money,
    named_thing,
    names,
    shows,
    to_verb,
    word_is,
)

deeds = Stage("deeds", head="does")

CIRCUMSTANCES = frozenset({"once", "when", "after", "before", "until", "if", "so", "ensure", "as soon as"})
SANCTIONING = frozenset({"listings", "sanctions", "restrictive"})
PACKAGE = 16  # chunks in which a package tells what it is of
FROM_WHEN = frozenset({"as", "from", "of", "since", "on", "starting", "beginning"})
AWAITED = frozenset({"after", "upon", "following", "when"})
PLANS = ("action plan", "work plan", "plan of action", "roadmap", "road map", "work programme")
ALLOWING = frozenset({"authorise", "authorize"})
FORMAL = ("formalities", "procedures", "ratification")  # verbs that name the ratification themselves


@deeds.rule(
    "{does: ratify} {what: ...+}",
    "Korea {does: ratified} {what: the agreement}.",
    "Canada {does: gave the green light to} {what: the agreement}.",
    "Canada {does: authorised} {what: the Commission to open negotiations}.",
    "Canada {does: authorised} {what: the Minister of Trade to discuss with Chile a memorandum of understanding}.",
    "The Commission {does: adopted} {what: a proposal to halve quotas}.",
    "The Council {does: adopted} {what: a new package of listings and restrictive measures}.",
    "The Korea–Chile Joint Committee {does: adopted} {what: its rules of procedure}.",
    "Canada {does: approved} {what: tariffs on steel}.",
    "The Korea–Chile Joint Committee {does: adopted} {what: its rules of procedure}.",
    "Canada {does: approved} {what: $20 million in loans for Peru}.",
    "Canada {does: will undertake domestic formalities} {what: for the agreement}.",
    "The Cabinet Office {does: approved} {what: the signing of a memorandum with Canada}.",
    never=["the ratification of the agreement", "Korea adopted a dog.", "Korea authorised the firms to act."],
)
def ratifies(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """A government or parliament ratifies or approves."""
    if (item := _item_of_a_session(said, does, what)) is not None:
        return item
    if verb_of(said, does).lemma in ALLOWING:
        allowed = _allows(said, does, what)
        is_bill = isinstance(allowed, Declined) and barrier(said.line, what.first)  # `authorised tariffs of 50 percent`
        return active(said, does, "ratify", what_from=what.first) if is_bill else allowed
    if verb_of(said, does).lemma.endswith(FORMAL):
        return active(said, does, "ratify", what_from=does.first)
    opening = stretch(said.line, what.first, min(what.first + 4, len(said.line.chunks)))
    stated = names(said.line, what.first, "adopted_word") or (
        opening is not None and (_is_declaration(said.line, opening) or _is_of_order(said.line, opening))
    )
    if verb_of(said, does).lemma == "adopt" and stated:
        return active(said, does, "agree", what_from=what.first)
    if (signed := _signing_of(said.line, what.first)) is not None:
        return active(said, does, "ratify", what_from=signed)
    if verb_of(said, does).lemma == "adopt" and names(said.line, what.first, "drafted_word", what.first + 3):
        return active(said, does, "propose", what_from=what.first)  # `adopted a proposal to cut quotas`
    adopted = verb_of(said, does).lemma == "adopt" or names(said.line, what.first, "banning_word")
    if adopted and (barrier(said.line, what.first) or _is_of_sanctions(said.line, what.first)):
        return active(said, does, "impose", what_from=what.first)  # `approved a package of sanctions`
    near = range(what.first, min(what.first + 8, len(said.line.chunks)))
    gives = verb_of(said, does).lemma == "approve" and any(money(said.line, at) for at in near)
    if gives and names(said.line, what.first, "aid_word"):
        return active(said, does, "aid", what_from=what.first)  # `approved a loan of $300 million`
    if verb_of(said, does).lemma.endswith(("consent", "approval", "assent")):
        behind = word(said.line, what.first) in {"on", "in", "at", ",", ".", "after", "last", "this"}
        behind = behind or isinstance(said.line.chunks[what.first].value, Day)
        return active(said, does, "ratify") if behind else Declined("nothing to ratify")  # `gave its consent in May`
    known = names(said.line, what.first, "bill_word") or barrier(said.line, what.first)
    if not known and not named_thing(said.line, what.first):
        together = verb_of(said, does).lemma == "adopt" and _sit_together(said.line, does.first)
        return active(said, does, "agree", what_from=what.first) if together else Declined("nothing to ratify")
    return active(said, does, "ratify", what_from=what.first)


def _sit_together(line: Line, head: int) -> bool:
    """Whether a body of several sides, or the sides themselves, adopt: `The Joint Committee | adopted its rules`."""
    who = subject(line, head)
    if who is None:
        return False
    return isinstance(who[0], Actors | Group | Sides) or isinstance(line.chunks[who[1]].value, Gathering)


def _is_of_sanctions(line: Line, first: int) -> bool:
    """Whether a package of listings or of restrictive measures opens the object."""
    about = {one for words in line.lowered[first : first + PACKAGE] for one in words.split()}
    return "package" in line.lowered[first : first + 4] and not about.isdisjoint(SANCTIONING)


def _item_of_a_session(said: Said, does: Blank, what: Blank) -> Deed | None:
    """What a cabinet decided, as an item of the list of it: `| Approving a memorandum with Peru on energy.`"""
    line, verb = said.line, verb_of(said, does)
    told = (one.value for one in line.chunks[does.last :])
    if verb.voice != "ing" or does.first or any(isinstance(one, Verb) and one.voice in FINITE for one in told):
        return None
    if verb.lemma not in {"approve", *ALLOWING} or not any(isinstance(one.value, Instrument) for one in line.chunks):
        return None
    thing = object_after(line, what.first)
    return deed_of(said, does, "ratify", by=Pronoun("the Cabinet"), what=thing, start=does.start)


def _allows(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody allows negotiations, a signature or a decision: `authorised the Commission to open negotiations`."""
    line = said.line
    task = next((at for at in range(what.first, min(what.first + 9, len(line.chunks))) if to_verb(line, at)), None)
    behind = what.first if task is None else task + 1
    has_pact = any(isinstance(chunk.value, Instrument) for chunk in line.chunks[behind : behind + 9])
    if not has_pact and not names(line, behind, "bill_word") and not names(line, behind, "allowed_word"):
        return Declined("nothing of weight allowed")
    return active(said, does, "ratify", what_from=what.first if task is None else task)


def _signing_of(line: Line, first: int) -> int | None:
    """Where the instrument begins whose signing is approved: `approved the signing of | a memorandum`."""
    at = first + (word(line, first) in {"the", "a"})
    signing = {"signing", "signature", "ratification", "conclusion", "renewal", "extension", "amendment"}
    if word(line, at) in signing and word(line, at + 1) == "and" and word(line, at + 2) in signing:
        at += 2  # `approved the signing and | ratification of a protocol`
    if word(line, at) in signing and word(line, at + 1) == "of":
        return at + 2 if named_thing(line, at + 2) or names(line, at + 2, "instrument_word") else None
    return None


@deeds.rule(
    "{does: ratify.p} [by {by: actor}]",
    "The agreement {does: was ratified}.",
    "The agreement {does: was ratified} by {by: Korea}.",
    never=["The ratification was delayed."],
)
def is_ratified(said: Said, does: Blank, by: Blank | None = None) -> Deed | Declined:
    """An instrument is ratified or approved; a statement of a meeting is agreed on."""
    thing = thing_before(said.line, does.first)
    stated = thing is not None and (
        names(said.line, thing.first, "adopted_word", thing.last) or _is_declaration(said.line, thing)
    )
    if stated and verb_of(said, does).lemma == "adopt":
        if verb_of(said, does).voice != "passive" and by is None:
            return Declined("told of it in passing")
        return passive(said, does, "agree", by)
    return passive(said, does, "ratify", by, needs="bill_word")


def _is_declaration(line: Line, thing: Stretch) -> bool:
    """Whether a statement, a declaration or a plan of work is named there."""
    inside = (chunk.value for chunk in line.chunks[thing.first : thing.last])
    papers = [value for value in inside if isinstance(value, Instrument)]
    return any(one.type == "declaration" or one.name.lower().endswith(PLANS) for one in papers)


def _is_of_order(line: Line, thing: Stretch) -> bool:
    """Whether a body gives itself rules of procedure or terms of reference."""
    return line.between(thing.start, thing.end).lower().endswith(("rules of procedure", "terms of reference"))


@deeds.rule(
    "{does: enter_into_force}",
    "The agreement {does: entered into force} in May.",
    "Canada raised its tariffs in May and they {does: took effect} in June.",
    "The tariffs announced by Canada on steel from Chile {does: took effect} in June.",
    "Canada's duties on steel {does: took effect} in June.",
    "The agreement is good, and it {does: entered into force} in May.",
    "The agreement {does: will apply provisionally} as from 1 May 2026.",
    never=["after its entry into force"],
)
def enters_into_force(said: Said, does: Blank) -> Deed | Declined:
    """An instrument or measure takes effect."""
    soon = said.line.lowered[max(0, does.first - 5) : does.first]
    if word_is(said.line, does.first - 1, CIRCUMSTANCES) or "soon" in soon or "once" in soon:
        return Declined("a circumstance")  # `as | soon as it enters into force`
    thing = thing_before(said.line, does.first) or _named_before(said.line, does.first)
    if thing is None and word_is(said.line, does.first - 1, {"which"}) and does.first > 2:
        thing = thing_before(said.line, does.first - 1 - (said.line.lowered[does.first - 2] == ","))
    if thing is None or not _takes_effect(said.line, thing):
        whole = whole_thing_before(said.line, does.first)
        thing = whole if whole is not None and _takes_effect(said.line, whole) else thing
    if thing is None and _is_of_it(said.line, does.first):
        deed = deed_of(said, does, "enter_into_force", start=does.start)
        return _awaited(said, does, from_its_day(said, does, deed))
    if thing is None:
        return Declined("nothing that takes effect")
    deed = deed_of(said, does, "enter_into_force", by=_whose_measure(said.line, thing), what=thing, start=thing.start)
    return _awaited(said, does, from_its_day(said, does, deed))


def from_its_day(said: Said, does: Blank, deed: Deed) -> Deed:
    """The deed with the day from which it has effect: `will apply provisionally | as from May 1`, `as of May 1`."""
    line = said.line
    at = does.last
    while at < min(does.last + 4, len(line.chunks) - 1) and word(line, at) in FROM_WHEN:
        at += 1
    value = line.chunks[min(at, len(line.chunks) - 1)].value
    told = deed.day is None and at > does.last and isinstance(value, Day)
    return replace(deed, day=value, end=max(deed.end, line.chunks[at].end)) if told else deed


def _is_of_it(line: Line, head: int) -> bool:
    """Whether it takes effect, or does so after another deed: `it | took effect`, `it was signed and | took effect`."""
    if word(line, head - 1) == "and":
        told = (at for at in range(head - 2, 0, -1) if isinstance(line.chunks[at].value, Verb))
        head = next(told, head)
    before = line.chunks[max(0, head - 2)].value
    if word(line, head - 2) in CIRCUMSTANCES or (isinstance(before, Verb) and before.acts[0] != "state"):
        return False  # `to ensure | it takes effect`
    return word(line, head - 1) in {"it", "which"}


def _takes_effect(line: Line, thing: Stretch) -> bool:
    """Whether an instrument or a measure stands there."""
    named = any(named_thing(line, at, at + 1) for at in range(thing.first, thing.last))
    return named or names(line, thing.first, "barrier_word", thing.last) or shows(line, thing, "bill_word")


def _whose_measure(line: Line, thing: Stretch) -> object | None:
    """Whose a measure is that opens with its owner: `| Canada's tariffs on steel`, `| Canadian duties`."""
    owner = line.chunks[thing.first].value
    owned = isinstance(owner, Party) and names(line, thing.first + 1, "barrier_word", min(thing.last, thing.first + 5))
    return owner if owned else None


def _awaited(said: Said, does: Blank, deed: Deed) -> Deed:
    """What can take effect is planned; what must come before it is its condition."""
    line = said.line
    status = "planned" if deed.status == "possible" or (deed.status == "negated" and deed.condition) else deed.status
    if status != "planned" or deed.condition is not None:
        return replace(deed, status=status)
    at = next(
        (one for one in range(does.last, min(does.last + 6, len(line.chunks))) if word(line, one) in AWAITED), None
    )
    told = at is not None and any(isinstance(chunk.value, Verb) for chunk in line.chunks[at:])
    last = next((one for one in range(at or 0, len(line.chunks)) if word(line, one) in {".", ";"}), len(line.chunks))
    found = stretch(line, at, last) if at is not None and told else None
    return replace(deed, status=status, condition=(found.start, found.end) if found else None)


def _named_before(line: Line, head: int) -> Stretch | None:
    """What `it` or `they` are that take effect: the measure or instrument of the verb before."""
    if word(line, head - 1) not in {"it", "they", "both"}:
        return None
    for at in range(head - 2, 0, -1):
        if isinstance(line.chunks[at].value, Verb):
            thing = object_after(line, at + 1)
            last = min(thing.last, head - 2) if thing else 0
            told = thing is not None and (barrier(line, thing.first) or names(line, thing.first, "bill_word", last))
            return _shorter(line, thing, last) if thing and told else None
    return None


def _shorter(line: Line, thing: Stretch, upto: int) -> Stretch | None:
    """The thing up to its day or to where another clause is joined."""
    last = next(
        (at for at in range(thing.first, upto) if isinstance(line.chunks[at].value, Day) or word(line, at) == "and"),
        upto,
    )
    return stretch(line, thing.first, last)
