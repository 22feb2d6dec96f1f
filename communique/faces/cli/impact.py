"""What a measure does: `impact rules` says what holds on a day, `impact fill` counts shipments, and the rest.

Thin: the impact room computes, this prints. The models need the extra [impact]; the rules do not.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from communique.desk import asking
from communique.desk.export.spreadsheet import csv_of
from communique.desk.tables import Table
from communique.faces.cli import assessment, show
from communique.faces.cli.options import CsvOption, JsonOption
from communique.impact.faults import ImpactError
from communique.impact.fill import Fill, compare, fill
from communique.impact.form import load, shipped
from communique.impact.regime import Regime, Rule
from communique.impact.ruling import Ledger, Ruling, Shipment, judge
from communique.impact.shipments import read as read_shipments


class Impact(TyperGroup):
    """A group whose first word may be a measure instead of a command, and whose faults are told in one line."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Takes what names no command for the question about a measure."""
        if args and args[0] not in (*self.commands, "-h", "--help"):
            args = ["measure", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Runs the command that was asked for."""
        try:
            return super().invoke(ctx)
        except ImpactError as error:
            raise asking.AskedError(str(error)) from error
        except ModuleNotFoundError as error:
            if error.name not in ("numpy", "scipy", "matplotlib"):
                raise
            raise asking.AskedError(f"this needs {error.name}: pip install 'communique[impact]'") from error


app = typer.Typer(cls=Impact, no_args_is_help=True, help="What a measure does: rules, quotas, duties, models.")
app.command()(assessment.measure)

DayOption = Annotated[str | None, typer.Option("--on", metavar="DAY", help="The day: 2025-12-30. Today if left out.")]


@app.command()
def published(
    data: Annotated[
        str | None, typer.Option(metavar="NPZ", help="NAFTA's data, cp2015.npz, to run that model too.")
    ] = None,
    is_json: JsonOption = False,
    is_csv: CsvOption = False,
) -> None:
    """Run the models on published cases and set what is computed beside what is printed."""
    from communique.impact.published import checks

    found = checks(Path(data) if data else None)
    rows = tuple(
        (one.model, one.case, one.source, one.wanted, one.computed, "yes" if one.agrees else "NO") for one in found
    )
    _print(Table(("model", "case", "source", "published", "computed", "agrees"), rows), is_json=is_json, is_csv=is_csv)
    if not all(one.agrees for one in found):
        raise typer.Exit(1)


@app.command()
def rules(
    regime: Annotated[str | None, typer.Argument(metavar="RULES", help="A name that ships, or a TOML file.")] = None,
    on: DayOption = None,
    origin: Annotated[str | None, typer.Option(help="Where the goods come from: KR, Korea.")] = None,
    goods: Annotated[str | None, typer.Option("--class", help="The class of goods, as the rules call it.")] = None,
    tonnes: Annotated[float, typer.Option(help="Volume, in the unit of the rules.")] = 1.0,
    value: Annotated[float, typer.Option(help="Value in money.")] = 0.0,
    used: Annotated[float, typer.Option(help="What of the class entered before in the period, from all.")] = 0.0,
    used_by_origin: Annotated[float, typer.Option(help="And of that, from the origin itself.")] = 0.0,
    melted: Annotated[str | None, typer.Option(help="Where the metal was melted and poured, if elsewhere.")] = None,
    purpose: Annotated[str | None, typer.Option(help='A use that may be exempt: "motor vehicles".')] = None,
    permit: Annotated[bool, typer.Option(help="Whether a permit comes with the goods.")] = True,
    is_json: JsonOption = False,
    is_csv: CsvOption = False,
) -> None:
    """Say what holds on a day; with --origin and --class, for a shipment, rule by rule, and why."""
    if regime is None:
        _print(_shipped(), is_json=is_json, is_csv=is_csv)
        return
    loaded, day = load(regime), _day(on)
    if origin is None or goods is None:
        if is_json or is_csv:
            _print(_in_force(loaded, day), is_json=is_json, is_csv=is_csv)
        else:
            _tell(loaded, day)
    else:
        sent = Shipment(
            day=day,
            origin=assessment.party_of(origin),
            goods=goods,
            tonnes=tonnes,
            value=value,
            melted=assessment.party_of(melted) if melted else None,
            purpose=purpose,
            permit=permit,
        )
        ledger = Ledger(loaded)
        ledger.begin(loaded.rules, sent, max(used, used_by_origin), used_by_origin)
        ruling = judge(loaded, sent, ledger)
        if is_json or is_csv:
            _print(_findings(ruling), is_json=is_json, is_csv=is_csv)
        else:
            _explain(ruling)
    for gap in loaded.gaps_on(day):
        show.complaints().print(f"not known: {gap.what}", markup=False, soft_wrap=True)


@app.command("fill")
def fill_quotas(
    regime: Annotated[str, typer.Argument(metavar="RULES", help="A name that ships, or a TOML file.")],
    shipments: Annotated[str, typer.Argument(metavar="CSV", help="Shipments: day, origin, class, tonnes, value.")],
    before: Annotated[
        str | None, typer.Option(metavar="DAY", help="Count them under the rules of this day ...")
    ] = None,
    after: Annotated[str | None, typer.Option(metavar="DAY", help="... and again under those of this one.")] = None,
    is_json: JsonOption = False,
    is_csv: CsvOption = False,
) -> None:
    """Count shipments through quotas, first come, first served: what enters, what is left, the day it runs out."""
    loaded, stream = load(regime), read_shipments(shipments)
    if (before is None) != (after is None):
        raise asking.AskedError("--before and --after go together")
    if before is None or after is None:
        fills = {"": fill(loaded, stream)}
    else:
        change = compare(loaded, stream, _day(before), _day(after))
        fills = {"before": change.before, "after": change.after}
    _print(_lines(fills), is_json=is_json, is_csv=is_csv)
    for name, one in fills.items():
        rate = "" if one.rate is None else f", {one.rate:.2%} of value"
        show.complaints().print(f"{name} duty due: {_money(one.due)}{rate}".strip(), markup=False)


def _lines(fills: dict[str, Fill]) -> Table:
    rows = tuple(
        (name, one.rule.id, one.goods, one.pool, str(one.period), one.total, one.within, one.beyond, one.left,
         one.ran_out.isoformat() if one.ran_out else None)
        for name, each in fills.items() for one in each.lines
    )  # fmt: skip
    columns = ("rules", "rule", "class", "pool", "period", "total", "within", "beyond", "left", "ran_out")
    return Table(columns, rows)


def _day(on: str | None) -> date:
    return asking.first_day(on) if on else date.today()


def _shipped() -> Table:
    loaded = [load(name) for name in shipped()]
    rows = tuple((one.id, one.title, one.imposer, len(one.rules)) for one in loaded)
    return Table(("rules", "title", "imposer", "how many"), rows)


def _in_force(regime: Regime, day: date) -> Table:
    """Every class of every rule in force: one line for each pool of it."""
    rows = [(rule.id, str(rule.on), *row) for rule in regime.in_force(day) for row in _classes(regime, rule, day)]
    return Table(("rule", "on", *_CLASS_COLUMNS, "unit"), tuple((*row, regime.unit) for row in rows))


_CLASS_COLUMNS = ("class", "for", "amount", "cap", "rate", "over_quota", "period")


def _classes(regime: Regime, rule: Rule, day: date) -> list[tuple[str | float | None, ...]]:
    period = regime.period(rule, day)
    rows: list[tuple[str | float | None, ...]] = []
    for one in rule.classes:
        pools = [
            ("all others" if one.countries else "all", one.total, one.cap),
            *((*own, None) for own in one.countries),
        ]
        for whom, yearly, cap in pools:
            amount = round(regime.amount(rule, yearly, period), 3) if rule.has_quota else None
            rows.append((one.name, whom, amount, cap, rule.within, rule.beyond, str(period)))
    return rows


def _tell(regime: Regime, day: date) -> None:
    """The rules in force, each with its classes."""
    console = show.console()
    if not regime.in_force(day):
        console.print(f"no rule of {regime.id} is in force on {day}", markup=False)
    for rule in regime.in_force(day):
        console.print(f"{rule.id}: {rule.title}", style="bold", markup=False, soft_wrap=True)
        console.print(f"on {rule.on}; source: {rule.source}", markup=False, soft_wrap=True)
        rows = tuple(tuple(row) for row in _classes(regime, rule, day))
        console.print(show.grid(Table(_CLASS_COLUMNS, rows)))
        if rule.estimate:
            console.print(f"an estimate: {rule.estimate}", style="yellow", markup=False, soft_wrap=True)


def _findings(ruling: Ruling) -> Table:
    applies = {True: "yes", False: "no", None: "not known"}
    rows = tuple(
        (one.rule.id, applies[one.applies], one.why, one.within, one.beyond, one.due, one.rule.source)
        for one in ruling.findings
    )
    return Table(("rule", "applies", "why", "within", "beyond", "duty", "source"), rows)


def _explain(ruling: Ruling) -> None:
    """Rule by rule, those that do not hold on one faint line."""
    console = show.console()
    for one in ruling.findings:
        if one.applies is False:
            console.print(f"no   {one.rule.id}: {one.why}", style="dim", markup=False, soft_wrap=True)
            continue
        head = "yes " if one.applies else "?   "
        console.print(f"{head} {one.rule.id}: {one.rule.title}", style="bold", markup=False, soft_wrap=True)
        for words in (one.why, f"duty {_money(one.due)}", f"source: {one.rule.source}"):
            console.print(f"     {words}", markup=False, soft_wrap=True)
        if one.rule.estimate:
            console.print(f"     an estimate: {one.rule.estimate}", style="yellow", markup=False, soft_wrap=True)
    rate = "" if ruling.rate is None else f", {ruling.rate:.2%} of value"
    console.print(f"duty due: {_money(ruling.due)}{rate}", markup=False)


def _money(due: float | None) -> str:
    return "not known" if due is None else f"{due:,.2f}"


def _print(table: Table, *, is_json: bool, is_csv: bool) -> None:
    if is_json:
        show.as_json([dict(zip(table.columns, row, strict=True)) for row in table.rows])
    elif is_csv:
        sys.stdout.write(csv_of(table))
    else:
        show.console().print(show.grid(table))
