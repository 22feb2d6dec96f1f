"""A few releases of our own, with perfect readings: what the desk and the faces are tested on."""

from __future__ import annotations

from communique.records import Place, Reading, Rung, Term
from tests.register.factories import reading, release, said

MINISTRY = "Ministry of Trade, Industry and Resources"


def _stretch(text: str, first: str, last: str) -> str:
    return text[text.index(first) : text.index(last) + len(last)]


def steel() -> Reading:
    """A Korean release about a meeting with Canada on steel."""
    document = release(
        "Park Jung-sung, Deputy Minister for Trade at the Ministry of Trade, Industry and Resources, received "
        "Alexandra Dostal, Senior Assistant Deputy Minister at Innovation, Science and Economic Development Canada, "
        "in Seoul on Monday, December 1.",
        "Deputy Minister Park regretted that Canada had announced on November 26 to lower the quota for Korean steel "
        "from 100 percent to 75 percent of the imports of 2024.",
        "He asked Canada to withdraw the measure.",
        "Both sides will meet again in Ottawa on March 3, 2026.",
        "Exports of Korea to Canada came to USD 6.5 billion in 2024.",
        title="Korea and Canada talk about steel",
        publisher=MINISTRY,
        url="https://example.org/steel",
    )
    meeting = {"parties": ("KR", "CA"), "date": "2025-12-01", "place": Place("Seoul", "KR"), "status": "done"}
    return reading(
        document,
        said(
            document,
            "role",
            "Park Jung-sung, Deputy Minister for Trade at the Ministry of Trade, Industry and Resources",
            person="Park Jung-sung",
            title="Deputy Minister for Trade",
            organisation=MINISTRY,
            party="KR",
        ),
        said(
            document,
            "role",
            "Alexandra Dostal, Senior Assistant Deputy Minister at Innovation, Science and Economic Development Canada",
            person="Alexandra Dostal",
            title="Senior Assistant Deputy Minister",
            organisation="Innovation, Science and Economic Development Canada",
            party="CA",
        ),
        said(
            document,
            "event",
            _stretch(document.text, "Park Jung", ", December 1"),
            act="meet",
            by=("Park Jung-sung", "Alexandra Dostal"),
            **meeting,
        ),
        said(
            document,
            "event",
            "Deputy Minister Park regretted that Canada had announced on November 26 to lower the quota "
            "for Korean steel",
            act="criticise",
            by=("Park Jung-sung",),
            to=("CA",),
            object="lower the quota for Korean steel",
            **meeting,
        ),
        said(
            document,
            "event",
            "He asked Canada to withdraw the measure",
            act="request",
            by=("Park Jung-sung",),
            to=("CA",),
            object="withdraw the measure",
            **meeting,
        ),
        said(
            document,
            "event",
            "Both sides will meet again in Ottawa on March 3, 2026",
            act="meet",
            by=("KR", "CA"),
            parties=("KR", "CA"),
            date="2026-03-03",
            place=Place("Ottawa", "CA"),
            status="planned",
        ),
        said(
            document,
            "measure",
            "Canada had announced on November 26 to lower the quota for Korean steel from 100 percent to "
            "75 percent of the imports of 2024",
            name="quota for Korean steel",
            imposer="CA",
            instrument="tariff_quota",
            targets=("KR",),
            products=("steel",),
            terms=(Term("quota", 100, 75, "percent", "imports of 2024"),),
            status="announced",
            announced="2025-11-26",
        ),
        said(
            document,
            "figure",
            "Exports of Korea to Canada came to USD 6.5 billion in 2024",
            value=6_500_000_000,
            unit="USD",
            of="exports",
            party="KR",
            partner="CA",
            period="2024",
        ),
        sectors=("steel", "trade_remedies"),
    )


def cepa() -> Reading:
    """A release about an agreement between Korea and the United Arab Emirates."""
    document = release(
        "On November 18, 2025 Korea and the United Arab Emirates signed the MOU on a Joint Committee.",
        "The Korea-UAE CEPA, signed in May 2024, is before parliament.",
        "Korea will join the Desert Solar Project of the United Arab Emirates.",
        "The 7th Korea-UAE Energy Dialogue, held annually, took place in Abu Dhabi on November 17, 2025.",
        "=The Emirates Nuclear Energy Company, and Korea Electric Power Corporation agreed to train engineers.",
        title="A committee for the CEPA",
        published="2025-11-19",
        publisher=MINISTRY,
    )
    both = ("KR", "AE")
    return reading(
        document,
        said(
            document,
            "event",
            "On November 18, 2025 Korea and the United Arab Emirates signed the MOU on a Joint Committee",
            act="sign",
            by=both,
            parties=both,
            date="2025-11-18",
            object="MOU on a Joint Committee",
            status="done",
        ),
        said(
            document,
            "agreement",
            "On November 18, 2025 Korea and the United Arab Emirates signed the MOU on a Joint Committee",
            name="MOU on a Joint Committee",
            type="mou",
            parties=both,
            stage="signed",
            date="2025-11-18",
        ),
        said(
            document,
            "agreement",
            "The Korea-UAE CEPA, signed in May 2024, is before parliament",
            name="Korea-UAE CEPA",
            type="cepa",
            parties=both,
            stage="ratifying",
            history=(Rung("signed", "2024-05"),),
        ),
        said(
            document,
            "initiative",
            "Korea will join the Desert Solar Project of the United Arab Emirates",
            name="Desert Solar Project",
            type="project",
            parties=both,
            status="planned",
        ),
        said(
            document,
            "series",
            "The 7th Korea-UAE Energy Dialogue, held annually, took place in Abu Dhabi on November 17, 2025",
            name="Korea-UAE Energy Dialogue",
            edition=7,
            date="2025-11-17",
            frequency="annual",
            parties=both,
            place=Place("Abu Dhabi", "AE"),
        ),
        said(
            document,
            "event",
            "=The Emirates Nuclear Energy Company, and Korea Electric Power Corporation agreed to train engineers",
            act="agree",
            by=("Emirates Nuclear Energy Company", "Korea Electric Power Corporation"),
            parties=both,
            object="train engineers",
            status="done",
        ),
        sectors=("energy", "nuclear"),
    )


READINGS = (steel(), cepa())
