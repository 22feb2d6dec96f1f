"""Finding fault: regretting, objecting, lodging a protest, calling a step unfair.

Concerns that somebody only hears of are refused.
"""

from __future__ import annotations

from dataclasses import replace

from communique.reading.clause import Stretch, subject, thing_before, word
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import Body, City, Deed, Group, Holder, Office, Party, Person, Verb
from communique.reading.rules.deeds.making import active, verb_of

deeds = Stage("deeds", head="does")

ABOUT = frozenset({"over", "about", "against", "on", "at", "regarding", "'s"})
BLAME = frozenset({"condemnation", "denunciation", "rejection"})
FOR_WHAT = frozenset({"of", "for", "over"})
REFUSAL = frozenset({"rejection", "opposition", "refusal"})
LODGED = frozenset({"share", "lodge", "file", "make", "raise", "renew", "deliver", "relay", "register", "bring up"})
CONVEYED = frozenset({"convey", "raise", "flag", "deliver", "relay", "voice", "highlight"})
OF_WHOM = 8  # chunks of those whose concerns somebody conveys
JUDGING = frozenset({"consider", "view", "see", "find"})
BEFORE_A_NOUN = frozenset({"of", "by", "from", "with", "against", "in", "for", "on", "to", "and", "these", "the"})
QUOTES = frozenset({'"', "“", "‘", "'"})


@deeds.rule(
    "{does: criticise} [with|at {body|party}] [over|about|at|regarding|on|that|with|against] {what: ...+}",
    "Korea {does: regretted} {what: the quota}.",
    "Korea {does: expressed concern} over {what: the quota}.",
    "Korea {does: voiced concerns} about {what: the quota}.",
    "Korea {does: expressed disappointment} at {what: the quota}.",
    "Korea {does: raised concerns} regarding {what: the quota}.",
    "Korea {does: raised concerns} on {what: the quota}.",
    "Korea {does: regretted} that {what: the quota was cut}.",
    "Korea {does: filed a complaint} with the WTO against {what: the quota}.",
    "Korea {does: filed a complaint} at the WTO against {what: the quota}.",
    "Korea {does: lodged a complaint} against {what: the quota}.",
    "Korea {does: expressed dissatisfaction} with {what: the quota}.",
    "Korea {does: accused} {what: Canada of dumping}.",
    "Korea {does: will file a complaint} with the WTO{what: , the minister said}.",
    "Canada raised its duties, a move Korea {does: denounced} {what: as blackmail}.",
    never=["the regret of the exporters"],
)
def criticises(said: Said, does: Blank, what: Blank, **_: Blank) -> Deed | Declined:
    """Somebody regrets, objects, raises a concern."""
    first = what.first - (word(said.line, what.first) == "'s")  # `raised concerns with | Canada's tax`
    whom = said.line.chunks[first].value
    if word(said.line, first + 1) in FOR_WHAT and isinstance(whom, Party | Body | Holder | City | Person):
        blamed = Party(whom.country, whom.name) if isinstance(whom, City) else whom
        return active(said, does, "criticise", to=blamed, what_from=first + 2)  # `accused Canada of | dumping`
    if word(said.line, first) in {",", ".", "and", ";"} and _complaint(said, does) is not None:
        deed = active(said, does, "criticise")  # `will file a complaint at the WTO, | the minister said`
        return replace(deed, what=_complaint(said, does)) if isinstance(deed, Deed) else deed
    if word(said.line, first) == "as" and (thing := _told_before(said, does)) is not None:
        deed = active(said, does, "criticise")  # `the move, which Canada denounced | as a mistake`
        return replace(deed, what=(thing.start, thing.end)) if isinstance(deed, Deed) else deed
    return active(said, does, "criticise", what_from=first)


def _complaint(said: Said, does: Blank) -> tuple[int, int] | None:
    """Where in a verb its own thing stands: `filed | a complaint`."""
    at = said.line.lowered[does.first].rfind(" a ")
    return (does.start + at + 1, does.end) if at > 0 else None


def _told_before(said: Said, does: Blank) -> Stretch | None:
    """What a relative clause finds fault with: `| a move (that) Canada has denounced as interference`."""
    who = subject(said.line, does.first)
    at = who[1] - (word(said.line, who[1] - 1) == "the") if who is not None else 0
    at -= word(said.line, at - 1) in {"that", "which"}
    return thing_before(said.line, at) if at > 0 else None


@deeds.rule(
    "{does: state|discuss|plain|raise|aid} [{determiner}] [{whose: party|pronoun|group}] [{low!function}]*"
    " {feeling: noun.criticise|noun.reject} [and [{low!function}]* {too: noun.criticise}]"
    " [over|about|at|regarding|on|that|with|against|to] {what: ...+}",
    "Korea {does: expressed} strong {feeling: regret} over {what: the quota}.",
    "Korea {does: conveyed} industry {feeling: concerns} about {what: the delay}.",
    "Korea {does: noted} grave {feeling: concerns} that {what: the quota may hurt}.",
    "Korea {does: expressed} deep {feeling: disappointment} at {what: the quota}.",
    "Korea {does: expressed} deep {feeling: concern} regarding {what: the quota}.",
    "Korea {does: expressed} deep {feeling: concern} on {what: the quota}.",
    "Korea {does: expressed} deep {feeling: dissatisfaction} with {what: the quota}.",
    "Korea {does: voiced} {feeling: regret} to {what: the ministers}.",
    "Korea {does: voiced} its {feeling: regret} {what: in a letter}.",
    "Korea and Canada {does: shared} {feeling: concerns} over {what: the quota}.",
    "Minister Kim Min-seo {does: expressed} {whose: Korea}'s serious {feeling: concern} about {what: the quota}.",
    "Korea {does: has raised} serious {feeling: concerns} about {what: the quota}.",
    "Korea {does: flagged} the {feeling: concerns} {what: of exporters over late payments}.",
    "Korea {does: delivered} its {feeling: concerns} regarding {what: the bill}.",
    "Korea {does: lodged} a solemn {feeling: complaint} against {what: the quota}.",
    "Korea {does: lodged} a {whose: WTO} {feeling: complaint} against {what: the quota}.",
    "Korea {does: expressed} its strong {feeling: condemnation} {what: of the attack}.",
    "Korea {does: stressed} its firm {feeling: rejection} {what: of the duties}.",
    "Korea {does: renewed} its {feeling: opposition} to {what: the duties}.",
    "Korea {does: expressed} strong {feeling: dissatisfaction} and firm {too: opposition} to {what: it}.",
    never=["The exporters voiced regret.", "Korea addressed concerns over the quota."],
)
def expresses_regret(said: Said, does: Blank, feeling: Blank, what: Blank, **_: Blank) -> Deed | Declined:
    """Somebody expresses strong regret, conveys concerns, lodges a protest."""
    if verb_of(said, does).acts[0] in {"plain", "discuss", "raise", "aid"} and verb_of(said, does).lemma not in LODGED:
        return Declined("somebody else's")
    whom = said.line.chunks[what.first].value
    if word(said.line, what.first - 1) == "with" and isinstance(whom, Body | Group | Party):
        over = word(said.line, what.first + 1)
        if over not in ABOUT:
            return active(said, does, "criticise", to=whom)  # `lodged a protest with | Canada`
        if over != "'s":  # `lodged a protest with | Canada over its duties`
            return active(said, does, "criticise", to=whom, what_from=what.first + 2)
    act = "reject" if word(said.line, feeling.first) in REFUSAL else "criticise"
    if word(said.line, at := what.first + word(said.line, what.first).endswith("ly")) == "with":
        whom = said.line.chunks[min(at + 1, len(said.line.chunks) - 1)].value
        if isinstance(whom, Holder | Office | Person | Party):  # `raised its concerns directly with | the minister`
            return active(said, does, act, to=whom)
    if word(said.line, what.first) != "of":
        return active(said, does, act, what_from=what.first)
    if verb_of(said, does).lemma in CONVEYED and (about := _over_what(said.line, what.first)) is not None:
        return active(said, does, act, what_from=about)  # `flagged the concerns of exporters over | late payments`
    if word(said.line, what.first - 1) not in BLAME:
        return Declined("the regret of others")
    return active(said, does, act, what_from=what.first + 1)


def _over_what(line: Line, first: int) -> int | None:
    """Where that begins about which people have concerns that somebody conveys: `of exporters over | late payments`."""
    ahead = range(first, min(first + OF_WHOM, len(line.chunks) - 1))
    return next((at + 1 for at in ahead if word(line, at) in ABOUT - {"'s", "on"}), None)


@deeds.rule(
    "{does: characterise|discuss|plain} {what: ...} [as] [to be] [a|an [{low}]] [{quote_mark} [{adverb}]]"
    " {blame: blame}",
    "Minister Lee Min-ho {does: called} {what: the move} {blame: unjustified}.",
    "Minister Lee Min-ho {does: described} {what: the move} as {quote_mark: “}{blame: baseless}”.",
    "Minister Lee Min-ho {does: called} {what: the move} {quote_mark: “}{adverb: extremely} {blame: unfair}”.",
    "Minister Lee Min-ho {does: called} {what: the move} a {blame: mistake}.",
    "Minister Lee Min-ho {does: called} {what: the duties} an {blame: unfair} step.",
    "Canada {does: considers} {what: the duties} {blame: unjustified}.",
    "Canada {does: considers} {what: the duties} to be {blame: unlawful}.",
    "Canada {does: views} {what: the duties} as {blame: excessive}.",
    "Minister Lee Min-ho {does: called} {what: the duties} a clear {blame: violation} of the rules.",
    never=["Minister Lee Min-ho called the move timely.", "He called on Canada to end unfair practices."],
)
def blames(said: Said, does: Blank, what: Blank, blame: Blank, **_: Blank) -> Deed | Declined:
    """Somebody calls a step unfair, unjustified or illegal."""
    line, verb = said.line, verb_of(said, does)
    if verb.acts[0] != "characterise" and verb.lemma not in JUDGING:
        return Declined("no judgement")
    if verb.lemma in JUDGING - {"consider"} and not {"as", "be"} & {*line.lowered[what.last - 1 : blame.first]}:
        return Declined("only seen")  # `has seen the impact of | unfair trade`
    if word(line, blame.first - 1) in BEFORE_A_NOUN:
        return Declined("something unfair")
    if what.last - what.first > 10 or any(isinstance(one, Verb) for one in line.values(what)):
        return Declined("too far apart")
    deed = active(said, does, "criticise")
    if line.chunks[what.last - 1].low in QUOTES:
        return Declined("told with its mark")
    return replace(deed, what=(what.start, what.end), end=blame.end) if isinstance(deed, Deed) else deed
