"""Offices: a post and whose it is, before it or behind it. Who holds them is in holders.py.

A title alone is an office too; an owner that is no known body is read only with the heads of firms and associations.
"""

from __future__ import annotations

import re
from dataclasses import replace

from communique import lexicon
from communique.lexicon.wordlists import word_set
from communique.reading.capitals import is_ordinary
from communique.reading.grammar import Blank, Said, Stage
from communique.reading.mentions import Body, City, Demonym, Office, Party

offices = Stage("offices", makes=("office",))

# Posts that are held at a place rather than of it.
SENT = ("ambassador", "envoy", "represent", "consul", "high commissioner", "charg", "counsellor", "attach")

# Parties that have a seat and staff of their own: their officers hold an office of an organisation.
ORGANISATIONS = frozenset("WTO UN ASEAN GCC OECD IMF NATO AFRICAN_UNION APEC SCO EAEU OPEC SAARC EFTA".split())


@offices.rule(
    "[{former}] [{owner: party|weak_party|demonym|body|weak_body|city|region|acronym!excellency}"
    " [( {alias: party|acronym} )] ['s]] [ministry 's] {post} [{post_joint|post_joint} {second: post}]"
    " [( {short: acronym} )]",
    "{post: Minister} Park",
    "the {former: former} {post: Minister} Park",
    "{owner: Italian} {post: Minister} Park",
    "{owner: Korea}'s {post: Minister} Park",
    "{owner: XYZW} {post: Chairman} Park",
    "the {owner: Korean} ministry's {post: Spokesperson}",
    "{owner: World Trade Organization} ({alias: WTO}) {post: Director General} Park",
    "the Ministry's {post: Spokesperson}",
    "{post: Deputy Prime Minister} and {second: Minister of Trade} Park",
    "{post: Minister of Trade} ({short: XYZW}) Park",
    never=["the Republic of Korea met"],
)
def office(
    said: Said, post: Blank, former: Blank | None = None, owner: Blank | None = None,
    second: Blank | None = None, short: Blank | None = None, **_: Blank,
) -> Office:  # fmt: skip
    """A post with whose it is before it, or two posts of one person; sometimes the body's short name in brackets."""
    made = _office(said, said.line.between(post.start, (second or post).end), owner, former, post)
    if owner and isinstance(said.line.value(owner), Body):
        made = _of_portfolio(made, said.line.words(owner))
    if short is None:
        return made
    known = said.line.value(short)
    body = known if isinstance(known, Body) else Body(said.line.words(short))
    return replace(made, organisation=made.organisation or body.name, party=made.party or body.party)


@offices.rule(
    "[{former}] [{owner: party|weak_party|demonym|body|acronym!excellency} ['s]] {post}"
    " [{post_joint|post_joint} {second: post}] [,] of|at|for|in|with|from [the] {unit: body|weak_body}"
    " [[,] [of|at] [the] {seat: body|party}]",
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
    made = _office(said, line.between(post.start, title_end.end), seat or unit, former, post)
    if whose is not None and not isinstance(whose, Body):
        return replace(made, organisation=line.value(unit).name, party=whose.code)
    return replace(made, party=party_of(line.value(owner)) or made.party) if owner else made


@offices.rule(
    "[{owner: party|demonym|body} ['s]] {before: rung|portfolio}* {head: plain_rank!Cap} of|at|for [the]"
    " {unit: body|weak_body}",
    "Mr. Park, {head: head} of the {unit: Bureau of Grain}",
    "Mr. Park, {before: trade} {head: director} at {unit: Bureau of Grain}",
    "Mr. Park, {head: adviser} for the {unit: Bureau of Grain}",
    "the {owner: Korean} {head: head} of the {unit: Bureau of Grain}",
    "{owner: Korea}'s {head: head} of the {unit: Bureau of Grain}",
    never=["a director of bread"],
)
def plain_office_at(
    said: Said, head: Blank, unit: Blank, before: Blank | None = None, owner: Blank | None = None
) -> Office:
    """A title in lower case that is an office because a body stands behind it."""
    body = said.line.value(unit)
    party = party_of(said.line.value(owner)) if owner else None
    return Office(said.line.between((before or head).start, head.end), body.name, party or body.party)


@offices.rule(
    "{head: plain_rank!Cap|post} of|at [the] {whose: party|demonym} {about: low!function}* {unit: agency}",
    "Mr. Park, {head: head} of {whose: Chile}{about: 's} {unit: customs administration}",
    "Mr. Park, {head: deputy director} at the {whose: Chilean} {about: plant} {unit: agency}",
    never=["the head of Chile's delegation", "Chile's customs administration"],
)
def plain_office_of_an_agency(said: Said, head: Blank, whose: Blank, **_: Blank) -> Office:
    """A title and the agency of a country that is told only by its field: `head of China's customs administration`."""
    line = said.line
    behind = whose.last + (line.lowered[whose.last] == "'s")
    agency = line.between(line.chunks[behind].start, said.end)
    return Office(line.words(head), agency, party_of(line.value(whose)))


@offices.rule(
    "{before: rung|portfolio}* {head: plain_rank!Cap} for|on {field: portfolio}+"
    " [[,] {joined|joined} {last: portfolio}+] at|of|with|in|to [the] {unit: body|weak_body}",
    "Mr. Park, {head: adviser} on {field: foreign trade} with the {unit: Bureau of Grain}",
    "Mr. Park, {before: industry} {head: adviser} for {field: trade} and {last: energy} to {unit: Bureau of Grain}",
    "Mr. Park, {head: director} for {field: trade}, and {last: energy} at the {unit: Bureau of Grain}",
    "Mr. Park, {head: adviser} on {field: trade} of the {unit: Bureau of Grain}",
    "Mr. Park, {head: adviser} on {field: trade} in the {unit: Bureau of Grain}",
    never=["an adviser on bread at the Bureau of Grain"],
)
def plain_office_for(
    said: Said, head: Blank, field: Blank, unit: Blank, before: Blank | None = None, last: Blank | None = None
) -> Office:
    """A title in lower case with its field and the body behind it: adviser on trade with the ministry."""
    body = said.line.value(unit)
    return Office(said.line.between((before or head).start, (last or field).end), body.name, body.party)


@offices.rule(
    "{owner: party|demonym|body} ['s] {before: rung|portfolio}+ {head: plain_rank!Cap}",
    "the {owner: Korean} {before: trade} {head: adviser} Park",
    "{owner: Korea}'s {before: senior trade} {head: adviser} Park",
    never=["the trade chief"],
)
def plain_office(said: Said, owner: Blank, before: Blank, head: Blank) -> Office:
    """A title in lower case that is an office because of whose it is and what it is about."""
    return _office(said, said.line.between(before.start, head.end), owner, None)


@offices.rule(
    "{post} ( {unit: body} ) [of [the] {whose: party}]",
    "{post: Minister of State} ({unit: European Commission})",
    "{post: Minister of State} ({unit: Bureau of Grain}) of {whose: Chile}",
    "{post: Minister of State} ({unit: Bureau of Grain}) of the {whose: Netherlands}",
    never=["Minister of State (see below)"],
)
def office_with_body_in_brackets(said: Said, post: Blank, unit: Blank, whose: Blank | None = None) -> Office:
    """A title with its body in brackets, sometimes its country behind them."""
    body = said.line.value(unit)
    return Office(said.line.words(post), body.name, party_of(said.line.value(whose)) if whose else body.party)


@offices.rule(
    "{post} [{post_joint|post_joint} {second: post}] , {unit: body}",
    "{post: Secretary}, {unit: European Commission}, Mr. Park",
    "{post: Chief Negotiator} & {second: Secretary}, {unit: European Commission}, Mr. Park",
    never=["the secretary, the European Commission and others"],
)
def office_then_body(said: Said, post: Blank, unit: Blank, second: Blank | None = None) -> Office | None:
    """A capitalised title, or two, with its body behind a comma."""
    body, title = said.line.value(unit), said.line.between(post.start, (second or post).end)
    return Office(title, body.name, body.party) if title[:1].isupper() else None


@offices.rule(
    "{post} , {unit: body} , {seat: party|weak_party}",
    "{post: Secretary}, {unit: Bureau of Grain}, {seat: Canada}, and Mr. Park",
    never=["the Secretary, Bureau of Grain, Korea said"],
)
def office_then_body_and_country(said: Said, post: Blank, unit: Blank, seat: Blank) -> Office | None:
    """A capitalised title with its body and its country, each behind a comma."""
    body, title, code = said.line.value(unit), said.line.words(post), said.line.value(seat).code
    behind = said.line.chunks[said.last : said.last + 1]
    ends = not behind or said.line.words(behind[0]) in {",", ";", ".", ")", "(", "and"}
    return Office(title, body.name, code) if title[:1].isupper() and ends and body.party in (None, code) else None


@offices.rule(
    "{post} , {unit: party}",
    "{post: Director General}, {unit: WTO}, Ms. Park",
    never=["the Director General, Korea and others"],
)
def office_then_organisation(said: Said, post: Blank, unit: Blank) -> Office | None:
    """A capitalised title with its international organisation behind a comma."""
    whose, title = said.line.value(unit), said.line.words(post)
    known = whose.code in ORGANISATIONS and title[:1].isupper()
    return Office(title, said.line.words(unit), whose.code) if known else None


@offices.rule(
    "{post} [{post_joint|post_joint} {second: post}] [,] of|at|for [the] {seat: gathering} [at|of [the] {unit: body}]",
    "{post: Chair} and {second: Chief Negotiator} of the {seat: Korea-Canada Business Council}",
    "{post: Co-Chair} of the {seat: Korea-Canada Business Council}",
    "{post: Chair} at {seat: Korea-Canada Business Council}",
    "{post: Chair} for the {seat: Korea-Canada Business Council}",
    "{post: President}, of the {seat: Korea-Canada Business Council}",
    "{post: Director} for {seat: Trade Talks} at {unit: European Commission}",
    "{post: Director} for {seat: Trade Talks} of the {unit: European Commission}",
    never=["Minister of councils"],
)
def office_in_council(
    said: Said, post: Blank, seat: Blank, second: Blank | None = None, unit: Blank | None = None
) -> Office | None:
    """A post in a standing council, committee or forum; talks are no seat but what an officer is for."""
    gathering, title = said.line.value(seat), said.line.between(post.start, (second or post).end)
    if gathering.type not in {"negotiations", "negotiation", "talks"}:
        return Office(title, gathering.name)
    if unit:
        body = said.line.value(unit)
        return Office(said.line.between(post.start, seat.end), body.name, body.party)
    full = said.line.between(post.start, seat.end)
    for link in (" of ", " for "):
        before, found, whose = full.rpartition(link)
        code = lexicon.country(whose) if found and len(whose) > 3 else None
        if code:
            return Office(before, None, code)
    return Office(full)


@offices.rule(
    "{seat: gathering} {post}",
    "the {seat: Korea-Canada Business Council} {post: Chairman} Park",
    never=["the Korea-Canada Business Council chairmen", "the Trade Talks Director Park"],
)
def council_then_office(said: Said, seat: Blank, post: Blank) -> Office | None:
    """A post behind the council or committee it is in: the Business Council Chairman."""
    title, council = said.line.words(post), said.line.value(seat)
    stands = council.type in {"council", "committee", "commission", "forum", "assembly"}
    return Office(title, council.name) if stands and title[:1].isupper() and CHAIRS.search(title) else None


CHAIRS = re.compile(r"\b(?:Chair(?:man|woman|person)?|President|Secretary|Secretary General|Secretary-General|CEO)$")


@offices.rule(
    "Commission|Council {post}",
    "Commission {post: Executive Vice-President} Park",
    "Council {post: President} Park",
    never=["the commission President", "Commission Director Park", "Council Director Park"],
)
def office_in_the_commission(said: Said, post: Blank) -> Office | None:
    """A president or vice-president of the European Commission or Council, called by that word alone."""
    title = said.line.words(post)
    if "president" not in title.lower():
        return None
    return Office(title, f"European {said.words.split()[0]}", "EU")


@offices.rule(
    "[{owner: party|demonym} ['s]] {about: portfolio}+ ministry ['s] {post}",
    "the {owner: Korean} {about: trade} ministry {post: spokesperson} Park",
    "{owner: Korea}'s {about: trade} ministry {post: spokesperson} Park",
    "{about: Commerce} ministry {post: spokesperson} Park",
    "the {about: foreign} ministry's {post: spokesperson} Park",
    never=["the ministry spokesperson"],
)
def office_in_plain_ministry(said: Said, about: Blank, post: Blank, owner: Blank | None = None) -> Office:
    """A post in a ministry that is named by its field in lower case."""
    party = party_of(said.line.value(owner)) if owner else None
    return Office(said.line.words(post), f"{said.line.words(about)} ministry", party)


@offices.rule(
    "{post} of [the] {owner: party|weak_party|city} {post_joint|post_joint} {second: post}",
    "{post: Deputy Prime Minister} of {owner: Korea} – {second: Foreign Minister} Park",
    "{post: Deputy Prime Minister} of the {owner: Republic of Korea} and {second: Foreign Minister} Park",
    "{post: Crown Prince} of {owner: Abu Dhabi} and {second: Chairman} Park",
    never=["Deputy Prime Minister of Korea, Foreign Minister Park"],
)
def offices_around(said: Said, post: Blank, owner: Blank, second: Blank) -> Office:
    """Two posts of one person, the country behind the first."""
    title = f"{said.line.words(post)} and {said.line.words(second)}"
    return Office(title, None, party_of(said.line.value(owner)))


@offices.rule(
    "[{former}] {post} [{post_joint|post_joint} {second: post}] [,] of|for|from|in [the] [{kindred}]"
    " {owner: party|weak_party|city} [( {short: acronym} )]",
    "{post: Minister of Trade} of the {kindred: sisterly} {owner: Republic of Korea}",
    "{post: Minister of Trade} of the {owner: Republic of Korea}",
    "{post: Minister of Trade} from {owner: Korea}",
    "{post: Ambassador} for {owner: Korea}",
    "{post: Minister of Finance} in the {owner: Republic of Korea}",
    "the {former: former} {post: Minister of Trade} of {owner: Korea}",
    "{post: Deputy Prime Minister} and {second: Minister of Trade} of {owner: Korea}",
    "{post: Minister of Trade}, of {owner: Korea}",
    "{post: Minister of Trade} of the {owner: Republic of Korea} ({short: ROK})",
    never=["Minister of Trade to Korea"],
)
def office_of_party(
    said: Said, post: Blank, owner: Blank, former: Blank | None = None, second: Blank | None = None,
    short: Blank | None = None, **_: Blank,
) -> Office | None:  # fmt: skip
    """A post and the country or bloc it belongs to."""
    title = said.line.between(post.start, (second or post).end)
    is_sent = any(word in title.lower() for word in SENT)
    if "in" in said.line.lowered[(second or post).last : owner.first] and (is_sent or " " not in title):
        return None  # an envoy, or one who is in a country
    return _office(said, title, owner, former, post)


@offices.rule(
    "{post} of [the] {seat: body} for|on [a] {field: Noun|field_acronym|portfolio|initiative_name}+"
    " [[, {Noun|field_acronym|portfolio}+]* [,] {joined|joined}"
    " {last: Noun|field_acronym|portfolio|region|initiative_name}+]",
    "{post: Vice-President} of the {seat: European Commission} for {field: Harvest}, Industry and {last: Grain}",
    "{post: Vice-President} of the {seat: European Commission} for a {field: Clean}, and {last: Fair Transition}",
    "{post: Vice-President} of {seat: European Commission} on {field: Steel}",
    never=["Vice-President of the European Commission for small things"],
)
def office_with_field(said: Said, post: Blank, seat: Blank, field: Blank, last: Blank | None = None) -> Office:
    """A post of a body, its field behind the body."""
    body = said.line.value(seat)
    title = f"{said.line.words(post)} for {said.line.between(field.start, (last or field).end)}"
    return Office(title, body.name, body.party)


@offices.rule(
    "[{owner: party|weak_party|demonym|body} ['s]] {post} [of [the] {sender: party|weak_party}]"
    " to|in [the] {at: party|weak_party|city|body}",
    "{post: Ambassador} of {sender: Malaysia} to {at: Korea}",
    "{post: Ambassador} of {sender: Malaysia} to the {at: United Kingdom}",
    "{post: Ambassador} of the {sender: United Kingdom} to {at: Malaysia}",
    "the {owner: Korean} {post: Ambassador} in {at: Ottawa}",
    "{owner: Korea}'s {post: Ambassador} to {at: Malaysia}",
    never=["Ambassador of Malaysia"],
)
def envoy(said: Said, post: Blank, at: Blank, owner: Blank | None = None, sender: Blank | None = None) -> Office | None:
    """An envoy: who sends, and to whom."""
    line = said.line
    owners = sender or owner
    if not any(word in line.words(post).lower() for word in SENT):
        return None
    return Office(line.between(post.start, at.end), None, party_of(line.value(owners)) if owners else None)


@offices.rule(
    "{post} [, {unit: body|weak_body}] , {whole: officials_of&Cap} [the] {owner: party|weak_party}",
    "{post: Commerce Secretary}, {whole: Government of} {owner: Chile}, met",
    "{post: Deputy Secretary}, {unit: European Commission}, {whole: Government of} {owner: Chile}, met",
    "{post: Commerce Secretary}, {whole: Government of} the {owner: Netherlands}, met",
    never=["the Commerce Secretary, the government of Chile and others", "the Commerce Secretary, Leaders of Chile"],
)
def office_then_government(
    said: Said, post: Blank, whole: Blank, owner: Blank, unit: Blank | None = None
) -> Office | None:
    """A post with the government it is of behind a comma, as houses of South Asia write it; maybe with its ministry."""
    if said.line.words(whole) != "Government of":
        return None
    made = _office(said, said.line.words(post), owner, None, post)
    return replace(made, organisation=said.line.value(unit).name) if unit else made


@offices.rule(
    "{post} of [the] {sender: party|weak_party} to the Kingdom|Sultanate|Republic",
    "{post: Ambassador} of {sender: Brazil} to the Kingdom",
    "{post: Ambassador} of the {sender: United Kingdom} to the Sultanate",
    "{post: Ambassador} of {sender: Brazil} to the Republic",
    never=["the Minister of Brazil to the Kingdom"],
)
def envoy_here(said: Said, post: Blank, sender: Blank) -> Office | None:
    """An envoy to the country of the house that publishes, which it calls the Kingdom or the Sultanate."""
    if not any(word in said.line.words(post).lower() for word in SENT):
        return None
    return Office(said.line.between(post.start, said.end), None, party_of(said.line.value(sender)))


@offices.rule(
    "[{owner: party|demonym|body} ['s]] {post} to [the] [{honorific}]"
    " [{theirs: party|demonym} ['s]] {second: post}"
    " [of [the] {whose: party|weak_party}] [{post_joint|post_joint} {more: post} [to [the] {last: post}]]",
    "{owner: Korea}'s {post: Special Adviser} to the {second: President} Park",
    "{post: Special Adviser} to the {honorific: Hon'ble} {second: President} Park",
    "{post: Special Adviser} to the {second: President} Park",
    "{post: Assistant Secretary} to {second: President} Park",
    "{owner: Korean} {post: Special Adviser} to the {second: President} Park",
    "{post: Special Adviser} to the {second: President} of {whose: Korea} Park",
    "{post: Special Adviser} to the {second: President} of the {whose: Republic of Korea} Park",
    "{owner: Treasury Department} {post: Senior Adviser} to the {second: President for Energy} Park",
    "{post: Special Assistant} to the {second: President} and {more: Senior Director for Trade} Park",
    "{post: Special Assistant} to the {second: President} and {more: Adviser} to the {last: President for Trade} Park",
    "{post: Special Adviser} to the {theirs: Korean} {second: President} Park",
    "{post: Special Adviser} to {theirs: Korea}'s {second: President} Park",
    never=["he spoke to the President"],
)
def office_to_office(
    said: Said, post: Blank, second: Blank, owner: Blank | None = None, whose: Blank | None = None,
    theirs: Blank | None = None, more: Blank | None = None, last: Blank | None = None, **_: Blank,
) -> Office:  # fmt: skip
    """A post beside another post: an adviser to the president, maybe with one more post of the same person."""
    whom = owner or whose or theirs
    value = said.line.value(whom) if whom else None
    organisation = value.name if isinstance(value, Body) else None
    return Office(said.line.between(post.start, (last or more or second).end), organisation, party_of(value))


def _of_portfolio(office: Office, owner: str) -> Office:
    """The US Treasury Secretary is a Treasury Secretary, not a Secretary at the US Treasury."""
    words = owner.split()
    if len(words) > 2 or words[-1].lower() not in word_set("portfolio") or " " in office.title:
        return office
    return replace(office, title=f"{words[-1]} {office.title}", organisation=None)


def _office(said: Said, title: str, owner: Blank | None, former: Blank | None, post: Blank | None = None) -> Office:
    """An office of whatever stands as its owner: a body, a party, a city, an acronym that nothing explains."""
    value = said.line.value(owner) if owner else None
    organisation = value.name if isinstance(value, Body) else None
    if owner and value is None and not is_ordinary(said.line.words(owner)):
        organisation = said.line.words(owner)
    if isinstance(value, Party) and value.code in ORGANISATIONS and not isinstance(value, Demonym):
        organisation = said.line.words(owner) if owner else None
    is_plural = post is not None and said.line.value(post).is_plural
    if organisation and value is None and (firm := FIRM.match(title)):  # POSCO International | President
        organisation, title = f"{organisation} {firm[1]}", title[firm.end() :]
    return Office(title, organisation, party_of(value), former is not None, is_plural)


FIRM = re.compile(r"(International|Group) (?=(?:Vice |Executive )?(?:Chair|President|CEO))")


def party_of(value: object) -> str | None:
    """The country or bloc that an owner is, or is of."""
    match value:
        case Party():
            return value.code
        case Body():
            return value.party
        case City():
            return value.country or None
    return None
