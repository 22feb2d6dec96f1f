"""The matcher's version follows what the matcher is made of: its tables of signs and weights, and its rules.

Comments, sentences of documentation and layout do not count; what the lexicon lists is no part of the matcher.
"""

from __future__ import annotations

import ast
import hashlib
import io
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique import register
from communique.register.identity import kinds

# The version of the matcher and the digest of what it was made of.
PINNED = (1, "c1e80be8f9cc2928")

_ROOM = Path(register.__file__).parent
_TABLES = ("identity/signs.toml", "identity/spelling.toml")
# `then.py` asks what was settled and settles nothing.
_RULES = (
    *sorted(f"identity/{path.name}" for path in (_ROOM / "identity").glob("*.py") if path.name != "then.py"),
    "sorts.py",
    "lives/promises.py",
)


def digest() -> str:
    """What the matcher is made of, in sixteen digits."""
    parts = [
        *(table(_ROOM / name) for name in _TABLES),
        *(rules((_ROOM / name).read_text(encoding="utf-8")) for name in _RULES),
    ]
    return hashlib.sha256("\n\n".join(parts).encode()).hexdigest()[:16]


def table(path: Path) -> str:
    """What a table says, in the order in which it says it."""
    return repr(tomllib.loads(path.read_text(encoding="utf-8")))


def rules(source: str) -> str:
    """The lines of a module that do something; the matcher's version itself is left out."""
    told = {number for first, last in _documentation(source) for number in range(first, last + 1)}
    remarks = {
        one.start[0]: one.start[1]
        for one in tokenize.generate_tokens(io.StringIO(source).readline)
        if one.type == tokenize.COMMENT
    }
    lines = enumerate(source.splitlines(), start=1)
    kept = (line[: remarks.get(number)].strip() for number, line in lines if number not in told)
    return "\n".join(line for line in kept if line and not line.startswith("MATCHER_VERSION"))


def _documentation(source: str) -> Iterator[tuple[int, int]]:
    """The first and last lines of the sentences of documentation."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            said = node.body[0]
            yield said.lineno, said.end_lineno or said.lineno


def test_the_matcher_has_a_new_version_when_its_signs_weights_or_rules_are_new() -> None:
    assert (kinds.MATCHER_VERSION, digest()) == PINNED, (
        "the matcher's tables or rules are not those that are pinned under this version: where any two mentions could "
        "now be settled otherwise, raise MATCHER_VERSION in communique/register/identity/kinds.py, else registers keep "
        f"what they settled before; then pin ({kinds.MATCHER_VERSION} or the next, {digest()!r}) here"
    )


SAID = '''"""About."""

WEIGHT = 3  # found by the test set


def weigh() -> int:
    """Weighs."""
    return WEIGHT
'''


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (SAID.replace("found by the test set", "guessed"), True),
        (SAID.replace("Weighs.", "Says what it weighs."), True),
        (SAID.replace("\n\n\n", "\n"), True),
        (SAID.replace("3", "4"), False),
        (SAID.replace("return WEIGHT", "return WEIGHT + 1"), False),
    ],
)
def test_remarks_and_layout_are_no_part_of_a_rule_and_weights_are(other: str, *, is_same: bool) -> None:
    assert (rules(other) == rules(SAID)) == is_same
