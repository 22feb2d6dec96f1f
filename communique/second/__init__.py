"""The second reader: what a language model says that a release says, taken only where the release bears it out.

The model is asked through an endpoint that the user chose (endpoint.py); everything else here is pure. Nothing of the
model's answer becomes a record but by words of the document, our lexicon, our grammar and our tables.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from communique.second.errors import NoAnswerError, SecondReaderError

if TYPE_CHECKING:
    from communique.second.reader import SecondReader

__all__ = ["NoAnswerError", "SecondReaderError", "second_reader"]


def second_reader() -> SecondReader:
    """The second reader that the settings name; nothing is sent yet.

    Raises SecondReaderError without the extra, or for a setting that is missing, wrong or not allowed.
    """
    if any(find_spec(name) is None for name in ("pydantic_ai", "openai")):
        raise SecondReaderError("the second reader needs pip install 'communique[llm]'")
    from communique.second.reader import from_settings

    return from_settings()
