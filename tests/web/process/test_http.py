"""The REST surface: boards, joining, what can be fetched of a board, and how it says no."""

import gzip
import json
import re
import socket
from typing import Any

import pytest

from serving import Founded, TondoServer
from web.process.asking import Answer, ask
from web.process.visitor import note, visit

GUARDS = {
    "content-security-policy": "frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
}


def joining(server: TondoServer, board: str, secret: str, **more: Any) -> Answer:
    """Ask to join a board."""
    return ask(f"{server.address}/api/boards/{board}/join", body={"secret": secret, "name": "Bo", **more})


def secret_of(board: Founded, role: str = "editor") -> str:
    """Return the secret of a link."""
    return board.links[role].partition("#k=")[2]


def test_a_board_is_made_with_a_link_for_each_role(server: TondoServer) -> None:
    """[B1] [B2]"""
    made = ask(f"{server.address}/api/boards", body={"title": "Retro"})

    assert made.status == 201
    assert made.headers["cache-control"] == "no-store"
    assert made.json["links"].keys() == {"owner", "facilitator", "editor", "commenter", "viewer"}
    links = made.json["links"].values()
    assert all(re.fullmatch(rf"{server.address}/b/{made.json['id']}#k=[\w-]{{27}}", link) for link in links)
    assert len(set(links)) == 5


def test_a_board_needs_no_title(server: TondoServer) -> None:
    """[B1]"""
    made = ask(f"{server.address}/api/boards", raw=b"", method="POST")

    token = server.join(made.json["links"]["viewer"], "Bo")
    assert ask(f"{server.address}/api/boards/{made.json['id']}", token=token).json["title"]


@pytest.mark.parametrize("role", ["owner", "facilitator", "editor", "commenter", "viewer"])
def test_a_secret_is_traded_for_a_token_with_the_role_of_its_link(
    server: TondoServer, board: Founded, role: str
) -> None:
    """[B3] [B5]"""
    joined = joining(server, board.id, secret_of(board, role), bot=True)

    assert joined.status == 200
    assert joined.headers["cache-control"] == "no-store"
    assert "set-cookie" not in joined.headers
    assert joined.json.keys() == {"token", "role", "user"}
    assert joined.json["role"] == role
    assert re.fullmatch(r"[\w-]{27}", joined.json["token"])
    whole = ask(f"{server.address}/api/boards/{board.id}", token=joined.json["token"]).json
    [member] = [item for item in whole["items"] if item["kind"] == "member"]
    assert (member["id"], member["name"], member["bot"]) == (joined.json["user"], "Bo", True)


def test_an_unknown_board_and_a_wrong_secret_answer_alike(server: TondoServer, board: Founded) -> None:
    """[B4]"""
    answers = [
        joining(server, board.id, "A" * 27),
        joining(server, "nowhere000", "A" * 27),
        joining(server, "nowhere000", secret_of(board)),
        joining(server, "__proto__", "A" * 27),
        joining(server, "x" * 2_000, "A" * 27),
        joining(server, "%E2%82%AC%0A%00", "A" * 27),
    ]

    assert {answer.status for answer in answers} == {404}
    assert len({answer.body for answer in answers}) == 1
    assert answers[0].problem["code"] == "not_found"


def test_a_board_is_shown_as_its_reader_may_see_it(server: TondoServer, board: Founded) -> None:
    """[B7] [I10]"""
    kinds = {}
    for role in ("owner", "viewer"):
        shown = ask(f"{server.address}/api/boards/{board.id}", token=server.join(board.links[role], role))
        kinds[role] = {item["kind"] for item in shown.json["items"]}
        assert (shown.json["id"], shown.json["title"]) == (board.id, "Retro")
        assert shown.json["at"].keys() >= {"seq", "tag"}
        assert b"hash" not in shown.body

    assert kinds == {"owner": {"settings", "link", "member"}, "viewer": {"settings", "member"}}


async def test_a_board_is_shown_as_it_is_now(server: TondoServer, board: Founded) -> None:
    """[B7]"""
    async with visit(server, board) as mia:
        entry = await mia.does(note("note000001", text="Ship 🚢"))
        shown = ask(f"{server.address}/api/boards/{board.id}", token=mia.token).json

        assert shown["at"] == {"seq": entry["s"], "tag": mia.tag}
        assert {item["id"]: item for item in shown["items"]} == mia.board.items


def test_a_link_is_made_by_owners_and_names_its_role(server: TondoServer, board: Founded) -> None:
    """[B8]"""
    address, token = f"{server.address}/api/boards/{board.id}/links", server.join(board.links["owner"], "Olga")
    made = ask(address, body={"role": "commenter", "label": "Guests"}, token=token)
    wrong = [ask(address, body=body, token=token) for body in ({}, {"role": "king"}, {"role": "owner", "label": 5})]

    assert (made.status, made.json["role"], made.headers["cache-control"]) == (201, "commenter", "no-store")
    assert joining(server, board.id, made.json["link"].partition("#k=")[2]).json["role"] == "commenter"
    assert [answer.problem["code"] for answer in wrong] == ["bad"] * 3


PLACES = ["", "/snapshot/1", "/links"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "authorization",
    [
        "",
        "Bearer",
        "Bearer ",
        "Bearer " + "A" * 27,
        "Basic QTpC",
        "Token x",
        "Bearer \xe9\xff",
        "Bearer " + "x" * 9_000,
    ],
)
def test_without_a_token_that_is_known_nothing_is_shown(
    server: TondoServer, board: Founded, place: str, authorization: str
) -> None:
    """[B5] [B6]"""
    body = {"role": "owner"} if place == "/links" else None
    headers = {"authorization": authorization} if authorization else {}
    refused = ask(f"{server.address}/api/boards/{board.id}{place}", body=body, headers=headers)

    assert (refused.status, refused.problem["code"]) == (401, "unauthorized")
    assert refused.headers["www-authenticate"].startswith("Bearer")
    assert refused.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("place", PLACES)
def test_a_token_of_another_board_is_told_what_a_stranger_is_told(
    server: TondoServer, board: Founded, place: str
) -> None:
    """[B4] [B5]"""
    body = {"role": "owner"} if place == "/links" else None
    token = server.join(server.found().links["owner"], "Eve")
    there = ask(f"{server.address}/api/boards/{board.id}{place}", body=body, token=token)
    nowhere = ask(f"{server.address}/api/boards/nowhere000{place}", body=body, token=token)

    assert (there.status, there.problem["code"]) == (404, "not_found")
    assert there.body == nowhere.body


BODIES = {
    "no JSON": b"hello",
    "half an object": b'{"title":',
    "an array": b"[]",
    "null": b"null",
    "a title that is a number": b'{"title":5}',
    "a title of 201": json.dumps({"title": "x" * 201}).encode(),
    "a title with a lone surrogate": b'{"title":"\\ud800"}',
    "a title that is no UTF-8": b'{"title":"\xff"}',
    "a title with U+0000": b'{"title":"\\u0000"}',
    "brackets without an end": b"[" * 60_000,
    "infinity": b'{"title":1e400}',
}


@pytest.mark.parametrize("raw", BODIES.values(), ids=BODIES.keys())
def test_a_body_that_is_not_understood_is_answered_with_400(server: TondoServer, raw: bytes) -> None:
    """[B6] [N4] [N7]"""
    refused = ask(f"{server.address}/api/boards", raw=raw)

    assert (refused.status, refused.problem["code"]) == (400, "bad")


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"name": " \n "}, {"name": 5}, {"name": "x" * 201}, {"name": None}, {"secret": ""}, {"bot": "yes"}],
)
def test_a_joining_that_is_not_understood_is_answered_with_400(
    server: TondoServer, board: Founded, wrong: dict[str, Any]
) -> None:
    """[B3] [B6]"""
    right = {"secret": secret_of(board), "name": "Bo"}
    refused = ask(f"{server.address}/api/boards/{board.id}/join", body={**right, **wrong})

    assert (refused.status, refused.problem["code"]) == (400, "bad")


@pytest.mark.parametrize("name", ["Zoë 🦊", "__proto__", "</script>", "x" * 200, "a\tb\x7f", "\u202eBo"])
async def test_whatever_somebody_is_called_they_can_come_in(server: TondoServer, board: Founded, name: str) -> None:
    """[B3] [N6]"""
    token = joining(server, board.id, secret_of(board), name=name).json["token"]

    async with visit(server, board, token=token) as mia:
        assert 1 <= len(mia.welcome["you"]["name"]) <= 40


def test_a_body_over_64_kib_is_answered_with_413(server: TondoServer) -> None:
    """[B6] Section 8"""
    refused = ask(f"{server.address}/api/boards", raw=b" " * (64 * 1024 + 1))

    assert (refused.status, refused.problem["code"]) == (413, "too_big")


WRONG_WAYS = [
    ("DELETE", "/api/boards", 405),
    ("GET", "/api/boards", 405),
    ("GET", "/api/boards/nowhere000/join", 405),
    ("PUT", "/api/boards/nowhere000", 405),
    ("GET", "/api/boards/nowhere000/links", 405),
    ("POST", "/api/schema", 405),
    ("POST", "/healthz", 405),
    ("POST", "/b/nowhere000", 405),
    ("GET", "/api/boards/nowhere000/snapshot/newest", 404),
    ("GET", "/api/nothing", 404),
    ("GET", "/nothing", 404),
    ("GET", "/assets/nothing.js", 404),
    ("GET", "/assets/..%2f..%2f__init__.py", 404),
    ("GET", "/assets/../../settings.py", 404),
    ("GET", "/assets/%00", 404),
]


@pytest.mark.parametrize(("method", "path", "status"), WRONG_WAYS)
def test_what_is_not_there_and_what_is_asked_in_a_wrong_way_is_a_problem_too(
    server: TondoServer, method: str, path: str, status: int
) -> None:
    """[B6]"""
    refused = ask(server.address + path, method=method, raw=b"{}" if method != "GET" else None)

    assert (refused.status, refused.problem["code"]) == (status, "not_found" if status == 404 else "bad")
    assert ("allow" in refused.headers) == (status == 405)


async def test_a_snapshot_that_is_not_kept_is_not_found(server: TondoServer, board: Founded) -> None:
    """[W3]"""
    token = server.join(board.links["viewer"], "Vic")
    numbers = ["0", "1", "999999999999999999999999"]
    refused = [ask(f"{server.address}/api/boards/{board.id}/snapshot/{number}", token=token) for number in numbers]

    assert [(answer.status, answer.problem["code"]) for answer in refused] == [(404, "not_found")] * 3


def test_every_answer_carries_the_headers_that_guard_its_reader(server: TondoServer, board: Founded) -> None:
    """A page of ours is never framed, sniffed or followed by its address."""
    token = server.join(board.links["owner"], "Olga")
    answers = {
        "made": ask(f"{server.address}/api/boards", body={}),
        "joined": joining(server, board.id, secret_of(board)),
        "shown": ask(f"{server.address}/api/boards/{board.id}", token=token),
        "linked": ask(f"{server.address}/api/boards/{board.id}/links", body={"role": "viewer"}, token=token),
        "not known": ask(f"{server.address}/api/boards/{board.id}"),
        "not found": joining(server, board.id, "wrong"),
        "not there": ask(f"{server.address}/nothing"),
        "not so": ask(f"{server.address}/api/boards"),
        "bad": ask(f"{server.address}/api/boards", raw=b"["),
        "too big": ask(f"{server.address}/api/boards", raw=b" " * 70_000),
        "the page": ask(f"{server.address}/"),
        "the page of a board": ask(f"{server.address}/b/{board.id}"),
        "an asset": ask(f"{server.address}/assets/nothing.js"),
        "schema": ask(f"{server.address}/api/schema"),
        "alive": ask(f"{server.address}/healthz"),
        "ready": ask(f"{server.address}/readyz"),
    }

    for what, answer in answers.items():
        for name, part in GUARDS.items():
            assert part in answer.headers.get(name, ""), f"{what}: {name}"
        assert "access-control-allow-origin" not in answer.headers, what
        assert "server" not in answer.headers, what
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy


def test_the_server_says_that_it_is_alive_and_ready(server: TondoServer) -> None:
    """Whoever balances the load asks here."""
    alive, ready = ask(f"{server.address}/healthz"), ask(f"{server.address}/readyz")

    assert (alive.status, alive.json["ok"], ready.status, ready.json) == (200, True, 200, {"ok": True})
    assert alive.headers["cache-control"] == ready.headers["cache-control"] == "no-store"


def test_a_large_answer_is_compressed_for_who_takes_it(server: TondoServer, board: Founded) -> None:
    """[B7]"""
    plain = ask(f"{server.address}/api/schema")
    small = ask(f"{server.address}/api/schema", headers={"accept-encoding": "gzip"})

    assert small.headers["content-encoding"] == "gzip"
    assert gzip.decompress(small.body) == plain.body


@pytest.mark.parametrize(
    "raw",
    [
        b"GARBAGE\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET /%ff HTTP/1.1\r\nHost: \xff\xfe\r\nConnection: close\r\n\r\n",
        b"POST /api/boards HTTP/1.1\r\nHost: a\r\nContent-Length: nine\r\n\r\n",
        b"POST /api/boards HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
        b"GET /ws HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    ],
)
def test_what_is_no_request_costs_nobody_else_anything(server: TondoServer, board: Founded, raw: bytes) -> None:
    """[B6]"""
    host, port = server.address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as stranger:
        stranger.sendall(raw)
        stranger.shutdown(socket.SHUT_WR)
        answer = stranger.recv(65_536)

    assert answer == b"" or int(answer.split()[1]) >= 400 or b"404" in answer
    assert server.join(board.links["viewer"], "Vic")


def test_a_body_that_breaks_off_is_no_fault_of_the_server(server: TondoServer, board: Founded) -> None:
    """[B6]"""
    host, port = server.address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as stranger:
        stranger.sendall(b'POST /api/boards HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{"title":')

    assert server.join(board.links["viewer"], "Vic")
    assert "Traceback" not in server.log()
