"""Actors told by their kind or place alone: an industry, the leaders of a region, a province's government.

They act only where a verb follows that tells what somebody did, and where they open a clause.
"""

from __future__ import annotations

from communique.lexicon.verbs import forms
from communique.lexicon.wordlists import word_set
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import Amount, City, Group, Holder, Office, Person
from communique.reading.rules.actors import behind_also, told_forms

crowds = Stage("groups", makes=("group", "holder"))

OPENS = frozenset(
    {"", ",", ".", ":", ";", "•", "-", "–", "—", "and", "but", "while", "that", "as", "after", "”", '"', "“"}
)
HAS = frozenset({"has", "have", "will", "would", "had"})
STANDS = frozenset({"support", "criticise", "request", "reject", "propose", "agree", "announce", "meet", "hold"})
GULF = frozenset({"Gulf", "Arab Gulf"})
SURNAMED = frozenset({"Minister", "Secretary", "Commissioner", "Ambassador", "Premier", "Senator", "Governor"})


def _opens(line: Line, first: int) -> bool:
    """Whether a clause opens there, an article stepped over."""
    at = first - 1 - (first > 0 and line.lowered[first - 1] in {"the", "some", "many", "several", "both"})
    return at < 0 or line.lowered[at] in OPENS


def _acts(said: Said) -> bool:
    """Whether a verb follows that tells what somebody did or took a stand on."""
    behind = behind_also(said)
    return behind in told_forms() and forms()[behind].acts[0] in STANDS


@crowds.rule(
    "{kind: low!function}* {private_group}",
    "the {kind: steel} {private_group: industry} welcomed the deal",
    "{private_group: Farmers} also urged them to act",
    "{kind: domestic} {private_group: producers} criticised the duty",
    never=["the steel industry grew", "help for domestic producers welcomed the deal", "the deal that farmers reached"],
)
def trade_alone(said: Said, private_group: Blank, kind: Blank | None = None) -> Group | Declined:
    """An industry or those who work in it, of no country that is told: `domestic producers welcomed`."""
    is_vague = said.line.lowered[private_group.first] in {"partners", "company", "companies", "funds"}
    if is_vague or not (_opens(said.line, said.first) and _acts(said)):
        return Declined("no actor")
    return Group(said.words, (), is_private=True)


@crowds.rule(
    "{region} {who: public_group}",
    "{region: Central Asian} {who: leaders} welcomed the deal",
    "{region: Gulf} {who: officials} urged them to act",
    never=["Central Asian markets welcomed the deal"],
)
def of_a_region(said: Said, region: Blank, who: Blank) -> Group | Declined:
    """The leaders or officials of a region; those of the Gulf act for its council."""
    if not (_opens(said.line, said.first) and _acts(said)):
        return Declined("no actor")
    of_gulf = said.line.words(region) in GULF
    return Group(said.words, ("GCC",) if of_gulf else (), is_private=not of_gulf)


@crowds.rule(
    "{officials_of} [the] {of: amount|region}",
    "{officials_of: trade ministers from} {of: 21 economies} welcomed the deal",
    "{officials_of: leaders of} the {of: Pacific Islands} welcomed the deal",
    never=["the officials of 21 firms welcomed the deal", "officials from 21 economies came"],
)
def from_so_many(said: Said, of: Blank, **_: Blank) -> Group | Declined:
    """The ministers or leaders of so many countries, or of a region, that no list names."""
    amount = said.line.value(of)
    of_states = not isinstance(amount, Amount) or amount.unit in word_set("its_partners")
    if not (of_states and _opens(said.line, said.first) and _acts(said)):
        return Declined("no actor")
    return Group(said.words, (), is_private=True)


def _of_its_place(said: Said, where: City) -> Group | Declined:
    """Those of a place that is no capital, for themselves: a capital stands for its country."""
    if where.is_capital or not _acts(said):
        return Declined("a capital, or no actor")
    return Group(said.words, (where.country,), is_private=True)


@crowds.rule(
    "{officials_of} {place: city}",
    "the {officials_of: government of} {place: Quebec} welcomed the deal",
    never=["the companies of Quebec welcomed the deal"],
)
def government_of_province(said: Said, place: Blank, **_: Blank) -> Group | Declined:
    """The government of a province or a city that is no capital, for itself."""
    return _of_its_place(said, said.line.value(place))


@crowds.rule(
    "{place: city} {who: public_group}",
    "the {place: Alberta} {who: government} welcomed the deal",
    never=["the Alberta government grew"],
)
def provincial(said: Said, place: Blank, **_: Blank) -> Group | Declined:
    """The government of a province, its name first."""
    return _of_its_place(said, said.line.value(place))


@crowds.rule(
    "{of: instrument} {who: public_group|members_of}",
    "the {of: Chile–Peru Partnership} {who: governments} launched a plan",
    "{of: Grain Partnership} {who: countries} launched a plan",
    never=["the Chile–Peru Partnership projects met"],
)
def of_a_partnership(said: Said, of: Blank, who: Blank) -> Group | Declined:
    """The countries of a partnership or an agreement, told by its name."""
    if behind_also(said) not in told_forms():
        return Declined("no actor")
    parties = said.line.value(of).parties
    return Group(said.words, parties, is_private=not parties)


@crowds.rule(
    "{post: office} {name: Noun!title!portfolio}",
    "{post: Minister} {name: Fast} welcomed the deal",
    "{post: Minister} {name: Hands} will visit Peru",
    never=["the Minister Fast welcomed the deal", "Minister Trade grew", "Minister Hands"],
)
def named_by_a_word(said: Said, post: Blank, name: Blank) -> Holder | Declined:
    """A minister whose family name is an English word: Minister Fast."""
    line, title = said.line, said.line.words(post)
    behind, then = behind_also(said), line.lowered[said.last] if said.last < len(line.chunks) else ""
    does = behind in told_forms() or then in HAS or behind in {"said", "'s", "’s", "met"}
    is_led = said.first > 0 and line.lowered[said.first - 1] in {"the", "a", "an", "prime", "foreign"}
    if title not in SURNAMED or not does or is_led:
        return Declined("no family name")
    office: Office = line.value(post)
    return Holder(Person(line.words(name)), office, said.start, said.end)
