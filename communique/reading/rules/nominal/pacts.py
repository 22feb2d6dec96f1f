"""The life of an instrument told by a noun: its signing, conclusion, ratification, entry into force.

What is only hoped for is refused.
"""

from __future__ import annotations

from dataclasses import replace

from communique.lexicon.wordlists import word_set
from communique.reading.clause import DETERMINERS, FINITE, Stretch, object_after, stretch, thing_before, word
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import Amount, Deed, Gathering, Instrument, Pronoun, Verb
from communique.reading.rules.deeds.objects import is_only_wanted, names, shows
from communique.reading.rules.nominal.making import is_instrument, told

nominal = Stage("nominal", head="does")

DECIDED = frozenset({"decision", "decisions", "mandate", "directives"})

HOPED = frozenset(
    "early swift towards toward for expedite to speedy timely prompt accelerate possible successful expediting "
    "accelerating expeditious".split()
)
NOT_YET = frozenset({"decision", "decisions", "proposal", "proposals", "request", "work", "aim", "until", "pending"})
FINISHING = frozenset({"finalise", "finalize", "finalising", "finalizing", "enable", "allow", "preparations"})
AUXILIARIES = frozenset("has have had been be is are was were will shall already now also that which".split())
STEPS = {
    "ratification": "ratify",
    "approval": "ratify",
    "accession": "join",
    "entry": "join",
    "withdrawal": "withdraw",
}


@nominal.rule(
    "{does: noun.sign} [in {where: city}] [on {day}] of {what: ...+}",
    "after the {does: signing} of {what: the agreement in 2018}.",
    "They witnessed the {does: signing} in {where: Seoul} of {what: the agreement}.",
    "The forum witnessed the {does: signing} of {what: 46 agreements}.",
    "They witnessed the {does: signing} on {day: May 3} of {what: the agreement}.",
    never=["the signing was delayed", "steps towards the early signing of the agreement"],
)
def signing(said: Said, does: Blank, what: Blank, day: Blank | None = None, **_: Blank) -> Deed | Declined:
    """The signing of an instrument."""
    thing = object_after(said.line, what.first)
    if thing is None or not (is_instrument(said, thing) or _counted(said, thing)):
        return Declined("no instrument")
    if names(said.line, thing.first, "opinion_word", thing.first + 1):
        return Declined("only said")  # the exchange of information
    if any(word(said.line, at) in HOPED | FINISHING for at in range(max(0, does.first - 5), does.first)):
        return Declined("only hoped for")
    if _is_put_off(said.line, does.first):
        return Declined("put off")
    if is_only_wanted(said.line, does.first) or _is_of_a_decision(said.line, does.first):
        return Declined("only wanted")
    after = said.line.chunks[thing.last].value if thing.last < len(said.line.chunks) else None
    if isinstance(after, Verb) and after.acts[0] == "ratify":
        return Declined("a signing that is allowed")
    held = next((one.value for one in said.line.chunks[what.first :] if isinstance(one.value, Verb)), None)
    if held is not None and held.lemma == "take place" and held.voice == "active":
        return Declined("its verb tells it")  # `the signing of the pact took place in Lima`
    return told(said, does, "sign", what=thing, day=said.line.value(day) if day else None)


def _counted(said: Said, thing: Stretch) -> bool:
    """Whether instruments are only counted: 46 agreements."""
    chunk = said.line.chunks[thing.first]
    return isinstance(chunk.value, Amount) and said.line.lowered[thing.first].split()[-1] in word_set("instrument_word")


@nominal.rule(
    "; [and] [a|an|the] {does: instrument}",
    "They witnessed the signing of an MOU on fish with Peru; a {does: Joint Statement}; and a treaty.",
    "They witnessed the signing of a treaty with Peru; and an {does: MOU on fish}.",
    "They witnessed the signing of a treaty with Peru; the {does: Lima Protocol}.",
    never=[
        "They praised a treaty with Peru; an MOU on fish was near.",
        "The signing of it was late; an MOU is near.",
    ],
)
def signed_too(said: Said, does: Blank) -> Deed | Declined:
    """Another of several instruments whose signing is told."""
    line = said.line
    ahead = range(said.first - 1, max(-1, said.first - SIGNED_TOO), -1)
    signing = next((at for at in ahead if word(line, at) in {"signing", "signature"}), None)
    behind = line.chunks[does.last].value if does.last < len(line.chunks) else None
    if signing is None or word(line, signing + 1) != "of" or isinstance(behind, Verb):
        return Declined("none that is signed")
    between = line.chunks[signing + 1 : said.first]
    if any(isinstance(one.value, Verb) for one in between) or not any(
        isinstance(one.value, Instrument) for one in between
    ):
        return Declined("none that is signed")
    if _is_put_off(line, signing) or is_only_wanted(line, signing):
        return Declined("only wanted")
    return told(said, does, "sign", what=stretch(line, does.first, does.last))


SIGNED_TOO = 40  # chunks from the signing to the last of what is signed


@nominal.rule(
    "{does: noun.sign} ceremony for|of [the|a|an] {what: instrument}",
    "They attended a {does: signing} ceremony for a {what: memorandum of cooperation}.",
    "They attended a {does: signing} ceremony for an {what: MOU on fish}.",
    "They attended the {does: signing} ceremony of the {what: Exchange of Notes} in May.",
    never=["They attended a signing ceremony."],
)
def signing_ceremony(said: Said, does: Blank, what: Blank) -> Deed:
    """A ceremony at which an instrument is signed."""
    return told(said, does, "sign", what=stretch(said.line, what.first, what.last))


@nominal.rule(
    "{does: noun.conclude} of {what: ...+}",
    "They welcomed the {does: conclusion} of {what: negotiations on the agreement}.",
    "They spoke, building on the successful {does: renegotiation} of {what: the trade agreement}.",
    never=[
        "They must ensure the successful conclusion of the talks.",
        "disputes that have delayed the conclusion of the agreement",
        "they will expedite the conclusion of talks",
    ],
)
def conclusion(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """The conclusion of negotiations or of an agreement."""
    line = said.line
    thing = object_after(line, what.first)
    if thing is None or not is_instrument(said, thing):
        return Declined("no negotiations")
    if any(isinstance(one.value, Gathering) for one in line.chunks[thing.first : thing.first + 2]):
        return Declined("a session that ends")
    ahead = {one for at in range(max(0, does.first - 6), does.first) for one in word(line, at).split()}
    if word(line, does.first - 1) == "successful" and word(line, does.first - 2) == "the":
        ahead -= {"successful"}  # it has come about, unless something else stands before
    hoped = not ahead.isdisjoint(HOPED | NOT_YET)
    if hoped or _is_kept_back(line, does.first) or _is_of_a_decision(line, does.first):
        return Declined("only hoped for")
    if is_only_wanted(line, does.first):
        return Declined("only discussed")
    return told(said, does, "conclude", what=thing)


def _is_kept_back(line: Line, at: int) -> bool:
    """Whether what stands before it keeps it from happening: `have stalled | the conclusion`."""
    kept = {"stall", "delay", "block", "hinder", "impede", "hamper", "prevent", "complicate", "obstruct"}
    return any(
        isinstance(chunk.value, Verb) and chunk.value.lemma in kept for chunk in line.chunks[max(0, at - 3) : at]
    )


def _is_put_off(line: Line, noun: int) -> bool:
    """Whether a verb before it puts it off: `has postponed the | signing of`."""
    values = (line.chunks[at].value for at in range(max(0, noun - 3), noun))
    return any(isinstance(one, Verb) and "put_off" in one.acts for one in values)


def _is_of_a_decision(line: Line, at: int) -> bool:
    """Whether a council decides on it: `adopted a decision today (May 3) on the | conclusion of the agreement`."""
    opens = at - (word(line, at - 1) in DETERMINERS)
    ahead = range(max(0, opens - 12), opens)
    return word(line, opens - 1) == "on" and any(word(line, back) in DECIDED for back in ahead)


@nominal.rule(
    "{does: noun.ratify} of [a|an|the] {what: instrument}",
    "{does: Approval} of a {what: memorandum of understanding with Peru}.",
    "{does: Approval} of an {what: MOU with Peru}.",
    "{does: Approval} of the {what: Korea–Chile FTA}.",
    never=["the approval of an MOU with Peru is near", "Approval of the budget came late."],
)
def approved_item(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """What a cabinet approved, as an item of the list of it."""
    line = said.line
    told = any(isinstance(one.value, Verb) and one.value.voice in FINITE for one in line.chunks)
    if said.first or told or line.words(does) != "Approval":
        return Declined("a sentence of its own")
    thing = object_after(line, what.first)
    return Deed(
        act="ratify", lemma="approval", status="done", by=Pronoun("the Cabinet"),
        what=(thing.start, thing.end) if thing else (what.start, what.end),
        start=does.start, end=thing.end if thing else what.end, head=said.first,
    )  # fmt: skip


ON_THE_WAY = frozenset(
    "process support negotiations talks discussions progress preparations assistance issues prospects path".split()
)


@nominal.rule(
    "{by: actor} 's {does: noun.ratify|noun.join|noun.withdraw} of|to|from {what: ...+}",
    "They welcomed {by: Canada}'s {does: ratification} of {what: the agreement}.",
    "They welcomed {by: Canada}'s {does: accession} to {what: the network}.",
    "They regretted {by: Canada}'s {does: withdrawal} from {what: the network}.",
    never=[
        "the ratification of the agreement",
        "Korea supported Canada's accession to the network.",
        "They reviewed the process of Canada's accession to the network.",
    ],
)
def step_of_somebody(said: Said, by: Blank, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody's ratification of, accession to or withdrawal from something."""
    thing = object_after(said.line, what.first)
    act = STEPS.get(said.line.words(does).lower().split()[0])
    before = said.line.chunks[said.first - 1].value if said.first else None
    wished = (one.value for one in said.line.chunks[max(0, said.first - 6) : said.first])
    if any(isinstance(one, Verb) and one.lemma in {"seek", "await", "request", "need", "require"} for one in wished):
        return Declined("only wished for")
    if isinstance(before, Verb) and before.lemma in {"support", "back", "favour", "favor"}:
        return Declined("only wished for")
    if word(said.line, said.first - 1) in {"of", "on", "for", "to", "towards", "toward"}:
        near = {*said.line.lowered[max(0, said.first - 5) : said.first]}
        if act == "join" and not near.isdisjoint(ON_THE_WAY):
            return Declined("still under way")  # `the process of | Peru's accession to the WTO`
    return told(said, does, act, by=said.line.value(by), what=thing) if thing and act else Declined("nothing told")


@nominal.rule(
    "{what: instrument} 's {does: noun.enter_into_force}",
    "ahead of the {what: Korea–UAE CEPA}'s {does: entry into force}",
    never=["its entry into force"],
)
def entry_into_force_of(said: Said, what: Blank, does: Blank) -> Deed:
    """An agreement's entry into force."""
    return told(said, does, "enter_into_force", what=stretch(said.line, what.first, what.last))


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
    while at > 0 and word(line, at - 1) in AUXILIARIES:
        at -= 1
    thing = thing_before(line, at)
    if thing is None or not (is_instrument(said, thing) or shows(line, thing, "barrier_word")):
        return Declined("no agreement")
    deed = told(said, does, "enter_into_force", what=thing, day=line.value(day), end=day.end)
    return replace(deed, start=line.chunks[thing.first].start)


@nominal.rule(
    "will be [{adverb}] [in] {does: in_force|place_word} by|from|on|as|in [from|of|mid|early|late] [-] {day}",
    "The tariffs on beef will be fully in {does: place} by {day: 3 May}.",
    "The agreement will be {does: in force} from {day: May 2026}.",
    "The duties on steel will be {does: in effect} on {day: 3 May}.",
    "The duties on steel will be {does: in force} as of {day: 3 May}.",
    "The duties on steel will be {does: in force} as from {day: 3 May}.",
    "The agreement will be {does: in force} in {day: May 2026}.",
    "The agreement will be {does: in force} by mid-{day: May 2026}.",
    "The agreement will be {does: in force} by early {day: 2026}.",
    "The agreement will be {does: in force} in late {day: 2026}.",
    never=["The team will be in place by 3 May."],
)
def will_be_in_force(said: Said, does: Blank, day: Blank, **_: Blank) -> Deed | Declined:
    """An agreement or a measure that will be in force from a day."""
    thing = thing_before(said.line, said.first)
    if thing is None or not (is_instrument(said, thing) or shows(said.line, thing, "barrier_word")):
        return Declined("no agreement")
    deed = told(said, does, "enter_into_force", what=thing, day=said.line.value(day), end=day.end)
    return replace(deed, start=said.line.chunks[thing.first].start, status="planned")


@nominal.rule(
    "{does: noun.enter_into_force} [is] {slated: slated|request.p|hold} in|on|by|for|from {day}",
    "They signed it in Lima, with {does: entry into force} {slated: expected} in {day: 2026}.",
    "Its {does: entry into force} is {slated: planned} for {day: May 2026}.",
    "Its {does: entry into force} {slated: is scheduled to take place} on {day: 1 May 2026}.",
    "Its {does: entry into force} is {slated: foreseen} by {day: May 2026}.",
    "Its {does: provisional application} is {slated: foreseen} from {day: May 2026}.",
    never=["Its entry into force is expected soon.", "Its entry into force was held up in May 2026."],
)
def is_to_enter_into_force(said: Said, does: Blank, slated: Blank, day: Blank) -> Deed | Declined:
    """The day on which an agreement is expected to enter into force."""
    verb = said.line.value(slated)
    if isinstance(verb, Verb) and verb.lemma not in {"expect", "take place"}:
        return Declined("something else")
    return replace(told(said, does, "enter_into_force", day=said.line.value(day), end=day.end), status="planned")


@nominal.rule(
    "{does: applied_so_far|enter_into_force.p} since|from|as|on [from|of] {day}",
    "The agreement has been {does: provisionally applied} since {day: 1 July 2019}.",
    "The agreement {does: has been applied provisionally} as of {day: 1 July 2019}.",
    "The agreement {does: is applied on a provisional basis} as from {day: 1 July 2019}.",
    "The agreement was {does: provisionally applied} from {day: 1 July 2019}.",
    "The agreement was {does: provisionally applied} on {day: 1 July 2019}.",
    never=["The agreement was provisionally applied by some.", "The ban has been applied since 1 July 2019."],
)
def is_applied_since(said: Said, does: Blank, day: Blank) -> Deed | Declined:
    """An agreement that is applied provisionally from a day."""
    line, at = said.line, does.first
    while at > 0 and word(line, at - 1) in AUXILIARIES:
        at -= 1
    thing = thing_before(line, at)
    if thing is None or not is_instrument(said, thing):
        return Declined("no agreement")
    deed = told(said, does, "enter_into_force", what=thing, day=line.value(day), end=day.end)
    ahead = not {"will", "shall"}.isdisjoint(line.between(line.chunks[at].start, does.end).split())
    return replace(deed, start=line.chunks[thing.first].start, status="planned" if ahead else "done")


@nominal.rule(
    "{does: noun.enter_into_force} of [the|this] {what: instrument}",
    "after the {does: entry into force} of the {what: Korea–UAE CEPA}",
    "after the {does: entry into force} of this {what: Korea–UAE CEPA}",
    never=["the entry into force was late"],
)
def entry_into_force(said: Said, does: Blank, what: Blank) -> Deed:
    """The entry into force of an agreement."""
    return told(said, does, "enter_into_force", what=stretch(said.line, what.first, what.last))
