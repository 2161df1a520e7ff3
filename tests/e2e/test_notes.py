"""Notes in real browsers: marks, lists, tags, reactions, links and the legend, by one person and by two at once."""

import asyncio
from typing import Any

import pytest
from playwright.async_api import Browser, Locator

from e2e.browsers import Visitor, visitor
from serving import Founded

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]

NOTE, OTHER = "note000001", "note000002"


async def test_letters_are_marked_while_writing_and_undo_takes_the_mark_back(board: Founded, browser: Browser) -> None:
    """[X9]"""
    async with visitor(browser, "Mia") as mia, visitor(browser, "Bo") as bo:
        await mia.open(board.links["editor"])
        await bo.open(board.links["editor"])

        await mia.page.keyboard.press("n")
        await mia.page.keyboard.type("Ship on Friday")
        await mia.page.keyboard.press("Control+Shift+ArrowLeft")
        await mia.page.keyboard.press("Control+b")
        await bo.until("items.some(i => JSON.stringify(i.marks) === '[[8,14,\"bold\"]]')")
        await mia.page.keyboard.press("End")
        await mia.page.keyboard.type("!")
        await bo.until("items.some(i => JSON.stringify(i.marks) === '[[8,15,\"bold\"]]')")
        await mia.page.keyboard.press("Control+z")
        await mia.page.keyboard.press("Control+z")
        await bo.until("items.some(i => i.text === 'Ship on Friday' && i.marks === undefined)")
        await mia.page.keyboard.press("Escape")
        await mia.page.keyboard.press("Control+i")
        await bo.until("items.some(i => JSON.stringify(i.marks) === '[[0,14,\"italic\"]]')")

        bold = selection_button(mia, "Text")
        await bold.click()
        await mia.page.get_by_role("button", name="Underline").click()
        await bo.until("items.some(i => (i.marks ?? []).some(m => m[2] === 'underline'))")


async def test_what_is_typed_next_has_the_mark_that_was_asked_for(board: Founded, browser: Browser) -> None:
    """[X9]"""
    async with visitor(browser, "Mia") as mia:
        await mia.open(board.links["editor"])

        await mia.page.keyboard.press("n")
        await mia.page.keyboard.type("Ship ")
        await mia.page.keyboard.press("Control+b")
        await mia.page.keyboard.type("now")
        await mia.page.keyboard.press("Control+b")
        await mia.page.keyboard.type(", please")

        await mia.until(
            "items.some(i => i.text === 'Ship now, please' && JSON.stringify(i.marks) === '[[5,8,\"bold\"]]')"
        )


async def test_a_list_is_typed_and_a_box_is_ticked_by_a_click(board: Founded, browser: Browser) -> None:
    """[X1]"""
    async with visitor(browser, "Mia") as mia:
        await mia.open(board.links["editor"])

        await mia.page.keyboard.press("n")
        await mia.page.keyboard.type("- milk")
        await mia.page.keyboard.press("Enter")
        await mia.page.keyboard.type("bread")
        await mia.page.keyboard.press("Enter")
        await mia.page.keyboard.press("Enter")
        await mia.page.keyboard.type("[] call Bo")
        await mia.until("items.some(i => i.text === '• milk\\n• bread\\n☐ call Bo')")
        await mia.page.keyboard.press("Home")
        await mia.page.keyboard.press("ArrowRight")
        await mia.page.keyboard.press("ArrowRight")
        await mia.page.keyboard.press("Backspace")
        await mia.until("items.some(i => i.text === '• milk\\n• bread\\ncall Bo')")
        await mia.page.keyboard.type("[ ] ")
        await mia.until("items.some(i => i.text?.endsWith('☐ call Bo'))")
        await mia.page.keyboard.press("Escape")
        await mia.page.keyboard.press("Escape")
        await mia.until("window.tondo.selection().length === 0")
        spot = await box_spot(mia)
        await mia.page.mouse.move(spot["x"], spot["y"])
        await mia.until("[...document.querySelectorAll('.desk canvas')].some(c => c.style.cursor === 'pointer')")
        await mia.page.mouse.click(spot["x"], spot["y"])
        await mia.until("items.some(i => i.text?.endsWith('☑ call Bo'))")
        await mia.page.keyboard.press("Control+z")
        await mia.until("items.some(i => i.text?.endsWith('☐ call Bo'))")


async def test_a_list_that_is_begun_on_an_empty_line_is_written_behind_its_sign(
    board: Founded, browser: Browser
) -> None:
    async with visitor(browser, "Mia") as mia:
        await mia.open(board.links["editor"])
        await mia.page.keyboard.press("n")
        await mia.page.keyboard.type("milk")
        await mia.page.keyboard.press("Enter")

        await selection_button(mia, "Checklist").click()
        await mia.until("items.some(i => i.text?.includes('☐'))")
        await mia.page.keyboard.type("cake")

        await mia.until("items.some(i => i.text === 'milk\\n☐ cake')")


async def test_a_button_turns_lines_into_a_list_and_back(board: Founded, browser: Browser) -> None:
    async with visitor(browser, "Mia") as mia:
        await mia.open(board.links["editor"])
        await lay(mia, text="milk\nbread")

        await mia.page.evaluate("id => window.tondo.select([id])", NOTE)
        await selection_button(mia, "Text").click()
        await mia.page.get_by_role("button", name="Numbered list").click()
        await mia.until("items.some(i => i.text === '1. milk\\n2. bread')")
        await mia.page.get_by_role("button", name="Numbered list").click()

        await mia.until("items.some(i => i.text === 'milk\\nbread')")


async def test_tags_and_scores_are_given_to_all_that_is_selected(board: Founded, browser: Browser) -> None:
    async with visitor(browser, "Mia") as mia:
        await mia.open(board.links["editor"])
        await lay(mia, text="one")
        await lay(mia, OTHER, x=300, text="two", tags={"team": True})

        await mia.page.evaluate("ids => window.tondo.select(ids)", [NOTE, OTHER])
        await selection_button(mia, "Tags and scores").click()
        field = mia.page.get_by_label("Add a tag")
        await field.fill("process")
        await field.press("Enter")
        await mia.until("items.filter(i => i.tags?.process).length === 2")
        await mia.page.get_by_role("button", name="Give all the tag team").click()
        await mia.until("items.filter(i => i.tags?.team).length === 2")
        await mia.page.get_by_role("button", name="Take away the tag team").click()
        await mia.until("items.every(i => !i.tags?.team)")
        await mia.page.get_by_role("button", name="Impact", exact=True).click()
        await mia.page.get_by_label("Score: Impact").fill("8")
        await mia.until("items.filter(i => i.scores?.Impact === 8).length === 2")
        await mia.page.keyboard.press("Escape")
        await mia.page.locator(".desk").focus()
        await mia.page.keyboard.press("Control+z")

        await mia.until("items.every(i => i.scores?.Impact !== 8)")


async def test_two_people_react_and_each_takes_back_their_own(board: Founded, browser: Browser) -> None:
    """[O2]"""
    async with visitor(browser, "Mia") as mia, visitor(browser, "Bo") as bo:
        await mia.open(board.links["editor"])
        await bo.open(board.links["commenter"])
        await lay(mia, text="Ship on Friday")
        await bo.until("items.some(i => i.id === what[0])", NOTE)

        for one in (mia, bo):
            await one.page.evaluate("id => window.tondo.select([id])", NOTE)
            await selection_button(one, "React").click()
            await one.page.get_by_role("button", name="Thumbs up").click()
        await mia.until("items.some(i => Object.keys(i.reactions ?? {}).length === 2)")
        await mia.page.evaluate("window.tondo.select([])")
        # The pill lies on the lower edge of the note.
        at = await mia.page.evaluate("window.tondo.toScreen({x: 24, y: 200})")
        await mia.page.mouse.move(at["x"], at["y"])
        tip = mia.page.locator(".spot-tip")
        await tip.wait_for()
        who = await tip.text_content()
        await mia.page.mouse.click(at["x"], at["y"])
        await bo.until("items.some(i => Object.keys(i.reactions ?? {}).length === 1)")

        [note] = await bo.items("note")
        people = await bo.page.evaluate("window.tondo.people().find(p => p.me).user")
        assert who is not None
        assert "you" in who
        assert "Bo" in who
        assert list(note["reactions"]) == [f"👍 {people}"]


async def test_a_link_opens_apart_from_the_board_and_nothing_unsafe_becomes_one(
    board: Founded, browser: Browser
) -> None:
    async with visitor(browser, "Mia") as mia:
        await mia.open(board.links["editor"])
        await lay(mia, text="Ship on Friday")
        await mia.page.evaluate("id => window.tondo.select([id])", NOTE)

        await selection_button(mia, "Link").click()
        field = mia.page.get_by_label("Address, or a link to a thing on this board")
        await field.fill("javascript:alert(1)")
        await field.press("Enter")
        await mia.page.get_by_role("alert").filter(has_text="Links can begin with").wait_for()
        await field.fill("127.0.0.1:1/notes.html")
        await field.fill("http://127.0.0.1:1/notes.html")
        await field.press("Enter")
        await mia.until("items.some(i => i.link === 'http://127.0.0.1:1/notes.html')")
        await mia.page.evaluate("window.tondo.select([])")
        at = await mia.page.evaluate("window.tondo.toScreen({x: 40, y: 181})")
        async with mia.context.expect_page() as opening:
            await mia.page.mouse.click(at["x"], at["y"])
        opened = await opening.value
        opener = await opened.evaluate("window.opener")

        assert opener is None


async def test_a_link_to_another_thing_goes_there(board: Founded, browser: Browser) -> None:
    async with visitor(browser, "Mia") as mia:
        await mia.open(board.links["editor"])
        await lay(mia, text="Ship on Friday", link=f"#{OTHER}")
        await lay(mia, OTHER, x=5000, text="Because of the fair")

        at = await mia.page.evaluate("window.tondo.toScreen({x: 40, y: 181})")
        await mia.page.mouse.click(at["x"], at["y"])
        await mia.until("window.tondo.selection()[0] === what[0]", OTHER)

        await mia.until("Math.abs(window.tondo.toScreen({x: 5100, y: 100}).x - 600) < 5")


async def test_whoever_leads_says_what_colours_mean_and_everybody_reads_it(board: Founded, browser: Browser) -> None:
    async with visitor(browser, "Mia") as mia, visitor(browser, "Bo") as bo:
        await mia.open(board.links["facilitator"])
        await bo.open(board.links["editor"])
        await lay(mia, text="Deploys on Friday", color="pink")
        await bo.until("items.some(i => i.color === 'pink')")

        await mia.page.evaluate("id => window.tondo.select([id])", NOTE)
        await selection_button(mia, "Colour").click()
        await mia.page.get_by_role("button", name="Legend").click()
        await mia.page.get_by_label("Meaning of Pink").fill("pain")
        await mia.page.keyboard.press("Enter")
        await mia.page.get_by_role("radio", name="Names").check(force=True)
        await bo.until("items.some(i => i.legend?.pink === 'pain' && i.authors === 'names')")
        await bo.page.evaluate("id => window.tondo.select([id])", NOTE)
        await selection_button(bo, "Colour").click()
        await bo.page.get_by_role("button", name="Pink: pain").wait_for()
        await bo.page.get_by_role("button", name="Legend").click()
        legend = bo.page.get_by_role("region", name="Legend")
        await legend.get_by_text("pain").wait_for()

        assert await legend.get_by_role("textbox").count() == 0


async def test_two_write_in_one_note_while_one_marks(board: Founded, browser: Browser) -> None:
    """[X9]"""
    async with visitor(browser, "Mia") as mia, visitor(browser, "Bo") as bo:
        await mia.open(board.links["editor"])
        await bo.open(board.links["editor"])
        await lay(mia, text="middle")
        await bo.until("items.some(i => i.text === 'middle')")

        for one, key in ((mia, "Home"), (bo, "End")):
            await one.page.evaluate("window.tondo.select([])")
            await one.click(100, 100, click_count=2)
            await one.until("window.tondo.writing() === what[0]", NOTE)
            await one.page.keyboard.press(key)

        async def mark() -> None:
            await mia.page.keyboard.type("start ", delay=30)
            for _ in range(6):
                await mia.page.keyboard.press("Shift+ArrowRight")
            await mia.page.keyboard.press("Control+b")
            await mia.page.keyboard.press("ArrowLeft")
            await mia.page.keyboard.type("in the ", delay=30)

        await asyncio.gather(mark(), bo.page.keyboard.type(" and the end", delay=30))
        whole = "start in the middle and the end"
        for one in (mia, bo):
            await one.until("items.some(i => i.text === what[0])", whole)
            await one.settled()

        for one in (mia, bo):
            [note] = await one.items("note")
            [[start, end, name]] = note["marks"]
            assert name == "bold"
            assert note["text"][start:end].startswith("middle")


def selection_button(who: Visitor, name: str) -> Locator:
    """Return a button of the bar over the selection."""
    bar = who.page.get_by_role("toolbar", name="Selection")
    return bar.get_by_role("button", name=name, exact=True)


async def lay(who: Visitor, name: str = NOTE, **fields: Any) -> None:
    """Put a note on the board, and look at its place at full size."""
    item = {"kind": "note", "id": name, "x": 0, "y": 0, **fields}
    await who.page.evaluate("item => window.tondo.session.propose([{op: 'create', item}])", item)
    await who.settled()
    await who.page.evaluate("window.tondo.look({x: -400, y: -250, zoom: 1})")


async def box_spot(who: Visitor) -> dict[str, float]:
    """Return where on the screen the box of the only note's last line is."""
    [note] = await who.items("note")
    # The lines stand at the left and in the middle of the height; the last of three has the box.
    spot: dict[str, float] = await who.page.evaluate(
        "n => { const at = window.tondo.toScreen({x: n.x, y: n.y}), zoom = window.tondo.camera().zoom;"
        " return {x: at.x + 0.155 * n.h * zoom, y: at.y + 0.72 * n.h * zoom}; }",
        note,
    )
    return spot
