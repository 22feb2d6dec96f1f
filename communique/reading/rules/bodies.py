"""Bodies by the shape of their names: ministries, agencies, bureaus; with their short name and whose they are.

Bodies that the lexicon knows are chunks before any rule. Committees, councils and forums are gatherings, not bodies.
"""

from __future__ import annotations

from communique.lexicon.verbs import forms
from communique.lexicon.wordlists import word_set
from communique.reading.grammar import Blank, Said, Stage
from communique.reading.mentions import Body

bodies = Stage("bodies", makes=("body",))

ABROAD = frozenset({"embassy", "high commission", "consulate", "consulate general", "permanent mission", "institute"})


def _body(said: Said, name: Blank, last: Blank, owner: Blank | None, short: Blank | None) -> Body:
    line = said.line
    party = getattr(line.value(owner), "code", None) if owner else None
    return Body(line.between(name.start, last.end), party, line.words(short) if short else None)


@bodies.rule(
    "[{owner: party|demonym} ['s]] {name: institution&Cap|learned&Cap} of|for [the]"
    " {fields: Noun|field_acronym|region|demonym}+"
    " [[, {Noun|field_acronym}+]* [,] and [the] {last: Noun|field_acronym}+] [( {short: acronym} )]",
    "the {name: Ministry} of {fields: Shared Affairs} announced",
    "the {name: Department} for {fields: Grain} announced",
    "the {name: Ministry} of the {fields: Sea} announced",
    "the {name: Ministry} of {fields: Grain}, Industry and {last: Resources} ({short: MBIR}) announced",
    "the {name: Ministry} of {fields: Grain}, Industry, and {last: Resources} announced",
    "the {name: Ministry} of {fields: Grain} and the {last: Sea} announced",
    "{owner: Korea}'s {name: Ministry} of {fields: Grain} and {last: Resources} announced",
    "the {owner: Korean} {name: Bureau} of {fields: Grain} announced",
    "the {name: Academy} of {fields: Grain} announced",
    never=["a ministry of small things"],
)
def ministry(
    said: Said, name: Blank, fields: Blank, last: Blank | None = None, owner: Blank | None = None,
    short: Blank | None = None,
) -> Body | None:  # fmt: skip
    """A body named by its fields: `Ministry of X`, `of X and Y`, `of X, Y and Z`."""
    if said.line.lowered[name.first] in word_set("learned") and name.first and owner is None:
        before = said.line.words(said.line.chunks[name.first - 1])
        if before in ("a", "an") or before[0].isupper():
            return None  # what is to be founded, or a longer name: an Expert Centre for Ports
    return _body(said, name, last or fields, owner, short)


@bodies.rule(
    "{name: institution&Cap} of [the] {fields: Noun|field_acronym}+"
    " [[, {Noun|field_acronym}+]* [,] and [the] {last: Noun|field_acronym}+] of [the] {seat: party}",
    "the {name: Ministry} of {fields: Shared Affairs} of {seat: Kenya} announced",
    "the {name: Ministry} of the {fields: Sea} of {seat: Kenya} announced",
    "the {name: Ministry} of {fields: Grain}, Industry, and the {last: Sea} of the {seat: Republic of Kenya} announced",
    never=[
        "the Ministry of Shared Affairs announced",
        "the Ministry of Shared Affairs of Kenya's neighbours announced",
    ],
)
def ministry_of_a_country(
    said: Said, name: Blank, fields: Blank, seat: Blank, last: Blank | None = None
) -> Body | None:
    """A body named by its fields, and the country it is of behind them."""
    behind = said.line.lowered[said.last : said.last + 1]
    return None if behind in (["'s"], ["’s"]) else _body(said, name, last or fields, seat, None)


@bodies.rule(
    "[{owner: party|demonym} ['s]] {name: institution&Cap} of|in [the] {last: party|city|region}"
    " [( {short: acronym} )]",
    "the {owner: Korean} {name: Embassy} in {last: Canada} said",
    "{owner: Korea}'s {name: Embassy} in {last: Canada} said",
    "the {name: Embassy} of {last: Canada} said",
    "the {name: Parliament} of the {last: Republic of Korea} said",
    "the {name: Embassy} in {last: Seoul} said",
    "the {name: Institute} of {last: Korea} ({short: IOK}) said",
    never=["an institute of Korea", "the Senate in Lima"],
)
def institution_of_place(
    said: Said, name: Blank, last: Blank, owner: Blank | None = None, short: Blank | None = None
) -> Body | None:
    """A body named by its country, region or city; an embassy in a country is not that country's."""
    line = said.line
    whose = line.value(owner) if owner else None
    is_abroad = "in" in line.between(name.end, last.start).split()
    if is_abroad and line.lowered[name.first] not in ABROAD:
        return None  # `met the Stock Exchange in Lima`
    if whose is None and not is_abroad:
        whose = line.value(last)
    party = getattr(whose, "code", None)
    return Body(line.between(name.start, last.end), party, line.words(short) if short else None)


@bodies.rule(
    "[{owner: party|demonym} 's] {name: Noun|acronym|Name|party|city|region|royal&Cap}+ {last: institution&Cap}"
    " [of|for [the] {field: Noun|field_acronym|region|demonym}+"
    " [[, {Noun|field_acronym}+]* [,] and [the] {end: Noun|field_acronym}+]]"
    " [( {short: acronym} )]",
    "the {name: Grain} {last: Agency} said",
    "{owner: Korea}'s {name: Grain} {last: Agency} said",
    "the {name: Kyushu} {last: Bureau} of {field: Grain}, Trade and {end: Industry} ({short: KBT}) said",
    "the {name: Kyushu} {last: Bureau} for {field: Grain}, Trade, and the {end: Industry} said",
    "the {name: Kyushu} {last: Bureau} of the {field: Sea} said",
    never=["the export agency said", "the Kyushu Association Agreement"],
)
def named_institution(
    said: Said, name: Blank, last: Blank, owner: Blank | None = None, field: Blank | None = None,
    end: Blank | None = None, short: Blank | None = None,
) -> Body | None:  # fmt: skip
    """A body by a name before its kind: the Export Agency, a Bureau of one region."""
    if field is None and said.line.lowered[said.last : said.last + 1] in (["agreement"], ["agreements"]):
        return None  # the Chile Association | Agreement
    body = _body(said, name, end or field or last, owner, short)
    first = said.line.chunks[name.first].value
    party = body.party or getattr(first, "code", None) or getattr(first, "country", None)
    return Body(body.name, party, body.short)


@bodies.rule(
    "{owner: demonym} {name: institution&Cap!legislature}",
    "the {owner: Korean} {name: Embassy} said",
    "the {owner: Korean} {name: Chamber of Commerce} said",
    never=["the Korean agency said"],
)
def institution_of_nation(said: Said, owner: Blank, **_: Blank) -> Body:
    """A body named by whose it is alone: the Peruvian Chamber of Commerce."""
    return Body(said.words, said.line.value(owner).code)


@bodies.rule(
    "{name: national&Cap} {rest: Noun|field_acronym}+ of [the] {last: party}",
    "the {name: National} {rest: Grain Reserve} of {last: Korea} signed",
    "the {name: State} {rest: Oil Fund} of the {last: Republic of Korea} signed",
    never=["the National Day of Korea", "the State of Korea", "national grain of Korea"],
)
def national_body(said: Said, name: Blank, rest: Blank, last: Blank) -> Body | None:
    """A national institution by its name and country: National Grain Reserve of Korea."""
    line = said.line
    if not word_set("no_institution").isdisjoint(line.words(rest).lower().split()):
        return None
    return Body(line.between(name.start, last.end), line.value(last).code)


@bodies.rule(
    "{owner: party|demonym} ['s] {known: body}",
    "{owner: China}'s {known: Ministry of Commerce} said",
    "the {owner: Chinese} {known: Ministry of Commerce} said",
    "the {owner: Peruvian} {known: Ministry of Commerce} said",
    never=["the European Commission said"],
)
def owned(said: Said, owner: Blank, known: Blank) -> Body | None:
    """A body known by name, with the country or bloc it belongs to."""
    body, party = said.line.value(known), said.line.value(owner).code
    is_anybodys = body.name.startswith(("Ministry of", "Department of"))  # a name that several countries give
    return Body(body.name, party, body.short) if is_anybodys or body.party in (None, party) else None


@bodies.rule(
    "{known: body} [( {short: body|acronym} )] of [the] {owner: party}",
    "the {known: Ministry of Foreign Affairs} of {owner: Kenya} said",
    "the {known: Ministry of Foreign Affairs} ({short: XYZW}) of {owner: Kenya} said",
    "the {known: Ministry of Foreign Affairs} of the {owner: Republic of Kenya} said",
    never=["the Ministry of Commerce of Korea's neighbours said", "the European Commission of Korea said"],
)
def known_of_party(said: Said, known: Blank, owner: Blank, short: Blank | None = None) -> Body | None:
    """A ministry that many countries have, and the country behind it."""
    body, behind = said.line.value(known), said.line.chunks[said.last : said.last + 1]
    if body.party not in (None, said.line.value(owner).code) or (behind and behind[0].low in {"'s", "’s"}):
        return None
    return Body(body.name, said.line.value(owner).code, said.line.words(short) if short else body.short)


@bodies.rule(
    "{known: body} of {fields: Noun}+ [{joined|joined} {last: Noun}+]",
    "the {known: Dubai Chambers} of {fields: Commerce} said",
    "the {known: Dubai Chambers} of {fields: Commerce} and {last: Industry} said",
    never=["the European Commission of Steel"],
)
def chamber(said: Said, known: Blank, fields: Blank, last: Blank | None = None) -> Body | None:
    """A chamber that is known by the beginning of its name."""
    if "chamber" not in said.line.words(known).lower():
        return None
    return Body(said.words, said.line.value(known).party)


@bodies.rule(
    "{known: body} [, {Noun}+]* [,] and {last: Noun!title}+ of [the] {owner: party}",
    "the {known: Ministry of Commerce} and {last: Grain} of {owner: Mongolia} said",
    "the {known: Ministry of Commerce}, Steel, and {last: Grain} of the {owner: Republic of Korea} said",
    never=["the European Commission and Parliament of Korea", "the Ministry of Commerce and Grain said"],
)
def ministry_of_more(said: Said, known: Blank, last: Blank, owner: Blank) -> Body | None:
    """A ministry of several fields, the first of which alone is a known name, and its country."""
    line = said.line
    if not line.words(known).startswith(("Ministry of ", "Department of ")):
        return None
    return Body(line.between(known.start, last.end), line.value(owner).code)


@bodies.rule(
    "{known: body} {name: Noun|region|party|demonym}+ {last: unit_of_a_body&Cap}",
    "the {known: European Commission} {name: Steel} {last: Directorate} said",
    "the {known: European Commission} {name: Central Asia} {last: Division} said",
    never=["the European Commission steel unit said", "European Commission Opens Steel Unit"],
)
def unit_of_a_body(said: Said, known: Blank, name: Blank, last: Blank) -> Body | None:
    """A unit by its name behind the body that it is of; in a headline the words between may hold a verb."""
    told = any(word in forms() for word in said.line.words(name).lower().split())
    return None if told else Body(said.words, said.line.value(known).party)


@bodies.rule(
    "{known: body} ( {short: acronym} )",
    "the {known: European Commission} ({short: EC}) said",
    never=["the European Commission (see below) said"],
)
def known_as(said: Said, known: Blank, short: Blank) -> Body:
    """A known body with its short name in brackets."""
    body = said.line.value(known)
    return Body(body.name, body.party, said.line.words(short))
