"""The sides without their names: the two leaders, both ministers, the participants, the meeting that agrees.

Who they are is told by the document: antecedents.py and scene.py.
"""

from __future__ import annotations

from communique.lexicon.verbs import forms
from communique.lexicon.wordlists import word_set
from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Sides
from communique.reading.rules.actors import ALSO, behind_also, told_forms
from communique.reading.rules.days import word_before

sided = Stage("groups", makes=("sides",))

EVERYBODY = frozenset({"countries", "nations", "states", "economies", "partners", "governments"})
OF_ALL = frozenset({"support", "request", "agree", "criticise", "state", "discuss"})
AS_MANY = {"three": 3, "four": 4, "trio": 3}
NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4}
URGED = frozenset({"on", "upon", "urged", "urges", "urging", "to"})


@sided.rule(
    "{number: side_number} [{kindred}] {sides}",
    "the {number: two} {sides: sides} agreed",
    "the {number: two} {kindred: neighbouring} {sides: countries} agreed",
    "{number: both} {sides: countries} agreed",
    "the {number: 2} {sides: countries} agreed",
    never=["the two proposals", "the country agreed", "a tariff on all countries"],
)
def numbered_sides(said: Said, number: Blank, sides: Blank, **_: Blank) -> Sides | Declined:
    """The two sides, both countries, the three ministers: the parties of the document."""
    words = said.line.words(number).lower()
    called = said.line.words(sides).lower()
    if words == "all" and (called in EVERYBODY or (called == "parties" and word_before(said) in URGED)):
        return Declined("the world")
    return Sides(said.words, _are_people(said, sides), NUMBERS.get(words))


@sided.rule(
    "{number: side_number} {sides} 's [{low!function}]* {public_group}",
    "the {number: two} {sides: countries}' {public_group: officials} met",
    "the {number: two} {sides: countries}' most senior {public_group: trade officials} met",
    never=["the two countries' textiles"],
)
def officials_of_sides(said: Said, number: Blank, sides: Blank, public_group: Blank) -> Sides:
    """The officials, ministers or negotiators of the two countries."""
    people = said.line.words(public_group).lower() in {"leaders", "ministers"}
    return Sides(said.words, people, NUMBERS.get(said.line.words(number).lower()))


@sided.rule(
    "{number: side_number} {office}",
    "the {number: two} {office: Presidents} agreed",
    never=["two new Presidents agreed"],
)
def numbered_offices(said: Said, number: Blank, office: Blank) -> Sides | Declined:
    """The two presidents, both ministers: the people who meet."""
    if not said.line.words(office).endswith("s"):
        return Declined("one office")
    return Sides(said.words, True, NUMBERS.get(said.line.words(number).lower()))


@sided.rule(
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


@sided.rule(
    "summit|meeting {sides}",
    "summit {sides: leaders} agreed to act",
    "meeting {sides: leaders} agreed to act",
    never=["the summit of leaders", "the leaders agreed"],
)
def sides_of_a_meeting(said: Said, sides: Blank) -> Sides | Declined:
    """All who take part, told by their meeting: Summit leaders."""
    return Sides(said.words, _are_people(said, sides)) if behind_also(said) in told_forms() else Declined("no deed")


@sided.rule(
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


@sided.rule(
    "the {occasion: speaking_occasion}",
    "the {occasion: meeting} welcomed the report",
    "the {occasion: Working Group} agreed to act",
    "the {occasion: summit} urged them to act",
    "the {occasion: conference} endorsed the plan",
    "the {occasion: session} agreed to act",
    "the {occasion: committee} agreed to act",
    "the {occasion: Dialogue} reaffirmed the plan",
    "the {occasion: forum} urged them to act",
    "the {occasion: roundtable} urged them to act",
    "the {occasion: assembly} urged them to act",
    "the {occasion: gathering} urged them to act",
    "the {occasion: statement} urged them to act",
    "the {occasion: declaration} urged them to act",
    "the {occasion: communique} urged them to act",
    "the {occasion: communiqué} urged them to act",
    never=["the meeting was long", "the summit opened in May"],
)
def the_meeting(said: Said, occasion: Blank) -> Sides | Declined:
    """A meeting that welcomes, urges or agrees: all who take part."""
    line = said.line
    at = said.last + (said.last < len(line.chunks) and line.chunks[said.last].low in ALSO)
    behind = line.chunks[at].low if at < len(line.chunks) else ""
    speaks = behind in told_forms() and forms()[behind].acts[0] in OF_ALL
    return Sides(said.words) if speaks else Declined("an occasion")


@sided.rule(
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


@sided.rule(
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
    are_leaders = not word_set("everybody_below").intersection(said.words.lower().split())
    return Sides(said.words, are_leaders) if opens and behind in told_forms() else Declined("some of them")


@sided.rule(
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
