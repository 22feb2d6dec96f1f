"""Any text whatever is read without a fault, and every quote stands in it."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique import sample
from communique.lexicon import entries
from communique.reading import read, reader
from communique.reading.grammar import FAULT
from communique.reading.rules import STAGES
from communique.records import Document, Reading, reading_from_json

RELEASES = [path for path in sample.paths() if path.endswith(".txt")]
RELEASE = "\n\n".join(Path(path).read_text("utf-8") for path in RELEASES)
WORDS = RELEASE.split()
TOKENS = sorted({entry.name for entry in entries()})[::37] + sorted(set(WORDS))
MARKS = list(".,;:()[]\"'“”‘’–—-/%$€£¥₩\n\t •…0123456789")
OTHER_SCRIPTS = ["한국과 일본은", "المملكة العربية السعودية", "日本経済産業省", "Қазақстан", "🇰🇷🤝🇨🇦", "İstanbul", "ß"]
OTHER_SCRIPTS += ["e\u0301", "\u202eabc", "\x00", "\x1b[31m"]
CAREFUL = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def grounded(text: str, *, published: date | None = date(2025, 12, 1)) -> Reading:
    document = Document(text=text, title=text.strip().split("\n", 1)[0], published=published)
    reading = read(document)
    assert not [told for told in reader().notes(document).declined if told[1].startswith(FAULT)]
    for record in reading.records:
        assert text[record.quote.start : record.quote.end] == record.quote.words
        assert record.quote.words.strip()
    again = reading_from_json(reading.as_json())
    assert [one.as_json() for one in again.records] == [one.as_json() for one in reading.records]
    return reading


@CAREFUL
@given(st.text(min_size=1).filter(lambda text: text.strip() != ""))
def test_any_characters(text: str) -> None:
    grounded(text)


@CAREFUL
@given(st.lists(st.sampled_from([*TOKENS, *MARKS]), min_size=1, max_size=150), st.randoms(use_true_random=False))
def test_soup_of_words_that_the_reader_knows(tokens: list[str], chance: random.Random) -> None:
    grounded("x" + "".join(token + chance.choice(["", " ", " ", " ", "\n"]) for token in tokens))


@CAREFUL
@given(st.integers(0, len(RELEASE) - 2), st.integers(1, 2000))
def test_truncated_anywhere(start: int, length: int) -> None:
    if text := RELEASE[start : start + length].strip():
        grounded(text)


@CAREFUL
@given(st.randoms(use_true_random=False), st.integers(0, len(WORDS) - 60))
def test_shuffled_words(chance: random.Random, first: int) -> None:
    words = WORDS[first : first + 60]
    chance.shuffle(words)
    grounded(" ".join(words))


@CAREFUL
@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(OTHER_SCRIPTS), min_size=1, max_size=20))
def test_other_scripts_and_control_characters_between_words(chance: random.Random, others: list[str]) -> None:
    words = list(WORDS[: 80 + chance.randrange(100)])
    for other in others:
        words.insert(chance.randrange(len(words)), other)
    grounded(chance.choice([" ", ""]).join([" ".join(words[:40]), *words[40:]]))


@pytest.mark.parametrize(
    "changed",
    [
        RELEASE.upper(),
        RELEASE.lower(),
        RELEASE.title(),
        RELEASE.swapcase(),
        re.sub(r"[^\w\s]", "", RELEASE),
        re.sub(r"\s+", " ", RELEASE),
        re.sub(r"\s+", "", RELEASE),
        RELEASE.replace(" ", "\u00a0"),
        RELEASE.replace(" ", "\n"),
        RELEASE.replace("e", "e\u0301"),
        RELEASE[::-1],
        RELEASE.replace(". ", ".\x00"),
        "🇰🇷" + RELEASE,
        RELEASE.replace("-", "‑").replace("'", "ʼ"),
    ],
    ids=["capitals", "small", "title case", "swapped case", "no marks", "one line", "no spaces", "hard spaces",
         "a word a line", "accents", "backwards", "null characters", "flag before", "odd hyphens"],
)  # fmt: skip
def test_a_whole_release_in_another_guise(changed: str) -> None:
    grounded(changed)


@pytest.mark.parametrize(
    "text", ["한국과 일본은 서울에서 만났다.", "التقى الوزير نظيره في الرياض.", "🤝", "\x00\x01", "。"]
)
def test_what_is_not_english_gives_nothing(text: str) -> None:
    assert grounded(text).records == ()


@pytest.mark.parametrize("published", [None, date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar(published: date | None) -> None:
    days = "today, yesterday, tomorrow, last week, next month, the past 30 years, February 29, Monday, 31 June 2025"
    grounded(
        f"Talks\n\nKorea met Japan {days}. Trade rose to $5 billion next year and last quarter.", published=published
    )


@pytest.mark.parametrize(
    "text", ["Korea’s minister welcomed the", "Korea signed and", "met , with", "Korea welcomed his"]
)
def test_lines_that_end_where_more_was_to_come(text: str) -> None:
    grounded(text)


def test_the_fault_of_a_rule_costs_no_release() -> None:
    def raises(*_: object, **__: object) -> None:
        raise IndexError("beyond the line")

    stage, rule = next((stage, rule) for stage in STAGES for rule in stage.rules if rule.name == "verbs.did")
    faulty = reader().with_rule(stage, rule, replace(rule, make=raises))
    notes = faulty.notes(Document(text="Korea and Canada met in Seoul on Monday.", title="A meeting"))
    assert any(reason.startswith(FAULT) for _, reason in notes.declined)
    assert notes.sentences
