"""Posts: a title and what it is about, not yet whose. Whose they are is in offices.py.

Field words are English words or acronyms: the first word that looks like a name ends the title.
"""

from __future__ import annotations

from communique.lexicon.wordlists import word_set
from communique.reading.grammar import Blank, Said, Stage
from communique.reading.mentions import Post

posts = Stage("posts", makes=("post",))


@posts.rule(
    "[{more: portfolio&Cap}+ ,] [{about: portfolio}+ [,] {joined|joined}]"
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
    return Post(said.words, said.line.words(head).lower() in word_set("titles"))


@posts.rule(
    "{before: rung|grade&Cap|portfolio}* {head: title|rank&Cap|titles} of|for|on|to [the]"
    " {field: Noun|field_acronym|portfolio|region|initiative_name}+"
    " [[, {Noun|field_acronym|portfolio}+]* [,] {joined|joined} [the]"
    " {last: Noun|field_acronym|portfolio|region|initiative_name}+]",
    "{before: Senior} {head: Deputy Minister} for {field: Trade} at the ministry",
    "the {head: minister} of {field: foreign affairs} said",
    "the {head: Adviser} on {field: Steel} said",
    "the {head: Advisor} to the {field: Board} said",
    "{head: Minister} of {field: Trade}, Industry and {last: Resources} Park",
    "{head: Minister} of {field: Trade}, Industry, and the {last: Environment} Park",
    "{head: Minister} of {field: Commerce} & {last: Industry} Park",
    never=["a deputy for trade", "the minister for small things"],
)
def post_for(said: Said, head: Blank, field: Blank, before: Blank | None = None, last: Blank | None = None) -> Post:
    """A title with its field behind it: `of X`, `for X and Y`, `of X, Y and Z`."""
    return Post(said.words, said.line.words(head).lower() in word_set("titles"))
