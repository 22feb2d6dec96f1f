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


def test_a_wind_farm_tells_no_agriculture_and_an_investment_climate_no_climate() -> None:
    text = "Ministers Meet\n\nThey opened a wind farm and praised the investment climate."
    assert not {"agriculture", "climate"} & set(sectors(text))


def test_a_firm_known_by_name_tells_of_its_trade() -> None:
    assert "aviation" in sectors("Talks End\n\nThe two sides spoke of Boeing and Airbus.")


def test_one_mention_of_investment_is_enough() -> None:
    assert "investment" in sectors("Ministers Meet\n\nThey asked for further investment in ports.")


def test_drinks_and_meat_tell_of_food() -> None:
    assert "food" in sectors("Tariffs Fall\n\nDuties on whisky and pork will fall.")
