"""Boards of many notes for measuring, posted by a bot as anybody's bot would: a hundred in a row."""

from bench.meter import ROW, STEP
from tondo.bot import join
from tondo.model.json import Json

COLORS = ("light_yellow", "light_green", "light_blue", "light_pink")
BATCH = 2_000


async def post_notes(link: str, count: int) -> list[str]:
    """Post the notes and return their ids, in order."""
    ids: list[str] = []
    async with join(link, name="Bench") as bot:
        for first in range(0, count, BATCH):
            numbers = range(first, min(count, first + BATCH))
            ids += await bot.notes([note(n) for n in numbers])
    return ids


def note(n: int) -> dict[str, Json]:
    """Return the n-th note."""
    x, y = n % ROW * STEP, n // ROW * STEP
    return {"text": f"note number {n}", "x": x, "y": y, "shape": "square", "color": COLORS[n % len(COLORS)]}
