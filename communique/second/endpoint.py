"""The one door to a language model: an OpenAI-compatible endpoint that the user named, asked for a typed answer.

It refuses plain http to other machines, follows no redirect, offers the model no tool, and never repeats a key or an
endpoint's own words in an error. Nothing is sent before `ask`.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from communique import settings
from communique.second.errors import SecondReaderError

if TYPE_CHECKING:
    from communique.second.wire import Answer


class Form(StrEnum):
    """How an endpoint is told what an answer looks like."""

    SCHEMA = "schema"  # response_format json_schema
    OBJECT = "object"  # response_format json_object with the schema beside it, and the shape in words
    PROMPT = "prompt"  # the shape in words alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where a model is asked, which, and within what bounds. The key is in no representation of it."""

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    seconds: float = 120
    attempts: int = 3
    tokens: int = 8000
    form: Form = Form.SCHEMA

    @classmethod
    def from_settings(cls) -> Endpoint:
        """The endpoint that the settings name. Raises SecondReaderError for what is missing, wrong or not allowed."""
        url, model = settings.LLM_URL.read().rstrip("/"), settings.LLM_MODEL.read()
        for setting, value in ((settings.LLM_URL, url), (settings.LLM_MODEL, model)):
            if not value:
                raise SecondReaderError(f"the second reader needs {setting.variable}: {setting.help}")
        _check(url, is_plain_allowed=settings.LLM_PLAIN_HTTP.read() == "yes")
        numbers = (number(one) for one in (settings.LLM_SECONDS, settings.LLM_ATTEMPTS, settings.LLM_TOKENS))
        seconds, attempts, tokens = numbers
        return cls(
            url=url,
            model=model,
            key=_key(),
            seconds=seconds,
            attempts=attempts,
            tokens=tokens,
            form=_form(),
        )

    @property
    def host(self) -> str:
        """The machine and port, as errors name it."""
        return urlsplit(self.url).netloc

    @property
    def is_openai(self) -> bool:
        """Whether this is OpenAI's own endpoint, which names some things as no other does."""
        host = urlsplit(self.url).hostname or ""
        return host == "api.openai.com" or host.endswith(".openai.azure.com")

    def ask(self, instructions: str, message: str) -> Answer:
        """The model's answer to one message. Raises NoAnswerError saying in one line why there is none."""
        from communique.second.asking import answered

        return asyncio.run(answered(self, instructions, message))


def number(setting: settings.Setting) -> int:
    """The whole number above zero that a setting gives. Raises SecondReaderError."""
    try:
        given = setting.number()
    except ValueError as error:
        raise SecondReaderError(str(error)) from error
    if given < 1:
        raise SecondReaderError(f"{setting.variable} is at least 1, not {given}")
    return given


def _form() -> Form:
    """The form that the settings give. Raises SecondReaderError."""
    given = settings.LLM_FORM.read()
    try:
        return Form(given)
    except ValueError as error:
        raise SecondReaderError(f"{settings.LLM_FORM.variable} is schema, object or prompt, not {given!r}") from error


def _key() -> str | None:
    """The key that the settings give, by itself or in a file; None where the endpoint needs none."""
    path = settings.LLM_KEY_FILE.read()
    if not path or settings.LLM_KEY.read():
        return settings.LLM_KEY.read() or None
    try:
        return Path(path).expanduser().read_text("utf-8").strip() or None
    except (OSError, UnicodeDecodeError) as error:
        raise SecondReaderError(f"{settings.LLM_KEY_FILE.variable}: {path} cannot be read") from error


def _check(url: str, *, is_plain_allowed: bool) -> None:
    """Raises SecondReaderError for an address that is none, holds a password, or goes out unencrypted."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError as error:
        raise SecondReaderError(f"{settings.LLM_URL.variable} is no address") from error
    if parts.scheme not in ("http", "https") or not host:
        raise SecondReaderError(f"{settings.LLM_URL.variable} is an http(s) address such as https://models.example/v1")
    if parts.username or parts.password:
        raise SecondReaderError(
            f"{settings.LLM_URL.variable} holds a password: the key goes in {settings.LLM_KEY.variable}"
        )
    if parts.scheme == "http" and not is_plain_allowed and not is_loopback(host):
        raise SecondReaderError(
            f"{settings.LLM_URL.variable} would send releases and key unencrypted to {host}: "
            f"use https, or set {settings.LLM_PLAIN_HTTP.variable}=yes"
        )


def is_loopback(host: str) -> bool:
    """Whether a host is this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
