"""The page in the browser, and the health of the server."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

import tondo

STATIC = Path(__file__).parent.parent / "static"
NOT_BUILT = "The page is not built. In a checkout, `make build` builds it; an installed package brings it along.\n"


class Hashed(StaticFiles):
    """Files whose names change with their content, so that browsers may keep them for good."""

    async def check_config(self) -> None:
        """Take a folder that is not there yet for an empty one: the page may be built after the start."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with the file."""
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response


async def page(request: Request) -> Response:
    """`GET /` and `/b/{id}`: the one page; what it shows, it decides by its address."""
    index = STATIC / "index.html"
    if not index.is_file():
        return PlainTextResponse(NOT_BUILT, 503)
    return FileResponse(index, headers={"cache-control": "no-cache"})


async def alive(request: Request) -> Response:
    """`GET /healthz`: the process answers."""
    return JSONResponse({"ok": True, "version": tondo.__version__}, headers={"cache-control": "no-store"})


async def ready(request: Request) -> Response:
    """`GET /readyz`: the server takes people in, and its store answers."""
    draining = request.app.state.hub.draining
    well = not draining and await request.app.state.store.healthy()
    why = {} if well else {"why": "the server is stopping" if draining else "the store does not answer"}
    return JSONResponse({"ok": well, **why}, 200 if well else 503, headers={"cache-control": "no-store"})


routes: list[BaseRoute] = [
    Route("/", page),
    Route("/b/{board}", page),
    Route("/healthz", alive),
    Route("/readyz", ready),
    Mount("/assets", Hashed(directory=STATIC / "assets", check_dir=False)),
]
