"""How a deed is made of a verb and what stands around it: who does it, when, where, how far it has come."""

from __future__ import annotations

from dataclasses import replace

from communique.lexicon.wordlists import word_set
from communique.reading.clause import (
    ACTORS,
    DETERMINERS,
    FINITE,
    Stretch,
    clause_end,
    condition_after,
    condition_ahead,
    day_of,
    is_looked_forward_to,
    is_subject_adjacent,
    nearest_subject,
    next_verb,
    object_after,
    partner_after,
    place_of,
    stretch,
    subject,
    thing_before,
    word,
)
from communique.reading.grammar import Blank, Declined, Line, Said
from communique.reading.mentions import (
    Actors,
    Body,
    City,
    Day,
    Deed,
    Holder,
    Party,
    Pronoun,
    Sides,
    Verb,
)
from communique.reading.rules.deeds.agents import agent as agent_behind
from communique.reading.rules.deeds.agents import all_agents
from communique.reading.rules.deeds.objects import shows, with_whom
from communique.reading.rules.deeds.states import (
    before_purpose,
    day_before,
    is_awaited,
    is_counted,
    is_present,
    is_to_come,
    nearest_phrase,
    opens_with_once,
    stance_end,
    state_of,
)

TOLD_OF_MORE = frozenset(
    {"agree", "request", "criticise", "support", "propose", "invite", "reject", "threaten", "announce"}
)
# Deeds done `together with` somebody.
TAKES_AN_OBJECT = frozenset({"a", "an", "the", "its", "their", "his", "her", "our"})
IMPERSONAL = ("is planned to", "is expected to", "is envisaged to", "is scheduled to", "was planned to")
COUNTRY = 2  # letters of a country's code; those of a bloc are more
SUPPOSED = frozenset({"if", "once", "unless", "whether", "no", "until", "any"})
WISHES = frozenset("call calls demand demands proposal proposals recommendation request requests suggestion".split())
OPENED = frozenset({"began", "opened", "started", "concluded", "closed", "ended", "finished"})
PURPOSES = frozenset({"attend", "hold", "meet"})  # what somebody travels for
LEADING = frozenset(
    {
        "margins",
        "sidelines",
        "fringes",
        "occasion",
        "eve",
        "response",
        "reaction",
        "accordance",
        "addition",
        "regard",
        "respect",
        "line",
        "light",
    }
)  # `in |`
LETTING = frozenset({"helping", "letting", "help", "let"})
HELPED = 8  # chunks from a verb of helping to what somebody is helped to do
HOPED = 9  # chunks from a hope to the verb of what is hoped for
GONE_BEFORE = frozenset({"since", "after", "upon", "following"})
BESIDE = GONE_BEFORE | {"before", "while", "when", "by"}
TO_COME = frozenset({"will", "scheduled", "expected", "due", "plans"})
CONTACTS = frozenset({"meet", "visit", "hold"})
CUSTOMARY = frozenset({"generally", "usually", "typically", "normally", "traditionally"})
ORIGIN_LIMIT = 40  # chunks from a verb to whose goods it is about
OF_IT = frozenset({"sign", "conclude", "ratify"})
SHARED = frozenset({"hold", "sign", "agree", "establish", "announce", "invest", "conclude"})


def verb_of(said: Said, does: Blank) -> Verb:
    """The verb that fills the head of a rule."""
    verb = said.line.value(does)
    assert isinstance(verb, Verb)
    return verb


def active(
    said: Said, does: Blank, act: str, *, to: object = None, what_from: int | None = None, status: str | None = None
) -> Deed | Declined:
    """The deed of a verb whose subject does it."""
    line, verb = said.line, verb_of(said, does)
    if verb.status == "possible":
        return Declined("only possible")
    if verb.status == "planned" and _is_hoped(line, does.first):
        return Declined("only hoped for")
    if verb.voice == "ed" and not is_subject_adjacent(line, does.first):
        return Declined("no subject before it")
    beside = BESIDE if act in CONTACTS else GONE_BEFORE
    if verb.voice == "ing" and (does.first == 0 or word(line, does.first - 1) in beside):
        return _gone_before(said, does, act, to=to, what_from=what_from)
    if verb.voice == "ing" and (doer := _with_whom_doing(line, does.first)) is not None:
        what = object_after(line, what_from) if what_from is not None else None
        by = line.chunks[doer].value or Sides(word(line, doer), are_people=True)
        return deed_of(said, does, act, by=by, to=to, what=what, start=line.chunks[doer].start)
    if is_looked_forward_to(line, does.first):
        status = "planned"
    elif verb.voice == "ing" and not _goes_with(line, does.first):
        return Declined("no deed of its own")
    if verb.voice == "base" and _is_asked_for(line, does.first):
        return Declined("part of what is asked or agreed")
    who = subject(line, does.first)
    if who is None:
        return Declined("nobody does it")
    if _is_helped(line, who[1]) or (verb.voice == "base" and _is_helped(line, does.first)):
        return Declined("what somebody is helped to do")
    if (not _is_organisation(who[0]) or _is_recommended(line, who[1])) and _is_wished(line, verb, who[1], does):
        return Declined("part of what is asked or agreed")
    what = _told_before(line, act, who[1]) or (object_after(line, what_from) if what_from is not None else None)
    by = None if _is_impersonal(line, who[1], does.first) else who[0]
    if act in SHARED and (partner := partner_after(line, does.last) or partner_before(line, who[1])) is not None:
        by = Actors((by, partner))
    if (
        act in {"sign", "conclude"}
        and not isinstance(by, Actors)
        and (partner := with_whom(line, does.last)) is not None
    ):
        by = Actors((by, partner))
    own = not any(isinstance(chunk.value, Verb) for chunk in line.chunks[who[1] + 1 : does.first])
    start = line.chunks[who[1]].start if own else does.start
    deed = deed_of(said, does, act, by=by, to=to, what=what, start=start)
    if deed.status == "possible":
        return Declined("only possible")
    return replace(deed, status=status) if status else deed


def _is_hoped(line: Line, head: int) -> bool:
    """Whether somebody only hopes for it: `hoped that the two sides | would launch talks`."""
    for at in range(head - 1, max(-1, head - HOPED), -1):
        if word(line, at) in {"hope", "hopes", "hoped", "hoping", "wished"}:
            return True
        if word(line, at) in {";", ","} or (isinstance(line.chunks[at].value, Verb) and at < head - 1):
            return False
    return False


def _told_before(line: Line, act: str, doer: int) -> Stretch | None:
    """The paper that a relative clause is about: `the | agreement, which the two sides signed in May`."""
    at = doer - 1 - (word(line, doer - 1) in DETERMINERS)
    if act not in OF_IT or word(line, at) != "which" or at < 2:
        return None
    before = at - (word(line, at - 1) == ",")
    thing = thing_before(line, before)
    return thing if thing is not None and shows(line, thing, "instrument_word") else None


def _is_helped(line: Line, doer: int) -> bool:
    """Whether a verb before helps or lets the actor do it: `helping more | Korean firms export and invest`."""
    for at in range(doer - 1, max(-1, doer - HELPED), -1):
        value = line.chunks[at].value
        if word(line, at) in LETTING or (isinstance(value, Verb) and value.lemma in {"help", "let"}):
            return True
        if word(line, at) in {",", "that"} or (isinstance(value, Verb) and value.voice != "base"):
            return False
    return False


def _goes_with(line: Line, head: int) -> bool:
    """Whether a deed in -ing goes with the rest of the sentence: `, | calling for talks`, `, while also | asking`."""
    at = head - 1 - (word(line, head - 1) == "also")
    verb = line.chunks[head].value
    opened = OPENED.intersection(line.lowered[max(0, at - 4) : at]) if word(line, at) == "by" else None
    if opened and (word(line, at - 1) in OPENED or verb.acts[0] in TOLD_OF_MORE):
        return True  # `began by | congratulating him`, `opened the session by | thanking him`
    return word(line, at) == "," or word(line, at) == "while"


def _gone_before(said: Said, does: Blank, act: str, *, to: object, what_from: int | None) -> Deed | Declined:
    """A deed before that of its sentence, by the same people: `Since | launching talks in May, the two sides held`."""
    line = said.line
    if does.first > 1:
        return _beside(said, does, act, to=to, what_from=what_from)
    after = (at for at in range(does.last, len(line.chunks)) if isinstance(line.chunks[at].value, Verb))
    main = next((at for at in after if line.chunks[at].value.voice in {"active", "ed"}), None)
    who = subject(line, main) if main is not None else None
    if who is None or "," not in line.lowered[does.last : who[1]]:
        return Declined("nobody does it")
    what = object_after(line, what_from) if what_from is not None else None
    if what is not None and what.last > who[1]:  # `Welcoming the deal with Chile, the ministers | said ...`
        comma = max(at for at in range(does.last, who[1]) if word(line, at) == ",")
        what = stretch(line, what.first, comma)
    return deed_of(said, does, act, by=who[0], to=to, what=what, start=does.start)


def _beside(said: Said, does: Blank, act: str, *, to: object, what_from: int | None) -> Deed | Declined:
    """A deed by who does what was told before it: `Minister Kim will return after | meeting with Minister Lee`."""
    line = said.line
    before = (at for at in range(does.first - 1, -1, -1) if isinstance(line.chunks[at].value, Verb))
    main = next((at for at in before if line.chunks[at].value.voice in FINITE), None)
    who = subject(line, main) if main is not None else nearest_subject(line, does.first)
    if act not in CONTACTS or who is None or (main is not None and line.chunks[main].value.negated):
        return Declined("nobody does it")
    what = object_after(line, what_from) if what_from is not None else None
    deed = deed_of(said, does, act, by=who[0], to=to, what=what, start=does.start)
    ahead = line.chunks[main].value.status == "planned" if main is not None else not TO_COME.isdisjoint(line.lowered)
    return replace(deed, status="planned") if ahead else deed


def _with_whom_doing(line: Line, head: int) -> int | None:
    """Who does it in what goes with the rest of a sentence: `..., with | Korea calling for talks`."""
    at = head - 1
    opens = at - 1 - (word(line, at - 1) in {"the", "both"})
    parted = word(line, opens - 1) in {",", "—", "–"}
    somebody = isinstance(line.chunks[at].value, ACTORS) or word(line, at) in word_set("who_meets")
    return at if word(line, opens) == "with" and parted and somebody else None


def partner_before(line: Line, doer: int) -> object | None:
    """With whom a deed is done that the sentence opens with: `Also, with Tanzania, | the ministry signed a pact`."""
    for at in range(min(5, doer)):
        if word(line, at) == "with" and word(line, at + 2) == "," and doer - at <= 5:
            partner = line.chunks[at + 1].value
            return partner if isinstance(partner, (Actors, Body, Holder, Party)) else None
    return None


def _is_impersonal(line: Line, at: int, head: int) -> bool:
    """Whether nobody is said to plan it: `it is planned to | sign the agreement`."""
    return at == head - 1 and word(line, at) == "it" and word(line, head).startswith(IMPERSONAL)


def _is_organisation(who: object) -> bool:
    """Whether a body acts, which does what it is asked for by its rules: `requested that the WTO establish a panel`."""
    return isinstance(who, Body) or (isinstance(who, Party) and len(who.code) > COUNTRY)


def _is_recommended(line: Line, doer: int) -> bool:
    """Whether somebody recommends what the actor at `doer` should do: `recommending | the ministry impose duties`."""
    before = (line.chunks[at].value for at in range(doer - 1, max(-1, doer - 4), -1))
    return any(isinstance(one, Verb) and one.lemma in {"recommend", "propose", "suggest"} for one in before)


def _is_wished(line: Line, verb: Verb, doer: int, does: Blank) -> bool:
    """Whether a bare form tells what somebody is asked to do: `suggested | Canada push for talks`."""
    at = doer - 1 - (word(line, doer - 1) in {"that", "the"})
    at -= word(line, at) == "that"
    before = line.chunks[at].value if at >= 0 else None
    asked = isinstance(before, Verb) and before.acts[0] in {"propose", "request"}
    asked = asked or (word(line, at) in WISHES and word(line, at + 1) == "that")
    return asked and line.between(verb.at, does.end).lower().split()[0] == verb.lemma.split()[0]


def passive(said: Said, does: Blank, act: str, by: Blank | None, *, needs: str = "") -> Deed | Declined:
    """The deed of a verb that is done to the thing before it."""
    line, verb = said.line, verb_of(said, does)
    told = verb.voice in {"passive", "part"} or (verb.voice == "ed" and not is_subject_adjacent(line, does.first))
    agent = all_agents(line, by) if by else agent_behind(line, does.last) if told else None
    is_reduced = verb.lemma == "hold" and word(line, does.last) in {"in", "on", "at", "during"}  # `held in Lima`
    is_reduced = is_reduced or (act == "establish" and is_since(line, does.last))
    if verb.voice == "ed" and is_subject_adjacent(line, does.first) and by is None and not is_reduced:
        return Declined("its subject does it")
    behind = does.last + (word(line, does.last) in {"here", "today"})
    if verb.voice == "ed" and by is None and word(line, behind).split(" ")[0] in TAKES_AN_OBJECT:
        return Declined("its subject does it")
    joined = line.chunks[min(does.last + 1, len(line.chunks) - 1)].value
    if verb.voice == "ed" and by is None and is_counted(line, does.last):
        return Declined("its subject does it")  # `Commerce added 80 entities to the list`
    both = verb.voice == "ed" and word(line, does.last) == "and" and isinstance(joined, Verb)
    if both and by is None and word(line, does.last + 2) in TAKES_AN_OBJECT | {"it", "them"}:
        return Declined("its subject does both")  # `not all states signed and | ratified it`
    if word(line, 0) in CUSTOMARY and verb.voice == "passive":
        return Declined("a custom")
    if line.lowered[does.first].startswith("be "):
        return Declined("what should be")  # `proposed that a fund | be set up`
    thing = thing_before(line, does.first)
    if thing is None and act == "establish" and isinstance(line.chunks[does.first - 1].value, (Pronoun, Body)):
        thing = stretch(line, does.first - 1, does.first) if word(line, does.first - 1).startswith("the ") else None
    if thing is not None and verb.voice == "ed" and (first := nearest_phrase(line, thing)) > thing.first:
        thing = stretch(line, first, thing.last)
    if thing is not None and word(line, thing.first) in LEADING and word(line, thing.first + 1) in {"to", "with", "of"}:
        thing = stretch(line, thing.first + 2 + (word(line, thing.first + 2) in DETERMINERS), thing.last)
    if thing is None and act in OF_IT and word(line, does.first - 1) == "it" and verb.voice == "passive":
        deed = deed_of(said, does, act, by=agent, start=does.start)  # `it was signed`
        return replace(deed, status="planned") if deed.status == "possible" and _is_required(said, does) else deed
    if thing is None or (needs and not shows(line, thing, needs)):
        return Declined("nothing that is done so")
    if not any(word(line, at)[:1].isalnum() for at in range(thing.first, thing.last)):
        return Declined("a mark")  # `signed/exchanged`
    if _is_denied(line, thing.first):
        return Declined("what somebody does not say")
    if _is_wanted(line, verb, thing.first):
        return Declined("only hoped for")
    if any(word(line, at) in SUPPOSED for at in range(max(0, thing.first - 1), thing.last)):
        return Declined("only supposed")
    deed = deed_of(said, does, act, by=agent, what=thing, start=thing.start)
    return replace(deed, status="planned") if deed.status == "possible" and _is_required(said, does) else deed


def _is_required(said: Said, does: Blank) -> bool:
    """Whether it has to be done: `the agreement | must be ratified`."""
    return said.line.words(does).lower().startswith(("must ", "shall ", "needs ", "need ", "has to ", "have to "))


def _is_wanted(line: Line, verb: Verb, first: int) -> bool:
    """Whether somebody wants to see it done: `hopes to see | the agreement signed`, `wants | the talks concluded`."""
    at = first - 1 - (word(line, first - 1) in DETERMINERS)
    before = line.chunks[max(0, at)].value
    hoping = isinstance(before, Verb) and before.lemma in {"see", "want", "have", "get", "like", "need", "expect"}
    return verb.voice in {"ed", "part"} and hoping


def _is_denied(line: Line, first: int) -> bool:
    """Whether somebody is said not to say it: `did not confirm that | the agreement had been signed`."""
    at = first - 1 - (word(line, first - 1) in DETERMINERS)
    before = line.chunks[at - 1].value if word(line, at) == "that" and at else None
    return isinstance(before, Verb) and before.negated


def is_since(line: Line, at: int) -> bool:
    """Whether only the day follows on which something was founded: `the council established | in 2022 as a forum`."""
    if word(line, at) != "in" or at + 1 >= len(line.chunks) or not isinstance(line.chunks[at + 1].value, Day):
        return False
    return word(line, at + 2) not in TAKES_AN_OBJECT and not isinstance(
        line.chunks[min(at + 2, len(line.chunks) - 1)].value, Body
    )


def deed_of(
    said: Said, does: Blank, act: str, *, by: object = None, to: object = None, what: Stretch | None = None, start: int
) -> Deed:
    """The deed of a verb: its day, place, condition and state from what stands around it."""
    line, verb = said.line, verb_of(said, does)
    negated = verb.negated
    if negated and act == "impose":  # `will not apply the duties`
        act, negated = "ease", False
    upto = clause_end(line, does.first)
    if act in TOLD_OF_MORE:  # a day further on is that of what is asked or agreed
        near = act not in {"announce", "agree", "propose", "reject"}
        upto = min(upto, stance_end(line, does.first) if near else upto, next_verb(line, does.first))
    if act in OF_IT:
        upto = min(upto, before_purpose(line, does.last, upto))
    status = state_of(line, does.first, verb)
    trip = trip_before(line, does.first) if act in CONTACTS else None
    day = verb.day or day_of(line, does.first, upto) or day_before(line, does.first) or (trip and trip[1])
    if status == "done" and day is not None and is_to_come(line, does, verb, day):
        status = "planned"
    if status == "done" and opens_with_once(line, does.first):
        status = "planned"
    if status == "done" and (opens := is_awaited(line, does, verb)):
        status = "planned"
        comma = next((at for at in range(does.last, len(line.chunks)) if word(line, at) == ","), 0)
        what = stretch(line, what.first, comma) if what and opens == 1 and what.first < comma < what.last else what
    if what and isinstance(first := line.chunks[what.first].value, Verb) and first.voice == "to":  # `to do`: do
        what = Stretch(what.first, what.last, first.at, what.end)
    if what and what.first == does.first:  # a plan is told from its verb on, without `will`
        what = Stretch(what.first, what.last, verb.at, what.end)
    if to is None and act in {"impose", "ease"}:
        to = _origin(line, does.last)
    after = what.end if what and what.first > does.first else line.chunks[min(does.last, len(line.chunks)) - 1].end
    condition = condition_after(line, does.first) or condition_ahead(line, does.first)
    return Deed(
        act=act,
        lemma=verb.lemma,
        status="negated" if negated else status,
        by=by,
        to=to,
        what=(what.start, what.end) if what else None,
        day=day,
        place=place_of(line, does.first, upto) or (trip and trip[0]),
        condition=(condition.start, condition.end) if condition else None,
        start=min(start, does.start),
        end=max(after, does.end, said.end if to is not None and what is None else 0),
        head=does.first,
        is_present=verb.voice == "active" and is_present(line, does, verb),
    )


def trip_before(line: Line, head: int) -> tuple[City | Party | None, Day | None] | None:
    """Where and when somebody travels who then does it there: `will visit Lima on Friday, where he | will meet`."""
    at = next((back for back in range(head - 1, max(0, head - 6), -1) if _opens_there(line, back)), None)
    goes = next((back for back in range(at - 1, -1, -1) if _is_trip(line, back)), None) if at is not None else None
    if at is None or goes is None:
        return None
    told = [one.value for one in line.chunks[goes + 1 : at]]
    where = next((one for one in told if isinstance(one, City | Party)), None)
    return where, next((one for one in told if isinstance(one, Day)), None)


def _opens_there(line: Line, at: int) -> bool:
    if word(line, at) == "which":
        return word(line, at - 1) == "during"
    return word(line, at) == "where"


def _is_trip(line: Line, at: int) -> bool:
    """Whether somebody travels, or is in a city, by the word at a chunk."""
    value = line.chunks[at].value
    if isinstance(value, Verb):
        return value.acts[0] == "visit"
    return word(line, at) in {"is", "are", "be", "was", "were"} and word(line, at + 1) == "in"


def _origin(line: Line, first: int) -> object | None:
    """Whose goods a measure is about: `suspended for two years for goods originating in | Chile`."""
    for at in range(first, min(first + ORIGIN_LIMIT, len(line.chunks) - 2)):
        if word(line, at) == "originating" and word(line, at + 1) in {"in", "from"}:
            value = line.chunks[at + 2 + (word(line, at + 2) == "the")].value
            return value if isinstance(value, ACTORS) else None
    return None


def _is_asked_for(line: Line, head: int) -> bool:
    """Whether a bare form goes on from an infinitive: `urged them to make an effort and | conclude the talks`."""
    earlier = [chunk.value for chunk in line.chunks[:head] if isinstance(chunk.value, Verb)]
    before = [one for one in reversed(earlier) if one.voice not in {"base", "ing"}][:2]
    if len(before) == 2 and before[0].acts[0] in PURPOSES and before[1].acts[0] == "visit":
        return False  # `will visit Lima to attend the forum and | hold talks`
    return bool(before) and before[0].voice == "to"


def is_thing_subject(said: Said, does: Blank) -> bool:
    """Whether no actor does it, only a thing: the conference offered a programme."""
    return not is_subject_adjacent(said.line, does.first)
