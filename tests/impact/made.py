"""Made-up rules and shipments: tests name only what matters to them."""

from datetime import date

from communique.impact.form import parse
from communique.impact.regime import Regime
from communique.impact.ruling import Shipment

QUOTA = """
id = "widgets"
title = "Quota on widgets"
imposer = "CA"
quarters = ["01-01", "04-01", "07-01", "10-01"]

[tables]
widgets = [{ name = "Widgets", total = 1000, cap = 0.6 }, { name = "Bolts", total = 100, countries = { KR = 40 } }]

[[rules]]
id = "quota"
title = "Quota"
kind = "tariff_rate_quota"
source = "a made-up order"
from = 2025-01-01
without = ["US"]
tables = ["widgets"]
over_quota = 0.5
"""


def regime(text: str = QUOTA, **changes: str) -> Regime:
    """The made-up quota with lines of its rule added or replaced."""
    lines = text.splitlines()
    for name, value in changes.items():
        at = next((place for place, line in enumerate(lines) if line.startswith(f"{name} = ")), None)
        if at is None:
            lines.append(f"{name} = {value}")
        else:
            lines[at] = f"{name} = {value}"
    return parse("\n".join(lines), "widgets.toml")


def shipment(
    day: date = date(2025, 2, 1), origin: str = "KR", goods: str = "Widgets", tonnes: float = 100, **rest: object
) -> Shipment:
    """A shipment worth ten a tonne."""
    parts = {"value": tonnes * 10, **rest}
    return Shipment(day=day, origin=origin, goods=goods, tonnes=tonnes, **parts)  # type: ignore[arg-type]
