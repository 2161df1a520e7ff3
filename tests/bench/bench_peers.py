"""Tondo beside Excalidraw and tldraw: the same notes, the same ways over the board, the same machine, one run.

    PYTHONPATH=tests python tests/bench/bench_peers.py [--runs 3] [--notes 10000] [--only tondo]

The others are their packages from npm in the smallest page there can be (`tests/bench/peers`); Tondo is its built page
with a server behind it. Figures are medians over the runs. Without the network, or without Node, the others are left out.
"""

import argparse
import asyncio
import functools
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.async_api import Browser

from bench.boards import post_notes
from bench.meter import ROW, STEP, Cost, Meter, pan_path, zoom_path
from bench.tondo_page import SIZE, open_board
from e2e.browsers import chromium
from serving import running_server

PEERS = Path(__file__).parent / "peers"
BUILD = Path(__file__).parents[2] / "client" / "build.py"
MOVES = 60
CORNER = (38, 40)
"""The column and the row in which the dragged notes begin: 25 columns and 20 rows of them."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run saw of one page."""

    load: float
    shown: float
    heap: float
    pan: Cost
    zoom: Cost
    drag: Cost


LINES: dict[str, Callable[[Figures], float]] = {
    "first load: script and style, kB compressed": lambda one: one.load,
    "shown after its data, s": lambda one: one.shown / 1000,
    "heap, MB": lambda one: one.heap,
    "panning at 25 %, ms a frame": lambda one: one.pan.task,
    "panning at 25 %, frames a second": lambda one: one.pan.rate,
    "zooming, ms a frame": lambda one: one.zoom.task,
    "zooming, frames a second": lambda one: one.zoom.rate,
    "dragging 500, ms of script a move": lambda one: one.drag.script,
    "dragging 500, ms a move": lambda one: one.drag.task,
}


async def open_peer(meter: Meter, link: str, count: int) -> tuple[float, float]:
    """Open the page and give it the notes; return its first load and the time until they were shown."""
    await meter.page.goto(link)
    await meter.until("window.bench")
    await meter.rest(1000)
    load = await meter.first_load()
    return load, await meter.page.evaluate("(count) => window.bench.fill(count)", count)


async def measured(browser: Browser, name: str, link: str, count: int) -> Figures:
    """Open one page once, and lead it around."""
    context = await browser.new_context(viewport={"width": SIZE[0], "height": SIZE[1]})
    try:
        page = await context.new_page()
        page.set_default_timeout(0)
        meter = await Meter.on(page)
        load, shown = await (open_board if name == "Tondo" else open_peer)(meter, link, count)
        await meter.rest(2000)
        heap = await meter.heap()
        rows = count // ROW
        pan, zoom = pan_path(rows), zoom_path(rows, SIZE)
        panning = await meter.from_rest(pan)
        zooming = await meter.from_rest(zoom)
        left, top = CORNER
        chosen = [row * ROW + column for row in range(top, top + 20) for column in range(left, left + 25)]
        await meter.page.evaluate("(numbers) => window.bench.select(numbers)", chosen)
        at = {"x": (left + 2) * STEP, "y": (top + 2) * STEP}
        await meter.look({**at, "zoom": 0.25})
        await meter.rest(1000)
        grip = (top + 8) * ROW + left + 8
        was = await meter.page.evaluate("(n) => window.bench.place(n)", grip)
        # Six notes further, and a little off the middle, where the words are.
        drag = await meter.drag((6 * STEP * 0.25 + 10, 6 * STEP * 0.25 + 10), MOVES)
        await meter.rest(500)
        now = await meter.page.evaluate("(n) => window.bench.place(n)", grip)
        assert name == "blank canvas" or now != was, "Nothing was dragged."
        return Figures(load, shown, heap, panning, zooming, drag)
    finally:
        await context.close()


@contextmanager
def peers() -> Iterator[str]:
    """Install and build the others' pages, and serve them; yields their address, or nothing where that cannot be done."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

    with tempfile.TemporaryDirectory() as folder:
        lock, stamp = PEERS / "package-lock.json", PEERS / "node_modules" / ".package-lock.json"
        npm = [sys.executable, str(BUILD), "--prefix", str(PEERS)]
        steps = [[*npm, "run", "build", "--silent", "--", "--outDir", folder, "--logLevel", "error"]]
        if not stamp.exists() or stamp.stat().st_mtime < lock.stat().st_mtime:
            steps.insert(0, [*npm, "ci", "--ignore-scripts", "--no-progress", "--loglevel", "error"])
        if any(subprocess.run(step, check=False).returncode for step in steps):
            print("Excalidraw and tldraw are not measured: npm could not install or build them. Is there a network?")
            yield ""
            return
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            server.server_close()


def table(found: dict[str, list[Figures]]) -> str:
    """Return the medians, a line for each figure and a column for each page."""
    lines = [" " * 44 + "".join(f"{name:>14}" for name in found)]
    for what, figure in LINES.items():
        medians = [statistics.median(figure(run) for run in runs) for runs in found.values()]
        lines.append(f"{what:<44}" + "".join(f"{median:>14.1f}" for median in medians))
    return "\n".join(lines)


async def main() -> None:
    """Measure everybody in turn, and print the table."""
    parser = argparse.ArgumentParser(description="Tondo's page beside others.")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--only", default="", help="the beginning of one page's name")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, running_server(Path(folder)) as server, peers() as others:
        board = server.found("Many notes")
        await post_notes(board.links["editor"], chosen.notes)
        links = {"Tondo": board.links["editor"]}
        if others:
            links |= {
                "Excalidraw": f"{others}/excalidraw.html",
                "tldraw": f"{others}/tldraw.html",
                "blank canvas": f"{others}/blank.html",
            }
        names = [name for name in links if name.lower().startswith(chosen.only.lower())]
        found: dict[str, list[Figures]] = {name: [] for name in names}
        async with chromium() as browser:
            for _ in range(chosen.runs):
                for name in names:
                    found[name].append(await measured(browser, name, links[name], chosen.notes))
            print(f"{chosen.notes} notes, {SIZE[0]} x {SIZE[1]}, Chromium {browser.version}, runs: {chosen.runs}")
            print(table(found))


if __name__ == "__main__":
    asyncio.run(main())
