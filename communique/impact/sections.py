"""A report as sections of plain words and tables, which every form of output is made of.

A modelled number is never written without its range. Knows no markup; `page` does.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique import lexicon
from communique.impact.bridge import Report
from communique.impact.effects import Effect
from communique.impact.pools import OTHERS
from communique.impact.ranges import Driver, Interval

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, a line that introduces it, and a table of words (empty where the line is all)."""

    title: str
    intro: str
    columns: Row = ()
    rows: tuple[Row, ...] = ()


def sections(report: Report) -> tuple[Section, ...]:
    """The sections of a report, in reading order; those with nothing to say are left out."""
    made = (
        _answer(report),
        _parties(report),
        _worth(report),
        _volumes(report),
        _differences(report),
        _stated(report),
        _assumed(report),
        _asked(report),
        _drivers(report),
        _unknown(report),
    )
    return tuple(one for one in made if one.intro or one.rows)


def title(report: Report) -> str:
    """What the report is about, in one line."""
    measure = report.form.measure
    imposer = lexicon.name_of(report.form.imposer)
    return f"{imposer}: {measure.name or measure.instrument or 'measure'}"


def name(party: str) -> str:
    """A party as people call it."""
    return lexicon.name_of(party)


def percent(interval: Interval) -> str:
    """A fraction as percent, with its range."""
    return f"{_percent(interval.central)} ({_percent(interval.low)} to {_percent(interval.high)})"


def amount(interval: Interval) -> str:
    """A volume or money, with its range where it has one: what is mere arithmetic may have none."""
    if interval.low == interval.high:
        return f"{interval.central:,.0f}"
    return f"{interval.central:,.0f} ({interval.low:,.0f} to {interval.high:,.0f})"


def about(interval: Interval) -> str:
    """A modelled volume or money to three digits, with its range: more would pretend to know."""
    return amount(Interval(*(float(f"{end:.3g}") for end in (interval.low, interval.central, interval.high))))


def _percent(value: float) -> str:
    return f"{100 * value:+.1f}%" if abs(value) >= 5e-4 else "0.0%"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}"


def _answer(report: Report) -> Section:
    """The one paragraph for who has no time."""
    main = report.main
    if main is None:
        return Section("In short", "The table of trade flows does not suffice for an answer; see what is asked below.")
    who, said = name(main.party), []
    if main.most is not None and main.tonnes:
        said.append(
            f"{who} sent {main.tonnes:,.0f} t in {report.form.base_year} and could bring {main.most:,.0f} t at most."
        )
    if main.over is not None:
        said.append(f"If volumes stay, {amount(main.over)} t are over the quota")
        said[-1] += f" and {amount(main.duty)} {report.currency} of duty are due." if main.duty else "."
    elif main.duty is not None:
        said.append(f"If volumes stay, the duty is {main.duty.central:,.0f} {report.currency}.")
    if main.change is not None:
        said.append(f"The model changes the volume of {who} by {percent(main.change)}.")
    return Section("In short", " ".join(said))


def _parties(report: Report) -> Section:
    columns = ("party", "t before", f"{report.currency} before", "most within quota, t", "over if volumes stay, t",
               f"duty if volumes stay, {report.currency}", "modelled change of volume")  # fmt: skip
    rows = tuple(_party(one) for one in report.effects)
    return Section("What changes for each party", "", columns, rows) if rows else Section("", "")


def _party(one: Effect) -> Row:
    return (
        name(one.party),
        _number(one.tonnes),
        _number(one.value),
        _number(one.most),
        amount(one.over) if one.over else "",
        amount(one.duty) if one.duty else "",
        percent(one.change) if one.change else "",
    )


def _worth(report: Report) -> Section:
    """What a place within quota is worth; the model does not say who gets it."""
    rows = tuple(
        (name(one.party), percent(one.premium), about(one.rent) if one.rent else "")
        for one in report.effects
        if one.premium
    )
    intro = "The premium on goods that enter within quota, as a part of their price, and what it comes to a year."
    columns = ("party", "premium", f"rent, {report.currency}")
    return Section("What a place in the quota is worth", intro, columns, rows) if rows else Section("", "")


def _volumes(report: Report) -> Section:
    law = report.law
    if law is None or not law.rule.has_quota:
        return Section("", "")
    rules = [("before", law.before)] if law.before else []
    rules.append(("after", law.rule))
    rows: list[Row] = [("all together", *(f"{law.yearly(rule):,.0f}" for _, rule in rules if rule))]
    named = [one.party for one in report.effects if one.most is not None and one.party != OTHERS]
    for party in named:
        caps = [law.yearly_cap(rule, party) for _, rule in rules if rule]
        shares = [cap / law.yearly(rule) for cap, (_, rule) in zip(caps, rules, strict=True) if rule]
        cells = (f"{cap:,.0f} ({share:.1%} of all)" for cap, share in zip(caps, shares, strict=True))
        rows.append((f"{name(party)} at most, class by class", *cells))
    over = [one.over.central for one in report.effects if one.over]
    if over:
        rows.append(("beyond it if all volumes stay", *("" for _ in rules[1:]), f"{sum(over):,.0f}"))
    intro = f"Within quota by the law ({law.rule.source}), {law.regime.unit} a year."
    return Section("The quota", intro, ("who", *(label for label, _ in rules)), tuple(rows))


def _differences(report: Report) -> Section:
    rows = tuple((one.what, one.text, one.law, one.means) for one in report.differences)
    intro = f"The release against {report.law.regime.title} ({report.law.rule.source})." if report.law else ""
    return Section("Where the text and the law differ", intro, ("what", "the text", "the law", "what it means"), rows)


def _stated(report: Report) -> Section:
    rows = tuple((one.what, one.value, f"“{one.quote.words}”") for one in report.form.stated)
    intro = f"What the release says, with its words{f': {report.source}' if report.source else ''}."
    return Section("Stated", intro, ("what", "value", "quote"), rows)


def _assumed(report: Report) -> Section:
    rows = tuple((one.what, one.value, one.why) for one in report.form.assumed)
    return Section("Assumed", "What was added to it.", ("what", "value", "why"), rows) if rows else Section("", "")


def _asked(report: Report) -> Section:
    rows = tuple((one.what, one.option, one.varied or "not varied") for one in report.form.asked)
    intro = "What the release does not say: answer it with the option, or read the ranges as what it leaves open."
    return Section("Asked", intro, ("what", "option", "varied over"), rows) if rows else Section("", "")


def _drivers(report: Report) -> Section:
    main = report.main
    if main is None:
        return Section("", "")
    rows = [_driver("volume", one) for one in report.drivers.get(f"change {main.party}", ()) if one.swing > 5e-4]
    rows += [_driver("premium", one) for one in report.drivers.get(f"premium {main.party}", ()) if one.swing > 5e-4]
    intro = f"For {name(main.party)}, each taken to its ends while the others stay; the strongest first."
    columns = ("result", "input", "at its low end", "at its high end")
    return Section("What moves the answer most", intro, columns, tuple(rows)) if rows else Section("", "")


def _driver(result: str, one: Driver) -> Row:
    return result, one.name, _percent(one.at_low), _percent(one.at_high)


def _unknown(report: Report) -> Section:
    rows = tuple((one,) for one in report.unknown)
    return Section("Not known of the law", "", ("what",), rows) if rows else Section("", "")
