"""A brief as PDF: its HTML, laid out by WeasyPrint (extra `pdf`), which may fetch nothing."""

from __future__ import annotations

from communique.desk.brief.model import Brief
from communique.desk.brief.render.html import html
from communique.desk.extras import extra


def pdf(brief: Brief) -> bytes:
    """The whole brief. Raises ExtraMissingError without WeasyPrint."""
    weasyprint = extra("weasyprint", "pdf")
    made: bytes = weasyprint.HTML(string=html(brief), url_fetcher=_refused).write_pdf()
    return made


def _refused(url: str) -> dict[str, object]:
    raise ValueError(f"a brief fetches nothing, not even {url}")
