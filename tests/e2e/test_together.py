"""People in real browsers, and a bot, on one board."""

import pytest
from playwright.async_api import Browser

from e2e.browsers import Visitor, visitor
from serving import Founded, TondoServer
from tondo.bot import join

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]


async def write_note(who: Visitor, x: float, y: float, text: str, *, key: str = "n") -> None:
    """Make a note with the keyboard and the mouse, as a newcomer would."""
    await who.page.keyboard.press(key)
    await who.click(x, y)
    await who.page.keyboard.type(text)
    await who.page.keyboard.press("Escape")


async def test_two_browsers_and_a_bot_share_a_board(board: Founded, browser: Browser) -> None:
    """[W6] [W7]"""
    async with (
        visitor(browser, "Mia") as mia,
        visitor(browser, "Bo") as bo,
        join(board.links["editor"], name="Deploy bot") as bot,
    ):
        await mia.open(board.links["editor"])
        await bo.open(board.links["editor"])

        await write_note(mia, 0, 0, "Ship on Friday", key="Shift+N")
        await write_note(bo, 400, 0, "Write the tests", key="n")
        await mia.until("what.every(text => items.some(i => i.text === text))", "Ship on Friday", "Write the tests")
        ids = {item["text"]: item["id"] for item in await mia.items("note")}
        await bot.connect_items(ids["Ship on Friday"], ids["Write the tests"])
        await bot.note("Deploy finished", shape="round", color="green")

        for who in (mia, bo):
            await who.until(
                "items.filter(i => i.kind === 'note').length === 3 && items.some(i => i.kind === 'connector')"
            )
        shapes = {item["text"]: item["shape"] for item in await bo.items("note")}
        assert shapes == {"Ship on Friday": "round", "Write the tests": "square", "Deploy finished": "round"}
        async with visitor(browser, "Ana") as ana:
            await ana.open(board.links["viewer"])
            theirs = {item["id"]: item for item in await ana.items()}
            assert theirs.keys() >= set(ids.values())
            assert {i: item for i, item in theirs.items() if "text" in item} == {
                item["id"]: item for item in await mia.items() if "text" in item
            }


async def test_two_people_type_in_one_note_and_every_character_is_there(board: Founded, browser: Browser) -> None:
    """[X2] [X3]"""
    async with visitor(browser, "Mia") as mia, visitor(browser, "Bo") as bo:
        await mia.open(board.links["editor"])
        await bo.open(board.links["editor"])
        await write_note(mia, 0, 0, "middle")
        await bo.until("items.some(i => i.text === 'middle')")
        for who, key in ((mia, "Home"), (bo, "End")):
            await who.click(0, 0, click_count=2)
            await who.page.keyboard.press(key)

        for n in range(20):
            await mia.page.keyboard.type(f"a{n:02}")
            await bo.page.keyboard.type(f"z{n:02}")

        for who in (mia, bo):
            await who.page.keyboard.press("Escape")
            await who.settled()
        written = "".join(f"a{n:02}" for n in range(20)) + "middle" + "".join(f"z{n:02}" for n in range(20))
        for who in (mia, bo):
            await who.until("items.some(i => i.text === what[0])", written)


async def test_a_connector_follows_when_somebody_else_moves_its_note(board: Founded, browser: Browser) -> None:
    """[I9]"""
    async with (
        visitor(browser, "Mia") as mia,
        visitor(browser, "Bo") as bo,
        join(board.links["editor"], name="Bot") as bot,
    ):
        first = await bot.note("from", x=-300, y=0)
        second = await bot.note("to", shape="round", x=300, y=0)
        line = await bot.connect_items(first, second)
        await mia.open(board.links["editor"])
        await bo.open(board.links["editor"])

        await mia.drag((400, 100), (400, 500))

        await bo.until("items.some(i => i.id === what[0] && i.y > 300)", second)
        ends = next(item for item in await bo.items("connector") if item["id"] == line)
        assert ends["to"]["item"] == second


async def test_what_is_typed_while_the_server_is_away_arrives(
    board: Founded, server: TondoServer, browser: Browser
) -> None:
    """[W5]"""
    async with visitor(browser, "Mia") as mia, visitor(browser, "Bo") as bo:
        await mia.open(board.links["editor"])
        await bo.open(board.links["editor"])
        await write_note(mia, 0, 0, "before")
        await mia.settled()

        server.kill()
        await mia.until("state === 'offline'")
        await write_note(mia, 400, 0, "while away")
        server.start()

        await mia.settled()
        await bo.until("items.some(i => i.text === 'before') && items.some(i => i.text === 'while away')")


async def test_what_a_closed_tab_had_not_sent_is_sent_by_the_next_one(
    board: Founded, server: TondoServer, browser: Browser
) -> None:
    """[W5]"""
    async with visitor(browser, "Mia") as mia, visitor(browser, "Bo") as bo:
        await mia.open(board.links["editor"])
        await bo.open(board.links["editor"])

        server.kill()
        await mia.until("state === 'offline'")
        await write_note(mia, 0, 0, "not lost")
        await mia.page.wait_for_timeout(500)  # The outbox is written within a tenth of a second.
        await mia.page.close()
        server.start()
        again = await mia.context.new_page()
        await again.goto(board.links["editor"])

        await bo.until("items.some(i => i.text === 'not lost')")


async def test_undo_takes_back_my_step_and_leaves_what_others_did_since(board: Founded, browser: Browser) -> None:
    """[O3]"""
    async with visitor(browser, "Mia") as mia, join(board.links["editor"], name="Bot") as bot:
        await mia.open(board.links["editor"])
        await write_note(mia, 0, 0, "mine")
        await mia.settled()
        note = (await mia.items("note"))[0]
        await mia.drag((note["x"] + 20, note["y"] + 20), (note["x"] + 320, note["y"] + 20))
        await mia.settled()
        await bot.update(note["id"], color="pink")
        await mia.until("items.some(i => i.color === 'pink')")

        await mia.page.keyboard.press("Control+z")

        await mia.until(
            "items.some(i => i.id === what[0] && i.x === what[1] && i.color === 'pink')", note["id"], note["x"]
        )


async def test_an_owner_shares_a_link_that_is_not_the_owners(server: TondoServer, browser: Browser) -> None:
    """[B8]"""
    board = server.found("Retro")
    async with visitor(browser, "Mia", permissions=["clipboard-read", "clipboard-write"]) as mia:
        await mia.open(board.links["owner"])

        await mia.page.get_by_role("button", name="Share", exact=True).click()
        await mia.page.get_by_role("button", name="Copy the link for: Editor").click()
        await mia.page.get_by_text("Copied. Editor").first.wait_for()
        link = await mia.page.evaluate("navigator.clipboard.readText()")

        async with visitor(browser, "Bo") as bo:
            await bo.open(link)
            assert await bo.page.evaluate("window.tondo.session.me.role") == "editor"


async def test_who_takes_another_name_stays_the_same_person(board: Founded, browser: Browser) -> None:
    """[I10]"""
    async with visitor(browser, "Mia") as mia, visitor(browser, "Bo") as bo:
        await mia.open(board.links["editor"])
        await bo.open(board.links["editor"])
        before = await mia.page.evaluate("window.tondo.session.me.user")

        await mia.page.get_by_role("button", name="Who is here").click()
        await mia.page.get_by_label("Your name").fill("Mia Lopez")
        await mia.page.get_by_role("button", name="Save").click()

        await bo.until("items.some(i => i.kind === 'member' && i.name === 'Mia Lopez' && i.id === what[0])", before)
        assert "Mia Lopez" in await bo.page.evaluate("window.tondo.people().map(person => person.name)")
