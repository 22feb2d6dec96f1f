"""Why was this read: the tree of rules behind a record."""

from __future__ import annotations

from communique.reading.explain import Step, explain, steps
from communique.reading.reader import reader
from communique.records import Document, Role

RELEASE = Document(
    text="Talks in Seoul\n\nPark Jung-sung, Deputy Minister for Trade at the Ministry of Trade, Industry and Resources,"
    " met Alexandra Dostal in Seoul on Monday, December 1."
)


def test_a_rule_stands_under_the_rule_that_used_its_words() -> None:
    start, end = RELEASE.text.index("Park"), RELEASE.text.index(", met")
    record = Role(quote=RELEASE.quote(start, end), rule="", person="Park Jung-sung")
    for step in _all(steps(reader().notes(RELEASE), record)):
        assert step.says
        assert all(step.quote.start <= under.quote.start and under.quote.end <= step.quote.end for under in step.steps)
        assert all(words in step.quote.words for _, words in step.blanks)


def test_every_record_is_explained_within_its_words() -> None:
    explained = explain(RELEASE)
    assert len(explained) == len(reader().read(RELEASE).records)
    for one in explained:
        for step in one.steps:
            assert step.quote.start < one.record.quote.end
            assert one.record.quote.start < step.quote.end


def _all(found: tuple[Step, ...]) -> list[Step]:
    assert found
    return [*found, *(under for step in found if step.steps for under in _all(step.steps))]
