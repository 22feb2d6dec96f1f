"""A report as a picture (SVG): volume before, the most within quota, and the model's volume with its range.

Needs matplotlib, imported when used. The same report gives the same bytes.
"""

from __future__ import annotations

import io

from communique.impact.bridge import Report
from communique.impact.effects import Effect
from communique.impact.faults import CellError
from communique.impact.sections import name, title

_MOST_PARTIES = 12
_BEFORE, _AFTER, _QUOTA = "#b8c4d0", "#1f5fa8", "#c0392b"


def as_svg(report: Report) -> str:
    """The picture. Raises CellError where the report has no modelled volumes."""
    shown = [one for one in report.effects if one.change is not None and _size(one)][:_MOST_PARTIES]
    if not shown:
        raise CellError("there are no volumes to draw: give a table of trade flows")
    import matplotlib

    # no window, no date, no chance in it: a picture that can be compared
    with matplotlib.rc_context({"svg.hashsalt": "communique", "svg.fonttype": "none", "font.size": 9}):
        from matplotlib.backends.backend_svg import FigureCanvasSVG
        from matplotlib.figure import Figure

        figure = Figure(figsize=(7.5, 1.2 + 0.55 * len(shown)), layout="constrained")
        FigureCanvasSVG(figure)
        axes = figure.add_subplot()
        for place, one in enumerate(shown):
            _bars(axes, place, one)
        axes.set_yticks(range(len(shown)), [name(one.party) for one in shown])
        axes.invert_yaxis()
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
        axes.set_xlabel("tonnes a year" if shown[0].tonnes else report.currency)
        words = "".join(letter if letter.isprintable() else " " for letter in title(report))
        axes.set_title(words, loc="left", parse_math=False)  # a name is no formula
        axes.spines[["top", "right"]].set_visible(False)
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.18), ncols=3, frameon=False)
        written = io.StringIO()
        figure.savefig(written, format="svg", metadata={"Date": None})
    return written.getvalue()


def _size(one: Effect) -> float:
    return one.tonnes or one.value or 0.0


def _bars(axes: object, place: int, one: Effect) -> None:
    from matplotlib.axes import Axes

    assert isinstance(axes, Axes)
    assert one.change is not None
    before, first = _size(one), place == 0
    after = [before * (1 + end) for end in (one.change.low, one.change.central, one.change.high)]
    axes.barh(place - 0.18, before, height=0.32, color=_BEFORE, label="before" if first else None)
    axes.barh(place + 0.18, after[1], height=0.32, color=_AFTER, label="after, with its range" if first else None)
    axes.errorbar(
        after[1], place + 0.18, xerr=[[after[1] - after[0]], [after[2] - after[1]]], color="black", capsize=3, lw=1
    )
    if one.most is not None and one.most <= 3 * before:
        named = "most within quota" in axes.get_legend_handles_labels()[1]
        label = None if named else "most within quota"
        axes.plot([one.most, one.most], [place - 0.38, place + 0.38], color=_QUOTA, lw=2, label=label)
