"""Meetings told by other verbs than to meet: hosting guests, coming together, engaging in talks, leading them.

Guests who come to a forum or a show that is named itself, and talks that nobody else takes part in, are refused.
"""

from __future__ import annotations

from dataclasses import replace

from communique.lexicon.wordlists import word_set
from communique.reading.clause import DETERMINERS, FINITE, is_subject_adjacent, leader, subject, word
from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import (
    Actors,
    Deed,
    Demonym,
    Gathering,
    Group,
    Holder,
    Maybe,
    Office,
    Party,
    Person,
    Pronoun,
    Sides,
    Verb,
)
from communique.reading.rules.deeds.making import active, deed_of, verb_of
from communique.reading.rules.deeds.objects import names, of_people, several, whose_people, with_whom

deeds = Stage("deeds", head="does")

HOSTING = frozenset({"host", "co-host", "welcome", "receive", "greet", "entertain"})
LEADS = frozenset({"lead", "head", "co-lead"})
GUESTS = (Actors, Group, Holder, Office, Person)
HOSTED = (Actors, Group, Holder, Maybe, Office, Person, Pronoun)
ENDS_THE_GUESTS = frozenset({"at", "in", "for", "on", "from", "of", "to", "and", ","})
REACH = 5  # chunks from a verb to those whom it is done to, or to the talks


@deeds.rule(
    "{does: hold} {guests: ...+}",
    "Minister Lee Min-ho {does: hosted} {guests: representatives of 40 countries at the Energy Summit}.",
    "Minister Lee Min-ho {does: hosted} {guests: his counterparts from Canada and Peru in Seoul}.",
    "Minister Lee Min-ho {does: will host} {guests: business leaders in Lima}.",
    never=["Minister Lee Min-ho hosted a business leaders' forum.", "Korea hosted exporters' fairs."],
)
def hosts_guests(said: Said, does: Blank, guests: Blank) -> Deed | Declined:
    """Somebody hosts officials, ministers or others who are told by their kind."""
    line = said.line
    who = subject(line, does.first)
    if verb_of(said, does).lemma not in HOSTING or word(line, guests.first) == "by" or who is None:
        return Declined("nobody hosted")
    if not isinstance(who[0], HOSTED) or isinstance(who[0], Group):
        return Declined("a country that hosts troops")
    first = guests.first + (word(line, guests.first) in DETERMINERS)
    kind = next((at for at in range(first, min(first + REACH, guests.last)) if of_people(line, at, at + 1)), None)
    while kind is not None and kind + 1 < guests.last and of_people(line, kind + 1, kind + 2):
        kind += 1  # `business | leaders`
    held = word_set("held_word")
    within = range(first, min((kind or first) + 2, guests.last))
    if kind is None or any(isinstance(line.chunks[at].value, Gathering) or word(line, at) in held for at in within):
        return Declined("nobody hosted")
    behind = word(line, kind + 1) if kind + 1 < guests.last else ""
    is_phrase = isinstance(line.chunks[kind].value, Actors | Group) or " " in word(line, kind)
    if behind and behind not in ENDS_THE_GUESTS and not is_phrase:
        return Declined("nobody hosted")
    value = line.chunks[kind].value
    whom = value if isinstance(value, Actors | Group) else None
    deed = active(said, does, "meet", to=leader(line, kind) or whom)
    return replace(deed, among=whose_people(line, first)) if isinstance(deed, Deed) else deed


@deeds.rule(
    "{does: hold.p|support.p} {how: ...} by {by: actor}",
    "Minister Lee Min-ho {does: was hosted} {how: for lunch} by {by: Minister Kim Min-seo}.",
    "Minister Lee Min-ho {does: was welcomed} {how: in Lima on Friday} by {by: Minister Kim Min-seo}.",
    never=["The forum was hosted in Lima by Minister Kim Min-seo.", "The move was welcomed in Lima by Korea."],
)
def is_hosted(said: Said, does: Blank, how: Blank, by: Blank) -> Deed | Declined:
    """Somebody is hosted, welcomed or received by somebody."""
    return _is_guest_of(said, does, by) if how.last - how.first < 2 * REACH else Declined("somebody else")


@deeds.rule(
    "{does: hold.p|support.p} by {by: actor}",
    "Minister Lee Min-ho {does: was welcomed} by {by: Minister Kim Min-seo}.",
    "Minister Lee Min-ho {does: was hosted} by {by: Minister Kim Min-seo}.",
    never=["The forum was hosted by Minister Kim Min-seo.", "Minister Lee Min-ho was welcomed by Korea."],
)
def is_welcomed(said: Said, does: Blank, by: Blank) -> Deed | Declined:
    """Somebody is hosted or welcomed by somebody, nothing told between."""
    return _is_guest_of(said, does, by)


def _is_guest_of(said: Said, does: Blank, by: Blank) -> Deed | Declined:
    line, verb, host = said.line, verb_of(said, does), said.line.value(by)
    if verb.lemma not in HOSTING or verb.voice != "passive" or not is_subject_adjacent(line, does.first):
        return Declined("no guest")
    if any(isinstance(one.value, Verb) for one in line.chunks[does.last : by.first]):
        return Declined("told by another verb")
    who = subject(line, does.first)
    if who is None or not isinstance(who[0], HOSTED) or not isinstance(host, GUESTS):
        return Declined("no guest, or no host")
    deed = deed_of(said, does, "meet", by=who[0], to=host, start=line.chunks[who[1]].start)
    return replace(deed, end=max(deed.end, by.end))


@deeds.rule(
    "{does: sort.coming_together} {what: ...+}",
    "Minister Lee Min-ho and Minister Kim Min-seo {does: engaged in} {what: in-depth discussions on steel}.",
    "Minister Lee Min-ho {does: engaged in} {what: friendly talks with Minister Kim Min-seo}.",
    "Minister Lee Min-ho {does: engaged in} {what: a lively dialogue with the exporters}.",
    never=["Minister Lee Min-ho engaged in talks.", "Korea and Canada engaged in talks on steel."],
)
def engages_in_talks(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Several engage in talks, or somebody does with somebody."""
    line = said.line
    if verb_of(said, does).lemma != "engage in" or not names(line, what.first, "held_word", what.first + REACH):
        return Declined("no talks")
    deed, who = _talks(said, does, what), subject(line, does.first)
    is_told = isinstance(deed, Deed) and (deed.day is not None or deed.place is not None)
    lasts = who is None or isinstance(who[0], Party) or (isinstance(who[0], Actors) and not _are_officials(who[0]))
    return Declined("talks of countries that may last for years") if lasts and not is_told else deed


@deeds.rule(
    "{does: sort.leading_talks} {what: ...+}",
    "Minister Lee Min-ho and Minister Kim Min-seo {does: co-led} {what: the talks in Lima}.",
    "Minister Lee Min-ho {does: led} {what: the negotiations with Minister Kim Min-seo}.",
    never=["Minister Lee Min-ho led the talks.", "Korea and Peru led the forum."],
)
def leads_the_talks(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Several lead talks together, or somebody leads them with somebody."""
    line = said.line
    if verb_of(said, does).lemma not in LEADS or not names(line, what.first, "meeting_word", what.first + REACH):
        return Declined("no talks")
    who = subject(line, does.first)
    if who is None or not _are_people(who[0]):
        return Declined("sides that lead for years")
    return _talks(said, does, what)


def _are_people(who: object) -> bool:
    members = who.members if isinstance(who, Actors) else (who,)
    return all(isinstance(one, Holder | Person | Maybe | Pronoun) for one in members)


def _talks(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """The talks of several with one another, or of somebody with somebody."""
    line, who = said.line, subject(said.line, does.first)
    partner = with_whom(line, what.first)
    behind = next((at + 1 for at in range(what.first, what.last) if word(line, at).endswith("with")), None)
    is_told = partner is not None or (behind is not None and of_people(line, behind, behind + REACH))
    if who is None or not (several(who[0]) or is_told):
        return Declined("nobody else")
    return active(said, does, "meet", to=partner)


@deeds.rule(
    "{does: sort.coming_together} {what: ...+}",
    "Korean and Canadian officials {does: gathered} {what: in Lima on Friday for talks}.",
    "Minister Lee Min-ho and Minister Kim Min-seo {does: got together} {what: in Lima}.",
    never=["Korea and Canada came together to fight hunger.", "Farmers gathered in Lima.", "Korea gathered data."],
)
def come_together(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Officials of several sides who gather or come together somewhere, or on a day."""
    line, verb = said.line, verb_of(said, does)
    who = subject(line, does.first)
    is_there = word(line, what.first) in {"in", "on", "at", "here", "today", "for"} or line.chunks[what.first].value
    if verb.lemma == "engage in" or verb.voice not in FINITE or who is None or not is_there:
        return Declined("nobody who meets")
    if not several(who[0]) or not _are_officials(who[0]):
        return Declined("nobody who meets")
    deed = active(said, does, "meet")
    is_told = isinstance(deed, Deed) and (deed.place is not None or deed.day is not None)
    return deed if is_told or isinstance(deed, Declined) else Declined("a figure of speech")


def _are_officials(who: object) -> bool:
    """Whether people or governments act, not firms."""
    if isinstance(who, Actors):
        return not any(isinstance(one, Demonym | Party) for one in who.members)
    return isinstance(who, Sides) or (isinstance(who, Group) and not who.is_private)
