"""What a link says."""

import pytest

from tondo.bot.address import Address
from tondo.errors import Bad


def test_a_link_says_the_server_the_board_and_the_secret() -> None:
    """[B1]"""
    address = Address.of("https://tondo.example/b/Xy12345678#k=s3cret-_")

    assert address == Address("https://tondo.example", "Xy12345678", "s3cret-_")
    assert address.socket == "wss://tondo.example/ws"
    assert address.api == "https://tondo.example/api/boards/Xy12345678"
    assert address.page == "https://tondo.example/b/Xy12345678"


def test_a_proxy_may_keep_it_below_a_path() -> None:
    address = Address.of("http://[::1]:8000/team/whiteboard/b/Xy12345678/")

    assert address.socket == "ws://[::1]:8000/team/whiteboard/ws"


@pytest.mark.parametrize(
    ("url", "board"), [("ws://host:8000/ws?board=Xy12345678", ""), ("ws://host:8000/ws", "Xy12345678")]
)
def test_the_address_of_the_websocket_will_do_with_the_board(url: str, board: str) -> None:
    address = Address.of(url, board)

    assert address == Address("http://host:8000", "Xy12345678")
    assert address.socket == "ws://host:8000/ws"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "tondo.example/b/Xy12345678",
        "https://tondo.example/",
        "ftp://h/b/x",
        "ws://h/ws",
        "http:///b/x",
        "http://[/b/x",
    ],
)
def test_anything_else_is_answered_with_what_was_expected(url: str) -> None:
    with pytest.raises(Bad, match=r"link to a board|which board"):
        Address.of(url)
