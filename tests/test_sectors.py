"""A reading tells the sectors its document is about, by its words and not by the names of its ministries."""

from __future__ import annotations

from communique.reading.reader import reader
from communique.records import Document


def sectors(text: str) -> tuple[str, ...]:
    return reader().read(Document(text=text, title=text.split("\n")[0])).sectors


def test_a_reading_tells_its_sectors() -> None:
    text = "Korea and Chile Meet\n\nThe ministers discussed lithium and semiconductors in Santiago."
    assert sectors(text) == ("critical_minerals", "semiconductors")


def test_a_ministry_s_name_tells_no_sector() -> None:
    text = "Ministers Meet\n\nThe Ministry of Oceans and Fisheries (MOF) and the Ministry of Agriculture met in Seoul."
    assert sectors(text) == ()
