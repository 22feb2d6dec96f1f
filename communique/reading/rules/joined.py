"""Actors by more than one name, joined by `and`, with their article: several words that are one who acts.

Two places are no two actors.
"""

from __future__ import annotations

from dataclasses import replace

from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Actors, Body, City, Group, Holder, Maybe, Office, Party, Person

VENUES = frozenset({"in", "at", "to", "from"})
glosses = Stage("glosses", makes=("party", "weak_party", "body", "holder", "person", "group", "sides"))
articles = Stage("articles", makes=("party", "weak_party", "body", "person", "holder", "office", "group", "actors"))
coordination = Stage("coordination", makes=("actors",))


@glosses.rule(
    "{whole: party|body|holder|person} ( [the] {alias: party|body|acronym} [, [or] [the] {party|body|acronym}]* )",
    "the {whole: Kingdom of Cambodia} ({alias: Cambodia}) agreed",
    "the {whole: United States of America} (the {alias: United States}) agreed",
    "the {whole: United States of America} ({alias: United States}, or U.S.) agreed",
    "the {whole: United States of America} ({alias: United States}, or the USA) agreed",
    "the {whole: United States of America} ({alias: United States}, USA) agreed",
    never=["Cambodia (see below)"],
)
def glossed(said: Said, whole: Blank, alias: Blank) -> object:
    """An actor with its short name in brackets."""
    return said.line.value(whole)


@glosses.rule(
    "{whole: party|body|group} {dash} represented by {who: holder|person|body|office} {dash}",
    "The {whole: EU} – represented by {who: Minister Lee Min-ho} – and Canada signed it",
    never=["The EU – represented there – and Canada signed it"],
)
def represented(said: Said, whole: Blank, **_: Blank) -> object:
    """A party with who represents it in an aside."""
    return said.line.value(whole)


@glosses.rule(
    "{whole: party} and its|their [{number}] {states: collective}",
    "the {whole: EU} and its {states: member states} agreed",
    "the {whole: EU} and their {states: member states} agreed",
    "the {whole: EU} and its {number: 27} {states: member states} agreed",
    never=["Chile and its neighbours agreed"],
)
def with_member_states(said: Said, whole: Blank, **_: Blank) -> Party:
    """A bloc and its member states: the bloc."""
    party: Party = said.line.value(whole)
    return party


@glosses.rule(
    "{whole: party} and its|their|our|several|many|some {low!function|acronym}* {beside: its_partners}",
    "{whole: Chile} and its {beside: neighbours} agreed",
    "{whole: Chile} and its IPEF {beside: partners} agreed",
    "the {whole: EU} and their like-minded {beside: partners} agreed",
    "the {whole: EU} and our {beside: allies} agreed",
    "the {whole: EU} and several {beside: countries} agreed",
    "the {whole: EU} and many {beside: states} agreed",
    "the {whole: EU} and some {beside: allies} agreed",
    never=["talks between Chile and its neighbours failed", "Chile and its exports grew"],
)
def with_its_partners(said: Said, whole: Blank, beside: Blank) -> Party | Declined:
    """A country and those beside it whom nothing names: what is done is told of the country."""
    party: Party = said.line.value(whole)
    before = said.line.lowered[said.first - 1] if said.first else ""
    return Declined("all of them") if before in {"between", "among"} else party


@glosses.rule(
    "{whole: party} and {count: number|number_word} {low!function|acronym}* {beside: its_partners}",
    "{whole: Chile} and {count: three} IPEF {beside: partners} agreed",
    never=["Chile and 13 ships arrived"],
)
def with_so_many(said: Said, whole: Blank, count: Blank, beside: Blank) -> Party:
    """A country and so many others whom nothing names: what is done is told of the country."""
    party: Party = said.line.value(whole)
    return party


@glosses.rule(
    "{whole: party|group} ( {party} [, [and] {party}]* [and {party}] )",
    "{whole: MERCOSUR} ({party: Argentina}, Brazil, and Uruguay) agreed",
    "{whole: MERCOSUR} ({party: Argentina}, Brazil and Uruguay) agreed",
    "the {whole: states of MERCOSUR} ({party: Argentina} and Brazil) agreed",
    never=["MERCOSUR (see below)"],
)
def with_its_members(said: Said, whole: Blank, party: Blank) -> Party | Group:
    """A bloc with its members in brackets."""
    bloc: Party | Group = said.line.value(whole)
    return bloc


@glosses.rule(
    "{whose: party} [regional] [trade|trading] bloc|grouping",
    "{whose: Mercosur} trade bloc agreed",
    "the {whose: Mercosur} regional bloc agreed",
    "the {whose: Mercosur} trading bloc agreed",
    "the {whose: Mercosur} grouping agreed",
    never=["the bloc agreed", "a trade bloc agreed"],
)
def bloc(said: Said, whose: Blank) -> Party:
    """A bloc with the word for it behind its name."""
    named: Party = said.line.value(whose)
    return named


@glosses.rule(
    "[{owner: determiner}] {side: group} [,] {who: person|holder|maybe}",
    "{owner: his} {side: Chinese counterpart}, {who: Wang Yi}, agreed",
    "talks with {side: Canadian counterpart} {who: Minister Lee Min-ho}",
    never=["the Chinese delegation, Wang Yi said", "his Chinese counterpart agreed"],
)
def counterpart(said: Said, side: Blank, who: Blank, owner: Blank | None = None) -> object:
    """The one who holds the same office for another country, and the name behind."""
    group: Group = said.line.value(side)
    return _of(said.line.value(who), group.parties[0]) if _is_counterpart(group.words) else Declined("a delegation")


@glosses.rule(
    "[{owner: determiner}] {side: group} , {first: person|maybe} and {last: person|maybe}",
    "{owner: his} {side: Korean and Canadian counterparts}, {first: Lee Min-ho} and {last: Mary Roy}, met",
    "{side: Korean and Canadian counterparts}, {first: Lee Min-ho} and {last: Mary Roy}, respectively, met",
    never=["the Korean and Canadian delegations, Lee Min-ho and Mary Roy, met"],
)
def counterparts(said: Said, side: Blank, first: Blank, last: Blank, **_: Blank) -> Actors | Declined:
    """Those who hold the same office for two other countries, and their names behind in the same order."""
    group: Group = said.line.value(side)
    if not group.words.lower().endswith("counterparts") or len(group.parties) != 2:
        return Declined("no two counterparts")
    who = (said.line.value(first), said.line.value(last))
    return Actors(tuple(_of(one, party) for one, party in zip(who, group.parties, strict=True)))


@glosses.rule(
    "[{owner: determiner}] [{low!function}]* [{city: city|acronym|initial}] counterpart|colleague [from|of {party}] [,]"
    " {who: person|holder|maybe}",
    "{owner: his} counterpart from {party: Vietnam}, {who: Nguyen Hong Dien}, agreed",
    "{owner: her} counterpart of {party: Chile}, {who: Minister Lee Min-ho}, agreed",
    "with counterpart {who: Minister Lee Min-ho} in May",
    "met {owner: his} {city: Dubai} counterpart {who: Minister Lee Min-ho}",
    "met {owner: his} newly appointed counterpart {who: Minister Lee Min-ho}",
    "met {owner: his} colleague {who: Minister Lee Min-ho}",
    never=["his counterpart agreed"],
)
def counterpart_from(
    said: Said, who: Blank, owner: Blank | None = None, party: Blank | None = None, city: Blank | None = None
) -> object:
    """The counterpart from a country, and the name behind."""
    where = said.line.value(city) if city else None
    code = said.line.value(party).code if party else where.country if isinstance(where, City) else None
    return _of(said.line.value(who), code)


@glosses.rule(
    "{heads: office} and [the] {last: party}",
    "the {heads: foreign ministers of Japan} and {last: Chile} met",
    "{heads: Presidents of Kazakhstan} and the {last: Netherlands} met",
    never=["the foreign minister of Japan and Chile met"],
)
def heads_of_two(said: Said, heads: Blank, last: Blank) -> Group | Declined:
    """The ministers or presidents of two countries, the countries named behind."""
    office: Office = said.line.value(heads)
    if office.party is None or not said.line.words(heads).split(" of ")[0].endswith("s"):
        return Declined("one person")
    return Group(said.words, (office.party, said.line.value(last).code))


@coordination.rule(
    "{first: single_actor} [,] and [later|also] with {last: single_actor}",
    "They met with {first: Canada} and with {last: Chile}.",
    "They met with {first: Canada}, and later with {last: Chile}.",
    "They met with {first: Canada} and also with {last: Chile}.",
    never=["They praised Canada and with Chile they agreed."],
)
def with_one_and_with_another(said: Said, first: Blank, last: Blank) -> Actors | Declined:
    """Those with each of whom somebody meets: `talks with Canada and with Chile`."""
    if not word_before(said).endswith("with"):
        return Declined("another clause")
    return Actors((said.line.value(first), said.line.value(last)))


@coordination.rule(
    "{first: single_actor} [, [the] {single_actor}]* [,] {joiner} [of|by] [the|his|her|their]"
    " {last: single_actor|actors}",
    "{first: Korea}, the {single_actor: European Union} and {last: Japan} agreed",
    "{first: Korea}, {single_actor: China}, and the {last: European Union} agreed",
    "{first: Korea} {joiner: together with} {last: Japan} asked",
    "{first: Minister Kim} and his {last: Japanese counterpart} agreed",
    "{first: Minister Kim} and her {last: Japanese counterpart} agreed",
    "the {first: Korean delegates} and their {last: Japanese counterparts} agreed",
    "the {first: states of Korea} {joiner: and} of {last: Japan} asked",
    "by {first: Minister Lee Min-ho}, {joiner: and} by {last: Minister Kim Min-seo}",
    "in {first: Peru}, {single_actor: Minister Lee Min-ho} and {last: Minister Kim Min-seo} met",
    never=["Korea, Japan"],
)
def several(said: Said, first: Blank, last: Blank, joiner: Blank, single_actor: Blank | None = None) -> Actors:
    """Several actors joined by commas and `and`."""
    chunks = said.line.chunks[said.first : said.last]
    named = [chunk.value for chunk in chunks if chunk.value is not None]
    members = tuple(one for value in named for one in (value.members if isinstance(value, Actors) else (value,)))
    in_it = word_before(said) in VENUES or said.line.lowered[max(0, said.first - 2) : said.first] == ["capital", "of"]
    is_venue = isinstance(members[0], Party) and in_it and said.line.words(chunks[1]) == ","
    if is_venue and len(members) > 2 and all(isinstance(one, Holder | Person) for one in members[1:]):
        return Actors(members[1:], is_behind_a_venue=True)
    return Actors(members[1:] if _is_one_person(said, members) else members)


@coordination.rule(
    "{first: holder|person|maybe|office|group} and {last: pronoun}",
    "{first: Minister Lee Min-ho} and {last: I} signed it",
    never=["he met Minister Lee Min-ho and we signed it", "Minister Lee Min-ho came and he signed it"],
)
def with_me(said: Said, first: Blank, last: Blank) -> Actors | Declined:
    """Somebody and who speaks: the Minister and I."""
    if said.line.words(last) != "I":
        return Declined("another clause")
    return Actors((said.line.value(first), said.line.value(last)))


@coordination.rule(
    "{first: pronoun} and [the|his|her|my] {last: single_actor|actors}",
    "{first: She} and {last: Minister Lee Min-ho} signed it",
    "{first: She} and the {last: Minister} signed it",
    "{first: He} and his {last: Canadian counterpart} signed it",
    "{first: He} and her {last: Canadian counterpart} signed it",
    "{first: I} and my {last: Canadian counterpart} signed it",
    "{first: The Council} and the {last: European Parliament} reached a deal",
    never=["the ministry and the Minister signed it", "it and the Minister"],
)
def with_somebody_again(said: Said, first: Blank, last: Blank) -> Actors | Declined:
    """He, she or I together with somebody who is named."""
    value, again = said.line.value(last), said.line.words(first).lower()
    if again not in {"he", "she", "i"} and not (again in {"the council", "the commission"} and isinstance(value, Body)):
        return Declined("no person")
    return Actors((said.line.value(first), *(value.members if isinstance(value, Actors) else (value,))))


def _is_one_person(said: Said, members: tuple[object, ...]) -> bool:
    """Whether an office is joined to another of the holder behind: `the Vice-President and Commissioner, Ann Lee`."""
    if len(members) != 2 or not isinstance(members[0], Office) or not isinstance(members[1], Holder):
        return False
    words = said.line.words(said.line.chunks[said.last - 1])
    behind = words.removeprefix(members[1].office.title)
    return behind != words and "," in behind and said.line.chunks[said.last - 2].low == "and"


@glosses.rule(
    "{who: holder|person} {joiner} his|her team|delegation",
    "{who: Minister Lee Min-ho} {joiner: and} his team met Canada",
    "{who: Minister Lee Min-ho} {joiner: along with} her delegation met Canada",
    never=["Minister Lee Min-ho and the delegation met Canada"],
)
def with_a_team(said: Said, who: Blank, joiner: Blank) -> object:
    """Somebody with those who travel along."""
    return said.line.value(who)


@coordination.rule(
    "{first: holder} ; [{holder} ;]* [and] {last: holder}",
    "co-chaired by {first: Minister Joseph Biden}; {holder: Minister Ken Saito}; and {last: Minister Xi Jinping}",
    "co-chaired by {first: Minister Joseph Biden}; {last: Minister Xi Jinping}",
    never=["Minister Joseph Biden; the quota"],
)
def holders_in_a_list(said: Said, first: Blank, last: Blank, holder: Blank | None = None) -> Actors:
    """Several people with long offices, parted by semicolons."""
    chunks = said.line.chunks[said.first : said.last]
    return Actors(tuple(chunk.value for chunk in chunks if chunk.value is not None))


@coordination.rule(
    "{first: city} [, {city}]* [,] {joiner} {last: city}",
    "{first: Seoul} {joiner: and} {last: Washington} launched talks",
    "{first: Seoul}, {city: Tokyo}, {joiner: and} {last: Washington} launched talks",
    never=["Seoul, Washington"],
)
def capitals(said: Said, first: Blank, joiner: Blank, last: Blank, city: Blank | None = None) -> Actors | Declined:
    """Capitals that stand for their governments."""
    cities = [one for one in said.line.values(Blank(said.first, said.last, 0, 0)) if isinstance(one, City)]
    if not all(city.is_capital and city.country for city in cities) or word_before(said) in {"in", "to", "from", "at"}:
        return Declined("places")
    return Actors(tuple(Party(city.country, city.name) for city in cities))


@articles.rule(
    "[{owner: determiner}] {side: group} {dash} {who: actors|holder}",
    "with {owner: their} {side: Canadian counterparts} – {who: Minister Lee Min-ho and Minister Kim Min-seo}",
    "with {side: Canadian counterparts} – {who: Minister Lee Min-ho and Minister Kim Min-seo}",
    never=["the Canadian delegation – Minister Lee Min-ho said"],
)
def counterparts_by_name(said: Said, side: Blank, who: Blank, **_: Blank) -> object:
    """The counterparts from a country, and their names behind a dash."""
    group: Group = said.line.value(side)
    return said.line.value(who) if _is_counterpart(group.words) else Declined("a delegation")


@articles.rule(
    "the|both {actor: single_actor|actors}",
    "urged the {actor: European Union} to act",
    "both {actor: Korea and Canada} agreed",
    never=["the quota of Korea"],
)
def with_article(said: Said, actor: Blank) -> object:
    """An actor with its article."""
    return said.line.value(actor)


@articles.rule(
    "{fresh: before_somebody} {actor: office|group}",
    "met the {fresh: new} {actor: Peruvian ambassador}",
    "met a {fresh: new} {actor: Omani delegation}",
    never=["met the new exporters", "the new Minister of Trade was sworn in"],
)
def somebody_new(said: Said, actor: Blank, **_: Blank) -> object:
    """An actor with an adjective that tells since when or why here: the new ambassador, a visiting delegation."""
    value = said.line.value(actor)
    if isinstance(value, Office) and not value.party:
        return Declined("an office of which nothing tells whose it is")
    return value


@articles.rule(
    "{style: honorific&Cap}+ {actor: holder}",
    "met {style: Hon'ble} {actor: Deputy Minister Lee Min-ho} today",
    never=["met Mr. Lee Min-ho today"],
)
def with_style(said: Said, actor: Blank, **_: Blank) -> object:
    """Somebody in office with a style before it: Hon'ble Minister."""
    return said.line.value(actor)


@articles.rule(
    "his|her|their|its|my {low!function}* counterpart from [the] {whose: party}",
    "met his counterpart from {whose: Korea}",
    "met her counterpart from {whose: Korea}",
    "met their counterpart from the {whose: EU}",
    "met its counterpart from {whose: Korea}",
    "met my trade counterpart from {whose: Korea}",
    never=["met his counterpart in Korea"],
)
def counterpart_of_party(said: Said, whose: Blank) -> Group:
    """The counterpart from a country that is named behind."""
    return Group(said.words, (said.line.value(whose).code,))


@articles.rule(
    "his|her|their|my {side: group}",
    "invited his {side: Omani counterpart} to Lima",
    "invited her {side: Omani counterpart} to Lima",
    "invited their {side: Omani counterparts} to Lima",
    "invited my {side: Omani counterpart} to Lima",
    never=["invited his delegation to Lima"],
)
def counterpart_of_somebody(said: Said, side: Blank) -> object:
    """The one who holds the same office for another country, with whose counterpart it is."""
    group: Group = said.line.value(side)
    return group if _is_counterpart(group.words) else Declined("a delegation")


@articles.rule(
    "[the] {heads: office|gatherer} from|of [the] {whose: actors}",
    "{heads: Economic Ministers} from the {whose: ten ASEAN countries and Japan} met in Lima.",
    "The {heads: trade ministers} of the {whose: ten ASEAN countries and Japan} met in Lima.",
    "{heads: Senior officials} of {whose: Chile and Japan} met in Lima.",
    never=["The Minister of Economy of Japan met her colleagues.", "The finance ministers from Japan met in Lima."],
)
def heads_of_several(said: Said, heads: Blank, whose: Blank) -> Actors | Declined:
    """The ministers of several countries, named behind them, act for their countries."""
    line = said.line
    office, several_of = line.value(heads), line.value(whose)
    many = line.words(heads).endswith("s") and (office is None or not office.party)
    return several_of if many else Declined("one minister")


@articles.rule(
    "[the] {first: actors} , [the] {rest: actors}",
    "The {first: leaders of ASEAN and Ministers from Chile}, {rest: Japan and Korea} met in Lima.",
    "{first: Ministers from ASEAN and Ministers from Chile}, the {rest: EU and Korea} met in Lima.",
    never=["Ministers from Chile, Japan met in Lima.", "Chile and Peru, Japan and Korea met in Lima."],
)
def listed_behind_ministers(said: Said, first: Blank, rest: Blank) -> Actors | Declined:
    """A list of countries that goes on behind ministers who were named with one of them."""
    named, others = said.line.value(first).members, said.line.value(rest).members
    goes_on = _is_of_ministers(named[-1]) and all(isinstance(one, Party) for one in others)
    return Actors((*named, *others)) if goes_on else Declined("two lists")


def _is_of_ministers(value: object) -> bool:
    """Whether several ministers of a country are meant: `Ministers from Chile`."""
    if isinstance(value, Office):
        return value.party is not None and value.is_plural
    return isinstance(value, Group) and value.words.lower().startswith("ministers")


def _is_counterpart(words: str) -> bool:
    return words.split()[-1].lower().startswith(("counterpart", "colleague"))


def _of(who: object, party: str | None) -> object:
    """A person or a holder as of a party, where nothing else says whose they are."""
    match who:
        case Holder(office=Office(party=None)) if party:
            return replace(who, office=replace(who.office, party=party))
        case Person() | Maybe():
            return Person(who.name, party)
    return who


def word_before(said: Said) -> str:
    """The word before what matched, in lower case."""
    return said.line.chunks[said.first - 1].low if said.first else ""
