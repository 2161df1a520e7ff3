"""Pictures, comments and links to things, in real browsers."""

import asyncio
import io
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from PIL import Image
from playwright.async_api import Browser, expect

from e2e.browsers import PATIENCE, Visitor, chromium, visitor
from serving import TondoServer, running_server

# One loop, one server and one browser for all of them; each has boards and visitors of its own.
pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120), pytest.mark.asyncio(loop_scope="module")]

CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
RED, BLUE = (220, 30, 40), (30, 60, 220)
NOTE = {"op": "create", "item": {"kind": "note", "id": "note000001", "x": -100, "y": -100, "text": "Ship on Friday"}}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TondoServer]:
    with running_server(tmp_path_factory.mktemp("tondo")) as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as running:
        yield running


def picture(folder: Path, color: tuple[int, int, int] = RED, w: int = 600, h: int = 400) -> Path:
    """Make a picture of one colour in a file."""
    path = folder / f"{color[0]}-{color[2]}.png"
    Image.new("RGB", (w, h), color).save(path)
    return path


async def shows(who: Visitor, color: tuple[int, int, int]) -> None:
    """Wait until the middle of the only image on the board has this colour on the screen."""
    async with asyncio.timeout(PATIENCE):
        while True:
            seen = await middle_of_image(who)
            if seen is not None and all(abs(a - b) < 16 for a, b in zip(seen, color, strict=True)):
                return
            await asyncio.sleep(0.1)


async def middle_of_image(who: Visitor) -> tuple[int, ...] | None:
    """Return the colour on the screen where the image's middle is."""
    (item,) = await who.items("image")
    await who.page.evaluate("(x) => window.tondo.look({x: x.x - 200, y: x.y - 200, zoom: 1})", item)
    x, y = 200 + item["w"] / 2, 200 + item["h"] / 2
    shot = await who.page.screenshot(clip={"x": x, "y": y, "width": 1, "height": 1})
    pixel = Image.open(io.BytesIO(shot)).convert("RGB").getpixel((0, 0))
    return pixel if isinstance(pixel, tuple) else None


async def choose(who: Visitor, *files: Path) -> None:
    """Choose pictures by the button among the tools."""
    async with who.page.expect_file_chooser() as chooser:
        await who.page.get_by_role("button", name="Picture", exact=True).click()
    await (await chooser.value).set_files(files)


async def wish(who: Visitor, *ops: dict[str, Any]) -> None:
    """Wish something, and wait until it is acknowledged."""
    await who.page.evaluate("(ops) => window.tondo.session.propose(ops)", list(ops))
    await who.settled()


async def press_pin(who: Visitor) -> None:
    """Press the pin at the upper right corner of the note."""
    at = await who.page.evaluate("window.tondo.toScreen({x: 100, y: -100})")
    await who.page.mouse.click(at["x"] + 20, at["y"] - 20)


async def test_a_chosen_picture_is_seen_by_everybody_and_described(
    server: TondoServer, browser: Browser, tmp_path: Path
) -> None:
    """[B9] [B10] [I13]"""
    board = server.found("Pictures")
    async with visitor(browser, "Mia") as mia, visitor(browser, "Ben") as ben:
        await mia.open(board.links["editor"])
        await ben.open(board.links["viewer"])

        await choose(mia, picture(tmp_path))
        await ben.until("items.some(i => i.kind === 'image')")
        await mia.page.get_by_role("textbox", name="What does it show?").fill("A red field")
        await mia.page.keyboard.press("Enter")

        await ben.until("items.some(i => i.alt === 'A red field')")
        (item,) = await ben.items("image")
        assert (item["w"], item["h"]) == (480, 320)
        await shows(ben, RED)
        await expect(mia.page.locator(".image-words")).to_have_count(0)


async def test_pictures_that_came_together_are_taken_back_together(
    server: TondoServer, browser: Browser, tmp_path: Path
) -> None:
    """[B9]"""
    board = server.found("Pictures")
    async with visitor(browser, "Mia") as mia:
        await mia.open(board.links["editor"])
        await choose(mia, picture(tmp_path), picture(tmp_path, BLUE))
        await mia.until("items.filter(i => i.kind === 'image').length === 2")

        await mia.page.keyboard.press("Control+z")

        await mia.until("!items.some(i => i.kind === 'image')")
        await expect(mia.page.locator(".image-words")).to_have_count(0)


async def test_a_pasted_picture_is_laid_where_the_pointer_is(
    server: TondoServer, browser: Browser, tmp_path: Path
) -> None:
    """[B9]"""
    board = server.found("Pictures")
    async with visitor(browser, "Mia", **CLIPBOARD) as mia, visitor(browser, "Ben") as ben:
        await mia.open(board.links["editor"])
        await ben.open(board.links["viewer"])
        raw = list(picture(tmp_path, BLUE).read_bytes())
        await mia.page.evaluate(
            """async (raw) => {
                const blob = new Blob([new Uint8Array(raw)], {type: "image/png"});
                await navigator.clipboard.write([new ClipboardItem({"image/png": blob})]);
            }""",
            raw,
        )
        await mia.page.mouse.move(400, 300)
        await mia.page.wait_for_function("() => new Promise(done => requestAnimationFrame(() => done(true)))")

        await mia.page.keyboard.press("Control+v")

        await ben.until("items.some(i => i.kind === 'image')")
        (item,) = await ben.items("image")
        middle = await mia.page.evaluate(
            "([x, y]) => window.tondo.toScreen({x, y})", [item["x"] + 240, item["y"] + 160]
        )
        assert (round(middle["x"]), round(middle["y"])) == (400, 300)
        await shows(ben, BLUE)


async def test_a_dropped_file_that_is_no_picture_is_told_so(server: TondoServer, browser: Browser) -> None:
    board = server.found("Pictures")
    async with visitor(browser, "Mia") as mia:
        await mia.open(board.links["editor"])
        await expect(mia.page.get_by_role("button", name="Picture", exact=True)).to_be_visible()

        await mia.page.evaluate(
            """() => {
                const dataTransfer = new DataTransfer();
                dataTransfer.items.add(new File(["words"], "words.txt", {type: "text/plain"}));
                dataTransfer.items.add(new File(["nonsense"], "broken.png", {type: "image/png"}));
                const desk = document.querySelector(".desk");
                desk.dispatchEvent(new DragEvent("drop", {dataTransfer, bubbles: true, clientX: 300, clientY: 300}));
            }"""
        )

        await expect(mia.page.locator(".toast", has_text="no picture")).to_be_visible()
        await expect(mia.page.locator(".toast", has_text="broken.png")).to_be_visible()
        assert await mia.items("image") == []


async def test_a_thread_is_begun_answered_and_resolved(server: TondoServer, browser: Browser) -> None:
    """[I17]"""
    board = server.found("Talk")
    async with visitor(browser, "Mia Berg") as mia, visitor(browser, "Ben Oak") as ben:
        await mia.open(board.links["editor"])
        await wish(mia, NOTE)
        await ben.open(board.links["commenter"])
        await ben.until("items.some(i => i.id === 'note000001')")

        await ben.page.get_by_role("button", name="Comment", exact=True).click()
        await ben.click(0, 0)
        await expect(ben.page.get_by_label("Write a comment")).to_be_focused()
        await ben.page.keyboard.type("Is Friday real? @mi")
        await expect(ben.page.get_by_role("option", name="Mia Berg")).to_be_visible()
        await ben.page.keyboard.press("Enter")
        await ben.page.keyboard.press("Enter")

        await expect(mia.page.locator(".toast", has_text="Ben Oak mentions you")).to_be_visible()
        await expect(mia.page.get_by_role("button", name="Comments: 1 open, 1 mentions you")).to_be_visible()
        (first,) = await mia.items("comment")
        (member,) = [item for item in await mia.items("member") if item["name"] == "Mia Berg"]
        assert (first["on"], first["mentions"]) == ("note000001", [member["id"]])
        assert first["text"] == "Is Friday real? @Mia Berg"

        await press_pin(mia)
        await expect(mia.page.get_by_label("Answer")).to_be_focused()
        await mia.page.keyboard.type("Yes.")
        await mia.page.keyboard.press("Shift+Enter")
        await mia.page.keyboard.type("It is.")
        await mia.page.keyboard.press("Enter")
        await expect(ben.page.locator(".said-text", has_text="Yes.")).to_have_text("Yes.\nIt is.")
        await mia.page.get_by_role("button", name="Resolve", exact=True).click()

        await ben.until("items.some(i => i.kind === 'comment' && i.done)")
        await expect(ben.page.get_by_role("button", name="Open again")).to_be_visible()
        await expect(mia.page.get_by_role("button", name="Comments", exact=True)).to_be_visible()


async def test_whoever_may_comment_does_nothing_else(server: TondoServer, browser: Browser) -> None:
    """[I17] [O2]"""
    board = server.found("Talk")
    async with visitor(browser, "Mia") as mia, visitor(browser, "Ben") as ben:
        await mia.open(board.links["editor"])
        await wish(
            mia, NOTE, {"op": "create", "item": {"kind": "comment", "id": "comment001", "x": 0, "y": 0, "text": "Mine"}}
        )
        await ben.open(board.links["commenter"])
        await ben.until("items.some(i => i.id === 'comment001')")

        await ben.page.get_by_role("button", name="Comments: 1 open").click()
        await ben.page.get_by_role("button", name="Mine").last.click()
        await expect(ben.page.locator(".thread")).to_be_visible()

        tools = ben.page.get_by_role("toolbar", name="Tools").get_by_role("button")
        assert [await tool.get_attribute("aria-label") for tool in await tools.all()] == [
            "Select",
            "Move the board",
            "Comment",
        ]
        await expect(ben.page.locator(".thread").get_by_role("button", name="Resolve")).to_be_visible()
        await expect(ben.page.locator(".thread").get_by_role("button", name="Delete")).to_have_count(0)
        await ben.page.get_by_label("Answer").fill("Theirs")
        await ben.page.keyboard.press("Enter")
        await mia.until("items.some(i => i.text === 'Theirs')")


async def test_with_a_thing_selected_one_comments_on_it_at_once(server: TondoServer, browser: Browser) -> None:
    """[I17]"""
    board = server.found("Talk")
    async with visitor(browser, "Mia") as mia:
        await mia.open(board.links["editor"])
        await wish(mia, NOTE)
        await mia.page.evaluate("window.tondo.select(['note000001'])")
        await expect(mia.page.get_by_role("button", name="Copy link", exact=True).first).to_be_visible()

        await mia.page.keyboard.press("c")
        await expect(mia.page.get_by_label("Write a comment")).to_be_focused()
        await mia.page.keyboard.type("Really?")
        await mia.page.keyboard.press("Enter")

        await mia.until("items.some(i => i.kind === 'comment' && i.on === 'note000001')")
        await mia.page.keyboard.press("Escape")
        await expect(mia.page.locator(".thread")).to_have_count(0)
        assert await mia.page.evaluate("document.activeElement.className") == "desk"


async def test_a_link_leads_to_a_thing_and_lets_nobody_in(server: TondoServer, browser: Browser) -> None:
    board = server.found("Links")
    async with visitor(browser, "Mia", **CLIPBOARD) as mia, visitor(browser, "Ben") as ben:
        await mia.open(board.links["editor"])
        far = {"op": "create", "item": {"kind": "note", "id": "far0000001", "x": 90_000, "y": 0, "text": "Far"}}
        await wish(mia, NOTE, far)
        await mia.page.evaluate("window.tondo.select(['far0000001'])")
        await mia.page.get_by_role("toolbar", name="Selection").get_by_role("button", name="Copy link").click()
        await expect(mia.page.locator(".toast", has_text="Copied")).to_be_visible()
        link = await mia.page.evaluate("navigator.clipboard.readText()")

        await ben.page.goto(link)
        stranger = await ben.page.locator("main").inner_text()
        await ben.open(board.links["viewer"] + "&i=far0000001")

        assert link == f"{server.address}/b/{board.id}#i=far0000001"
        assert "Ask for the whole link" in stranger
        await ben.until("window.tondo.selection()[0] === 'far0000001'")
        await ben.until("Math.abs(window.tondo.camera().x - 90_000) < 2_000")

        await ben.page.evaluate("location.hash = '#i=note000001'")
        await ben.until("window.tondo.selection()[0] === 'note000001'")
        await ben.page.evaluate("location.hash = '#i=gone000000'")
        await expect(ben.page.locator(".toast", has_text="not on the board any more")).to_be_visible()


async def test_a_link_to_a_comment_opens_its_thread(server: TondoServer, browser: Browser) -> None:
    """[I17]"""
    board = server.found("Links")
    async with visitor(browser, "Mia") as mia, visitor(browser, "Ben") as ben:
        await mia.open(board.links["editor"])
        talk = {"op": "create", "item": {"kind": "comment", "id": "comment001", "x": 5_000, "y": 0, "text": "Here"}}
        await wish(mia, NOTE, talk)

        await ben.open(board.links["viewer"] + "&i=comment001")

        await expect(ben.page.locator(".thread .said-text")).to_have_text("Here")
        await expect(ben.page.locator(".composer")).to_have_count(0)


async def test_a_picture_that_is_pasted_on_another_board_comes_along(
    server: TondoServer, browser: Browser, tmp_path: Path
) -> None:
    """[B9] [B10]"""
    first, second = server.found("From"), server.found("To")
    async with visitor(browser, "Mia", **CLIPBOARD) as mia:
        await mia.open(first.links["editor"])
        await choose(mia, picture(tmp_path))
        await mia.until("items.some(i => i.kind === 'image')")
        await mia.page.get_by_role("button", name="Skip").click()
        await mia.page.locator(".desk").focus()
        await mia.page.keyboard.press("Control+a")
        await mia.page.keyboard.press("Control+c")

        await mia.page.goto(second.links["editor"])
        await mia.until("items.some(i => i.kind === 'settings' && i.title === 'To')")
        await mia.page.keyboard.press("Control+v")

        await mia.until("items.some(i => i.kind === 'image')")
        await shows(mia, RED)
