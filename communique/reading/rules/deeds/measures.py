"""Putting on and lifting measures; probes."""

from __future__ import annotations

from dataclasses import replace

from communique.lexicon.wordlists import word_set
from communique.reading.clause import Stretch, is_subject_adjacent, object_after, stretch, subject, thing_before, word
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import (
    Actors,
    Amount,
    Body,
    City,
    Day,
    Deed,
    Demonym,
    Group,
    Holder,
    Office,
    Party,
    Pronoun,
    Verb,
)
from communique.reading.rules.deeds.making import active, deed_of, passive, verb_of
from communique.reading.rules.deeds.objects import barrier, names, shows, word_is

deeds = Stage("deeds", head="does")

MIGHT = frozenset({"may", "might", "could"})
NO_STEP = frozenset({"streamline", "reform", "delay"})
LESSENING = frozenset({"reduce", "cut", "lower", "slash", "halve", "trim", "decrease"})
PUT_ON = frozenset(
    "raise increase hike apply introduce reinstate extend double put set enact expand prolong renew reintroduce "
    "re-impose quadruple toughen implement enforce reimpose".split()
) | {"put in place", "put into place"}
LEAVING = frozenset(
    {"suspend", "pause", "end", "terminate", "cancel", "halt", "revoke", "put on hold", "break off", "freeze"}
)
ENDING = frozenset({"end", "remove", "eliminate", "suspend", "drop", "withdraw", "revoke", "cancel", "terminate"})
OF_A_PAPER_ITSELF = frozenset({"apply", "prohibit"})  # `this order shall apply to ...`
BANS = frozenset({"ban", "sanction", "blacklist", "prohibit"})
BEHIND_A_NOUN = frozenset(
    {"against", "on", "for", "targeting", "package", "list", "regime", "relief", "policy", "and", "imposed"}
)
LOOSENING = frozenset({"raise", "increase", "expand", "double"})
PROLONGING = frozenset({"extend", "prolong", "renew", "apply", "introduce", "set", "expand", "maintain"})
LIMITS = frozenset({"limit", "restrict"})  # trade itself: `limit foreign steel imports`
ANSWERING = frozenset({"retaliate", "respond", "hit back", "counter"})
STOPPING = frozenset(
    {
        f"{verb} {trade}"
        for verb in ("suspend", "ban", "halt", "prohibit", "restrict")
        for trade in ("imports", "exports", "import", "export", "the import", "the export")
    }
) | {"freeze the assets", "freeze assets"}


@deeds.rule(
    "{does: impose} {what: ...+}",
    "Canada {does: imposed} {what: a tariff on steel}.",
    "Canada {does: may impose} {what: a tariff on steel}.",
    "Canada {does: will limit} {what: foreign steel imports}.",
    "Canada {does: suspended imports} {what: of beef from Korea}.",
    "The order {does: imposes} {what: a tariff on steel}.",
    "Canada {does: has prohibited the export} {what: of logs}.",
    "Canada {does: froze the assets} {what: of three banks}.",
    "The package {does: prohibits} {what: transactions with three banks}.",
    "Korea regretted the tariffs that Canada {does: imposed} {what: on steel}.",
    never=["the imposition of a tariff", "Canada imposed order."],
)
def imposes(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody puts on or tightens a tariff, quota, ban or control."""
    if word(said.line, does.first) == "sanctions" and word(said.line, what.first) in BEHIND_A_NOUN:
        return Declined("the noun")  # `European Union sanctions against Russia`
    if verb_of(said, does).lemma in STOPPING:
        deed = active(said, does, "impose", what_from=does.first)
        return _by_its_paper(said, does, "impose") if isinstance(deed, Declined) else deed
    if word(said.line, what.first) in {"on", "against"} and (told := _of_its_own(said, does)) is not None:
        return told
    if verb_of(said, does).lemma == "prohibit" and names(said.line, what.first, "forbidden_word", what.first + 3):
        deed = active(said, does, "impose", what_from=does.first)
        return _by_its_paper(said, does, "impose") if isinstance(deed, Declined) else deed
    limits = verb_of(said, does).lemma in LIMITS and names(said.line, what.first, "trade_flow", what.first + 5)
    if verb_of(said, does).lemma not in BANS and not limits and not barrier(said.line, what.first):
        return Declined("no measure")
    if verb_of(said, does).status == "possible":
        return threat(said, does)
    deed = active(said, does, "impose", what_from=what.first)
    return by_the_paper(said, does, what, "impose") if isinstance(deed, Declined) else deed


@deeds.rule(
    "by|in {does: impose|ease|raise|cut|establish} {what: ...+}",
    "Canada will protect its mills by {does: imposing} {what: tariffs on steel}.",
    "Canada responded by {does: raising} {what: tariffs on beef}.",
    "Canada responded by {does: establishing} {what: quotas on steel}.",
    "Canada helped exporters by {does: lifting} {what: the ban on beef}.",
    "Canada helped exporters by {does: cutting} {what: tariffs on beef}.",
    "Canada joined Chile in {does: imposing} {what: sanctions on shipowners}.",
    never=[
        "Canada was late in lifting the tariffs.",
        "The mills were helped by raising tariffs.",
        "Canada responded by raising doubts.",
    ],
)
def does_so_by(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """What somebody does by putting on or lifting a measure."""
    line, verb = said.line, verb_of(said, does)
    main = next((at for at in range(said.first - 1, -1, -1) if isinstance(line.chunks[at].value, Verb)), None)
    stops = verb.lemma in BANS | LIMITS and names(line, what.first, "trade_flow", what.first + 5)
    if verb.voice != "ing" or main is None or not (stops or barrier(line, what.first)):
        return Declined("no measure")
    told: Verb = line.chunks[main].value
    who = subject(line, main) if told.voice in {"active", "ed"} and told.status in {"done", "planned"} else None
    joins = told.acts[0] == "join"
    if who is None or told.acts[0] == "request" or joins != (word(line, said.first) == "in"):
        return Declined("nobody does it")
    puts_on = {"impose", "raise"} & set(verb.acts) or verb.lemma in {"establish", "create", "set up"}
    deed = deed_of(said, does, "impose" if puts_on else "ease", by=who[0], what=object_after(line, what.first),
                   start=does.start)  # fmt: skip
    return replace(deed, status=told.status)


@deeds.rule(
    "{does: plain|state} with {what: ...+}",
    "Canada {does: retaliated} with {what: tariffs on beef}.",
    "Canada {does: responded} with {what: duties of 5 percent on beef}.",
    never=["Canada responded with care.", "Canada dealt with the tariffs."],
)
def retaliates(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody answers a measure with one."""
    if verb_of(said, does).lemma not in ANSWERING or not barrier(said.line, what.first):
        return Declined("no answer by a measure")
    return active(said, does, "impose", what_from=what.first)


def _of_its_own(said: Said, does: Blank) -> Deed | None:
    """The deed of a clause behind its measure: `the duties (that) Canada imposed on steel`."""
    line = said.line
    who = subject(line, does.first)
    if who is None or verb_of(said, does).status == "possible":
        return None
    before = who[1] - (word(line, who[1] - 1) == "the")
    thing = thing_before(line, before)
    if thing is None or not names(line, thing.first, "barrier_word", thing.last):
        return None
    return deed_of(said, does, "impose", by=who[0], what=thing, start=thing.start)


@deeds.rule(
    "{does: impose.p} [by|on] [{by: actor}]",
    "the tariffs {does: imposed} by {by: Canada}",
    "the tariffs {does: imposed} on {by: Canada}",
    "the tariffs {does: imposed} in May",
    "the tariffs {does: were imposed}",
    "The firms {does: have been sanctioned} by {by: Canada}.",
    never=["The order was imposed.", "the tariffs imposed as a punishment", "These tariffs were imposed in May."],
)
def is_imposed(said: Said, does: Blank, by: Blank | None = None) -> Deed | Declined:
    """A measure is put on."""
    agent = by if by and word_is(said.line, by.first - 1, {"by"}) else None
    further = _by_somebody(said.line, does.last) if agent is None else None
    if by is None and further is None and not _is_told(said, does):
        return Declined("only mentioned")
    thing = thing_before(said.line, does.first)
    if agent is None and thing and word(said.line, thing.first) in {"these", "this", "such", "those", "said"}:
        return Declined("told before")
    if verb_of(said, does).lemma in BANS and (agent is not None or verb_of(said, does).voice == "passive"):
        return _of_trade(said, does, passive(said, does, "impose", agent))  # `the firms were sanctioned`
    deed = passive(said, does, "impose", agent, needs="barrier_word")
    if isinstance(deed, Deed) and thing is not None and (first := _behind_over(said.line, thing)) > thing.first:
        deed = replace(deed, what=(said.line.chunks[first].start, thing.end), start=said.line.chunks[first].start)
    if isinstance(deed, Deed) and further is not None:
        deed = replace(deed, by=further)
    on = said.line.value(by) if by and agent is None else None
    hit = isinstance(deed, Deed) and isinstance(on, Actors | Party) and not isinstance(on, Demonym)
    return replace(deed, to=on) if hit and isinstance(deed, Deed) else deed


def _of_trade(said: Said, does: Blank, deed: Deed | Declined) -> Deed | Declined:
    flow = _trade_before(said.line, does.first)
    if isinstance(deed, Declined) or flow is None:
        return deed
    return replace(deed, what=(flow.start, flow.end), start=flow.start)


def _trade_before(line: Line, head: int) -> Stretch | None:
    """The trade that is stopped, told by its goods: `Imports of fuels made from Russian crude in Peru | are banned`."""
    for at in range(head - 2, max(-1, head - 16), -1):
        if word(line, at) in {"imports", "exports", "shipments", "sales"} and word(line, at + 1) == "of":
            return stretch(line, at, head)
        if word(line, at) in {",", ";", "that", "which"}:
            return None
    return None


def _behind_over(line: Line, thing: Stretch) -> int:
    """Where the measure itself begins in what something is about: `talks with Chile over | the tariffs`."""
    over = [at for at in range(thing.first, thing.last) if word(line, at) in {"over", "about", "against", "to", "with"}]
    measure = next((at for at in over[::-1] if names(line, at + 1, "barrier_word", thing.last)), None)
    earlier = measure is None or names(line, thing.first, "barrier_word", measure)
    return thing.first if earlier or measure is None else measure + 1 + (word(line, measure + 1) in {"the", "its"})


@deeds.rule(
    "{does: ease} {what: ...+}",
    "Canada {does: lifted} {what: the ban on beef}.",
    "Canada {does: will exempt} {what: electric cars from duties}.",
    "Canada {does: will exempt} {what: certain products listed in the annex}.",
    "Canada {does: will exempt} {what: up to 100,000 cars a year made in Peru from its 25 percent duty}.",
    never=["the lifting of the ban", "Canada lifted spirits."],
)
def eases(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody lifts or relaxes a measure."""
    lets_off = verb_of(said, does).lemma == "exempt" and "from" in said.line.lowered[what.first : what.first + 12]
    if verb_of(said, does).lemma == "discontinue" and names(said.line, what.first, "case_word", what.first + 4):
        return active(said, does, "withdraw", what_from=what.first)  # `will discontinue its case at the WTO`
    spared = verb_of(said, does).lemma == "exempt" and names(said.line, what.first, "exempted", what.first + 5)
    if spared and is_subject_adjacent(said.line, does.first):
        return active(said, does, "ease", what_from=what.first)
    if not barrier(said.line, what.first) and not (lets_off and _is_from_a_barrier(said.line, what.first)):
        return Declined("no measure")
    deed = active(said, does, "ease", what_from=what.first)
    return by_the_paper(said, does, what, "ease") if isinstance(deed, Declined) else deed


@deeds.rule(
    "{does: cut} {what: ...+}",
    "Canada {does: reduced} {what: tariffs on beef}.",
    "Canada {does: suspended} {what: negotiations on the agreement}.",
    "Canada {does: will suspend} {what: its appeal over the tariffs on steel}.",
    "The agreement {does: will eliminate} {what: tariffs on beef}.",
    "The agreement {does: eliminates} {what: tariffs on beef}.",
    "Canada {does: will suspend} {what: licences for beef from Korea}.",
    "Canada {does: will end} {what: the exemption for small parcels}.",
    never=["the cut in tariffs", "Canada reduced emissions.", "Canada cut imports of gas."],
)
def cuts(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """To cut a tariff or a ban eases; to cut a quota or to stop trade imposes; to suspend negotiations withdraws."""
    line, verb = said.line, verb_of(said, does)
    if verb.lemma in NO_STEP:
        return Declined("no step taken")
    if verb.lemma in ENDING and names(line, what.first, "let_off_word", what.first + 4):
        return active(said, does, "impose", what_from=what.first)  # `will end the de minimis exemption`
    if verb.lemma in LEAVING and names(line, what.first, "case_word", what.first + 4):
        return active(said, does, "withdraw", what_from=what.first)  # `suspended its appeal over the tariffs`
    if not barrier(line, what.first):
        return _leaves(said, does, what)
    tightens = verb.lemma in LESSENING and names(line, what.first, "tightened", what.first + 6)
    act = "impose" if tightens else "ease"
    deed = active(said, does, act, what_from=what.first)
    return by_the_paper(said, does, what, act) if isinstance(deed, Declined) else deed


@deeds.rule(
    "{does: raise} {what: ...+}",
    "Canada {does: raised} {what: tariffs on steel}.",
    never=["the raise in tariffs", "Canada raised hopes."],
)
def raises(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """To raise, apply or introduce a tariff, a ban or a control imposes it."""
    if names(said.line, what.first, "worry_word", what.first + 4):
        return Declined("a worry is raised")
    verb = verb_of(said, does)
    if verb.lemma in LOOSENING and _is_quota(said.line, what.first, what.first + 6):
        return active(said, does, "ease", what_from=what.first)  # `raised the quota for beef`
    if verb.lemma == "apply" and word(said.line, what.first) == "for":
        return Declined("asked for")  # `the mill applied for a higher duty`
    if verb.lemma in PROLONGING and not verb.negated and names(said.line, what.first, "freed", what.first + 4):
        return active(said, does, "ease", what_from=what.first)  # `extended the exemption from duties`
    promises = verb.lemma == "implement" and word(said.line, what.first + 1) in {"commitments", "obligations"}
    if promises or not barrier(said.line, what.first):
        return Declined("no measure")
    if verb.lemma == "raise" and _is_a_topic(said, does):
        return Declined("raised in a talk")
    if verb.lemma == "charge" and verb.voice == "active" and word(said.line, does.first) in {"charge", "charges"}:
        return Declined("a rate that stands")
    if verb.status == "possible":
        return threat(said, does)
    deed = active(said, does, "impose", what_from=what.first)
    return by_the_paper(said, does, what, "impose") if isinstance(deed, Declined) else deed


@deeds.rule(
    "{does: ease.p|cut.p} [by {by: actor}]",
    "The tariffs on beef {does: were lifted} in May.",
    "Tariffs on beef {does: will be reduced} from 20 percent to 10 percent.",
    "The duties {does: have been suspended} by {by: Canada}.",
    never=["Emissions were reduced.", "The order was suspended.", "Exports were cut."],
)
def is_eased(said: Said, does: Blank, by: Blank | None = None) -> Deed | Declined:
    """A tariff, a ban or another measure is lifted, cut or suspended; a quota that is cut is tightened."""
    verb = verb_of(said, does)
    thing = thing_before(said.line, does.first)
    told = verb.status != "possible" and (by is not None or _is_told(said, does))
    if not told or verb.lemma in NO_STEP or thing is None or not is_barrier(said.line, thing):
        return Declined("no step taken")
    tightens = verb.lemma in LESSENING and names(said.line, thing.first, "tightened", thing.last)
    deed = passive(said, does, "impose" if tightens else "ease", by)
    return deed if tightens else _by_its_owner(said, thing, deed)  # `Peru's price cap` may be a cap on Peru's oil


def _by_its_owner(said: Said, thing: Stretch, deed: Deed | Declined) -> Deed | Declined:
    """A step that nobody is told to take, by whose measure it is: `Peru's tariffs on wine were lifted`."""
    owner = said.line.chunks[thing.first].value
    is_owned = isinstance(owner, Party) and not isinstance(owner, Demonym) and word(said.line, thing.first + 1) == "'s"
    nobody = isinstance(deed, Deed) and deed.by is None
    return replace(deed, by=owner) if is_owned and nobody and isinstance(deed, Deed) else deed


@deeds.rule(
    "{does: raise.p|aid.p} [by {by: actor}]",
    "The tariff on beef {does: was raised} to 20 percent.",
    "The duties {does: will be applied} by {by: Canada} from May.",
    "The anti-dumping duties {does: were extended} for five years.",
    never=["Prices were raised.", "Help was extended by Canada.", "The duties may be raised."],
)
def is_raised(said: Said, does: Blank, by: Blank | None = None) -> Deed | Declined:
    """A tariff, a ban or another measure is raised, applied or extended."""
    verb = verb_of(said, does)
    thing = thing_before(said.line, does.first)
    told = verb.status != "possible" and verb.voice in {"passive", "to_be"}
    if not told or verb.lemma not in PUT_ON or thing is None or not is_barrier(said.line, thing):
        return Declined("no measure put on")
    loosens = verb.lemma in LOOSENING and _is_quota(said.line, thing.first, thing.last)
    reliefs = names(said.line, max(0, thing.first - 4), "let_off_word", thing.first)  # `exclusions from the tariffs`
    loosens = (
        loosens or reliefs or names(said.line, thing.first, "freed", thing.last)
    )  # `zero duties on copper were extended`
    return _by_its_owner(said, thing, passive(said, does, "ease" if loosens else "impose", by))


@deeds.rule(
    "{does: investigate} {what: ...+}",
    "Canada {does: investigated} {what: imports of steel}.",
    never=["the investigation of imports"],
)
def investigates(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody opens or conducts a probe."""
    return active(said, does, "investigate", what_from=what.first)


def by_the_paper(said: Said, does: Blank, what: Blank, act: str) -> Deed | Declined:
    """What an agreement or an order does to tariffs: `the deal will eliminate tariffs`, `the order imposes a duty`."""
    line, verb = said.line, verb_of(said, does)
    deal = _paper_before(line, does.first) if verb.voice in {"active", "ed"} and verb.status != "possible" else None
    is_paper = (
        (verb.lemma not in OF_A_PAPER_ITSELF or names(line, what.first, "forbidden_word", what.first + 3))
        and deal is not None
        and (shows(line, deal, "instrument_word") or names(line, deal.first, "deciding_paper", deal.last))
    )
    if deal is None or word(line, does.first - 1) in {"that", "which"} or not is_paper:
        return Declined("nobody does it")
    by: object = Pronoun("the government") if names(line, deal.first, "own_paper", deal.last) else None
    thing = object_after(line, what.first)
    owner = line.chunks[thing.first].value if thing is not None else None
    if by is None and isinstance(owner, Party):
        by = owner  # `the deal will lower | U.S. tariffs`
    return deed_of(said, does, act, by=by, what=thing, start=line.chunks[deal.first].start)


def _by_its_paper(said: Said, does: Blank, act: str) -> Deed | Declined:
    """What a package or an order forbids, told with its verb: `the package | bans imports of gas`."""
    deed = by_the_paper(said, does, Blank(does.last, does.last + 1, does.end, does.end), act)
    what = object_after(said.line, does.last)
    if isinstance(deed, Declined) or what is None:
        return deed
    return replace(deed, what=(verb_of(said, does).at, what.end))


def _paper_before(line: Line, head: int) -> Stretch | None:
    """The paper that a verb tells the contents of: right before it, or before the verb that `and` joins it to."""
    if word(line, head - 1) != "and":
        return thing_before(line, head)
    first = next((at for at in range(head) if isinstance(line.chunks[at].value, Verb)), None)
    return thing_before(line, first) if first is not None else None


def _is_from_a_barrier(line: Line, first: int) -> bool:
    """Whether what is let off is let off from a tariff or a ban: `cars made in Peru | from the 25 percent duty`."""
    at = next(at for at in range(first, first + 12) if word(line, at) == "from")
    return names(line, at, "barrier_word", at + 6)


def _is_quota(line: Line, first: int, last: int) -> bool:
    """Whether a quota stands there, and no duty that is paid beyond it."""
    return names(line, first, "tightened", last) and not names(line, first, "rate_word", last)


def _leaves(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Negotiations that are suspended are left; trade and its licences that are suspended are restricted."""
    line, verb = said.line, verb_of(said, does)
    if verb.lemma == "suspend" and names(line, what.first, "trade_flow", what.first + 4):
        return active(said, does, "impose", what_from=what.first)
    is_probe = names(line, what.first, "probe_word", what.first + 6)
    if verb.lemma in LEAVING and (is_probe or names(line, what.first, "left_word", what.first + 5)):
        return active(said, does, "withdraw", what_from=what.first)
    return Declined("no measure")


def _is_a_topic(said: Said, does: Blank) -> bool:
    """Whether a minister or an envoy, who sets no rate, raises a measure as a topic: no rate is told."""
    line = said.line
    who = subject(line, does.first)
    if who is None or any(isinstance(chunk.value, Amount) for chunk in line.chunks[does.last : does.last + 12]):
        return False
    office = who[0].office if isinstance(who[0], Holder) else who[0]
    return isinstance(office, Office) and bool(word_set("title_of_a_minister") & {*office.title.lower().split()})


def _is_told(said: Said, does: Blank) -> bool:
    """Whether a passive verb tells a deed, not a participle without its day: `the tariffs set under the order`."""
    if verb_of(said, does).voice in {"passive", "to_be"}:
        return True
    return any(isinstance(chunk.value, Day) for chunk in said.line.chunks[does.last : does.last + 5])


def _by_somebody(line: Line, first: int) -> object | None:
    """By whom it is done, told behind what it is on: `curbs imposed | on its chip sector by Washington`."""
    for at in range(first + 1, min(first + 9, len(line.chunks) - 1)):
        if word(line, at) == "by":
            value = line.chunks[at + 1 + (word(line, at + 1) == "the")].value
            if isinstance(value, City):
                return Party(value.country, value.name) if value.is_capital else None
            return value if isinstance(value, Party | Actors | Body | Group | Holder) else None
        if word(line, at) in {",", "and", ";"} or isinstance(line.chunks[at].value, Verb):
            return None
    return None


def is_barrier(line: Line, thing: Stretch) -> bool:
    """Whether what stands before the verb is a tariff, a ban or a quota by its head, not by what it is about."""
    return names(line, thing.first, "barrier_word", min(thing.last, thing.first + 6))


def threat(said: Said, does: Blank) -> Deed | Declined:
    """A measure that somebody may put on: a harmful step that is held out."""
    line, verb = said.line, verb_of(said, does)
    if verb.negated or word(line, does.first).split()[0] not in MIGHT:
        return Declined("only possible")
    who = subject(line, does.first)
    if who is None or not is_subject_adjacent(line, does.first):
        return Declined("nobody does it")
    what = object_after(line, does.first)
    thing = Stretch(what.first, what.last, verb.at, what.end) if what else None
    deed = deed_of(said, does, "threaten", by=who[0], what=thing, start=line.chunks[who[1]].start)
    return replace(deed, status="done", day=None)
