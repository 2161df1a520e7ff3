"""HTTP, as far as a bot needs it: joining, and fetching a board. Everything here blocks, so it is called in a thread."""

import gzip
import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any

import orjson

import tondo
from tondo.bot.address import Address
from tondo.bot.faults import of_code
from tondo.errors import Bad, Broken, Fault, Refused, Unavailable

PATIENCE = 30.0


class _Still(urllib.request.HTTPRedirectHandler):
    """Goes nowhere else: a token or a secret is for the server that the link names, and for no other."""

    def redirect_request(self, *_: Any) -> None:
        """Return no request."""


_opener = urllib.request.build_opener(_Still)


def join(address: Address, name: str) -> str:
    """Trade the link's secret for a token, as a bot. Raises Fault. [B3]"""
    if not address.secret:
        raise Bad("the link has no secret: copy all of it, with what follows the #")
    joined = _ask(f"{address.api}/join", body={"secret": address.secret, "name": name, "bot": True})
    return str(joined["token"])


def board(address: Address, token: str) -> dict[str, Any]:
    """Fetch the board as the bearer may see it. Raises Fault. [B7]"""
    return _object(_ask(address.api, token=token))


def snapshot(address: Address, path: str, token: str) -> list[dict[str, object]]:
    """Fetch the items that a welcome points to. Raises Fault. [W3]"""
    if not path.startswith("/") or path.startswith("//"):
        raise Broken(f"a snapshot is fetched from the board's own server, not from {path}")
    items = _ask(address.base + path, token=token)
    if not isinstance(items, list):
        raise Broken("a snapshot is a list of items")
    return items


def _ask(url: str, *, token: str = "", body: Mapping[str, object] | None = None) -> Any:
    headers = {"Accept-Encoding": "gzip", "User-Agent": f"tondo/{tondo.__version__}"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    if body is not None:
        headers["Content-Type"] = "application/json"
    try:
        raw = None if body is None else orjson.dumps(body)
        request = urllib.request.Request(url, raw, headers)
        with _opener.open(request, timeout=PATIENCE) as answer:
            packed = answer.read()
            return orjson.loads(gzip.decompress(packed) if answer.headers["Content-Encoding"] == "gzip" else packed)
    except urllib.error.HTTPError as refusal:
        with refusal:
            raise _fault(refusal) from None
    except urllib.error.URLError as error:
        raise Unavailable(f"{url} cannot be reached: {error.reason}") from None
    except (OSError, HTTPException) as error:
        raise Unavailable(f"{url} cannot be reached: {error}") from None
    except orjson.JSONEncodeError:
        raise Bad("a name is well-formed Unicode") from None
    except (ValueError, EOFError) as error:
        raise Broken(f"{url} did not answer as Tondo does: {error}") from None


def _object(whole: object) -> dict[str, Any]:
    if not isinstance(whole, dict):
        raise Broken("a JSON object was expected")
    return whole


def _fault(refusal: urllib.error.HTTPError) -> Fault:
    """Return the error that an answer tells of. [B6]"""
    if 300 <= refusal.code < 400:
        return Bad(f"the server is now at {refusal.headers.get('Location', 'another address')}: use that in the link")
    try:
        match json.loads(refusal.read(65_536)):
            case {"code": str(code), "detail": str(detail)}:
                return of_code(code, detail, Refused)
            case _:
                pass
    except (OSError, HTTPException, ValueError):
        pass
    if refusal.code >= 500 or refusal.code == 429:
        return Unavailable(f"the server answered {refusal.code} {refusal.reason}: try again in a moment")
    return Broken(f"this is no Tondo, or it is behind something that answers {refusal.code} {refusal.reason}")
