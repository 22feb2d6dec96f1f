"""What a fault of an endpoint means, in our words, and which setting mends it.

Imported only when something is asked. Never gives on what an endpoint wrote: it may quote a release, or the key.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic_ai import exceptions

from communique import settings
from communique.second.errors import NoAnswerError, TooLongError

if TYPE_CHECKING:
    from communique.second.endpoint import Endpoint

_STATUS = {
    401: "refuses the key",
    403: "refuses the key",
    404: "does not know the model or the address",
    429: "is busy",
}
_SECONDS, _PART, _TOKENS, _FORM = (
    one.variable for one in (settings.LLM_SECONDS, settings.LLM_PART, settings.LLM_TOKENS, settings.LLM_FORM)
)
# Servers have no one code for these, and some answer with 500: their words are looked at, and not told on.
_FULL = re.compile(
    r"context[ _-]?(length|window|size)|exceed_context|exceeds? the (available )?context|(prompt|input) is too long"
    r"|max(imum)?_(model_len|tokens|completion_tokens)'? .{0,40}too large"
)
_NO_FORM = re.compile(r"response_format|json_schema|json_object|guided_json")


def told(error: Exception, endpoint: Endpoint, *, has_answered: bool = False) -> NoAnswerError:
    """What happened, in one line that names the endpoint; TooLongError where it takes in no more than so much.

    Where it has answered before, what grew too long is our telling it what was wrong with its answer.
    """
    said = _said(error)
    is_full = isinstance(error, exceptions.ModelContextWindowExceededError) or _FULL.search(said)
    if is_full and has_answered:
        return NoAnswerError(f"{endpoint.host} gave no readable answer, and its context is too small to ask again")
    if is_full:
        return TooLongError(
            f"{endpoint.host} has too small a context for the question, the text and the answer: give it a larger one, "
            f"or lower {_TOKENS} ({endpoint.tokens}) or {_PART}"
        )
    return NoAnswerError(f"{endpoint.host} {_fault(error, endpoint, said)}")


def _said(error: Exception) -> str:
    """What the endpoint said, in small letters; nothing where it gave no fault of its own."""
    return str(error.body or "").casefold() if isinstance(error, exceptions.ModelHTTPError) else ""


def _fault(error: Exception, endpoint: Endpoint, said: str) -> str:
    match error:
        case exceptions.ModelTimeoutError() | exceptions.ModelRequestTimeout():
            return f"gave no answer within {endpoint.seconds:g} s: raise {_SECONDS}, or lower {_PART} or {_TOKENS}"
        case exceptions.ModelHTTPError() if error.status_code not in _STATUS and _NO_FORM.search(said):
            others = " or ".join(one for one in type(endpoint.form) if one is not endpoint.form)
            return f"takes no answer by {_FORM}={endpoint.form} (status {error.status_code}): set {_FORM} to {others}"
        case exceptions.ModelHTTPError():
            return _STATUS.get(error.status_code, "failed") + f" (status {error.status_code})"
        case exceptions.ModelConnectionError():
            return "cannot be reached, or breaks off"
        case exceptions.ContentFilterError():
            return "declines to read it"
        case exceptions.ModelAPIError():
            return "answers in no form that is understood"
        case exceptions.UnexpectedModelBehavior():
            return f"gave no readable answer in {endpoint.attempts} attempts"
    return "cannot be asked"
