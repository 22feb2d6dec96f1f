"""docs/grammar.md from the rules themselves: run as `python -m tools.grammar_page`.

Each stage with its rules: what the rule reads, its pattern, its examples, what it refuses, what it cannot read yet.
It decides nothing and knows no rule by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from communique.reading.grammar import Rule, Stage
from communique.reading.rules import STAGES

PAGE = Path(__file__).parents[1] / "docs" / "grammar.md"
BLANK = re.compile(r"\{(\w+): ([^{}]+)\}")
HEAD = """\
# The grammar

Made from the rules by `make docs`; do not edit.
How to read a pattern, and how to write one, is told in [writing a rule](writing-a-rule.md).

A sentence goes through {stages} stages with {rules} rules in this order.
A stage that *folds* makes one chunk of what its rules match, for the stages behind it.
A stage that *spots* leaves the sentence as it is.
In an example, what fills a blank is **bold**.

"""


def page() -> str:
    """The whole page."""
    rules = sum(len(stage.rules) for stage in STAGES)
    parts = [HEAD.format(stages=len(STAGES), rules=rules), *_contents(), ""]
    for stage in STAGES:
        parts += [*_stage(stage)]
    return "\n".join(parts).rstrip() + "\n"


def _contents() -> Iterator[str]:
    for number, stage in enumerate(STAGES, start=1):
        yield f"{number}. [{stage.name}](#{stage.name}), {len(stage.rules)} rules"


def _stage(stage: Stage) -> Iterator[str]:
    yield f"## {stage.name}"
    yield ""
    made = sorted({kind.split(".")[0] for kind in stage.makes})
    yield f"Folds into {', '.join(f'`{kind}`' for kind in made)}." if made else f"Spots by the blank `{stage.head}`."
    yield ""
    for rule in stage.rules:
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### {rule.name}"
    yield ""
    yield rule.says
    yield ""
    yield f"    {rule.pattern}"
    yield ""
    for title, sentences in (("Reads", rule.examples), ("Refuses", rule.never), ("Cannot read yet", rule.not_yet)):
        if sentences:
            yield f"{title}:"
            yield ""
            yield from (f"- {_shown(sentence)}" for sentence in sentences)
            yield ""


def _shown(sentence: str) -> str:
    plain = re.sub(r"([*_`<>\\])", r"\\\1", sentence)
    return BLANK.sub(lambda blank: f"**{blank[2].strip()}**", plain).replace("\n", " ")


def main() -> None:
    """Writes the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
