"""Figures without a flow before them: things counted, ranks, and amounts that stand alone.

"The two countries", numbers in names and the articles of a law are no counts; one of the largest is no rank.
"""

from __future__ import annotations

import re

from communique.lexicon.wordlists import word_set
from communique.reading.grammar import Blank, Line, Said
from communique.reading.mentions import Amount, Demonym
from communique.reading.rules.days import word_after, word_before
from communique.reading.rules.figures import (
    COUNTED,
    FLOWS,
    NO_COUNT,
    Stated,
    code_of,
    figures,
    is_parted,
    nearest,
    stated,
)
from communique.reading.rules.gatherings import EDITIONS, edition_of
from communique.reading.units import number_of, unit_of

__all__ = ["figures"]  # the stage of figures, complete with the rules of this file

NTH = ("zero", *EDITIONS)


@figures.rule(
    "{amount: number|amount|number_word} [{f: filler}] [{tie_and}] [{g: filler}] [{h: filler}]"
    " {thing: counted|officials_of}",
    "{amount: around 200} {f: Saudi} {tie_and: and} {g: Chinese} {thing: companies} came",
    "diplomats from {amount: 18} {f: new} {g: Asian} {thing: countries} came",
    "{amount: over 80} {f: Korean} {thing: companies} took part",
    "{amount: 12} {f: small} {g: Italian} {h: food} {thing: companies}",
    "{amount: Eight} {f: Australian} {thing: companies} came",
    "{amount: 15} {thing: ambassadors from} Chile and Peru came",
    never=["the two countries", "the 12 partner countries", "Section 232 investigations", "3 of the companies"],
)
def counted_things(
    said: Said, amount: Blank, thing: Blank, f: Blank | None = None, g: Blank | None = None, h: Blank | None = None,
    **_: Blank,
) -> Stated | None:  # fmt: skip
    """So many things of a kind, with what describes them between: "18 Latin American countries"."""
    line, unit = said.line, unit_of(said.line.words(thing).removesuffix(" from").removesuffix(" of"))
    one = line.value(amount)
    if unit is None:
        return None
    if isinstance(one, Amount):
        if one.unit is not None:
            return None
        value, bound = one.value, one.bound
    else:
        number = number_of(line.words(amount))
        is_named = line.words(amount)[0].isupper() and amount.first > 0  # "the Plus Three Countries"
        is_spelled = not line.words(amount)[0].isdigit()
        if is_spelled and unit not in ("companies", "countries", "people", "agreements"):
            return None
        if number is None or number < 3 or is_named or re.fullmatch("(?:19|20)\\d\\d", line.words(amount)):
            return None
        value, bound = number, None
        if word_before(said)[:1].isupper() or word_before(said) in {*NO_COUNT, "the"} or before_is_name(said):
            return None
        if _is_last_of_several(said):
            return None
    return Stated(value, unit, _counted(said, amount, unit), bound, amount.first, thing.first, line.snapshot())


@figures.rule(
    "number of [{f: filler}] [{g: filler}] {thing: counted} [with {whose: demonym|party} [{capital: low}]]"
    " [has|have|had|now] {numbering} [to|at] [{bounded: bound}] {amount: number|amount}",
    "the number of {f: joint} {g: Omani} {thing: companies} has {numbering: reached} {amount: 3,500}.",
    "the number of {thing: companies} have {numbering: reached} {amount: 3,500}.",
    "the number of {thing: companies} had {numbering: reached} {amount: 3,500}.",
    "the number of {thing: companies} with {whose: Omani} {capital: capital} now {numbering: stands} at {amount: 90}.",
    "the number of {thing: companies} with {whose: Oman} {numbering: rose} to {bounded: over} {amount: 90}.",
    never=["the number of the order is 3,500", "the number of companies is large"],
)
def number_of_things(
    said: Said, thing: Blank, amount: Blank, whose: Blank | None = None, bounded: Blank | None = None, **_: Blank
) -> Stated | None:
    """How many there are of a thing, told behind its name: "the number of joint ventures reached 90"."""
    line, unit = said.line, unit_of(said.line.words(thing))
    one = line.value(amount)
    is_bare = isinstance(one, Amount) and one.unit is None
    number = one.value if is_bare else number_of(line.words(amount)) if not isinstance(one, Amount) else None
    if unit is None or number is None:
        return None
    about = whose.first if whose else thing.first
    words = line.words(bounded).lower() if bounded else ""
    bound = next((code for code in ("about", "over", "under") if words in word_set(code)), None)
    return Stated(number, unit, "other", one.bound if is_bare else bound, amount.first, about, line.snapshot())


@figures.rule(
    "[{world: the|world|demonym|party}] ['s] {amount: standing|leading} [{f: filler}] [{g: filler}]"
    " {thing: standing_thing}",
    "ASEAN is {world: Korea}'s {amount: second-largest} {f: key} {thing: trading partner}",
    "the {amount: third-largest} {thing: investor} in Vietnam",
    "the {amount: largest} {f: global} {g: new} {thing: export market}",
    "{world: Korea}'s {amount: top} {f: foreign} {thing: investor}",
    never=["a leading supplier", "the first buyer", "one of the largest markets", "the largest delegation"],
)
def ranked(
    said: Said, amount: Blank, thing: Blank, world: Blank | None = None, f: Blank | None = None, g: Blank | None = None
) -> Stated | None:
    """A place in an order: the second-largest trading partner."""
    line = said.line
    behind = min(len(line.chunks), thing.last + 4)
    words = line.between(amount.start, line.chunks[behind - 1].end).lower()
    of = _ranked_thing(line.words(thing).lower(), words)
    before = line.lowered[amount.first - 2] if word_before(said) == "-" else word_before(said)  # "11th-largest"
    value = edition_of(before) if NTH_BEFORE.fullmatch(before) else rank_of(line.words(amount))
    if not line.words(amount).endswith("est") and not _is_placed(said, amount, world):
        return None
    if value is None or "one of" in line.between(line.chunks[max(0, said.first - 4)].start, said.start).lower():
        return None
    if word_after(said).lower() in ("ever", "single") or (line.words(thing)[-1] == "s" and value == 1):
        return None
    return Stated(
        value, "rank", _ranked(words) if of == "other" else of, None, amount.first, thing.first, line.snapshot()
    )


def _is_placed(said: Said, amount: Blank, world: Blank | None) -> bool:
    """Whether "top", "leading" or "first" tells a place: "Korea's first investor", not "a leading" nor "the first"."""
    word = said.line.words(amount).lower()
    if word not in word_set("leading"):
        return True
    before = said.line.lowered[amount.first - 1] if amount.first else ""
    if before == "and" and word in said.line.lowered[max(0, amount.first - 8) : amount.first]:
        return True  # "Chile's first trading partner and first investor"
    if NTH_BEFORE.fullmatch(before):
        return True  # "the fifth top partner"
    return before in ("'s", "’s", "our", "its", "their") or (world is not None and word != "first")


def _ranked_thing(thing: str, words: str) -> str:
    """What a rank is of by its thing; a source by what comes from it, which stands behind."""
    if thing.startswith("source"):
        return next((code for part, code in SOURCED if part in words), "imports")
    return _ranked(thing.replace("destination", ""))


SOURCED = (
    ("fdi", "fdi"), ("direct invest", "fdi"), ("invest", "investment"), ("touris", "other"), ("visitor", "other"),
    ("student", "other"), ("remittance", "other"), ("aid", "aid"),
)  # fmt: skip


NTH_BEFORE = re.compile(
    r"\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
)  # a place that the list of ranks does not have


@figures.rule(
    "{ranks} [{f: low!function}] [the] {amount: ordinal|edition_word}",
    "the Netherlands {ranks: ranked} {amount: fourth} among its investors",
    "with Kumgang {ranks: ranking} {amount: 2nd} in steel exports",
    "it {ranks: ranks} {f: currently} {amount: third}.",
    "it {ranks: ranked} the {amount: sixth} worldwide in trade",
    never=["it ranked the first bid", "ranked second-largest"],
)
def ranking(said: Said, ranks: Blank, amount: Blank, **_: Blank) -> Stated | None:
    """A place in an order told by a verb: ranked fourth among investors."""
    line, chunks = said.line, said.line.chunks
    value = edition_of(line.words(amount))
    if value is None or (said.last < len(chunks) and chunks[said.last].low not in BEHIND_PLACE):
        return None
    behind = line.between(amount.start, chunks[min(len(chunks), said.last + 8) - 1].end).lower()
    ahead = line.between(chunks[max(0, said.first - 16)].start, amount.start).lower()
    of = _ranked(behind) if _ranked(behind) != "other" else _ranked(ahead)
    return Stated(value, "rank", of, None, amount.first, amount.first, line.snapshot())


BEHIND_PLACE = frozenset("among in as for worldwide globally place overall on and out behind of , . ; ) –".split())


@figures.rule(
    "{gives: gives} [{day}] [{f: filler}] [a total of] {amount}",
    "Japan will {gives: provide} {amount: $12 million} under the plan",
    "it has {gives: donated} {f: another} {amount: $12 million}.",
    "it has {gives: contributed} a total of {amount: $12 million}.",
    "it {gives: disbursed} {day: today} {amount: $12 million}.",
    never=["it will provide 12 experts"],
)
def money_given(said: Said, gives: Blank, amount: Blank, **_: Blank) -> Stated | None:
    """A sum that is given, lent or granted, with nothing that says what for."""
    one: Amount = said.line.value(amount)
    is_money = one.unit is not None and len(one.unit) == 3 and one.unit.isupper()
    return stated(said, amount, "aid", gives.first) if is_money else None


@figures.rule(
    "{amount} [a|per {year_word}] [{f: of_growth|boost}] to|for|into [the] {whose: party|demonym}"
    " ['s] {thing: economy_word}",
    "it will add {amount: £2 billion} to the {whose: UK} {thing: economy}",
    "it will add {amount: £2 billion} a {year_word: year} to {whose: UK} {thing: economy}",
    "it will add {amount: £2 billion} per {year_word: year} to {whose: UK} {thing: economy}",
    "it will contribute {amount: £2 billion} to the {whose: UK}'s {thing: GDP} by 2031",
    "bringing {amount: £2 billion} into the {whose: British} {thing: economy}",
    "it is worth {amount: £2 billion} for the {whose: British} {thing: economy}",
    "a {amount: £2 billion} {f: boost} to the {whose: UK} {thing: economy}",
    never=["it will add £2 billion to the economy"],
)
def added_to_an_economy(said: Said, amount: Blank, whose: Blank, thing: Blank, **_: Blank) -> Stated | None:
    """What a deal or a firm adds to the economy of a country."""
    one: Amount = said.line.value(amount)
    is_money = one.unit is not None and len(one.unit) == 3 and one.unit.isupper()
    return stated(said, amount, "gdp", thing.first) if is_money else None


@figures.rule(
    "{commits: commits} [{f: filler}] {amount} to|into {where: low|Cap|city|party|article}",
    "the Investment Authority will {commits: commit} {amount: $2 billion} to {where: ports}",
    "the sovereign fund plans to {commits: inject} {f: another} {amount: $2 billion} into {where: ports}",
    never=["it committed to $2 billion"],
)
def money_committed(said: Said, commits: Blank, amount: Blank, where: Blank, f: Blank | None = None) -> Stated | None:
    """A sum that an investor puts into something: a sovereign fund, an investment authority."""
    one: Amount = said.line.value(amount)
    ahead = said.line.between(said.line.chunks[0].start, commits.start)
    is_money = one.unit is not None and len(one.unit) == 3 and one.unit.isupper()
    return stated(said, amount, "investment", commits.first) if is_money and INVESTOR.search(ahead) else None


INVESTOR = re.compile(r"\b(?:Investment|investors?|sovereign|wealth fund|Holdings?)\b")


@figures.rule(
    "{amount: number} - member|strong",
    "Oman sent a {amount: 48}-member delegation of officials",
    "a {amount: 12}-strong business delegation came",
    never=["the six-member bloc", "a 5-member board met"],
)
def delegates(said: Said, amount: Blank) -> Stated | None:
    """How many people travel in a delegation."""
    line = said.line
    behind = {word for chunk in line.chunks[said.last : said.last + 6] for word in chunk.low.split()}
    number = number_of(line.words(amount))
    if number is None or behind.isdisjoint({"delegation", "mission", "team"}):
        return None
    return Stated(number, "people", "participants", None, amount.first, amount.first, line.snapshot(), None)


@figures.rule(
    "{amount: amount|number} {thing: demonym&Cap}",
    "{amount: some 3.5 million} {thing: Indians} live there",
    "they trained {amount: 120} {thing: Kenyans} in Lima",
    never=["they sold 120 Korean cars", "in 2024 Koreans voted", "3 Indians came"],
)
def people_of_a_country(said: Said, amount: Blank, thing: Blank) -> Stated | None:
    """So many people of a country: 3.5 million Indians."""
    line, one = said.line, said.line.value(amount)
    number = one.value if isinstance(one, Amount) else number_of(line.words(amount))
    is_bare = not isinstance(one, Amount) or one.unit is None
    if not is_bare or not PEOPLE.search(line.words(thing)) or number is None or number < FEWEST:
        return None
    if not isinstance(one, Amount) and re.fullmatch(r"(?:19|20)\d\d", line.words(amount)):
        return None
    bound = one.bound if isinstance(one, Amount) else None
    return Stated(number, "people", "other", bound, amount.first, thing.first, line.snapshot())


PEOPLE = re.compile(r"(?:an|i|ean|ian|er)s$")
FEWEST = 10


@figures.rule(
    "{amount}",
    "it raised {amount: $5 million} for schools",
    "at a rate of {amount: 9.2%} in 2024",
    never=["in 2024"],
)
def alone(said: Said, amount: Blank) -> Stated | None:
    """An amount with nothing beside it that says what it is of."""
    one: Amount = said.line.value(amount)
    if one.unit is None or word_before(said).lower() in NO_COUNT | {"type", "model", "class", "mark"}:
        return None
    if one.unit in COUNTED:
        return stated(said, amount, _counted(said, amount, one.unit)) if one.value >= 3 or one.bound else None
    if _is_worth_of_projects(said.line, amount.first):
        return stated(said, amount, "project_cost")
    about = nearest(said.line, amount.first, 0) if one.unit.isupper() and len(one.unit) == 3 else None
    code = code_of(said.line, about) if about is not None else None
    if about is None or code not in FLOWS or is_parted(said.line, about, amount.first, code):
        return stated(said, amount, "other")
    return stated(said, amount, code, about)


def _is_worth_of_projects(line: Line, at: int) -> bool:
    """Whether a sum is what the projects counted just before it are worth: "224 projects | worth | $66 billion"."""
    near = range(at - 1, max(-1, at - 8), -1)
    counted = next((index for index in near if isinstance(line.chunks[index].value, Amount)), None)
    if counted is None or line.chunks[counted].value.unit != "projects":
        return False
    between = " ".join(line.lowered[counted + 1 : at])
    return WORTH.search(between) is not None


REPRESENTED = re.compile(r"\b(?:representatives|delegates|delegations|ministers|ambassadors|envoys) (?:of|from) $")
WORTH = re.compile(r"\b(?:worth|valued|value|totall?ing|costing|cost|amounting|investment)\b")
ATTENDING = re.compile(r"\b(?:participants|delegates|attendees|exhibitors)(?: from| of)?$")


def _is_capital(line: Line, index: int) -> bool:
    """Whether it is a share in firms: "with Russian participation", "participation of foreign capital"."""
    if line.lowered[index] != "participation" or not index:
        return False
    before = line.chunks[index - 1]
    behind = line.lowered[index + 1 : index + 4]
    return isinstance(before.value, Demonym) or before.low == "foreign" or "capital" in behind


def _is_last_of_several(said: Said) -> bool:
    """Whether numbers are listed, of which the thing is told with the last: "5,000, 6,000 and 7,000 workers"."""
    return (
        said.first > 1 and word_before(said) in ("and", ",", "or") and said.line.lowered[said.first - 2][:1].isdigit()
    )


def before_is_name(said: Said) -> bool:
    """Whether a capitalised word stands in front: the number belongs to a name."""
    if not said.first:
        return False
    before = said.line.words(said.line.chunks[said.first - 1])
    return before[0].isupper() and said.first > 1 and before.lower() not in ("the", "from", "some", "with", "in")


def rank_of(words: str) -> int | None:
    """The number of a rank: largest is 1, second-largest 2, 10th-largest 10."""
    first = words.lower().replace("-", " ").split(" ")[0]
    if first in NTH:
        return NTH.index(first)
    digits = re.match(r"\d+", first)
    return int(digits[0]) if digits else 1


def _ranked(words: str) -> str:
    """What a rank is of, by the words of it."""
    for part, code in RANKED:
        if part in words:
            return code
    return "other"


RANKED = (
    ("trad", "trade"), ("export", "exports"), ("import", "imports"), ("supplier", "imports"), ("source", "imports"),
    ("invest", "investment"), ("econom", "gdp"), ("producer", "output"), ("manufacturer", "output"), ("donor", "aid"),
    ("buyer", "imports"), ("destination", "exports"), ("gross", "gdp"), ("gdp", "gdp"),
)  # fmt: skip


PEOPLED = re.compile(
    r"\b(?:market|country|nation|region|bloc|city|area|zone|community) (?:of|with) (?:\w+ )?$", re.IGNORECASE
)


MADE_UP = re.compile(
    r"\b(?:agreement|pact|bloc|grouping|group|union|alliance|partnership|deal|coalition|organi[sz]ation|zone|area)s?"
    r" (?:of|involving|comprising|grouping|uniting|covering|among|between|made up of) (?:the |all |some )?$"
)


def ahead_of(said: Said, amount: Blank) -> str:
    """The few words in front of an amount."""
    return said.line.between(said.line.chunks[max(0, amount.first - 4)].start, amount.start)


def _counted(said: Said, amount: Blank, unit: str | None) -> str:
    """What a count of people, countries or companies is of: participants where the clause says that they take part."""
    if unit in ("meetings", "rounds"):
        return "meetings"
    if unit in ("agreements", "projects", "jobs"):
        return "other"
    line = said.line
    around = range(max(0, amount.first - 12), min(len(line.chunks), said.last + 13))
    codes = {code_of(line, index) for index in around if not _is_capital(line, index)}
    if unit == "people" and ("population" in codes or PEOPLED.search(ahead_of(said, amount))):
        return "population"
    if unit == "countries" and MADE_UP.search(ahead_of(said, amount)):
        return "members"
    if unit == "countries" and REPRESENTED.search(ahead_of(said, amount)):
        return "participants"
    if "participants" in codes or ATTENDING.search(line.between(amount.start, line.chunks[said.last - 1].end)):
        return "participants"
    return "members" if "members" in codes else "other"
