"""The REST surface: boards, links, joining, health, and how errors are told."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

import tondo
from guests import note
from house import House
from tondo.model.access import ROLES
from tondo.web import guard, pages

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_new_board_has_a_link_for_each_role(shared_house: House) -> None:
    """[B1] [B2]"""
    answer = await shared_house.post("/api/boards", {"title": "Retro"})

    made = answer.json()
    assert answer.status_code == 201
    assert made.keys() == {"id", "links"}
    assert set(made["links"]) == set(ROLES)
    for link in made["links"].values():
        place, _, secret = link.partition("#k=")
        assert place == f"{shared_house.address}/b/{made['id']}"
        assert len(secret) == 27
    assert answer.headers["cache-control"] == "no-store"


async def test_a_board_can_be_made_without_a_word(shared_house: House) -> None:
    """[B1]"""
    assert (await shared_house.http.post("/api/boards")).status_code == 201


async def test_behind_a_proxy_links_begin_with_the_public_address() -> None:
    """[B1]"""
    async with House(public_url="https://tondo.example/") as house:
        board = await house.found()

    assert board.links["owner"].startswith(f"https://tondo.example/b/{board.id}#k=")


@pytest.mark.parametrize("role", ROLES)
async def test_a_secret_is_traded_for_a_token(shared_house: House, role: str) -> None:
    """[B3]"""
    board = await shared_house.found()

    answer = await shared_house.post(f"/api/boards/{board.id}/join", {"secret": board.secret(role), "name": "Mia"})

    assert answer.status_code == 200
    assert answer.json().keys() == {"token", "role", "user"}
    assert answer.json()["role"] == role
    assert answer.headers["cache-control"] == "no-store"


async def test_who_joins_becomes_a_member(shared_house: House) -> None:
    """[B3]"""
    board = await shared_house.found()

    joined = await shared_house.post(
        f"/api/boards/{board.id}/join", {"secret": board.secret("editor"), "name": "Robo", "bot": True}
    )

    seen = (await shared_house.get(f"/api/boards/{board.id}", joined.json()["token"])).json()
    (member,) = [item for item in seen["items"] if item["kind"] == "member"]
    assert (member["id"], member["name"], member["bot"]) == (joined.json()["user"], "Robo", True)


async def test_a_board_is_shown_as_one_may_see_it(shared_house: House) -> None:
    """[B7] [I10]"""
    board = await shared_house.found("Plan")
    owner, viewer = await shared_house.join(board, "owner"), await shared_house.join(board, "viewer")
    mia = await shared_house.visit(board)
    await mia.decided(await mia.wishes(note("note000001", text="Ship")))

    seen = [await shared_house.get(f"/api/boards/{board.id}", token) for token in (owner, viewer)]

    for answer in seen:
        whole = answer.json()
        assert whole.keys() == {"id", "title", "at", "items"}
        assert (whole["id"], whole["title"]) == (board.id, "Plan")
        assert "note000001" in {item["id"] for item in whole["items"]}
        assert "hash" not in answer.text
    kinds = [{item["kind"] for item in answer.json()["items"]} for answer in seen]
    assert "link" in kinds[0]
    assert "link" not in kinds[1]


async def test_an_unknown_board_and_a_wrong_secret_answer_alike(shared_house: House) -> None:
    """[B4]"""
    board = await shared_house.found()
    wrong = {"secret": "wrong", "name": "Eve"}

    answers = [
        await shared_house.post(f"/api/boards/{name}/join", wrong)
        for name in (board.id, "none000000", "x" * 3000, "%00", "%ff", "..%2f")
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers[:4]}) == 1
    assert answers[0].json()["code"] == "not_found"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"authorization": "Bearer"},
        {"authorization": "Bearer nonsense"},
        {"authorization": "Basic dGhlOnJl"},
        {"authorization": "{token}"},
        {"cookie": "token={token}"},
    ],
)
async def test_without_a_token_in_its_place_nothing_is_shown(shared_house: House, headers: dict[str, str]) -> None:
    """[B5]"""
    board = await shared_house.found()
    token = await shared_house.join(board)

    answer = await shared_house.http.get(
        f"/api/boards/{board.id}?token={token}", headers={k: v.format(token=token) for k, v in headers.items()}
    )

    assert answer.status_code == 401
    assert answer.json()["code"] == "unauthorized"
    assert answer.headers["www-authenticate"] == "Bearer"


async def test_a_token_shows_no_other_board(shared_house: House) -> None:
    """[B5] [B4]"""
    mine, other = await shared_house.found(), await shared_house.found()

    answer = await shared_house.get(f"/api/boards/{other.id}", await shared_house.join(mine))

    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize(
    "body",
    [
        b"nonsense",
        b"[]",
        b'"x"',
        b'{"title":7}',
        b'{"title":"' + b"x" * 201 + b'"}',
        rb'{"title":"\ud800"}',
        b'{"title":"\\u0000"}',
        b'{"title":"\xff"}',
        b"[" * 5_000,
    ],
)
async def test_a_body_that_is_not_as_expected_is_told_so(shared_house: House, body: bytes) -> None:
    """[B6]"""
    answer = await shared_house.http.post("/api/boards", content=body)

    problem = answer.json()
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem.keys() == {"type", "title", "status", "detail", "code"}
    assert (problem["status"], problem["code"]) == (400, "bad")
    assert problem["detail"]


@pytest.mark.parametrize(
    "body", [{}, {"secret": "x"}, {"name": "Mia"}, {"secret": "", "name": "Mia"}, {"secret": 1, "name": "Mia"}]
)
async def test_joining_takes_a_secret_and_a_name(shared_house: House, body: dict[str, Any]) -> None:
    """[B3] [B6]"""
    board = await shared_house.found()

    answer = await shared_house.post(f"/api/boards/{board.id}/join", body)

    assert (answer.status_code, answer.json()["code"]) == (400, "bad")


async def test_a_body_that_is_too_big_is_told_so(shared_house: House) -> None:
    """[B6]"""
    answer = await shared_house.http.post("/api/boards", content=b'{"title":"' + b"x" * 100_000)

    assert (answer.status_code, answer.json()["code"]) == (413, "too_big")


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/nothing", 404, "not_found"),
        ("GET", "/nothing", 404, "not_found"),
        ("DELETE", "/api/boards", 405, "bad"),
        ("GET", "/api/boards/x/snapshot/-1", 404, "not_found"),
        ("GET", "/assets/nothing.js", 404, "not_found"),
        ("GET", "/assets/../../settings.py", 404, "not_found"),
        ("GET", "/assets/..%2f..%2fsettings.py", 404, "not_found"),
    ],
)
async def test_what_is_not_there_is_told_in_the_same_words(
    shared_house: House, method: str, path: str, status: int, code: str
) -> None:
    """[B6]"""
    answer = await shared_house.http.request(method, path)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"


async def test_when_the_store_does_not_answer_one_may_come_back(shared_house: House) -> None:
    """[B6]"""
    board = await shared_house.found()
    token = await shared_house.join(board)
    shared_house.store.down = True

    answers = [
        await shared_house.post("/api/boards", {}),
        await shared_house.get(f"/api/boards/{board.id}", token),
        await shared_house.post(f"/api/boards/{(await _unopened(shared_house))}/join", {"secret": "x", "name": "Mia"}),
    ]
    shared_house.store.down = False

    for answer in answers:
        assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
        assert answer.headers["retry-after"]


@pytest.mark.parametrize(
    "path", ["/", "/b/none000000", "/api/schema", "/healthz", "/readyz", "/api/nothing", "/assets/x"]
)
async def test_every_answer_keeps_its_page_from_being_used_against_its_reader(shared_house: House, path: str) -> None:
    answer = await shared_house.get(path)

    for name, value in guard.HEADERS.items():
        assert answer.headers[name] == value
    assert "'unsafe-eval'" not in guard.POLICY
    assert "frame-ancestors 'none'" in guard.POLICY
    assert "server" not in answer.headers
    assert "set-cookie" not in answer.headers


async def test_the_schema_is_an_asyncapi_document(shared_house: House) -> None:
    answer = await shared_house.get("/api/schema")

    assert answer.json()["asyncapi"] == "3.0.0"
    assert answer.headers["content-type"] == "application/json"


async def test_health_is_told(shared_house: House) -> None:
    alive, ready = await shared_house.get("/healthz"), await shared_house.get("/readyz")

    assert alive.json() == {"ok": True, "version": tondo.__version__}
    assert (ready.status_code, ready.json()) == (200, {"ok": True})


async def test_a_server_whose_store_does_not_answer_is_alive_and_not_ready() -> None:
    async with House() as house:
        await house.store.close()
        alive, ready = await house.get("/healthz"), await house.get("/readyz")

    assert alive.status_code == 200
    assert (ready.status_code, ready.json()["why"]) == (503, "the store does not answer")


async def test_a_server_that_stops_is_alive_and_not_ready() -> None:
    async with House() as house:
        house.hub.drain()
        alive, ready = await house.get("/healthz"), await house.get("/readyz")
        refused = await house.get("/api/boards/none000000")

    assert alive.status_code == 200
    assert (ready.status_code, ready.json()["why"]) == (503, "the server is stopping")
    assert refused.status_code == 401


async def test_the_one_page_is_served_where_boards_are(
    shared_house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("index.html", "board.html"):
        (tmp_path / name).write_text(f"<!doctype html><title>Tondo</title><link href={name}>")
    with monkeypatch.context() as built:
        built.setattr(pages, "STATIC", tmp_path)
        answers = [await shared_house.get(path) for path in ("/", "/b/none000000")]
        built.setattr(pages, "STATIC", tmp_path / "nowhere")
        missing = await shared_house.get("/")

    for answer in answers:
        assert answer.status_code == 200
        assert "<title>Tondo</title>" in answer.text
        assert answer.headers["cache-control"] == "no-cache"
    assert ["board.html" in answer.text for answer in answers] == [False, True]
    assert (missing.status_code, missing.text) == (503, pages.NOT_BUILT)


async def test_the_service_worker_is_asked_for_again_each_time_and_answers_for_every_page(
    shared_house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "worker.js").write_text("self.name;")
    with monkeypatch.context() as built:
        built.setattr(pages, "STATIC", tmp_path)
        answer = await shared_house.get("/worker.js")

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "no-cache"
    assert "script-src 'self'" in answer.headers["content-security-policy"]


async def test_files_whose_names_change_with_their_content_may_be_kept(tmp_path: Path) -> None:
    (tmp_path / "app-1a2b.js").write_text("export {};")
    hashed = pages.Hashed(directory=tmp_path)

    answer = await hashed.get_response("app-1a2b.js", {"type": "http", "method": "GET", "headers": []})

    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


async def test_large_answers_are_compressed(shared_house: House) -> None:
    async with shared_house.http.stream("GET", "/api/schema", headers={"accept-encoding": "gzip"}) as answer:
        raw = b"".join([piece async for piece in answer.aiter_raw()])

    assert answer.headers["content-encoding"] == "gzip"
    assert json.loads(gzip.decompress(raw))["info"]["title"] == "Tondo"


async def _unopened(house: House) -> str:
    """Return a board that has to be looked for in the store."""
    return "none000000"
