"""Actors that no proper name tells: sides, delegations, pronouns.

Things that are only counted or belong to a country are none.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from communique.lexicon.leaders import party_of_leader
from communique.lexicon.verbs import classes, forms
from communique.lexicon.wordlists import word_set
from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Body, City, Demonym, Group, Office, Party, Pronoun, Sides
from communique.reading.rules.days import word_before

groups = Stage("groups", makes=("group", "sides", "pronoun", "body", "holder", "person", "maybe", "office"))

EVERYBODY = frozenset({"countries", "nations", "states", "economies", "partners", "governments"})
ALSO = frozenset(
    "just already subsequently also further then later reportedly recently jointly will have had".split()
)  # what may stand before what somebody does
URGED = frozenset({"on", "upon", "urged", "urges", "urging", "to"})
OF_ALL = frozenset({"support", "request", "agree", "criticise", "state", "discuss"})
AS_MANY = {"three": 3, "four": 4, "trio": 3}
NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}


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
    "{officials_of} the {whose: demonym|party} {who: public_group|travelling}",
    "{officials_of: members of} the {whose: Korean} {who: government} met",
    "{officials_of: members of} the {whose: US} {who: trade delegation} met",
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
    "{number: side_number} [{kindred}] {sides}",
    "the {number: two} {sides: sides} agreed",
    "the {number: two} {kindred: neighbouring} {sides: countries} agreed",
    "{number: both} {sides: countries} agreed",
    never=["the two proposals", "the country agreed", "a tariff on all countries"],
)
def numbered_sides(said: Said, number: Blank, sides: Blank, **_: Blank) -> Sides | Declined:
    """The two sides, both countries, the three ministers: the parties of the document."""
    words = said.line.words(number).lower()
    called = said.line.words(sides).lower()
    if words == "all" and (called in EVERYBODY or (called == "parties" and word_before(said) in URGED)):
        return Declined("the world")
    return Sides(said.words, _are_people(said, sides), NUMBERS.get(words))


@groups.rule(
    "{number: side_number} {sides} 's [{low!function}]* {public_group}",
    "the {number: two} {sides: countries}' {public_group: officials} met",
    "the {number: two} {sides: countries}' most senior {public_group: trade officials} met",
    never=["the two countries' textiles"],
)
def officials_of_sides(said: Said, number: Blank, sides: Blank, public_group: Blank) -> Sides:
    """The officials, ministers or negotiators of the two countries."""
    people = said.line.words(public_group).lower() in {"leaders", "ministers"}
    return Sides(said.words, people, NUMBERS.get(said.line.words(number).lower()))


@groups.rule(
    "{number: side_number} {office}",
    "the {number: two} {office: Presidents} agreed",
    never=["two new Presidents agreed"],
)
def numbered_offices(said: Said, number: Blank, office: Blank) -> Sides | Declined:
    """The two presidents, both ministers: the people who meet."""
    if not said.line.words(office).endswith("s"):
        return Declined("one office")
    return Sides(said.words, True, NUMBERS.get(said.line.words(number).lower()))


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
    "the [meeting|summit|talks|forum 's] {sides}",
    "the {sides: leaders} agreed",
    "the meeting's {sides: participants} agreed",
    "the summit's {sides: participants} agreed",
    "the talks' {sides: participants} agreed",
    "the forum's {sides: participants} agreed",
    never=["the leader agreed", "Korean leaders agreed"],
)
def sides(said: Said, sides: Blank) -> Sides:
    """The leaders, the ministers, the parties: all who take part."""
    return Sides(said.words, _are_people(said, sides))


@groups.rule(
    "the two|three|four|pair|duo|trio [men|women]",
    "the two also agreed to act",
    "the two men also agreed to act",
    "the two women agreed to act",
    "the three also agreed to act",
    "the four also agreed to act",
    "the trio agreed to act",
    "the pair agreed to act",
    "the duo agreed to act",
    never=["the two proposals", "the pair of shoes"],
)
def the_two(said: Said) -> Sides | Declined:
    """The two or three who met, said without their office."""
    behind = behind_also(said)
    number = AS_MANY.get(said.words.lower().split()[1], 2)
    return Sides(said.words, True, number) if behind in told_forms() else Declined("two of something")


@groups.rule(
    "the meeting|summit|conference|session|committee|dialogue|forum|roundtable|assembly|gathering|statement"
    "|declaration|communique|communiqué",
    "the meeting welcomed the report",
    "the summit urged them to act",
    "the conference endorsed the plan",
    "the session agreed to act",
    "the committee agreed to act",
    "the Dialogue reaffirmed the plan",
    "the forum urged them to act",
    "the roundtable urged them to act",
    "the assembly urged them to act",
    "the gathering urged them to act",
    "the statement urged them to act",
    "the declaration urged them to act",
    "the communique urged them to act",
    "the communiqué urged them to act",
    never=["the meeting was long", "the summit opened in May"],
)
def the_meeting(said: Said) -> Sides | Declined:
    """A meeting that welcomes, urges or agrees: all who take part."""
    line = said.line
    at = said.last + (said.last < len(line.chunks) and line.chunks[said.last].low in ALSO)
    behind = line.chunks[at].low if at < len(line.chunks) else ""
    speaks = behind in told_forms() and forms()[behind].acts[0] in OF_ALL
    return Sides(said.words) if speaks else Declined("an occasion")


@groups.rule(
    "the visiting {who: national|office}",
    "the visiting {who: leader} met the ministers",
    "the visiting {who: Minister} met the exporters",
    never=["the visiting exporters met the ministers"],
)
def visiting(said: Said, who: Blank) -> Pronoun:
    """Somebody from abroad who was named before: the visiting leader."""
    return Pronoun(said.words)


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


@groups.rule(
    "the {office}",
    "the {office: Ministers} agreed",
    "the {office: Foreign Ministers} agreed",
    never=["the Minister agreed", "the Foreign Ministers of Chile and Peru agreed"],
)
def offices_in_plural(said: Said, office: Blank) -> Sides | Declined:
    """The Ministers, the Presidents: the people who meet."""
    words, post = said.line.words(office), said.line.value(office)
    if " " in words and said.last < len(said.line.chunks) and said.line.lowered[said.last] in {"of", "from"}:
        return Declined("told in full")
    is_alone = " " not in words or (post.is_plural and not (post.party or post.organisation or " of " in words))
    return Sides(said.words, True) if words.endswith("s") and is_alone else Declined("one office")


@groups.rule(
    "{everybody: office|sides&Cap}",
    "{everybody: Ministers} welcomed the report",
    "{everybody: Leaders} also agreed to act",
    never=["Ministers from Korea welcomed the report", "new Ministers welcomed the report"],
)
def everybody_in_office(said: Said, everybody: Blank) -> Sides | Declined:
    """Ministers or Leaders who open a sentence as those who did something: the people who meet."""
    line = said.line
    if said.words not in word_set("everybody_in_office"):
        return Declined("no plural")
    behind = behind_also(said)
    opens = said.first == 0 or line.words(line.chunks[said.first - 1]) in {",", "•", "-", "–", "."}
    return Sides(said.words, True) if opens and behind in told_forms() else Declined("some of them")


@groups.rule(
    "both",
    "both agreed to act",
    never=["both sides agreed", "Korea and Chile both agreed", "both the EU and Chile agreed"],
)
def both_of_them(said: Said) -> Sides | Declined:
    """`Both`, who agreed on something: the two who met."""
    line = said.line
    behind = line.chunks[said.last].low if said.last < len(line.chunks) else ""
    before = line.chunks[said.first - 1].low if said.first else ""
    opens = before in {"", ",", ".", "and", "•", "-", "–", ";"}
    return Sides(said.words, True, 2) if opens and behind in told_forms() else Declined("both of something")


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


def _are_people(said: Said, sides: Blank) -> bool:
    return (
        said.line.words(sides)
        .lower()
        .endswith(
            (
                "leaders",
                "ministers",
                "presidents",
                "heads of state",
                "heads of government",
                "officials",
                "diplomats",
                "chiefs",
                "premiers",
                "secretaries",
                "delegates",
                "negotiators",
                "envoys",
                "heads",
            )
        )
    )
