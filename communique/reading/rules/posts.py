"""Posts: a title and what it is about, not yet whose. Whose they are is in offices.py.

Field words are English words or acronyms: the first word that looks like a name ends the title.
"""

from __future__ import annotations

from communique.lexicon.wordlists import word_set
from communique.reading.capitals import of_capital
from communique.reading.grammar import Blank, Chunk, Declined, Said, Stage
from communique.reading.mentions import Post
from communique.reading.rules.days import word_before

FAMILIES = frozenset(word.title() for word in word_set("title_family"))
ADDRESSED = frozenset(
    {"minister", "secretary", "ambassador", "president", "commissioner", "premier", "senator", "governor"}
)

# Rulers who are called so; before other Arabic names the word is a given name.
SULTANS = frozenset("Haitham Qaboos Ibrahim Hassanal Nazrin Salahuddin Sharafuddin Iskandar Mizan Abdullah".split())


def _is_given(said: Said, name: Chunk) -> bool:
    """Whether a given name stands behind the word, and no style of a ruler before it."""
    before = said.line.lowered[said.first - 1] if said.first else ""
    if before.rstrip(".") in ("dr", "eng", "mr", "h.e"):
        return True
    styled = said.first > 0 and said.line.lowered[said.first - 1].endswith(("majesty", "the", "h.m.", "hm"))
    return not styled and said.line.words(name).lower() in word_set("given")


posts = Stage("posts", makes=("post",))


@posts.rule(
    "[[{more: portfolio&Cap}+ ,] {about: portfolio}+ [,] {joined|joined}]"
    " {before: rung|grade&Cap|portfolio|ordinal}* {head: title|rank&Cap|titles}",
    "{before: Acting Industry} {head: Minister} Park",
    "{about: Business} and {head: Trade Secretary} Park",
    "{about: Business}, and {head: Trade Secretary} Park",
    "{more: Trade}, {about: Industry} and {before: Energy 2nd} {head: Vice Minister} Park",
    "{head: Minister} Park",
    never=["the general told the head of the house"],
)
def post(
    said: Said, head: Blank, more: Blank | None = None, about: Blank | None = None, before: Blank | None = None
) -> Post | None:
    """A title, with what narrows it before it."""
    behind = said.line.chunks[said.last : said.last + 1]
    if said.words == "Sultan" and behind and said.line.words(behind[0]).split("-")[0] in {"bin", "ibn", "Al"}:
        return None  # a given name: Sultan bin Saif, Sultan Al-Jaber
    if said.words == "Sultan" and behind and said.line.words(behind[0]) not in SULTANS and _is_given(said, behind[0]):
        return None  # Sultan Mohammed Al-Nuaimi
    if said.words == "Executive" and behind and said.line.words(behind[0]) in {"Order", "Orders"}:
        return None  # a paper
    if said.words == "General" and behind and of_capital(said.line.words(behind[0])) == "Noun":
        return None  # the General Review, the General Council
    if said.words.lower() in word_set("title_family") and word_before(said) in word_set("given"):
        return None  # a family name: Michelle King
    if (
        said.words in FAMILIES
        and word_before(said) in ADDRESSED
        and not (behind and said.line.words(behind[0])[:1].isupper())
    ):
        return None  # Minister King
    return Post(said.words, said.line.words(head).lower() in word_set("titles"))


@posts.rule(
    "{before: rung|grade&Cap|portfolio}* {head: title|rank&Cap}"
    " ( {desk: Noun|region|portfolio&Cap|field_acronym}+"
    " [, {Noun|region}+]* [[,] {joined|joined} {Noun|region|portfolio&Cap|field_acronym}+] )",
    "{before: Industry} {head: Secretary} ({desk: West}) Park",
    "{head: Joint Secretary} ({desk: East} and Southern Africa) Park",
    "{head: Joint Secretary} ({desk: East}, West, & Africa) Park",
    "{head: Deputy Secretary General} ({desk: Trade}) Park",
    never=["the Secretary (see below)"],
)
def post_at_desk(said: Said, head: Blank, desk: Blank, before: Blank | None = None) -> Post:
    """A title with its desk in brackets."""
    return Post(said.words)


@posts.rule(
    "{before: rung|grade&Cap|portfolio}* {head: title|rank&Cap} of {first: Noun|portfolio}+ for [the]"
    " {field: Noun|portfolio|region|initiative_name}+"
    " [[, {Noun|portfolio}+]* [,] {joined|joined} {last: Noun|portfolio|region|initiative_name}+]",
    "{head: Under Secretary} of {first: Commerce} for {field: International Trade} Park",
    "{before: Industry} {head: Secretary} of {first: Labor} for the {field: Environment} Park",
    "{head: Under Secretary} of {first: Commerce} for {field: Industry}, Standards and {last: Security} Park",
    "{head: Under Secretary} of {first: Commerce} for {field: Industry}, and {last: Security} Park",
    never=["Secretary of Commerce for two years"],
)
def post_of_for(
    said: Said, head: Blank, first: Blank, field: Blank, before: Blank | None = None, last: Blank | None = None
) -> Post:
    """A title of a department for a field of it."""
    return Post(said.words)


@posts.rule(
    "{before: rung|grade&Cap|portfolio}* {head: title|rank&Cap|titles} of|for|on|to [the|a]"
    " {field: Noun|portfolio|region|initiative_name}+ [, Commonwealth]"
    " [[, {Noun|portfolio}+]* [,] {joined|joined} [the] {last: Noun|portfolio|region|initiative_name}+"
    " [, {more: Noun}+ {joined|joined} {Noun}+]]",
    "{head: Secretary} for {field: Foreign}, Commonwealth and {last: Development Affairs} Park",
    "{before: Senior} {head: Deputy Minister} for {field: Trade} at the ministry",
    "the {head: minister} of {field: foreign affairs} said",
    "{head: Vice President} for a {field: Clean Transition}, Trade and {last: Growth} said",
    "{head: Commissioner} for {field: Trade} and {last: Security}, {more: Energy Relations} and Rules said",
    "the {head: Adviser} on {field: Steel} said",
    "the {head: Advisor} to the {field: Board} said",
    "{head: Minister} of {field: Trade}, Industry and {last: Resources} Park",
    "{head: Minister} of {field: Trade}, Industry, and the {last: Environment} Park",
    "{head: Minister} of {field: Commerce} & {last: Industry} Park",
    never=["a deputy for trade", "the minister for small things"],
)
def post_for(
    said: Said, head: Blank, field: Blank, before: Blank | None = None, last: Blank | None = None, **_: Blank
) -> Post:
    """A title with its field behind it: `of X`, `for X and Y`, `of X, Y and Z`."""
    return Post(said.words, said.line.words(head).lower() in word_set("titles"))


@posts.rule(
    "{before: rung|grade&Cap|portfolio}* {head: title|rank&Cap} of|for [the]"
    " {field: region|instrument|party|demonym|Noun|portfolio&Cap|tie_and}+ {last: affairs&Cap}",
    "{head: Special Representative} for {field: WTO} {last: Affairs} Park",
    "{head: Director General} for the {field: Free Trade Agreement (FTA)} {last: Policy} Park",
    "{before: Industry} {head: Director General} of {field: Asia-Pacific and African} {last: Affairs}, Mr. Park",
    never=["the Secretary of Korea and Chile", "a deputy for WTO affairs"],
)
def post_for_abroad(said: Said, head: Blank, before: Blank | None = None, **_: Blank) -> Post:
    """A title whose field is named by parts of the world, blocs or agreements."""
    return Post(said.words)


@posts.rule(
    "{before: rung|grade&Cap|portfolio}* {head: title|rank&Cap} for {field: gathering}",
    "{head: Deputy Minister} for {field: FTA Negotiations} Park",
    "{before: Industry} {head: Secretary} for {field: Trade Negotiations} Park",
    never=["the Minister for the Trade Forum", "the deputy for trade negotiations"],
)
def post_for_negotiations(said: Said, field: Blank, **_: Blank) -> Post | Declined:
    """A title of somebody who negotiates: the Deputy Minister for FTA Negotiations."""
    words = said.line.words(field)
    return Post(said.words) if words.endswith(" Negotiations") else Declined("a gathering that somebody is sent to")


@posts.rule(
    "{before: rung|grade&Cap|portfolio}* {head: title|rank&Cap|titles} of|for|on|to [the]"
    " {field: Noun|field_acronym|portfolio|region|initiative_name}+"
    " [[, {Noun|field_acronym|portfolio}+]* [,] {joined|joined} [the]"
    " {last: Noun|field_acronym|portfolio|region|initiative_name}+]",
    "the {before: Industry} {head: Adviser} on {field: ESG} said",
    "the {head: Adviser} to the {field: ESG Board} said",
    "{head: Minister} of {field: Science}, Industry and {last: ESG} Park",
    "{head: Minister} of {field: Science}, Industry, and the {last: ESG} Park",
    "{head: Minister} for {field: ESG} Park",
    "{head: Minister} of {field: Science} & {last: ESG} Park",
    never=["Minister of Trade SAITO Takehiko"],
)
def post_for_acronym(
    said: Said, head: Blank, field: Blank, before: Blank | None = None, last: Blank | None = None
) -> Post | None:
    """A title with an acronym in its field; capitals before a given name are a family name."""
    line = said.line
    end = line.words(line.chunks[said.last - 1])
    behind = line.words(line.chunks[said.last]) if said.last < len(line.chunks) else ""
    if end.isupper() and len(end) > 3 and behind[:1].isupper() and of_capital(behind) == "Name":
        return None
    return Post(said.words, line.words(head).lower() in word_set("titles"))
