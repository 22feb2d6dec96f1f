"""Stands and probes told from what undergoes them: a plan that is proposed, a claim that is rejected by somebody.

Help that a thing gets from somebody ("is supported by a grant") is refused.
"""

from __future__ import annotations

from dataclasses import replace

from communique.lexicon.wordlists import word_set
from communique.reading.clause import object_after, thing_before, word
from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Amount, City, Deed, Party
from communique.reading.rules.deeds.making import deed_of, passive, verb_of
from communique.reading.rules.deeds.objects import money, names

deeds = Stage("deeds", head="does")

UNDERGONE = frozenset({"propose", "support", "reject", "criticise", "investigate", "request"})
ASKING = frozenset({"urge", "ask", "request", "call on", "call upon", "instruct", "order", "task"})
HELP_OR_WISH = frozenset({"support", "back", "champion", "drive", "expect", "seek", "direct", "press", "offer", "task"})


@deeds.rule(
    "{does: propose.p|support.p|reject.p|criticise.p|investigate.p|request.p} [[on] {when: day}] by {by: actor}",
    "The plan {does: was proposed} by {by: Korea}.",
    "The plan {does: has been welcomed} by {by: Korea}.",
    "The claim {does: was rejected} by {by: Korea}.",
    "The quota {does: was condemned} by {by: Korea}.",
    "The imports {does: are being investigated} by {by: Korea}.",
    "The review {does: was requested} by {by: Korea}.",
    "The review {does: was requested} on {when: Friday} by {by: Korea}.",
    never=["The plan is supported by Korea.", "Korea proposed a plan.", "The plan proposed by Korea was long."],
)
def is_done_by(said: Said, does: Blank, by: Blank, **_: Blank) -> Deed | Declined:
    """Something is proposed, welcomed, rejected, condemned, investigated or asked for by somebody."""
    verb = verb_of(said, does)
    if verb.voice != "passive" or verb.acts[0] not in UNDERGONE or verb.lemma in HELP_OR_WISH:
        return Declined("help or a wish, or only mentioned")
    if word(said.line, does.first - 2) == "by":
        return Declined("the thing stands further off")  # `the proposal | by Korea | was welcomed by Chile`
    return passive(said, does, verb.acts[0], by)


@deeds.rule(
    "{to: actor|city} {does: request.p} {asked: infinitive} {what: ...+}",
    "{to: Chile} {does: was urged} {asked: to open} {what: its market}.",
    "{to: Ottawa} {does: was asked} {asked: to submit} {what: comments}.",
    never=["Chile is expected to open its market.", "Chile urged Peru to open its market."],
)
def is_asked_to(said: Said, does: Blank, to: Blank, asked: Blank, **_: Blank) -> Deed | Declined:
    """Somebody is asked or urged to do something, and nobody is said to ask."""
    line, verb = said.line, verb_of(said, does)
    if verb.voice != "passive" or verb.status != "done" or verb.lemma not in ASKING or verb.negated:
        return Declined("a wish")
    value = line.value(to)
    whom = Party(value.country, value.name) if isinstance(value, City) else value
    thing = object_after(line, asked.first)
    return deed_of(said, does, "request", to=whom, what=thing, start=to.start)


@deeds.rule(
    "{does: aid.p} [to|for {to: actor}]",
    "A loan of $20 million {does: has been extended} to {to: Peru}.",
    "A grant of ten million dollars {does: was allocated} for {to: Peru}.",
    "Humanitarian aid {does: was delivered} in May.",
    "An exemption {does: was granted} for graphic paper.",
    never=["The talks were extended to Peru.", "Korea extended a loan to Peru.", "The term of the loan was extended."],
)
def is_given(said: Said, does: Blank, to: Blank | None = None) -> Deed | Declined:
    """A loan, a grant or relief is given, also where nobody is said to give it."""
    line, verb = said.line, verb_of(said, does)
    thing = thing_before(line, does.first)
    if verb.voice != "passive" or thing is None or (verb.lemma == "extend" and to is None):
        return Declined("nothing given")
    lets_off = names(line, thing.first, "let_off_word", thing.last) and verb.lemma in {"grant", "extend", "provide"}
    if lets_off and verb.status == "done" and word(line, thing.first - 1) in {"a", "an"}:
        deed = passive(said, does, "ease", None)
        return replace(deed, to=line.value(to)) if to and isinstance(deed, Deed) else deed
    helps = names(line, thing.first, "aid_word", thing.last) or (to is not None and money(line, thing.first))
    if verb.lemma == "make available" and any(
        isinstance(one.value, Amount) for one in line.chunks[thing.first : thing.last]
    ):
        helps = True
    if not helps or word(line, thing.first) in {"term", "deadline"}:
        return Declined("no help in money or kind")
    deed = passive(said, does, "aid", None)
    return replace(deed, to=line.value(to)) if to and isinstance(deed, Deed) else deed


@deeds.rule(
    "{does: plain.p|raise.p|establish.p|hold.p} [...] {beside: with_investors} {by: group}",
    "Some 224 projects {does: are being developed} in Peru {beside: involving} {by: Chilean investors}.",
    "Some 224 projects {does: are being implemented} {beside: with the participation of} {by: Chilean firms}.",
    "Ten plants {does: were launched} in Peru {beside: with the participation of} {by: Chilean companies}.",
    "Ten projects {does: are being carried out} {beside: with the involvement of} {by: Chilean companies}.",
    never=[
        "Some talks are being held with the participation of Chilean firms.",
        "Ten projects involving Chile are old.",
    ],
)
def is_built_by_investors(said: Said, does: Blank, by: Blank, **_: Blank) -> Deed | Declined:
    """Projects that are carried out with the firms of a country, which invest in them."""
    line, thing = said.line, thing_before(said.line, does.first)
    told = {one for at in range(thing.first, thing.last) for one in word(line, at).split()} if thing else set()
    if thing is None or word_set("project_word").isdisjoint(told) or verb_of(said, does).voice == "ed":
        return Declined("no projects")
    return deed_of(said, does, "invest", by=line.value(by), what=thing, start=thing.start)
