"""A report as it leaves: JSON, CSV, Markdown, and a fragment of HTML for a brief.

Words of releases are hostile until escaped; here they are.
"""

from __future__ import annotations

import csv
import html
import io
from dataclasses import asdict
from typing import Any

from communique.impact.bridge import Report
from communique.impact.effects import Effect
from communique.impact.ranges import Interval
from communique.impact.sections import Section, sections, title

_PARTY_COLUMNS = ("party", "tonnes", "value", "most")
_INTERVALS = ("over", "duty", "change", "premium", "rent")
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]<>#|~!&$"})


def as_json(report: Report) -> dict[str, Any]:
    """The report as plain values: intervals as low, central, high; quotes with their place in the document."""
    form = report.form
    return {
        "title": title(report),
        "source": report.source,
        "kind": form.kind,
        "imposer": form.imposer,
        "currency": report.currency,
        "law": None if report.law is None else {"rules": report.law.regime.id, "rule": report.law.rule.id},
        "parties": [asdict(one) for one in report.effects],
        "differences": [asdict(one) for one in report.differences],
        "stated": [{"what": one.what, "value": one.value, "quote": one.quote.as_json()} for one in form.stated],
        "assumed": [asdict(one) for one in form.assumed],
        "asked": [asdict(one) for one in form.asked],
        "drivers": {name: [asdict(one) for one in found] for name, found in report.drivers.items()},
        "unknown": list(report.unknown),
    }


def as_csv(report: Report) -> str:
    """One line per party; every interval in three columns."""
    ends = [f"{name}_{end}" for name in _INTERVALS for end in ("low", "central", "high")]
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow((*_PARTY_COLUMNS, *ends))
    for one in report.effects:
        writer.writerow((*(getattr(one, name) for name in _PARTY_COLUMNS), *_ends(one)))
    return written.getvalue()


def _ends(one: Effect) -> list[float | None]:
    found: list[float | None] = []
    for name in _INTERVALS:
        interval: Interval | None = getattr(one, name)
        found += [None] * 3 if interval is None else [interval.low, interval.central, interval.high]
    return found


def as_markdown(report: Report) -> str:
    """The report as Markdown, its tables with pipes."""
    parts = [f"## {_mark(title(report))}", *(_markdown(one) for one in sections(report))]
    return "\n\n".join(parts) + "\n"


def _markdown(section: Section) -> str:
    parts = [f"### {_mark(section.title)}"]
    if section.intro:
        parts.append(_mark(section.intro))
    if section.rows:
        lines = [section.columns, tuple("---" for _ in section.columns), *section.rows]
        rows = [line if place == 1 else tuple(map(_mark, line)) for place, line in enumerate(lines)]
        parts.append("\n".join(f"| {' | '.join(row)} |" for row in rows))
    return "\n\n".join(parts)


def _mark(words: str) -> str:
    """Words that Markdown leaves alone."""
    return " ".join(words.split()).translate(_MARKS)


def as_html(report: Report) -> str:
    """The report as a fragment of HTML: a section for a page, without styles or scripts of its own."""
    parts = [f"<h2>{html.escape(title(report))}</h2>", *(_html(one) for one in sections(report))]
    return '<section class="impact">\n' + "\n".join(parts) + "\n</section>\n"


def _html(section: Section) -> str:
    parts = [f"<h3>{html.escape(section.title)}</h3>"]
    if section.intro:
        parts.append(f"<p>{html.escape(section.intro)}</p>")
    if section.rows:
        head = "".join(f'<th scope="col">{html.escape(one)}</th>' for one in section.columns)
        body = "\n".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in section.rows)
        parts.append(f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>")
    return "\n".join(parts)
