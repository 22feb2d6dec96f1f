"""Posts (a title and what it is about) and offices (a post and whose it is). Who holds them is in holders.py.

Field words are English words or acronyms: the first word that looks like a name ends the title.
"""

from __future__ import annotations

from communique.reading.grammar import Blank, Said, Stage
from communique.reading.mentions import Body, City, Office, Party, Post

posts = Stage("posts", makes=("post",))
offices = Stage("offices", makes=("office",))


@posts.rule(
    "{before: rung|grade&Cap|portfolio}* {head: title|rank&Cap|titles}",
    "{before: Acting Industry} {head: Minister} Park",
    "{head: Minister} Park",
    never=["the general told the head of the house"],
)
def post(said: Said, head: Blank, before: Blank | None = None) -> Post:
    """A title, with what narrows it before it."""
    return Post(said.words)


@posts.rule(
    "{before: rung|grade&Cap|portfolio}* {head: title|rank&Cap|titles} of|for|on|to [the]"
    " {field: Noun|acronym|portfolio|region}+"
    " [[, {Noun|acronym|portfolio}+]* [,] and [the] {last: Noun|acronym|portfolio}+]",
    "{before: Senior} {head: Deputy Minister} for {field: Trade} at the ministry",
    "the {head: minister} of {field: foreign affairs} said",
    "the {head: Adviser} on {field: Steel} said",
    "the {head: Advisor} to the {field: Board} said",
    "{head: Minister} of {field: Trade}, Industry and {last: Resources} Park",
    "{head: Minister} of {field: Trade}, Industry, and the {last: Environment} Park",
    never=["a deputy for trade", "the minister for small things"],
)
def post_for(said: Said, head: Blank, field: Blank, before: Blank | None = None, last: Blank | None = None) -> Post:
    """A title with its field behind it: `of X`, `for X and Y`, `of X, Y and Z`."""
    return Post(said.words)


@offices.rule(
    "[{former}] [{owner: party|demonym|body|weak_body|city|region} ['s]] {post}"
    " [[,] and|cum [{also: party|demonym}] {second: post}]",
    "{post: Minister} Park",
    "the {former: former} {post: Minister} Park",
    "{owner: Italian} {post: Minister} Park",
    "{owner: Korea}'s {post: Minister} Park",
    "{post: Deputy Prime Minister} and {second: Minister of Trade} Park",
    "{post: Deputy Prime Minister} cum {second: Minister of Trade} Park",
    "{post: Deputy Prime Minister}, and {second: Minister of Trade} Park",
    "{post: Deputy Prime Minister} and {also: Korean} {second: Minister of Trade} Park",
    never=["the Republic of Korea met"],
)
def office(
    said: Said, post: Blank, former: Blank | None = None, owner: Blank | None = None, also: Blank | None = None,
    second: Blank | None = None,
) -> Office:  # fmt: skip
    """A post with whose it is before it, or two posts of one person."""
    return _office(said, said.line.between(post.start, (second or post).end), owner or also, former)


@offices.rule(
    "[{former}] [{owner: party|demonym|body} ['s]] {post} [and {second: post}] [,] of|at|for|in|with|from [the]"
    " {unit: body} [[,] [of|at] [the] {seat: body|party}]",
    "{post: Director} of the {unit: European Commission}",
    "{post: Director} and {second: Minister}, at the {unit: European Commission}",
    "{post: Director} in the {unit: Bureau of Grain} of the {seat: European Commission}",
    "{post: Director} for the {unit: Bureau of Grain} at {seat: European Commission}",
    "{post: Director} with {unit: Bureau of Grain}, {seat: European Commission}",
    "{post: Director} at {unit: Bureau of Grain} of the {seat: European Commission}",
    "{post: Director} from the {unit: Bureau of Grain}, {seat: European Commission}",
    "the {owner: Korean} {post: Director} of the {unit: Bureau of Grain}",
    "the {former: former} {post: Director} of the {unit: Bureau of Grain}",
    "{owner: Korea}'s {post: Director} of the {unit: Bureau of Grain}",
    never=["Director of bread"],
)
def office_at(
    said: Said, post: Blank, unit: Blank, former: Blank | None = None, owner: Blank | None = None,
    second: Blank | None = None, seat: Blank | None = None,
) -> Office:  # fmt: skip
    """A post at its organisation, or in a unit of it."""
    line = said.line
    whose = line.value(seat) if seat else None
    title_end = unit if isinstance(whose, Body) else second or post
    made = _office(said, line.between(post.start, title_end.end), seat or unit, former)
    if whose is None or isinstance(whose, Body):
        return made if not owner else Office(made.title, made.organisation, _party(line.value(owner)), made.is_former)
    return Office(made.title, line.value(unit).name, whose.code, made.is_former)


@offices.rule(
    "[{former}] {post} [and {second: post}] [,] of|for|from [the] {owner: party|city}",
    "{post: Minister of Trade} of the {owner: Republic of Korea}",
    "{post: Minister of Trade} from {owner: Korea}",
    "{post: Ambassador} for {owner: Korea}",
    "the {former: former} {post: Minister of Trade} of {owner: Korea}",
    "{post: Deputy Prime Minister} and {second: Minister of Trade} of {owner: Korea}",
    "{post: Minister of Trade}, of {owner: Korea}",
    never=["Minister of Trade to Korea"],
)
def office_of_party(
    said: Said, post: Blank, owner: Blank, former: Blank | None = None, second: Blank | None = None
) -> Office:
    """A post and the country or bloc it belongs to."""
    return _office(said, said.line.between(post.start, (second or post).end), owner, former)


@offices.rule(
    "[{owner: party|demonym|body} ['s]] {post} [of [the] {sender: party}] to|in [the] {at: party|city|body}",
    "{post: Ambassador} of {sender: Malaysia} to {at: Korea}",
    "{post: Ambassador} of {sender: Malaysia} to the {at: United Kingdom}",
    "{post: Ambassador} of the {sender: United Kingdom} to {at: Malaysia}",
    "the {owner: Korean} {post: Ambassador} in {at: Ottawa}",
    "{owner: Korea}'s {post: Ambassador} to {at: Malaysia}",
    never=["Ambassador of Malaysia"],
)
def envoy(said: Said, post: Blank, at: Blank, owner: Blank | None = None, sender: Blank | None = None) -> Office:
    """An envoy: who sends, and to whom."""
    line = said.line
    owners = sender or owner
    words = line.words(post).lower()
    if not any(word in words for word in ("ambassador", "envoy", "represent", "consul", "commissioner", "charg")):
        return _office(said, line.words(post), sender or owner, None)
    return Office(line.between(post.start, at.end), None, _party(line.value(owners)) if owners else None)


def _office(said: Said, title: str, owner: Blank | None, former: Blank | None) -> Office:
    """An office of whatever stands as its owner: a body, a party, a city."""
    value = said.line.value(owner) if owner else None
    organisation = value.name if isinstance(value, Body) else None
    plural = title.lower().endswith("s") and not title.lower().endswith(("affairs", "ss"))
    return Office(title, organisation, _party(value), former is not None, plural)


def _party(value: object) -> str | None:
    match value:
        case Party():
            return value.code
        case Body():
            return value.party
        case City():
            return value.country or None
    return None
