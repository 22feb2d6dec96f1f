"""From a measure's words to what it changes: the form it proposes, the law beside it, the effects on each party.

Everything stated is cited, everything assumed is listed, everything asked says over what it was varied.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from communique.impact import law as laws
from communique.impact.differences import Difference, differences
from communique.impact.effects import PLACE_NAME, Effect, Results, by_quota, by_tariff, paced
from communique.impact.faults import CellError
from communique.impact.flows import Flows
from communique.impact.law import Law
from communique.impact.pools import OTHERS, quota_pools
from communique.impact.ranges import Driver, Interval, Range
from communique.impact.terms import GOODS, Answers, Asked, Assumed, Form, propose
from communique.impact.written import as_toml
from communique.records import Document, Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a measure changes: its form, the law it became (None where none is known), effects, drivers, differences.

    `source` says which release it was read in, `toml` is the form as a rule file.
    """

    form: Form
    law: Law | None
    effects: tuple[Effect, ...]
    drivers: Mapping[str, tuple[Driver, ...]]
    differences: tuple[Difference, ...]
    unknown: tuple[str, ...]
    currency: str = "money"
    source: str = ""
    toml: str = ""

    @property
    def main(self) -> Effect | None:
        """The effect on the party that the text names, else on the largest."""
        named = [one for one in self.effects if one.party in self.form.measure.targets]
        known = [one for one in self.effects if one.party != OTHERS]
        return next(iter(named or known or self.effects), None)


def assess(
    measure: Measure,
    flows: Flows | None = None,
    *,
    answers: Answers | None = None,
    rules: str | None = None,
    currency: str = "money",
    source: str = "",
    document: Document | None = None,
) -> Report:
    """What a measure changes for each party, with this table of flows.

    `rules` names the law to hold it against ("none" for none; left out, one that ships and fits). With the `document`
    each stated part is cited by its own words. Raises ImpactError for inputs that cannot be, and where neither text
    nor law gives anything to compute.
    """
    law = laws.find(measure, rules, document.published if document else None)
    given = _with_law(answers or Answers(), law, measure)
    form = propose(measure, flows, given, document)
    if law is not None and flows is not None and not given.goods:
        form = _goods_of_law(form, flows, law)
    results = _results(form, flows, law)
    asked = (
        *form.asked,
        *_ask_law(law, rules),
        *_ask_classes(form, flows, law, results),
        *_ask_place(form, results, given),
    )
    form = replace(form, assumed=(*form.assumed, *results.assumed), asked=asked)
    return Report(
        form=form,
        law=law,
        effects=results.effects,
        drivers=results.drivers,
        differences=differences(form, law, results.effects, currency),
        unknown=_unknown(law),
        currency=currency,
        source=source,
        toml=as_toml(form, results.base),
    )


def _results(form: Form, flows: Flows | None, law: Law | None) -> Results:
    if form.kind == "tariff":
        return by_tariff(form, flows)
    if flows is None or not form.goods:
        return Results()
    pools, assumed = quota_pools(form, flows, law)
    if not pools:
        return Results(assumed=assumed)
    found = by_quota(form, flows, pools, paced(pools, form.measure.targets))
    as_before = Assumed("trade without the measure", f"that of {form.base_year}", "the year the text measures by")
    return replace(found, assumed=(*assumed, as_before))


def _ask_law(law: Law | None, rules: str | None) -> tuple[Asked, ...]:
    """The question which law the measure became, where none that ships fits."""
    return (Asked("the rules of the law it became, if they are known", "--rules"),) if law is None and not rules else ()


def _ask_classes(form: Form, flows: Flows | None, law: Law | None, results: Results) -> tuple[Asked, ...]:
    """The question for flows by the law's classes, where nothing could be said without them."""
    if results.effects or flows is None or law is None or not form.goods:
        return ()
    names = ", ".join(one.name for one in law.rule.classes)
    return (Asked(f"flows by the classes of {law.regime.id} ({names})", "--flows"),)


def _ask_place(form: Form, results: Results, given: Answers) -> tuple[Asked, ...]:
    """The question of who comes first, where the answer turned on it."""
    drivers = {one.name for found in results.drivers.values() for one in found}
    if given.place is not None or PLACE_NAME not in drivers:
        return ()
    what = "how early the party's shipments come: 1 before all others, 0 at an even pace, -1 after all others"
    return (Asked(what, "--place", str(form.place)),)


def _with_law(answers: Answers, law: Law | None, measure: Measure) -> Answers:
    """The answers, with what the law says where the user left it open and the text does not say it."""
    if law is None:
        return answers
    rule, on = law.rule, () if measure.targets else law.rule.on.parties
    beyond = None if rule.beyond is None else Range.fixed(rule.beyond)
    left_open = {"over_quota": answers.over_quota is None, "effective": answers.effective is None, "on": not answers.on}
    return replace(
        answers,
        over_quota=answers.over_quota or beyond,
        effective=answers.effective or rule.start,
        on=answers.on or on,
        kind="quota" if rule.has_quota else "tariff",
        rate=rule.within,
        is_shut=rule.kind == "quota",
        law=rule.source,
        by_law=frozenset(name for name, is_open in left_open.items() if is_open),
    )


def _goods_of_law(form: Form, flows: Flows, law: Law) -> Form:
    """Goods of the table that are classes of the law's rule: surer than any likeness of words."""
    classes = tuple(goods for goods in flows.goods() if law.rule.allotment(goods))
    if not classes:
        return form
    asked = tuple(one for one in form.asked if one.option != "--goods")
    assumed = tuple(one for one in form.assumed if one.what != GOODS)
    by_law = Assumed(GOODS, ", ".join(classes), f"classes of {law.regime.id}")
    return replace(form, goods=classes, asked=asked, assumed=(*assumed, by_law))


def _unknown(law: Law | None) -> tuple[str, ...]:
    if law is None:
        return ()
    said = [gap.what for gap in law.regime.gaps_on(law.rule.start)]
    return tuple([law.rule.estimate, *said] if law.rule.estimate else said)


def interval_of(report: Report, party: str) -> Interval:
    """The modelled change of a party's volume. Raises CellError for a party that is not in the report."""
    for one in report.effects:
        if one.party == party and one.change is not None:
            return one.change
    raise CellError(f"{party}: no effect in this report")
