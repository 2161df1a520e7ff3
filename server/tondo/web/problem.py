"""From an error to an HTTP answer: the one place where that is decided. [B6]"""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from tondo.errors import Fault


class Problem(JSONResponse):
    """`application/problem+json`, as RFC 9457 has it."""

    media_type = "application/problem+json"


def problem(fault: Fault) -> Problem:
    """Return the answer that tells of a fault."""
    headers = {"cache-control": "no-store"}
    if fault.status == 401:
        headers["www-authenticate"] = "Bearer"
    if fault.retry:
        headers["retry-after"] = "2"
    title = (type(fault).__doc__ or "").split(";")[0].rstrip(".")
    whole = {"type": "about:blank", "title": title, "status": fault.status, "detail": fault.message, "code": fault.code}
    return Problem(whole, fault.status, headers)


async def on_http_exception(_: Request, error: Exception) -> Problem:
    """Answer what the router refuses: there is no such page, or it cannot be asked for in this way."""
    assert isinstance(error, HTTPException)
    title, code = HTTPStatus(error.status_code).phrase, "not_found" if error.status_code == 404 else "bad"
    whole = {"type": "about:blank", "title": title, "status": error.status_code, "detail": error.detail, "code": code}
    return Problem(whole, error.status_code, error.headers)


async def on_fault(_: Request, fault: Exception) -> Problem:
    """Answer a fault that a route raised."""
    assert isinstance(fault, Fault)
    return problem(fault)
