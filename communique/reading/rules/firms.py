"""Offices in firms, associations and organisations: their heads, with a name that no list need know.

Only heads of firms are read so: a minister stands beside a body that is known or has the form of one.
"""

from __future__ import annotations

from communique.lexicon.wordlists import word_set
from communique.reading.grammar import Blank, Said
from communique.reading.mentions import Body, Demonym, Office
from communique.reading.rules.offices import offices, party_of

__all__ = ["offices"]  # the stage, with these rules in it

# Heads of firms, associations and agencies: only these are read with an owner that is no known body.
OF_FIRMS = ("ceo", "chief", "chair", "president", "director", "founder", "spokes", "manag", "secretary general")


COUNTRY = 2  # letters of a country's code
BLOCS = frozenset({"EU", "UN"})


@offices.rule(
    "{owner: party|body} ['s] {head: chief_word}",
    "{owner: European Commission} {head: chief} Ann Park met",
    "the {owner: WTO}'s {head: chief} Ann Park met",
    never=["the WTO chief said", "Canadian chief Ann Park"],
)
def chief_of(said: Said, owner: Blank, head: Blank) -> Office | None:
    """The chief of an organisation or a body, right before a name: `WTO chief | Ann Park`."""
    line, value = said.line, said.line.value(owner)
    named = said.last < len(line.chunks) and line.words(line.chunks[said.last])[:1].isupper()
    bloc = not isinstance(value, Demonym) and (
        isinstance(value, Body) or len(value.code) > COUNTRY or value.code in BLOCS
    )
    if not (named and bloc):
        return None
    return Office(line.words(head), value.name if isinstance(value, Body) else line.words(owner), party_of(value))


@offices.rule(
    "{owner: Name} {more: Noun|Name|acronym}* ['s] {post} [{post_joint|post_joint} {second: post}]",
    "{owner: Hanbit} {more: Motor} {post: Chairman} Park",
    "{owner: Hanbit} {post: Chairman} and {second: CEO} Park",
    "{owner: Hanbit}'s {post: CEO}",
    never=["Hanbit Minister Park", "Hanbit Votes President Park"],
)
def office_in_firm(
    said: Said, owner: Blank, post: Blank, more: Blank | None = None, second: Blank | None = None
) -> Office | None:
    """The head of a firm or association that stands before the title."""
    title = said.line.between(post.start, (second or post).end)
    if not any(word in title.lower() for word in OF_FIRMS) or said.words.count(" ") > 9:
        return None
    last = said.line.between(owner.start, (more or owner).end).split()[-1].lower()
    if title.lower() in {"president", "vice president"} and last not in word_set("firm_noun"):
        return None  # "Rally Behind President Park"
    return Office(title, said.line.between(owner.start, (more or owner).end))


@offices.rule(
    "{post} [,] of|at|from [the] {owner: Name|acronym}+ {more: Noun|Name|acronym}*",
    "{post: CEO} of {owner: Hanbit} {more: Motor} said",
    "{post: Chairman} of the {owner: Hanbit} {more: Group} said",
    "{post: CEO} at {owner: Hanbit} said",
    "{post: CEO} from {owner: Hanbit} said",
    "{post: President}, of {owner: Hanbit}",
    never=["Minister of Hanbit"],
)
def office_at_firm(said: Said, post: Blank, owner: Blank, more: Blank | None = None) -> Office | None:
    """The head of a firm or association that is named behind the title."""
    return _at_firm(said, post, owner, more)


@offices.rule(
    "{post} of|at [the] {owner: city|region|party} {Name|acronym}* {more: Noun}+",
    "{post: CEO} of {owner: Seoul} {more: Airlines}",
    "{post: CEO} at the {owner: Korea} Hanbit {more: Airlines}",
    never=["Minister of Korea Airlines", "President of Korea Hanbit Park"],
)
def office_at_local_firm(said: Said, post: Blank, owner: Blank, more: Blank) -> Office | None:
    """The head of a firm whose name begins with a place."""
    if "president" in said.line.words(post).lower():
        return None
    return _at_firm(said, post, owner, more)


@offices.rule(
    "{post} of [the] {owner: demonym} company|firm|group|giant {firm: Name} {more: Noun|Name|acronym}*",
    "{post: CEO} of the {owner: Austrian} company {firm: Hanbit} {more: Motor}",
    "{post: CEO} of {owner: Austrian} firm {firm: Hanbit}",
    "{post: CEO} of {owner: Austrian} group {firm: Hanbit}",
    "{post: CEO} of {owner: Austrian} giant {firm: Hanbit}",
    never=["CEO of an Austrian company"],
)
def office_at_foreign_firm(said: Said, post: Blank, owner: Blank, firm: Blank, more: Blank | None = None) -> Office:
    """The head of a firm whose country is named before it."""
    organisation = said.line.between(firm.start, (more or firm).end)
    return Office(said.line.words(post), organisation, party_of(said.line.value(owner)))


def _at_firm(said: Said, post: Blank, owner: Blank, more: Blank | None) -> Office | None:
    title = said.line.words(post)
    if not any(word in title.lower() for word in OF_FIRMS):
        return None
    return Office(title, said.line.between(owner.start, (more or owner).end))
