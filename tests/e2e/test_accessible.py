"""Everyone can take part: by keyboard alone, with a screen reader, much enlarged, in any colours and without motion."""

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page

from e2e.browsers import Visitor, visitor
from serving import Founded, TondoServer

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]

AXE = Path(__file__).parents[2] / "client" / "node_modules" / "axe-core" / "axe.min.js"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "more contrast": {"contrast": "more"},
    "the colors of the system": {"forced_colors": "active"},
    "phone": PHONE,
}
FRAMES = {"frame00001": "Went well", "frame00002": "To change"}
NOTES = (
    ("note000001", "frame00001", 24, 24, "Pairing paid off", "yellow", "round"),
    ("note000002", "frame00001", 248, 24, "Customers noticed", "orange", "square"),
    ("note000003", "frame00002", 824, 24, "Deploys on Friday", "pink", "square"),
    ("note000004", "frame00002", 824, 260, "Ship on Friday", "violet", "round"),
)


async def fill(visitor: Visitor) -> None:
    """Lay two frames with notes, and a line from the first note to the last."""
    ops: list[dict[str, Any]] = [
        {"op": "create", "item": {"id": name, "kind": "frame", "x": at * 800, "y": 0, "w": 760, "h": 560, "text": text}}
        for at, (name, text) in enumerate(FRAMES.items())
    ]
    for name, parent, x, y, text, color, shape in NOTES:
        place = {"x": x, "y": y, "w": 200, "h": 200, "parent": parent}
        item = {"id": name, "kind": "note", "text": text, "color": color, "shape": shape, **place}
        ops.append({"op": "create", "item": item})
    ends = {"from": {"item": "note000001", "side": "auto"}, "to": {"item": "note000004", "side": "auto"}}
    ops.append({"op": "create", "item": {"id": "line000001", "kind": "connector", "means": "depends", **ends}})
    ops.append({"op": "update", "id": "note000001", "set": {"tags": {"infra": True}}})
    await visitor.page.evaluate("(ops) => window.tondo.session.propose(ops)", ops)
    await visitor.settled()
    await visitor.page.keyboard.press("Shift+1")


async def findings(page: Page, screen: str) -> list[str]:
    """Return what axe has to say against a page."""
    if not await page.evaluate("Boolean(window.axe)"):
        await page.evaluate(AXE.read_text())
    found = await page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    return [f"{screen}: {one['id']} {[node['html'][:160] for node in one['nodes'][:3]]}" for one in found]


async def tree(page: Page) -> list[dict[str, Any]]:
    """Return the items of the outline as a screen reader gets them, in their order."""
    session = await page.context.new_cdp_session(page)
    nodes = (await session.send("Accessibility.getFullAXTree"))["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def walk(node: dict[str, Any]) -> list[dict[str, Any]]:
        below = [one for child in node.get("childIds", []) if child in by_id for one in walk(by_id[child])]
        if node.get("role", {}).get("value") != "treeitem":
            return below
        properties = {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
        return [{"name": node["name"]["value"], **properties}, *below]

    return walk(nodes[0])


async def heard(page: Page) -> str:
    """Return what a screen reader has just been told."""
    said: str = await page.evaluate("[...document.querySelectorAll('[aria-live]')].map(e => e.textContent).join(' ')")
    return said.replace("\xa0", " ")


async def until_heard(mia: Visitor, words: str) -> None:
    """Wait until a screen reader is told these words."""
    script = "[...document.querySelectorAll('[aria-live]')].some(e => e.textContent.includes(what[0]))"
    await mia.until(script, words)


async def type_note(mia: Visitor, text: str) -> None:
    """Lay a note and write in it, by nothing but keys."""
    await mia.page.keyboard.press("n")
    await mia.page.keyboard.press("Enter")
    await mia.until("window.tondo.writing() !== undefined")
    await mia.page.keyboard.type(text)
    await mia.page.keyboard.press("Escape")
    await mia.until("window.tondo.writing() === undefined")


async def test_a_whole_retrospective_can_be_built_with_the_keyboard(board: Founded, browser: Browser) -> None:
    async with visitor(browser, "Mia") as mia:
        await mia.open(board.links["editor"])
        keys = mia.page.keyboard

        for title in ("Went well", "To change", "Actions"):
            await keys.press("f")
            await keys.press("Enter")
            await mia.until("window.tondo.writing() !== undefined")
            await keys.type(title)
            await keys.press("Enter")
            await mia.until("window.tondo.writing() === undefined")
            for number in (1, 2):
                await type_note(mia, f"{title} {number}")
            # Back to the frame, so that the next one stands beside it.
            await keys.press("Shift+Tab")
            await keys.press("Shift+Tab")
        await mia.until("items.filter(i => i.kind === 'note').length === 6")
        # The list on the side has every command. The last frame is selected; its first note comes next.
        await keys.press("Tab")
        await keys.press("Shift+O")
        await mia.until("document.activeElement?.role === 'tree'")
        await keys.press("Shift+F10")
        await mia.page.get_by_role("menu").wait_for()
        # Colour, then connect.
        await keys.press("c")
        await keys.press("c")
        await keys.press("Enter")
        await keys.type("Went well 2")
        await keys.press("ArrowDown")
        await keys.press("Enter")
        await mia.until("items.some(i => i.kind === 'connector')")
        await keys.press("Alt+ArrowLeft")
        await mia.until("items.find(i => i.text === 'Actions 1').parent === items.find(i => i.text === 'To change').id")
        await keys.press("Escape")
        await keys.press("3")
        await mia.until("items.find(i => i.text === 'Actions 1').color === 'pink'")
        await keys.press("Control+z")
        await mia.until("items.find(i => i.text === 'Actions 1').color !== 'pink'")
        await mia.settled()
        items = {item["id"]: item for item in await mia.items()}

        named = {item.get("text", ""): item for item in items.values()}
        homes = {text: items[item["parent"]]["text"] for text, item in named.items() if item["kind"] == "note"}
        assert homes == {
            "Went well 1": "Went well",
            "Went well 2": "Went well",
            "To change 1": "To change",
            "To change 2": "To change",
            "Actions 1": "To change",
            "Actions 2": "Actions",
        }
        [line] = [item for item in items.values() if item["kind"] == "connector"]
        assert (items[line["from"]["item"]]["text"], items[line["to"]["item"]]["text"]) == ("Actions 1", "Went well 2")


async def test_a_screen_reader_reads_the_board_in_order(board: Founded, browser: Browser) -> None:
    async with visitor(browser, "Mia") as mia:
        await mia.open(board.links["owner"])
        await fill(mia)
        await mia.until("document.querySelectorAll('[role=treeitem]').length === 7")

        rows = await tree(mia.page)

        assert [row["name"] for row in rows] == [
            "Frame: Went well, holds 2 things, 1 of 2",
            "Yellow round note, Pairing paid off, tags: infra, links to 1, by you, 1 of 2 in Went well",
            "→ Ship on Friday (depends on)",
            "Orange square note, Customers noticed, by you, 2 of 2 in Went well",
            "Frame: To change, holds 2 things, 2 of 2",
            "Pink square note, Deploys on Friday, by you, 1 of 2 in To change",
            "Violet round note, Ship on Friday, linked from 1, by you, 2 of 2 in To change",
        ]
        assert [row["level"] for row in rows] == [1, 2, 3, 2, 1, 2, 2]


async def test_the_desk_points_at_what_is_selected(board: Founded, browser: Browser) -> None:
    async with visitor(browser, "Mia") as mia:
        await mia.open(board.links["owner"])
        await fill(mia)

        await mia.page.keyboard.press("Tab")
        await mia.page.keyboard.press("Tab")

        desk = mia.page.get_by_role("application")
        assert await desk.get_attribute("aria-activedescendant") == "item-note000001"
        await mia.page.locator("#item-note000001").wait_for(state="attached")


async def test_only_some_rows_of_a_large_board_have_elements(board: Founded, browser: Browser) -> None:
    async with visitor(browser, "Mia") as mia:
        await mia.open(board.links["owner"])
        many = "Array.from({length: 900}, (_, n) => ({op: 'create', item: {kind: 'note', x: n % 30 * 220, y: ~~(n / 30) * 220}}))"
        await mia.page.evaluate(f"() => window.tondo.session.propose({many})")
        await mia.until("items.length > 900")

        await mia.page.keyboard.press("Shift+O")
        await mia.page.keyboard.press("End")
        await mia.until("window.tondo.selection().length === 1")
        selected = (await mia.page.evaluate("window.tondo.selection()"))[0]
        row = mia.page.locator(f"#item-{selected}")
        await row.wait_for()

        assert await mia.page.get_by_role("treeitem").count() <= 150
        assert await row.get_attribute("aria-posinset") == "900"
        assert await row.get_attribute("aria-setsize") == "900"


async def test_what_is_written_in_the_outline_is_on_the_board_at_once(board: Founded, browser: Browser) -> None:
    async with visitor(browser, "Mia") as mia, visitor(browser, "Bo") as bo:
        await mia.open(board.links["owner"])
        await fill(mia)
        await bo.open(board.links["editor"])

        await mia.page.keyboard.press("Shift+O")
        await mia.page.keyboard.press("End")
        await mia.page.keyboard.press("F2")
        await mia.page.keyboard.type(" now")
        await bo.until("items.some(i => i.text === 'Ship on Friday now')")
        await mia.page.keyboard.press("Enter")
        await mia.page.keyboard.press("Control+Enter")
        await mia.page.keyboard.type("And tell everyone")
        await mia.page.keyboard.press("Enter")
        await bo.until("items.some(i => i.text === 'And tell everyone' && i.parent === 'frame00002')")
        await mia.page.keyboard.press("Delete")
        await bo.until("!items.some(i => i.text === 'And tell everyone')")
        await mia.page.keyboard.press("Control+z")
        await bo.until("items.some(i => i.text === 'And tell everyone')")

        assert await mia.page.evaluate("document.activeElement.role") == "tree"


async def test_what_one_does_is_said_at_once_and_what_others_do_a_little_later(
    board: Founded, browser: Browser
) -> None:
    async with visitor(browser, "Mia") as mia, visitor(browser, "Bo") as bo:
        await mia.open(board.links["owner"])
        await fill(mia)
        await bo.open(board.links["editor"])

        await mia.page.keyboard.press("Shift+O")
        await mia.page.keyboard.press("End")
        await mia.page.keyboard.press("Alt+ArrowLeft")
        await until_heard(mia, "Moved into Went well.")
        three = "[0, 1, 2].map(n => ({op: 'create', item: {kind: 'note', x: 900 + n, y: 300, parent: 'frame00002'}}))"
        await bo.page.evaluate(f"() => window.tondo.session.propose({three})")
        await until_heard(mia, "Bo added 3 in To change.")
        await mia.page.get_by_text("What happened").click()

        log = await mia.page.locator(".outline-log li").all_inner_texts()
        assert any("Bo added 3 in To change." in line for line in log)
        assert any("Moved into Went well." in line for line in log)


async def test_the_keyboard_goes_round_the_screen_and_comes_back_after_a_dialog(
    board: Founded, browser: Browser
) -> None:
    async with visitor(browser, "Mia") as mia:
        await mia.open(board.links["owner"])
        await fill(mia)
        at = "document.activeElement.closest('main > *')?.className.split(' ')[0]"

        stops = []
        for _ in range(12):
            await mia.page.keyboard.press("F6")
            stops.append(await mia.page.evaluate(at))
            if stops[-1] == "desk":
                break
        await mia.page.keyboard.press("?")
        await mia.page.get_by_role("dialog").wait_for()
        await mia.page.keyboard.press("Escape")
        await mia.until("!document.querySelector('dialog')")
        after = await mia.page.evaluate(at)
        opener = mia.page.get_by_role("button", name="Keys", exact=True)
        await opener.focus()
        await mia.page.keyboard.press("Enter")
        await mia.page.get_by_role("dialog").wait_for()
        await mia.page.keyboard.press("Escape")
        await mia.until("!document.querySelector('dialog')")

        assert {"title-card", "people", "dock-place", "zoom", "desk"} <= set(stops)
        assert after == "desk"
        assert await opener.evaluate("(e) => e === document.activeElement")


async def test_what_the_keyboard_goes_to_is_clear_of_the_panels(board: Founded, browser: Browser) -> None:
    async with visitor(browser, "Mia") as mia:
        await mia.open(board.links["owner"])
        await fill(mia)
        await mia.page.keyboard.press("Shift+0")
        await mia.page.keyboard.press("Shift+O")

        for _ in range(6):
            await mia.page.keyboard.press("ArrowDown")
            covered = await mia.page.evaluate(
                """() => {
                    const [id] = window.tondo.selection(), item = window.tondo.items().find(i => i.id === id);
                    if (item.kind !== "note") return [];
                    const a = window.tondo.toScreen(item);
                    const b = window.tondo.toScreen({x: item.x + item.w, y: item.y + item.h});
                    return [...document.querySelectorAll(".outline, .dock, .title-card, .people")]
                        .filter(e => { const r = e.getBoundingClientRect();
                            return r.left < b.x && a.x < r.right && r.top < b.y && a.y < r.bottom; })
                        .map(e => e.className);
                }"""
            )
            assert covered == []


@pytest.mark.parametrize("look", LOOKS)
async def test_axe_finds_nothing(server: TondoServer, board: Founded, browser: Browser, look: str) -> None:
    # What is looked at with is brought in from outside, which the policy forbids everybody else.
    async with visitor(browser, "Mia", bypass_csp=True, **LOOKS[look]) as mia:
        page = mia.page
        await page.goto(server.address)
        found = await findings(page, "home")
        await page.goto(f"{server.address}/b/{board.id}#k=wrong")
        await page.get_by_role("heading", name="This link does not work.").wait_for()
        found += await findings(page, "wrong link")
        await page.goto(board.links["owner"])
        await page.reload()
        await mia.settled()
        found += await findings(page, "first visit")
        await mia.open(board.links["owner"])
        found += await findings(page, "empty board")
        await fill(mia)
        await mia.until("document.querySelectorAll('[role=treeitem]').length === 7")
        await page.keyboard.press("Tab")
        await page.keyboard.press("Tab")
        found += await findings(page, "a note selected")
        await page.keyboard.press("Shift+O")
        await page.keyboard.press("ArrowDown")
        found += await findings(page, "outline")
        await page.keyboard.press("Shift+F10")
        await page.get_by_role("menu").wait_for()
        found += await findings(page, "commands")
        await page.keyboard.press("Escape")
        await page.keyboard.press("F2")
        found += await findings(page, "writing in the outline")
        await page.keyboard.press("Escape")
        await page.keyboard.press("Escape")
        await page.keyboard.press("?")
        await page.get_by_role("dialog").wait_for()
        found += await findings(page, "keys")
        await page.keyboard.press("Escape")
        await mia.until("!document.querySelector('dialog')")
        await page.keyboard.press("Control+,")
        await page.get_by_role("dialog").wait_for()
        found += await findings(page, "preferences")
        await page.keyboard.press("Escape")
        await mia.until("!document.querySelector('dialog')")
        await page.keyboard.press("Control+k")
        await page.get_by_role("dialog").wait_for()
        found += await findings(page, "all commands")
        await page.keyboard.press("Escape")
        await mia.until("!document.querySelector('dialog')")
        await page.keyboard.press("Control+f")
        await page.locator(".find").wait_for()
        found += await findings(page, "find")
        await page.keyboard.press("Escape")
        await page.get_by_role("button", name="Who is here").press("Enter")
        found += await findings(page, "people")

    assert found == [], "\n".join(found)


@pytest.mark.parametrize("size", [(390, 844), (640, 400), (320, 640), (320, 256)])
async def test_nothing_is_cut_off_when_the_page_is_enlarged(
    board: Founded, browser: Browser, size: tuple[int, int]
) -> None:
    width, height = size
    async with visitor(browser, "Mia", viewport={"width": width, "height": height}) as mia:
        await mia.open(board.links["owner"])
        await fill(mia)

        await mia.until(f"({COVERED})().length === 0")
        await mia.page.keyboard.press("Shift+O")
        await mia.page.get_by_role("tree").wait_for()
        lost = await mia.page.evaluate(OUT_OF_REACH)

    assert lost == []


COVERED = """() => [...document.querySelectorAll(".title-card *, .people *, .dock *, .zoom *")]
    .filter((e) => e.matches("button, a, input") && e.checkVisibility())
    .filter((e) => {
        const {left, top, width, height} = e.getBoundingClientRect();
        const on = document.elementFromPoint(left + width / 2, top + height / 2);
        return width > 0 && !e.contains(on) && !on?.contains(e);
    })
    .map((e) => e.ariaLabel || e.textContent)"""


OUT_OF_REACH = """() => {
    const scrolls = (e) => e && e !== document.body && (
        (/auto|scroll/.test(getComputedStyle(e).overflowY) && e.scrollHeight > e.clientHeight) ||
        (/auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth) || scrolls(e.parentElement));
    return [...document.querySelectorAll("button, a, input, summary")]
        .filter((e) => e.checkVisibility() && !e.closest(".unseen"))
        .filter((e) => {
            const r = e.getBoundingClientRect();
            const out = r.left < -1 || r.top < -1 || r.right > innerWidth + 1 || r.bottom > innerHeight + 1;
            return out && !scrolls(e.parentElement);
        })
        .map((e) => e.ariaLabel || e.textContent);
}"""


@pytest.mark.parametrize("look", ["light", "phone"])
async def test_everything_is_large_enough_to_be_hit(board: Founded, browser: Browser, look: str) -> None:
    async with visitor(browser, "Mia", **LOOKS[look]) as mia:
        await mia.open(board.links["owner"])
        await fill(mia)
        await mia.page.keyboard.press("Tab")
        await mia.page.keyboard.press("Tab")
        least = 44 if look == "phone" else 24

        small = await mia.page.evaluate(
            """(least) => [...document.querySelectorAll("button, a, input, summary")]
                .filter((e) => e.checkVisibility() && !e.closest(".unseen"))
                .map((e) => [e.ariaLabel || e.textContent, e.getBoundingClientRect(), e.closest(".dock") ? 44 : least])
                .filter(([, box, least]) => box.height < least || box.width < Math.min(least, 34))
                .map(([name, box]) => `${name} ${box.width} x ${box.height}`)""",
            least,
        )

    assert small == []


async def test_the_board_is_drawn_in_the_colours_of_the_system(board: Founded, browser: Browser) -> None:
    async with visitor(browser, "Mia", forced_colors="active", color_scheme="dark") as mia:
        await mia.open(board.links["owner"])
        await fill(mia)
        await mia.until("window.tondo.settled()")

        colors = await mia.page.evaluate(
            """() => {
                const canvas = document.querySelector(".desk-canvas"), context = canvas.getContext("2d");
                const spot = window.tondo.toScreen({x: 260, y: 40}), by = devicePixelRatio;
                const probe = document.createElement("i");
                probe.style.setProperty("forced-color-adjust", "none");
                probe.style.color = "Canvas";
                document.body.append(probe);
                const wanted = getComputedStyle(probe).color;
                const [r, g, b] = context.getImageData(spot.x * by, spot.y * by, 1, 1).data;
                return [`rgb(${r}, ${g}, ${b})`, wanted];
            }"""
        )

        assert colors[0] == colors[1]


async def test_nothing_moves_for_those_who_asked_for_stillness(board: Founded, browser: Browser) -> None:
    async with visitor(browser, "Mia", reduced_motion="reduce") as mia:
        await mia.open(board.links["owner"])
        await fill(mia)

        moving = await mia.page.evaluate(
            """() => [...document.querySelectorAll("*")].flatMap((e) => {
                const {animationName, transitionDuration} = getComputedStyle(e);
                const slow = transitionDuration.split(", ").some((time) => parseFloat(time) > 0.01);
                return animationName !== "none" || slow ? [e.className] : [];
            })"""
        )

    assert moving == []


async def break_the_policy(browser: Browser, link: str) -> None:
    """Visit a board, and make markup of a text there."""
    async with visitor(browser, "Mia") as mia:
        await mia.open(link)
        async with mia.page.expect_event("console", lambda message: "against the policy" in message.text):
            await mia.page.evaluate("() => { try { document.body.insertAdjacentHTML('beforeend', 'x'); } catch {} }")


async def test_whoever_breaks_the_policy_of_the_page_fails(board: Founded, browser: Browser) -> None:
    with pytest.raises(AssertionError, match="against the policy: require-trusted-types-for"):
        await break_the_policy(browser, board.links["owner"])
