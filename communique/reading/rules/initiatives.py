"""Initiatives by name: projects, programmes, strategies, platforms, funds, networks.

A common noun alone ("the project") is no initiative; a party, a field or a name in capitals makes it one.
"""

from __future__ import annotations

import re
from functools import cache

from communique import lexicon
from communique.lexicon.wordlists import words
from communique.reading.capitals import is_ordinary
from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Amount, Instrument, Party, Undertaking
from communique.reading.rules.gatherings import takers
from communique.reading.units import unit_of
from communique.records import unique

initiatives = Stage("initiatives", makes=("initiative_name",))

KINDS = {
    "project": "project economic-corridor transport-corridor trade-corridor pilot-project corridor transport-route "
    "trade-route bridge",
    "programme": "programme program mission scheme subsidies accelerator initiative scholarships scholarship "
    "fellowship fellowships campaign action-programme work-plan work-programme work-program pilot-programme "
    "pilot-program",
    "strategy": "strategy plan action-plan master-plan masterplan roadmap road-map agenda new-deal gateway vision deal "
    "blueprint plan-of-action policy doctrine",
    "platform": "platform window",
    "fund": "fund facility financing-facility",
    "network": "network consortium alliance coalition",
}
TYPES = {noun.replace("-", " "): kind for kind, nouns in KINDS.items() for noun in nouns.split()}
TYPES |= {"reserve": "programme", "strategic reserve": "programme", "stockpile": "programme"}
GENERAL = frozenset(
    "joint pilot action work national annual training travel reform new development business general first second "
    "bilateral strategic comprehensive implementation cooperation economic government project investment follow-up "
    "middle northern southern exchange support this the support assistance education research management "
    "grant aid loan and".split()
)
TITLES = frozenset(
    "minister director general secretary commissioner representative officer head envoy chief coordinator president "
    "director-general advisor adviser ambassador".split()
)


NAMED_SO = frozenset({"Program", "Programme", "Strategy", "Initiative", "Roadmap", "Platform"})
# In small letters these are places and plain words: a Singapore hub, a bridge.
CAPITAL_ONLY = frozenset(
    "hub bridge campaign scholarship fellowship scholarships fellowships network mission "
    "alliance coalition reserve stockpile".split()
)


def undertaking(said: Said, first: int, start: int, head: Blank, short: Blank | None = None) -> Undertaking | Declined:
    """The initiative named from a place of the text to its noun; declined when general words are all its name."""
    line = said.line
    name = SIZE.sub("", " ".join(line.between(start, head.end).split()))
    noun = line.words(head)
    front = line.between(start, head.start).lower().replace("-", " ").split()
    chunks = line.chunks[first : head.first]
    if GENERAL.issuperset(front) and not (noun == "Fund" and len(front) > 1) and not _is_title(said, first, head):
        return Declined("only general words")
    if noun in CAPITAL_ONLY:
        return Declined("a common noun")
    named = [chunk for chunk in chunks if chunk.low not in ("and", "-", "–", "&")]
    if noun[0].islower() and all(isinstance(chunk.value, Party | Instrument) for chunk in named):
        return Declined("only a party before a common noun")
    if isinstance(chunks[0].value, Instrument) and line.words(chunks[0])[0].islower():
        return Declined("an instrument about a project")
    if noun[0].islower() and len(front) == 1 and first == 0 and is_ordinary(front[0]):
        return Declined("a capital that only opens the line")
    if noun == "facility":
        return Declined("a building or a fund")
    if is_portfolio(said):
        return Declined("the field of an office")
    if noun in ("Fund", "Network") and INSTITUTION.search(name):
        return Declined("an institution")
    kind = TYPES.get(noun.lower(), "other")
    parties = takers(said, said.first, head.last) or owner_of(said, said.first, head.first)
    return Undertaking(name, kind, parties, line.words(short) if short else None)


SIZE = re.compile(r"^(?:[KkMGT]Wh?|bcm|km) ")  # what is left of "a 1 GW solar project"
INSTITUTION = re.compile(
    r"\b(?:(?:State|National) Oil|Sovereign Wealth|Wealth|Pension|Provident|Monetary|Crimes Enforcement|Children's) "
    r"(?:Fund|Network)$"
)


def _is_title(said: Said, first: int, head: Blank) -> bool:
    """Whether general words in capitals are a name: "a three-year | Economic Cooperation Program"."""
    line = said.line
    words = [line.words(chunk) for chunk in line.chunks[first : head.last]]
    before = line.words(line.chunks[first - 1]) if first else ""
    return before[:1].islower() and len(words) > 2 and words[-1] in NAMED_SO and all(one[0].isupper() for one in words)


def owner_of(said: Said, first: int, last: int) -> tuple[str, ...]:
    """Whose an initiative is that a longer name holds: the EU's in "the Global Gateway strategy"."""
    known = (owners().get(chunk.low) for chunk in said.line.chunks[first:last])
    return next(((one[0],) for one in known if one and one[0] and one[1] in {"strategy", "programme"}), ())


def is_portfolio(said: Said) -> bool:
    """Whether the words are what an office is for: Director General for New Trade Strategy."""
    line, first = said.line, said.first
    if first < 2 or line.chunks[first - 1].low not in ("for", "of"):
        return False
    return line.chunks[first - 2].low.split()[-1] in TITLES


@initiatives.rule(
    "{front: name|instrument}"
    " {rest: name|instrument|tie_and|undertaking_field|amount|number|mixed|site_noun|span_word}*"
    " [of {name}+] [( {inner: Cap} ) {behind: name}*] {head: undertaking_noun}"
    " [( {quote_mark}* {short: Cap} {quote_mark}* )]",
    "the {front: UAE} Stargate {head: Project} begins",
    "the {front: Generalized} System of Preferences (GSP) {head: program} ends",
    "its {front: Authorized} Economic Operator {head: program} ({short: AEO})",
    "the {front: Grain} Transformation ({inner: GX}) {behind: Promotion} {head: Strategy} grows",
    "the {front: Aral} {rest: 5 GW wind} {head: project} goes on",
    "the {front: Ninh} {rest: Thuan 2 nuclear power plant} {head: project} goes on",
    never=["the project will begin", "Korea will plan ahead", "the Director General for Trade Strategy"],
)
def capitalised(
    said: Said, front: Blank, head: Blank, short: Blank | None = None, **rest: Blank
) -> Undertaking | Declined:
    """A name in capitals before Project, programme, strategy, fund and the like."""
    return undertaking(said, said.first, front.start, head, short)


@initiatives.rule(
    "{money: amount} {front: name} {rest: name|tie_and}* {head: Cap&bond}",
    "through the {money: A$232 million} {front: Mekong}{rest: -Australia} {head: Partnership}",
    "through the {money: $2 million} {front: Kumgang} {head: Alliance}",
    never=["through the Mekong-Australia Partnership"],
)
def funded_bond(said: Said, money: Blank, front: Blank, head: Blank, **rest: Blank) -> Undertaking | Declined:
    """A partnership with a sum of money before it is a programme, no agreement."""
    if not getattr(said.line.value(money), "unit", None):
        return Declined("no money")
    name = " ".join(said.line.between(front.start, head.end).split())
    return Undertaking(name, "programme", takers(said, front.first, head.first))


@initiatives.rule(
    "Project {front: Name}",
    "the launch of Project {front: Kumgang}, led by a bank",
    never=["the Project Manager", "the project in Seoul"],
)
def project_by_name(said: Said, front: Blank) -> Undertaking | Declined:
    """A project known by one name: Project Vault."""
    behind = said.line.chunks[said.last : said.last + 1]
    if behind and said.line.words(behind[0])[:1].isupper():
        return Declined("a longer name")
    return Undertaking(said.words, "project", ())


@initiatives.rule(
    "{quote_mark} {front: Cap} {rest: quoted_word}* {quote_mark} {head: undertaking_noun!Cap}",
    "they launched the “{front: Invest} {rest: in Peru}” {head: initiative}",
    "they launched the “{front: Kumgang}” {head: programme}",
    never=["the “green” economy", "he said “Invest in Peru”"],
)
def quoted(said: Said, front: Blank, head: Blank, rest: Blank | None = None, **_: Blank) -> Undertaking | Declined:
    """An initiative whose name stands in quotes before its noun."""
    noun = said.line.words(head).lower()
    name = " ".join(said.line.between(front.start, (rest or front).end).split())
    if noun not in TYPES or name.lower() in owners():
        return Declined("another noun, or known by its name")
    return Undertaking(name, TYPES[noun], takers(said, front.first, (rest or front).last))


@initiatives.rule(
    "{quote_mark} {front: Cap} {rest: quoted_word}* {quote_mark} {head: quoted_noun!Cap}",
    "products of the “{front: Made} {rest: in Lima}” {head: brand}",
    "products of the “{front: Kumgang}” {head: label}",
    never=["a “green” brand", "he called it “Lima” again"],
)
def quoted_brand(said: Said, front: Blank, rest: Blank | None = None, **_: Blank) -> Undertaking:
    """A brand, a label or a campaign whose name stands in quotes before its noun."""
    last = rest or front
    name = " ".join(said.line.between(front.start, last.end).split())
    return Undertaking(name, "other", takers(said, front.first, last.last))


@initiatives.rule(
    "{one: party|demonym} {tie: tie_and} {two: party|demonym} [{possessive}] {field: plan_field}+"
    " {head: plan_head!Cap}",
    "progress on the {one: UK}{tie: -}{two: Chile} {field: modernisation} {head: roadmap}",
    "progress on {one: Korea} {tie: and} {two: Chile}'s {field: green trade} {head: action plan}",
    never=["the UK modernisation roadmap", "a UK-Chile roadmap", "UK-Chile trade"],
)
def plan_of_two(said: Said, one: Blank, two: Blank, field: Blank, head: Blank, **_: Blank) -> Undertaking:
    """A roadmap, a strategy or an action plan of two parties in small letters: the UK-Chile modernisation roadmap."""
    return Undertaking(" ".join(said.words.split()), "strategy", takers(said, one.first, two.last))


@initiatives.rule(
    "{whose: party} {possessive} {field: plan_field} {more: plan_field}+ {head: plan_head!Cap}",
    "it is part of {whose: Canada}'s {field: trade} {more: diversification} {head: strategy}",
    never=["Canada's strategy", "Canada's trade strategy", "the trade diversification strategy"],
)
def plan_of_one(said: Said, whose: Blank, field: Blank, head: Blank, **_: Blank) -> Undertaking:
    """A strategy of a country in small letters that its fields make a particular one."""
    return Undertaking(
        " ".join(said.line.between(field.start, head.end).split()), "strategy", takers(said, whose.first, whose.last)
    )


@initiatives.rule(
    "{point_plan} {head: dated_noun}",
    "the government’s {point_plan: five-point} {head: plan}",
    never=["a five-point rise"],
)
def plan_of_points(said: Said, **_: Blank) -> Undertaking:
    """A plan known by how many points it has."""
    return Undertaking(said.words, "strategy", ())


@initiatives.rule(
    "{undertaking_field} {rest: undertaking_field|tie_and|name}+ {head: project_noun}",
    "Canada’s submarine {rest: procurement} {head: project} goes on",
    never=["the gas project", "a procurement plan"],
)
def described(said: Said, head: Blank, **rest: Blank) -> Undertaking | Declined:
    """A project named in small letters by what it builds, in two words or more."""
    return undertaking(said, said.first, said.start, head)


def _is_of_its_name(size: object) -> bool:
    """Whether an amount is part of a name: a 1.5 GW plant, not a $2 billion one."""
    return isinstance(size, Amount) and not (size.unit and len(size.unit) == 3 and size.unit.isupper())


@initiatives.rule(
    "[{size: amount|number}] {front: name} {rest: name|tie_and|undertaking_field|amount}* {head: site_noun}",
    "they opened a {size: 1.5 GW} {front: Sirdarya} {head: gas-fired plant}",
    "they opened the {size: 1.5} {front: GW} {rest: Sirdarya} {head: gas-fired plant}",
    "the {front: India}{rest: -Palestine} {head: Techno Park} in Birzeit",
    "the {front: Aral} {rest: offshore} {head: wind farm}",
    "the {front: Riverside} {rest: 5 GW} {head: solar plant}",
    never=["the gas pipeline", "a Korean refinery"],
)
def site(said: Said, front: Blank, head: Blank, size: Blank | None = None, **rest: Blank) -> Undertaking | Declined:
    """A plant, park, zone, pipeline or railway named after its place or by a name of its own."""
    line = said.line
    chunks = line.chunks[front.first : head.first]
    named = [chunk for chunk in chunks if line.words(chunk)[0].isupper() and not isinstance(chunk.value, Party)]
    named = [chunk for chunk in named if chunk.low.split()[-1] not in GENERAL | PLAIN]
    several = len([chunk for chunk in chunks if isinstance(chunk.value, Party)]) > 1
    if not named and not several:
        return Declined("no name of its own")
    if line.words(head) in BUILDINGS:
        return Declined("any such building")
    if said.first and line.lowered[said.first - 1] == "in" and ZONES.search(line.words(head).lower()):
        return Declined("a zone where something else stands")
    behind = line.chunks[said.last : said.last + 1]
    if is_portfolio(said) or (behind and line.words(behind[0]).isdigit()):
        return Declined("the field of an office, or one of many by number")
    is_size = size is not None and unit_of(line.words(front)) is None and not _is_of_its_name(line.value(size))
    start = front.start if is_size else said.start
    name = " ".join(line.between(start, head.end).split())
    return Undertaking(name, "project", takers(said, said.first, head.last))


BUILDINGS = frozenset({"factory", "free zone", "cement plant"})
ZONES = re.compile(r"(?:city|zone|park|complex)$")


# Words that are written with a capital before a site without naming it, at the head of a sentence or in a title.
PLAIN = frozenset(
    "construction building largest biggest new modern major planned proposed future each every several many state "
    "gas oil trans-border cross-border international petrochemical russia company power nuclear solar wind".split()
)


@initiatives.rule(
    "{one: party|demonym} [{tie_and}] {two: party|demonym}"
    " {rest: shared_field|undertaking_field|name}+ {head: shared_noun}",
    "a {one: China}-{two: ASEAN} {rest: artificial intelligence cooperation} {head: center} will open",
    "the {one: India}–{two: UK} {rest: offshore wind} {head: hub} opens",
    "the {one: India} {two: Australia} {rest: Rooftop Solar} {head: Academy} opens",
    "the {one: Korean}–{two: Chilean} {rest: Lithium wind} {head: lab} opens",
    never=["the Korea-Chile trade center of Lima", "Korea-Chile hub"],
)
def joint(said: Said, one: Blank, two: Blank, head: Blank, **rest: Blank) -> Undertaking | Declined:
    """A centre, hub, fund or platform of two parties, named by them and its field."""
    if len(said.line.chunks[two.last : head.first]) < 2 and said.line.words(head)[0].islower():
        return Declined("one word only")
    name = " ".join(said.words.split())
    return Undertaking(name, TYPES.get(said.line.words(head).lower(), "other"), takers(said, one.first, head.first))


@initiatives.rule(
    "{head: Cap&for_noun} for|on [the] {front: name}+ [{name_link} [{name_link}] {rest: name}+]*",
    "they signed notes on the {head: Project} for the {front: Improvement} of the {rest: Power System} in Nepal",
    "the {head: Project} for {front: Improving} the {rest: Power System} in Nepal",
    "the {head: Project} for {front: Access} to the {rest: Power System} in Nepal",
    "the {head: Initiative} on {front: Textiles} and {rest: Silk} starts",
    never=["the project for ports", "the Minister for Trade"],
)
def named_behind(
    said: Said, head: Blank, front: Blank, rest: Blank | None = None, **_: Blank
) -> Undertaking | Declined:
    """A project or programme whose name stands behind its noun: the Project for the Improvement of Roads."""
    is_plain = GENERAL.issuperset(said.line.between(front.start, said.end).lower().split())
    if is_plain or is_portfolio(said) or isinstance(said.line.chunks[front.first].value, Party):
        return Declined("the field of an office, or for whom it is")
    name = " ".join(said.words.split())
    return Undertaking(name, TYPES.get(said.line.words(head).lower(), "other"), takers(said, front.first, said.last))


@initiatives.rule(
    "{field: scheme_field} {head: scheme_noun} of [the] {whose: body|gathering}",
    "under the {field: scholarship} {head: scheme} of the {whose: Ministry of Education}",
    "under the {field: loan} {head: programme} of {whose: UNICEF}",
    "the {field: training} {head: programme} of the {whose: Arctic Council}",
    never=["the scholarship scheme of Seoul", "the loan programme"],
)
def scheme_of(said: Said, field: Blank, head: Blank, whose: Blank) -> Undertaking:
    """A scheme in small letters, known by the body that runs it."""
    return Undertaking(" ".join(said.words.split()), "programme", takers(said, whose.first, whose.last))


@initiatives.rule(
    "{front: party|demonym} {tie: tie_and} {name: owned}",
    "a meeting of the {front: Japan}{tie: -}{name: Saudi Vision 2030}",
    "the {front: Japanese}{tie: –}{name: Saudi Vision 2030}",
    never=["Saudi Vision 2030", "Japan and the Belt and Road"],
)
def joint_vision(said: Said, front: Blank, tie: Blank, name: Blank) -> Undertaking | Declined:
    """The strategy of one party that another shares by name."""
    if said.line.words(tie) not in ("-", "–"):
        return Declined("a party beside a strategy")
    owner, kind = owners()[said.line.words(name).lower()]
    mine = takers(said, front.first, front.last)
    return Undertaking(" ".join(said.words.split()), kind, (*mine, owner) if owner else mine)


@initiatives.rule(
    "{front: name} {rest: name|tie_and}* {head: Cap&dated_noun} {year: year|day}",
    "they endorsed the {front: India}–UK {head: Vision} {year: 2035}",
    never=["the Vision was endorsed"],
)
def dated(said: Said, front: Blank, head: Blank, year: Blank, **rest: Blank) -> Undertaking | Declined:
    """A strategy named with the year it looks to: Vision 2035."""
    if not said.line.words(year).isdigit():
        return Declined("a day, not the year of the name")
    kind = TYPES.get(said.line.words(head).lower(), "other")
    return Undertaking(" ".join(said.words.split()), kind, takers(said, said.first, head.first))


@initiatives.rule(
    "{name: owned} [( {short: Cap} )]",
    "under the {name: Belt and Road}",
    "under the {name: Belt and Road} ({short: BRI})",
    never=["the road and the belt"],
)
def known(said: Said, name: Blank, short: Blank | None = None) -> Undertaking:
    """An initiative known by a name that does not say what it is."""
    found = said.line.words(name)
    owner, kind = owners()[found.lower()]
    parties = (owner,) if owner else _joined_in(found)
    return Undertaking(found, kind, parties, said.line.words(short) if short else None)


@cache
def _joined_in(name: str) -> tuple[str, ...]:
    """The countries that a name joins by dashes: the China-Pakistan Economic Corridor."""
    parts = re.split(r"[-–]", name)
    codes = [lexicon.country(part) or lexicon.country(part.split(" ")[0]) for part in parts]
    return unique(code for code in codes if code) if len(parts) > 1 and all(codes) else ()


@cache
def owners() -> dict[str, tuple[str, str]]:
    """Known initiatives in small letters, each with whose and what it is: classes `owned_eu_strategy` and the like."""
    found = {}
    for kind, listed in words().items():
        if kind.startswith("owned_"):
            _, owner, what = kind.split("_")
            found.update({name.lower(): ("" if owner == "many" else owner.upper(), what) for name in listed})
    return found
