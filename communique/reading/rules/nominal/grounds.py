"""Deeds told by a noun as the ground or the subject of what follows: `following Canada's request for`, `threats by`.

What somebody says of the own side, or only may do, is refused.
"""

from __future__ import annotations

from communique.lexicon.verbs import classes
from communique.reading.clause import FINITE, Stretch, object_after, stretch, word
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import City, Deed, Party, Verb
from communique.reading.rules.deeds.objects import to_verb
from communique.reading.rules.nominal.making import CAME_OF_IT, told

nominal = Stage("nominal", head="does")

ACTS = ("request", "propose", "threaten", "reject")
# Before the owner of a deed: on what somebody acts, or what comes of it.
GROUNDS = frozenset({"following", "after", "despite", "amid", "over", "upon", "since"})
LED_UP = frozenset(
    {"response", "reaction", "light", "wake", "view", "face", "due", "owing", "thanks", "answer", "reply"}
)
SPRUNG = frozenset({"follow", "come after", "prompt", "trigger", "spark", "cause", "cite", "echo", "recall", "note"})
# Verbs that say of a deed what came of it: `Canada's request | was granted`, `the threat by Chile | alarmed Peru`.
VERDICTS = frozenset(
    "draw prompt spark trigger cause alarm anger disappoint surprise raise come follow mark hurt help clear push send "
    "bring underscore reflect show signal leave remain loom unsettle rattle meet echo welcome reject grant accept "
    "criticise criticize condemn note discuss consider study receive".split()
)
NOT_YET = frozenset({"any", "no", "future", "possible", "potential", "further"})


@nominal.rule(
    "{by: actor|demonym|city} [{low!function}]* {does: noun.request|noun.propose|noun.threaten|noun.reject}"
    " [for|of|that|against] {what: ...+}",
    "Korea lowered the duty following {by: Canada}'s {does: request for} {what: an exemption}.",
    "Korea lowered the duty in response to {by: Ottawa}'s {does: proposal} for {what: an exemption}.",
    "{by: Canada}'s repeated {does: threats} {what: to raise tariffs on steel alarmed exporters}.",
    "The move came after {by: Canada}'s {does: demand} that {what: Korea open its market}.",
    "The move came amid the {by: Canadian} {does: threat} of {what: duties on steel}.",
    "The move came after {by: Canada}'s {does: threats} against {what: exporters}.",
    never=[
        "Korea reiterated its call for calm.",
        "Any Canadian request for an exemption will be studied.",
        "Korea backed Canada's bid for a seat.",
    ],
)
def on_what_somebody_did(said: Said, by: Blank, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody's request, proposal, threat or refusal, on which another acts or of which it is told what came."""
    return _told_of(said, said.line.value(by), does, what)


@nominal.rule(
    "{does: noun.request|noun.propose|noun.threaten|noun.reject} by|from {by: actor|city} [for|of|that|against]"
    " {what: ...+}",
    "Korea lowered the duty following a {does: request} from {by: Canada} for {what: an exemption}.",
    "The {does: threat} by {by: Ottawa} {what: to raise tariffs on steel alarmed exporters}.",
    "The move came after a {does: demand} by {by: Canada} that {what: Korea open its market}.",
    "The move came after a {does: threat} by {by: Canada} of {what: duties on steel}.",
    "The move came after {does: threats} by {by: Canada} against {what: exporters}.",
    never=["Korea awaits a request from Canada for an exemption.", "A request by Canada would be studied."],
)
def on_what_was_done_by(said: Said, does: Blank, by: Blank, what: Blank) -> Deed | Declined:
    """A request, proposal, threat or refusal by somebody, on which another acts or of which it is told what came."""
    return _told_of(said, said.line.value(by), does, what)


def _told_of(said: Said, by: object, does: Blank, what: Blank) -> Deed | Declined:
    line = said.line
    if not (word(line, what.first - 1).split()[-1] in {"for", "of", "that", "against"} or to_verb(line, what.first)):
        return Declined("nothing told")
    if isinstance(by, City):
        if not by.is_capital:
            return Declined("no government")
        by = Party(by.country, by.name)
    if not NOT_YET.isdisjoint(line.lowered[max(0, said.first - 2) : does.first]):
        return Declined("only possible")
    thing = object_after(line, what.first)
    verdict = _verdict(line, what.first)
    is_threat = word(line, does.first) in classes()["noun.threaten"] and to_verb(line, what.first)
    is_told = is_threat or _is_the_ground(line, said.first) or (_opens(line, said.first) and verdict)
    if thing is None or not is_told:
        return Declined("no ground of anything")
    act = next(act for act in ACTS if word(line, does.first) in classes()[f"noun.{act}"])
    return told(said, does, act, by=by, what=_up_to(line, thing, verdict))


def _is_the_ground(line: Line, at: int) -> bool:
    """Whether what stands before says that something is done on it: `following | Canada's`, `in response to | the`."""
    at -= 1
    while at >= 0 and word(line, at) in {"the", "a", "an", "recent", "repeated", "latest", "its"}:
        at -= 1
    if at < 0:
        return False
    if word(line, at) in GROUNDS:
        return True
    if word(line, at) in {"to", "of", "by"}:
        before = line.chunks[at - 1].value if at else None
        return word(line, at - 1) in LED_UP or (isinstance(before, Verb) and before.lemma in SPRUNG)
    value = line.chunks[at].value
    return isinstance(value, Verb) and (value.lemma in SPRUNG or word(line, at).endswith(" after"))


def _opens(line: Line, at: int) -> bool:
    """Whether the noun with its owner opens the sentence."""
    return at == 0 or (at == 1 and word(line, 0) in {"the", "a", "an"})


def _verdict(line: Line, first: int) -> int | None:
    """Where the verb stands that says what came of a deed."""
    for at in range(first + 1, len(line.chunks)):
        value = line.chunks[at].value
        if isinstance(value, Verb) and value.lemma in VERDICTS and value.voice in FINITE:
            return at
        if value is None and word(line, at) in CAME_OF_IT:
            return at
    return None


def _up_to(line: Line, thing: Stretch, verdict: int | None) -> Stretch | None:
    """The thing without what came of it; what is to be done without its `to`."""
    last = thing.last if verdict is None else min(thing.last, verdict)
    while last > thing.first + 1 and word(line, last - 1) in {"has", "have", "had"}:
        last -= 1
    cut, first = stretch(line, thing.first, last), line.chunks[thing.first].value
    is_to_do = cut is not None and isinstance(first, Verb) and first.voice == "to"
    return Stretch(cut.first, cut.last, first.at, cut.end) if cut and is_to_do else cut
