"""Every rule is tested by its own examples; this file knows no rule by name and never grows with the grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from communique.reading.grammar import Rule, Stage
from communique.reading.patterns import fill_in
from communique.reading.reader import GrammarReader, reader
from communique.reading.rules import STAGES
from communique.records import Document

RULES = [(stage, rule) for stage in STAGES for rule in stage.rules]
OPTIONAL = re.compile(r"[\w'’-]+(?:\|[\w'’-]+)+")


def fillings(who: GrammarReader, rule: Rule, sentence: str) -> list[dict[str, str]]:
    """What filled the rule's blanks wherever it matched; the sentence stands in the body, below a title."""
    document = Document(text=f"Title\n\n{sentence}", published=date(2025, 12, 2))
    notes = who.notes(document)
    return [
        {name: document.text[blank.start : blank.end] for name, blank in match.blanks.items()}
        for sentence_read in notes.sentences
        for match in sentence_read.matches
        if match.rule.name == rule.name
    ]


def is_shown(who: GrammarReader, rule: Rule, example: str) -> bool:
    sentence, blanks = fill_in(example)
    return any(blanks.items() <= found.items() for found in fillings(who, rule, sentence))


def cases(field: str) -> list[object]:
    return [
        pytest.param(rule, text, id=f"{rule.name}: {text[:70]}") for _, rule in RULES for text in getattr(rule, field)
    ]


@pytest.mark.parametrize("rule", [rule for _, rule in RULES], ids=lambda rule: rule.name)
def test_rule_has_an_example_a_refusal_and_a_sentence_that_explains_it(rule: Rule) -> None:
    assert rule.examples, "a rule without an example cannot be reviewed"
    assert rule.never, "a rule without a refusal does not say where it ends"
    assert rule.says.endswith("."), "say in one sentence what the rule reads"


@pytest.mark.parametrize(("rule", "example"), cases("examples"))
def test_example_is_read_as_it_is_filled_in(rule: Rule, example: str) -> None:
    sentence, blanks = fill_in(example)
    found = fillings(reader(), rule, sentence)
    assert any(blanks.items() <= one.items() for one in found), f"read instead: {found}"


@pytest.mark.parametrize(("rule", "sentence"), cases("never"))
def test_refusal_is_not_read(rule: Rule, sentence: str) -> None:
    assert fillings(reader(), rule, sentence) == []


def test_known_gaps_are_still_gaps() -> None:
    closed = [(rule.name, gap) for _, rule in RULES for gap in rule.not_yet if is_shown(reader(), rule, gap)]
    assert closed == [], "they read now: move them to the examples"


def parts(pattern: str) -> Iterator[tuple[str, str]]:
    """Each optional part and each alternative of a pattern, with the pattern that lacks it."""
    for opening in re.finditer(r"\[", pattern):
        depth = 0
        for end in range(opening.start(), len(pattern)):
            depth += (pattern[end] == "[") - (pattern[end] == "]")
            if depth == 0:
                break
        rest = pattern[end + 1 :].removeprefix("*")
        yield pattern[opening.start() : end + 1], pattern[: opening.start()] + rest
    for words in OPTIONAL.finditer(pattern):
        if pattern[: words.start()].count("{") == pattern[: words.start()].count("}"):
            for word in words.group().split("|"):
                others = "|".join(one for one in words.group().split("|") if one != word)
                yield word, pattern[: words.start()] + others + pattern[words.end() :]


def needs(stage: Stage, rule: Rule, pattern: str) -> bool:
    """Whether some example is not read any more with a poorer pattern."""
    poorer = replace(rule, pattern=pattern)
    who = reader().with_rule(stage, rule, poorer)
    return not all(is_shown(who, poorer, example) for example in rule.examples)


@pytest.mark.parametrize(("stage", "rule"), RULES, ids=[rule.name for _, rule in RULES])
def test_every_part_of_a_pattern_is_needed_by_some_example(stage: Stage, rule: Rule) -> None:
    unshown = [part for part, poorer in parts(rule.pattern) if not needs(stage, rule, poorer)]
    assert not unshown, f"no example needs {', '.join(unshown)}"
