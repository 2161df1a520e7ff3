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


async def home(request: Request) -> Response:
    """`GET /`: the start page."""
    return _fresh("index.html", "text/html")


async def board(request: Request) -> Response:
    """`GET /b/{id}`: the same page, which names the parts that a board needs, so that they are fetched at once."""
    return _fresh("board.html" if (STATIC / "board.html").is_file() else "index.html", "text/html")


async def worker(request: Request) -> Response:
    """`GET /worker.js`: what keeps the page on a device. It lies at the top, since it answers only for what lies below it."""
    return _fresh("worker.js", "text/javascript")


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
    Route("/", home),
    Route("/b/{board}", board),
    Route("/worker.js", worker),
    Route("/healthz", alive),
    Route("/readyz", ready),
    Mount("/assets", Hashed(directory=STATIC / "assets", check_dir=False)),
]


def _fresh(name: str, media_type: str) -> Response:
    """Answer with a file that browsers ask for again each time: it names the others of its version."""
    path = STATIC / name
    if not path.is_file():
        return PlainTextResponse(NOT_BUILT, 503)
    return FileResponse(path, headers={"cache-control": "no-cache"}, media_type=media_type)
