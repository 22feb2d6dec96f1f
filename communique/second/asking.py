"""One question to a model by the OpenAI wire form, and its faults told apart.

Imported only when something is asked: the libraries behind it take longer to load than a release to read.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial
from typing import TYPE_CHECKING

import httpx2
from pydantic_ai import Agent, NativeOutput, PromptedOutput, exceptions
from pydantic_ai.models.openai import OpenAIChatModel, OpenAIChatModelSettings
from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider

from communique.second.errors import NoAnswerError, TruncatedError
from communique.second.wire import Answer

if TYPE_CHECKING:
    from communique.second.endpoint import Endpoint

_MOST_BYTES = 8_000_000  # of one answer: some hundred times what the longest list of records takes
_HEADERS = frozenset({"host", "connection", "accept", "content-type", "content-length"})
_STATUS = {
    401: "refuses the key",
    403: "refuses the key",
    404: "does not know the model or the address",
    429: "is busy",
}


async def answered(endpoint: Endpoint, instructions: str, message: str) -> Answer:
    """The typed answer to a message. Raises NoAnswerError; TruncatedError where the answer was cut off."""
    async with _client(endpoint) as client:
        provider = OpenAICompatibleProvider(
            "second-reader", base_url=endpoint.url, api_key=endpoint.key, http_client=client
        )
        model = OpenAIChatModel(endpoint.model, provider=provider)
        output = NativeOutput(Answer) if endpoint.has_schema else PromptedOutput(Answer)
        agent = Agent(model, output_type=output, instructions=instructions, retries={"output": endpoint.attempts - 1})
        try:
            return (await agent.run(message, model_settings=_settings(endpoint))).output
        except exceptions.OutputTokenLimitExceeded:
            raise TruncatedError(f"the answer does not end within {endpoint.tokens} tokens") from None
        except (exceptions.AgentRunError, exceptions.UserError, OSError) as error:
            # The library's messages may quote the endpoint, and the endpoint the key: only our own words go on.
            raise NoAnswerError(f"{endpoint.host} {_fault(error, endpoint)}") from None


def _settings(endpoint: Endpoint) -> OpenAIChatModelSettings:
    """The same question twice shall have the same answer, as far as the endpoint can."""
    return OpenAIChatModelSettings(
        temperature=0,
        seed=0,
        max_tokens=endpoint.tokens,
        timeout=endpoint.seconds,
        request_timeout=endpoint.seconds,
        max_retries=endpoint.attempts - 1,
    )


def _fault(error: Exception, endpoint: Endpoint) -> str:
    """What happened, in our words."""
    match error:
        case exceptions.ModelTimeoutError() | exceptions.ModelRequestTimeout():
            return f"gave no answer within {endpoint.seconds:g} s"
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


def _client(endpoint: Endpoint) -> httpx2.AsyncClient:
    """A client that follows no redirect and takes no endless answer; this machine is never asked through a proxy."""
    from communique.second.endpoint import is_loopback

    host = httpx2.URL(endpoint.url).host
    return httpx2.AsyncClient(
        timeout=endpoint.seconds,
        follow_redirects=False,
        trust_env=not is_loopback(host),
        event_hooks={"request": [partial(_bare, endpoint.key)], "response": [_bounded]},
    )


async def _bare(key: str | None, request: httpx2.Request) -> None:
    """Sends what the endpoint must know and nothing else: the library adds what it finds in the environment."""
    for name in set(request.headers) - _HEADERS:
        del request.headers[name]
    request.headers.update({"User-Agent": "communique", "Accept-Encoding": "identity"})
    if key:
        request.headers["Authorization"] = f"Bearer {key}"


async def _bounded(response: httpx2.Response) -> None:
    """Lets no more than so many bytes of an answer in, and none that would grow when unpacked."""
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise httpx2.RemoteProtocolError("an answer that was not to be packed")
    response.stream = _Bounded(response.stream)


class _Bounded(httpx2.AsyncByteStream):
    def __init__(self, stream: object) -> None:
        assert isinstance(stream, httpx2.AsyncByteStream)
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        taken = 0
        async for some in self._stream:
            taken += len(some)
            if taken > _MOST_BYTES:
                raise httpx2.RemoteProtocolError("an answer without an end")
            yield some

    async def aclose(self) -> None:
        await self._stream.aclose()
