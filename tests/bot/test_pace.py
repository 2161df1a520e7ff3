"""How often, how soon again: with time and chance as plain numbers."""

import pytest

from tondo.bot.pace import LATEST, SOONEST, Backoff, Rate


def test_a_rate_lets_a_seconds_worth_go_at_once_and_then_one_by_one() -> None:
    rate = Rate(50)
    gone = 0
    while not rate.wait(100.0):
        rate.take()
        gone += 1

    pause = rate.wait(100.0)

    assert gone == 45
    assert pause == pytest.approx(1 / 45)
    assert rate.wait(100.0 + pause) == 0


def test_a_rate_never_exceeds_what_the_server_allows() -> None:
    rate, now, gone = Rate(50), 0.0, 0
    while now < 60:
        pause = rate.wait(now)
        now += pause
        if not pause:
            rate.take()
            gone += 1

    assert gone <= 60 * 50


def test_tries_come_later_and_later_up_to_a_bound() -> None:
    backoff = Backoff()
    waits = [backoff.next(1.0) for _ in range(50)]

    assert waits[:3] == [SOONEST, 2 * SOONEST, 4 * SOONEST]
    assert waits[-1] == LATEST


def test_no_two_clients_come_back_at_the_same_moment() -> None:
    waits = {Backoff().next(chance / 10) for chance in range(11)}

    assert len(waits) == 11
    assert min(waits) == SOONEST / 2


def test_a_connection_that_held_makes_the_next_try_quick_again() -> None:
    backoff = Backoff()
    for _ in range(9):
        backoff.next(1.0)

    backoff.reset()

    assert backoff.next(1.0) == SOONEST
