"""Tables of trade flows: what is read, and errors that name the line and the column."""

import pytest

from communique.impact.faults import CellError
from communique.impact.flows import parse, read

HEAD = "year,exporter,importer,class,tonnes,value\n"
HS = "year,exporter,importer,hs,tonnes,value\n"


def test_countries_are_known_by_code_or_name():
    flows = parse(HEAD + "2024,Korea,CAN,steel,620000,780000000\n2024,JPN,Canada,steel,10,\n", "flows.csv")
    assert [(row.exporter, row.importer, row.value) for row in flows.rows] == [("KR", "CA", 780e6), ("JP", "CA", None)]


def test_flows_into_one_country_add_up_by_exporter():
    text = HEAD + "2024,KR,CA,pipe,5,50\n2024,KR,CA,bars,7,\n2023,KR,CA,bars,9,1\n2024,KR,US,bars,9,1\n"
    flows = parse(text, "flows.csv")
    assert flows.into("CA", year=2024, goods=("PIPE", "bars")).by_exporter() == {"KR": (12, None)}
    assert flows.years() == (2023, 2024)
    assert flows.goods() == ("pipe", "bars")


def test_a_file_with_a_byte_order_mark_reads(tmp_path):
    (tmp_path / "flows.csv").write_bytes(b"\xef\xbb\xbf" + (HEAD + "2024,KR,CA,steel,1,2\n").encode())
    assert len(read(tmp_path / "flows.csv").rows) == 1


def test_flows_into_a_bloc_are_those_of_its_members_from_outside():
    flows = parse(HEAD + "2024,KR,DE,steel,5,50\n2024,KR,FR,steel,7,70\n2024,IT,DE,steel,9,90\n", "flows.csv")
    assert flows.into("EU", year=2024, goods=("steel",)).by_exporter() == {"KR": (12, 120)}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HEAD + "2024,KR,CA,steel,-5,1\n", "flows.csv: line 2, tonnes: must not be negative: -5"),
        (HEAD + "2024,KR,CA,steel,1,nan\n", "line 2, value: must not be negative: nan"),
        (HEAD + "2024,KR,CA,steel,lots,1\n", "line 2, tonnes: is no number: 'lots'"),
        (HEAD + "2024,Atlantis,CA,steel,1,1\n", "line 2, exporter: unknown country: 'Atlantis'"),
        (HEAD + "2024,KR,,steel,1,1\n", "line 2, importer: unknown country: ''"),
        (HEAD + "24,KR,CA,steel,1,1\n", "line 2, year: is no year: '24'"),
        (HEAD + "2024,KR,CA,,1,1\n", "line 2, class: is empty"),
        (HS + "2024,KR,CA,72x,1,1\n", "line 2, hs: is no HS code: '72x'"),
        (HEAD + "2024,KR,CA,steel,,\n", "line 2: neither tonnes nor value"),
        (HEAD + "2024,KR,CA,steel,1,1\n2024,KOR,CA,Steel,2,2\n", "line 3 is the same flow as line 2"),
        ("year,exporter,class,tonnes\n", "no column 'importer'"),
        ("year,exporter,importer,tonnes\n2024,KR,CA,1\n", "wanted one of the columns hs and class"),
        (HEAD.replace("value", "colour"), "unknown column 'colour'"),
        (HEAD, "no lines in it"),
        ("", "no column 'year'"),
    ],
)
def test_bad_tables_are_refused_with_the_cell_named(text, says):
    with pytest.raises(CellError, match=says):
        parse(text, "flows.csv")


def test_a_missing_file_is_one_clear_line(tmp_path):
    with pytest.raises(CellError, match=r"none.csv: cannot be read: No such file"):
        read(tmp_path / "none.csv")
    (tmp_path / "bad.csv").write_bytes(b"\xff\xff")
    with pytest.raises(CellError, match="no text in UTF-8"):
        read(tmp_path / "bad.csv")
