"""Taking a stand: welcoming, refusing, proposing."""

from __future__ import annotations

from dataclasses import replace

from communique.lexicon.verbs import classes
from communique.lexicon.wordlists import word_set
from communique.reading.clause import (
    DETERMINERS,
    after_aside,
    is_subject_adjacent,
    object_after,
    subject,
    word,
)
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import (
    Actors,
    Body,
    City,
    Deed,
    Demonym,
    Group,
    Holder,
    Office,
    Party,
    Person,
    Pronoun,
    Sides,
    Verb,
)
from communique.reading.rules.deeds.giving import is_given_to, taker_of
from communique.reading.rules.deeds.making import active, deed_of, is_thing_subject, verb_of
from communique.reading.rules.deeds.objects import is_a_step, money, names, of_people, several, to_verb

deeds = Stage("deeds", head="does")
GUESTS = frozenset(
    {"guests", "guest", "delegates", "participants", "attendees", "everyone", "excellencies", "visitors"}
)

HIGHLY = frozenset({"highly", "greatly", "deeply", "much"})
FEELS_ABOUT = frozenset({"at", "with", "over", "for", "on", "about", "to"})
SUMMONING = frozenset({"summon", "call in"})
HELPING = frozenset({"support", "back", "champion"})
THANKING = frozenset(
    {"compliment", "congratulate", "felicitate", "thank", "praise", "commend", "applaud", "laud", "hail"}
)
CONGRATULATING = frozenset({"congratulate", "felicitate", "compliment"})
THANKING_PEOPLE = frozenset({"thank", "commend", "praise"})
RECOGNISING = frozenset({"recognise", "recognize", "acknowledge"})
HEARD = frozenset({"note", "acknowledge", "recognise", "recognize", "recall", "mention", "say", "observe", "report"})
VIEWS = frozenset({"view", "position", "belief", "opinion", "conviction"})
DEMANDS = word_set("plea") | {"demand", "demands", "call", "calls", "request", "requests", "call on", "appeal"}
BEHIND_WHOM = frozenset({"", ".", ",", "as", "against", "amid", "during", "on", "over", "and"})
OWN = frozenset({"reaffirm", "reiterate", "affirm", "reassert"})  # of what one says oneself, not of what others say
SHOWING = frozenset({"show", "demonstrate", "deliver"})
GIVING = frozenset({"extend", "give", "send"})  # what may be help
OF_THE_THING = frozenset({"appreciation", "welcome", "admiration", "endorsement"})  # `appreciation | of the help`
BACKING = frozenset({"support", "solidarity", "backing"})
PEOPLE_TOLD = 14  # chunks in which people are told who are thanked
BACKED = 8  # chunks from the verb to the word of support
MINDS = {  # what is reiterated, and the stand that it is
    "opposition": "reject",
    "rejection": "reject",
    "refusal": "reject",
    "objection": "criticise",
    "concern": "criticise",
    "concerns": "criticise",
    "condemnation": "criticise",
    "regret": "criticise",
    "invitation": "invite",
    "warning": "threaten",
}


@deeds.rule(
    "{does: support} {whom: actor|city} [, {low!function}]* [and {low!function}] for|on|upon"
    " [the occasion of] [{determiner}] {what: ...+}",
    "Korea {does: thanked} {whom: Canada} for {what: lifting the quota}.",
    "Korea {does: thanked} {whom: Ottawa} for {what: lifting the quota}.",
    "Korea {does: congratulated} {whom: Canada} on the occasion of its {what: national day}.",
    "Korea {does: congratulated} {whom: Canada} upon its {what: election to the Council}.",
    "Korea {does: congratulated} {whom: the Canadian leadership}, government and people on its {what: national day}.",
    "Korea {does: commended} {whom: Minister Lee Min-ho} for his {what: support of the talks}.",
    never=["Korea thanked Canada.", "Korea met Canada for talks."],
)
def thanks(said: Said, does: Blank, whom: Blank, what: Blank, **_: Blank) -> Deed | Declined:
    """Somebody thanks or praises somebody for something that was done."""
    if verb_of(said, does).lemma not in THANKING or names(said.line, what.first, "courtesy_word", what.first + 5):
        return Declined("a courtesy")
    who = subject(said.line, does.first)
    if who is not None and isinstance(who[0], Pronoun) and who[0].words.lower() in {"i", "we"}:
        return Declined("thanks of somebody who is quoted")
    thanked = said.line.value(whom)
    to = Party(thanked.country, thanked.name) if isinstance(thanked, City) else thanked
    return active(said, does, "support", to=to, what_from=what.first)


@deeds.rule(
    "{does: support} {whom: ...} for|on|upon {what: ...+}",
    "Korea {does: thanked} {whom: the negotiators of both sides} for {what: their work on the agreement}.",
    "Korea {does: congratulated} {whom: the officials of both ports} on {what: the opening of the line}.",
    "Korea {does: congratulated} {whom: local exporters} upon {what: the opening of the port}.",
    never=["Korea congratulated the guests on the day.", "Korea thanked the participants for their time."],
)
def thanks_people(said: Said, does: Blank, whom: Blank, what: Blank) -> Deed | Declined:
    """Somebody thanks or praises people who are not named for something that was done."""
    is_far = whom.last - whom.first > PEOPLE_TOLD or any(isinstance(one, Verb) for one in said.line.values(whom))
    lemma = verb_of(said, does).lemma
    on_it = lemma in CONGRATULATING or (lemma in THANKING_PEOPLE and word(said.line, what.first - 1) == "for")
    if not on_it or is_far or not of_people(said.line, whom.first, min(whom.last, whom.first + 4)):
        return Declined("nobody is thanked")
    if names(said.line, what.first, "courtesy_word", what.first + 5) or word(said.line, what.first + 1) == "day":
        return Declined("a courtesy")
    if word(said.line, what.first + 1) in {"", "."}:
        return Declined("nothing that was done")
    return active(said, does, "support", what_from=what.first)


@deeds.rule(
    "{does: support} {what: ...+}",
    "Korea {does: welcomed} {what: the agreement}.",
    "Korea highly {does: valued} {what: the help of Canada}.",
    "Minister Lee Min-ho {does: welcomed} {what: President Kim to Seoul}.",
    never=["the support of Korea", "Minister Lee Min-ho welcomed the guests."],
)
def supports(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody welcomes, backs or reaffirms something."""
    verb = verb_of(said, does)
    if verb.lemma in {"thank", "congratulate", "felicitate"}:
        return Declined("a courtesy")
    if verb.lemma == "defend" and not is_a_step(said.line, what.first):
        return Declined("no step of policy")
    if verb.lemma == "value" and word(said.line, does.first - 1) not in HIGHLY:
        return Declined("a price")
    opening = said.line.lowered[what.first : what.first + 3]
    if opening[:1] in (["his"], ["her"]) and opening[2:] == ["that"] and opening[1] in VIEWS:
        return active(said, does, "state")  # an opinion: it only tells who speaks
    if verb.lemma in HELPING and (verb.voice == "ing" or not is_subject_adjacent(said.line, does.first)):
        return Declined("help, not a stand")
    if verb.lemma == "welcome" and _is_guest(said, what):
        return _receives(said, does, what)
    if verb.lemma == "welcome" and (guest := _who_visits(said.line, what.first)) is not None:
        deed = active(said, does, "visit", what_from=None)
        return replace(deed, by=guest, end=max(deed.end, what.start)) if isinstance(deed, Deed) else deed
    first = what.first + (verb.lemma.startswith("express ") and word(said.line, what.first) in FEELS_ABOUT)
    whom = _who_is_backed(said.line, first) if verb.lemma != "welcome" else None
    return active(said, does, _stand(said, does, what), to=whom, what_from=first)


def _who_visits(line: Line, first: int) -> object | None:
    """Who comes to see somebody: `welcomed a visit from | his Peruvian counterpart`."""
    at = next((one for one in range(first, first + 4) if word(line, one) in {"visit", "courtesy call", "call"}), None)
    if at is None or word(line, first) not in {"a", "an"} or word(line, at + 1) not in {"from", "by"}:
        return None
    value = line.chunks[at + 2].value if at + 2 < len(line.chunks) else None
    return value if isinstance(value, Group | Holder | Person) else None


def _who_is_backed(line: Line, first: int) -> object | None:
    """The country or the person that is supported themselves: `expressed support for | Chile as it rebuilds`."""
    opening = range(first, min(first + BACKED, len(line.chunks) - 1))
    backing = next(
        (at for at in opening if word(line, at) in BACKING and word(line, at + 1) in {"for", "to", "with"}), 0
    )
    first = backing + 2 if backing else first  # `reiterated Korea's support for | Chile`
    at = first + (word(line, first) in DETERMINERS)
    value = line.chunks[at].value if at < len(line.chunks) else None
    named = isinstance(value, Party | Holder | Person | City) and not isinstance(value, Demonym)
    named = named or (at > first and isinstance(value, Office))
    if not named or word(line, at + 1) not in BEHIND_WHOM:
        return None
    return Party(value.country, value.name) if isinstance(value, City) else value


def _receives(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody who welcomes a named person meets them; who welcomes guests only greets them."""
    at = after_aside(said.line, what.first)
    at += word(said.line, at) in DETERMINERS
    guest = said.line.value(Blank(at, at + 1, what.start, what.end))
    host = subject(said.line, does.first)
    people = guest.members if isinstance(guest, Actors) else (guest,)
    are_named = all(isinstance(one, Holder) for one in people)
    if verb_of(said, does).status not in {"done", "planned"} or not are_named or host is None:
        return Declined("a greeting")
    return (
        active(said, does, "meet", to=guest)
        if isinstance(host[0], Actors | Holder | Office | Person | Pronoun)
        else Declined("a greeting")
    )


def _is_guest(said: Said, what: Blank) -> bool:
    """Whether a person or a delegation itself is welcomed, not what they do."""
    line = said.line
    at = what.first if word(line, what.first) == "that" else after_aside(line, what.first)
    at += word(line, at) in DETERMINERS or word(line, at) == "their"
    last = at + 1
    if at >= len(line.chunks):
        return False
    guest = line.chunks[at].value
    if isinstance(guest, Holder | Person):
        return word(line, last) != "'s"
    if isinstance(guest, Actors) and all(isinstance(one, Holder) for one in guest.members):
        return word(line, last) == "to"  # `welcomed Minister Kim and Secretary Roy | to Lima`
    return word(line, at).split(" ")[0] in GUESTS or (
        word(line, last) == "'s" and any(word(line, last + step) in {"delegation", "guests"} for step in (1, 2))
    )


@deeds.rule(
    "{does: support.to|request.to|criticise.to} {what: ...+}",
    "Minister Lee Min-ho spoke to Minister Mary Roy {does: to endorse} {what: the start of talks}.",
    "Minister Lee Min-ho met Minister Mary Roy {does: to urge} {what: Canada to lift the ban}.",
    "Minister Lee Min-ho travelled to Lima on Friday {does: to push for} {what: an exemption}.",
    "Korea summoned Ambassador Mary Roy {does: to protest against} {what: the ban}.",
    never=["Korea agreed to support the talks.", "Minister Lee Min-ho visited Lima to support exporters."],
)
def meets_to_say(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody meets or calls somebody to welcome or to ask for something."""
    line, verb = said.line, verb_of(said, does)
    told = [at for at in range(does.first) if isinstance(line.chunks[at].value, Verb)]
    main = line.chunks[told[-1]].value if told else None
    who = subject(line, told[-1]) if told else None
    if main is None or who is None or not (_meets(main) or _travels(main)) or main.voice not in {"active", "ed"}:
        return Declined("part of what is asked or agreed")
    if main.status not in {"done", "planned" if _travels(main) else ""} or verb.lemma in HELPING or verb.negated:
        return Declined("help, not a stand")
    if _travels(main) and verb.lemma in {"encourage", "welcome", "celebrate", "seek"}:
        return Declined("no stand")  # `visited the hall to | encourage both delegations`
    deed = deed_of(said, does, verb.acts[0], by=who[0], what=object_after(line, what.first), start=does.start)
    summoned = line.chunks[told[-1] + 1].value if main.lemma in SUMMONING else None
    whom = summoned if isinstance(summoned, Holder | Office | Person) else None
    asked = line.chunks[what.first].value if isinstance(line.chunks[what.first].value, Party) else None
    if _travels(main):
        return replace(deed, status=main.status, to=None if asked is None else asked)
    return replace(deed, status="done", to=whom) if whom is not None else replace(deed, status="done")


def _travels(main: Verb) -> bool:
    return main.acts[0] == "visit"


def _meets(main: Verb) -> bool:
    return main.acts[0] == "meet" or main.lemma in SUMMONING


@deeds.rule(
    "{does: state|aid|plain} [{low!function|determiner}]* {feeling: noun.support} to {to: actor} for {what: ...+}",
    "Korea {does: extended} its {feeling: thanks} to {to: Canada} for {what: its help with the talks}.",
    "Korea {does: expressed} its {feeling: appreciation} to {to: Canada} for {what: its help with the talks}.",
    "Korea {does: gave} its {feeling: thanks} to {to: Canada} for {what: its help with the talks}.",
    never=["Korea expressed its support to Canada.", "Korea expressed its thanks to Canada for the kind reception."],
)
def expresses_thanks_to(said: Said, does: Blank, to: Blank, feeling: Blank, what: Blank, **_: Blank) -> Deed | Declined:
    """Somebody expresses appreciation or gratitude to somebody for something."""
    if names(said.line, what.first, "courtesy_word", what.first + 5):
        return Declined("a courtesy")
    if not _is_shown(said, does, feeling):
        return Declined("nothing that is felt")
    return active(said, does, "support", to=said.line.value(to), what_from=what.first)


@deeds.rule(
    "{does: state|plain|aid} [{low!function|determiner}]* {feeling: noun.support} to {whom: ...} for {what: ...+}",
    "Korea {does: expressed} its {feeling: gratitude} to {whom: the leaders of Arab states} for {what: their support}.",
    never=["Korea expressed its support to plans for the port.", "Korea gave its thanks to the leaders for the tea."],
)
def expresses_thanks_to_people(
    said: Said, does: Blank, whom: Blank, feeling: Blank, what: Blank, **_: Blank
) -> Deed | Declined:
    """Somebody expresses appreciation or gratitude to people who are not named for something."""
    is_far = whom.last - whom.first > PEOPLE_TOLD or any(isinstance(one, Verb) for one in said.line.values(whom))
    if is_far or not of_people(said.line, whom.first, whom.last) or not _is_shown(said, does, feeling):
        return Declined("nobody is thanked")
    if names(said.line, what.first, "courtesy_word", what.first + 5):
        return Declined("a courtesy")
    return active(said, does, "support", what_from=what.first)


@deeds.rule(
    "{does: state|plain|aid} [{low!function|determiner}]* [{party: party|city} 's] [{low!function}]*"
    " {feeling: noun.support} for|on|with|to|over|at|of {what: ...+}",
    "Korea {does: expressed} its full {feeling: support} for {what: the talks}.",
    "Korea {does: expressed} its {feeling: welcome} of {what: the talks}.",
    "Korea {does: underscored} its firm {feeling: support} to {what: the talks}.",
    "Korea {does: expressed} great {feeling: satisfaction} with {what: the talks}.",
    "Korea {does: expressed} great {feeling: satisfaction} on {what: the talks}.",
    "Korea {does: expressed} great {feeling: satisfaction} over {what: the talks}.",
    "Korea {does: expressed} great {feeling: satisfaction} at {what: the talks}.",
    "Minister Lee Min-ho {does: highlighted} {party: Korea}'s firm {feeling: support} for {what: the talks}.",
    "Minister Lee Min-ho {does: showed} his {feeling: appreciation} for {what: the help of Canada}.",
    "Minister Lee Min-ho {does: extended} his {feeling: gratitude} for {what: the help of Canada}.",
    never=["Korea noted the support of others.", "Korea extended its support to exporters."],
)
def expresses_support(
    said: Said, does: Blank, feeling: Blank, what: Blank, party: Blank | None = None
) -> Deed | Declined:
    """Somebody expresses support, appreciation or satisfaction, or that of the own country."""
    if party is not None and verb_of(said, does).lemma in HEARD:
        return Declined("support of others")
    if word(said.line, what.first - 1) == "of" and word(said.line, feeling.first) not in OF_THE_THING:
        return Declined("support of others")  # `expressed the support | of the exporters`
    if not _is_shown(said, does, feeling):
        return Declined("nothing that is felt")
    if names(said.line, what.first, "courtesy_word", what.first + 5):
        return Declined("a courtesy")
    return active(said, does, "support", to=_who_is_backed(said.line, what.first), what_from=what.first)


def _is_shown(said: Said, does: Blank, feeling: Blank) -> bool:
    """Whether a feeling is told or shown; support that is given or extended may be help."""
    verb = verb_of(said, does)
    if "state" in verb.acts or verb.lemma in SHOWING:
        return True
    return verb.lemma in GIVING and word(said.line, feeling.first) not in {"support", "backing", "regard"}


@deeds.rule(
    "{does: state|discuss|aid} [{determiner}] [[{low!function}] message|signal of] [{party: party|city} 's]"
    " [{low!function}]*"
    " commitment|commitments to|for {what: ...+}",
    "Korea {does: expressed} its firm commitment to {what: free trade}.",
    "Korea {does: expressed} commitment for {what: free trade}.",
    "Korea {does: underlined} its commitments to {what: free trade}.",
    "Minister Lee Min-ho {does: expressed} {party: Korea}'s commitment to {what: free trade}.",
    "Korea and Canada {does: share} a strong commitment to {what: free trade}.",
    "Minister Lee Min-ho {does: delivered} {party: Korea}'s commitment to {what: free trade}.",
    "Korea {does: conveyed} a message of commitment to {what: free trade}.",
    "Korea {does: conveyed} a strong signal of commitment to {what: free trade}.",
    never=["Korea noted the commitment of others.", "Korea and Canada discussed their commitment to free trade."],
)
def expresses_commitment(said: Said, does: Blank, what: Blank, **_: Blank) -> Deed | Declined:
    """Somebody expresses a commitment to something; several share one."""
    verb = verb_of(said, does)
    if verb.acts[0] == "aid" and verb.lemma != "deliver":
        return Declined("nothing that is said")
    if verb.acts[0] != "discuss":
        return active(said, does, "support", what_from=what.first)
    if verb.lemma != "share":
        return Declined("a commitment that is talked about")
    is_held = said.line.chunks[does.first].low == "share"
    return active(said, does, "support", what_from=what.first, status="ongoing" if is_held else None)


@deeds.rule(
    "{does: state} [{determiner}] [{party} 's] [{low!function}]* {what: achieved}",
    "Korea and Canada {does: recognised} the {what: success} of the talks.",
    "Korea {does: acknowledged} Canada's {what: efforts} to end the dispute.",
    "Korea and Canada {does: recognised} considerable {what: progress} in the talks.",
    never=["Korea noted the success of the talks.", "Korea recognised the difficulty of the talks."],
)
def recognises(said: Said, does: Blank, what: Blank, **_: Blank) -> Deed | Declined:
    """Somebody recognises the success, the progress or the efforts of somebody."""
    if verb_of(said, does).lemma not in RECOGNISING:
        return Declined("only said")
    return active(said, does, "support", what_from=does.last)


@deeds.rule(
    "{does: reject} {what: ...+}",
    "Korea {does: rejected} {what: the claim}.",
    "Korea {does: is opposed to} {what: Canada raising its duties}.",
    never=["the rejection of the claim"],
)
def rejects(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody refuses, denies or declines."""
    if verb_of(said, does).lemma == "decline" and not to_verb(said.line, what.first):
        return Declined("a fall, not a refusal")
    if word(said.line, what.first) in {",", '"', "”", "."}:
        return Declined("told before the verb")  # `a step which Korea firmly opposes|,” he said`
    deed = active(said, does, "reject", what_from=what.first)
    is_doing = word(said.line, what.first + 1).endswith("ing") and isinstance(said.line.chunks[what.first].value, Party)
    thing = object_after(said.line, what.first + 2) if is_doing else None
    if not isinstance(deed, Deed) or thing is None:
        return deed
    return replace(deed, what=(what.start, thing.end), end=max(deed.end, thing.end))  # `Canada | raising its duties`


@deeds.rule(
    "{does: propose} to {to: actor} [that|to] {what: ...+}",
    "Korea {does: proposed} to {to: Canada} {what: a joint study}.",
    "Korea {does: suggested} to {to: Canada} that {what: they hold talks}.",
    "Korea {does: has proposed} to {to: Canada} to {what: untangle relations}.",
    never=["Korea proposed to hold talks.", "Korea offered support to Canada."],
)
def proposes_to(said: Said, does: Blank, to: Blank, what: Blank) -> Deed | Declined:
    """Somebody proposes something to somebody who is named first."""
    return active(said, does, "propose", to=said.line.value(to), what_from=what.first)


@deeds.rule(
    "{does: propose} {what: ...+}",
    "Korea {does: proposed} {what: a joint study}.",
    "Korea {does: will offer} {what: subsidies to exporters}.",
    "Korea {does: proposed} {what: that Canada consider new loans}.",
    "Korea {does: offered} {what: Canada a deal on cars}.",
    never=["the proposal of Korea"],
)
def proposes(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody suggests or offers something."""
    beside = verb_of(said, does).voice == "ing" and word(said.line, does.first - 1) == ","
    if verb_of(said, does).lemma == "offer" and not beside and is_thing_subject(said, does):
        return Declined("a thing that offers something")
    if names(said.line, what.first, "courtesy_word", what.first + 4):
        return active(said, does, "state")  # a courtesy: it only tells who speaks
    if (thing := is_given_to(said.line, what.first)) is not None:  # `offered Canada | a deal on cars`
        gives = names(said.line, thing, "offered_help", thing + 6)
        whom = taker_of(said.line, what.first)
        return active(said, does, "aid" if gives else "propose", to=whom, what_from=thing)
    if (asked := _who_is_to_act(said, what.first)) is not None:
        to, begins = asked
        return active(said, does, "propose", to=to, what_from=begins)
    helps = names(said.line, what.first, "offered_help", what.first + 6) or money(said.line, what.first)
    gives = helps and verb_of(said, does).lemma == "offer"
    return active(said, does, "aid" if gives else "propose", what_from=what.first)


def _who_is_to_act(said: Said, first: int) -> tuple[object, int] | None:
    """Who should do what is proposed, and where that begins: `proposed that | Korea | consider new loans`."""
    line = said.line
    at = first + (word(line, first) == "that")
    at += word(line, at) in DETERMINERS
    if at + 1 >= len(line.chunks):
        return None
    who, does = line.chunks[at].value, word(line, at + 1)
    acts = isinstance(who, Party | Body | Group | Sides) and does in classes()["v.base"]
    return (None if isinstance(who, Sides) else who, at + 1) if acts else None


def _stand(said: Said, does: Blank, what: Blank) -> str:
    """What is reaffirmed: opposition refuses, concern criticises, anything else supports."""
    if verb_of(said, does).lemma not in OWN:
        return "support"  # `backed Canada's call for talks`
    opening = [word(said.line, at) for at in range(what.first, what.first + 5)]
    owned = 4 if opening[1] == "'s" else 3  # `reiterated Korea's urgent call for talks`
    if not DEMANDS.isdisjoint(opening[:owned]):
        return "request"
    return next((MINDS[one] for one in opening if one in MINDS), None) or _will(said, does, what.first)


def _will(said: Said, does: Blank, first: int) -> str:
    """What somebody reaffirms to intend: sides agree on it, one side plans it; a readiness is only affirmed."""
    line = said.line
    at = next((one for one in range(first, first + 5) if word(line, one) in word_set("intent")), None)
    who = subject(line, does.first)
    if at is None or who is None or not to_verb(line, at + 1):
        return "support"
    if word(line, at) not in {"intent", "intention", "intentions"}:
        return "support"
    return "agree" if several(who[0]) else "announce"
