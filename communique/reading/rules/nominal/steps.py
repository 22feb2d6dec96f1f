"""Other steps told by a noun: a launch, an announcement, an imposition; the items of a list.

What is only hoped for is refused.
"""

from __future__ import annotations

from dataclasses import replace

from communique.lexicon.wordlists import word_set
from communique.reading.clause import (
    ACTORS,
    DETERMINERS,
    FINITE,
    Stretch,
    is_subject_adjacent,
    object_after,
    opens_item,
    subject,
    word,
)
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.lists import LeadIn
from communique.reading.mentions import City, Deed, Instrument, Party, Pronoun, Verb
from communique.reading.rules.deeds.giving import receiver
from communique.reading.rules.deeds.objects import barrier, is_only_wanted, money, named_gathering, names, shows
from communique.reading.rules.nominal.making import announcer, is_instrument, told

nominal = Stage("nominal", head="does")

HOPED = frozenset(
    "early swift towards toward for expedite to speedy timely prompt accelerate possible successful".split()
)

OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
AWAITED = frozenset({"await", "awaits", "awaiting", "pending", "until", "possible", "any", "seek", "for"})


@nominal.rule(
    "{does: noun.establish} of {what: ...+}",
    "They announced the {does: initiation} of {what: an investigation into imports}.",
    "They welcomed the {does: launch} of {what: negotiations on the agreement}.",
    "Following his {does: launch} of {what: a consultation, Minister Lee Min-ho met Minister Mary Roy}.",
    never=["the launch of the day"],
)
def founding(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """The launch of a body, a programme or negotiations; the initiation of an investigation."""
    line = said.line
    thing = object_after(line, what.first)
    if thing is None or any(word(line, at) in HOPED for at in range(max(0, does.first - 5), does.first)):
        return Declined("only hoped for")
    if is_only_wanted(line, does.first):
        return Declined("only wanted")
    if names(line, thing.first, "probe_word", thing.first + 6):
        if word(line, what.first) in {"the", "this"} and names(line, what.first, "probe_word", what.first + 2):
            return Declined("a probe told before")
        return told(said, does, "investigate", what=thing)
    if not shows(line, thing, "founded"):
        return Declined("nothing founded")
    if line.words(does).lower() == "opening" and named_gathering(line, thing.first):
        return told(said, does, "hold", what=thing)  # `the opening of the Energy Forum in Lima`
    return told(said, does, "establish", by=_whose(line, does.first), what=thing)


def _whose(line: Line, at: int) -> object | None:
    """Whose launch it is: `Korea's | launch of talks`, `following his | launch of talks`."""
    back = (
        at - 1 - (line.chunks[at - 1].value is None and word(line, at - 1) not in OWNERS and word(line, at - 1) != "'s")
    )
    if word(line, back) in OWNERS:
        verbs = (one for one in range(at, len(line.chunks)) if _is_told(line, one))
        who = next((subject(line, one) for one in verbs), None) if back == 1 else None
        return who[0] if who is not None else Pronoun(OWNERS[word(line, back)])
    owner = line.chunks[back - 1].value if back > 0 and word(line, back) == "'s" else None
    return owner if isinstance(owner, ACTORS) else None


def _is_told(line: Line, at: int) -> bool:
    value = line.chunks[at].value
    return isinstance(value, Verb) and value.voice in FINITE


@nominal.rule(
    "{does: noun.ratify} of {what: ...+}",
    "The Cabinet decided:\n1. {does: Approval} of {what: a memorandum of understanding with Mongolia}.",
    never=["They welcomed the approval of the memorandum."],
)
def approval_in_a_list(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """The approval of an instrument that opens an item of a list of decisions: by whom the lead-in names."""
    line = said.line
    thing = object_after(line, what.first)
    by = line.context.actor if line.context is not None and opens_item(line, does.first) else None
    if by is None or thing is None or not is_instrument(said, thing):
        return Declined("no decision in a list")
    return told(said, does, "ratify", by=by, what=thing)


@nominal.rule(
    "{by: actor} 's {does: noun.announce} [on|of] [{day}] [,] {what: ...+}",
    "regret over {by: Canada}'s {does: announcement} on {day: November 26}, {what: to cut the quota}.",
    "regret over {by: Canada}'s {does: announcement} of {what: a new quota}.",
    never=["the announcement was late"],
)
def announcement(said: Said, by: Blank, does: Blank, what: Blank, day: Blank | None = None) -> Deed | Declined:
    """Somebody's announcement of a plan."""
    if not (
        day or word(said.line, what.first - 1) in {"of", "on"} or isinstance(said.line.chunks[what.first].value, Verb)
    ):
        return Declined("nothing announced")
    when = said.line.value(day) if day else None
    return told(said, does, "announce", by=said.line.value(by), what=object_after(said.line, what.first), day=when)


@nominal.rule(
    "{by: actor|demonym} [{low!function}]* {does: noun.aid} of {what: ...+}",
    "They welcomed {by: Canada}'s recent {does: allocation} of {what: ten million dollars in relief}.",
    "They welcomed the {by: Canadian} {does: contribution} of {what: ten million dollars}.",
    never=["They welcomed Canada's contribution to the talks.", "They welcomed Canada's provision of services."],
)
def help_of_somebody(said: Said, by: Blank, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody's allocation, donation or contribution of money."""
    if not money(said.line, what.first):
        return Declined("no money")
    to = receiver(said.line, what.first)
    return told(said, does, "aid", by=said.line.value(by), to=to, what=object_after(said.line, what.first))


@nominal.rule(
    "{by: party|city} 's [{adverb}]* {does: put_on|raise|plain} {what: ...+}",
    "They spoke of {by: China}'s newly {does: imposed} {what: tariffs on steel}.",
    "They spoke of {by: China}'s recently {does: strengthened} {what: restrictions on exports to Japan}.",
    "They spoke of {by: Beijing}'s {does: raised} {what: duties on steel}.",
    never=["They spoke of China's newly imposed order.", "They spoke of China's reduced tariffs."],
)
def newly_put_on(said: Said, by: Blank, does: Blank, what: Blank, **_: Blank) -> Deed | Declined:
    """Somebody's measure that was lately put on or tightened: `China's newly imposed tariffs`."""
    line, value = said.line, said.line.value(by)
    if line.lowered[does.first] not in word_set("put_on") or not barrier(line, what.first):
        return Declined("no measure put on")
    if isinstance(value, City):
        if not value.is_capital:
            return Declined("a city's own")
        value = Party(value.country, value.name)
    return told(said, does, "impose", by=value, what=object_after(line, what.first))


@nominal.rule(
    "{does: noun.impose} of {what: ...+}",
    "the {does: imposition} of {what: Canadian duties on olives}.",
    "Canada announced the {does: imposition} of {what: duties on olives}.",
    never=["the imposition was late"],
)
def imposition(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """The imposition of a duty or a ban."""
    line, near = said.line, range(what.first, min(what.first + 3, len(said.line.chunks)))
    on = next((at for at in near if word(line, at) in {"on", "against", "by"}), what.first + 3)  # `duties on Chile`
    parties = [chunk.value for chunk in line.chunks[what.first : on] if isinstance(chunk.value, Party)]
    by = parties[0] if parties else announcer(said, does)
    thing = object_after(line, what.first)
    if thing is None or by is None or not (parties or barrier(line, thing.first)):
        return Declined("nobody who imposes it")
    return told(said, does, "impose", by=by, what=thing)


@nominal.rule(
    "{does: eased} [in|on] [early|mid|late] [{day}] of {what: ...+}",
    "The talks followed the {does: lifting} in late {day: June} of {what: China's ban on Japanese seafood}.",
    "The talks followed the {does: lifting} in early {day: June} of {what: China's ban on Japanese seafood}.",
    "The talks followed the {does: lifting} in mid {day: June} of {what: China's ban on Japanese seafood}.",
    "The talks followed the {does: lifting} on {day: May 3} of {what: China's ban on Japanese seafood}.",
    "Ministers welcomed the recent {does: lifting} of {what: duties on Chilean wine exports to Canada}.",
    "The two sides hailed the {does: removal} of {what: Canada's tariffs on wine}.",
    never=["They called for the removal of Canada's tariffs.", "The removal of tariffs on wine helps exporters."],
)
def lifting(said: Said, does: Blank, what: Blank, day: Blank | None = None) -> Deed | Declined:
    """The lifting of a measure that somebody welcomes, by whose measure it is or into whose market the goods go."""
    line = said.line
    thing = object_after(line, what.first)
    verb = next((one.value for one in line.chunks[: does.first][::-1] if isinstance(one.value, Verb)), None)
    is_welcomed = isinstance(verb, Verb) and verb.lemma in WELCOMED and verb.status == "done"
    is_welcomed = is_welcomed or not BEFORE_IT.isdisjoint(line.lowered[max(0, does.first - 3) : does.first])
    if not is_welcomed or thing is None or not barrier(line, thing.first) or is_only_wanted(line, does.first):
        return Declined("not told as done")
    owner = line.chunks[thing.first].value
    market = _market(line, thing)
    by = owner if isinstance(owner, Party) else market
    seller = next((one.value for one in line.chunks[thing.first : thing.last] if isinstance(one.value, Party)), None)
    to = Party(seller.code, seller.name) if market is not None and seller is not None and seller is not by else None
    if by is None:
        return Declined("nobody who lifts it")
    return told(said, does, "ease", by=by, to=to, what=thing, day=line.value(day) if day else None)


BEFORE_IT = frozenset({"following", "followed", "follows", "after", "since"})
WELCOMED = frozenset({"follow", "welcome", "hail", "praise", "applaud", "appreciate", "note", "commend", "laud"})


def _market(line: Line, thing: Stretch) -> object | None:
    """Into whose market the goods of a measure go: `duties on Chilean wine exports to | Canada`."""
    for at in range(thing.first + 1, thing.last - 1):
        if word(line, at) in {"exports", "shipments", "goods", "products"} and word(line, at + 1) in {"to", "into"}:
            behind = at + 2 + (word(line, at + 2) == "the")
            return line.chunks[behind].value if behind < thing.last and isinstance(
                line.chunks[behind].value, Party) else None  # fmt: skip
    return None


@nominal.rule(
    "{by: actor|city} ['s] [{low!function}] {does: noun.impose|noun.ease|hike} [in|on] [{day}] of|in {what: ...+}",
    "They regretted {by: Canada}'s {does: imposition} of {what: a tariff on steel}.",
    "The step follows {by: the U.S.} {does: imposition} of {what: a tariff on steel}.",
    "They regretted {by: Canada}'s {does: increase} in {what: the tariff on steel}.",
    "They regretted {by: Canada}'s {does: increase} in {day: April} of {what: the tariff on steel}.",
    "They welcomed {by: Canada}'s {does: suspension} on {day: May 3} of {what: its tariffs}.",
    "They welcomed {by: Ottawa}'s recent {does: removal} of {what: its tariffs}.",
    never=["They welcomed Canada's suspension of the talks.", "They await Canada's removal of its tariffs."],
)
def measure_of_somebody(said: Said, by: Blank, does: Blank, what: Blank, day: Blank | None = None) -> Deed | Declined:
    """Somebody's imposition, raising or lifting of a measure."""
    line = said.line
    thing = object_after(line, what.first)
    if thing is None or not barrier(line, thing.first):
        return Declined("no measure")
    if word(line, by.last) != "'s" and not (isinstance(line.value(by), Party) and does.first == by.last):
        return Declined("nobody's own")
    if any(word(line, at) in AWAITED for at in range(max(0, by.first - 5), by.first)) or is_only_wanted(line, by.first):
        return Declined("only awaited")
    act = "ease" if line.words(does).lower() in word_set("eased") else "impose"
    whose = line.value(by)
    if isinstance(whose, City) and not whose.is_capital:
        return Declined("no government")
    whose = Party(whose.country, whose.name) if isinstance(whose, City) else whose
    return told(said, does, act, by=whose, what=thing, day=line.value(day) if day else None)


@nominal.rule(
    "{does: mark} {what: ...+}",
    "Korea and Canada agreed to:\n{does: •} {what: expand trade in fruit}",
    never=["expand trade in fruit", "Korea agreed to:\n• Trade: Korea will expand trade in fruit"],
    led=True,
)
def item_of_what_is_agreed(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """An item of a list that the sides agreed on or signed."""
    line = said.line
    led = line.context
    if not isinstance(led, LeadIn) or led.act is None or does.first > 1:
        return Declined("no list of what is agreed")
    if _is_told_by_itself(line, what.first):
        return Declined("a sentence of its own")
    thing = object_after(line, what.first)
    at = min(does.last + (word(line, does.last) in DETERMINERS), len(line.chunks) - 1)
    if thing is None or (led.act == "sign" and not isinstance(line.chunks[at].value, Instrument)):
        return Declined("nothing agreed or signed")
    deed = told(said, does, led.act, by=led.actor, what=thing)
    return replace(deed, day=None, status="done") if led.act == "sign" else deed  # a programme for 2026-2028


def _is_told_by_itself(line: Line, first: int) -> bool:
    """Whether an item has a verb and a subject of its own: `Labour: Korea will protect rights`."""
    for at in range(first, len(line.chunks)):
        value = line.chunks[at].value
        if word(line, at) in {"that", "which", "who", "where"}:
            return False
        if isinstance(value, Verb) and value.voice in FINITE:
            return at > first and is_subject_adjacent(line, at)
    return False
