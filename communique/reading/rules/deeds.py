"""Deeds: what is done, asked, promised, signed, put on and lifted, one rule for each way of telling an act.

A rule names the verb and what follows it; who does it, when and where are told by position (clause.py). A rule declines
where the verb's object shows another deed ("met expectations").
"""

from __future__ import annotations

from dataclasses import replace

from communique.lexicon.wordlists import word_set
from communique.reading.clause import (
    ACTORS,
    DETERMINERS,
    Stretch,
    clause_end,
    condition_after,
    day_of,
    is_subject_adjacent,
    next_verb,
    object_after,
    partner_after,
    place_of,
    subject,
    thing_before,
    word,
)
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import (
    Actors,
    Amount,
    Body,
    Day,
    Deed,
    Gathering,
    Group,
    Holder,
    Office,
    Party,
    Person,
    Pronoun,
    Sides,
    Verb,
)

deeds = Stage("deeds", head="does")

PEOPLE = (Actors, Group, Holder, Office, Person, Sides, Body, Party)
PROMISES = frozenset({"decide", "determine", "resolve", "promise", "undertake", "vow", "pledge"})
DECIDING = frozenset({"decide", "determine", "resolve"})
ENDS_THERE = frozenset({".", ",", ";", "in", "on", "after", "with", "following", "at", "last", "this", "earlier"})
CONFIRMING = frozenset({"confirm", "reconfirm"})
BANS = frozenset({"ban", "sanction", "blacklist", "prohibit"})
TOLD_OF_MORE = frozenset(
    {"agree", "request", "criticise", "support", "propose", "invite", "reject", "threaten", "announce"}
)
# Deeds done `together with` somebody.
SHARED = frozenset({"hold", "sign", "agree", "establish", "announce", "invest", "conclude"})
MEETINGS = frozenset({"meeting", "summit", "talks", "call", "ministerial meeting", "consultation", "consultations"})
AFTER_MET = frozenset(
    {"in", "on", "at", "today", "for", "again", "to", "virtually", "during", "and", ",", "here", "via", "ahead"}
)


# ---- asking, inviting, warning: a deed done to somebody ----


@deeds.rule(
    "{does: request} {to: actor} {asked: infinitive} {what: ...+}",
    "Korea {does: urged} {to: Canada} {asked: to withdraw} {what: the measures}.",
    "Korea met Canada, {does: asking} {to: Canada} {asked: to consider} {what: an exemption}.",
    never=["Korea asked a question.", "Korea is expected to grow."],
)
def asks_to(said: Said, does: Blank, to: Blank, asked: Blank, what: Blank) -> Deed | Declined:
    """Somebody asks or urges somebody to do something."""
    return _active(said, does, "request", to=said.line.value(to), what_from=asked.first)


@deeds.rule(
    "{does: request} that {to: actor|city} {what: ...+}",
    "Korea {does: asked} that {to: Canada} {what: take care of the exporters}.",
    "Korea {does: requested} that {to: Ottawa} {what: be patient}.",
    never=["Korea asked Canada for care."],
)
def asks_that(said: Said, does: Blank, to: Blank, what: Blank) -> Deed | Declined:
    """Somebody asks that somebody do something."""
    return _active(said, does, "request", to=said.line.value(to), what_from=what.first)


@deeds.rule(
    "{does: request} [{to: actor}] [for] {what: ...+}",
    "Korea {does: requested} {what: an exemption from the quota}.",
    "Korea {does: asked} {to: Canada} {what: about the quota}.",
    "Korea {does: asked} {to: Canada} for {what: an exemption}.",
    never=["The request was noted."],
)
def asks_for(said: Said, does: Blank, what: Blank, to: Blank | None = None) -> Deed | Declined:
    """Somebody asks for something."""
    if _verb(said, does).lemma in {"expect", "seek", "encourage", "direct", "press"} and to is None:
        return Declined("a wish, not a request")
    if _verb(said, does).lemma in {"call on", "call upon"} and to is not None:  # a courtesy call
        return _active(said, does, "meet", to=said.line.value(to))
    return _active(said, does, "request", to=said.line.value(to) if to else None, what_from=what.first)


@deeds.rule(
    "{does: invite} {to: actor} {what: ...+}",
    "Korea {does: invited} {to: Canada} {what: to the forum}.",
    never=["Korea accepted the invitation."],
)
def invites(said: Said, does: Blank, to: Blank, what: Blank) -> Deed | Declined:
    """Somebody invites somebody."""
    return _active(said, does, "invite", to=said.line.value(to), what_from=what.first)


@deeds.rule(
    "{does: threaten} [{to: actor}] {what: ...+}",
    "Korea {does: threatened} {what: retaliation}.",
    "Korea {does: warned} {to: Canada} {what: of retaliation}.",
    never=["the threat of retaliation"],
)
def threatens(said: Said, does: Blank, what: Blank, to: Blank | None = None) -> Deed | Declined:
    """Somebody warns of a harmful step."""
    if _verb(said, does).lemma == "threaten" and word(said.line, what.first) in DETERMINERS:
        return Declined("a danger, not a warning")
    return _active(said, does, "threaten", to=said.line.value(to) if to else None, what_from=what.first)


# ---- taking a stand ----


@deeds.rule(
    "{does: criticise} [over|about|at|regarding|on|that|with] {what: ...+}",
    "Korea {does: regretted} {what: the quota}.",
    "Korea {does: expressed concern} over {what: the quota}.",
    "Korea {does: voiced concerns} about {what: the quota}.",
    "Korea {does: expressed disappointment} at {what: the quota}.",
    "Korea {does: raised concerns} regarding {what: the quota}.",
    "Korea {does: raised concerns} on {what: the quota}.",
    "Korea {does: regretted} that {what: the quota was cut}.",
    "Korea {does: expressed dissatisfaction} with {what: the quota}.",
    never=["the regret of the exporters"],
)
def criticises(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody regrets, objects, raises a concern."""
    return _active(said, does, "criticise", what_from=what.first)


@deeds.rule(
    "{does: state} [{low!function}]* {feeling: noun.criticise} [over|about|at|regarding|on|that|with] {what: ...+}",
    "Korea {does: expressed} strong {feeling: regret} over {what: the quota}.",
    "Korea {does: conveyed} industry {feeling: concerns} about {what: the delay}.",
    "Korea {does: noted} grave {feeling: concerns} that {what: the quota may hurt}.",
    "Korea {does: expressed} deep {feeling: disappointment} at {what: the quota}.",
    "Korea {does: expressed} deep {feeling: concern} regarding {what: the quota}.",
    "Korea {does: expressed} deep {feeling: concern} on {what: the quota}.",
    "Korea {does: expressed} deep {feeling: dissatisfaction} with {what: the quota}.",
    "Korea {does: voiced} {feeling: regret} {what: to the ministers}.",
    never=["Korea noted the regret of the exporters."],
)
def expresses_regret(said: Said, does: Blank, feeling: Blank, what: Blank) -> Deed | Declined:
    """Somebody expresses strong regret or conveys concerns."""
    return _active(said, does, "criticise", what_from=what.first)


@deeds.rule(
    "{does: support} {what: ...+}",
    "Korea {does: welcomed} {what: the agreement}.",
    never=["the support of Korea"],
)
def supports(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody welcomes, backs or reaffirms something."""
    verb = _verb(said, does)
    if verb.lemma == "support" and (verb.voice == "ing" or not is_subject_adjacent(said.line, does.first)):
        return Declined("help, not a stand")
    return _active(said, does, "support", what_from=what.first)


@deeds.rule(
    "{does: state} [{low!function|determiner}]* {feeling: noun.support} for|on|with|to|over {what: ...+}",
    "Korea {does: expressed} its full {feeling: support} for {what: the talks}.",
    "Korea {does: underscored} its firm {feeling: support} to {what: the talks}.",
    "Korea {does: expressed} great {feeling: satisfaction} with {what: the talks}.",
    "Korea {does: expressed} great {feeling: satisfaction} on {what: the talks}.",
    "Korea {does: expressed} great {feeling: satisfaction} over {what: the talks}.",
    never=["Korea noted the support of others."],
)
def expresses_support(said: Said, does: Blank, feeling: Blank, what: Blank) -> Deed | Declined:
    """Somebody expresses support, appreciation or satisfaction."""
    return _active(said, does, "support", what_from=what.first)


@deeds.rule(
    "{does: reject} {what: ...+}",
    "Korea {does: rejected} {what: the claim}.",
    never=["the rejection of the claim"],
)
def rejects(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody refuses, denies or declines."""
    if _verb(said, does).lemma == "decline" and not _to_verb(said.line, what.first):
        return Declined("a fall, not a refusal")
    return _active(said, does, "reject", what_from=what.first)


@deeds.rule(
    "{does: propose} {what: ...+}",
    "Korea {does: proposed} {what: a joint study}.",
    never=["the proposal of Korea"],
)
def proposes(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody suggests or offers something."""
    if _verb(said, does).lemma == "offer" and is_thing_subject(said, does):
        return Declined("a thing that offers something")
    return _active(said, does, "propose", what_from=what.first)


# ---- agreeing and what is agreed ----


@deeds.rule(
    "{does: agree} [to|on|that|upon|with] {what: ...+}",
    "The two sides {does: agreed} {what: to expand trade}.",
    "The two sides {does: agreed} on {what: the need to expand trade}.",
    "The two sides {does: agreed} that {what: trade should grow}.",
    "The two sides {does: committed} to {what: free markets}.",
    "The two sides {does: agreed} upon {what: a plan}.",
    "Korea {does: concurred} with {what: the plan}.",
    never=["the agreed plan"],
)
def agrees(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Sides agree or commit to do something."""
    line, verb = said.line, _verb(said, does)
    if verb.lemma in CONFIRMING and not _confirms_a_plan(line, does.last):
        return (
            _active(said, does, "support", what_from=what.first) if _of_worth(line, what.first) else Declined("no plan")
        )
    if verb.lemma in PROMISES and not _to_verb(line, what.first):
        return Declined("no promise of a deed")
    who = subject(line, does.first)
    joint = who is not None and isinstance(who[0], Actors | Sides)
    if (act := _promised(line, what.first, joint)) is not None:
        return _active(said, does, act, what_from=what.first, status="planned")
    if verb.lemma in DECIDING and who is not None and not isinstance(who[0], Actors | Sides):
        return _active(said, does, "announce", what_from=what.first)  # what one side decides is its own plan
    return _active(said, does, "agree", what_from=what.first)


@deeds.rule(
    "{does: sign} {what: ...+}",
    "Korea and Canada {does: signed} {what: an agreement}.",
    never=["the signing of an agreement"],
)
def signs(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody signs an instrument."""
    if _verb(said, does).lemma in {"exchange", "initial"} and not _names(said.line, what.first, "instrument_word"):
        return Declined("no instrument")
    return _active(said, does, "sign", what_from=what.first)


@deeds.rule(
    "{does: sign.p} [by {by: actor}]",
    "The agreement {does: was signed}.",
    "The agreement {does: was signed} by {by: Korea}.",
    never=["The signing was delayed."],
)
def is_signed(said: Said, does: Blank, by: Blank | None = None) -> Deed | Declined:
    """An instrument is signed."""
    return _passive(said, does, "sign", by)


@deeds.rule(
    "{does: conclude} {what: ...+}",
    "Korea and Canada {does: concluded} {what: the negotiations}.",
    never=["the conclusion of the talks", "Korea concluded that it was late."],
)
def concludes(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Sides finish negotiations."""
    if not _names(said.line, what.first, "instrument_word") and not _named_thing(said.line, what.first):
        return Declined("no negotiations")
    return _active(said, does, "conclude", what_from=what.first)


@deeds.rule(
    "{does: conclude}",
    "The negotiations {does: have concluded}.",
    "The talks {does: concluded} on Friday.",
    never=["Korea concluded the talks."],
)
def comes_to_an_end(said: Said, does: Blank) -> Deed | Declined:
    """Negotiations conclude by themselves."""
    line = said.line
    after = line.chunks[does.last].value if does.last < len(line.chunks) else None
    ends = does.last >= len(line.chunks) or isinstance(after, Day) or word(line, does.last) in ENDS_THERE
    thing = thing_before(line, does.first)
    if not ends or thing is None or not _names(line, thing.first, "instrument_word", thing.last):
        return Declined("no negotiations")
    return _deed(said, does, "conclude", what=thing, start=thing.start)


@deeds.rule(
    "{does: conclude.p} [by {by: actor}]",
    "The agreement {does: was concluded}.",
    "The agreement {does: was concluded} by {by: Korea}.",
    never=["The visit was concluded."],
)
def is_concluded(said: Said, does: Blank, by: Blank | None = None) -> Deed | Declined:
    """Negotiations or an agreement are concluded."""
    return _passive(said, does, "conclude", by, needs="instrument_word")


@deeds.rule(
    "{does: ratify} {what: ...+}",
    "Korea {does: ratified} {what: the agreement}.",
    never=["the ratification of the agreement", "Korea adopted a dog."],
)
def ratifies(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """A government or parliament ratifies or approves."""
    if _barrier(said.line, what.first) and _verb(said, does).lemma in {"adopt", "approve", "pass"}:
        return _active(said, does, "impose", what_from=what.first)
    if not _names(said.line, what.first, "bill_word") and not _named_thing(said.line, what.first):
        return Declined("nothing to ratify")
    return _active(said, does, "ratify", what_from=what.first)


@deeds.rule(
    "{does: ratify.p} [by {by: actor}]",
    "The agreement {does: was ratified}.",
    "The agreement {does: was ratified} by {by: Korea}.",
    never=["The ratification was delayed."],
)
def is_ratified(said: Said, does: Blank, by: Blank | None = None) -> Deed | Declined:
    """An instrument is ratified or approved."""
    return _passive(said, does, "ratify", by, needs="bill_word")


@deeds.rule(
    "{does: enter_into_force}",
    "The agreement {does: entered into force} in May.",
    never=["after its entry into force"],
)
def enters_into_force(said: Said, does: Blank) -> Deed | Declined:
    """An instrument or measure takes effect."""
    if _word_is(said.line, does.first - 1, {"once", "when", "after", "before", "until"}):
        return Declined("a circumstance")
    thing = thing_before(said.line, does.first)
    if thing is None:
        return Declined("nothing that takes effect")
    return _deed(said, does, "enter_into_force", what=thing, start=thing.start)


# ---- founding, announcing, joining ----


@deeds.rule(
    "{does: establish} {what: ...+}",
    "Korea and Canada {does: established} {what: a working group}.",
    never=["the establishment of a group", "Korea started early."],
)
def establishes(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody launches a body, mechanism, programme or negotiation."""
    if _names(said.line, what.first, "probe_word"):
        return _active(said, does, "investigate", what_from=what.first)
    if not _names(said.line, what.first, "founded") and not _named_thing(said.line, what.first):
        return Declined("nothing founded")
    return _active(said, does, "establish", what_from=what.first)


@deeds.rule(
    "{does: establish.p} [by {by: actor}]",
    "The committee {does: was established}.",
    "The committee {does: was launched} by {by: Korea}.",
    never=["The day was started."],
)
def is_established(said: Said, does: Blank, by: Blank | None = None) -> Deed | Declined:
    """Something is launched or founded."""
    return _passive(said, does, "establish", by, needs="founded")


@deeds.rule(
    "{does: announce} [that] {what: ...+}",
    "Korea {does: announced} {what: a plan}.",
    "Korea {does: announced} that {what: it will act}.",
    never=["the announcement of Korea"],
)
def announces(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody makes a plan public."""
    return _active(said, does, "announce", what_from=what.first)


@deeds.rule(
    "{does: join} {what: ...+}",
    "Korea {does: joined} {what: the network}.",
    never=["the accession of Korea", "Korea took part."],
)
def joins(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody becomes a member."""
    verb = _verb(said, does)
    beside = {"hands", "forces", "with", "him", "her"}
    if verb.lemma in {"participate in", "take part in", "elect"} or _word_is(said.line, what.first, beside):
        return Declined("presence, not membership")
    return _active(said, does, "join", what_from=what.first)


@deeds.rule(
    "{does: join.p} [to] {what: ...+}",
    "Korea {does: was elected} to {what: the executive board}.",
    "Korea {does: was elected} {what: chair of the board}.",
    never=["Korea elected a president."],
)
def is_elected(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody is elected to a body."""
    if _verb(said, does).lemma != "elect" or _verb(said, does).voice != "passive":
        return Declined("no election")
    return _active(said, does, "join", what_from=what.first)


# ---- money, contracts ----


@deeds.rule(
    "{does: aid} {what: ...+}",
    "Korea {does: provided} {what: humanitarian assistance to Jordan}.",
    never=["Korea provided an update."],
)
def aids(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody gives or pledges assistance, a loan or a grant."""
    if not _names(said.line, what.first, "aid_word") and not _money(said.line, what.first):
        return Declined("no help in money or kind")
    return _active(said, does, "aid", what_from=what.first)


@deeds.rule(
    "{does: invest} [in] {what: ...+}",
    "Korea {does: invested} in {what: ports}.",
    "Korea {does: invested} {what: heavily in ports}.",
    never=["the investment of Korea"],
)
def invests(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody invests or pledges to."""
    return _active(said, does, "invest", what_from=what.first)


@deeds.rule(
    "{does: award} {what: ...+}",
    "Canada {does: awarded} {what: the contract to a builder}.",
    never=["the award of the contract", "Canada chose peace."],
)
def awards(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody chooses, shortlists or contracts."""
    if not _names(said.line, what.first, "award_word"):
        return Declined("nothing awarded")
    return _active(said, does, "award", what_from=what.first)


@deeds.rule(
    "{does: award.p} [for|as|to] {what: ...+}",
    "Korean companies {does: have been shortlisted} for {what: the submarine project}.",
    "Korean companies {does: were selected} as {what: suppliers}.",
    "Korean companies {does: were awarded} {what: the contract}.",
    "The contract {does: was awarded} to {what: Korean companies}.",
    never=["The award was late."],
)
def is_awarded(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody is chosen, shortlisted or contracted."""
    if _verb(said, does).voice != "passive":
        return Declined("no choice told")
    if _word_is(said.line, what.first - 1, {"to"}):
        thing = thing_before(said.line, does.first)
        return _deed(said, does, "award", to=said.line.value(what), what=thing, start=does.start)
    who = subject(said.line, does.first)
    if who is None:
        return Declined("nobody chosen")
    start = said.line.chunks[who[1]].start
    return _deed(said, does, "award", to=who[0], what=object_after(said.line, what.first), start=start)


# ---- measures ----


@deeds.rule(
    "{does: impose} {what: ...+}",
    "Canada {does: imposed} {what: a tariff on steel}.",
    never=["the imposition of a tariff", "Canada imposed order."],
)
def imposes(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody puts on or tightens a tariff, quota, ban or control."""
    if _verb(said, does).lemma not in BANS and not _barrier(said.line, what.first):
        return Declined("no measure")
    return _active(said, does, "impose", what_from=what.first)


@deeds.rule(
    "{does: impose.p} [by|on] [{by: actor}]",
    "the tariffs {does: imposed} by {by: Canada}",
    "the tariffs {does: imposed} on {by: Canada}",
    "the tariffs {does: were imposed}",
    never=["The order was imposed."],
)
def is_imposed(said: Said, does: Blank, by: Blank | None = None) -> Deed | Declined:
    """A measure is put on."""
    agent = by if by and _word_is(said.line, by.first - 1, {"by"}) else None
    return _passive(said, does, "impose", agent, needs="barrier_word")


@deeds.rule(
    "{does: ease} {what: ...+}",
    "Canada {does: lifted} {what: the ban on beef}.",
    never=["the lifting of the ban", "Canada lifted spirits."],
)
def eases(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody lifts or relaxes a measure."""
    if not _barrier(said.line, what.first):
        return Declined("no measure")
    return _active(said, does, "ease", what_from=what.first)


@deeds.rule(
    "{does: cut} {what: ...+}",
    "Canada {does: reduced} {what: tariffs on beef}.",
    never=["the cut in tariffs", "Canada reduced emissions."],
)
def cuts(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """To cut a tariff or a ban eases; to cut a quota imposes; to end a programme withdraws."""
    line, verb = said.line, _verb(said, does)
    if verb.lemma in {"address", "streamline", "reform", "delay", "postpone"}:
        return Declined("no step taken")
    if not _barrier(line, what.first):
        return Declined("no measure")
    tightens = verb.lemma in {"reduce", "cut", "lower", "slash"} and _names(line, what.first, "tightened")
    act = "impose" if tightens else "ease"
    return _active(said, does, act, what_from=what.first)


@deeds.rule(
    "{does: raise} {what: ...+}",
    "Canada {does: raised} {what: tariffs on steel}.",
    never=["the raise in tariffs", "Canada raised hopes."],
)
def raises(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """To raise, apply or introduce a tariff, a ban or a control imposes it."""
    if not _barrier(said.line, what.first):
        return Declined("no measure")
    return _active(said, does, "impose", what_from=what.first)


@deeds.rule(
    "{does: investigate} {what: ...+}",
    "Canada {does: investigated} {what: imports of steel}.",
    never=["the investigation of imports"],
)
def investigates(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody opens or conducts a probe."""
    return _active(said, does, "investigate", what_from=what.first)


@deeds.rule(
    "{does: withdraw} {what: ...+}",
    "Canada {does: terminated} {what: the agreement}.",
    never=["the termination of the agreement"],
)
def withdraws(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody leaves, suspends or ends something."""
    return _active(said, does, "ease" if _barrier(said.line, what.first) else "withdraw", what_from=what.first)


# ---- plans ----


HOPES = frozenset({"hope", "believe", "express", "expect", "wish", "want", "seek", "call for", "urge", "ask"})


@deeds.rule(
    "{does: plain|discuss|raise|support|aid|cut|establish|hold} {what: ...+}",
    "Korea and Canada {does: will work} {what: together on steel}.",
    "Korea {does: will strengthen} {what: its support for exporters}.",
    never=["Korea and Canada worked together."],
)
def plans(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """What several sides will do is agreed; what one will do is its announced plan."""
    verb = _verb(said, does)
    if verb.status != "planned" or verb.voice not in {"active", "base"} or verb.negated:
        return Declined("no plan")
    who = subject(said.line, does.first)
    if who is None or not is_subject_adjacent(said.line, does.first):
        return Declined("nobody plans it")
    if isinstance(who[0], Pronoun) and not _is_reported(said.line, who[1]):
        return Declined("nobody's own words")
    if any(isinstance(chunk.value, Verb) and chunk.value.lemma in HOPES for chunk in said.line.chunks[: who[1]]):
        return Declined("a hope, not a plan")
    joint = isinstance(who[0], Actors | Sides)
    if "formalities" in said.line.between(what.start, what.end):
        return _active(said, does, "ratify", what_from=what.first)
    return _active(said, does, "agree" if joint else "announce", what_from=does.first)


# ---- what is merely said: no event, but it tells who speaks ----


@deeds.rule(
    "{does: state|discuss}",
    "The minister {does: noted} the progress.",
    never=["the statement of the minister"],
)
def speaks(said: Said, does: Blank) -> Deed | Declined:
    """Somebody says, notes, stresses or discusses something."""
    who = subject(said.line, does.first)
    if who is None:
        return Declined("nobody speaks")
    return _deed(said, does, "state", by=who[0], start=said.line.chunks[who[1]].start)


# ---- meeting, visiting, holding ----


@deeds.rule(
    "{does: meet} [{when: adverb|day}] [in {city}] [with|to] [{determiner} [{group}] [counterpart]] {to: actor}",
    "Korea {does: met} in {city: Seoul} with {to: Canada}.",
    "Korea {does: met} his Canadian counterpart {to: Minister Lee Min-ho}.",
    "Korea {does: met with} her counterpart {to: Minister Lee Min-ho}.",
    "Korea {does: met with} {to: Canada}.",
    "Korea {does: spoke} {when: today} with {to: Canada}.",
    "Korea {does: spoke} {when: briefly} to {to: Canada}.",
    never=["Korea met expectations.", "the meeting of Korea"],
)
def meets(said: Said, does: Blank, to: Blank, when: Blank | None = None, **_: Blank) -> Deed | Declined:
    """Officials meet, talk or call."""
    if _verb(said, does).lemma in {"speak", "talk"} and not _word_is(said.line, to.first - 1, {"with", "to"}):
        return Declined("nobody spoken to")
    return _active(said, does, "meet", to=said.line.value(to))


@deeds.rule(
    "{does: meet} [{what: ...+}]",
    "The two sides {does: met} {what: in Seoul}.",
    "The two sides {does: met}.",
    never=["Korea met expectations."],
)
def meet_each_other(said: Said, does: Blank, what: Blank | None = None) -> Deed | Declined:
    """Several officials meet one another."""
    line = said.line
    who = subject(line, does.first)
    if who is None or not isinstance(who[0], Actors | Sides):
        return Declined("nobody met")
    if (
        what
        and _verb(said, does).lemma in {"receive", "meet", "meet with"}
        and not _word_is(line, what.first, AFTER_MET)
    ):
        return Declined("nobody met")
    return _active(said, does, "meet")


@deeds.rule(
    "{does: visit} {to: actor|city}",
    "Korea {does: visited} {to: Canada}.",
    never=["the visit to Canada"],
)
def visits(said: Said, does: Blank, to: Blank) -> Deed | Declined:
    """Somebody travels to a country or site."""
    return _active(said, does, "visit", to=said.line.value(to))


@deeds.rule(
    "{does: hold} {what: ...+}",
    "Korea {does: hosted} {what: the forum in Seoul}.",
    never=["Korea holds a view."],
)
def holds(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody organises, hosts or chairs a forum, a session or a meeting."""
    line = said.line
    if isinstance(line.chunks[what.first].value, Holder | Person | Office) and _verb(said, does).lemma == "host":
        return _active(said, does, "meet", to=line.chunks[what.first].value)
    if not _names(line, what.first, "held_word") and not _named_gathering(line, what.first):
        return Declined("nothing held")
    if (met := _met_in(line, what.first)) is not None:
        return _active(said, does, "meet", to=met, what_from=what.first)
    act = "meet" if _is_meeting(line, what.first) else "hold"
    return _active(said, does, act, what_from=what.first)


@deeds.rule(
    "{does: hold}",
    "The fourth round of talks {does: took place} in London.",
    "The fourth round of talks {does: will take place} in London.",
    never=["Korea hosted the talks."],
)
def takes_place(said: Said, does: Blank) -> Deed | Declined:
    """A forum, a session or a round takes place."""
    if _verb(said, does).lemma != "take place" or _verb(said, does).status == "possible":
        return Declined("its host does it")
    thing = thing_before(said.line, does.first)
    if thing is None or not shows(said.line, thing, "held_word"):
        return Declined("nothing that takes place")
    return _as_meeting(said, _deed(said, does, "hold", what=thing, start=thing.start))


@deeds.rule(
    "{does: hold.p} [by {by: actor}]",
    "The forum {does: was held} in Seoul.",
    "The forum {does: was hosted} by {by: Korea}.",
    never=["The view was held."],
)
def is_held(said: Said, does: Blank, by: Blank | None = None) -> Deed | Declined:
    """A forum, a session or a meeting takes place."""
    if _verb(said, does).lemma == "schedule":
        return _scheduled(said, does)
    if word(said.line, does.first).split()[0] in {"is", "are"} and _verb(said, does).status == "done":
        return Declined("a custom, not a day")
    deed = _passive(said, does, "hold", by, needs="held_word")
    return _as_meeting(said, deed) if isinstance(deed, Deed) else deed


def _scheduled(said: Said, does: Blank) -> Deed | Declined:
    """A forum or a round that is set for a day to come."""
    line = said.line
    thing = thing_before(line, does.first)
    days = [chunk.value for chunk in line.chunks[does.last : does.last + 6] if isinstance(chunk.value, Day)]
    if thing is None or not days or not shows(line, thing, "held_word"):
        return Declined("nothing scheduled")
    deed = _deed(said, does, "hold", what=thing, start=thing.start)
    return _as_meeting(said, replace(deed, status="planned", day=days[0]))


# ---- making a deed ----


def _verb(said: Said, does: Blank) -> Verb:
    verb = said.line.value(does)
    assert isinstance(verb, Verb)
    return verb


def _active(
    said: Said, does: Blank, act: str, *, to: object = None, what_from: int | None = None, status: str | None = None
) -> Deed | Declined:
    """The deed of a verb whose subject does it."""
    line, verb = said.line, _verb(said, does)
    if verb.status == "possible":
        return Declined("only possible")
    if verb.voice == "ed" and not is_subject_adjacent(line, does.first):
        return Declined("no subject before it")
    if verb.voice == "ing" and word(line, does.first - 1) != ",":
        return Declined("no deed of its own")
    who = subject(line, does.first)
    if who is None:
        return Declined("nobody does it")
    what = object_after(line, what_from) if what_from is not None else None
    by = who[0]
    if act in SHARED and (partner := partner_after(line, does.last)) is not None:
        by = Actors((by, partner))
    own = not any(isinstance(chunk.value, Verb) for chunk in line.chunks[who[1] + 1 : does.first])
    start = line.chunks[who[1]].start if own else does.start
    deed = _deed(said, does, act, by=by, to=to, what=what, start=start)
    return replace(deed, status=status) if status else deed


def _passive(said: Said, does: Blank, act: str, by: Blank | None, *, needs: str = "") -> Deed | Declined:
    """The deed of a verb that is done to the thing before it."""
    line, verb = said.line, _verb(said, does)
    if verb.voice == "ed" and is_subject_adjacent(line, does.first) and by is None:
        return Declined("its subject does it")
    thing = thing_before(line, does.first)
    if thing is None or (needs and not shows(line, thing, needs)):
        return Declined("nothing that is done so")
    return _deed(said, does, act, by=line.value(by) if by else None, what=thing, start=thing.start)


def _deed(
    said: Said, does: Blank, act: str, *, by: object = None, to: object = None, what: Stretch | None = None, start: int
) -> Deed:
    line, verb = said.line, _verb(said, does)
    negated = verb.negated
    if negated and act == "impose":  # `will not apply the duties`
        act, negated = "ease", False
    upto = clause_end(line, does.first)
    if act in TOLD_OF_MORE:  # a day further on is that of what is asked or agreed
        near = act not in {"announce", "agree", "propose", "reject"}
        upto = min(upto, does.first + 3 if near else next_verb(line, does.first))
    status = _status(line, does.first, verb)
    if what and isinstance(first := line.chunks[what.first].value, Verb) and first.voice == "to":  # `to do`: do
        what = Stretch(what.first, what.last, first.at, what.end)
    if what and what.first == does.first:  # a plan is told from its verb on, without `will`
        what = Stretch(what.first, what.last, verb.at, what.end)
    after = what.end if what and what.first > does.first else line.chunks[min(does.last, len(line.chunks)) - 1].end
    condition = condition_after(line, does.first)
    return Deed(
        act=act,
        lemma=verb.lemma,
        status="negated" if negated else status,
        by=by,
        to=to,
        what=(what.start, what.end) if what else None,
        day=day_of(line, does.first, upto),
        place=place_of(line, does.first, upto),
        condition=(condition.start, condition.end) if condition else None,
        start=min(start, does.start),
        end=max(after, does.end, said.end if to is not None and what is None else 0),
        head=does.first,
    )


def _status(line: Line, head: int, verb: Verb) -> str:
    """A bare form joined by `and` has happened as far as the verb it is joined to (`will cut and impose`)."""
    if verb.voice != "base":
        return verb.status
    earlier = [chunk.value for chunk in line.chunks[:head] if isinstance(chunk.value, Verb)]
    return next((one.status for one in reversed(earlier) if one.voice == "active"), verb.status)


def _as_meeting(said: Said, deed: Deed) -> Deed:
    line = said.line
    for chunk in line.chunks:
        if (
            isinstance(chunk.value, Gathering)
            and deed.what
            and chunk.start >= deed.what[0]
            and chunk.end <= deed.what[1]
        ):
            return replace(deed, act="meet") if chunk.value.parties and chunk.value.type in MEETINGS else deed
    last = line.between(*deed.what).lower().split()[-1:] if deed.what else []
    return replace(deed, act="meet") if last and last[0] in word_set("meeting_word") else deed


# ---- what the object shows ----


def _names(line: Line, first: int, name: str, upto: int | None = None) -> bool:
    """Whether a word of the class stands in the object, before the next verb."""
    for at in range(first, min(upto or first + 12, len(line.chunks))):
        value = line.chunks[at].value
        if isinstance(value, Verb) and word(line, at - 1) not in {"or", "and"}:  # `reduce or eliminate tariffs`
            return False
        if value is None and word(line, at).rpartition(" ")[2] in word_set(name):
            return True
    return False


def shows(line: Line, thing: Stretch, name: str) -> bool:
    """Whether a thing is called by a word of the class or has a name that an earlier stage folded."""
    return _names(line, thing.first, name, thing.last) or _named_thing(line, thing.first, thing.last)


def _barrier(line: Line, first: int) -> bool:
    return _names(line, first, "barrier_word")


def _money(line: Line, first: int) -> bool:
    values = [chunk.value for chunk in line.chunks[first : first + 4]]
    return any(
        isinstance(value, Amount) and len(value.unit or "") == 3 and (value.unit or "").isupper() for value in values
    )


def _promised(line: Line, at: int, joint: bool) -> str | None:
    """The deed that a promise is of, where it has an act of its own: to invest; for one side, to lift a measure."""
    value = line.chunks[at].value
    if not isinstance(value, Verb) or value.voice != "to":
        return None
    if value.lemma == "invest":
        return "invest"
    lifts = value.acts[0] in {"cut", "ease"} and value.lemma not in {"address", "streamline"}
    return "ease" if lifts and not joint and _barrier(line, at + 1) else None


def _confirms_a_plan(line: Line, at: int) -> bool:
    """Whether what is confirmed is a plan: `to promote`, `that they will promote`."""
    return _to_verb(line, at) or any(
        isinstance(chunk.value, Verb) and chunk.value.status == "planned" for chunk in line.chunks[at : at + 6]
    )


def _of_worth(line: Line, first: int) -> bool:
    return any(
        word(line, at) in {"importance", "commitment", "support", "friendship"} for at in range(first, first + 4)
    )


def _is_currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


def _named_thing(line: Line, first: int, upto: int | None = None) -> bool:
    """Whether a name folded by an earlier stage (an instrument, a gathering, an initiative) stands there."""
    chunks = line.chunks[first : min(upto or first + 3, first + 6)]
    return any(getattr(chunk.value, "kind", "") in {"instrument", "gathering", "initiative_name"} for chunk in chunks)


def _named_gathering(line: Line, first: int) -> bool:
    return any(getattr(chunk.value, "kind", "") == "gathering" for chunk in line.chunks[first : first + 3])


def _met_in(line: Line, first: int) -> object | None:
    """With whom a meeting is held: `a summit meeting with Prime Minister Lee`."""
    for at in range(first, min(first + 10, len(line.chunks) - 1)):
        if isinstance(line.chunks[at].value, Verb):
            return None
        if word(line, at) == "with" or word(line, at).endswith(" with"):
            with_whom = line.chunks[at + 1].value
            return with_whom if isinstance(with_whom, PEOPLE) else None
    return None


def _is_meeting(line: Line, first: int) -> bool:
    for at in range(first, min(first + 7, len(line.chunks))):
        value = line.chunks[at].value
        if getattr(value, "kind", "") == "gathering":
            return False
        if value is None and word(line, at) in word_set("held_word"):
            return word(line, at) in word_set("meeting_word")
    return False


def _to_verb(line: Line, at: int) -> bool:
    value = line.chunks[at].value if at < len(line.chunks) else None
    return (isinstance(value, Verb) and value.voice in {"to", "to_be"}) or word(line, at) == "to"


def _word_is(line: Line, at: int, any_of: set[str] | frozenset[str]) -> bool:
    return word(line, at) in any_of


def _is_reported(line: Line, subject_at: int) -> bool:
    """Whether a verb of saying stands before a pronoun: `the ministry added that it will ...`."""
    values = [chunk.value for chunk in line.chunks[:subject_at] if isinstance(chunk.value, Verb)]
    opening = word(line, subject_at) in {"we", "i"}
    return opening or any(value.acts[0] in {"state", "announce"} for value in values)


def is_thing_subject(said: Said, does: Blank) -> bool:
    """Whether no actor does it, only a thing: the conference offered a programme."""
    return not is_subject_adjacent(said.line, does.first)


__all__ = ["ACTORS", "deeds"]
