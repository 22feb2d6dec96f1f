"""A few answers that were reckoned last, by their question; those not asked for the longest go.

Safe between threads. An answer is reckoned outside the lock; of many who ask the same at once one reckons it, and the
others wait for that one.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Generic, TypeVar

Question = TypeVar("Question")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Latest(Generic[Question, Answer]):
    """At most so many answers."""

    most: int
    _held: OrderedDict[Question, Answer] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)
    _turns: dict[Question, Lock] = field(default_factory=dict)

    def get(self, question: Question) -> Answer | None:
        """The answer to a question, where it is still here."""
        with self._lock:
            if question in self._held:
                self._held.move_to_end(question)
            return self._held.get(question)

    def put(self, question: Question, answer: Answer) -> Answer:
        """Keeps an answer, and gives it back."""
        with self._lock:
            self._held[question] = answer
            self._held.move_to_end(question)
            if len(self._held) > self.most:
                self._held.popitem(last=False)
        return answer

    def several(self, questions: Iterable[Question]) -> dict[Question, Answer]:
        """The answers to those of the questions that are still here."""
        with self._lock:
            found = {question: self._held[question] for question in questions if question in self._held}
            for question in found:
                self._held.move_to_end(question)
        return found

    def put_all(self, answers: Mapping[Question, Answer]) -> None:
        """Keeps several answers."""
        with self._lock:
            self._held.update(answers)
            while len(self._held) > self.most:
                self._held.popitem(last=False)

    def reckoned(self, question: Question, reckon: Callable[[], Answer]) -> Answer:
        """The answer that is here, else a new one; where that cannot be reckoned, whoever waited tries it too."""
        if (found := self.get(question)) is not None:
            return found
        with self._turn(question):
            found = self.get(question)
            return self.put(question, reckon()) if found is None else found

    @contextmanager
    def _turn(self, question: Question) -> Iterator[None]:
        """One at a time for each question."""
        with self._lock:
            turn = self._turns.setdefault(question, Lock())
        try:
            with turn:
                yield
        finally:
            with self._lock:
                self._turns.pop(question, None)
