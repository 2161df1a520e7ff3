"""Puts the pieces together, and is the only place where a store is chosen."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import WebSocketRoute

from tondo.errors import Fault
from tondo.hub.hub import Hub
from tondo.settings import Settings
from tondo.stores.port import Store
from tondo.stores.sqlite import SqliteStore
from tondo.web import api, images, pages
from tondo.web.guard import Guard
from tondo.web.images import Pictures
from tondo.web.problem import on_fault, on_http_exception
from tondo.web.socket import socket

log = logging.getLogger(__name__)


def choose_store(settings: Settings) -> Store:
    """Return the store that the settings name; it is not open yet."""
    if settings.redis:
        # Only here, because whoever uses SQLite need not wait for the Redis library to load.
        from tondo.stores.redis import RedisStore

        return RedisStore(settings.redis, replicas=settings.redis_replicas)
    return SqliteStore(settings.database)


def create_app(settings: Settings, store: Store | None = None) -> Starlette:
    """Return the application.

    It opens the store of the settings when it starts, and closes it when it stops. A store that is handed in is open
    already, and stays the caller's.
    """
    chosen = store or choose_store(settings)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        if store is None:
            for word in await chosen.open():
                log.warning("%s", word)
        await app.state.hub.start()
        try:
            yield
        finally:
            await app.state.hub.stop()
            if store is None:
                await chosen.close()

    app = Starlette(
        routes=[*api.routes, *images.routes, *pages.routes, WebSocketRoute("/ws", socket)],
        middleware=[Middleware(Guard), Middleware(GZipMiddleware, minimum_size=1024)],
        exception_handlers={Fault: on_fault, HTTPException: on_http_exception},
        lifespan=lifespan,
    )
    app.state.settings = settings
    app.state.store = chosen
    app.state.hub = Hub(chosen)
    app.state.pictures = Pictures(settings, chosen)
    return app
