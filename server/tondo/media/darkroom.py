"""The darkroom: has pictures drawn anew, each in a process of its own, a few at a time.

A decoder that crashes, hangs or is taken over by what it was fed takes nobody with it: its process has no secrets, little
memory and a few seconds, and ends with its picture. Starting it takes about a tenth of a second.
"""

import asyncio
import logging
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from subprocess import DEVNULL, PIPE

import orjson

from tondo.errors import Bad, TooBig, Unavailable

log = logging.getLogger(__name__)

AT_ONCE = 2
PATIENCE = 30.0  # Seconds that one picture may take, the waiting for others not counted.
# What a Python needs to start; whatever else is in the environment, such as the password of a store, is not its business.
ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "LANG")


@dataclass(frozen=True, slots=True)
class Developed:
    """A picture of our own making: WebP."""

    body: bytes
    w: int
    h: int


class Darkroom:
    """A few places to work at."""

    def __init__(self, pixels: int) -> None:
        self._pixels = pixels
        self._places = asyncio.Semaphore(AT_ONCE)

    async def develop(self, raw: bytes) -> Developed:
        """Draw a stranger's picture anew. Raises Bad, TooBig or Unavailable."""
        return await self._work("develop", self._pixels, raw)

    async def shrink(self, body: bytes, side: int) -> Developed:
        """Bring one of our pictures down to a side. Raises Unavailable."""
        return await self._work("shrink", side, body)

    async def _work(self, task: str, number: int, raw: bytes) -> Developed:
        async with self._places:
            answer = await _asked(task, number, raw)
        line, _, body = answer.partition(b"\n")
        try:
            head = orjson.loads(line)
        except orjson.JSONDecodeError:
            raise Bad("this picture could not be opened") from None
        match head.get("code"):
            case None:
                return Developed(body, head["w"], head["h"])
            case "too_big":
                raise TooBig(head["message"])
            case _:
                raise Bad(head["message"])


async def _asked(task: str, number: int, raw: bytes) -> bytes:
    """Start the process, hand it the bytes, and return its answer: nothing if it died of them."""
    kept = {name: os.environ[name] for name in ENVIRONMENT if name in os.environ}
    command = (sys.executable, "-I", "-m", "tondo.media.child", task, str(number))
    try:
        child = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=kept)
    except OSError as fault:
        log.warning("no process could be started for a picture: %s", fault)
        raise Unavailable("pictures cannot be opened at the moment: try again") from None
    try:
        async with asyncio.timeout(PATIENCE):
            answer, _ = await child.communicate(raw)
    except TimeoutError:
        raise Bad("this picture takes too long to open") from None
    finally:
        # Also when whoever waited has gone.
        if child.returncode is None:
            with suppress(ProcessLookupError):
                child.kill()
            await child.wait()
    return answer if child.returncode == 0 else b""
