"""Why the second reader cannot be asked, or did not answer: one line each. Never a key, nor an endpoint's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.second.wire import Answer


class SecondReaderError(RuntimeError):
    """The second reader cannot be set up as it is asked for; the message names the setting and the fault."""


class NoAnswerError(RuntimeError):
    """The endpoint gave nothing that can be read for one document; the message says what happened and where."""


class TooLongError(NoAnswerError):
    """The question, the text and the answer do not fit into the model's context."""


class TruncatedError(NoAnswerError):
    """The answer was cut off: the part asked about states more than one answer may hold, or the model went in circles.

    `begun` holds the whole records that came before, None where there is none.
    """

    def __init__(self, message: str, begun: Answer | None = None, *, is_looped: bool = False) -> None:
        super().__init__(message)
        self.begun = begun
        self.is_looped = is_looped
