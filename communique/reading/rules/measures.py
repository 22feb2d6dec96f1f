"""Measures: tariffs, quotas, bans, controls and the like, where a sentence says more of them than their name.

Spotting: the noun of an instrument is the head. Who imposes what on whom is found in measures.py, over the whole
document; a mere mention ("they discussed tariffs") is none.
"""

from __future__ import annotations

import re

from communique.reading.grammar import Blank, Said, Stage
from communique.reading.rules import stops
from communique.reading.rules.measure_nouns import (
    HELPERS,
    PARTED,
    REMEDIES,
    SPANS,
    VOLUMES,
    Spotted,
    goods_words,
    head_of,
    instrument_of,
    is_for_each,
    spotted,
)

measures = Stage("measures", head="measure")


@measures.rule(
    "{deed: puts|lifts} [...] {measure}",
    "Canada will {deed: impose} a new {measure: surtax} next",
    "Peru agreed to {deed: lift} {measure: sanctions}",
    never=["they discussed tariffs", "impose order; tariffs remain"],
)
def done(said: Said, deed: Blank, measure: Blank) -> Spotted | None:
    """A measure that is put on, kept, changed or lifted."""
    between = said.line.lowered[deed.last : measure.first]
    is_exempt = said.line.lowered[deed.first].startswith("exempt")  # "exempt chips and drugs from the tariffs"
    is_exempt = is_exempt or (said.line.lowered[measure.first].endswith("list") and between[-2:-1] in (["to"], ["on"]))
    if "under" in between:
        return None  # "cut tariffs on cars under a quota"
    if len(between) > 14 or (len(between) > 5 and "and" in between and not is_exempt) or PARTED.intersection(between):
        return None
    return spotted(said, measure, deed)


@measures.rule(
    "{measure} [{m: mark}] on|against|for|into|concerning|respecting|regarding|targeting|covering "
    "{what: low|Cap|party|demonym|region|number|amount}",
    "their {measure: tariffs} on {what: steel} remain",
    "the “{measure: tariffs}{m: ”} on {what: steel} remain",
    "the {measure: sanctions} against {what: Russia}",
    "the {measure: subsidies} for {what: carmakers}",
    "an {measure: anti-dumping investigation} into {what: olives}",
    "an {measure: anti-dumping investigation} concerning {what: imports} of olives",
    "an {measure: investigation} respecting {what: dumping}",
    "an {measure: investigation} regarding {what: olives}",
    "{measure: sanctions} targeting {what: two} banks",
    "{measure: import restrictions} covering {what: olives}",
    never=["tariffs in general", "the duties for a further five years"],
)
def on_something(said: Said, measure: Blank, what: Blank, m: Blank | None = None) -> Spotted | None:
    """A measure with what or whom it is on; not for how long it is."""
    line = said.line
    if m is not None and line.lowered[m.first] not in QUOTE_ENDS:
        return None  # "a tariff-rate quota (TRQ) on beef": named already
    if line.lowered[measure.last] == "for" and SPANS.intersection(line.lowered[measure.last + 1 : measure.last + 5]):
        return None
    return spotted(said, measure)


@measures.rule(
    "{measure} with|in respect to|of {what: low|Cap|party|demonym|number|amount}",
    "an {measure: anti-dumping investigation} in respect of {what: pipes} from Peru",
    "the {measure: duties} with respect to {what: Chilean} glass",
    "the {measure: quotas} with respect to {what: Peru}",
    "the {measure: quotas} with respect to {what: Boeing} jets",
    "the {measure: duties} in respect of {what: 5 percent} of trade",
    "the {measure: duties} in respect of {what: two} mills",
    never=["duties in respect and fear"],
)
def in_respect_of(said: Said, measure: Blank, what: Blank) -> Spotted | None:
    """A measure with the goods that it is in respect of."""
    return spotted(said, measure)


@measures.rule(
    "{measure} and|or [{f: filler}] {other: measure} [{deed: puts}] on|against|into {what: low|Cap|party|demonym}",
    "{measure: anti-dumping} and {f: provisional} {other: subsidy duties} {deed: imposed} on {what: Chilean} glass",
    "{measure: tariffs} or {other: quotas} on {what: beef}",
    "{measure: tariffs} or {other: quotas} against {what: Peru}",
    "{measure: probes} and {other: quotas} into {what: Boeing} jets",
    never=[
        "tariffs and quotas were discussed on Monday",
        "tariff and non-tariff barriers on beef",
        "wine tariffs and quotas on beef",
    ],
)
def paired(
    said: Said, measure: Blank, other: Blank, what: Blank, f: Blank | None = None, deed: Blank | None = None
) -> Spotted | None:
    """The first of two measures on the same goods: "anti-dumping and countervailing duties on glass"."""
    line = said.line
    kinds = (instrument_of(line.words(measure)), instrument_of(line.words(other)))
    if line.lowered[other.first].startswith("non-"):
        return None  # "tariff and non-tariff barriers"
    has_goods = measure.first > 0 and line.lowered[measure.first - 1] in goods_words()  # "wine tariffs and quotas"
    return None if kinds[0] == kinds[1] or has_goods else spotted(said, measure, deed)


@measures.rule(
    "{measure} [{helper: low}] [{h: low}] [{be: low}] apply|applies|applied|applicable|payable "
    "on|upon|to {what: low|Cap|party|demonym|number|amount}",
    "{measure: export restrictions} {helper: will} {h: also} apply to {what: 31 firms}",
    "the {measure: duty} applies to {what: glass}",
    "the {measure: duty} {helper: will} {h: now} {be: be} payable on {what: glass} from Oman",
    "the {measure: duty} applied upon {what: Chilean} glass",
    "the {measure: duties} {helper: are} applicable to {what: Peru}",
    "a {measure: duty} applies to {what: Boeing} jets",
    "a {measure: duty} applies to {what: 3 billion dollars} of goods",
    never=["the tariffs that apply in May", "the duty they apply to glass"],
)
def applies_to(
    said: Said, measure: Blank, what: Blank, helper: Blank | None = None, h: Blank | None = None,
    be: Blank | None = None,
) -> Spotted | None:  # fmt: skip
    """A measure with the goods on which it is payable, or with whom it applies to."""
    words = said.line.lowered[measure.last : what.first - 2]
    is_why = said.line.lowered[what.first] in PURPOSES  # "duties apply to offset the damage"
    return spotted(said, measure) if HELPERS.issuperset(words) and not is_why else None


QUOTE_ENDS = frozenset("”’\"'")
PURPOSES = frozenset(
    "top bridge offset counter address ensure protect prevent compensate remedy restore cover make".split()
)


@measures.rule(
    "{measure} [worth|of {amount}] [per|a {unit: low|Cap}] [{helper: low}+] {deed: puts} "
    "on|upon|against {what: low|Cap|party|demonym}",
    "an {measure: anti-dumping duty} {helper: has also been} {deed: imposed} on {what: glass} from Oman",
    "a {measure: duty} {helper: will be} {deed: imposed} upon {what: glass} from Oman",
    "the {measure: duties} {deed: imposed} against {what: Chilean} glass",
    "some {measure: export bans} worth {amount: 3 billion dollars} {helper: were} {deed: imposed} on {what: glass}",
    "a {measure: duty} of {amount: 30 dollars} per {unit: tonne} {helper: is} {deed: imposed} on {what: glass}",
    "a {measure: duty} of {amount: 30 dollars} a {unit: MT} {helper: is} {deed: imposed} on {what: glass}",
    never=["duty that they imposed on steel", "the tariffs were discussed on steel"],
)
def put_on_something(
    said: Said, measure: Blank, deed: Blank, what: Blank, helper: Blank | None = None, **_: Blank
) -> Spotted | None:
    """A measure that has been put on something."""
    between = said.line.lowered[helper.first : helper.last] if helper else []
    if helper is None and not said.line.lowered[deed.first].endswith(("ed", "put", "set")):
        return None  # "duties apply on top of the tariff"
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
    is_rate = is_rate or (instrument_of(said.line.words(measure)) in DUTIES and is_for_each(said.line, amount.first))
    if amount.first - measure.last > 12 or not (is_rate or is_volume):
        return None
    if head_of(said.line, amount.first) != measure.first:
        return None
    return spotted(said, measure)


DUTIES = REMEDIES | {"tariff"}


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
    "{owner: party|demonym|weak_party} [{possessive}] [{f: filler}] {one: filler} [, {two: filler}] "
    "and {three: filler} {measure}",
    "{owner: Canada}{possessive: ’s} {f: new} {one: copper}, {two: steel} and {three: aluminium} {measure: tariffs}",
    never=["Canada and steel tariffs", "Canadian firms and their tariffs"],
)
def of_a_party_on_several(
    said: Said, owner: Blank, one: Blank, three: Blank, measure: Blank, possessive: Blank | None = None,
    f: Blank | None = None, two: Blank | None = None,
) -> Spotted | None:  # fmt: skip
    """A measure with whose it is, and several goods before its noun."""
    goods = goods_words()
    is_of_goods = said.line.lowered[three.first] in goods and said.line.lowered[one.last - 1] in goods
    return spotted(said, measure) if is_of_goods else None


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
    "{measure} [that|which] [the] {owner: party|body|holder|pronoun} [{f: low!function}] [has|have|had] {deed: puts}",
    "the {measure: tariffs} the {owner: EU} has {deed: imposed} on steel",
    "the {measure: tariffs} that {owner: Canada} have {deed: imposed}",
    "the {measure: tariffs} {owner: Canada} {f: wrongly} had {deed: imposed}",
    "the {measure: tariffs} which {owner: it} {deed: imposed} on barley",
    never=["tariffs remain; Canada imposed"],
)
def that_a_party_imposed(
    said: Said, measure: Blank, owner: Blank, deed: Blank, f: Blank | None = None
) -> Spotted | None:
    """A measure, then who has put it on."""
    return spotted(said, measure, deed)


@measures.rule(
    "{measure: m_import_ban|m_export_ban|m_export_control|m_other|m_investigation} of [{f: filler}] "
    "{what: low|Cap|amount}",
    "China will {measure: ban exports} of {f: certain} {what: magnets} to Japan",
    "Canada closed the {measure: investigation} of {f: glass} {what: imports}",
    "China will {measure: ban exports} of {what: 335 items} to Japan",
    never=["a ban of long standing", "an investigation of crimes"],
)
def ban_of(said: Said, measure: Blank, what: Blank, f: Blank | None = None) -> Spotted | None:
    """Trade in something that is banned or restricted, or whose dumping is looked into."""
    line = said.line
    is_probe = instrument_of(line.words(measure)) == "investigation"
    if is_probe and TRADED.isdisjoint(line.lowered[measure.last + 1 : measure.last + 5]):
        return None
    return spotted(said, measure)


TRADED = frozenset("dumping subsidisation subsidization subsidizing subsidising imports exports".split())


@measures.rule(
    "{measure: m_investigation} [that|which] [was] [first] {deed: puts} [in|on] {day}",
    "a {measure: safeguard investigation} {deed: launched} in {day: December 2024} goes on",
    "a {measure: probe} that was {deed: opened} on {day: May 3}",
    "a {measure: probe} which was first {deed: opened} {day: last May}",
    never=["a probe launched with care"],
)
def opened_then(said: Said, measure: Blank, deed: Blank, day: Blank) -> Spotted | None:
    """A probe with the day on which it was opened."""
    return spotted(said, measure, deed)


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
    "a {measure: probe} was {f: pending} against {what: Peru}",
    never=["an investigation was closed in May"],
)
def probe_under_way(said: Said, measure: Blank, f: Blank, what: Blank) -> Spotted | None:
    """A probe that is under way, then what it looks into."""
    return spotted(said, measure)


@measures.rule(
    "{measure} [will|would|have|has|had] [also|now] be|been|is|are|was|were {deed: puts|lifts|amount}",
    "{measure: Export restrictions} will also be {deed: tightened}",
    "the {measure: tariff} would now been {deed: extended}",
    "the {measure: quotas} have been {deed: cut}",
    "the {measure: duty} has been {deed: lifted}",
    "the {measure: duty} had been {deed: lifted}",
    "the {measure: duty} is {deed: raised}",
    "the {measure: duties} are {deed: raised}",
    "the {measure: duty} was {deed: raised}",
    "the {measure: duties} were {deed: raised}",
    "the {measure: duties} were {deed: doubled}",
    never=["the tariffs were discussed"],
)
def is_done(said: Said, measure: Blank, deed: Blank) -> Spotted | None:
    """A measure that is put on, kept, changed or lifted, told in the passive."""
    return (
        spotted(said, measure, deed) if said.line.lowered[deed.last - 1].endswith(("ed", "cut", "set", "put")) else None
    )


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


measures.rules.extend(stops.measures.rules)
