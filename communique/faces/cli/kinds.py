"""The commands that list records, by name: the kind that each lists, and what its help says.

A table; imports nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

# A command for each kind of record, and what its help says.
LISTS: Mapping[str, tuple[str, str]] = {
    "agreements": ("agreement", "Agreements and standing partnerships, with the stage that each release gives."),
    "measures": ("measure", "Trade and economic measures: who imposes what on whom, on which terms."),
    "series": ("series", "Recurring meetings and standing dialogues, with edition and day."),
    "people": ("role", "People and the offices they hold, as releases name them."),
    "events": ("event", "What somebody did, does or will do: meetings, requests, signatures, ..."),
    "figures": ("figure", "Quantities stated as fact, with whose figure they are."),
    "initiatives": ("initiative", "Named projects, programmes, strategies, platforms and funds."),
}
