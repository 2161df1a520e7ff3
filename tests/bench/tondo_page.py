"""Tondo's own page, opened as a visitor opens it and made ready to be measured."""

from bench.meter import Meter

SIZE = (1200, 800)

# The page asks the server for the board itself: its time runs from when the answer is there to when all that is seen of
# it has been painted.
SHOWN = """
const look = () => {
    const there = (window.tondo?.items().length ?? 0) >= COUNT && window.tondo.settled();
    if (!there) return requestAnimationFrame(look);
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
    """Open a board of so many notes for the first time; return the first load and the time until it was shown."""
    await meter.page.add_init_script(SHOWN.replace("COUNT", str(count)))
    await meter.page.goto(link)
    await meter.until("window.shown")
    await meter.page.evaluate(BENCH)
    return await meter.first_load(), await meter.page.evaluate("window.shown")
