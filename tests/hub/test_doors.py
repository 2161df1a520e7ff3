"""The ways in: links, names and tokens."""

import orjson
import pytest

from guests import RoughStore, visit
from tondo.errors import Bad, Forbidden, NotFound, Unauthorized, Unavailable
from tondo.hub import doors
from tondo.hub.doors import found_board, invite, join, recognise
from tondo.hub.hub import Hub
from tondo.model.access import ROLES
from tondo.model.entry import Entry, chained
from tondo.stores.port import Head, Stamped, StoreDown


async def test_each_secret_gives_its_role(hub: Hub) -> None:
    """[B1] [B3]"""
    board = await found_board(hub, "Retro")

    joined = {role: await join(hub, board.board, board.secrets[role], role) for role in ROLES}

    assert {role: one.role for role, one in joined.items()} == {role: role for role in ROLES}
    assert len({one.user for one in joined.values()}) == len({one.token for one in joined.values()}) == len(ROLES)


async def test_secrets_and_tokens_carry_160_random_bits(hub: Hub) -> None:
    """[B2] [B5]"""
    boards = [await found_board(hub, "") for _ in range(5)]
    joined = [await join(hub, board.board, board.secrets["viewer"], "Vic") for board in boards]

    words = [*(word for board in boards for word in board.secrets.values()), *(one.token for one in joined)]

    assert len(set(words)) == len(words)
    assert all(len(word) == 27 for word in words), "27 characters of 6 bits for 160 bits"


async def test_the_store_holds_neither_secrets_nor_tokens(hub: Hub, store: RoughStore) -> None:
    """[B2] [B5]"""
    board = await found_board(hub, "Retro")
    joined = [await join(hub, board.board, board.secrets[role], role) for role in ROLES]

    kept = repr([store._facts, store._logs, store._blobs, store._checkpoints])

    for word in (*board.secrets.values(), *(one.token for one in joined)):
        assert word not in kept


async def test_an_unknown_board_and_a_wrong_secret_sound_alike(hub: Hub) -> None:
    """[B4]"""
    board, other = await found_board(hub, "Retro"), await found_board(hub, "Other")

    said = set()
    for name, secret in (
        ("none000000", board.secrets["editor"]),
        (board.board, "wrong"),
        (board.board, ""),
        (board.board, "\ud800"),
        (board.board, other.secrets["editor"]),
    ):
        with pytest.raises(NotFound) as refused:
            await join(hub, name, secret, "Eve")
        said.add(refused.value.message)

    assert len(said) == 1


@pytest.mark.parametrize(
    ("given", "called"),
    [("Mia", "Mia"), ("  Mia \n", "Mia"), ("M\x00i\x1ba\x7f", "Mia"), ("x" * 200, "x" * 40), ("👩‍🚀 Mia", "👩‍🚀 Mia")],
)
async def test_a_name_is_cleaned_and_cut(hub: Hub, given: str, called: str) -> None:
    """[B3]"""
    board = await found_board(hub, "Retro")

    joined = await join(hub, board.board, board.secrets["editor"], given)

    assert (await hub.open(board.board)).room.board.items[joined.user]["name"] == called


@pytest.mark.parametrize("name", ["", "   ", "\x00\x01"])
async def test_nobody_joins_without_a_name(hub: Hub, name: str) -> None:
    """[B3]"""
    board = await found_board(hub, "Retro")

    with pytest.raises(Bad):
        await join(hub, board.board, board.secrets["editor"], name)


@pytest.mark.parametrize("token", ["", "nonsense", "\ud800", "x" * 10_000])
async def test_an_unknown_token_is_told_so(hub: Hub, token: str) -> None:
    """[B5]"""
    with pytest.raises(Unauthorized):
        await recognise(hub, token)


async def test_a_token_does_not_live_for_ever(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """[B5]"""
    board = await found_board(hub, "Retro")
    monkeypatch.setattr(doors, "TOKEN_LIFE", -1)

    joined = await join(hub, board.board, board.secrets["editor"], "Mia")

    with pytest.raises(Unauthorized):
        await recognise(hub, joined.token)


async def test_a_board_without_a_title_is_called_something(hub: Hub) -> None:
    """[B1]"""
    live = await hub.open((await found_board(hub, "  ")).board)

    assert live.room.board.items["settings"]["title"] == "Untitled board"


async def test_an_owner_makes_further_links_and_nobody_else_does(hub: Hub) -> None:
    """[B8]"""
    board = await found_board(hub, "Retro")
    olga, mia = await visit(hub, board, "owner", "Olga"), await visit(hub, board)

    secret = await invite(olga.live, olga.user, "commenter", "For the guests")

    assert (await join(hub, board.board, secret, "Vic")).role == "commenter"
    with pytest.raises(Forbidden):
        await invite(mia.live, mia.user, "owner")


async def test_when_the_store_does_not_answer_every_door_says_so(
    hub: Hub, store: RoughStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = await found_board(hub, "Retro")
    await hub.open(board.board)

    async def down(*_: object) -> bool:
        raise StoreDown("the store does not answer")

    monkeypatch.setattr(store, "add", down)
    with pytest.raises(Unavailable):
        await join(hub, board.board, board.secrets["editor"], "Mia")
    store.down = True
    with pytest.raises(Unavailable):
        await found_board(hub, "")
    with pytest.raises(Unavailable):
        await recognise(hub, "token")


async def test_a_name_that_is_taken_is_no_new_board(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """[B1]"""
    board = await found_board(hub, "Retro")
    monkeypatch.setattr(doors, "mint_id", lambda: board.board)

    with pytest.raises(Unavailable):
        await found_board(hub, "Another")

    assert (await hub.open(board.board)).room.board.items["settings"]["title"] == "Retro"


async def test_somebody_whose_link_goes_while_they_join_is_not_let_in(hub: Hub, store: RoughStore) -> None:
    """[B4]"""
    board = await found_board(hub, "Retro")
    live = await hub.open(board.board)
    (link,) = [name for name, item in live.room.board.items.items() if item.get("role") == "editor"]

    add = store.add

    async def slow_add(shelf: str, name: str, fact: bytes) -> bool:
        seq, tag = live.room.seq, live.room.tag
        body = Entry(seq + 1, 0, "", "", 0, [{"del": link}]).encoded()
        key = bytes.fromhex(orjson.loads(await store.find("boards", board.board) or b"")["key"])
        live._do(lambda: live.room.heard([(seq + 1, chained(key, tag, body), body)], 0))
        await store.append(board.board, Head(seq, tag), [Stamped(seq + 1, chained(key, tag, body), body)])
        return await add(shelf, name, fact)

    store.add = slow_add  # type: ignore[method-assign]
    with pytest.raises(NotFound):
        await join(hub, board.board, board.secrets["editor"], "Mia")
