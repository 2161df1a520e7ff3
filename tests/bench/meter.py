"""What a page costs its browser: bytes, heap, and the main thread's time, read over Chromium's own protocol.

Every page that is measured has `window.bench.look({ x, y, zoom })`, so that all of them are led along the same ways. The
floor is an empty page with a canvas: driving and measuring have a price themselves.
"""

import asyncio
import gzip
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from playwright.async_api import CDPSession, Page, Response

ROW = 100
STEP = 220
"""A hundred notes in a row, and this far from one to the next."""
FRAMES = 120
PATIENCE = 300.0
"""Seconds: some pages take minutes over a big board."""

DRIVE = """async (path) => {
    const began = performance.now();
    for (const camera of path) {
        window.bench.look(camera);
        await new Promise(requestAnimationFrame);
    }
    return performance.now() - began;
}"""
NEXT_FRAME = "() => new Promise(requestAnimationFrame)"
REST = "(ms) => new Promise((done) => setTimeout(done, ms))"

Camera = dict[str, float]


@dataclass(frozen=True, slots=True)
class Cost:
    """The main thread's milliseconds for one frame or move, what of it was script, and frames in a second."""

    task: float
    script: float
    rate: float


def pan_path(rows: int, zoom: float = 0.25) -> list[Camera]:
    """Lead along the middle of the board, 30 pixels a frame."""
    height = rows * STEP
    return [
        {"x": 500 + n * 30 / zoom, "y": height / 2 - 400 / zoom + 3 * n / zoom, "zoom": zoom} for n in range(FRAMES)
    ]


def zoom_path(rows: int, size: tuple[int, int]) -> list[Camera]:
    """Lead in and out over the middle of the board, between 12.5 and 50 %, a different zoom each frame."""
    middle = (ROW * STEP / 2, rows * STEP / 2)
    zooms = [0.25 * 2 ** math.sin(n / 20) for n in range(FRAMES)]
    return [{"x": middle[0] - size[0] / 2 / zoom, "y": middle[1] - size[1] / 2 / zoom, "zoom": zoom} for zoom in zooms]


class Meter:
    """One page, measured."""

    def __init__(self, page: Page, protocol: CDPSession) -> None:
        self.page = page
        self._protocol = protocol
        self._loads: list[Response] = []
        page.on("response", lambda response: self._loads.append(response))

    @classmethod
    async def on(cls, page: Page) -> Self:
        """Begin to measure a page; best before it goes anywhere."""
        protocol = await page.context.new_cdp_session(page)
        await protocol.send("Performance.enable", {"timeDomain": "threadTicks"})
        return cls(page, protocol)

    async def until(self, condition: str) -> None:
        """Wait until a condition holds; asked from outside, since a page that obeys its policy evaluates no words."""
        async with asyncio.timeout(PATIENCE):
            while not await self.page.evaluate(f"() => Boolean({condition})"):
                await asyncio.sleep(0.05)

    async def look(self, camera: Camera) -> None:
        """Put the camera there."""
        await self.page.evaluate("(camera) => window.bench.look(camera)", camera)

    async def first_load(self) -> float:
        """Return the kB of script and style that have been loaded so far, as gzip packs them."""
        kinds = ("script", "stylesheet")
        bodies = [await one.body() for one in self._loads if one.request.resource_type in kinds]
        return sum(len(gzip.compress(body, 9)) for body in bodies) / 1024

    async def heap(self) -> float:
        """Return the MB of script's heap that are in use after everything unused was thrown away."""
        for _ in range(3):
            await self._protocol.send("HeapProfiler.collectGarbage")
        return (await self._counters())["JSHeapUsedSize"] / 1e6

    async def frames(self, path: Sequence[Camera]) -> Cost:
        """Lead the page along a way, one camera a frame."""
        before = await self._counters()
        passed: float = await self.page.evaluate(DRIVE, path)
        return self._cost(before, await self._counters(), len(path), passed)

    async def from_rest(self, path: Sequence[Camera]) -> Cost:
        """Lead the page along a way after it has stood at its beginning for a while."""
        await self.look(path[0])
        await self.rest(1000)
        return await self.frames(path)

    async def drag(self, start: tuple[float, float], moves: int) -> Cost:
        """Press there and drag, a move and a frame at a time."""
        mouse, (x, y) = self.page.mouse, start
        await mouse.move(x, y)
        await mouse.down()
        # The first moves begin the drag; what is measured is how it goes on.
        for n in range(5):
            await mouse.move(x + n, y + n)
            await self.page.evaluate(NEXT_FRAME)
        before = await self._counters()
        for n in range(moves):
            await mouse.move(x + 5 + 2 * n, y + 5 + n)
            await self.page.evaluate(NEXT_FRAME)
        after = await self._counters()
        await mouse.up()
        return self._cost(before, after, moves, (after["Timestamp"] - before["Timestamp"]) * 1000)

    async def rest(self, ms: float) -> None:
        """Leave the page alone for a while, so that what one measurement began is not paid in the next."""
        await self.page.evaluate(REST, ms)

    async def _counters(self) -> dict[str, float]:
        answer = await self._protocol.send("Performance.getMetrics")
        return {one["name"]: one["value"] for one in answer["metrics"]}

    def _cost(self, before: dict[str, float], after: dict[str, float], count: int, passed: float) -> Cost:
        def each(name: str) -> float:
            return (after[name] - before[name]) * 1000 / count

        return Cost(each("TaskDuration"), each("ScriptDuration"), count / passed * 1000)
