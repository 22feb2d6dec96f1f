"""The sample: every file is taken, dated and of a known house; every brief over it is borne out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from communique import sample
from communique.desk.brief import Question, compose
from communique.desk.check import faults
from communique.flow.demo import read_sample
from communique.register import Register, open_register


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with open_register(tmp_path_factory.mktemp("sample") / "sample.db") as opened:
        assert read_sample(opened)
        yield opened


def test_every_release_has_a_day_a_title_and_a_publisher(register: Register) -> None:
    heads = register.documents()
    assert len(heads) == 17
    assert all(head.published and head.title and head.publisher for head in heads)
    assert all(head.published <= sample.AS_OF for head in heads if head.published)


def test_every_brief_over_the_sample_is_borne_out(register: Register) -> None:
    codes = [code for code, _ in register.facets(by="party")]
    statements = 0
    for parties in [*combinations(codes[:7], 2), *((code,) for code in codes)]:
        made = compose(register, Question(parties=parties, as_of=sample.AS_OF, length="book"), today=sample.AS_OF)
        assert faults(made.statements, register) == ()
        statements += len(list(made.statements))
    assert statements > 50


def test_the_sample_copies_no_sentence() -> None:
    documents = sorted((Path(__file__).parents[2] / "shared" / "documents").glob("*.txt"))
    real = " ".join(" ".join(path.read_text("utf-8") for path in documents).split())
    ours = (line for path in sample.paths() for line in Path(path).read_text("utf-8").splitlines())
    sentences = [sentence.strip() for line in ours for sentence in line.split(". ") if len(sentence.split()) > 10]
    assert sentences
    assert [sentence for sentence in sentences if sentence in real] == []
