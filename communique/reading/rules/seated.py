"""Holders told by where their office is: a body before them or in brackets beside them, a city behind the title.

A title without a body beside it is read in holders.py.
"""

from __future__ import annotations

from communique.reading.grammar import Blank, Said, Stage
from communique.reading.mentions import Body, HeadedBody, Holder, Office
from communique.reading.rules.holders import holder_of

seated = Stage("holders", makes=("holder", "body"))


@seated.rule(
    "{office} ( {short: acronym|body|weak_body} ) [,] {name: person|maybe}",
    "{office: Minister of the General Administration of Customs of Chile} ({short: GAC}) {name: Xi Jinping} met",
    "{office: Minister of the General Administration of Customs of Chile} ({short: GAC}), {name: Xi Jinping}, met",
    never=["Ministers of the Trade Facts Agency (TFA), Park Jung-sung, met"],
)
def titled_behind_a_short_name(said: Said, office: Blank, name: Blank, **_: Blank) -> Holder | None:
    """An office, the short name of its body in brackets, and its holder."""
    value: Office = said.line.value(office)
    return None if value.is_plural or value.organisation is None else holder_of(said, name, value)


@seated.rule(
    "{office} in {city} [,] {name: person|maybe}",
    "{office: head of the European Commission} in {city: New Delhi} {name: Joseph Biden} met",
    "{office: head of the European Commission} in {city: New Delhi}, {name: Joseph Biden}, met",
    never=["the Minister in New Delhi met Joseph Biden"],
)
def titled_in_a_city(said: Said, office: Blank, name: Blank, **_: Blank) -> Holder | None:
    """An office held in a city, which stands between it and the name."""
    post: Office = said.line.value(office)
    return holder_of(said, name, post) if post.organisation and not post.is_plural else None


@seated.rule(
    "{name: person} ( {seat: body} )",
    "{name: Ms. Park Jung-sung} ({seat: European Commission}) spoke",
    never=["Ms. Park Jung-sung (see below) spoke"],
)
def body_in_brackets(said: Said, name: Blank, seat: Blank) -> Holder | None:
    """A person whose body stands in brackets: an office there whose title is not told."""
    body: Body = said.line.value(seat)
    return holder_of(said, name, Office("", body.name, body.party))


@seated.rule(
    "{seat: body} ( {short: acronym} , {office} [:] {name: person|maybe} )",
    "the {seat: European Commission} ({short: XEC}, {office: Minister} {name: JK Kim}) said",
    "the {seat: European Commission} ({short: XEC}, {office: Minister}: {name: JK Kim}) said",
    never=["the European Commission (EC) said"],
)
def headed(said: Said, seat: Blank, short: Blank, office: Blank, name: Blank) -> HeadedBody | None:
    """A body with its short name and its head in brackets."""
    return _headed(said, seat, office, name, said.line.words(short))


@seated.rule(
    "{seat: body} ( {office} [:] {name: person|maybe} )",
    "the {seat: European Commission} ({office: Minister} {name: JK Kim}) said",
    "the {seat: European Commission} ({office: Minister}: {name: JK Kim}) said",
    never=["the European Commission (EC) said"],
)
def headed_without_short_name(said: Said, seat: Blank, office: Blank, name: Blank) -> HeadedBody | None:
    """A body with its head in brackets."""
    return _headed(said, seat, office, name, None)


@seated.rule(
    "{seat: body} , {office} {name: person|maybe}",
    "the {seat: European Commission}, {office: Minister} {name: JK Kim}, said",
    never=["the European Commission, Korea, said", "According to the European Commission, Minister JK Kim said"],
)
def headed_by_apposition(said: Said, seat: Blank, office: Blank, name: Blank) -> HeadedBody | None:
    """A body, then its head set off by a comma."""
    if "according" in said.line.lowered[max(0, said.first - 3) : said.first] or _is_of_an_opening(said):
        return None  # the body is asked, and somebody acts
    return _headed(said, seat, office, name, None)


OPENINGS = frozenset("in at on during with under following after for as by through amid besides regarding".split())


def _is_of_an_opening(said: Said) -> bool:
    """Whether the body ends a phrase that opens the sentence: `Citing a pact of the | ministry, Minister Kim said`."""
    opening = said.line.lowered[0] if said.first else ""
    return opening in OPENINGS or (opening.endswith("ing") and said.line.chunks[0].value is None)


def _headed(said: Said, seat: Blank, office: Blank, name: Blank, short: str | None) -> HeadedBody | None:
    """The body, and its head as a holder of an office in it."""
    body: Body = said.line.value(seat)
    post: Office = said.line.value(office)
    in_body = Office(post.title, post.organisation or body.name, post.party or body.party)
    holder = holder_of(said, name, in_body)
    return HeadedBody(body.name, body.party, short or body.short, holder)
