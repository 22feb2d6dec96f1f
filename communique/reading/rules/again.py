"""Actors that were named before: the ministry, the company, his government, he.

What is one of its kind ("the company of friends") is refused.
"""

from __future__ import annotations

from communique.lexicon.wordlists import word_set
from communique.reading.grammar import Blank, Chunk, Declined, Said, Stage
from communique.reading.mentions import Holder, Maybe, Office, Party, Person, Pronoun
from communique.reading.rules.actors import ALSO, behind_also, present_forms, told_forms

STYLES = word_set("style")
SAYS = frozenset("recommends proposes announces urges seeks calls welcomes supports notes warns rejects opens".split())
DOES = frozenset({"will", "has", "plans", "intends", "says", "expects", "aims", "would"})
again = Stage("groups", makes=("pronoun", "holder", "office"))


@again.rule(
    "his|her|our|my government|administration|office|ministry|department",
    "his government asked",
    "her government asked",
    "our government asked",
    "my government asked",
    "his administration asked",
    "his office asked",
    "his ministry asked",
    "his department asked",
    never=["its government asked"],
)
def government_again(said: Said) -> Pronoun:
    """The government of somebody who was named before, or of who speaks."""
    return Pronoun(said.words)


@again.rule(
    "his|her|our|my country",
    "his country asked",
    "her country supported the plan",
    "our country will ask",
    "my country welcomes the plan",
    never=["its country asked", "his country's readiness", "his country of origin"],
)
def country_again(said: Said) -> Pronoun | Declined:
    """The country of somebody who was named before, or of who speaks, where it does something."""
    line = said.line
    behind = line.chunks[said.last].low if said.last < len(line.chunks) else ""
    does = behind in DOES or behind in told_forms() or behind in present_forms()
    return Pronoun(said.words) if does else Declined("a country that does nothing")


@again.rule(
    "the [{at_its_time}] [central|federal|union|coalition] ministry|department|commission|government|administration"
    "|council|cabinet",
    "the cabinet asked",
    "the central government asked",
    "the federal government asked",
    "the Union government asked",
    "the coalition government asked",
    "the {at_its_time: former} government asked",
    "the council asked",
    "the ministry asked",
    "the department asked",
    "the commission asked",
    "the government asked",
    "the administration asked",
    never=["the Ministry of Foreign Affairs asked", "the ministers asked"],
)
def body_again(said: Said, **_: Blank) -> Pronoun:
    """A body that was named before, or the one that publishes."""
    return Pronoun(said.words)


@again.rule(
    "Government",
    "Government launches a review of exports",
    "• Government asked for views",
    never=["the Government of Chile asked", "Government bonds rose"],
)
def government_in_brief(said: Said) -> Pronoun | Declined:
    """`Government`, as headlines and points in brief call that of the house: it opens a sentence and does something."""
    line = said.line
    behind = line.chunks[said.last].low if said.last < len(line.chunks) else ""
    opens = said.first == 0 or line.words(line.chunks[said.first - 1]) in {"•", "-", "–", "*", ":"}
    does = behind.partition(" ")[0] in DOES or behind in told_forms() or behind in present_forms()
    return Pronoun("the government") if opens and does else Declined("a noun before another")


@again.rule(
    "the {field: ministry_field} ministry|department",
    "the {field: finance} ministry asked",
    "the {field: commerce} department asked",
    never=["the finance of the ministry asked", "the ministry of finance asked"],
)
def ministry_of_a_field(said: Said, **_: Blank) -> Pronoun:
    """A ministry told by its field alone: the finance ministry."""
    return Pronoun(said.words)


@again.rule(
    "the {what: firm_again}",
    "the {what: company} plans to build a port",
    "the {what: bank} will approve a loan",
    "the {what: agency} launched an office",
    "the {what: authority} recommends a duty",
    never=["the company of friends", "the bank was closed", "officials of the agency"],
)
def firm_again(said: Said, **_: Blank) -> Pronoun | Declined:
    """A company or an agency that was named before and does something."""
    line = said.line
    at = said.last + (said.last < len(line.chunks) and line.chunks[said.last].low in ALSO - DOES)
    behind = line.chunks[at].low if at < len(line.chunks) else ""
    does = behind.partition(" ")[0] in DOES or behind in told_forms() or behind in SAYS
    return Pronoun(said.words) if does else Declined("one of its kind")


@again.rule(
    "{form: excellency|honorific} [the] {actor: holder|office}",
    "met {form: HE} the {actor: Minister of Trade} today",
    "met {form: His Excellency} {actor: Minister of Trade Lee Min-ho} today",
    never=["said he the Minister"],
)
def his_excellency_the(said: Said, form: Blank, actor: Blank) -> object:
    """An office with the style of its holder before it: HE the Minister."""
    style = said.line.words(form)
    return said.line.value(actor) if style.isupper() or " " in style else Declined("a pronoun")


@again.rule(
    "{style: honorific}",
    "then {style: His Excellency} urged them to sign",
    never=["Mr. urged them"],
)
def style_alone(said: Said, style: Blank) -> Pronoun | Declined:
    """His Excellency, His Highness: somebody who was named before."""
    return Pronoun(said.words) if said.words.lower() in STYLES else Declined("an address")


@again.rule(
    "his|her|their|my [{low!function}] counterpart|host|colleague",
    "his counterpart urged them to sign",
    "her counterpart urged them to sign",
    "her colleague urged them to sign",
    "their counterpart urged them to sign",
    "my counterpart urged them to sign",
    "his foreign counterpart urged them to sign",
    "her host urged them to sign",
    never=["its counterpart urged them", "his counterpart Lee Min-ho urged them", "her counterpart from Chile came"],
)
def counterpart_again(said: Said) -> Pronoun | Declined:
    """The other of two who meet: his counterpart, her host."""
    behind = said.line.chunks[said.last : said.last + 1]
    is_told = behind and (behind[0].low in {"from", "of", "in", "at", ",", "-", "–", "—", ":"} or _is_name(behind[0]))
    return Declined("told in full") if is_told else Pronoun("the counterpart")


@again.rule(
    "the former|latter",
    "the former urged them to sign",
    "the latter urged them to sign",
    never=["the former minister urged them", "the latter half was better"],
)
def one_of_two(said: Said) -> Pronoun | Declined:
    """The former or the latter of two who were named together."""
    behind = behind_also(said)
    ends = behind in {".", ",", "for", "to", ""}
    return Pronoun(said.words.lower()) if ends or behind in told_forms() else Declined("one of two things")


def _is_name(chunk: Chunk) -> bool:
    return isinstance(chunk.value, (Holder, Person, Maybe, Office, Party))


@again.rule(
    "the Centre",
    "the Centre urged them to sign",
    never=["the Centre for Trade urged them", "the centre urged them", "the Centre of Excellence urged them"],
)
def the_centre(said: Said) -> Pronoun | Declined:
    """The Centre: the government of India, as its houses call it."""
    behind = said.line.chunks[said.last : said.last + 1]
    is_named = behind and behind[0].low in {"for", "of", "on", "in", "at", "and"}
    return Declined("a name") if is_named else Pronoun(said.words)


@again.rule(
    "the Kingdom|Sultanate",
    "the Kingdom urged them to sign",
    "the Sultanate urged them to sign",
    never=["the kingdom of birds", "the Kingdom of Saudi Arabia urged them"],
)
def the_realm(said: Said) -> Pronoun | Declined:
    """The Kingdom, the Sultanate: the country of the house that publishes."""
    behind = said.line.chunks[said.last : said.last + 1]
    is_named = behind and behind[0].low in {"of", "tower", "holding"}
    return Declined("a name") if is_named else Pronoun(said.words)


@again.rule(
    "{word: personal}",
    "{word: He} urged them to sign",
    never=["The Hague urged them", "the ministry for IT said", "HE Minister Park said"],
)
def pronoun(said: Said, word: Blank) -> Pronoun | Declined:
    """Somebody who was named before."""
    if len(said.words) > 1 and said.words.isupper():
        return Declined("an acronym")
    return Pronoun(said.words)
