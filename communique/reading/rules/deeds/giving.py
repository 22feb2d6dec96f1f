"""Giving, investing, choosing."""

from __future__ import annotations

from communique.reading.clause import (
    object_after,
    subject,
    thing_before,
    word,
)
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import Actors, Amount, Body, City, Deed, Demonym, Group, Maybe, Party, Verb
from communique.reading.rules.deeds.making import active, deed_of, verb_of
from communique.reading.rules.deeds.objects import barrier, money, names, word_is

deeds = Stage("deeds", head="does")

SAID = frozenset({"thanks", "gratitude", "appreciation", "congratulations", "condolences", "greetings", "sympathies"})
HELPING = frozenset({"help", "assist", "support"})
KINDS_OF_SUPPORT = frozenset(
    {"financial", "technical", "humanitarian", "military", "macro-financial", "budget", "budgetary"}
)
WON = frozenset({"deal", "deals", "agreement", "agreements", "pact", "accord"})  # `secured | a trade deal with Chile`
CHOOSING = frozenset({"select", "shortlist", "choose", "pick", "designate"})


@deeds.rule(
    "{does: aid} {what: ...+}",
    "Korea {does: provided} {what: humanitarian assistance to Jordan}.",
    "Korea {does: extended} {what: the duties on steel for a year}.",
    "Korea {does: granted} {what: duty-free access to Cambodia}.",
    "Korea {does: will allocate} {what: ten billion dollars to the port}.",
    "Korea {does: donated} {what: two million masks to Jordan}.",
    "Korea {does: provides} {what: significant financial and technical support to Jordan}.",
    never=["Korea provided an update.", "the firms that provide equipment"],
)
def aids(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody gives or pledges assistance, a loan or a grant; freedom from duties eases them."""
    line = said.line
    if verb_of(said, does).voice == "base":
        return Declined("a habit")  # `companies that provide equipment`
    if any(word(line, at) in SAID for at in range(what.first, what.first + 3)):
        return Declined("thanks, not help")
    if (taker := is_given_to(line, what.first)) is not None and _is_help(line, taker):
        return active(said, does, "aid", to=taker_of(line, what.first), what_from=taker)
    if names(line, what.first, "freed"):
        return active(said, does, "ease", to=receiver(line, what.first), what_from=what.first)
    if verb_of(said, does).lemma == "extend" and barrier(line, what.first):
        is_free = not {"zero", "nil", "exemption", "exemptions", "suspension", "waiver"}.isdisjoint(
            line.lowered[what.first : what.first + 5]
        )
        return active(
            said, does, "ease" if is_free else "impose", what_from=what.first
        )  # `extended the measures by a year`
    gives = verb_of(said, does).lemma in {"donate", "gift"}
    helps = names(line, what.first, "aid_word") or _is_support(line, what.first)
    if not gives and not helps and not money(line, what.first):
        return Declined("no help in money or kind")
    puts_in = verb_of(said, does).lemma == "allocate" and not names(line, what.first, "aid_word")
    puts_in = puts_in and not isinstance(receiver(line, what.first), Party)  # `allocated $6 billion to Iraq`
    return active(
        said,
        does,
        "invest" if puts_in else "aid",
        to=None if puts_in else receiver(line, what.first),
        what_from=what.first,
    )


def _is_support(line: Line, first: int) -> bool:
    """Whether support in money or skill is given to somebody: `financial and technical | support to Jordan`."""
    near = range(first, min(first + 7, len(line.chunks) - 1))
    at = next((one for one in near if word(line, one) == "support"), None)
    kinds = {one for words in line.lowered[first:at] for one in words.split()} if at is not None else set()
    return at is not None and word(line, at + 1) in {"to", "for"} and not KINDS_OF_SUPPORT.isdisjoint(kinds)


@deeds.rule(
    "{does: invest} [in] {what: ...+}",
    "Korea {does: invested} in {what: ports}.",
    "Korea {does: invested} {what: heavily in ports}.",
    never=["the investment of Korea"],
)
def invests(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody invests or pledges to; money for those in need is help."""
    helps = verb_of(said, does).lemma == "inject" and names(said.line, what.first, "aid_word")
    return active(said, does, "aid" if helps else "invest", what_from=what.first)


@deeds.rule(
    "{does: award} {what: ...+}",
    "Canada {does: awarded} {what: the contract to a builder}.",
    "Canada {does: designated} {what: Korea as a strategic partner}.",
    "Canada {does: selected} {what: twelve firms for the programme}.",
    "Canada {does: selected} {what: Posco to build the plant}.",
    "Canada {does: has secured} {what: a trade deal with Chile}.",
    never=["the award of the contract", "Canada chose peace."],
)
def awards(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody chooses, shortlists or contracts."""
    chooses = verb_of(said, does).lemma in CHOOSING and (
        names(said.line, what.first, "chosen_word", what.first + 8) or _is_to_do(said.line, what.first)
    )
    opening = said.line.lowered[what.first : what.first + 5]
    heads = {word for one in opening for word in one.partition(" with ")[0].split()}
    if verb_of(said, does).lemma in {"secure", "win"} and not WON.isdisjoint(heads):
        return active(said, does, "conclude", what_from=what.first)
    if not chooses and not names(said.line, what.first, "award_word"):
        return Declined("nothing awarded")
    chosen = said.line.value(Blank(what.first, what.first + 1, what.start, what.end))
    to = chosen if isinstance(chosen, Party | Body | Group) and word_is(said.line, what.first + 1, {"as"}) else None
    return active(said, does, "award", to=to, what_from=what.first)


def _is_to_do(line: Line, first: int) -> bool:
    """Whether somebody stands there who is to do something: `selected | Posco to build the plant`."""
    behind = line.chunks[first + 1].value if first + 1 < len(line.chunks) else None
    who = line.chunks[first].value
    return isinstance(who, Party | Body | Group | Maybe) and isinstance(behind, Verb) and behind.voice == "to"


@deeds.rule(
    "{does: award.p} [for|as|to] {what: ...+}",
    "Korean companies {does: have been shortlisted} for {what: the submarine project}.",
    "Korean companies {does: were selected} as {what: suppliers}.",
    "Korean companies {does: were awarded} {what: the contract}.",
    "The contract {does: was awarded} to {what: Korean companies}.",
    never=["The award was late."],
)
def is_awarded(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody is chosen, shortlisted or contracted."""
    if verb_of(said, does).voice != "passive":
        return Declined("no choice told")
    if word_is(said.line, what.first - 1, {"to"}):
        thing = thing_before(said.line, does.first)
        return deed_of(said, does, "award", to=said.line.value(what), what=thing, start=does.start)
    who = subject(said.line, does.first)
    if who is None:
        return Declined("nobody chosen")
    start = said.line.chunks[who[1]].start
    return deed_of(said, does, "award", to=who[0], what=object_after(said.line, what.first), start=start)


def is_given_to(line: Line, first: int) -> int | None:
    """Where the thing begins that is given to who stands before it: `offered Canada | a loan`, `Canada with | aid`."""
    whom = line.chunks[first].value
    if not isinstance(whom, Party | Body | Group | City) or isinstance(whom, Demonym) or first + 2 >= len(line.chunks):
        return None
    if word(line, first + 1) == "with":
        return first + 2
    is_thing = word(line, first + 1) in {"a", "an"} or isinstance(line.chunks[first + 1].value, Amount)
    return first + 1 if is_thing else None


def taker_of(line: Line, first: int) -> object:
    """To whom something is given: the country of a capital that stands for it."""
    whom: object = line.chunks[first].value
    return Party(whom.country, whom.name) if isinstance(whom, City) else whom


def _is_help(line: Line, first: int) -> bool:
    return names(line, first, "aid_word") or money(line, first)


def receiver(line: Line, first: int) -> object | None:
    """To whom something is given: the first actor behind `to` or `for`, before another verb, or who is to be helped."""
    for at in range(first, min(first + 18, len(line.chunks) - 1)):
        value: object = line.chunks[at + 1].value
        if isinstance(verb := line.chunks[at].value, Verb):
            helped = verb.lemma in HELPING and verb.voice == "to" and isinstance(value, Party | Group)
            return _country(value) if helped else None
        named = isinstance(value, Party | Body | Group | Actors) and not isinstance(value, Demonym)
        if named and word(line, at) in {"to", "for"}:
            return value
        if word(line, at) == "to" and (behind := _behind_adjectives(line, at + 1)) is not None:
            return behind
    return None


def _behind_adjectives(line: Line, first: int) -> object | None:
    """The country that adjectives stand before: `to | flood-hit Peru`."""
    for at in range(first + 1, min(first + 4, len(line.chunks))):
        value: object = line.chunks[at].value
        if line.chunks[at - 1].value is not None or not (line.lowered[at - 1] == "-" or line.lowered[at - 1].isalpha()):
            return None
        if isinstance(value, Party) and not isinstance(value, Demonym):
            return value if line.lowered[at - 1] not in {"of", "in", "for", "the", "and", "with"} else None
    return None


def _country(value: object) -> object:
    """The country of somebody who is helped: `to help | Peruvian farmers rebuild`."""
    return Party(value.code) if isinstance(value, Demonym) else value
