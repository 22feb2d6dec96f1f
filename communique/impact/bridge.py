"""From a measure's words to what it changes: the form it proposes, the law beside it, the effects on each party.

Everything stated is cited, everything assumed is listed, everything asked says over what it was varied.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from communique import lexicon
from communique.impact import law as laws
from communique.impact.effects import PLACE_NAME, Effect, by_quota, by_tariff, paced
from communique.impact.faults import CellError
from communique.impact.flows import Flows
from communique.impact.law import Difference, Law
from communique.impact.pools import OTHERS, quota_pools
from communique.impact.ranges import Driver, Interval, Range
from communique.impact.terms import GOODS, Answers, Asked, Assumed, Form, propose
from communique.impact.written import as_toml, members_of
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
    effects, drivers, assumed, volumes = _effects(form, flows, law)
    asked = (*form.asked, *_ask_classes(form, flows, law, effects), *_ask_place(form, drivers, given))
    form = replace(form, assumed=(*form.assumed, *assumed), asked=asked)
    return Report(
        form=form,
        law=law,
        effects=effects,
        drivers=drivers,
        differences=_differences(form, law, effects, currency),
        unknown=_unknown(law),
        currency=currency,
        source=source,
        toml=as_toml(form, volumes),
    )


def _effects(
    form: Form, flows: Flows | None, law: Law | None
) -> tuple[tuple[Effect, ...], Mapping[str, tuple[Driver, ...]], tuple[Assumed, ...], dict[str, float]]:
    if form.kind == "tariff":
        return *by_tariff(form, flows), (), {}
    if flows is None or not form.goods:
        return (), {}, (), {}
    pools, assumed = quota_pools(form, flows, law)
    if not pools:
        return (), {}, assumed, {}
    ahead = paced(pools, form.measure.targets)
    as_before = Assumed("trade without the measure", f"that of {form.base_year}", "the year the text measures by")
    return *by_quota(form, flows, pools, ahead), (*assumed, as_before), members_of(pools)


def _ask_classes(form: Form, flows: Flows | None, law: Law | None, effects: tuple[Effect, ...]) -> tuple[Asked, ...]:
    """The question for flows by the law's classes, where nothing could be said without them."""
    if effects or flows is None or law is None or not form.goods:
        return ()
    names = ", ".join(one.name for one in law.rule.classes)
    return (Asked(f"flows by the classes of {law.regime.id} ({names})", "--flows"),)


def _ask_place(form: Form, drivers: Mapping[str, tuple[Driver, ...]], given: Answers) -> tuple[Asked, ...]:
    """The question of who comes first, where the answer turned on it."""
    if given.place is not None or not any(one.name == PLACE_NAME for found in drivers.values() for one in found):
        return ()
    what = "how early the party's shipments come: 1 before all others, 0 at an even pace, -1 after all others"
    return (Asked(what, "--place", str(form.place)),)


def _with_law(answers: Answers, law: Law | None, measure: Measure) -> Answers:
    """The answers, with what the law says where the user left it open and the text does not say it."""
    if law is None:
        return answers
    beyond = None if law.rule.beyond is None else Range.fixed(law.rule.beyond)
    return replace(
        answers,
        kind="quota" if law.rule.has_quota else "tariff",
        rate=law.rule.within,
        is_shut=law.rule.kind == "quota",
        over_quota=answers.over_quota or beyond,
        effective=answers.effective or law.rule.start,
        on=answers.on or (() if measure.targets or not law.rule.on.parties else law.rule.on.parties),
        from_law=law.rule.source,
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


def _differences(form: Form, law: Law | None, effects: tuple[Effect, ...], currency: str) -> tuple[Difference, ...]:
    if law is None:
        return ()
    found = [_of_start(form, law), _of_parties(form, law)]
    if form.kind == "quota":
        found += [_of_pool(form, law, effects, currency), _of_rate(form, law)]
    else:
        found += [_of_tariff(form, law)]
    return tuple(one for one in found if one is not None)


def _of_start(form: Form, law: Law) -> Difference | None:
    if form.measure.effective:
        return None
    return Difference(
        "from when", "not stated", f"from {law.rule.start}", f"the days before {law.rule.start} are free of it"
    )


def _of_parties(form: Form, law: Law) -> Difference | None:
    named = ", ".join(lexicon.name_of(one) for one in form.measure.targets) or "nobody by name"
    whom = laws.on_whom(law)
    if named == whom:
        return None
    spared = "nobody is spared" if whom == "all countries" else ""
    means = "what others send counts against the same total" if form.kind == "quota" else spared
    return Difference("on whom", named, whom, means)


def _of_rate(form: Form, law: Law) -> Difference | None:
    if law.rule.beyond is None:
        return None
    return Difference(
        "beyond the quota",
        "no rate stated",
        f"{law.rule.beyond:.0%} of value",
        "a quota that taxes, not one that shuts",
    )


def _of_tariff(form: Form, law: Law) -> Difference | None:
    if form.rate is None or abs(form.rate - law.rule.within) < 1e-12:
        return None
    return Difference("rate", f"{form.rate:.1%}", f"{law.rule.within:.1%}", "")


def _of_pool(form: Form, law: Law, effects: tuple[Effect, ...], currency: str) -> Difference | None:
    """A share of each party's own volume, as the text is read, against one total with country caps, as the law is."""
    if form.share is None:
        return None
    main = next((one for one in effects if one.party in form.measure.targets and one.tonnes), None)
    total = law.yearly(law.rule)
    said = f"{form.share:.0%} of {form.measure.terms[0].basis or 'past volumes'}"
    if main is None or main.tonnes is None or main.most is None or main.over is None:
        return Difference("whose quota", said, f"one total of {total:,.0f} t a year for all, with country caps", "")
    name = lexicon.name_of(main.party)
    own = form.share * main.tonnes
    naive = main.tonnes - own
    means = (
        f"read as a quota of {name}'s own, {own:,.0f} t enter and {naive:,.0f} t are over; by the law {name} could "
        f"fill {main.most:,.0f} t at most ({main.most / total:.1%} of the total), so that {main.over.low:,.0f} t are "
        f"over at least, and {main.over.high:,.0f} t if all others come first"
    )
    if main.duty is not None and form.over_quota.is_known:
        duty = naive * (main.value or 0.0) / main.tonnes * form.over_quota.central
        means += (
            f"; if volumes stay the duty is {duty:,.0f} {currency} in the one reading, and from {main.duty.low:,.0f} "
            f"to {main.duty.high:,.0f} in the other"
        )
    return Difference(
        "whose quota",
        f"{said}, read as {form.share:.0%} of {name}'s own volume",
        f"one total of {total:,.0f} t a year for all partners, first come first served, with a cap on each country",
        means,
    )


def interval_of(report: Report, party: str) -> Interval:
    """The modelled change of a party's volume. Raises CellError for a party that is not in the report."""
    for one in report.effects:
        if one.party == party and one.change is not None:
            return one.change
    raise CellError(f"{party}: no effect in this report")
