"""Holders: a person together with an office."""

from __future__ import annotations

import re
from dataclasses import replace

from communique.lexicon.verbs import forms
from communique.lexicon.wordlists import word_set
from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Actors, Body, Holder, Maybe, Office, Person
from communique.reading.titles import is_of_another

holders = Stage("holders", makes=("holder", "body", "actors"))
appositions = Stage("appositions", makes=("holder", "actors"))


ROYAL = word_set("royal")


@holders.rule(
    "{office} [,] {name: person|maybe}",
    "{office: Deputy Minister for Trade} {name: Park Jung-sung} met",
    "{office: Deputy Minister for Trade}, {name: Park Jung-sung}, met",
    "the {office: Prime Minister and President} {name: Joseph Biden} met",
    "the {office: Deputy Secretary and Minister} {name: Park} met",
    never=["Park Jung-sung, who is a Deputy Minister, met", "the King Salman Center"],
)
def titled(said: Said, office: Blank, name: Blank) -> Holder | Actors | None:
    """An office written before its holder."""
    value: Office = said.line.value(office)
    if value.title.lower() in word_set("lone") and " " not in said.line.words(name):
        return None
    behind = said.line.chunks[said.last : said.last + 1]
    if behind and behind[0].low in word_set("named_after"):
        return None
    if "," in said.line.lowered[office.last : name.first] and behind and behind[0].low in TOGETHER:
        return None  # a headline's list: "Peruvian Premier, Lee discuss trade"
    if (pair := _two_leaders(said, name, value)) is not None:
        return pair
    if value.is_plural and "," in said.line.lowered[office.last : name.first]:
        return None  # the first of several, whose own offices follow
    return holder_of(said, name, value)


TOGETHER = frozenset(
    "discuss hold review explore meet sign agree talk witness stress affirm open chair exchange".split()
)


@holders.rule(
    "{office} [,] the {name: person}",
    "the {office: Deputy Minister for Trade}, the {name: Honourable Joseph Biden}, met",
    "the {office: Deputy Minister for Trade} the {name: Hon Joseph Biden} met",
    never=["the Deputy Minister for Trade, the Park Jung-sung Foundation", "the Deputy Minister, the honourable guest"],
)
def titled_by_courtesy(said: Said, office: Blank, name: Blank) -> Holder | Declined:
    """An office, then its holder with an honorific that has an article: `the Minister, the Honourable ...`."""
    if said.line.words(name) == said.line.value(name).name:
        return Declined("no honorific")
    return holder_of(said, name, said.line.value(office)) or Declined("no holder")


@holders.rule(
    "{office} , {royal: royal&Cap|office} {name: person|maybe}",
    "the {office: Deputy Minister for Trade}, {royal: Prince} {name: Park Jung-sung}, met",
    never=["the Deputy Minister for Trade, a prince, met", "the Deputy Minister, Ambassador Park Jung-sung, met"],
)
def titled_of_a_house(said: Said, office: Blank, royal: Blank, name: Blank) -> Holder | None:
    """An office, then its holder with the title of a ruling house."""
    return holder_of(said, name, said.line.value(office)) if said.line.words(royal).lower() in ROYAL else None


@holders.rule(
    "{name: person|maybe} , [the] {first: plain_rank} and {office}",
    "{name: Park Jung-sung}, {first: founder} and {office: chairman of the European Commission}, said",
    "{name: Park Jung-sung}, the {first: founder} and {office: Chief Executive}, said",
    never=["Park Jung-sung, founder of a firm, said"],
)
def two_posts_behind(said: Said, name: Blank, first: Blank, office: Blank) -> Holder | None:
    """A person, then two posts joined, the first in lower case: founder and chairman."""
    post: Office = said.line.value(office)
    made = _named_first(said, name, office)
    title = f"{said.line.words(first)} and {post.title}"
    return replace(made, office=replace(post, title=title)) if made else None


@holders.rule(
    "{name: person|maybe} , [the] [acting] [{honorific|honorific}] {office}",
    "{name: Park Jung-sung}, {office: Deputy Minister for Trade}, met",
    "{name: Park Jung-sung}, Hon'ble {office: Deputy Minister for Trade}, met",
    "{name: Park Jung-sung}, the {office: Deputy Minister for Trade}, met",
    "{name: Park Jung-sung}, the acting {office: Korean ambassador to Chile}, met",
    never=["Park Jung-sung, who is a Deputy Minister, met", "Park Jung-sung, Deputy Minister Kim Min-su, met"],
)
def named_then_office(said: Said, name: Blank, office: Blank) -> Holder | None:
    """A person named first, the office set off by a comma."""
    behind = said.line.chunks[said.last].value if said.last < len(said.line.chunks) else None
    if isinstance(behind, Person | Maybe) and " " in behind.name:
        return None  # the office of the next in a list
    return _named_first(said, name, office)


@holders.rule(
    "{name: person|maybe} , a|an {office}",
    "{name: Park Jung-sung}, a {office: spokesperson for the European Commission}, said",
    "{name: Park Jung-sung}, an {office: adviser at the European Commission}, said",
    never=["Park Jung-sung, a minister, said"],
)
def one_of_an_office(said: Said, name: Blank, office: Blank) -> Holder | None:
    """A person who is one of several in an office of a named body."""
    return _named_first(said, name, office) if said.line.value(office).organisation else None


@holders.rule(
    "{name: person|maybe} , [the] {office} , [the] {seat: party|weak_party}",
    "{name: Park Jung-sung}, {office: Deputy Minister for Trade}, {seat: Korea}; and others",
    "{name: Park Jung-sung}, the {office: Deputy Minister for Trade}, {seat: Korea}.",
    "{name: Park Jung-sung}, {office: Deputy Minister for Trade}, the {seat: Republic of Korea}.",
    never=["Park Jung-sung, Deputy Minister for Trade, Korea's first", "Park Jung-sung, Deputy Minister, Korea said"],
)
def office_then_country(said: Said, name: Blank, office: Blank, seat: Blank) -> Holder | None:
    """A person, the office, and behind a second comma the country."""
    behind = said.line.chunks[said.last : said.last + 1]
    if behind and said.line.words(behind[0]) not in {";", ".", ",", ")", "(", "and"}:
        return None
    post: Office = said.line.value(office)
    return holder_of(said, name, replace(post, party=post.party or said.line.value(seat).code))


@holders.rule(
    "{name: person} {office}",
    "{name: Sir Stuart Nash} {office: New Zealand Minister for Tourism}, joined them",
    never=["Stuart Nash Minister for Tourism", "Stuart Nash New Zealand Minister Judith Marsh"],
)
def named_then_foreign_office(said: Said, name: Blank, office: Blank) -> Holder | None:
    """A person and straight behind the name an office with its country."""
    behind = said.line.chunks[said.last : said.last + 1]
    if not said.line.value(office).party or (behind and isinstance(behind[0].value, Person | Maybe)):
        return None
    return _named_first(said, name, office)


@holders.rule(
    "{name: person} , who is|became|remains [also] [the] {office}",
    "{name: Joseph Biden}, who is {office: chairman of the European Commission}, said",
    "{name: Joseph Biden}, who became {office: Deputy Minister for Trade} in June, said",
    "{name: Joseph Biden}, who remains {office: Deputy Minister for Trade}, said",
    "{name: Joseph Biden}, who is also the {office: Deputy Minister for Trade}, said",
    never=["Joseph Biden, who is a minister, said"],
)
def named_who_is(said: Said, name: Blank, office: Blank) -> Holder | None:
    """A person, and in a relative clause the office."""
    post: Office = said.line.value(office)
    return None if post.is_plural else _named_first(said, name, office)


@holders.rule(
    "{office} ( {field: office} ) {name: person|maybe}",
    "{office: Deputy Minister} ({field: Minister for Trade}) {name: Joseph Biden} met",
    never=["the Deputy Minister (the Minister for Trade) met"],
)
def titled_with_post_in_brackets(said: Said, office: Blank, field: Blank, name: Blank) -> Holder | None:
    """An office with the post that it is in brackets: Minister of State (Minister for Trade)."""
    post: Office = said.line.value(office)
    title = f"{post.title} ({said.line.words(field)})"
    return None if post.is_plural else holder_of(said, name, replace(post, title=title))


@holders.rule(
    "{name: person|maybe} {dash|dash} [the] {office}",
    "{name: Park Jung-sung} – {office: Deputy Minister for Trade}",
    "{name: Park Jung-sung} — {office: Deputy Minister for Trade}",
    "{name: Park Jung-sung} - the {office: Deputy Minister for Trade}",
    never=["Park Jung-sung - who is a Deputy Minister - met"],
)
def named_dash_office(said: Said, name: Blank, office: Blank) -> Holder | None:
    """A person, the office behind a dash."""
    if said.first == 0 and said.line.words(name).isupper():
        return None  # a dateline: HANOI — Minister of Trade ...
    return _named_first(said, name, office)


@holders.rule(
    "{name: person|maybe} ( [the] {office} )",
    "{name: Park Jung-sung} ({office: Deputy Minister for Trade}) met",
    "{name: Park Jung-sung} (the {office: Deputy Minister for Trade}) met",
    never=["Park Jung-sung (who is a Deputy Minister) met"],
)
def office_in_brackets(said: Said, name: Blank, office: Blank) -> Holder | None:
    """A person, the office in brackets."""
    return _named_first(said, name, office)


@holders.rule(
    "{office} [,] {name: person|maybe} of [the] {seat: party|weak_party|body}",
    "{office: Prime Minister} {name: Park Jung-sung} of {seat: Korea} met",
    "{office: Prime Minister} {name: Park Jung-sung} of the {seat: Republic of Korea} met",
    "the {office: President}, {name: Park Jung-sung} of {seat: Korea}, met",
    never=["Prime Minister Park Jung-sung of all people"],
)
def titled_of(said: Said, office: Blank, name: Blank, seat: Blank) -> Holder | None:
    """An office, its holder, and behind the name whose it is."""
    post: Office = said.line.value(office)
    whose = said.line.value(seat)
    if isinstance(whose, Body):
        return holder_of(
            said, name, replace(post, organisation=post.organisation or whose.name, party=post.party or whose.party)
        )
    return holder_of(said, name, replace(post, party=post.party or whose.code))


@holders.rule(
    "{office} {family: odd_family&Cap} {given: person|maybe}",
    "{office: General Secretary} {family: To} {given: Lam} met",
    never=["the Minister to Lam"],
)
def titled_with_odd_family(said: Said, office: Blank, family: Blank, given: Blank) -> Holder:
    """An office before a family name that is an English word."""
    name = said.line.between(family.start, given.end)
    return Holder(Person(name), said.line.value(office), said.start, said.end)


@holders.rule(
    "{office} {given: Noun} {name: maybe}",
    "{office: Trade Minister} {given: Parks} {name: Tau} met them",
    never=["Trade Minister Meets Tau", "Minister Parks Tau"],
)
def titled_with_odd_given(said: Said, office: Blank, given: Blank, name: Blank) -> Holder | None:
    """An office with its field before a given name that is an English word."""
    post: Office = said.line.value(office)
    word = said.line.words(given)
    is_title = not word[1:].islower() or word.lower() in forms() or " " in said.line.words(name)
    if " " not in post.title or post.is_plural or is_title or len(word) > LONGEST_GIVEN:
        return None
    return Holder(Person(said.line.between(given.start, name.end)), post, said.start, said.end)


LONGEST_GIVEN = 7  # letters of a given name that is a word: Parks, Grant, Hope


@holders.rule(
    "{office} : {name: person|maybe}",
    "{office: Chair}: {name: Park Jung-sung}",
    never=["the Chair: Steel was discussed"],
)
def titled_colon(said: Said, office: Blank, name: Blank) -> Holder | None:
    """An office and behind a colon its holder, as programmes list them."""
    post: Office = said.line.value(office)
    if not post.title[:1].isupper() or " " not in said.line.words(name):
        return None
    return holder_of(said, name, post)


@holders.rule(
    "{office} He",
    "{office: Vice Premier} He will join",
    never=["the ministers. He will join"],
)
def titled_he(said: Said, office: Blank) -> Holder | None:
    """An office before the Chinese family name He."""
    post: Office = said.line.value(office)
    if post.is_plural or not post.title[:1].isupper():
        return None
    return Holder(Person("He"), post, said.start, said.end)


@holders.rule(
    "{whose: demonym|party} ['s] {post: leader_word} {name: person|maybe}",
    "{whose: Canadian} {post: leader} {name: Joseph Biden} met",
    "{whose: EU} {post: trade chief} {name: Park Jung-sung} met",
    "{whose: Canada}'s {post: top diplomat} {name: Joseph Biden} met",
    never=["the leader Joseph Biden met", "Canadian leaders met Joseph Biden"],
)
def leader_of(said: Said, whose: Blank, post: Blank, name: Blank) -> Holder | None:
    """The leader or the top diplomat of a country, the name behind."""
    title = said.line.words(post)
    if isinstance(said.line.value(name), Maybe) and " " not in said.line.words(name) + title:
        return None
    if title == "chief":
        title = f"{said.line.words(whose)} chief"  # the EU chief: of an office that has no other name
    return holder_of(said, name, Office(title, None, said.line.value(whose).code), said.start, said.end)


@holders.rule(
    "the {post: leader_word} of [the] {whose: party|weak_party} [,] {name: person}",
    "the {post: leader} of {whose: Canada} {name: Joseph Biden} met",
    "the {post: leader} of the {whose: Republic of Korea}, {name: Joseph Biden}, met",
    never=["the leader of Canada met Joseph Biden"],
)
def leader_with_country(said: Said, post: Blank, whose: Blank, name: Blank) -> Holder | None:
    """The leader of a country named behind the word, and the name."""
    return holder_of(said, name, Office(said.line.words(post), None, said.line.value(whose).code), said.start, said.end)


@appositions.rule(
    "{holder} , [the] {office}",
    "{holder: Secretary Scott Bessent}, {office: Minister of Trade}, met",
    "{holder: Secretary Scott Bessent}, the {office: Minister of Trade}, met",
    never=["Minister Scott Bessent met the Ambassador", "Minister Scott Bessent, Ambassador Mark Brown, and others"],
)
def second_office(said: Said, holder: Blank, office: Blank) -> Holder | None:
    """A holder, then another office of the same person set off by a comma."""
    post: Office = said.line.value(office)
    behind = said.line.chunks[said.last : said.last + 1]
    other = is_of_another(said.line.value(holder), post)  # `EAM Kim, EU Commissioner discuss trade`
    named = other or (behind and isinstance(behind[0].value, (Holder, Maybe)))  # of him who is named behind it
    if post.is_plural or not post.title[:1].isupper() or named or (behind and said.line.words(behind[0])[:1].isupper()):
        return None
    return Holder(said.line.value(holder).person, post, said.start, said.end)


@appositions.rule(
    "{office} {holder}",
    "the {office: Special Adviser to the President} {holder: Ambassador Mark Brown}",
    never=["the President, Ambassador Mark Brown"],
)
def office_before_holder(said: Said, office: Blank, holder: Blank) -> Holder | None:
    """An office straight before somebody who is named with another."""
    post: Office = said.line.value(office)
    return None if post.is_plural else Holder(said.line.value(holder).person, post, said.start, said.end)


LEADERS = frozenset({"Prime Minister", "President", "Chancellor", "Premier", "Taoiseach"})
# Ranks that stand alone for somebody who was named before, and those that their holder has beside another post.
KNOWN_BY_RANK = LEADERS | {"Secretary", "Minister", "Deputy Secretary", "Vice Minister", "Ambassador", "Commissioner"}
HELD_WITH_ANOTHER = frozenset(
    {"Deputy Prime Minister", "Vice President", "Vice-President", "Executive Vice-President", "Vice Premier"}
    | {
        "Executive Vice President",
        "Deputy Premier",
        "Senior Minister",
        "High Representative",
        "First Deputy Prime Minister",
    }
)


def _two_leaders(said: Said, name: Blank, office: Office) -> Actors | None:
    """Two leaders, of whom the second is named: `the Prime Minister and President Lee`."""
    first, _, second = office.title.partition(" and ")
    if not second or first == second:
        return None
    if not {first, second} <= LEADERS and not _is_another(said, name, first):
        return None
    start = said.start + said.words.index(" and ") + len(" and ")
    return Actors((Office(first), Holder(person_of(said.line.value(name)), Office(second), start, said.end)))


def _is_another(said: Said, name: Blank, first: str) -> bool:
    """Whether the first of two posts is somebody's who was named before: `the Secretary and Foreign Minister Lee`."""
    if not said.first or said.line.lowered[said.first - 1] != "the" or first in HELD_WITH_ANOTHER:
        return False
    return first in KNOWN_BY_RANK or (" " not in said.line.value(name).name and " of " not in first)


def _named_first(said: Said, name: Blank, office: Blank) -> Holder | None:
    if isinstance(value := said.line.value(name), Maybe) and " " not in value.name:
        return None
    return holder_of(said, name, said.line.value(office))


def holder_of(said: Said, name: Blank, office: Office, start: int = 0, end: int = 0) -> Holder | None:
    """Somebody in an office, singular where its title is that of several."""
    if office.is_plural:
        office = replace(office, title=singular(office.title), is_plural=False)
    return Holder(person_of(said.line.value(name)), office, start or said.start, end or said.end)


def person_of(value: Person | Maybe) -> Person:
    """The person, also of a name that only may be one."""
    return value if isinstance(value, Person) else Person(value.name)


def singular(title: str) -> str:
    """A title in the singular: the first plural word of it is its head."""
    for plural, ending in (("men", "man"), ("ies", "y"), ("s", "")):
        found = re.search(rf"\b\w+?{plural}\b", title)
        if found and found.group().lower() not in {"affairs", "business", "economics"}:
            head = found.group()
            return title.replace(head, head.removesuffix(plural) + ending, 1)
    return title
