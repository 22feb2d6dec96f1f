"""The law beside the text: which rule a measure became, and what that rule holds in a year.

Takes no likeness for a law: imposer, products, kind, targets and time must all fit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from communique import edtf, lexicon
from communique.impact import goods
from communique.impact.form import load, shipped
from communique.impact.regime import Regime, Rule
from communique.records import Measure

_SOON = 366  # days from a measure's announcement within which its rule must begin
_OPEN = (None, "other", "tariff_quota", "quota", "safeguard")  # instruments that may be a quota though no term says so


@dataclass(frozen=True, slots=True)
class Law:
    """A rule of a regime, and the one that held for the same parties before it."""

    regime: Regime
    rule: Rule
    before: Rule | None

    def yearly(self, rule: Rule, name: str | None = None) -> float:
        """What a rule lets in within quota in a full year: of one class, or of all its classes."""
        return sum(self._yearly(rule, one.total) for one in rule.classes if name in (None, one.name))

    def yearly_cap(self, rule: Rule, party: str, name: str | None = None) -> float:
        """The most that one party may fill of it in a full year, class by class."""
        amounts = []
        for one in rule.classes:
            if name in (None, one.name):
                pool, amount = one.pool_of(party)
                amounts.append(self._yearly(rule, amount) * (1.0 if pool == party or one.cap is None else one.cap))
        return sum(amounts)

    def _yearly(self, rule: Rule, amount: float) -> float:
        held, year = replace(rule, start=date.min, end=None), self.regime.year
        periods = (year.year(rule.start),) if rule.per == "year" else year.periods(rule.start)
        return sum(self.regime.amount(held, amount, period) for period in periods)


def find(measure: Measure, name: str | None, published: date | None = None) -> Law | None:
    """The rule that a measure became: of the regime named, else of one that ships with the same imposer and products.

    The day of publication stands in where the measure has none. None where no rule fits, or `name` is "none".
    """
    if name == "none":
        return None
    regimes = [load(one) for one in ([name] if name else shipped())]
    regimes = [one for one in regimes if name or _is_about(one, measure)]
    day = _day(measure) or published
    found = [(rule, one) for one in regimes for rule in one.rules if _fits(rule, measure)]
    if day is None:
        rule, regime = found[-1] if found and name else (None, None)
    else:
        rule, regime = _first_after(found, day) or _in_force(found, day) or (None, None)
    return Law(regime, rule, _before(regime, rule, measure)) if rule and regime else None


def _first_after(found: list[tuple[Rule, Regime]], day: date) -> tuple[Rule, Regime] | None:
    """The first rule to begin once the measure was made public, if that is not too long after."""
    later = [(rule, regime) for rule, regime in found if 0 <= (rule.start - day).days <= _SOON]
    return min(later, key=lambda pair: pair[0].start, default=None)


def _in_force(found: list[tuple[Rule, Regime]], day: date) -> tuple[Rule, Regime] | None:
    return next(((rule, regime) for rule, regime in found if rule.in_force(day)), None)


def _is_about(regime: Regime, measure: Measure) -> bool:
    return regime.imposer == measure.imposer and goods.overlap(measure.products, regime.products)


def _fits(rule: Rule, measure: Measure) -> bool:
    """Whether a rule is of the measure's kind and on its targets; a measure without terms is of any kind."""
    wants_quota = any(term.of in ("quota", "cap") for term in measure.terms)
    of_kind = rule.has_quota == wants_quota if measure.terms else measure.instrument in _OPEN
    return of_kind and not rule.on.melted and _holds_targets(rule, measure)


def _holds_targets(rule: Rule, measure: Measure) -> bool:
    named = [one for one in measure.targets if one != "all"]
    return all(rule.on.holds(one, rule.start) for one in named)


def _before(regime: Regime, rule: Rule, measure: Measure) -> Rule | None:
    earlier = [
        one for one in regime.rules
        if one.has_quota == rule.has_quota and one.start < rule.start and not one.on.melted
        and _holds_targets(one, measure) and {each.name for each in one.classes} == {each.name for each in rule.classes}
    ]  # fmt: skip
    return max(earlier, key=lambda one: one.start, default=None)


def _day(measure: Measure) -> date | None:
    words = measure.announced or measure.effective
    return edtf.span(words)[0] if words else None


def members(law: Law, parties: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the parties that the rule is on."""
    return tuple(one for one in parties if law.rule.on.holds(one, law.rule.start))


def on_whom(law: Law) -> str:
    """Whom the rule is on, in words; a long list in codes."""
    on = law.rule.on
    said = _listed(on.parties) or "all countries"
    return said + (f", without {_listed(on.without)}" if on.without else "")


def _listed(parties: tuple[str, ...]) -> str:
    return ", ".join(lexicon.name_of(one) if len(parties) < 5 else one for one in parties)
