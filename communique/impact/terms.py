"""A measure's words as the form of a rule: what the text states, what is assumed beside it, what is left to ask.

What the text does not state is asked for or varied over a range that is printed; it is never made up.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from communique import edtf, lexicon
from communique.impact import goods
from communique.impact.cite import Citing
from communique.impact.faults import CellError
from communique.impact.flows import Flows
from communique.impact.ranges import Range
from communique.impact.regime import Origins
from communique.records import Document, Measure, Quote, Term

Kind = Literal["quota", "tariff"]

QUOTAS = ("tariff_quota", "quota", "safeguard")
DUTIES = ("tariff", "surtax", "anti_dumping", "countervailing")

# Wide on purpose: nothing in a release narrows them. Who knows better gives a narrower range.
SUBSTITUTION = Range(1.5, 3.0, 6.0)
DEMAND = Range(-1.5, -0.5, -0.2)
OUTSIDE = Range(0.5, 1.5, 4.0)
PLACE = Range(-1.0, 0.0, 1.0)
OVER_QUOTA = Range(0.0, 0.5, 1.0, "even")
SHUT = Range.fixed(1000.0)  # a rate at which nothing sells stands for a quota that shuts

# What each answer may be; an elasticity of the other sign would turn the market upside down.
_BOUNDS = (
    ("over_quota", 0.0, math.inf),
    ("substitution", 1.000001, math.inf),
    ("demand", -math.inf, -0.000001),
    ("outside", 0.0, math.inf),
    ("place", -1.0, 1.0),
)

GOODS = "goods in the table"
_SUBSTITUTION = "elasticity of substitution between suppliers"
_DEMAND = "elasticity of the market's demand"
_OUTSIDE = "supply from elsewhere (from home, and from whom the table does not have), as a multiple of the flows"


@dataclass(frozen=True, slots=True)
class Stated:
    """What the text says, and the words that say it."""

    what: str
    value: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Assumed:
    """What was taken for granted, and why."""

    what: str
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the text does not state: how to answer it, and over what it is varied until then."""

    what: str
    option: str
    varied: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a user adds to the text; None or empty where it is left open. Rates are fractions."""

    base_year: int | None = None
    on: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    over_quota: Range | None = None
    rate_before: float | None = None
    effective: date | None = None
    substitution: Range | None = None
    demand: Range | None = None
    outside: Range | None = None
    place: Range | None = None
    kind: Kind | None = None  # this and what follows come from a law
    rate: float | None = None
    is_shut: bool = False
    law: str | None = None
    by_law: frozenset[str] = frozenset()  # which of the answers above it gave

    def __post_init__(self) -> None:
        for name, least, most in _BOUNDS:
            given: Range | None = getattr(self, name)
            if given is not None and not (least <= given.low and given.high <= most):
                raise CellError(f"{name.replace('_', ' ')} must lie between {least:g} and {most:g}: {given}")
        if self.rate_before is not None and not self.rate_before > -1:
            raise CellError(f"rate before must be a fraction over -1: {self.rate_before:g}")

    def why(self, name: str) -> str:
        """Where an answer comes from."""
        return f"the law: {self.law}" if name in self.by_law else "given"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A measure as a rule: shares and rates are fractions, `on` are codes (empty is all countries)."""

    measure: Measure
    kind: Kind
    imposer: str
    on: tuple[str, ...]
    goods: tuple[str, ...]
    base_year: int | None
    share: float | None
    share_before: float | None
    rate: float | None
    rate_before: float | None
    over_quota: Range
    is_shut: bool
    effective: date | None
    substitution: Range
    demand: Range
    outside: Range
    place: Range
    stated: tuple[Stated, ...]
    assumed: tuple[Assumed, ...]
    asked: tuple[Asked, ...]

    def is_on(self, party: str) -> bool:
        """Whether the text puts the measure on a party, by name or as a member of a bloc."""
        return Origins(self.on).holds(party, self.effective or date(self.base_year or 2000, 12, 31))


class _Notes:
    """The three lists as they grow while a form is made."""

    def __init__(self, measure: Measure, document: Document | None) -> None:
        self.citing = Citing(measure, document)
        self.stated: list[Stated] = []
        self.assumed: list[Assumed] = []
        self.asked: list[Asked] = []

    def state(self, what: str, value: str, quote: Quote) -> None:
        self.stated.append(Stated(what, value, quote))

    def assume(self, what: str, value: str, why: str) -> None:
        self.assumed.append(Assumed(what, value, why))

    def ask(self, what: str, option: str, varied: str | None = None) -> None:
        self.asked.append(Asked(what, option, varied))


def propose(measure: Measure, flows: Flows | None, answers: Answers, document: Document | None = None) -> Form:
    """The form that a measure's text proposes, with all that had to be added to it.

    With its document each part is cited by its own words, else by the measure's. Raises CellError where neither the
    text nor a law gives anything to compute: no imposer, or neither a rate nor a volume.
    """
    notes = _Notes(measure, document)
    kind, term = _kind(measure, answers)
    if measure.imposer is None:
        raise CellError("the measure does not say who imposes it")
    notes.state("imposed by", lexicon.name_of(measure.imposer), notes.citing.party(measure.imposer))
    is_quota = kind == "quota"
    share, share_before = _shares(term, notes) if is_quota and term else (None, None)
    rate, rate_before = _rates(term, answers, notes) if not is_quota else (None, 0.0)
    is_shut = is_quota and (answers.is_shut or (measure.instrument == "quota" and answers.over_quota is None))
    return Form(
        measure=measure,
        kind=kind,
        imposer=measure.imposer,
        on=_on(measure, answers, notes),
        goods=_goods(measure, flows, answers, notes),
        base_year=_base_year(term, flows, answers, notes),
        share=share,
        share_before=share_before,
        rate=rate,
        rate_before=rate_before,
        over_quota=_over_quota(answers, notes, is_shut=is_shut) if is_quota else Range.fixed(0.0),
        is_shut=is_shut,
        effective=_effective(measure, answers, notes),
        substitution=_varied(_SUBSTITUTION, "--substitution", answers.substitution, SUBSTITUTION, notes),
        demand=_varied(_DEMAND, "--demand", answers.demand, DEMAND, notes),
        outside=_varied(_OUTSIDE, "--outside", answers.outside, OUTSIDE, notes),
        place=answers.place or PLACE,
        # last: all that comes before has left its notes by now
        stated=tuple(notes.stated),
        assumed=tuple(notes.assumed),
        asked=tuple(notes.asked),
    )  # fmt: skip


def _kind(measure: Measure, answers: Answers) -> tuple[Kind, Term | None]:
    """What the measure limits, and the term that says so; None where only a law says it."""
    for term in measure.terms:
        if measure.instrument in (*QUOTAS, None) and term.of in ("quota", "cap") and term.to is not None:
            return "quota", term
    for term in measure.terms:
        if term.of in ("tariff", "quota", "cap") and term.unit == "percent" and term.to is not None:
            return ("tariff" if term.of == "tariff" else "quota"), term
    if answers.kind is not None:
        return answers.kind, None
    name = measure.name or "the measure"
    raise CellError(f"{name!r}: the text states neither a rate nor a volume; there is nothing to compute from it")


def _shares(term: Term, notes: _Notes) -> tuple[float, float | None]:
    if term.unit != "percent" or term.to is None:
        raise CellError(f"the quota is stated in {term.unit or 'no unit'}, not as a percentage of past volumes: "
                        "write it as a rule file and ask `impact rules`")  # fmt: skip
    before = f" (from {term.start:g} percent)" if term.start is not None else ""
    notes.state("quota", f"{term.to:g} percent{before} of {term.basis or 'a basis not named'}", notes.citing.term(term))
    return term.to / 100, None if term.start is None else term.start / 100


def _rates(term: Term | None, answers: Answers, notes: _Notes) -> tuple[float, float | None]:
    if term is None or term.to is None:
        notes.assume("rate", f"{answers.rate or 0.0:.1%}", f"the law: {answers.law}")
        return (answers.rate or 0.0), 0.0
    notes.state("rate", f"{term.to:g} percent", notes.citing.term(term))
    if term.start is not None:
        notes.state("rate before", f"{term.start:g} percent", notes.citing.term(term))
        return term.to / 100, term.start / 100
    return _beside(term.to / 100, answers.rate_before, notes)


def _beside(rate: float, before: float | None, notes: _Notes) -> tuple[float, float | None]:
    """A rate whose text names none before it: on top of what was, unless it is lower than that."""
    if before is None:
        notes.ask("the rate before", "--rate-before")
        if rate == 0:
            return rate, None  # a cut to nothing from nobody knows what
        notes.assume("rate before", "0", "the text names none; the new rate is taken to come on top of nothing")
        return rate, 0.0
    notes.assume("rate before", f"{before:.1%}", "given")
    if rate <= before:
        notes.assume("the new rate", f"{rate:.1%}", "it is under the rate before, so it takes its place")
        return rate, before
    notes.assume("the new rate", f"{rate + before:.1%}", "it is over the rate before, so it comes on top")
    return rate + before, before


def _on(measure: Measure, answers: Answers, notes: _Notes) -> tuple[str, ...]:
    if answers.on:
        notes.assume("on whom", ", ".join(answers.on), answers.why("on"))
        return answers.on
    if measure.targets and measure.targets != ("all",):
        named = ", ".join(lexicon.name_of(one) for one in measure.targets)
        notes.state("on whom", named, notes.citing.party(measure.targets[0]))
        return measure.targets
    if measure.targets == ("all",):
        notes.state("on whom", "all countries", notes.citing.words("all countries"))
        return ()
    notes.assume("on whom", "all countries", "the text names nobody")
    notes.ask("on whom it is imposed", "--on")
    return ()


def _goods(measure: Measure, flows: Flows | None, answers: Answers, notes: _Notes) -> tuple[str, ...]:
    if measure.products:
        notes.state("products", ", ".join(measure.products), notes.citing.words(*measure.products))
    if flows is None:
        notes.ask("trade flows of these products", "--flows")
        return ()
    if answers.goods:
        notes.assume(GOODS, ", ".join(answers.goods), "given")
        return answers.goods
    found = tuple(one for one in flows.goods() if goods.is_one_of(one, measure.products))
    if found:
        notes.assume(GOODS, ", ".join(found), "their name or HS code is that of the products")
        return found
    notes.ask(f"which goods of {flows.where} are meant ({', '.join(flows.goods()[:8])})", "--goods")
    return ()


def _base_year(term: Term | None, flows: Flows | None, answers: Answers, notes: _Notes) -> int | None:
    basis = (term.basis if term else None) or ""
    stated = re.search(r"\b(?:19|20)\d\d\b", basis)
    if stated:
        notes.state("base year", stated[0], notes.citing.words(basis, stated[0]))
        return int(stated[0])
    if answers.base_year is not None:
        notes.assume("base year", str(answers.base_year), "given")
        return answers.base_year
    if flows is None:
        return None
    notes.assume("base year", str(flows.years()[-1]), f"the last year in {flows.where}")
    return flows.years()[-1]


def _over_quota(answers: Answers, notes: _Notes, *, is_shut: bool) -> Range:
    if is_shut:
        why = f"the law: {answers.law}" if answers.is_shut else "the text calls it a quota, not a tariff-rate quota"
        notes.assume("beyond the quota", "nothing enters", why)
        return SHUT
    if answers.over_quota is not None:
        notes.assume("rate beyond the quota", _percent(answers.over_quota), answers.why("over_quota"))
        return answers.over_quota
    notes.ask("the rate beyond the quota", "--over-quota", _percent(OVER_QUOTA))
    return OVER_QUOTA


def _percent(rate: Range) -> str:
    return f"{rate.low:.0%}" if rate.is_known else f"{rate.central:.0%} ({rate.low:.0%} to {rate.high:.0%})"


def _effective(measure: Measure, answers: Answers, notes: _Notes) -> date | None:
    if measure.announced:
        notes.state("announced", measure.announced, notes.citing.words())
    if measure.effective:
        notes.state("in force", measure.effective, notes.citing.words())
        return edtf.span(measure.effective)[0]
    if answers.effective is None:
        notes.ask("the day from which it holds", "--effective")
    else:
        notes.assume("in force", f"from {answers.effective}", answers.why("effective"))
    return answers.effective


def _varied(what: str, option: str, given: Range | None, wide: Range, notes: _Notes) -> Range:
    if given is None:
        notes.ask(what, option, str(wide))
        return wide
    notes.assume(what, str(given), "given")
    return given
