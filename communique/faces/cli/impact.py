"""What a measure does: `impact MEASURE` says what it changes for each party, `impact rules` what holds on a day.

Thin: the impact room computes, this prints. The models need the extra [impact]; the rules do not.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from communique import lexicon
from communique.desk import asking
from communique.desk.export.spreadsheet import csv_of
from communique.desk.tables import Table
from communique.faces.cli import options, show
from communique.faces.cli.options import CsvOption, JsonOption, RegisterOption
from communique.impact.faults import ImpactError
from communique.impact.fill import Fill, compare, fill
from communique.impact.form import load, shipped
from communique.impact.regime import Regime
from communique.impact.ruling import Ledger, Ruling, Shipment, judge
from communique.impact.shipments import read as read_shipments
from communique.records import Document, Measure, reading_from_json

if TYPE_CHECKING:
    from communique.impact.bridge import Report


class Form(StrEnum):
    """The forms in which a report leaves."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"
    SVG = "svg"
    TOML = "toml"


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

DayOption = Annotated[str | None, typer.Option("--on", metavar="DAY", help="The day: 2025-12-30. Today if left out.")]


@app.command()
def measure(
    id: Annotated[str | None, typer.Argument(metavar="MEASURE", help="A measure's id in the register.")] = None,
    lines: Annotated[
        str | None, typer.Option("--from", metavar="FILE", help='Measures from JSON lines instead; "-" is the input.')
    ] = None,
    place_in_file: Annotated[int | None, typer.Option("--number", min=1, help="Which measure of the file.")] = None,
    flows: Annotated[
        str | None,
        typer.Option(metavar="CSV", help="Trade flows: year, exporter, importer, hs or class, tonnes, value."),
    ] = None,
    rules: Annotated[str | None, typer.Option(help='Rules to hold it against; "none" for none.')] = None,
    on: Annotated[
        list[str] | None, typer.Option(help="On whom it is, where the text does not say. Repeatable.")
    ] = None,
    goods: Annotated[list[str] | None, typer.Option(help="Goods of the table that are meant. Repeatable.")] = None,
    base_year: Annotated[int | None, typer.Option(help="The year that volumes are measured by.")] = None,
    over_quota: Annotated[
        str | None, typer.Option(metavar="RANGE", help="Rate beyond the quota: 0.5, 0.25:0.5.")
    ] = None,
    rate_before: Annotated[float | None, typer.Option(help="The rate before, as a fraction.")] = None,
    effective: Annotated[str | None, typer.Option(metavar="DAY", help="The day from which it holds.")] = None,
    substitution: Annotated[
        str | None, typer.Option(metavar="RANGE", help="Elasticity of substitution between suppliers: 2:3:5.")
    ] = None,
    demand: Annotated[
        str | None, typer.Option(metavar="RANGE", help="Elasticity of demand, under 0: -1:-0.5:-0.2.")
    ] = None,
    outside: Annotated[
        str | None, typer.Option(metavar="RANGE", help="Supply from elsewhere, as a multiple of the flows.")
    ] = None,
    place: Annotated[
        str | None, typer.Option(metavar="RANGE", help="Place in the queue: 1 before all others to -1 after them.")
    ] = None,
    currency: Annotated[str, typer.Option(help="The money of the table, as it is to be written.")] = "money",
    form: Annotated[Form, typer.Option("--as", help="The form of the answer.")] = Form.TEXT,
    is_json: JsonOption = False,
    is_csv: CsvOption = False,
    register: RegisterOption = options.REGISTER,
) -> None:
    """Say what a measure changes for each party: what is stated, assumed and asked, and each answer's range."""
    from communique.impact.bridge import assess
    from communique.impact.flows import read
    from communique.impact.ranges import Range
    from communique.impact.terms import Answers

    def ranged(words: str | None) -> Range | None:
        return Range.parse(words) if words else None

    found, document = _measure_in_file(lines, place_in_file) if lines else _measure_in_register(id, register)
    answers = Answers(
        base_year=base_year,
        on=tuple(_party(one) for one in on or ()),
        goods=tuple(goods or ()),
        over_quota=ranged(over_quota),
        rate_before=rate_before,
        effective=_day(effective) if effective else None,
        substitution=ranged(substitution),
        demand=ranged(demand),
        outside=ranged(outside),
        place=ranged(place),
    )
    report = assess(
        found,
        read(flows) if flows else None,
        answers=answers,
        rules=rules,
        currency=currency,
        source=_cited(document),
        document=document,
    )
    _report(report, Form.JSON if is_json else Form.CSV if is_csv else form)


def _measure_in_register(id: str | None, register: str) -> tuple[Measure, Document]:
    if id is None:
        raise asking.AskedError("name a measure by its id, or a file of measures with --from")
    with options.opened(register) as opened:
        stored = opened.record(id)
        found = opened.document(stored.source.id) if stored else None
    if stored is None or found is None:
        raise asking.AskedError(f"no record {id!r} in {register}")
    if not isinstance(stored.record, Measure):
        raise asking.AskedError(f"{id} is no measure but a record of kind {stored.record.kind}")
    return stored.record, found.document


def _measure_in_file(path: str, number: int | None) -> tuple[Measure, Document]:
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise asking.AskedError(f"{path}: cannot be read: {error}") from error
    found = [each for line, words in enumerate(text.splitlines(), start=1) for each in _measures(words, path, line)]
    if not found:
        raise asking.AskedError(f"{path}: no measure in it")
    if number is None and len(found) > 1:
        names = "; ".join(f"{place} {one.name or one.instrument}" for place, (one, _) in enumerate(found, start=1))
        raise asking.AskedError(f"{path}: {len(found)} measures, choose one with --number: {names}")
    if (number or 1) > len(found):
        raise asking.AskedError(f"{path}: no measure {number}, there are {len(found)}")
    return found[(number or 1) - 1]


def _measures(words: str, path: str, line: int) -> list[tuple[Measure, Document]]:
    if not words.strip():
        return []
    try:
        reading = reading_from_json(json.loads(words))
    except (ValueError, TypeError, AttributeError) as error:
        raise asking.AskedError(f"{path}: line {line}: {error}") from error
    return [(one, reading.document) for one in reading.records if isinstance(one, Measure)]


def _cited(document: Document) -> str:
    head = (document.publisher, document.published, document.title, document.url)
    return ", ".join(str(one) for one in head if one)


def _report(report: Report, form: Form) -> None:
    from communique.impact import page, plot
    from communique.impact.sections import sections, title

    if form is Form.JSON:
        show.as_json(page.as_json(report))
    elif form is not Form.TEXT:
        made = {Form.CSV: page.as_csv, Form.MARKDOWN: page.as_markdown, Form.HTML: page.as_html, Form.SVG: plot.as_svg}
        sys.stdout.write(report.toml if form is Form.TOML else made[form](report))
    else:
        console = show.console()
        console.print(show.safe(title(report)), style="bold", markup=False)
        for section in sections(report):
            console.print(f"\n{section.title}", style="bold cyan", markup=False)
            if section.intro:
                console.print(show.safe(section.intro), markup=False)
            if section.rows:
                console.print(show.grid(Table(section.columns, section.rows)))


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
    is_json: JsonOption = False,
    is_csv: CsvOption = False,
) -> None:
    """Say what holds on a day; with --origin and --class, for a shipment, rule by rule, and why."""
    if regime is None:
        _print(_shipped(), is_json=is_json, is_csv=is_csv)
        return
    loaded, day = load(regime), _day(on)
    if origin is None or goods is None:
        _print(_in_force(loaded, day), is_json=is_json, is_csv=is_csv)
    else:
        sent = Shipment(
            day=day,
            origin=_party(origin),
            goods=goods,
            tonnes=tonnes,
            value=value,
            melted=_party(melted) if melted else None,
            purpose=purpose,
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


def _party(words: str) -> str:
    code = lexicon.country(words)
    if code is None:
        raise asking.AskedError(f"unknown country or bloc: {words!r}")
    return code


def _shipped() -> Table:
    loaded = [load(name) for name in shipped()]
    rows = tuple((one.id, one.title, one.imposer, len(one.rules)) for one in loaded)
    return Table(("rules", "title", "imposer", "how many"), rows)


def _in_force(regime: Regime, day: date) -> Table:
    rows = []
    for rule in regime.in_force(day):
        period = regime.period(rule, day)
        for one in rule.classes:
            amount = regime.amount(rule, one.total, period) if rule.has_quota else None
            rows.append((rule.id, str(rule.on), one.name, amount, one.cap, rule.within, rule.beyond, str(period)))
    return Table(("rule", "on", "class", regime.unit, "cap", "rate", "over_quota", "period"), tuple(rows))


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
