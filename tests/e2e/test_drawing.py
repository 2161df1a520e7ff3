"""Shapes and strokes in real browsers, by mouse, keyboard, pen and finger."""

import pytest
from playwright.async_api import Browser

from e2e.browsers import Visitor, visitor
from serving import Founded

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]


async def test_a_shape_is_drawn_written_in_changed_and_taken_back(board: Founded, browser: Browser) -> None:
    """[I11]"""
    async with visitor(browser, "Mia") as mia, visitor(browser, "Bo") as bo:
        await mia.open(board.links["editor"])
        await bo.open(board.links["editor"])

        await mia.page.keyboard.press("o")
        await mia.drag((-100, -100), (100, 20))
        await mia.page.keyboard.type("Start")
        await mia.page.keyboard.press("Escape")
        await bo.until("items.some(i => i.kind === 'shape' && i.form === 'ellipse' && i.text === 'Start')")
        [drawn] = await bo.items("shape")
        await mia.page.get_by_role("button", name="Form", exact=True).click()
        await mia.page.get_by_role("button", name="Cloud").click()
        await bo.until("items.some(i => i.form === 'cloud')")
        await mia.page.keyboard.press("Control+z")
        await bo.until("items.some(i => i.form === 'ellipse')")

        assert (drawn["x"], drawn["y"], drawn["w"], drawn["h"]) == (-100, -100, 200, 120)


async def test_a_stroke_is_seen_by_others_erased_and_brought_back(board: Founded, browser: Browser) -> None:
    """[I12]"""
    async with visitor(browser, "Mia") as mia, visitor(browser, "Bo") as bo:
        await mia.open(board.links["editor"])
        await bo.open(board.links["editor"])

        await mia.page.keyboard.press("p")
        await mia.drag((-100, 0), (100, 0))
        await mia.page.keyboard.press("Shift+P")
        await mia.drag((-100, 50), (100, 50))
        await mia.page.keyboard.press("n")
        await mia.click(0, -300)
        await mia.page.keyboard.press("Escape")
        await bo.until("items.filter(i => i.kind === 'stroke').length === 2")
        await mia.page.keyboard.press("e")
        await mia.drag((0, -300), (0, 90))
        await bo.until("!items.some(i => i.kind === 'stroke')")
        left = await bo.items("note")
        await mia.page.keyboard.press("Control+z")
        await bo.until("items.filter(i => i.kind === 'stroke').length === 2")

        assert len(left) == 1
        assert {stroke["nib"] for stroke in await bo.items("stroke")} == {"pen", "highlighter"}


async def test_a_pen_draws_as_hard_as_it_is_pressed_while_fingers_move_the_board(
    board: Founded, browser: Browser
) -> None:
    """[I12]"""
    async with visitor(browser, "Mia", has_touch=True) as mia:
        await mia.open(board.links["editor"])
        hand = await mia.context.new_cdp_session(mia.page)
        await mia.page.keyboard.press("p")

        for n, kind in enumerate(["mousePressed", *["mouseMoved"] * 8, "mouseReleased"]):
            spot = {"x": 300 + 30 * n, "y": 300 + 40 * (n % 2)}
            pen = {"button": "left", "buttons": 1, "clickCount": 1, "pointerType": "pen", "force": 0.1 + n / 20}
            await hand.send("Input.dispatchMouseEvent", {"type": kind, **spot, **pen})
        await mia.until("items.some(i => i.kind === 'stroke')")
        before = await corner(mia)
        for kind, x in (("touchStart", 500), ("touchMove", 460), ("touchMove", 400), ("touchEnd", None)):
            points = [] if x is None else [{"x": x, "y": 300}]
            await hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        await mia.until("window.tondo.toScreen({x: 0, y: 0}).x < what[0] - 50", before["x"])

        [stroke] = await mia.items("stroke")
        pressures = [pressure for _, _, pressure in stroke["points"]]
        assert max(pressures) - min(pressures) > 0.2


async def test_every_tool_is_in_reach_on_a_phone(board: Founded, browser: Browser) -> None:
    async with visitor(browser, "Mia", has_touch=True) as mia:
        await mia.page.set_viewport_size({"width": 360, "height": 700})
        await mia.open(board.links["editor"])

        dock = mia.page.get_by_role("toolbar", name="Tools", exact=True)
        box = await dock.bounding_box()
        wide = await dock.evaluate("dock => dock.scrollWidth <= dock.clientWidth")
        await dock.get_by_role("button", name="More tools").tap()
        await mia.page.get_by_role("button", name="Eraser").tap()
        await dock.get_by_role("button", name="Shape", exact=True).tap()
        await mia.page.get_by_role("button", name="Star").tap()
        await mia.page.touchscreen.tap(180, 300)
        await mia.until("items.some(i => i.form === 'star')")

        assert box is not None
        assert wide
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360


async def corner(who: Visitor) -> dict[str, float]:
    """Return where the board's origin is on the screen."""
    at: dict[str, float] = await who.page.evaluate("window.tondo.toScreen({x: 0, y: 0})")
    return at
