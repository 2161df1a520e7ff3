"""Tondo's page over big boards: opening, panning, zooming, getting sharp again, and others changing things meanwhile.

    PYTHONPATH=tests python tests/bench/bench_page.py [--notes 10000 50000] [--runs 3]

Chromium without a GPU, on the machine that the server runs on. A frame's cost is the main thread's whole time for it, as
Chromium counts it, medians over the runs; what is beside it comes from `bench_peers.py`.
"""

import argparse
import asyncio
import statistics
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser

from bench.boards import post_notes
from bench.meter import ROW, STEP, Cost, Meter, pan_path, zoom_path
from bench.tondo_page import SIZE, open_board
from e2e.browsers import chromium
from serving import running_server
from tondo.bot import join

CHANGES = 240
"""Of others, in a second: as many as a big workshop makes while everybody sorts."""
TXS = 24

# A jump from far to near; how long it takes until everything in view is drawn as it should be.
JUMP = """async (camera) => {
    const began = performance.now();
    window.bench.look(camera);
    do await new Promise(requestAnimationFrame); while (!window.tondo.settled());
    return performance.now() - began;
}"""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run saw of one board."""

    shown: float
    heap: float
    pan: Cost
    all_in_view: Cost
    zoom: Cost
    sharp: float
    still_changing: Cost
    pan_changing: Cost


LINES: dict[str, Callable[[Figures], float]] = {
    "shown after its data, s": lambda one: one.shown / 1000,
    "heap, MB": lambda one: one.heap,
    "panning at 25 %, ms a frame": lambda one: one.pan.task,
    "panning at 25 %, frames a second": lambda one: one.pan.rate,
    "panning with all in view, ms a frame": lambda one: one.all_in_view.task,
    "zooming, ms a frame": lambda one: one.zoom.task,
    "zooming, frames a second": lambda one: one.zoom.rate,
    "sharp after a jump in zoom, s": lambda one: one.sharp / 1000,
    f"{CHANGES} changes a second, at rest, ms a frame": lambda one: one.still_changing.task,
    f"{CHANGES} changes a second, panning, ms a frame": lambda one: one.pan_changing.task,
    f"{CHANGES} changes a second, panning, frames a second": lambda one: one.pan_changing.rate,
}


@asynccontextmanager
async def others_moving(link: str, ids: list[str], rows: int) -> AsyncIterator[None]:
    """Have notes all over the middle of the board moved by a bot, as many a second as were said."""
    middle = [row * ROW + column for row in range(rows // 2 - 8, rows // 2 + 8) for column in range(10, 90)]

    async def move() -> None:
        async with join(link, name="Mover") as bot:
            turn = 0
            while True:
                due = asyncio.get_running_loop().time() + 1 / TXS
                numbers = [middle[(turn * 37 + n * 101) % len(middle)] for n in range(CHANGES // TXS)]
                places = [(n % ROW * STEP + turn % 7, n // ROW * STEP + turn % 5) for n in numbers]
                await bot.send(
                    [
                        {"op": "update", "id": ids[n], "set": {"x": x, "y": y}}
                        for n, (x, y) in zip(numbers, places, strict=True)
                    ]
                )
                turn += 1
                await asyncio.sleep(max(0, due - asyncio.get_running_loop().time()))

    mover = asyncio.create_task(move())
    try:
        yield
    finally:
        mover.cancel()
        await asyncio.gather(mover, return_exceptions=True)


async def measured(browser: Browser, link: str, ids: list[str]) -> Figures:
    """Open the board once, and lead around on it."""
    context = await browser.new_context(viewport={"width": SIZE[0], "height": SIZE[1]})
    try:
        meter = await Meter.on(await context.new_page())
        _, shown = await open_board(meter, link, len(ids))
        await meter.rest(1500)
        heap = await meter.heap()
        rows = len(ids) // ROW
        whole = min(SIZE[0] / (ROW * STEP), SIZE[1] / (rows * STEP)) * 0.95
        pan, zoom = pan_path(rows), zoom_path(rows, SIZE)
        far = [{"x": -20 * n / whole % 200, "y": 0.0, "zoom": max(0.02, whole)} for n in range(len(pan))]
        sharp = []
        for camera in ({**pan[0], "zoom": 0.11}, {**pan[0], "zoom": 0.25}, {**pan[40], "zoom": 0.5}):
            sharp.append(await meter.page.evaluate(JUMP, camera))
            await meter.rest(500)
        panning = await meter.from_rest(pan)
        all_in_view = await meter.from_rest(far)
        zooming = await meter.from_rest(zoom)
        async with others_moving(link, ids, rows):
            await meter.look(pan[60])
            await meter.rest(3000)
            still = await meter.frames([pan[60]] * len(pan))
            changing = await meter.from_rest(pan)
        return Figures(shown, heap, panning, all_in_view, zooming, max(sharp), still, changing)
    finally:
        await context.close()


async def main() -> None:
    """Fill the boards, lead around on each, and print the table."""
    parser = argparse.ArgumentParser(description="Tondo's page over big boards.")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--notes", type=int, nargs="+", default=[10_000, 50_000])
    chosen = parser.parse_args()
    found: dict[int, list[Figures]] = {}
    with tempfile.TemporaryDirectory() as folder, running_server(Path(folder)) as server:
        async with chromium() as browser:
            for count in chosen.notes:
                link = server.found(f"{count} notes").links["editor"]
                ids = await post_notes(link, count)
                found[count] = [await measured(browser, link, ids) for _ in range(chosen.runs)]
    print(f"{'notes':<52}" + "".join(f"{count:>10}" for count in found))
    for what, figure in LINES.items():
        medians = [statistics.median(figure(run) for run in runs) for runs in found.values()]
        print(f"{what:<52}" + "".join(f"{median:>10.1f}" for median in medians))


if __name__ == "__main__":
    asyncio.run(main())
