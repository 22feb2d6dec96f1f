"""Events as PLOVER (Halterman et al. 2023), one JSON object to a line.

What is merely said has no PLOVER type and stays out. Actors keep their names; codes stand beside them where known.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from communique.lexicon import body, country
from communique.records import Event
from communique.register import Stored


def plover(stored: Iterable[Stored]) -> Iterator[str]:
    """A line for each event that has a PLOVER type."""
    for one in stored:
        if isinstance(one.record, Event) and one.record.plover:
            yield json.dumps(_line(one, one.record), ensure_ascii=False)


def _line(stored: Stored, event: Event) -> dict[str, Any]:
    source = stored.source
    line = {
        "event_id": stored.id,
        "event_type": event.plover,
        "act": event.act,
        "event_date": event.date,
        "event_start": stored.first_day.isoformat() if stored.first_day else None,
        "event_end": stored.last_day.isoformat() if stored.last_day else None,
        "status": event.status,
        "actor": [_actor(name) for name in event.by],
        "recipient": [_actor(name) for name in event.to],
        "parties": list(event.parties),
        "location": {"name": event.place.name, "country": event.place.country} if event.place else None,
        "object": event.object,
        "condition": event.condition,
        "context": list(stored.sectors),
        "event_text": event.quote.words,
        "text_start": event.quote.start,
        "text_end": event.quote.end,
        "document_id": source.id,
        "pub_date": source.published.isoformat() if source.published else None,
        "publisher": source.publisher,
        "headline": source.title,
        "url": source.url,
    }
    return {name: value for name, value in line.items() if value not in (None, [], {})}


def _actor(name: str) -> dict[str, str]:
    if country(name) == name:
        return {"name": name, "country": name, "sector": "GOV"} if len(name) == 2 else {"name": name, "sector": "IGO"}
    known = body(name)
    return {"name": name} | ({"country": known.party} if known else {})
