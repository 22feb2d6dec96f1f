"""What an act does to an agreement's stage.

Refuses acts that are only planned, proposed or negated: they move nothing.
"""

from __future__ import annotations

_STAGES = {
    "sign": "signed",
    "conclude": "concluded",
    "ratify": "ratified",
    "enter_into_force": "in_force",
    "withdraw": "ended",
}
ACTS = tuple(_STAGES)


def stage_of_act(act: str, status: str | None) -> str | None:
    """The stage that an act takes an agreement to, or None."""
    if status in ("planned", "proposed", "negated"):
        return None
    if act == "ratify" and status == "ongoing":
        return "ratifying"
    return _STAGES.get(act)
