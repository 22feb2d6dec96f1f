"""Names that a rule reads only in part are told whole; whole ones are left as they are."""

from __future__ import annotations

import pytest

from communique.reading.whole_names import whole_name

WHOLE = {
    ("They joined the ", "Global Coalition", " to Defeat Piracy, and spoke."): "Global Coalition to Defeat Piracy",
    ("under the ", "Emergency Plan", " for Malaria Relief (X) they"): "Emergency Plan for Malaria Relief",
    ("launched the Africa Tech for ", "Trade Alliance", " in May"): "Africa Tech for Trade Alliance",
    ("the Ministers Responsible for ", "Trade Meeting", " in Lima"): "Ministers Responsible for Trade Meeting",
    ("", "Ana Rojas Takes Part in CIS Heads of State Council", ""): "CIS Heads of State Council",
    ("concluded the Security of ", "Supply Arrangement", " in May"): "Security of Supply Arrangement",
    ("signed the ", "Agreement on the Establishment", " of a Free Trade Area between the Cabinet of Chile and the"
     " Cabinet of Peru."):
        "Agreement on the Establishment of a Free Trade Area between the Cabinet of Chile and the Cabinet of Peru",
    ("signed an ", "MOU to facilitate", " exports"): "MOU",
}  # fmt: skip
LEFT = [
    ("the ", "Trade Strategy", " for Korea was launched"),
    ("the Minister for ", "Trade Alliance", " said"),
    ("the Chief Negotiators of the ", "Andes Agreement", " met"),
    ("forums such as the G20, ", "Lima Forum", " and others"),
    ("the ", "Andes Green Hydrogen Fund", " for Better Roads was"),
    ("the ", "trade strategy", " for Better Roads was"),
]


@pytest.mark.parametrize("said", WHOLE)
def test_a_name_too_short_or_cut_is_told_whole(said: tuple[str, str, str]) -> None:
    before, name, _ = said
    assert whole_name(name, "".join(said), len(before), len(before) + len(name)) == WHOLE[said]


@pytest.mark.parametrize("said", LEFT)
def test_a_name_beside_a_country_an_office_or_a_list_is_left(said: tuple[str, str, str]) -> None:
    before, name, _ = said
    assert whole_name(name, "".join(said), len(before), len(before) + len(name)) == name
