"""A stand-in for a language model behind a real HTTP server on this machine, in the OpenAI wire form. It can lie.

It answers each request with the next reply of a list, the last one for ever, and remembers what it was asked.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = dict[str, Any]


@dataclass(frozen=True)
class Reply:
    """What is sent back; `drip` sends its body over and over and never ends."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: bool = False


def says(content: str | Answer | None, *, finish: str = "stop", refusal: str | None = None) -> Reply:
    """A completion whose message is this text, or this answer as JSON."""
    text = json.dumps(content) if isinstance(content, dict) else content
    message = {"role": "assistant", "content": text, "refusal": refusal}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    choice = {"index": 0, "finish_reason": finish, "message": message, "logprobs": None}
    line = {
        "id": "1",
        "object": "chat.completion",
        "created": 1,
        "model": "parrot",
        "choices": [choice],
        "usage": usage,
    }
    return Reply(json.dumps(line).encode())


def fails(status: int, words: str = "out of order") -> Reply:
    """A fault, to be tried again at once where it is tried again."""
    body = json.dumps({"error": {"message": words, "type": "fault", "code": None}}).encode()
    return Reply(body, status, {"Retry-After-Ms": "1"})


def states(*records: Answer, sectors: list[Any] | None = None) -> Reply:
    """An answer with these records."""
    return says({"records": list(records), "sectors": sectors or []})


class StandIn:
    """The server. `replies` may be replaced at any time; `asked` holds headers and body of each request."""

    def __init__(self) -> None:
        self.replies: list[Reply] = [states()]
        self.answer: Callable[[Answer], Reply] | None = None  # in the place of the replies
        self.asked: list[tuple[str, dict[str, str], Answer]] = []
        self._closing = threading.Event()
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                stand_in.asked.append((self.path, dict(self.headers), body))
                stand_in._send(self, stand_in._next(body))

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def messages(self, number: int = -1) -> str:
        """All that a request told the model, as one text."""
        return "\n".join(str(message["content"]) for message in self.asked[number][2]["messages"])

    def close(self) -> None:
        """Ends the server and whatever it is still sending."""
        self._closing.set()
        self.server.shutdown()
        self.server.server_close()

    def _next(self, body: Answer) -> Reply:
        if self.answer:
            return self.answer(body)
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]

    def _send(self, handler: BaseHTTPRequestHandler, reply: Reply) -> None:
        handler.send_response(reply.status)
        headers = {"Content-Type": "application/json", "Connection": "close"}
        length = {} if reply.drip else {"Content-Length": str(len(reply.body))}
        for name, value in {**headers, **length, **reply.headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.close_connection = True
        try:
            handler.wfile.write(reply.body)
            while reply.drip and not self._closing.wait(0.002):
                handler.wfile.write(reply.body)
                handler.wfile.flush()
        except OSError:  # whoever asked has gone
            return
