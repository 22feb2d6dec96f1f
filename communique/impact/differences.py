"""Where the words of a release and the law part, and what that means in tonnes and money.

Compares figures only; what a court would say is not for this room.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique import lexicon
from communique.impact import law as laws
from communique.impact.effects import Effect
from communique.impact.law import Law
from communique.impact.terms import Form


@dataclass(frozen=True, slots=True)
class Difference:
    """Where text and law part: what each says, and what that means in figures."""

    what: str
    text: str
    law: str
    means: str


def differences(form: Form, law: Law | None, effects: tuple[Effect, ...], currency: str) -> tuple[Difference, ...]:
    """Where a measure's text and its law part; nothing without a law."""
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
    basis = form.measure.terms[0].basis or "past volumes"
    total = f"one total of {law.yearly(law.rule):,.0f} t a year for all whom it is on, first come first served"
    main = next((one for one in effects if one.party in form.measure.targets and one.tonnes), None)
    if main is None:
        return Difference("whose quota", f"{form.share:.0%} of {basis}", f"{total}, with a cap on each country", "")
    text = f"{form.share:.0%} of {basis}, read as {form.share:.0%} of {lexicon.name_of(main.party)}'s own volume"
    means = _in_tonnes(form, law, main) + _in_money(form, main, currency)
    return Difference("whose quota", text, f"{total}, with a cap on each country", means)


def _in_tonnes(form: Form, law: Law, main: Effect) -> str:
    if not (main.tonnes and main.most and main.over and form.share is not None):
        return ""
    name, own = lexicon.name_of(main.party), form.share * main.tonnes
    return (
        f"read as a quota of {name}'s own, {own:,.0f} t enter and {main.tonnes - own:,.0f} t are over; by the law "
        f"{name} could fill {main.most:,.0f} t at most ({main.most / law.yearly(law.rule):.1%} of the total), so that "
        f"{main.over.low:,.0f} t are over at least, and {main.over.high:,.0f} t if all others come first"
    )


def _in_money(form: Form, main: Effect, currency: str) -> str:
    if not (main.duty and main.value and form.share is not None and form.over_quota.is_known):
        return ""
    duty = (1 - form.share) * main.value * form.over_quota.central
    return (
        f"; if volumes stay the duty is {duty:,.0f} {currency} in the one reading, and from {main.duty.low:,.0f} to "
        f"{main.duty.high:,.0f} in the other"
    )
