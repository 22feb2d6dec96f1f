"""Measures: tariffs, quotas, bans, controls and the like, where a sentence says more of them than their name.

Spotting: the noun of an instrument is the head. Who imposes what on whom is found in measures.py, over the whole
document; a mere mention ("they discussed tariffs") is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from communique.lexicon import load
from communique.lexicon.wordlists import words as word_classes
from communique.reading.grammar import Blank, Line, Said, Stage
from communique.reading.mentions import Day, Party

measures = Stage("measures", head="measure")

# A noun that follows makes another thing of the measure: a tariff negotiation, a quota-holder.
OTHER_THINGS = frozenset(
    "negotiation negotiations talks consultation consultations issue issues line lines policy policies barrier "
    "barriers code codes commission agreement agreements deal deals schedule schedules dispute disputes war "
    "wars concession concessions revenue revenues classification truce report reports evasion exceedance "
    "allocation allocations holders threshold payment payments stacking relief exemption exemptions free "
    "drawback avoidance negotiator negotiators negotiating envoy envoys czar chief threat threats letter letters team "
    "dispute row impasse rhetoric arm arms wing agency authority authorities case cases rule rules law laws".split()
)


HELPERS = frozenset("has have had is are was were be been being will shall would also again now newly further".split())
SPANS = frozenset("day days month months year years".split())
PARTED = frozenset("that which who where while whose if".split())  # behind these another clause begins


@dataclass(frozen=True, slots=True)
class Spotted:
    """A measure as spotted: its instrument, where its noun stands, the words before which it begins, what is done."""

    instrument: str
    head: int
    first: int
    last: int
    deed: int | None
    line: Line  # as it stood when the measure was spotted


@cache
def _instruments() -> dict[str, str]:
    return {
        word.lower(): kind.removeprefix("m_")
        for kind, listed in word_classes().items()
        if kind.startswith("m_")
        for word in listed
    }


def instrument_of(words: str) -> str | None:
    """The instrument that a noun of trade policy names, as a code of the record format."""
    return _instruments().get(words.lower())


VOLUMES = frozenset("tonnes vehicles USD EUR CAD kg products".split())  # the units of a quota
GUARDED = frozenset(
    "the their its our these those this his her a an national legitimate and".split()
)  # `safeguard the rights`
OUTSIDE = frozenset("exceeding outside within above beyond".split())  # "imports exceeding the quota"


def is_head(line: Line, index: int) -> bool:
    """Whether a chunk is the noun of a measure, and not part of another thing's name or bound."""
    if instrument_of(line.words(line.chunks[index])) is None:
        return False
    after = line.words(line.chunks[index + 1]).lower() if index + 1 < len(line.chunks) else ""
    after = after.split(",")[0] or after  # `its tariff | negotiator, Ms. Kim`
    before = [line.words(chunk).lower() for chunk in line.chunks[max(0, index - 2) : index]]
    if line.lowered[index] == "safeguard" and (after in GUARDED or before[-1:] in (["to"], ["and"], ["will"])):
        return False  # a verb: "to safeguard their interests"
    return after not in OTHER_THINGS and not OUTSIDE.intersection(before)


def head_of(line: Line, index: int) -> int:
    """The noun of the measure that an amount belongs to: the one it describes, else the last before it; -1 for none."""
    chunks = line.chunks
    for at in range(index + 1, min(index + 7, len(chunks))):
        if is_head(line, at):
            return at
        if line.words(chunks[at]).lower() in NO_ADJECTIVES:
            break
    if index and line.words(chunks[index - 1]).lower() == "first":
        behind = range(index + 1, min(len(chunks), index + REACH))
        return next((at for at in behind if is_head(line, at)), -1)
    return next((at for at in range(index - 1, max(-1, index - REACH), -1) if is_head(line, at)), -1)


REACH = 22  # chunks from a measure's noun to its terms
NO_ADJECTIVES = frozenset(
    "to with from in into at by for of between against on across within among toward towards under per through "
    "over until and or is was are were will ,".split()
)


# An average rate is a figure; a moratorium is not the duty that it keeps away.
STANDING_APART = re.compile(r"average|moratorium")


def spotted(said: Said, measure: Blank, deed: Blank | None = None) -> Spotted | None:
    """The measure named by a noun; None where the noun after it makes it another thing."""
    line = said.line
    instrument = instrument_of(line.words(measure))
    if line.words(measure).lower() in ("ban", "bans"):
        instrument = ban_on(line, measure.last)
    before = line.between(line.chunks[max(0, measure.first - 4)].start, measure.start)
    if instrument is None or not is_head(line, measure.first) or STANDING_APART.search(before):
        return None
    at = deed.first if deed else deed_before(line, measure.first)
    if is_negated(line, measure.first if at is None else at):
        return None
    return Spotted(instrument, measure.first, said.first, said.last, at, line.snapshot())


def ban_on(line: Line, behind: int) -> str | None:
    """Whether a ban is one on imports or on exports, by the words behind it; None for a ban on something else."""
    last = min(len(line.chunks), behind + 9)
    words = line.between(line.chunks[behind].start, line.chunks[last - 1].end).lower() if behind < last else ""
    if "import" in words or "export" in words:
        return "import_ban" if "import" in words else "export_ban"
    is_foreign = behind + 1 < last and isinstance(line.chunks[behind + 1].value, Party)  # "a ban on Chilean citrus"
    goods = words.replace(",", "").replace(".", "").split()[2:6]
    return "import_ban" if is_foreign and not goods_words().isdisjoint(goods) else None


@cache
def goods_words() -> frozenset[str]:
    """Every word for goods that the lexicon knows, and the adjectives of whole trades."""
    names = (word for product in load().products for name in product.names for word in name.lower().split())
    return frozenset({*names, *"automotive agricultural industrial digital pharmaceutical auto energy chip".split()})


def is_negated(line: Line, at: int) -> bool:
    """Whether a deed is one that is not done: "shall not impose", "refrain from imposing"; not "no longer"."""
    words = [word for chunk in line.chunks[max(0, at - 4) : at] for word in line.words(chunk).lower().split()]
    is_refused = not {"not", "never", "refrain", "refrains", "without"}.isdisjoint(words)
    return is_refused and line.words(line.chunks[at]).lower() not in ("apply", "be", "subject")


@cache
def deeds() -> frozenset[str]:
    """The words for what is done with a measure, in lower case."""
    return frozenset(word.lower() for kind in ("puts", "lifts") for word in word_classes()[kind])


def deed_before(line: Line, head: int) -> int | None:
    """What is done with a measure, when a word close before its noun says so."""
    for index in range(head - 1, max(-1, head - 11), -1):
        word = line.words(line.chunks[index]).lower()
        if word in deeds():
            return index
        if word in (";", ".", ",", "that", "which", "while"):
            return None
    return None


@measures.rule(
    "{deed: puts|lifts} [...] {measure}",
    "Canada will {deed: impose} a new {measure: surtax} next",
    "Peru agreed to {deed: lift} {measure: sanctions}",
    never=["they discussed tariffs", "impose order; tariffs remain"],
)
def done(said: Said, deed: Blank, measure: Blank) -> Spotted | None:
    """A measure that is put on, kept, changed or lifted."""
    between = [said.line.words(chunk).lower() for chunk in said.line.chunks[deed.last : measure.first]]
    is_exempt = said.line.lowered[deed.first].startswith("exempt")  # "exempt chips and drugs from the tariffs"
    if len(between) > 14 or (len(between) > 5 and "and" in between and not is_exempt) or PARTED.intersection(between):
        return None
    return spotted(said, measure, deed)


@measures.rule(
    "{measure} on|against|for|into|concerning {what: low|Cap|party|demonym|region|number|amount}",
    "their {measure: tariffs} on {what: steel} remain",
    "the {measure: sanctions} against {what: Russia}",
    "the {measure: subsidies} for {what: carmakers}",
    "an {measure: anti-dumping investigation} into {what: olives}",
    "an {measure: anti-dumping investigation} concerning {what: imports} of olives",
    never=["tariffs in general", "the duties for a further five years"],
)
def on_something(said: Said, measure: Blank, what: Blank) -> Spotted | None:
    """A measure with what or whom it is on; not for how long it is."""
    line = said.line
    if line.lowered[measure.last] == "for" and SPANS.intersection(line.lowered[measure.last + 1 : measure.last + 5]):
        return None
    return spotted(said, measure)


@measures.rule(
    "{measure} [worth {amount}] {helper: low}+ {deed: puts} on|upon {what: low|Cap|party|demonym}",
    "an {measure: anti-dumping duty} {helper: has also been} {deed: imposed} on {what: glass} from Oman",
    "a {measure: duty} {helper: will be} {deed: imposed} upon {what: glass} from Oman",
    "some {measure: export bans} worth {amount: 3 billion dollars} {helper: were} {deed: imposed} on {what: glass}",
    never=["duty that they imposed on steel", "the tariffs were discussed on steel"],
)
def put_on_something(
    said: Said, measure: Blank, deed: Blank, what: Blank, helper: Blank, amount: Blank | None = None
) -> Spotted | None:
    """A measure that has been put on something."""
    between = said.line.lowered[helper.first : helper.last]
    return spotted(said, measure, deed) if HELPERS.issuperset(between) else None


@measures.rule(
    "{deed: applies} [{f: filler}] [{g: amount}] {measure} to {what: low|Cap|demonym|party}",
    "Chile will {deed: apply} {f: provisional} {g: 5 percent} {measure: safeguard measures} to {what: imported} beef",
    "Chile will {deed: apply} {measure: tariffs} to {what: Peruvian} beef",
    "Chile will {deed: apply} {measure: tariffs} to {what: Peru}",
    "Chile will {deed: apply} {measure: tariffs} to {what: Boeing} jets",
    never=["Chile will apply the rules on duties"],
)
def applied_to(
    said: Said, deed: Blank, measure: Blank, what: Blank, f: Blank | None = None, g: Blank | None = None
) -> Spotted | None:
    """A measure with what it is applied to."""
    return spotted(said, measure, deed)


@measures.rule(
    "{amount} [{f: filler}] [{g: filler}] [{h: filler}] [{i: filler}] {measure}",
    "a {amount: 25 percent} {f: additional} {g: American} {h: steel} {i: plate} {measure: tariff}",
    never=["25 percent of tariffs"],
)
def with_its_rate(
    said: Said, amount: Blank, measure: Blank, f: Blank | None = None, g: Blank | None = None, h: Blank | None = None,
    i: Blank | None = None,
) -> Spotted | None:  # fmt: skip
    """A measure with its rate before it."""
    return spotted(said, measure)


@measures.rule(
    "{measure} [...] {amount}",
    "a {measure: tariff rate} of {amount: 15 percent}",
    "the {measure: duty} {amount: exceeding 10%}",
    "the {measure: quota} will total {amount: 2 million tonnes}",
    never=["tariffs; 15 percent of trade"],
)
def with_its_rate_behind(said: Said, measure: Blank, amount: Blank) -> Spotted | None:
    """A measure with its rate after it."""
    is_volume = "quota" in said.line.lowered[measure.first] and said.line.value(amount).unit in VOLUMES
    is_rate = said.line.value(amount).unit in ("percent", "percentage_points")
    if amount.first - measure.last > 12 or not (is_rate or is_volume):
        return None
    if head_of(said.line, amount.first) != measure.first:
        return None
    return spotted(said, measure)


@measures.rule(
    "{owner: party|demonym|weak_party} [{possessive}] [{f: filler|number|amount}] "
    "[{g: filler|number|amount}] [{h: filler|number|amount}] {measure}",
    "over {owner: Canada}{possessive: ’s} {f: new} {g: tight} {h: steel} {measure: import restrictions}",
    "the {owner: Indian} {measure: tariffs} hurt",
    never=["U.S. partners and tariffs"],
)
def of_a_party(
    said: Said, owner: Blank, measure: Blank, possessive: Blank | None = None, f: Blank | None = None,
    g: Blank | None = None, h: Blank | None = None,
) -> Spotted | None:  # fmt: skip
    """A measure with whose it is."""
    return spotted(said, measure)


@measures.rule(
    "{measure} [{f: low!function}] [{g: low!function}] by [the] {owner: party|body|holder|region}",
    "the {measure: quotas} {f: newly} {g: proposed} by the {owner: EU} worry mills",
    "the {measure: tariffs} by {owner: Canada} hurt",
    never=["tariffs by sector"],
)
def by_a_party(
    said: Said, measure: Blank, owner: Blank, f: Blank | None = None, g: Blank | None = None
) -> Spotted | None:
    """A measure, then by whom it is."""
    return spotted(said, measure)


@measures.rule(
    "{measure} [that] [the] {owner: party|body|holder} [{f: low!function}] [has|have|had] {deed: puts}",
    "the {measure: tariffs} the {owner: EU} has {deed: imposed} on steel",
    "the {measure: tariffs} that {owner: Canada} have {deed: imposed}",
    "the {measure: tariffs} {owner: Canada} {f: wrongly} had {deed: imposed}",
    never=["tariffs remain; Canada imposed"],
)
def that_a_party_imposed(
    said: Said, measure: Blank, owner: Blank, deed: Blank, f: Blank | None = None
) -> Spotted | None:
    """A measure, then who has put it on."""
    return spotted(said, measure, deed)


@measures.rule(
    "{measure: m_import_ban|m_export_ban|m_export_control|m_other} of [{f: filler}] {what: low|Cap}",
    "China will {measure: ban exports} of {f: certain} {what: magnets} to Japan",
    never=["a ban of long standing"],
)
def ban_of(said: Said, measure: Blank, what: Blank, f: Blank | None = None) -> Spotted | None:
    """Trade in something that is banned or restricted."""
    return spotted(said, measure)


@measures.rule(
    "{deed: halts} [{f: filler}] [{g: filler}] [{h: filler}] {measure: traded}",
    "Peru {deed: suspended} {f: US} {g: fresh} {h: beef} {measure: imports} in 2003",
    "India had {deed: banned} {f: wheat} {measure: exports}",
    never=["Peru suspended the talks on imports", "Peru banned imports"],
)
def halted_trade(
    said: Said, deed: Blank, measure: Blank, f: Blank | None = None, g: Blank | None = None, h: Blank | None = None
) -> Spotted | None:
    """Goods between a ban and the trade that it stops: "banned wheat exports"."""
    line = said.line
    words = line.lowered[deed.last : measure.first]
    if goods_words().isdisjoint(words) or is_negated(line, deed.first):
        return None
    kind = "export_ban" if line.lowered[measure.first].startswith(("export", "shipment")) else "import_ban"
    return Spotted(kind, measure.first, said.first, said.last, deed.first, line.snapshot())


@measures.rule(
    "{measure: free_access} to {what: low|Cap|party|demonym|amount}",
    "Kenya will grant {measure: zero-tariff treatment} to {what: all} products from Ghana",
    "Peru has offered {measure: duty-free access} to {what: steel}",
    never=["zero-tariff treatment was discussed"],
)
def free_access(said: Said, measure: Blank, what: Blank) -> Spotted | None:
    """Access free of duty that a party gives to goods."""
    return spotted(said, measure)


@measures.rule(
    "{measure} {deed: puts} under",
    "it struck at the {measure: tariffs} {deed: imposed} under Section 232 of the Act",
    never=["the tariffs imposed under protest"],
)
def under_a_law(said: Said, measure: Blank, deed: Blank) -> Spotted | None:
    """A measure with the law it is put on under, where the law tells whose it is."""
    line = said.line
    words = line.between(line.chunks[measure.last].start, line.chunks[min(len(line.chunks), measure.last + 12) - 1].end)
    return spotted(said, measure, deed) if KNOWN_LAW.search(words) else None


KNOWN_LAW = re.compile(r"\b(?:[Ss]ections? \d{3}|Act\b|IEEPA|Customs Law)")


@measures.rule(
    "{measure: m_investigation} [is|was] [under] {f: low!function} into|on|against {what: low|Cap|party|demonym}",
    "the {measure: anti-dumping investigation} under {f: way} into {what: steel} goes on",
    "an {measure: anti-subsidy probe} is {f: ongoing} on {what: bikes}",
    "a {measure: probe} was {f: opened} against {what: Peru}",
    never=["an investigation was closed in May"],
)
def probe_under_way(said: Said, measure: Blank, f: Blank, what: Blank) -> Spotted | None:
    """A probe that is under way, then what it looks into."""
    return spotted(said, measure)


@measures.rule(
    "{measure} [will|would|have|has|had] [also|now] be|been|is|are|was|were {deed: puts|lifts}",
    "{measure: Export restrictions} will also be {deed: applied} to five firms",
    "the {measure: tariff} would now been {deed: extended}",
    "the {measure: quotas} have been {deed: cut}",
    "the {measure: duty} has been {deed: lifted}",
    "the {measure: duty} had been {deed: lifted}",
    "the {measure: duty} is {deed: raised}",
    "the {measure: duties} are {deed: raised}",
    "the {measure: duty} was {deed: raised}",
    "the {measure: duties} were {deed: raised}",
    never=["the tariffs were discussed"],
)
def is_done(said: Said, measure: Blank, deed: Blank) -> Spotted | None:
    """A measure that is put on, kept, changed or lifted, told in the passive."""
    return spotted(said, measure, deed) if said.line.lowered[deed.first].endswith(("ed", "cut", "set", "put")) else None


@measures.rule(
    "{measure: sanctioning} {what: number|amount|low|Cap|demonym}",
    "Chile has today {measure: sanctioned} {what: 100} oil tankers",
    "Chile is {measure: sanctioning} {what: traders} from Oman",
    never=["the sanctioned traders"],
)
def sanctioned(said: Said, measure: Blank, what: Blank) -> Spotted | None:
    """People, firms or ships that somebody sanctions."""
    line = said.line
    before = line.chunks[measure.first - 1] if measure.first else None
    is_verb = before is not None and (isinstance(before.value, Party | Day) or line.words(before).lower() in HELPING)
    if not is_verb or line.lowered[what.first] in {"by", "in", "under", "for", "as", "on", "and"}:
        return None
    return Spotted("sanction", measure.first, said.first, said.last, measure.first, line.snapshot())


HELPING = frozenset({"has", "have", "is", "are", "also", "today", "already", "jointly", "will"})


@measures.rule(
    "{measure} in place since {day}",
    "it replaces the {measure: duties} in place since {day: 18 September 2025}",
    never=["the tariffs in place of quotas"],
)
def in_place(said: Said, measure: Blank, day: Blank) -> Spotted | None:
    """A measure that is in place since a day."""
    return spotted(said, measure)


@measures.rule(
    "{measure: m_regulation}",
    "concerns about the {measure: Battery Regulation}",
    never=["a new regulation"],
)
def named_regulation(said: Said, measure: Blank) -> Spotted | None:
    """A law or regulation known by its name."""
    return spotted(said, measure) if said.line.words(measure) != said.line.words(measure).lower() else None
