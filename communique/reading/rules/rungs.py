"""How far an instrument has come, sentence by sentence: signed, in force, under negotiation.

It only spots the words and the instrument they go with; whether the step was taken or is hoped for is told later.
"""

from __future__ import annotations

from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Step

TALKS = ("negotiations", "talks", "negotiation")
BESIDE = frozenset({"alongside", "beside", "besides", "unlike", "pursuant"})
rungs = Stage("rungs", head="rung")


def step(said: Said, rung: Blank, pact: Blank) -> Step:
    """The step that the instrument in `pact` takes by the words in `rung`."""
    return Step(said.line.words(rung).lower(), pact.start, pact.end, rung.start, rung.end)


@rungs.rule(
    "{rung: stage_word} {rung_filler|amount}* [in {city}] [{rung_of} {rung_filler}*] {pact: instrument|pact!Cap}",
    "since {rung: signing} its first {pact: FTA with Chile} in 2004",
    "after the {rung: entry into force} of the {pact: Korea–Chile FTA}",
    "they {rung: signed} a $30 million {pact: loan agreement}",
    "recent {rung: negotiations} in Seoul regarding the {pact: Korea–Chile FTA}",
    never=["they met before the Korea–Chile FTA", "they announced that Korea–Chile FTA partners will meet"],
)
def step_first(said: Said, rung: Blank, pact: Blank, **rest: Blank) -> Step | Declined:
    """What is done with an instrument, named after it: signed the agreement, the entry into force of the agreement."""
    line = said.line
    if line.words(rung).lower().startswith("announc") and "that" in line.lowered[rung.last : pact.first]:
        return Declined("something else is announced")
    if not BESIDE.isdisjoint(line.lowered[rung.last : pact.first]):
        return Declined("done beside it")  # `a treaty, signed alongside the FTA`
    return step(said, rung, pact)


@rungs.rule(
    "{rung: stage_word} {rung_of} a|an {low!function} , [and] {low!function}+ {pact: instrument}",
    "they launched {rung: negotiations} on an upgraded, modern {pact: free trade agreement}",
    "they launched {rung: negotiations} on a modern, and balanced {pact: free trade agreement}",
    never=["they left negotiations on the Korea–Chile FTA"],
)
def step_of_a_described(said: Said, rung: Blank, pact: Blank, **rest: Blank) -> Step:
    """What is done with an instrument that several adjectives describe: talks on an ambitious, modern agreement."""
    return step(said, rung, pact)


@rungs.rule(
    "{rung: stage_word} {rung_filler|amount|Cap|document_word}* , including|among {rung_filler|amount}*"
    " {pact: instrument}",
    "ten documents were {rung: signed}, including the {pact: Korea–Chile FTA}",
    "they {rung: signed} nine cooperation documents, among them the {pact: Korea–Chile FTA}",
    "they {rung: signed} seven MOUs, including the {pact: Korea–Chile FTA}",
    never=["they left, including the Korea–Chile FTA"],
)
def step_of_several(said: Said, rung: Blank, pact: Blank, **rest: Blank) -> Step:
    """What is done with several instruments, of which one is named."""
    return step(said, rung, pact)


@rungs.rule(
    "{rung: rung_signed} [of] {rung_filler|amount}* {pact!Cap} {also} {rung_filler}* {pact: instrument}",
    "the {rung: signing} of the meeting's protocol {also: as well as} the {pact: Korea–Chile FTA}",
    "they {rung: signed} a protocol {also: and} a {pact: customs agreement}",
    never=["they signed a protocol with Chile", "the protocol and the Korea–Chile FTA"],
)
def step_of_two(said: Said, rung: Blank, pact: Blank, **rest: Blank) -> Step:
    """What is done with an instrument and with a bare paper before it: the signing of a protocol and a treaty."""
    return step(said, rung, pact)


@rungs.rule(
    "{rung: rung_signed} {rung_filler|Cap}* document|documents {dash} {rung_filler}* {pact: instrument}",
    "they {rung: signed} a historic document – the {pact: Korea–Chile FTA}",
    "they {rung: signed} two documents — the {pact: Korea–Chile FTA} and a treaty",
    never=["they left, with a document – the Korea–Chile FTA"],
)
def step_of_what_is_named(said: Said, rung: Blank, pact: Blank, **rest: Blank) -> Step:
    """What is done with a document that is named behind a dash."""
    return step(said, rung, pact)


@rungs.rule(
    "{rung: negotiation} on|for {rung_filler|tie_and}* of|under {article}* {pact: instrument}",
    "the {rung: negotiations} on services and investment of the {pact: Korea–Chile FTA}",
    "the {rung: talks} for market access under the {pact: Korea–Chile FTA}",
    never=["the negotiations on services with Chile"],
)
def part_of_talks(said: Said, rung: Blank, pact: Blank, **rest: Blank) -> Step | None:
    """Negotiations on one part of an instrument."""
    return step(said, rung, pact) if said.line.words(rung).lower() in TALKS else None


@rungs.rule(
    "{rung: rung_negotiating} {with_word}"
    " {signer|demonym|article|officials_of|comma|and_word|low!function!preposition}+"
    " {rung_of} {rung_filler|amount}* {pact: instrument|pact!Cap}",
    "{rung: negotiations} with the Chilean side regarding a draft {pact: memorandum}",
    "the {rung: negotiations} between Chile and Peru on a {pact: free trade agreement}",
    never=["the negotiations on services with Chile"],
)
def talks_with(said: Said, rung: Blank, pact: Blank, **rest: Blank) -> Step | None:
    """Negotiations with somebody on an instrument."""
    return step(said, rung, pact) if said.line.words(rung).lower() in TALKS else None


@rungs.rule(
    "{rung: rung_signed&Cap|rung_concluded&Cap|rung_in_force&Cap} {rung_filler|city|body|region|preposition|with_word}+"
    " , the|this {pact: instrument|pact!Cap}",
    "{rung: Signed} in Lima on May 3, the {pact: agreement} helps exporters",
    "{rung: Signed} in Lima on May 3, this {pact: agreement} helps exporters",
    never=["they signed, and the agreement helps"],
)
def step_opens(said: Said, rung: Blank, pact: Blank, **rest: Blank) -> Step | None:
    """A step that opens a sentence about the instrument: Signed in 2003, the agreement ..."""
    return step(said, rung, pact) if said.first == 0 else None


@rungs.rule(
    "{pact: instrument|pact!Cap} [( {Cap|party|number|quote_mark|instrument}+ )]"
    " [, which {low!stage_word|day|number|ordinal|party|demonym}+ ,]"
    " {rung_bridge|day|city|party|actors|body|pronoun|holder|person|low&adverb}* {rung: stage_word}",
    "the {pact: Korea–Chile FTA}, which was {rung: signed} in 2003",
    "the {pact: agreement}’s {rung: entry into force}",
    "the {pact: Korea–Chile FTA} (KCFTA 3.0) was {rung: signed} in 2003",
    "the {pact: Korea–Chile FTA}, which covers fish, {rung: took effect} in 2004",
    never=["the Korea–Chile FTA. They signed", "any agreement we sign will be good"],
)
def step_last(said: Said, rung: Blank, pact: Blank, **rest: Blank) -> Step | Declined:
    """What becomes of an instrument, named before it: the agreement, which was signed in 2003."""
    if said.line.lowered[max(0, pact.first - 3) : pact.first][-1:] in ANY:
        return Declined("none that there is")
    return step(said, rung, pact)


ANY = (["any"], ["every"], ["no"])


ENDED = frozenset({"concluded", "completed", "finalised", "finalized", "wrapped up"})
BE = frozenset("was were is are been be being".split())
NOBODY_DOES = ("enter", "came", "come", "coming", "took", "take", "went", "go", "in ", "into ")


@rungs.rule(
    "it {rung_bridge|low&adverb}* {rung: rung_signed|rung_concluded|rung_ratified|rung_in_force|rung_ended}",
    "the Korea–Chile FTA is good, and it was {rung: signed} in 2003",
    "it {rung: entered into force} in 2004",
    never=["it has signed the Korea–Chile FTA", "it has been good"],
)
def step_of_it(said: Said, rung: Blank, **rest: Blank) -> Step | None:
    """What becomes of an instrument that is only called it: it was signed in 2003."""
    return _done_to_it(said, rung)


@rungs.rule(
    "{talks: talks_again} {rung_bridge|day|city|low&adverb|rung_launched}* {rung: rung_concluded}",
    "the {talks: negotiations} were {rung: concluded} in May",
    "the {talks: talks}, launched in 2023, were {rung: concluded} in May",
    never=["negotiations with Chile were concluded", "the talks resumed"],
)
def talks_end(said: Said, talks: Blank, rung: Blank, **rest: Blank) -> Step | None:
    """Negotiations that end, on the instrument that was named before them."""
    line, word = said.line, said.line.words(rung).lower()
    between = line.lowered[talks.last : rung.first]
    if word not in ENDED or (word != "concluded" and {*BE, "and", "have", "has"}.isdisjoint(between)):
        return None  # `wants the talks wrapped up`
    return Step(word, talks.start, talks.end, rung.start, rung.end)


def _done_to_it(said: Said, rung: Blank) -> Step | None:
    line = said.line
    word = line.words(rung).lower()
    done_to_it = not BE.isdisjoint(line.lowered[said.first : rung.first])
    if not (word.startswith(NOBODY_DOES) or (done_to_it and word.endswith("ed"))):
        return None
    it = line.chunks[said.first]
    return Step(word, it.start, it.end, rung.start, rung.end)


@rungs.rule(
    "it {rung_bridge|low&adverb}* {first: stage_word} {rung_bridge|day|city|low&adverb}*"
    " {rung: rung_ratified|rung_in_force|rung_ended}",
    "it was {first: signed} in 2003 and {rung: entered into force} in 2004",
    never=["it entered into force in 2004", "it was a day later that they ratified it"],
)
def second_step_of_it(said: Said, first: Blank, rung: Blank, **rest: Blank) -> Step | None:
    """The second thing that becomes of it: signed in 2003 and in force since 2004."""
    return _done_to_it(said, rung)


@rungs.rule(
    "{pact: instrument|pact!Cap} {rung_bridge|day|city|party|actors|body|pronoun|holder|person|low&adverb}*"
    " {first: stage_word} [{rung_bridge|day|city|low&adverb}* {next: stage_word}]"
    " {rung_bridge|day|city|party|actors|body|low&adverb}* {rung: stage_word}",
    "the {pact: Korea–Chile FTA}, {first: signed} in 2003 and {rung: in force} since 2004",
    "the {pact: Korea–Chile FTA}, {first: concluded} in 2002 and {next: signed} in 2003, {rung: entered into force}",
    never=["the Korea–Chile FTA, signed in 2003"],
)
def second_step(said: Said, rung: Blank, pact: Blank, **rest: Blank) -> Step:
    """The second thing that becomes of an instrument: signed in 2003 and in force since 2004."""
    return step(said, rung, pact)
