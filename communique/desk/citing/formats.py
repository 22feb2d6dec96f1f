"""Releases as CSL-JSON, BibTeX and RIS: publisher as author, title, day, address, and the id as key.

A field that is not known is left out. Braces, line ends and the like of a release cannot break the format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from communique.register import Source

_TEX = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
        "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}  # fmt: skip


def csl_json(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """The releases as CSL-JSON items (https://github.com/citation-style-language/schema)."""
    return [_csl(source) for source in sources]


def bibtex(sources: Iterable[Source]) -> str:
    """The releases as BibTeX entries of type misc."""
    return "\n".join(_bibtex(source) for source in sources)


def ris(sources: Iterable[Source]) -> str:
    """The releases as RIS records of type PRESS."""
    return "".join(_ris(source) for source in sources)


def _csl(source: Source) -> dict[str, Any]:
    item: dict[str, Any] = {"id": source.id, "type": "document", "genre": "Press release", "title": _line(source.title)}
    if source.publisher:
        item |= {"author": [{"literal": _line(source.publisher)}], "publisher": _line(source.publisher)}
    if source.published:
        item["issued"] = {"date-parts": [[source.published.year, source.published.month, source.published.day]]}
    item |= {"URL": source.url} if source.url else {}
    return item | ({"language": source.language} if source.language else {})


def _bibtex(source: Source) -> str:
    day = source.published
    fields = {
        "author": f"{{{_tex(source.publisher)}}}" if source.publisher else None,
        "title": f"{{{_tex(source.title)}}}",
        "howpublished": "Press release",
        "year": str(day.year) if day else None,
        "month": day.strftime("%b").lower() if day else None,
        "day": str(day.day) if day else None,
        "url": source.url,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value and name != "month"]
    lines += [f"  month = {fields['month']},"] if day else []
    return "\n".join([f"@misc{{{source.id},", *lines, "}", ""])


def _ris(source: Source) -> str:
    lines = [
        ("TY", "PRESS"),
        ("ID", source.id),
        ("TI", _line(source.title)),
        ("AU", source.publisher),
        ("PB", source.publisher),
    ]
    lines += (
        [("DA", source.published.strftime("%Y/%m/%d")), ("PY", str(source.published.year))] if source.published else []
    )
    lines += [("UR", source.url), ("LA", source.language), ("ER", "")]
    return "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in lines if value is not None) + "\r\n"


def _tex(text: str) -> str:
    return "".join(_TEX.get(char, char) for char in _line(text))


def _line(text: str | None) -> str:
    return " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", text or "").split())
