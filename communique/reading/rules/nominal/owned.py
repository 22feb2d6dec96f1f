"""Deeds told by the noun of who did them, inside of another's stand on them: `welcomed Canada's proposal to ...`.

What somebody says of the own side ("reaffirmed Korea's support") is one deed, told by its verb.
"""

from __future__ import annotations

from dataclasses import replace

from communique.lexicon.verbs import classes
from communique.lexicon.wordlists import word_set
from communique.reading.clause import FINITE, object_after, stretch, subject, word
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import Day, Deed, Party, Verb
from communique.reading.rules.deeds.objects import names, to_verb
from communique.reading.rules.nominal.making import told

nominal = Stage("nominal", head="does")

# Stands that are taken on what somebody else did, and nouns that tell such a stand.
ON_OTHERS = frozenset(
    "welcome appreciate thank approve adopt commend praise applaud hail laud acclaim support back endorse accept "
    "reject consider oppose dismiss decline study examine".split()
) | {"vote in favour of", "vote in favor of", "vote against"}
FEELINGS = frozenset({"appreciation", "gratitude", "thanks", "satisfaction"})
REACH = 9  # chunks back to the verb of the stand
NOUNS = {"propose": "noun.propose", "request": "noun.request"}


@nominal.rule(
    "{by: actor|demonym} 's [{low!function}]* {does: noun.propose|noun.request} [for|of|to|that] {what: ...+}",
    "Minister Lee Min-ho welcomed {by: Canada}'s {does: proposal} {what: to hold talks}.",
    "Minister Lee Min-ho rejected {by: Canada}'s {does: call} to {what: arms}.",
    "Minister Lee Min-ho expressed his appreciation for {by: Canada}'s recent {does: offer} for {what: talks}.",
    "Minister Lee Min-ho welcomed {by: Canada}'s {does: offer} of {what: technical assistance}.",
    "Minister Lee Min-ho rejected {by: Canada}'s {does: demand} that {what: the duties be cut}.",
    never=["Minister Lee Min-ho reaffirmed Korea's support for the talks.", "Canada's support for the talks was late."],
)
def deed_of_somebody(said: Said, by: Blank, does: Blank, what: Blank) -> Deed | Declined:
    """What somebody else welcomes or rejects: somebody's support, proposal, offer or request."""
    line = said.line
    if not _is_judged(line, by.first) or not _says_what(line, what.first):
        return Declined("one deed of who says so")
    act = next(act for act, noun in NOUNS.items() if word(line, does.first) in classes()[noun])
    gives = act == "propose" and names(line, what.first, "aid_word", what.first + 5)
    thing = object_after(line, what.first)
    deed = told(said, does, "aid" if gives else act, by=line.value(by), what=thing)
    return replace(deed, status="proposed" if gives else "done", day=None)


def _says_what(line: Line, at: int) -> bool:
    """Whether it is told what a proposal or a promise is of."""
    return word(line, at - 1) in {"for", "of", "to", "that", "on"} or to_verb(line, at)


def _is_judged(line: Line, at: int) -> bool:
    """Whether the verb before takes a stand on what others do, or says thanks for it."""
    for back in range(at - 1, max(-1, at - REACH), -1):
        if word(line, back) in FEELINGS:
            return True
        value = line.chunks[back].value
        if isinstance(value, Verb):
            return value.lemma in ON_OTHERS and value.voice != "passive"
    return False


@nominal.rule(
    "{does: asked_paper} by|from|of {by: actor} [on {day}]",
    "Upon receipt of an {does: application} from {by: the Korea Trade Commission} on {day: May 3}, Canada acted.",
    "Canada acted following an {does: application} by {by: Chile}.",
    "Canada acted at the {does: request} of {by: Chile}.",
    never=["Chile filed an application on May 3.", "Canada rejected the request of Chile."],
)
def on_a_request(said: Said, does: Blank, by: Blank, day: Blank | None = None) -> Deed | Declined:
    """Upon whose application, petition or request somebody acts, or who hands one in."""
    line = said.line
    if not _is_the_ground(line, does.first):
        return Declined("told by its verb")
    verbs = (
        at for at, chunk in enumerate(line.chunks) if isinstance(chunk.value, Verb) and chunk.value.voice in FINITE
    )
    who = next((found for at in verbs if (found := subject(line, at)) is not None), None)
    to = who[0] if who is not None and who[0] is not line.value(by) else None
    deed = told(said, does, "request", by=line.value(by), to=to, what=stretch(line, does.first, does.last), end=by.end)
    near = (line.value(day),) if day else (one.value for one in line.chunks[by.last : by.last + 5])
    return replace(deed, day=next((one for one in near if isinstance(one, Day)), None), place=None, is_of_all=True)


def _is_the_ground(line: Line, at: int) -> bool:
    """Whether it is that on which somebody acts: `following | an application by`, `upon receipt of`."""
    ahead = line.lowered[max(0, at - 6) : at]
    return not GROUNDS.isdisjoint(ahead) or any(one.startswith(("receiv", "pursuant", "in response")) for one in ahead)


GROUNDS = frozenset({"receipt", "following", "after", "upon", "at", "pursuant", "response", "basis", "accordance"})


@nominal.rule(
    "{does: noun.request|noun.propose} {made: plain.p|raise.p} [of|to {to: actor}] by {by: actor}",
    "They discussed an extradition {does: request} {made: made} of {to: Canada} by {by: Chile}.",
    "They discussed the {does: proposals} {made: put} to {to: Canada} by {by: Chile}.",
    never=["They discussed a request made in Lima.", "They discussed the call made by phone."],
)
def made_of_somebody(said: Said, does: Blank, made: Blank, by: Blank, to: Blank | None = None) -> Deed | Declined:
    """A request or a proposal that somebody has made of somebody."""
    line, first = said.line, does.first
    if line.value(made).lemma not in {"make", "put", "submit", "address"} or line.value(made).voice == "passive":
        return Declined("told by its verb")
    while first > 0 and line.chunks[first - 1].value is None and word(line, first - 1) not in OPENS_A_REQUEST:
        first -= 1
    act = next(act for act, noun in NOUNS.items() if word(line, does.first) in classes()[noun])
    deed = told(said, does, act, by=line.value(by), to=line.value(to) if to else None, end=by.end)
    thing = stretch(line, first, does.last)
    return replace(deed, what=(thing.start, thing.end) if thing else None, start=thing.start if thing else deed.start)


OPENS_A_REQUEST = frozenset("a an the any this that these its their his her of on about to and , including".split())


@nominal.rule(
    "{verb: plain|award|aid|meet|propose} [{to: actor}] [{low!function|determiner}]*"
    " [{party|demonym}] {does: assured_word} [from {by: actor}] [that|on|of] {what: ...+}",
    "Korea {verb: gave} {to: Canada} an {does: assurance} that {what: it will keep the quota}.",
    "Korea {verb: secured} {does: assurances} from {by: Canada} that {what: it would be exempt}.",
    "Korea {verb: received} a {does: guarantee} from {by: Canada} of {what: steady supplies}.",
    "Korea {verb: offered} {does: guarantees} on {what: investments}.",
    "Korea {verb: secured} a Canadian {does: commitment} that {what: duties will fall}.",
    "Korea {verb: secured} a {does: commitment} from {by: Canada} {what: to act}.",
    never=["Korea sought assurances from Canada that it would be exempt.", "Korea praised the quality assurance."],
)
def assurance(
    said: Said, verb: Blank, does: Blank, what: Blank, to: Blank | None = None, by: Blank | None = None
) -> Deed | Declined:
    """Somebody gives an assurance, or gets one from another."""
    line = said.line
    who = subject(line, verb.first)
    gives, gets = line.value(verb).lemma in GIVING, line.value(verb).lemma in GETTING
    is_light = to is None and by is None and word(line, does.first) in word_set("pledge_word")
    if is_light and line.value(verb).lemma in {"make", "give"}:
        return Declined("told by its verb")  # `made a commitment`
    if who is None or line.value(verb).status != "done" or not (gives or gets):
        return Declined("no assurance given")
    if not _says_what(line, what.first):
        return Declined("no assurance given")
    owner = line.chunks[does.first - 1].value
    if gets and by is None and isinstance(owner, Party):
        return told(said, does, "agree", by=owner, to=who[0], what=object_after(line, what.first))
    if gets and by is None:
        return Declined("nobody gives it")
    giver, taker = (who[0], line.value(to) if to else None) if gives else (line.value(by) if by else None, who[0])
    return told(said, does, "agree", by=giver, to=taker, what=object_after(line, what.first))


GIVING = frozenset({"give", "provide", "offer", "make", "extend", "issue"})
GETTING = frozenset({"secure", "receive", "obtain", "win", "get", "gain"})
