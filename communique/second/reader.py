"""The second reader: a document in parts to a language model, and a reading of what the document bears out.

The same protocol as the grammar's reader, but for one thing: an endpoint that does not answer raises NoAnswerError.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Protocol

from communique import settings
from communique.records import SECTORS, Document, Reading, Record
from communique.second import parts
from communique.second.endpoint import Endpoint, number
from communique.second.errors import NoAnswerError, TooLongError, TruncatedError
from communique.second.evidence import Evidence
from communique.second.grounding import RULE, Grounded, ground
from communique.second.prompt import INSTRUCTIONS, asked
from communique.second.wire import Answer, claims, sectors

VERSION = "1"  # of the question and the checks: raised whenever the same answers would make other records
_SMALLEST = 400  # characters: a part that is cut off is asked about in smaller ones, down to this
_CUT_OFF = "the rest of an answer that was cut off"
_IN_CIRCLES = "the rest of an answer that went in circles"


class Asks(Protocol):
    """Whatever answers a message: an endpoint."""

    @property
    def model(self) -> str:
        """The model's name."""
        ...

    def ask(self, instructions: str, message: str) -> Answer:
        """The typed answer. Raises NoAnswerError."""
        ...


class SecondReader:
    """Reads by a language model; every record is grounded in the document."""

    def __init__(self, endpoint: Asks, part: int = 8000) -> None:
        self._endpoint = endpoint
        self._part = part

    @property
    def name(self) -> str:
        """Who its records say has read them."""
        return f"llm:{self._endpoint.model}"

    @property
    def version(self) -> str:
        """What its readings say they were read by."""
        return f"{self.name.replace('+', '%2B')}/{VERSION}"  # a plus parts readers

    def read(self, document: Document) -> Reading:
        """What the model says and the document bears out. Raises NoAnswerError."""
        evidence = Evidence.of(document)
        declined: Counter[tuple[str, str]] = Counter()
        records: dict[str, Record] = {}
        about: set[str] = set()
        try:
            for answer in self._answers(document, declined):
                for found in self._grounded(answer, evidence, declined):
                    records.setdefault(_said(found.record), found.record)
                about |= set(_sectors(answer, evidence, declined))
        except NoAnswerError as error:
            raise NoAnswerError(f"not read by {self.name}: {error}") from None
        ordered = tuple(sorted(records.values(), key=lambda one: (one.quote.start, one.kind, one.quote.end)))
        counted = tuple((rule, reason, count) for (rule, reason), count in sorted(declined.items()))
        return Reading(document, ordered, tuple(sorted(about)), counted, self.version)

    def _answers(self, document: Document, declined: Counter[tuple[str, str]]) -> Iterator[Answer]:
        cut = parts.parts(document.text, self._part)
        for place, part in enumerate(cut, start=1):
            if part.strip():
                yield from self._about(document, part, place, len(cut), declined)

    def _about(
        self, document: Document, part: str, place: int, count: int, declined: Counter[tuple[str, str]]
    ) -> Iterator[Answer]:
        """The answer about a part; about smaller ones where it is too long, or states more than one answer may hold."""
        try:
            yield self._endpoint.ask(INSTRUCTIONS, asked(document, part, place, count))
        except (TruncatedError, TooLongError) as error:
            begun = error.begun if isinstance(error, TruncatedError) else None
            is_looped = isinstance(error, TruncatedError) and error.is_looped
            if begun and (is_looped or len(part) <= _SMALLEST):
                declined[RULE, _IN_CIRCLES if is_looped else _CUT_OFF] += 1
                yield begun
            elif len(part) <= _SMALLEST:
                raise
            else:
                for piece in parts.smaller(part):
                    yield from self._about(document, piece, place, count, declined)

    def _grounded(self, answer: Answer, evidence: Evidence, declined: Counter[tuple[str, str]]) -> Iterator[Grounded]:
        for claim in claims(answer, declined):
            found = ground(claim, evidence, self.name)
            rule = f"{RULE}.{claim.kind}"
            if isinstance(found, Grounded):
                declined.update((rule, reason) for reason in found.left_out)
                yield found
            else:
                declined[rule, found.reason] += 1


def _said(record: Record) -> str:
    """What a record says, wherever: a headline that repeats the body is no second record."""
    return str({name: value for name, value in record.as_json().items() if name not in ("quote", "rule", "reader")})


def _sectors(answer: Answer, evidence: Evidence, declined: Counter[tuple[str, str]]) -> Iterator[str]:
    """The sectors of our table whose words stand in the text, or that our lexicon finds itself."""
    for sector, words in sectors(answer):
        if sector not in SECTORS:
            declined[RULE, "sector: no code of our table"] += 1
        elif sector in evidence.sectors or (words and evidence.finder.places(words, most=1)):
            yield sector
        else:
            declined[RULE, "sector: its words are not in the text"] += 1


def from_settings() -> SecondReader:
    """The second reader that the settings name. Raises SecondReaderError."""
    return SecondReader(Endpoint.from_settings(), number(settings.LLM_PART))
