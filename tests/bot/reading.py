"""What a test looks at from outside: the board over HTTP, and conditions that another process brings about."""

import json
import time
import urllib.request
from collections.abc import Callable
from typing import Any

from serving import Founded, TondoServer

PATIENCE = 30.0


def items(server: TondoServer, founded: Founded, kind: str) -> list[dict[str, Any]]:
    """Return the items of one kind, as the owner sees them, without joining again and again. [B7]"""
    token = _tokens.get(founded.id) or _tokens.setdefault(founded.id, server.join(founded.links["owner"], "Owner"))
    address = f"{server.address}/api/boards/{founded.id}"
    request = urllib.request.Request(address, headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return [item for item in json.load(answer)["items"] if item["kind"] == kind]


def wait_for(condition: Callable[[], bool]) -> None:
    """Ask until it is so."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "It did not come about."
        time.sleep(0.05)


_tokens: dict[str, str] = {}
