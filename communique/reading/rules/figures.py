"""Figures: what a number is of, by the words beside it.

Spotting: each amount (or rank) is the head of at most one figure. Whose it is and when, is found in figures.py once the
whole document has been read; ordinals, days and durations never get here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from communique.lexicon.wordlists import words as word_classes
from communique.reading.grammar import Blank, Line, Said, Stage
from communique.reading.mentions import Amount, Group, Instrument, Maybe, Party
from communique.records import FIGURE_OF, Number

figures = Stage("figures", head="amount")

FLOWS = ("exports", "imports", "trade", "investment", "fdi", "aid")
REACH = 28  # chunks between a flow and its amount; what lies further is another clause


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure as its own words tell it; `about` is the chunk that says what it is of."""

    value: Number
    unit: str | None
    of: str
    bound: str | None
    head: int
    about: int
    line: Line  # as it stood when the figure was spotted
    upto: Number | None = None


def stated(said: Said, amount: Blank, of: str, about: int | None = None, unit: str | None = None) -> Stated:
    """The figure that an amount states."""
    one: Amount = said.line.value(amount)
    return Stated(
        one.value, unit or one.unit, of, one.bound, amount.first, amount.first if about is None else about,
        said.line.snapshot(), one.upto,
    )  # fmt: skip


@cache
def _codes() -> dict[str, str]:
    """What words say that a figure is of; other classes may begin with `of_` too."""
    kinds = {f"of_{code}": code for code in (*FIGURE_OF, "other")}
    listed = word_classes()
    return {word.lower(): code for kind, code in kinds.items() for word in listed.get(kind, ())}


def code_of(line: Line, index: int) -> str | None:
    """What a chunk says that a figure is of: `exports`, `growth` ...; None when it says nothing of it."""
    chunk = line.chunks[index]
    words = chunk.low
    if isinstance(chunk.value, Instrument):  # "a loan agreement worth", "an exchange of notes on grant aid"
        return "aid" if "aid" in (_codes().get(words.split(" ")[0]), _codes().get(words.split(" ")[-1])) else None
    if isinstance(chunk.value, Maybe):  # "Emergency Grant Aid" has the form of a name
        return "aid" if words.endswith((" aid", " assistance", " loan")) else None
    return _codes().get(words)


def nearest(line: Line, before: int, first: int, wanted: tuple[str, ...] | None = None) -> int | None:
    """The nearest chunk in front of another that says what a figure is of."""
    for index in range(before - 1, max(first, before - REACH) - 1, -1):
        code = code_of(line, index)
        if code == "members" and _is_of_a_bloc(line, index):
            continue  # `trade with EU member states`
        if code and code != "growth" and (wanted is None or code in wanted):
            return index
    return None


def _is_of_a_bloc(line: Line, index: int) -> bool:
    """Whether members are named with their bloc, and so are no number of them."""
    before = line.chunks[index - 1].value if index else None
    return isinstance(before, Party) or isinstance(line.chunks[index].value, Group)


@figures.rule(
    "{amount} [( {again: amount} )] [worth] of|in [{f: filler}] [{g: filler}] [{h: filler}] {flow}",
    "{amount: $2 billion} in {f: emergency} {flow: assistance} since May",
    "{amount: €5 billion} worth of {flow: exports}",
    "{amount: AED 5 billion} ({again: $1.4 billion}) in {flow: trade}",
    "{amount: $3 billion} of {f: mutual} {g: agricultural} {h: food} {flow: trade}",
    never=["$2 billion for roads and trade"],
)
def money_in_a_flow(
    said: Said, amount: Blank, flow: Blank, f: Blank | None = None, g: Blank | None = None, h: Blank | None = None,
    again: Blank | None = None,
) -> Stated | None:  # fmt: skip
    """An amount, then the flow that it is of: "$2 billion in assistance"."""
    return _after(said, amount, flow)


@figures.rule(
    "{amount} [{f: filler}] [{g: filler}] {flow}",
    "a {amount: $550 billion} {f: historic} {g: Japanese} {flow: investment} commitment",
    "{amount: 300 people} {flow: attended}",
    never=["$550 billion and investment"],
)
def money_as_a_flow(
    said: Said, amount: Blank, flow: Blank, f: Blank | None = None, g: Blank | None = None
) -> Stated | None:
    """An amount as the adjective of a flow: "a $550 billion investment"."""
    return _after(said, amount, flow)


@figures.rule(
    "{amount} to|for {flow: flow&low}",
    "it committed {amount: $550 billion} to {flow: invest} in shipyards",
    "it pledged {amount: $5 million} for {flow: aid} to farmers",
    never=["$5 million to Ghana"],
)
def money_to_a_flow(said: Said, amount: Blank, flow: Blank) -> Stated | None:
    """An amount set aside for a flow: "$550 billion to invest"."""
    return _after(said, amount, flow)


@figures.rule(
    "{amount} [has|have|had|was|were] [been] [{f: adverb|demonym}] {flow: flow&low}",
    "{amount: $35 billion} has been {flow: invested} in it",
    "{amount: $35 billion} was {f: jointly} {flow: invested}",
    "of which {amount: $35 billion} were {f: Korean} {flow: exports}",
    "{amount: $3 billion} have been {flow: exported}",
    "{amount: $3 billion} had {flow: invested}",
    "{amount: $3 billion} were {flow: invested}",
    never=["$35 billion was paid", "40 percent was invested"],
)
def money_put_into(said: Said, amount: Blank, flow: Blank, f: Blank | None = None) -> Stated | None:
    """An amount that has been put into a flow: "$35 billion has been invested"."""
    is_done = said.line.words(flow).lower().endswith("ed")
    if said.line.lowered[amount.last : amount.last + 1] in (["was"], ["were"]):  # "of which $2 billion were exports"
        is_done = is_done or code_of(said.line, flow.first) in ("exports", "imports")
    return _after(said, amount, flow) if is_done and flow.first > amount.last else None


@figures.rule(
    "{change: of_growth} [{f: low!function}] [by|of|to|at] {amount}",
    "exports {change: grew} by {amount: 12 percent} last year",
    "a {change: growth} of {amount: 5%}",
    "output is {change: down} to {amount: 40 percent}.",
    "trade {change: grew} {f: steadily} at {amount: 3 percent}",
    never=["growth and 5 percent of the land"],
)
def grown_by(said: Said, change: Blank, amount: Blank, f: Blank | None = None) -> Stated | None:
    """What grew or fell, and by how many percent."""
    if said.line.value(amount).unit not in ("percent", "percentage_points", "times"):
        return None
    before = said.line.chunks[amount.first - 1].low
    is_level = before == "to" or (before == "at" and change.first == amount.first - 2 and not _is_rate(said, change))
    is_share = is_level and nearest(said.line, change.first, 0, ("share",)) is not None  # "their share rose to 31%"
    return stated(said, amount, "share" if is_share else "other" if is_level else "growth", change.first)


def _is_rate(said: Said, change: Blank) -> bool:
    """Whether what grew "at" a percentage grew by it: "grew at 7 percent a year", not "down at 40 percent"."""
    return said.line.words(change).lower().startswith(("gr", "expand", "increas", "ris"))


@figures.rule(
    "{amount} [{f: low!function}] {change: of_growth}",
    "a {amount: 75%} {change: increase} in purchases of rice",
    "a {amount: 4 percent} {f: annual} {change: decline}",
    "{amount: 5.3 percent} {change: year-on-year}",
    never=["75% of the increase"],
)
def percent_growth(said: Said, amount: Blank, change: Blank, f: Blank | None = None) -> Stated | None:
    """So many percent of increase or decline."""
    if said.line.value(amount).unit not in ("percent", "percentage_points", "times"):
        return None
    return stated(said, amount, "growth", change.first)


@figures.rule(
    "{share: of_share} [{f: low!function}] [for|of|at|with] {amount}",
    "the bloc {share: accounts for} {amount: 20 percent}.",
    "its {share: share} of {amount: 20 percent}",
    "its {share: share} {f: now} at {amount: 20 percent}",
    "their {share: stake} for {amount: 20 percent}",
    "its {share: share} with {amount: 20 percent}",
    never=["a share in the 20 percent tariff"],
)
def share_of(said: Said, share: Blank, amount: Blank, f: Blank | None = None) -> Stated | None:
    """A share in percent, after the words that say so."""
    return stated(said, amount, "share", share.first) if said.line.value(amount).unit == "percent" else None


@figures.rule(
    "{amount} [{f: low!function}] {share: of_share}",
    "with a {amount: 21 percent} {share: share}",
    "a {amount: 40 percent} {f: controlling} {share: stake}",
    never=["21 percent of the share"],
)
def percent_share(said: Said, amount: Blank, share: Blank, f: Blank | None = None) -> Stated | None:
    """A share in percent, before the word that says so."""
    return stated(said, amount, "share", share.first) if said.line.value(amount).unit == "percent" else None


@figures.rule(
    "{amount} of [{which: determiner}] {whole: low|Cap|demonym|party|region|of_trade|of_exports}",
    "{amount: 45 percent} of {which: the} {whole: market}",
    "{amount: 45 percent} of {whole: imports}",
    never=["45 tonnes of wheat"],
)
def percent_of_a_whole(said: Said, amount: Blank, whole: Blank, which: Blank | None = None) -> Stated | None:
    """So many percent of a whole."""
    return stated(said, amount, "share") if said.line.value(amount).unit == "percent" else None


@figures.rule(
    "{flow} {amount}",
    "initial {flow: investments} {amount: exceeding $30 billion}",
    never=["exports; $30 billion"],
)
def of_a_flow_at_once(said: Said, flow: Blank, amount: Blank) -> Stated | None:
    """A flow and its amount side by side."""
    return _of_the_nearest(said, flow, amount)


@figures.rule(
    "{flow} ... {amount}",
    "Italian {flow: exports} to Korea reached a total of {amount: $6 billion} in 2020",
    "bilateral {flow: trade} has {amount: more than quadrupled}",
    "a {flow: population} of {amount: about 690 million}",
    never=["exports to Korea; $6 billion was paid"],
)
def of_a_flow(said: Said, flow: Blank, amount: Blank) -> Stated | None:
    """A flow named first, its amount after it in the same clause."""
    return _of_the_nearest(said, flow, amount)


@figures.rule(
    "{flow} ... {earlier: amount} [...] {amount}",
    "{flow: exports} rose from {earlier: $1 billion} to {amount: $2 billion} in 2020",
    "{flow: exports} rose {earlier: 21%} {amount: exceeding $2 billion} in 2020",
    never=["exports of $1 billion; it paid $2 billion"],
)
def of_a_flow_too(said: Said, flow: Blank, earlier: Blank, amount: Blank) -> Stated | None:
    """A second amount of the same flow."""
    return _of_the_nearest(said, flow, amount)


@figures.rule(
    "{flow} ... {one: amount} ... {other: amount} ... {amount}",
    "{flow: exports} rose {one: 5 percent} from {other: $1 billion} to {amount: $2 billion} in 2020",
    never=["exports of $1 billion and $3 billion; it paid $2 billion"],
)
def of_a_flow_again(said: Said, flow: Blank, one: Blank, other: Blank, amount: Blank) -> Stated | None:
    """A third amount of the same flow."""
    return _of_the_nearest(said, flow, amount)


COUNTED = frozenset(
    "people homes houses households countries companies entities meetings rounds projects agreements jobs "
    "certificates listings frigates scholarships groups".split()
) | {"working groups"}
NO_COUNT = frozenset("these those both our their its all other section article no no. top first last next".split())


def _of_the_nearest(said: Said, flow: Blank, amount: Blank) -> Stated | None:
    """The amount as one of the nearest flow before it, unless they do not go together."""
    line, one = said.line, said.line.value(amount)
    about = nearest(line, amount.first, said.first)
    if about is None or one.unit in COUNTED or (one.unit is None and one.value < 1000):
        return None
    if line.chunks[amount.first - 1].low in NO_COUNT:
        return None
    code = code_of(line, about) or "other"
    if code == "share" and one.unit != "percent":  # "of which exports made up $2 billion"
        told = nearest(line, about, 0, FLOWS)
        about, code = (about, "other") if told is None else (told, code_of(line, told) or "other")
    if code == "project_cost" and any(code_of(line, at) == "aid" for at in range(max(0, about - 5), about)):
        code = "aid"  # "two yen loan projects of up to 90 billion yen"
    if code in ("participants", "members") or is_parted(line, about, amount.first, code):
        return None
    if one.unit == "percent" and code != "share":
        is_level = line.chunks[amount.first - 1].low in ("to", "at", "from")
        grows = not is_level and _grows(line, about, amount.first)
        return stated(said, amount, "growth" if grows else "other", about)
    if code == "population" and one.unit is None:
        return stated(said, amount, code, about, "people")
    if one.unit is None:
        unit = _unit_before(line, amount.first) if amount.first - about <= CLOSE and code in FLOWS else None
        return stated(said, amount, code, about, unit) if unit else None
    return stated(said, amount, code, about)


CLOSE = 3  # chunks: "(exports - 58.2 million, imports - 128.2 million)"


def _unit_before(line: Line, before: int) -> str | None:
    """The currency of the last sum in front, which a number in brackets behind it does not repeat."""
    sums = [chunk.value.unit for chunk in line.chunks[:before] if isinstance(chunk.value, Amount) and chunk.value.unit]
    return sums[-1] if sums and len(sums[-1]) == len("USD") and sums[-1].isupper() else None


PARTED = frozenset("that which who where whose".split())
# Behind `which` they still tell of the flow in front: "trade, which has reached a record of $5 billion".
REACHING = frozenset(
    "has have had is was were are now already currently recently also then a an the record total high of at to by in "
    "reached reach reaches hit hits totaled totalled amounted amounts amount stood stands came comes exceeded exceeds "
    "surpassed surpasses topped crossed grew grown rose risen increased climbed jumped surged expanded fell declined "
    "dropped from nearly almost some estimated value valued worth year last volume".split()
)
ADDING = frozenset(
    "add adds adding contribute contributes contributing create creates creating save saves saving boost boosts "
    "boosting support supports deliver delivers".split()
)
NEAR_COST = 7  # chunks: a project and its cost stand close together


def is_parted(line: Line, about: int, amount: int, code: str) -> bool:
    """Whether a flow and an amount belong to different clauses."""
    between = line.lowered[about + 1 : amount]
    if any(word in ADDING and before in (",", "and") for before, word in pairwise(between)):
        return True  # "increase trade by 16 percent, add £2 billion a year to the economy"
    parted = max((at for at, word in enumerate(between) if word in PARTED), default=-1)
    told = [word for word in between[parted + 1 :] if not word[0].isdigit()]
    is_told_on = parted >= 0 and between[parted] in ("which", "that") and REACHING.issuperset(told)
    return (parted >= 0 and not is_told_on) or (
        code in ("project_cost", "other", "output") and amount - about > NEAR_COST
    )


def _grows(line: Line, first: int, last: int) -> bool:
    return any(code_of(line, index) == "growth" for index in range(max(0, first - 4), last))


def _after(said: Said, amount: Blank, flow: Blank) -> Stated | None:
    """The amount as one of the flow right behind it."""
    line, one = said.line, said.line.value(amount)
    code = code_of(line, flow.first) or "other"
    if one.unit == "percent":
        return None
    if one.unit in COUNTED:
        return stated(said, amount, "participants", flow.first) if code == "participants" else None
    if one.unit is None or code in ("share", "participants", "members"):
        return None
    return stated(said, amount, code, flow.first)
