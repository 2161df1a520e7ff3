"""What a link says: where the server is, which board, and the secret that lets one in. [B1]"""

import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import parse_qs, urlsplit

from tondo.errors import Bad

EXPECTED = "a link to a board was expected, like https://tondo.example/b/Xy12345678#k=…"

_page = re.compile(r"(.*)/b/([^/]+)/?")


@dataclass(frozen=True, slots=True)
class Address:
    """A board at its server."""

    base: str
    """`http(s)://host`, with the path below which a proxy keeps Tondo, if there is one."""
    board: str
    secret: str = ""

    @classmethod
    def of(cls, url: str, board: str = "") -> Self:
        """Read a board's link, with its secret or without, or `ws(s)://host/ws?board=<id>`. Raises Bad."""
        try:
            parts = urlsplit(url.strip())
        except ValueError:
            raise Bad(EXPECTED) from None
        if not parts.netloc:
            raise Bad(EXPECTED)
        secret = parts.fragment.removeprefix("k=") if parts.fragment.startswith("k=") else ""
        match parts.scheme:
            case "http" | "https" if page := _page.fullmatch(parts.path):
                return cls(f"{parts.scheme}://{parts.netloc}{page[1]}", page[2], secret)
            case "ws" | "wss" if parts.path.endswith("/ws"):
                named = board or next(iter(parse_qs(parts.query).get("board", ())), "")
                if not named:
                    raise Bad("the address of a websocket does not say which board: give `board` too")
                return cls(f"http{parts.scheme[2:]}://{parts.netloc}{parts.path[:-3]}", named, secret)
            case _:
                raise Bad(EXPECTED)

    @property
    def page(self) -> str:
        """The board's page, without a secret."""
        return f"{self.base}/b/{self.board}"

    @property
    def api(self) -> str:
        """Where the board's HTTP surface begins."""
        return f"{self.base}/api/boards/{self.board}"

    @property
    def socket(self) -> str:
        """Where its websocket is."""
        return f"ws{self.base.removeprefix('http')}/ws"
