"""What a language model adds to our grammar on annotated releases: `python -m benchmarks.second GOLD [COUNT]`.

Asks the endpoint that the settings of docs/second-reader.md name, about the first COUNT releases (12), and prints what
was offered, kept and refused, the time, and the slot score of each reader alone and of both. One line on standard error
for each release as it is read. It gives no figure for a release that it did not ask about.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique import settings
from communique.reading import read
from communique.records import Document, Reading
from communique.scoring import Line, lines_of, papers, score
from communique.second import NoAnswerError, SecondReaderError, second_reader
from communique.second.endpoint import Endpoint, number
from communique.second.errors import TruncatedError
from communique.second.reader import SecondReader
from communique.second.union import union
from communique.second.wire import Answer

COUNT = 12


@dataclass(frozen=True, slots=True)
class Trial:
    """One release, read by each; `model` is None where the model gave no answer, and then `fault` says why."""

    line: Line
    own: Reading
    offered: int
    model: Reading | None
    fault: str
    seconds: float

    @property
    def both(self) -> Reading:
        """What `--reader both` gives: the grammar's reading alone where the model gave none."""
        return union(self.own, self.model) if self.model else self.own


class Counting:
    """An endpoint that counts the records it is given, those before the end of a cut-off answer with them."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self.offered = 0

    @property
    def model(self) -> str:
        """The model's name."""
        return self._endpoint.model

    def ask(self, instructions: str, message: str) -> Answer:
        """The endpoint's answer. Raises NoAnswerError."""
        try:
            answer = self._endpoint.ask(instructions, message)
        except TruncatedError as error:
            self.offered += len(error.begun.records) if error.begun else 0
            raise
        self.offered += len(answer.records)
        return answer


def main(words: Sequence[str]) -> None:
    gold = lines_of(Path(words[0]))[: int(words[1]) if len(words) > 1 else COUNT]
    try:
        second_reader()  # says what is not set up as it should be
        trials = list(tried(gold, Counting(Endpoint.from_settings())))
    except SecondReaderError as error:
        sys.exit(f"benchmarks: {error}")
    print("\n".join([*counts(trials), "", *scores(trials), "", *refusals(trials)]))


def tried(gold: Sequence[Line], endpoint: Counting) -> Iterator[Trial]:
    """Each release as both read it, told on standard error as it is done."""
    reader = SecondReader(endpoint, number(settings.LLM_PART))
    for line in gold:
        document = Document.from_json(line)
        own, started = read(document), time.monotonic()
        before = endpoint.offered
        try:
            model, fault = reader.read(document), ""
        except NoAnswerError as error:
            model, fault = None, str(error)
        trial = Trial(line, own, endpoint.offered - before, model, fault, time.monotonic() - started)
        told = fault or f"{len(trial.both.records) - len(own.records)} records more than by the grammar"
        print(f"{document.title[:60]}: {trial.seconds:.0f} s, {told}", file=sys.stderr, flush=True)
        yield trial


def counts(trials: Sequence[Trial]) -> Iterator[str]:
    """How many releases and records, and how long."""
    answered = [one.model for one in trials if one.model]
    kept = sum(len(one.records) for one in answered)
    times = sorted(one.seconds for one in trials)
    yield "| | |\n|---|---|"
    yield f"| releases | {len(trials)} |"
    yield f"| of them answered | {len(answered)} |"
    yield f"| records offered | {sum(one.offered for one in trials)} |"
    yield f"| records grounded and kept | {kept} |"
    yield f"| told by both | {sum(len(one.reader) > 1 for each in trials for one in each.both.records)} |"
    yield f"| seconds a release: middle, longest | {times[len(times) // 2]:.0f}, {times[-1]:.0f} |"


def scores(trials: Sequence[Trial]) -> Iterator[str]:
    """The slot score of each reader on the releases asked about, those without an answer with them."""
    gold = papers([one.line for one in trials], is_gold=True)
    yield "| reader | precision | recall | F1 | grounded |\n|---|---|---|---|---|"
    for name in ("grammar", "llm", "both"):
        lines = [_line(_reading(one, name), one.line) for one in trials]
        found = score(gold, papers(lines, is_gold=False))
        slots = found.total.slots
        share = f"{found.grounding.share:.3f}" if found.grounding.quotes else "no record"
        yield f"| {name} | {slots.precision:.3f} | {slots.recall:.3f} | {slots.f1:.3f} | {share} |"


def _reading(trial: Trial, name: str) -> Reading:
    if name == "both":
        return trial.both
    if name == "grammar":
        return trial.own
    return trial.model or Reading(trial.own.document, (), (), (), "")


def _line(found: Reading, line: Line) -> Line:
    return found.as_json() | {"id": line.get("id")}


def refusals(trials: Sequence[Trial]) -> Iterator[str]:
    """What was refused of the answers, and why answers failed, the most frequent first."""
    counted: Counter[str] = Counter()
    for one in trials:
        if one.model:
            counted.update({f"`{rule}` {reason}": count for rule, reason, count in one.model.declined})
        else:
            counted["no answer: " + one.fault.partition(": ")[2]] += 1
    yield "| refused | how often |\n|---|---|"
    yield from (f"| {what} | {count} |" for what, count in counted.most_common(15))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("benchmarks: python -m benchmarks.second GOLD.jsonl [COUNT]")
    main(sys.argv[1:])
