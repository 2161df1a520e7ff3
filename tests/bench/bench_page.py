"""A board of 10,000 notes in a real browser: how long it takes to open, and what a frame of panning and zooming costs.

    PYTHONPATH=tests python tests/bench/bench_page.py

Chromium without a GPU, on the machine that the server runs on. A frame's cost is the main thread's time for it, as the
page itself measures it (`window.tondo.frames()`).
"""

import asyncio
import statistics
import tempfile
import time
from pathlib import Path

from e2e.browsers import Visitor, chromium, visitor
from serving import running_server
from tondo.bot import join

NOTES = 10_000
FRAMES = 120
LOOK = """async ([frames, pan]) => {
    const start = window.tondo.toBoard({ x: 0, y: innerHeight / 2 });
    for (let n = 0; n < frames; n++) {
        const zoom = pan ? 0.25 : 0.25 * Math.pow(2, Math.sin(n / 20));
        window.tondo.look({ x: start.x + (pan ? n * 40 : 5000), y: start.y, zoom });
        await new Promise(requestAnimationFrame);
    }
    return window.tondo.frames().slice(-frames);
}"""


async def frames(page: Visitor, *, pan: bool) -> str:
    """Return the median and the slowest tenth of a frame's milliseconds."""
    spent: list[float] = await page.page.evaluate(LOOK, [FRAMES, pan])
    spent.sort()
    return (
        f"{statistics.median(spent):5.1f} ms in the median, {spent[len(spent) * 9 // 10]:5.1f} ms in the slowest tenth"
    )


async def main() -> None:
    """Fill a board, open it three times, and look around."""
    with tempfile.TemporaryDirectory() as folder, running_server(Path(folder)) as server:
        board = server.found("Ten thousand notes")
        async with join(board.links["editor"], name="Bench") as bot:
            await bot.notes([f"note number {n}" for n in range(NOTES)])
        async with chromium() as browser:
            opened = []
            for _ in range(3):
                async with visitor(browser) as page:
                    await page.open(board.links["viewer"])
                    began = time.perf_counter()
                    await page.page.reload()
                    await page.until("items.length > what[0]", NOTES)
                    opened.append(time.perf_counter() - began)
            print(f"opening {NOTES} notes, page and all: {statistics.median(opened):.2f} s, median of 3")
            async with visitor(browser) as page:
                await page.open(board.links["viewer"])
                await page.until("items.length > what[0]", NOTES)
                print(f"a frame while panning at 25 %: {await frames(page, pan=True)}")
                print(f"a frame while zooming:         {await frames(page, pan=False)}")


if __name__ == "__main__":
    asyncio.run(main())
