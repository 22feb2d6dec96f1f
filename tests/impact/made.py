"""Made-up rules and shipments: tests name only what matters to them."""

from datetime import date

from communique.impact.form import parse
from communique.impact.regime import Regime
from communique.impact.ruling import Shipment
from communique.records import Document, Measure, Quote, Reading, Term

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


# In the manner of the release of 1 December 2025; the sentences are our own.
RELEASE = (
    "Korea Objects to Canada's New Steel Limits\n\n"
    "The deputy minister regretted the step that Canada made public on November 26. From it follows that Canada cuts "
    "the steel quota of its free trade partners, Korea among them, from 100 percent to 75 percent of 2024 import "
    "volumes, and puts a 25 percent tariff on steel derivative products."
)
QUOTA_WORDS = RELEASE[RELEASE.index("Canada cuts") : RELEASE.index(", and puts")]
TARIFF_WORDS = "puts a 25 percent tariff on steel derivative products"
FLOWS = "year,exporter,importer,class,tonnes,value\n2024,KR,CA,steel,620000,780000000\n"


def reading() -> Reading:
    """The reading of the made-up release: the quota measure and the tariff measure."""
    document = Document(text=RELEASE, publisher="A Ministry of Trade", published=date(2025, 12, 1))
    return Reading(document, (quota_measure(document), tariff_measure(document)), ("steel",))


def quota_measure(document: Document | None = None, **changes: object) -> Measure:
    """The cut of the steel quota, as read."""
    parts = {
        "name": "steel tariff rate quota (TRQ) regime",
        "imposer": "CA",
        "instrument": "tariff_quota",
        "targets": ("KR",),
        "products": ("steel",),
        "terms": (Term("quota", 100, 75, "percent", "2024 import volumes"),),
        "status": "announced",
        "announced": "2025-11-26",
    }
    return Measure(quote=_quote(QUOTA_WORDS, document), rule="made up", **(parts | changes))  # type: ignore[arg-type]


def tariff_measure(document: Document | None = None, **changes: object) -> Measure:
    """The tariff on derivative products, as read."""
    parts = {
        "name": "tariff on steel derivative products",
        "imposer": "CA",
        "instrument": "tariff",
        "products": ("steel derivative products",),
        "terms": (Term("tariff", None, 25, "percent"),),
        "status": "announced",
        "announced": "2025-11-26",
    }
    return Measure(quote=_quote(TARIFF_WORDS, document), rule="made up", **(parts | changes))  # type: ignore[arg-type]


def _quote(words: str, document: Document | None) -> Quote:
    start = RELEASE.index(words)
    return (document or Document(text=RELEASE)).quote(start, start + len(words))
