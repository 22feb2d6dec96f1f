"""What a watch found, as text for a person and as JSON for a program."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from communique.desk.brief.render.heading import source_name, where_found
from communique.desk.plain import stored_json
from communique.desk.watch.asking import Found


def report_text(found: Found) -> str:
    """The report as plain text: by document, each sentence once."""
    return "\n".join(_lines(found)) + "\n"


def counted(found: Found) -> str:
    """ "1 new release", "3 new releases"."""
    many = len(found.documents)
    return f"{many} new release{'' if many == 1 else 's'}"


def _lines(found: Found) -> Iterator[str]:
    if not found.matches:
        yield f"{found.watch.name}: nothing new"
        return
    yield f"{found.watch.name}: {counted(found)} ({found.matches[0].reason})"
    told: set[tuple[str, str]] = set()
    last = None
    for match in found.matches:
        source = match.stored.source
        if source.id != last:
            yield ""
            yield source_name(source)
            yield f"  {where_found(source)}"
            last = source.id
        if (source.id, match.sentence) not in told:
            told.add((source.id, match.sentence))
            yield f"  - “{match.sentence}”"


def report_json(found: Found) -> dict[str, Any]:
    """The report as a JSON object."""
    matches = [
        {"reason": match.reason, "sentence": match.sentence, "record": stored_json(match.stored)}
        for match in found.matches
    ]
    asked = {name: list(found.watch.parties) if name == "parties" else value for name, value in found.watch.reasons}
    return {"watch": found.watch.name, "asks": asked, "matches": matches}
