"""Two more releases of our own, in which one person bears two spellings: what the review queue asks about."""

from __future__ import annotations

from communique.records import Reading
from tests.desk.releases import MINISTRY, READINGS
from tests.register.factories import reading, release, said


def spelled(name: str, number: int, *, office: str, publisher: str) -> Reading:
    """A release about a visit of an official under one spelling of the name."""
    document = release(
        f"{name}, {office}, visited Ottawa on November {number}, 2025 and spoke with officials there.",
        title=f"A visit to Ottawa, part {number}",
        published=f"2025-11-{number + 1:02}",
        publisher=publisher,
        url=f"https://example.org/visit-{number}",
    )
    return reading(
        document,
        said(document, "role", f"{name}, {office}", person=name, title=office, party="KR"),
        said(
            document,
            "event",
            f"{name}, {office}, visited Ottawa on November {number}, 2025",
            act="visit",
            by=(name,),
            parties=("KR", "CA"),
            date=f"2025-11-{number:02}",
            status="done",
        ),
        sectors=("steel",),
    )


def long_release() -> Reading:
    """A release of many paragraphs, so that a citation has somewhere to scroll to."""
    words = "The ministries went through the files of the year one by one and noted where work is left."
    document = release(
        *[f"{words}\n\n" for _ in range(30)],
        "Korea imposed a licensing rule on graphite from China on October 3, 2025.",
        title="A review of the year",
        published="2025-10-20",
        publisher=MINISTRY,
    )
    rule = "Korea imposed a licensing rule on graphite from China on October 3, 2025"
    return reading(
        document,
        said(document, "measure", rule, name="licensing rule on graphite", imposer="KR", instrument="licensing",
             targets=("CN",), products=("graphite",), status="in_force", effective="2025-10-03"),
        sectors=("critical_minerals",),
    )  # fmt: skip


ALL = (
    *READINGS,
    spelled("Kim Min-su", 4, office="Director for Trade", publisher=MINISTRY),
    spelled("Kim Min-soo", 11, office="Counsellor", publisher="Embassy of Korea in Canada"),
    long_release(),
)
