"""Why the second reader cannot be asked, or did not answer: one line each. Never a key, nor an endpoint's own words."""

from __future__ import annotations


class SecondReaderError(RuntimeError):
    """The second reader cannot be set up as it is asked for; the message names the setting and the fault."""


class NoAnswerError(RuntimeError):
    """The endpoint gave nothing that can be read for one document; the message says what happened and where."""


class TruncatedError(NoAnswerError):
    """The answer was cut off: the part asked about states more than one answer may hold."""
