"""A board under the fingers alone: everything is made, moved, connected and taken back without a mouse or a key."""

from collections.abc import AsyncIterator, Iterator, Sequence
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, CDPSession

from e2e.browsers import Visitor, chromium, visitor
from serving import Founded, TondoServer, running_server

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120), pytest.mark.asyncio(loop_scope="module")]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
Spot = tuple[float, float]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TondoServer]:
    with running_server(tmp_path_factory.mktemp("tondo")) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def board(server: TondoServer) -> Founded:
    return server.found("Fingers")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as running:
        yield running


async def fingers(hand: CDPSession, *moments: Sequence[Spot]) -> None:
    """Put fingers down at the spots of the first moment, lead them through the others, and lift them."""
    for n, spots in enumerate(moments):
        points = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(spots)]
        await hand.send("Input.dispatchTouchEvent", {"type": "touchMove" if n else "touchStart", "touchPoints": points})
    await hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def way(start: Spot, end: Spot, steps: int = 8) -> list[list[Spot]]:
    """Return the moments of one finger on its way."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    return [[(x + dx * n / steps, y + dy * n / steps)] for n in range(steps + 1)]


async def take(who: Visitor, tool: str, *, rare: bool = False) -> None:
    dock = who.page.get_by_role("toolbar", name="Tools", exact=True)
    if rare:
        await dock.get_by_role("button", name="More tools").tap()
        await who.page.get_by_role("toolbar", name="More tools").get_by_role("button", name=tool, exact=True).tap()
    else:
        await dock.get_by_role("button", name=tool, exact=True).tap()


@pytest.mark.parametrize(
    ("tool", "rare", "kind"),
    [
        ("Note", False, "note"),
        ("Shape", False, "shape"),
        ("Frame", True, "frame"),
        ("Table", True, "table"),
    ],
)
async def test_each_thing_is_laid_by_a_tap_and_taken_back_by_two_fingers(
    board: Founded, browser: Browser, tool: str, rare: bool, kind: str
) -> None:
    async with visitor(browser, "Mia", **PHONE) as mia:
        await mia.open(board.links["editor"])
        hand = await mia.context.new_cdp_session(mia.page)

        await take(mia, tool, rare=rare)
        await mia.page.touchscreen.tap(195, 330)
        await mia.until("items.some(i => i.kind === what[0])", kind)
        await mia.page.touchscreen.tap(60, 640)
        await mia.until("window.tondo.writing() === undefined")
        # On a busy machine two fingers may come and go too slowly to be a tap.
        for _ in range(5):
            await fingers(hand, [(100, 650), (200, 650)])
            await mia.page.wait_for_timeout(100)
            if not await mia.items(kind):
                break

        assert not await mia.items(kind)


async def test_a_finger_moves_a_note_and_draws_a_connector(board: Founded, browser: Browser) -> None:
    """[O3]"""
    async with visitor(browser, "Mia", **PHONE) as mia, visitor(browser, "Bo") as bo:
        await mia.open(board.links["editor"])
        await bo.open(board.links["editor"])
        hand = await mia.context.new_cdp_session(mia.page)
        for n, x in enumerate((-150, 130)):
            item: dict[str, Any] = {"kind": "note", "id": f"note00000{n}", "x": x, "y": 0, "w": 100, "h": 100}
            await mia.page.evaluate("item => window.tondo.session.propose([{op: 'create', item}])", item)
        await mia.page.evaluate("window.tondo.look({ x: -195, y: -300, zoom: 1 })")

        await fingers(hand, *way((95, 350), (95, 450)))
        await bo.until("items.some(i => i.id === 'note000000' && i.y > 80)")
        await take(mia, "Connector")
        await fingers(hand, *way((95, 450), (375, 350)))

        await bo.until(
            "items.some(i => i.kind === 'connector' && i.from.item === 'note000000' && i.to.item === 'note000001')"
        )


async def test_a_finger_that_rests_takes_along_and_two_pinch(board: Founded, browser: Browser) -> None:
    async with visitor(browser, "Mia", **PHONE) as mia:
        await mia.open(board.links["editor"])
        hand = await mia.context.new_cdp_session(mia.page)
        for n, x in enumerate((-150, 30)):
            item: dict[str, Any] = {"kind": "note", "id": f"rest00000{n}", "x": x, "y": 0, "w": 100, "h": 100}
            await mia.page.evaluate("item => window.tondo.session.propose([{op: 'create', item}])", item)
        await mia.page.evaluate("window.tondo.look({ x: -195, y: -300, zoom: 1 })")

        await mia.page.touchscreen.tap(95, 350)
        await mia.until("window.tondo.selection().length === 1")
        await hand.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": 275, "y": 350}]})
        await mia.until("window.tondo.selection().length === 2")
        await hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        await fingers(hand, *[[(150 - 10 * n, 600), (240 + 10 * n, 600)] for n in range(8)])

        await mia.until("window.tondo.camera().zoom > 1.5")
        assert len(await mia.page.evaluate("window.tondo.selection()")) == 2
