"""Tondo's own page, opened as a visitor opens it and made ready to be measured."""

from bench.meter import Meter

SIZE = (1200, 800)

# The page asks the server for the board itself: its time runs from when the answer is there to when it is painted.
SHOWN = """
const look = () => {
    if ((window.tondo?.items().length ?? 0) < COUNT) return requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(() => {
        const answers = performance.getEntriesByType("resource").filter((one) => one.initiatorType === "fetch");
        window.shown = performance.now() - Math.max(...answers.map((one) => one.responseEnd));
    }));
};
requestAnimationFrame(look);
"""

BENCH = """
const noteOf = (n) => window.tondo.items().find((one) => one.text === `note number ${n}`);
window.bench = {
    look: window.tondo.look,
    select: (numbers) => {
        const texts = new Set(numbers.map((n) => `note number ${n}`));
        window.tondo.select(window.tondo.items().filter((one) => texts.has(one.text)).map((one) => one.id));
    },
    place: (n) => [noteOf(n).x, noteOf(n).y],
};
"""


async def open_board(meter: Meter, link: str, count: int) -> tuple[float, float]:
    """Open a board of so many notes; return its first load and the time until it was shown."""
    await meter.page.goto(link)
    await meter.page.get_by_label("Your name").fill("Mia")
    await meter.page.get_by_label("Your name").press("Enter")
    await meter.until(f"window.tondo?.items().length >= {count}")
    load = await meter.first_load()
    # A visit like any other has a name and a pass already.
    await meter.page.add_init_script(SHOWN.replace("COUNT", str(count)))
    await meter.page.reload()
    await meter.until("window.shown")
    await meter.page.evaluate(BENCH)
    return load, await meter.page.evaluate("window.shown")
