"""Holders: a person together with an office."""

from __future__ import annotations

from communique.reading.grammar import Blank, Said, Stage
from communique.reading.mentions import Body, HeadedBody, Holder, Maybe, Office, Person

holders = Stage("holders", makes=("holder", "body"))


@holders.rule(
    "{office} [,] {name: person|maybe}",
    "{office: Deputy Minister for Trade} {name: Park Jung-sung} met",
    "{office: Deputy Minister for Trade}, {name: Park Jung-sung}, met",
    never=["Park Jung-sung, who is a Deputy Minister, met"],
)
def titled(said: Said, office: Blank, name: Blank) -> Holder | None:
    """An office written before its holder."""
    return _holder(said, name, said.line.value(office))


@holders.rule(
    "{name: person|maybe} , [the] {office}",
    "{name: Park Jung-sung}, {office: Deputy Minister for Trade}, met",
    "{name: Park Jung-sung}, the {office: Deputy Minister for Trade}, met",
    never=["Park Jung-sung, who is a Deputy Minister, met"],
)
def named_then_office(said: Said, name: Blank, office: Blank) -> Holder | None:
    """A person named first, the office set off by a comma."""
    if isinstance(value := said.line.value(name), Maybe) and " " not in value.name:
        return None
    return _holder(said, name, said.line.value(office))


@holders.rule(
    "{name: person|maybe} ( [the] {office} )",
    "{name: Park Jung-sung} ({office: Deputy Minister for Trade}) met",
    "{name: Park Jung-sung} (the {office: Deputy Minister for Trade}) met",
    never=["Park Jung-sung (who is a Deputy Minister) met"],
)
def office_in_brackets(said: Said, name: Blank, office: Blank) -> Holder | None:
    """A person, the office in brackets."""
    return _holder(said, name, said.line.value(office))


@holders.rule(
    "{seat: body} ( {short: acronym} , {office} [:] {name: person|maybe} )",
    "the {seat: European Commission} ({short: XEC}, {office: Minister} {name: JK Kim}) said",
    "the {seat: European Commission} ({short: XEC}, {office: Minister}: {name: JK Kim}) said",
    never=["the European Commission (EC) said"],
)
def headed(said: Said, seat: Blank, short: Blank, office: Blank, name: Blank) -> HeadedBody | None:
    """A body with its short name and its head in brackets."""
    return _headed(said, seat, office, name, said.line.words(short))


@holders.rule(
    "{seat: body} ( {office} [:] {name: person|maybe} )",
    "the {seat: European Commission} ({office: Minister} {name: JK Kim}) said",
    "the {seat: European Commission} ({office: Minister}: {name: JK Kim}) said",
    never=["the European Commission (EC) said"],
)
def headed_without_short_name(said: Said, seat: Blank, office: Blank, name: Blank) -> HeadedBody | None:
    """A body with its head in brackets."""
    return _headed(said, seat, office, name, None)


@holders.rule(
    "{seat: body} , {office} {name: person|maybe}",
    "the {seat: European Commission}, {office: Minister} {name: JK Kim}, said",
    never=["the European Commission, Korea, said"],
)
def headed_by_apposition(said: Said, seat: Blank, office: Blank, name: Blank) -> HeadedBody | None:
    """A body, then its head set off by a comma."""
    return _headed(said, seat, office, name, None)


def _holder(said: Said, name: Blank, office: Office, start: int = 0, end: int = 0) -> Holder | None:
    value = said.line.value(name)
    person = value if isinstance(value, Person) else Person(value.name)
    return Holder(person, office, start or said.start, end or said.end)


def _headed(said: Said, seat: Blank, office: Blank, name: Blank, short: str | None) -> HeadedBody | None:
    """The body, and its head as a holder of an office in it."""
    body: Body = said.line.value(seat)
    post: Office = said.line.value(office)
    in_body = Office(post.title, post.organisation or body.name, post.party or body.party)
    holder = _holder(said, name, in_body)
    return HeadedBody(body.name, body.party, short or body.short, holder)
