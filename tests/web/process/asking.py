"""One request over HTTP, and what came back, whatever its status."""

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: status, headers and body."""

    status: int
    headers: Message
    body: bytes

    @property
    def json(self) -> Any:
        """The body, read as JSON."""
        return json.loads(self.body)

    @property
    def problem(self) -> dict[str, Any]:
        """The body of an error, which must be a whole problem. [B6]"""
        assert self.headers["content-type"] == "application/problem+json", self
        whole: dict[str, Any] = self.json
        assert whole.keys() == {"type", "title", "status", "detail", "code"}
        assert whole["status"] == self.status
        assert len(whole["title"]) > 2
        assert len(whole["detail"]) > 2
        return whole


def ask(
    address: str,
    *,
    method: str = "",
    body: object = None,
    raw: bytes | None = None,
    token: str = "",
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Send a request, with a JSON body or a raw one, and return the answer."""
    sent = raw if raw is not None else None if body is None else json.dumps(body).encode()
    bearer = {"authorization": f"Bearer {token}"} if token else {}
    how = method or ("GET" if sent is None else "POST")
    request = urllib.request.Request(address, sent, {**bearer, **(headers or {})}, method=how)
    try:
        with urllib.request.urlopen(request, timeout=15) as answer:
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as refused:
        with refused:
            return Answer(refused.code, refused.headers, refused.read())
