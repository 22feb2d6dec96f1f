"""Titles that several people share: `Presidents Biden and Xi`, `the Prime Ministers of Chile and Peru`.

Names that are more or fewer than the countries are refused.
"""

from __future__ import annotations

from dataclasses import replace

from communique.lexicon.wordlists import word_set
from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Actors, Holder, Maybe, Office, Party, Person
from communique.reading.rules.holders import person_of, singular

shared = Stage("holders", makes=("actors",))
listed = Stage("appositions", makes=("actors",))


@shared.rule(
    "{first: person|maybe} and {last: person|maybe} , [the] {office}",
    "{first: Joseph Biden} and {last: Ken Saito}, {office: Deputy Ministers}, met",
    "{first: Joseph Biden} and {last: Ken Saito}, the {office: Deputy Ministers}, met",
    never=["Joseph Biden and Ken Saito, Deputy Minister"],
)
def several_then_office(said: Said, first: Blank, last: Blank, office: Blank) -> Actors | None:
    """Several people, and the title that they hold."""
    post: Office = said.line.value(office)
    return _several(said, post, first, last) if post.is_plural else None


@shared.rule(
    "{office} {first: person|maybe} [, {more: person|maybe}]* [,] and {last: person|maybe}",
    "{office: Presidents} {first: Joseph Biden} and {last: Xi Jinping} met",
    "{office: Ministers} {first: Joseph Biden}, {more: Ken Saito}, and {last: Xi Jinping} met",
    never=["President Joseph Biden and Xi Jinping met"],
)
def several(said: Said, office: Blank, first: Blank, last: Blank, more: Blank | None = None) -> Actors | None:
    """A title in the plural and those who hold it."""
    post: Office = said.line.value(office)
    if not post.is_plural:
        return None
    return _several(said, post, first, last)


@shared.rule(
    "{office} [, {more_seats: party}]* [,] and [the] {seat: party} [,] {first: person|maybe}"
    " [, {more: person|maybe}]* [,] and {last: person|maybe}",
    "{office: Presidents of Chile} and {seat: Peru} {first: Joseph Biden} and {last: Xi Jinping} met",
    "the {office: Presidents of Chile} and the {seat: Netherlands}, {first: Joseph Biden} and {last: Xi Jinping}, met",
    "{office: Presidents of Chile}, {more_seats: Peru} and {seat: Canada} {first: Joseph Biden}, {more: Ken Saito}"
    " and {last: Xi Jinping} met",
    "{office: Presidents of Chile}, {more_seats: Peru}, and {seat: Canada} {first: Joseph Biden}, {more: Ken Saito},"
    " and {last: Xi Jinping} met",
    never=[
        "the President of Chile and Peru met",
        "Presidents of Chile and Peru, Joseph Biden, Ken Saito and Xi Jinping met",
    ],
)
def of_several_countries(
    said: Said, office: Blank, seat: Blank, first: Blank, last: Blank,
    more_seats: Blank | None = None, more: Blank | None = None,
) -> Actors | Declined:  # fmt: skip
    """The ministers or presidents of several countries, and behind the countries their names in the same order."""
    post: Office = said.line.value(office)
    if not post.is_plural or post.party is None:
        return Declined("one person's title")
    chunks = said.line.chunks
    seats = [post.party, *(one.value.code for one in chunks[office.last : seat.last] if isinstance(one.value, Party))]
    named = [one for one in chunks[first.first : last.last] if isinstance(one.value, Person | Maybe)]
    if len(seats) != len(named):
        return Declined("others than the countries' own")
    single = replace(post, title=singular(post.title), is_plural=False)
    pairs = zip(named, seats, strict=True)
    return Actors(
        tuple(Holder(person_of(one.value), replace(single, party=code), said.start, one.end) for one, code in pairs)
    )


@listed.rule(
    "{office} , {first: holder} [, {more: holder}]* [,] and [the] {last: holder}",
    "the {office: co-chairs of the European Commission}, {first: Minister Scott Bessent} and {last: Minister Kim}",
    "the {office: Co-Chairs}, {first: Minister Scott Bessent}, {more: Minister Ken Saito}, and {last: Minister Kim}",
    "the {office: co-chairs of the European Commission}, {first: Minister Scott Bessent} and the {last: Minister Kim}",
    never=["the co-chair, Secretary Scott Bessent and Minister Kim Min-su"],
)
def listed_under_one_office(
    said: Said, office: Blank, first: Blank, last: Blank, more: Blank | None = None
) -> Actors | None:
    """A title in the plural, then those who hold it, each with an office of their own."""
    post: Office = said.line.value(office)
    if not post.is_plural or not word_set("shared_title") & {*post.title.lower().split()}:
        return None
    single = replace(post, title=singular(post.title), is_plural=False)
    chunks = [chunk for chunk in said.line.chunks[first.first : last.last] if isinstance(chunk.value, Holder)]
    return Actors(tuple(Holder(chunk.value.person, single, said.start, chunk.end) for chunk in chunks))


def _several(said: Said, post: Office, first: Blank, last: Blank) -> Actors:
    """Those who hold one title, each as a holder of it."""
    single = replace(post, title=singular(post.title), is_plural=False)
    chunks = [chunk for chunk in said.line.chunks[first.first : last.last] if isinstance(chunk.value, Person | Maybe)]
    start = min(said.start, first.start)
    return Actors(tuple(Holder(person_of(chunk.value), single, start, max(chunk.end, said.end)) for chunk in chunks))
