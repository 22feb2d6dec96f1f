"""Whatever a model says: every quote is verbatim at its offsets, once, and every value is one of ours."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from communique import lexicon
from communique.records import ACTS, KINDS, Document, Event, Reading, record_from_json
from communique.second.endpoint import Endpoint
from communique.second.errors import NoAnswerError
from communique.second.evidence import Evidence
from communique.second.finding import Finder
from communique.second.grounding import FIELDS, Claim, Grounded, ground
from communique.second.reader import SecondReader
from communique.second.wire import Answer
from tests.second.releases import TEXT, figure, measure, meeting, release, role
from tests.second.standin import StandIn, says

CAREFUL = settings(deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
PRIMITIVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
ANY_JSON = st.recursive(
    PRIMITIVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
WORDS = TEXT.split()
SLICES = st.tuples(st.integers(0, len(TEXT)), st.integers(1, 160)).map(lambda at: TEXT[at[0] : at[0] + at[1]])
RUNS = st.tuples(st.integers(0, len(WORDS) - 1), st.integers(1, 14)).map(
    lambda at: " ".join(WORDS[at[0] : at[0] + at[1]])
)
WHOLE = [meeting(), figure(), role(), measure()]
QUOTES = SLICES | RUNS | st.text(max_size=30) | st.sampled_from([str(one["quote"]) for one in WHOLE])
NAMES = st.sampled_from(
    sorted({name for fields in FIELDS.values() for name in fields} | {"unit", "bound", "rule", "x"})
)
VALUES = ANY_JSON | RUNS | st.lists(RUNS, max_size=3) | st.sampled_from(["KR", "NO", "FR", "ZZ", "all", *ACTS])


@st.composite
def claimed(draw: st.DrawFn) -> Any:
    """A record that may be anything between true and nonsense."""
    if draw(st.integers(0, 9)) == 0:
        return draw(ANY_JSON)
    made: dict[str, Any] = dict(draw(st.sampled_from([*WHOLE, {}])))
    if not made or draw(st.integers(0, 4)) == 0:
        made["kind"] = draw(st.sampled_from(sorted(KINDS)))
    if draw(st.integers(0, 2)) == 0:
        made["quote"] = draw(QUOTES)
    made |= draw(st.dictionaries(NAMES, VALUES, max_size=3))
    if draw(st.booleans()):
        made["elsewhere"] = draw(
            ANY_JSON | st.lists(st.fixed_dictionaries({"field": NAMES, "quote": QUOTES}), max_size=3)
        )
    return made


class Says:
    """A model that says one thing, without a wire."""

    model = "parrot"

    def __init__(self, answer: Any) -> None:
        self._answer = Answer.model_validate_json(json.dumps(answer))

    def ask(self, instructions: str, message: str) -> Answer:
        return self._answer


def assert_grounded(found: Reading, document: Document) -> None:
    evidence = Evidence.of(document)
    finder = Finder(document.text)
    for record in found.records:
        quote = record.quote
        assert document.text[quote.start : quote.end] == quote.words
        assert finder.places(quote.words) == [(quote.start, quote.end)]
        line = record.as_json()
        assert record_from_json(line, document) == record
        assert not isinstance(record, Event) or record.act in ACTS
        codes = [line.get(name) for name in ("party", "partner", "imposer")]
        codes += [one for one in (*line.get("parties", ()), *line.get("targets", ())) if len(one) == 2]
        assert all(evidence.has_party(code) and lexicon.country(code) == code for code in codes if code)
        for name in ("person", "title", "object", "condition"):
            assert not line.get(name) or finder.places(line[name])
        days = {line.get(name) for name in ("date", "effective", "announced")} - {None}
        assert not days or evidence.days
    json.dumps(found.as_json())


@settings(CAREFUL, max_examples=300)
@given(st.lists(claimed(), max_size=6), ANY_JSON)
def test_records_of_any_answer_are_grounded(records: list[Any], sectors: Any) -> None:
    said = {"records": records, "sectors": sectors if isinstance(sectors, list) else []}
    document = release()
    assert_grounded(SecondReader(Says(said)).read(document), document)


@settings(CAREFUL, max_examples=100)
@given(
    st.text(max_size=100)
    | st.lists(st.sampled_from([*WORDS, "\n\n", "\u00a0", "Ünïcode", "한국", "🇰🇷"])).map(" ".join),
    st.data(),
)
def test_records_of_any_text_are_grounded(text: str, data: st.DataObject) -> None:
    document = release(text or "?", title="")
    at = data.draw(st.integers(0, len(text)))
    quote = text[at : at + data.draw(st.integers(0, 60))]
    said = {"records": [{"kind": kind, "quote": quote, **dict.fromkeys(FIELDS[kind], quote)} for kind in FIELDS]}
    found = SecondReader(Says(json.loads(json.dumps(said)))).read(document)
    assert_grounded(found, document)


@example('{"records": [{"kind": "role", "quote": "\\ud800", "person": "\\ud800"}]}')
@example('{"records": [' + '{"kind": "figure", "quote": "in 2024", "value": 1e999}' + "]}")
@example('{"records": [{"kind": "figure", "quote": "in 2024", "value": ' + "9" * 5000 + "}]}")
@settings(CAREFUL, max_examples=40)
@given(
    st.one_of(
        st.text(max_size=60), ANY_JSON.map(json.dumps), st.lists(claimed()).map(lambda r: json.dumps({"records": r}))
    )
)
def test_any_content_over_the_wire_is_a_reading_or_one_clear_fault(model: StandIn, content: str) -> None:
    model.replies = [says(content)]
    document = release()
    try:
        found = SecondReader(Endpoint(url=model.url, model="parrot", attempts=1, seconds=60)).read(document)
    except NoAnswerError:  # told in one line: test_endpoint.py
        return
    assert_grounded(found, document)


@settings(CAREFUL, max_examples=150)
@given(claimed())
def test_a_grounded_record_is_borne_out_again(said: Any) -> None:
    evidence = EVIDENCE
    for record in SecondReader(Says({"records": [said]})).read(evidence.document).records:
        line = {
            name: value
            for name, value in record.as_json().items()
            if name not in ("kind", "quote", "rule", "reader", "plover")
        }
        again = ground(Claim(record.kind, record.quote.words, line), evidence, "llm:parrot")
        assert isinstance(again, Grounded)


EVIDENCE = Evidence.of(release())
