"""Actors that no proper name tells: sides, delegations, pronouns.

Things that are only counted or belong to a country are none.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from communique.lexicon.leaders import party_of_leader
from communique.lexicon.verbs import classes, forms
from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Body, City, Demonym, Group, Office, Party, Pronoun

groups = Stage("groups", makes=("group", "sides", "pronoun", "body", "holder", "person", "maybe", "office"))

ALSO = frozenset(
    "just already subsequently also further then later reportedly recently jointly will have had last first".split()
)  # what may stand before what somebody does


@groups.rule(
    "{whose: demonym|party|weak_party} ['s] {public_group}",
    "the {whose: EU}'s {public_group: leadership} asked",
    "the {whose: Tajik} {public_group: delegation} asked for more",
    "the {whose: EU} {public_group: side} agreed",
    "{whose: Turkey}'s {public_group: government} agreed",
    never=["the Tajik textiles"],
)
def public_group(said: Said, whose: Blank, public_group: Blank) -> Group:
    """The government, side or delegation of a country acts for the country."""
    return Group(said.words, codes(said, whose))


@groups.rule(
    "{whose: demonym|party} [{low!function}]* {who: travelling}",
    "{whose: Korea}'s {who: trade mission} arrived",
    "the {whose: Korean} economic {who: delegation} asked",
    never=["the trade delegation asked"],
)
def travellers(said: Said, whose: Blank, who: Blank) -> Group:
    """A trade delegation or a business mission of a country."""
    return Group(said.words, codes(said, whose))


@groups.rule(
    "{who: travelling} from [the] {whose: party}",
    "a {who: trade mission} from {whose: Korea} arrived",
    "a {who: business mission} from the {whose: EU} arrived",
    never=["a trade mission from Lima arrived"],
)
def travellers_from(said: Said, who: Blank, whose: Blank) -> Group:
    """A trade mission or a delegation, its country named behind it."""
    return Group(said.words, codes(said, whose))


@groups.rule(
    "the {low!function}* {who: travelling}",
    "the {who: delegation} met the Ministers",
    "the visiting high-level {who: delegation} met the Ministers",
    never=["the delegation of powers", "a trade delegation asked"],
)
def delegation_again(said: Said, who: Blank) -> Pronoun | Declined:
    """A delegation that was named before: the delegation, the visiting mission."""
    line = said.line
    opens = said.first == 0 or line.chunks[said.first - 1].low in {",", "and", "that", "where", "."}
    behind = line.chunks[said.last : said.last + 1]
    goes_on = bool(behind) and behind[0].low in {"of", "from", "to", "led", "headed", "for", ","}
    return Pronoun("the delegation") if opens and not goes_on else Declined("a delegation told in full")


@groups.rule(
    "{officials_of} the {whose: demonym|party} {who: public_group|travelling|agency}",
    "{officials_of: members of} the {whose: Korean} {who: government} met",
    "{officials_of: members of} the {whose: US} {who: trade delegation} met",
    "{officials_of: members of} the {whose: Korean} {who: parliament} met",
    never=["members of the Korean choir met"],
)
def officials_of_government(said: Said, whose: Blank, **_: Blank) -> Group:
    """Members or representatives of a country's government act for it."""
    return Group(said.words, codes(said, whose))


@groups.rule(
    "{whose: demonym|party|weak_party|city} ['s] [{low!function}] [{low!function}] {agency}",
    "{whose: China}'s commerce {agency: ministry} asked",
    "{whose: Tokyo}'s trade {agency: ministry} asked",
    "two {whose: Chinese} {agency: government agencies} asked",
    "the {whose: Chinese} {agency: ministry} asked",
    "the {whose: US} commerce {agency: department} asked",
    "{whose: Turkey}'s foreign trade {agency: chamber} asked",
    never=["the commerce ministry asked"],
)
def unnamed_ministry(said: Said, whose: Blank, agency: Blank) -> Group | Declined:
    """A ministry told only by its country and field acts for the country."""
    words, of = said.line.words(agency), said.line.value(whose)
    if not words.islower() and words != "Cabinet":
        return Declined("a name")
    if isinstance(of, City):
        return Group(said.words, (of.country,)) if of.is_capital else Declined("a city's own")
    return Group(said.words, codes(said, whose))


@groups.rule(
    "{first: demonym|party} and {second: demonym|party} [{low!function}] [and {low!function}] {public_group}",
    "{first: Korean} and {second: Japanese} {public_group: officials} met",
    "{first: Korean} and {second: Japanese} foreign and economic {public_group: officials} met",
    never=["Korean and Japanese textiles"],
)
def public_groups(said: Said, first: Blank, second: Blank, public_group: Blank) -> Group:
    """The officials of two countries act for both."""
    return Group(said.words, codes(said, first, second))


@groups.rule(
    "{whose: demonym|party} ['s] {private_group}",
    "{whose: Korean} {private_group: companies} invested",
    "{whose: Korea}'s {private_group: companies} invested",
    never=["the companies invested"],
)
def private_group(said: Said, whose: Blank, private_group: Blank) -> Group:
    """The companies of a country act for themselves and tell whose they are."""
    return Group(said.words, codes(said, whose), is_private=True)


@groups.rule(
    "{whose: demonym|party} ['s] {kind: low!function} {private_group}",
    "{whose: Korean} {kind: tech} {private_group: companies} invested",
    "{whose: Korea}'s {kind: steel} {private_group: companies} invested",
    never=["the steel companies invested", "Korea asked companies to invest"],
)
def private_group_of_a_kind(said: Said, whose: Blank, kind: Blank, **_: Blank) -> Group | Declined:
    """The companies of a country in one trade act for themselves: Korean steel companies."""
    is_owned = isinstance(said.line.value(whose), Demonym) or said.line.lowered[kind.first - 1] == "'s"
    if not is_owned or said.line.words(kind) in forms():
        return Declined("no firms of a trade")
    return Group(said.words, codes(said, whose), is_private=True)


@groups.rule(
    "{private_group} from [the] {first: party} and [the] {second: party}",
    "{private_group: Companies} from {first: Korea} and {second: Canada} signed",
    "{private_group: companies} from the {first: EU} and the {second: UAE} signed",
    never=["companies from Korea invested"],
)
def private_groups_from(said: Said, private_group: Blank, first: Blank, second: Blank) -> Group:
    """The companies of two countries named behind them."""
    return Group(said.words, codes(said, first, second), is_private=True)


@groups.rule(
    "{whose: holder|person} 's administration|government|cabinet|team",
    "{whose: President Lee}'s administration acted",
    "{whose: President Lee}'s government acted",
    "{whose: President Lee}'s cabinet acted",
    "{whose: President Lee}'s team acted",
    never=["the administration acted"],
)
def administration_of(said: Said, whose: Blank) -> object:
    """The government of somebody acts for that person."""
    return said.line.value(whose)


@groups.rule(
    "{whose: holder|person|office} 's office",
    "{whose: President Lee}'s office said",
    "the {whose: Trade Representative}'s office opened a probe",
    never=["They met in the minister's office."],
)
def office_of(said: Said, whose: Blank) -> object:
    """The office of somebody acts for that person."""
    behind = said.line.lowered[said.last] if said.last < len(said.line.chunks) else ""
    acts = behind in forms() or behind in ALSO or behind in {"has", "had", "will", "said"}
    return said.line.value(whose) if acts else Declined("a room")


@groups.rule(
    "[{count: number_word|number}] {whose: party} {members_of}",
    "{whose: EU} {members_of: Member States} agreed",
    "the {whose: EU} {members_of: countries} agreed",
    "{count: 27} {whose: EU} {members_of: countries} agreed",
    "{count: six} {whose: GCC} {members_of: members} agreed",
    never=["the Member States agreed"],
)
def members_of(said: Said, whose: Blank, **_: Blank) -> Group | Declined:
    """The member states of a bloc act for it."""
    bloc = said.line.value(whose)
    return Group(said.words, codes(said, whose)) if len(bloc.code) > 2 or bloc.code == "EU" else Declined("no bloc")


@groups.rule(
    "{whose: maybe|person} administration|government",
    "the {whose: Meloni} administration acted",
    "the {whose: Giorgia Meloni} government acted",
    never=["the administration acted"],
)
def named_administration(said: Said, whose: Blank) -> object:
    """The administration of a leader, named without an apostrophe, acts for the country, else for that leader."""
    code = party_of_leader(said.line.words(whose))
    return Group(said.words, (code,)) if code else said.line.value(whose)


@groups.rule(
    "[{whose: party|demonym}] ['s] {legislature}",
    "{legislature: Parliament} passed the bill",
    "{whose: Mexico}'s {legislature: Senate} passed the bill",
    "the {legislature: Senate} passed the bill",
    "the {whose: French} {legislature: Senate} passed the bill",
    never=["the parliamentary debate"],
)
def legislature(said: Said, legislature: Blank, whose: Blank | None = None) -> Body:
    """A parliament, one of its chambers, or a high court."""
    return Body(said.line.words(legislature), said.line.value(whose).code if whose else None, None)


@groups.rule(
    "{officials_of} [the] {party} [{members_of}]",
    "the {officials_of: government of} {party: Japan} asked",
    "the {officials_of: leaders of} the {party: European Union} asked",
    "the {officials_of: leaders of} the {party: ASEAN} {members_of: countries} asked",
    never=["the companies of Japan"],
)
def government_of(said: Said, officials_of: Blank, party: Blank, **_: Blank) -> Group:
    """The government, leaders or officials of a country, the country named after them."""
    return Group(said.words, codes(said, party))


@groups.rule(
    "{whose: party} ( {body} )",
    "co-hosted by {whose: Korea} ({body: Ministry of Foreign Affairs}) and others",
    "co-hosted by {whose: Korea} ({body: Ministry of Foreign Affairs, Minister Cho Hyun}) and others",
    never=["Korea (see below)"],
)
def body_in_brackets(said: Said, whose: Blank, body: Blank) -> Body:
    """A country, and in brackets the ministry that acts for it."""
    named: Body = said.line.value(body)
    return replace(named, party=said.line.value(whose).code)


@groups.rule(
    "the visiting {who: national|office}",
    "the visiting {who: leader} met the ministers",
    "the visiting {who: Minister} met the exporters",
    never=["the visiting exporters met the ministers"],
)
def visiting(said: Said, who: Blank) -> Pronoun | Office:
    """Somebody from abroad who was named before: the visiting leader."""
    office = said.line.value(who)
    return office if isinstance(office, Office) and office.party else Pronoun(said.words)


@groups.rule(
    "the {who: national}",
    "the {who: top diplomat} urged them to act",
    never=["the leader urged them to act", "the official suggested a forum"],
)
def the_diplomat(said: Said, who: Blank) -> Pronoun | Declined:
    """A minister who was named before, called the top diplomat."""
    return Pronoun("he") if said.line.words(who).lower() == "top diplomat" else Declined("one of many")


@groups.rule(
    "the {whose: demonym|party} {who: national}",
    "the {whose: Vietnamese} {who: official} suggested a forum",
    "the {whose: UAE} {who: official} suggested a forum",
    never=["the official suggested a forum", "the Vietnamese textiles"],
)
def national(said: Said, whose: Blank, who: Blank) -> Office:
    """Somebody of a country who was named before: the Vietnamese official, the Kazakh leader."""
    return Office(said.line.words(who), party=said.line.value(whose).code)


@groups.rule(
    "a|an|one [{low!function}] {whose: demonym} [{low!function}] {who: national}",
    "an {whose: Indian} {who: official} suggested a forum",
    "a senior {whose: Indian} {who: diplomat} suggested a forum",
    "a {whose: Indian} trade {who: official} suggested a forum",
    "one {whose: Indian} {who: official} suggested a forum",
    never=["the official suggested a forum", "a Vietnamese textile"],
)
def somebody_of(said: Said, whose: Blank, who: Blank) -> Group:
    """Somebody without a name who speaks for a country: a senior Indian official, an Egyptian trade diplomat."""
    return Group(said.words, codes(said, whose))


def codes(said: Said, *blanks: Blank | None) -> tuple[str, ...]:
    """The codes of the parties in the blanks, each once."""
    values = [said.line.value(blank) for blank in blanks if blank]
    return tuple(dict.fromkeys(value.code for value in values if isinstance(value, Party)))


def behind_also(said: Said) -> str:
    """The word behind what matched, in lower case, with `also`, `then` and the like stepped over; empty at the end."""
    line, at = said.line, said.last
    while at < len(line.chunks) and line.chunks[at].low in ALSO:
        at += 1
    return str(line.chunks[at].low) if at < len(line.chunks) else ""


@cache
def told_forms() -> frozenset[str]:
    """The forms of verbs that tell what somebody did: no noun stands in their place."""
    return frozenset(classes()["v.past"])


@cache
def present_forms() -> frozenset[str]:
    """The forms of verbs that tell what somebody does."""
    return frozenset(classes()["v.s"])
