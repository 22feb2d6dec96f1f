"""Shipments from CSV: what is read, and errors that name the line and the column."""

from datetime import date

import pytest

from communique.impact.faults import CellError
from communique.impact.shipments import parse

HEAD = "day,origin,class,tonnes,value,melted,purpose\n"


def test_a_shipment_is_read_with_all_its_parts():
    (one,) = parse(HEAD + "2025-12-30,Korea,Rebar,500,400000,CN,aerospace\n", "ships.csv")
    assert (one.day, one.origin, one.goods, one.tonnes, one.value) == (date(2025, 12, 30), "KR", "Rebar", 500, 400000)
    assert (one.melted, one.purpose) == ("CN", "aerospace")


def test_a_permit_is_there_unless_said_otherwise():
    rows = [f"2025-12-30,KR,Rebar,1,1,,{permit}\n" for permit in ("", "yes", "no")]
    found = parse(HEAD.replace("purpose", "permit") + "".join(rows), "ships.csv")
    assert [one.permit for one in found] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HEAD + "soon,KR,Rebar,1,1,,\n", "ships.csv: line 2, day: is no day: 'soon'"),
        (HEAD + "2025-12-30,KR,Rebar,0,1,,\n", "line 2, tonnes: must be over 0"),
        (HEAD + "2025-12-30,KR,Rebar,,1,,\n", "line 2, tonnes: is empty"),
        (HEAD + "2025-12-30,KR,,1,1,,\n", "line 2, class: is empty"),
        (HEAD + "2025-12-30,KR,Rebar,1,1,Mars,\n", "line 2, melted: unknown country: 'Mars'"),
        (HEAD.replace("purpose", "permit") + "2025-12-30,KR,Rebar,1,1,,maybe\n", "line 2, permit: must be yes or no"),
        (HEAD.replace("value,", ""), "no column 'value'"),
    ],
)
def test_bad_shipments_are_refused_with_the_cell_named(text, says):
    with pytest.raises(CellError, match=says):
        parse(text, "ships.csv")
