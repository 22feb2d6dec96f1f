"""One question to a model by the OpenAI wire form.

Imported only when something is asked: the libraries behind it take longer to load than a release to read.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from functools import partial

import httpx2
from pydantic_ai import Agent, NativeOutput, PromptedOutput, capture_run_messages, exceptions
from pydantic_ai.agent import AgentRetries
from pydantic_ai.messages import ModelMessage, ModelResponse
from pydantic_ai.models.openai import OpenAIChatModel, OpenAIChatModelSettings
from pydantic_ai.profiles.openai import OpenAIModelProfile
from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider

from communique.second.endpoint import Endpoint, Form, is_loopback
from communique.second.errors import TruncatedError
from communique.second.faults import told
from communique.second.prompt import SHAPE
from communique.second.wire import Answer, begun, is_looped

_MOST_BYTES = 8_000_000  # of one answer: some hundred times what the longest list of records takes
_HEADERS = frozenset({"host", "connection", "accept", "content-type", "content-length"})


async def answered(endpoint: Endpoint, instructions: str, message: str) -> Answer:
    """The typed answer to a message.

    Raises NoAnswerError; TooLongError where the context is too small, TruncatedError where the answer was cut off.
    """
    async with _client(endpoint) as client:
        agent = _agent(endpoint, client, instructions)
        with capture_run_messages() as messages:
            try:
                return (await agent.run(message, model_settings=_settings(endpoint))).output
            except exceptions.OutputTokenLimitExceeded:
                raise _cut_off(endpoint, messages) from None
            except (exceptions.AgentRunError, exceptions.UserError, OSError) as error:
                # The library's messages may quote the endpoint, and the endpoint the key: only our own words go on.
                has_answered = any(isinstance(one, ModelResponse) for one in messages)
                raise told(error, endpoint, has_answered=has_answered) from None


def _agent(endpoint: Endpoint, client: httpx2.AsyncClient, instructions: str) -> Agent[None, Answer]:
    provider = OpenAICompatibleProvider(
        "second-reader", base_url=endpoint.url, api_key=endpoint.key, http_client=client
    )
    model = OpenAIChatModel(endpoint.model, provider=provider, profile=_profile(endpoint))
    retries: AgentRetries = {"output": endpoint.attempts - 1}
    if endpoint.form is Form.SCHEMA:
        return Agent(model, output_type=NativeOutput(Answer), instructions=instructions, retries=retries)
    # The library would put the whole schema into the prompt: more words than a small model's context holds.
    output = PromptedOutput(Answer, template=False)
    return Agent(model, output_type=output, instructions=instructions + SHAPE, retries=retries)


def _profile(endpoint: Endpoint) -> OpenAIModelProfile:
    """What the wire form may hold: what OpenAI's own endpoint takes, others pass over in silence or refuse."""
    return OpenAIModelProfile(
        supports_json_object_output=endpoint.form is Form.OBJECT,
        openai_chat_supports_max_completion_tokens=endpoint.is_openai,  # elsewhere the bound is max_tokens
        supports_inline_system_prompts=False,  # many chat templates refuse one that is not the first message
    )


def _cut_off(endpoint: Endpoint, messages: Sequence[ModelMessage]) -> TruncatedError:
    said = messages[-1].text if messages and isinstance(messages[-1], ModelResponse) else None
    return TruncatedError(
        f"the answer does not end within {endpoint.tokens} tokens", begun(said or ""), is_looped=is_looped(said or "")
    )


def _settings(endpoint: Endpoint) -> OpenAIChatModelSettings:
    """The same question twice shall have the same answer, as far as the endpoint can."""
    made = OpenAIChatModelSettings(
        temperature=0,
        seed=0,
        max_tokens=endpoint.tokens,
        timeout=endpoint.seconds,
        request_timeout=endpoint.seconds,
        max_retries=endpoint.attempts - 1,
        framing_announcement="never",  # it would be a second message of the system
    )
    if endpoint.form is Form.OBJECT:  # some servers write by a schema only where it stands here
        made["extra_body"] = {"response_format": {"type": "json_object", "schema": Answer.model_json_schema()}}
    return made


def _client(endpoint: Endpoint) -> httpx2.AsyncClient:
    """A client that follows no redirect and takes no endless answer; this machine is never asked through a proxy."""
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
