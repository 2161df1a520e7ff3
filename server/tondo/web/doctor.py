"""Looks over what a server needs before it is started, and says in plain words what is missing."""

import platform
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Literal

from tondo.settings import Settings
from tondo.stores.port import Store, StoreDown
from tondo.web.app import choose_store
from tondo.web.pages import NOT_BUILT, STATIC

PYTHON = (3, 11)
PACKAGES = ("click", "msgspec", "orjson", "redis", "starlette", "uvicorn", "websockets")
FASTER = "uvloop"

MEANINGS = {
    "fsync": "what is acknowledged is on the disk",
    "replica": "what is acknowledged is on the replicas too",
    "everysec": "what is acknowledged is on the disk within a second or two",
    "memory": "what is acknowledged is in memory, and lost when the store stops",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: it is well, it is worth knowing, or a server would not start or not serve."""

    verdict: Literal["ok", "note", "FAIL"]
    words: str


async def findings(settings: Settings) -> AsyncIterator[Finding]:
    """Look at one thing after the other."""
    for finding in _software():
        yield finding
    if settings.redis:
        async for finding in _store(choose_store(settings), f"Redis at {_shown(settings.redis)}"):
            yield finding
    else:
        async for finding in _data(settings):
            yield finding
    yield _page()


def _software() -> Iterator[Finding]:
    fits = sys.version_info >= PYTHON
    yield Finding(
        "ok" if fits else "FAIL",
        f"Python {platform.python_version()}" + ("" if fits else f"; {'.'.join(map(str, PYTHON))} or newer is needed"),
    )
    missing = [name for name in PACKAGES if find_spec(name) is None]
    if missing:
        yield Finding("FAIL", f"Packages are missing: {', '.join(missing)}. Install Tondo with pip, or `make install`.")
    else:
        yield Finding("ok", "Packages: " + ", ".join(f"{name} {_version(name)}" for name in PACKAGES))
    if find_spec(FASTER) is None:
        yield Finding("note", f"{FASTER} is not installed: the server works, a little slower.")


async def _data(settings: Settings) -> AsyncIterator[Finding]:
    folder = settings.database.parent.absolute()
    there = folder
    while not there.exists():
        there = there.parent
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        yield Finding("FAIL", f"{there} cannot be written: {error.strerror}. Choose another folder with --data.")
        return
    if not settings.database.exists():
        # Opening it would make it, and a look over leaves no traces.
        yield Finding("ok", f"Boards will be kept in {folder}, which holds none yet.")
        return
    async for finding in _store(choose_store(settings), str(settings.database.absolute())):
        yield finding


async def _store(store: Store, called: str) -> AsyncIterator[Finding]:
    try:
        words = await store.open()
    except StoreDown as fault:
        yield Finding("FAIL", str(fault) if called in str(fault) else f"{called}: {fault}")
        return
    try:
        well = await store.healthy()
        yield Finding(
            "ok" if well else "FAIL",
            f"{called}: {MEANINGS.get(store.durability, store.durability)}" if well else f"{called} does not answer.",
        )
        for word in words:
            yield Finding("note", word)
    finally:
        await store.close()


def _page() -> Finding:
    if (STATIC / "index.html").is_file():
        return Finding("ok", "The page is built.")
    return Finding("FAIL", NOT_BUILT.strip())


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(without a version)"


def _shown(url: str) -> str:
    """Return the address without what may be a password."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2].partition('?')[0]}"
