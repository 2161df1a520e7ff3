"""A bot's replica against a real room: whatever happens to the cable, nothing is lost and nothing is done twice."""

from hypothesis import given
from hypothesis import strategies as st

from bot.cable import REFUSED_OP, Cable, note
from tondo.errors import Bad, Refused
from tondo.kinds import KINDS
from tondo.model.board import Board


def test_what_is_undecided_is_sent_again_with_its_number_and_happens_once() -> None:
    """[W5]"""
    cable = Cable()
    cable.run()
    number = cable.put(note("note000001"))
    cable.replica.outgoing(cable.now)

    cable.cut()
    cable.run()

    assert isinstance(cable.outcomes[number], int)
    assert cable.numbers() == [number]
    assert cable.replica.board.items == cable.seen()


def test_what_was_decided_while_nobody_listened_is_not_done_twice() -> None:
    """[W5]"""
    cable = Cable()
    cable.run()
    number = cable.put(note("note000001"))
    cable.speak()

    cable.cut(heard=1)
    cable.append()
    cable.run()

    assert isinstance(cable.outcomes[number], int)
    assert cable.numbers() == [number]


def test_a_number_that_was_refused_between_two_undecided_ones_leaves_no_gap() -> None:
    """[W4] [W5]"""
    cable = Cable()
    cable.run()
    cable.put(note("note000000"))
    first, second, third = cable.put(note("note000001")), cable.put(REFUSED_OP), cable.put(note("note000003"))
    cable.speak()
    for _ in range(4):
        cable.up()
    cable.append()  # Only the one before; the others go together into the next, the refused one excepted.
    while second not in cable.outcomes:
        cable.down()

    cable.cut()
    cable.run()

    assert cable.expelled == []
    assert isinstance(cable.outcomes[second], Bad)
    assert isinstance(cable.outcomes[first], int)
    assert isinstance(cable.outcomes[third], int)
    assert {"note000001", "note000003"} <= cable.replica.board.items.keys()


def test_a_refusal_that_was_lost_is_not_taken_for_an_acknowledgement() -> None:
    """[W8]"""
    cable = Cable()
    cable.run()
    refused, accepted = cable.put(REFUSED_OP), cable.put(note("note000002"))
    cable.speak()

    cable.cut(heard=2)
    cable.append()
    cable.run()

    assert isinstance(cable.outcomes[refused], Refused)
    assert isinstance(cable.outcomes[accepted], int)


def test_a_refusal_that_nobody_heard_is_known_by_the_number_after_it() -> None:
    """[W5] [W8]"""
    cable = Cable()
    cable.run()
    numbers = cable.put(note("note000001")), cable.put(REFUSED_OP), cable.put(note("note000003"))
    cable.speak()

    cable.cut(heard=3)
    cable.run()

    assert [isinstance(cable.outcomes[number], int) for number in numbers] == [True, False, True]


def test_many_transactions_keep_below_the_servers_rate() -> None:
    """[W9]"""
    cable = Cable()
    cable.run()
    numbers = [cable.put(note(f"many{n:06}")) for n in range(500)]

    cable.run()

    assert cable.expelled == []
    assert cable.numbers() == numbers


def test_a_big_board_comes_by_address() -> None:
    """[W3]"""
    cable = Cable(notes=500)

    cable.run()

    assert cable.arrivals == 1
    assert cable.replica.board.items == cable.seen()


STEPS = ("put", "refused", "other", "up", "up", "append", "down", "down", "forget", "cut 0", "cut 1", "cut 4")


@given(moves=st.lists(st.sampled_from(STEPS), max_size=60), big=st.booleans())
def test_after_any_faults_everything_was_done_once_and_the_boards_are_alike(moves: list[str], big: bool) -> None:
    """[W3] [W4] [W5] [W6] [W7] [W8] [C4]"""
    cable = Cable(notes=405 if big else 0)
    cable.run()
    read_along = Board.from_snapshot(
        {"seq": 0, "items": list(cable.replica.board.items.values()), "dead": [], "decided": {}}, KINDS
    )
    cable.happened.clear()
    wished: dict[int, str] = {}
    forgot = False

    for move in moves:
        if not cable.connected:
            cable.connect()
        match move:
            case "put":
                name = f"mine{len(wished):06}"
                wished[cable.put(note(name))] = name
            case "refused":
                wished[cable.put(REFUSED_OP)] = ""
            case "other":
                cable.other()
            case "up":
                cable.speak()
                cable.up()
            case "append":
                cable.append()
            case "down":
                cable.down()
            case "forget":
                forgot = True
                cable.forget_tail()
            case cut:
                cable.cut(heard=int(cut.removeprefix("cut ")))
    cable.run()

    for entry in cable.happened:
        read_along.lay_entry(entry)
    done = cable.numbers()
    assert cable.replica.board.items == cable.seen() == read_along.items
    assert done == sorted(set(done))
    assert cable.outcomes.keys() == wished.keys()
    assert cable.expelled == []
    for number, name in wished.items():
        if name:
            assert isinstance(cable.outcomes[number], int)
            assert name in cable.replica.board.items
        else:
            # After a snapshot, a refusal that was lost cannot be told from an acknowledgement.
            assert forgot or big or isinstance(cable.outcomes[number], Refused)
