"""One name in the spellings of several houses is one name; other names stay apart."""

from __future__ import annotations

import pytest

from communique.lexicon.spelling import folded, spellings


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Ministry of Trade, Industry and Energy", "Ministry of Trade, Industry, and Energy"),
        ("Ministry of Trade, Industry and Energy", "Ministry of Trade, Industry & Energy"),
        ("Ministry of National Defence", "Ministry of National Defense"),
        ("World Trade Organization", "World Trade Organisation"),
        ("Ministry of Employment and Labor", "Ministry of Employment & Labour"),
    ],
)
def test_one_name_is_read_in_both_spellings(name: str, other: str) -> None:
    assert other in spellings(name)
    assert folded(name) == folded(other)


@pytest.mark.parametrize(
    ("name", "other"),
    [("Ministry of Trade", "Ministry of Trade and Industry"), ("Department of Defence", "Ministry of Defence")],
)
def test_two_names_stay_two(name: str, other: str) -> None:
    assert other not in spellings(name)
    assert folded(name) != folded(other)


def test_an_article_and_a_curly_apostrophe_do_not_matter() -> None:
    assert folded("The People’s Bank of China") == folded("People's Bank of China")
