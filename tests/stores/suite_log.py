"""What a store promises of appending and reading."""

import asyncio

import pytest

from stores.writing import ALL_BYTES, end_of, line, numbered, write
from tondo.stores.port import BEGINNING, Appended, Head, Overtaken, Stamped, Store

ELSEWHERE = Head(1, "unheard-of")


class LogPromises:
    async def test_a_board_that_nobody_wrote_to_has_an_empty_log(self, store: Store) -> None:
        assert await store.head("nobody") == BEGINNING
        assert await store.read("nobody", 0) == []

    async def test_what_is_appended_is_read_in_order(self, store: Store) -> None:
        first = await write(store, "b", b"one", b"two")
        second = await write(store, "b", b"three")

        assert await store.read("b", 0) == first + second
        assert await store.head("b") == end_of(second)

    async def test_an_append_at_an_older_place_is_overtaken_and_writes_nothing(self, store: Store) -> None:
        entries = await write(store, "b", b"one", b"two")
        place = Head(1, entries[0].tag)

        outcome = await store.append("b", place, line(place, b"late"))

        assert outcome == Overtaken(end_of(entries))
        assert await store.read("b", 0) == entries

    async def test_an_append_beyond_the_end_is_overtaken_and_writes_nothing(self, store: Store) -> None:
        entries = await write(store, "b", b"one")
        place = Head(7, "from a log that was rolled back")

        outcome = await store.append("b", place, line(place, b"eight"))

        assert outcome == Overtaken(end_of(entries))
        assert await store.read("b", 0) == entries

    async def test_the_right_number_with_another_tag_is_overtaken(self, store: Store) -> None:
        entries = await write(store, "b", b"one")

        outcome = await store.append("b", ELSEWHERE, line(ELSEWHERE, b"two"))

        assert outcome == Overtaken(end_of(entries))
        assert await store.read("b", 0) == entries

    async def test_an_append_to_an_empty_log_from_somewhere_else_is_overtaken(self, store: Store) -> None:
        outcome = await store.append("b", ELSEWHERE, line(ELSEWHERE, b"two"))

        assert outcome == Overtaken(BEGINNING)
        assert await store.head("b") == BEGINNING

    async def test_a_repeated_append_is_overtaken_by_its_own_head(self, store: Store) -> None:
        entries = line(BEGINNING, b"one", b"two")
        await store.append("b", BEGINNING, entries)

        outcome = await store.append("b", BEGINNING, entries)

        assert outcome == Overtaken(end_of(entries))
        assert await store.read("b", 0) == entries

    async def test_of_appends_at_one_place_exactly_one_wins(self, store: Store) -> None:
        wishes = [line(BEGINNING, b"from %d" % number) for number in range(20)]

        outcomes = await asyncio.gather(*(store.append("b", BEGINNING, wish) for wish in wishes))

        won = [wish for wish, outcome in zip(wishes, outcomes, strict=True) if isinstance(outcome, Appended)]
        assert len(won) == 1
        assert await store.read("b", 0) == won[0]
        assert {outcome.head for outcome in outcomes} == {end_of(won[0])}

    async def test_writers_who_read_and_try_again_all_get_in(self, store: Store) -> None:
        async def writer(name: int) -> None:
            head = BEGINNING
            for number in range(10):
                outcome: Appended | Overtaken = Overtaken(head)
                while isinstance(outcome, Overtaken):
                    head = outcome.head
                    outcome = await store.append("b", head, line(head, b"%d %d" % (name, number)))
                head = outcome.head

        await asyncio.gather(*map(writer, range(4)))

        entries = await store.read("b", 0)
        assert entries == line(BEGINNING, *(entry.body for entry in entries))
        assert sorted(entry.body for entry in entries) == sorted(b"%d %d" % (n, i) for n in range(4) for i in range(10))

    async def test_many_boards_are_written_at_once(self, store: Store) -> None:
        boards = [f"board {number}" for number in range(50)]

        logs = await asyncio.gather(*(write(store, board, board.encode(), b"more") for board in boards))

        assert await asyncio.gather(*(store.read(board, 0) for board in boards)) == logs

    async def test_a_reader_sees_all_of_an_append_or_nothing(self, store: Store) -> None:
        async def writer() -> None:
            for _ in range(20):
                await write(store, "b", *numbered(5))

        writing = asyncio.create_task(writer())
        lengths = set()
        while not writing.done():
            lengths.add(len(await store.read("b", 0)))
            await asyncio.sleep(0)
        await writing

        assert all(length % 5 == 0 for length in lengths)

    async def test_reading_stops_at_the_limit_and_goes_on_from_anywhere(self, store: Store) -> None:
        entries = await write(store, "b", *numbered(30))

        assert await store.read("b", 0, limit=7) == entries[:7]
        assert await store.read("b", 7, limit=7) == entries[7:14]
        assert await store.read("b", 25, limit=7) == entries[25:]
        assert await store.read("b", 0, limit=0) == []
        assert await store.read("b", 30) == []
        assert await store.read("b", 1000) == []

    async def test_a_read_is_limited_to_a_thousand_unless_told(self, store: Store) -> None:
        entries = await write(store, "b", *numbered(1001))

        assert await store.read("b", 0) == entries[:1000]

    @pytest.mark.parametrize("body", [b"", b"\0", ALL_BYTES, b"\r\n$3\r\n", b"x" * 3_000_000])
    async def test_a_body_is_any_bytes(self, store: Store, body: bytes) -> None:
        entries = await write(store, "b", body, b"and another", body)

        assert await store.read("b", 0) == entries

    async def test_names_and_tags_are_any_text(self, store: Store) -> None:
        names = ["a", "a:log", "{a}", "a}", "a{", "a%7D", "a}:log", "", "日本", "a b\0c", "%d"]

        for name in names:
            entry = Stamped(1, name, name.encode())
            assert await store.append(name, BEGINNING, [entry]) == Appended(Head(1, name))

        assert [await store.read(name, 0) for name in names] == [[Stamped(1, name, name.encode())] for name in names]

    async def test_entries_that_do_not_stand_in_line_are_the_callers_mistake(self, store: Store) -> None:
        with pytest.raises(ValueError, match="one by one"):
            await store.append("b", BEGINNING, [Stamped(2, "t", b"")])
        with pytest.raises(ValueError, match="one by one"):
            await store.append("b", BEGINNING, [Stamped(1, "t", b""), Stamped(3, "u", b"")])
        with pytest.raises(ValueError, match="at least one"):
            await store.append("b", BEGINNING, [])

        assert await store.head("b") == BEGINNING

    async def test_an_append_that_cannot_be_written_fails_alone_and_leaves_no_trace(self, store: Store) -> None:
        bad = [*line(BEGINNING, b"fine so far"), Stamped(2, "\ud800", b"a tag that cannot be encoded")]

        outcomes = await asyncio.gather(
            store.append("before", BEGINNING, line(BEGINNING, b"one")),
            store.append("bad", BEGINNING, bad),
            store.append("after", BEGINNING, line(BEGINNING, b"one")),
            return_exceptions=True,
        )

        assert isinstance(outcomes[0], Appended)
        assert isinstance(outcomes[1], ValueError)
        assert isinstance(outcomes[2], Appended)
        assert await store.read("bad", 0) == []

    async def test_a_cancelled_append_harms_nobody(self, store: Store) -> None:
        for number in range(50):
            appending = asyncio.create_task(write(store, f"{number}", ALL_BYTES))
            for _ in range(number % 7):
                await asyncio.sleep(0)
            appending.cancel()
            await asyncio.gather(appending, return_exceptions=True)

        entries = await write(store, "b", b"one")
        assert await store.read("b", 0) == entries
        for number in range(50):
            assert await store.read(f"{number}", 0) in ([], line(BEGINNING, ALL_BYTES))
