"""The example of docs/second-reader.md: our own release, read by a stand-in that tells truth and lies."""

from __future__ import annotations

import json

from communique.second.endpoint import Endpoint
from communique.second.reader import SecondReader
from tests.second.releases import figure, meeting, release, role
from tests.second.standin import StandIn, states

SAID = (
    figure(),
    role(),
    meeting(date="2025-03-04", parties=["KR", "NO", "BR"]),
    figure(quote="Korean exports to Norway reached $7 billion in 2024", value="$7 billion"),
    role(person="Jens Jensen"),
)


def markdown() -> str:
    """The records that are taken of what the stand-in says, and what is declined, as the page shows them."""
    model = StandIn()
    try:
        model.replies = [states(*SAID)]
        found = SecondReader(Endpoint(url=model.url, model="parrot")).read(release())
    finally:
        model.close()
    taken = [json.dumps(record.as_json(), ensure_ascii=False) for record in found.records]
    declined = [f"| `{rule}` | {reason} | {count} |" for rule, reason, count in found.declined]
    head = ["| | what was refused | how often |", "|---|---|---|"]
    return "\n".join(["```json", *taken, "```", "", *head, *declined, ""])
