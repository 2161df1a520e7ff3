"""Pictures: what is taken in, what becomes of it, and what is refused."""

import io
import struct
import sys
import zlib
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from house import House, Made
from tondo.media import darkroom

pytestmark = pytest.mark.asyncio(loop_scope="module")

SECRET = b"GPS-was-here"


def picture(w: int = 40, h: int = 30, form: str = "PNG", mode: str = "RGB", **how: Any) -> bytes:
    """Return a picture: red on its left half, blue on its right."""
    image = Image.new(mode, (w, h), "blue")
    image.paste("red", (0, 0, w // 2, h))
    out = io.BytesIO()
    image.save(out, form, **how)
    return out.getvalue()


def chunk(name: bytes, body: bytes) -> bytes:
    """Return one part of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def bomb(w: int, h: int) -> bytes:
    """Return a PNG that says it is so large, and holds a few bytes."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(1_000_000), 9)) + chunk(b"IEND", b"")


async def brings(house: House, board: Made, raw: bytes, token: str = "", **headers: str) -> httpx.Response:
    """Bring a picture, as somebody new who may edit unless a token is given."""
    token = token or await house.join(board)
    more = {"authorization": f"Bearer {token}", "content-type": "image/png"} | headers
    return await house.http.post(f"/api/boards/{board.id}/images", content=raw, headers=more)


def opened(answer: httpx.Response) -> Image.Image:
    """Open a picture that was answered."""
    image = Image.open(io.BytesIO(answer.content))
    image.load()
    return image


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF", "AVIF"])
async def test_a_picture_is_drawn_anew_and_shown(shared_house: House, form: str) -> None:
    """[B9] [B10] [I13]"""
    board = await shared_house.found()
    viewer = await shared_house.join(board, "viewer")

    brought = await brings(shared_house, board, picture(form=form))
    shown = await shared_house.get(f"/api/boards/{board.id}/images/{brought.json()['blob']}", viewer)

    assert (brought.status_code, brought.json().keys()) == (201, {"blob", "w", "h"})
    assert (brought.json()["w"], brought.json()["h"]) == (40, 30)
    assert brought.headers["cache-control"] == "no-store"
    assert brought.json()["blob"] == sha256(shown.content).hexdigest()
    image = opened(shown).convert("RGB")
    assert (image.format or opened(shown).format, image.size) == ("WEBP", (40, 30))
    red, blue = image.getpixel((5, 15)), image.getpixel((35, 15))
    assert isinstance(red, tuple)
    assert isinstance(blue, tuple)
    assert red[0] > 200 > 60 > red[2]
    assert blue[2] > 200 > 60 > blue[0]


async def test_a_picture_is_shown_in_a_way_that_is_of_no_other_use(shared_house: House) -> None:
    """[B10]"""
    board = await shared_house.found()
    token = await shared_house.join(board)
    blob = (await brings(shared_house, board, picture(300, 300))).json()["blob"]

    shown = await shared_house.get(f"/api/boards/{board.id}/images/{blob}", token, **{"accept-encoding": "gzip"})

    assert shown.headers["content-type"] == "image/webp"
    assert shown.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert shown.headers["vary"].lower() == "authorization"
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert shown.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert shown.headers["cross-origin-resource-policy"] == "same-origin"


async def test_the_same_picture_has_one_name(shared_house: House) -> None:
    """[B9]"""
    board = await shared_house.found()

    first = await brings(shared_house, board, picture(form="PNG"))
    again = await brings(shared_house, board, picture(form="PNG") + SECRET)

    assert first.json() == again.json()


async def test_smaller_sizes_are_made_when_they_are_asked_for(shared_house: House) -> None:
    """[B10]"""
    board = await shared_house.found()
    token = await shared_house.join(board)
    blob = (await brings(shared_house, board, picture(2000, 1000))).json()["blob"]
    path = f"/api/boards/{board.id}/images/{blob}"

    shown = [await shared_house.get(f"{path}?w={side}", token) for side in (256, 1024, 256)]

    assert [opened(answer).size for answer in shown] == [(256, 128), (1024, 512), (256, 128)]
    assert shown[0].content == shown[2].content
    assert (await shared_house.get(f"{path}?w=99999", token)).json()["code"] == "bad"


async def test_a_picture_that_is_small_is_not_made_larger(shared_house: House) -> None:
    """[B10]"""
    board = await shared_house.found()
    token = await shared_house.join(board)
    blob = (await brings(shared_house, board, picture(40, 30))).json()["blob"]

    shown = await shared_house.get(f"/api/boards/{board.id}/images/{blob}?w=256", token)

    assert opened(shown).size == (40, 30)


async def test_a_large_picture_is_brought_down_to_what_screens_show(shared_house: House) -> None:
    """[B9]"""
    board = await shared_house.found()

    brought = await brings(shared_house, board, picture(6000, 3000, "JPEG"))

    assert (brought.json()["w"], brought.json()["h"]) == (4096, 2048)


async def test_nothing_that_a_camera_wrote_beside_the_pixels_is_kept(shared_house: House) -> None:
    """[B9]"""
    board = await shared_house.found()
    token = await shared_house.join(board)
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = SECRET.decode()
    exif[0x010E] = SECRET.decode()
    raw = picture(form="JPEG", exif=exif, comment=SECRET)
    assert SECRET in raw

    brought = await brings(shared_house, board, raw)

    shown = await shared_house.get(f"/api/boards/{board.id}/images/{brought.json()['blob']}", token)
    assert SECRET not in shown.content
    assert not opened(shown).getexif()


@pytest.mark.parametrize(("way_up", "red"), [(1, (5, 15)), (3, (35, 15)), (6, (15, 5)), (8, (15, 35))])
async def test_a_picture_stands_upright(shared_house: House, way_up: int, red: tuple[int, int]) -> None:
    """[B9]"""
    board = await shared_house.found()
    token = await shared_house.join(board)
    exif = Image.Exif()
    exif[0x0112] = way_up

    brought = await brings(shared_house, board, picture(form="JPEG", exif=exif))

    shown = opened(await shared_house.get(f"/api/boards/{board.id}/images/{brought.json()['blob']}", token))
    assert shown.size == ((40, 30) if way_up < 5 else (30, 40))
    color = shown.convert("RGB").getpixel(red)
    assert isinstance(color, tuple)
    assert color[0] > 200 > 60 > color[2]


async def test_of_a_picture_that_moves_the_first_frame_is_kept(shared_house: House) -> None:
    """[B9]"""
    board = await shared_house.found()
    token = await shared_house.join(board)
    out = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), color) for color in ("red", "green", "blue")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])

    brought = await brings(shared_house, board, out.getvalue())

    shown = opened(await shared_house.get(f"/api/boards/{board.id}/images/{brought.json()['blob']}", token))
    assert not getattr(shown, "is_animated", False)
    color = shown.convert("RGB").getpixel((10, 10))
    assert isinstance(color, tuple)
    assert color[0] > 200 > 60 > color[1]


async def test_what_can_be_seen_through_stays_so(shared_house: House) -> None:
    """[B9]"""
    board = await shared_house.found()
    token = await shared_house.join(board)
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(out, "PNG")

    brought = await brings(shared_house, board, out.getvalue())

    shown = opened(await shared_house.get(f"/api/boards/{board.id}/images/{brought.json()['blob']}", token))
    color = shown.convert("RGBA").getpixel((10, 10))
    assert isinstance(color, tuple)
    assert color[3] == 0


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        pytest.param(b"", "bad", id="nothing"),
        pytest.param(SVG, "bad", id="a drawing with a script"),
        pytest.param(b"GIF89a" + SVG, "bad", id="a drawing that begins like a picture"),
        pytest.param(HTML, "bad", id="a page"),
        pytest.param(picture(form="BMP"), "bad", id="another kind of picture"),
        pytest.param(picture(form="TIFF"), "bad", id="another kind of picture with a long history"),
        pytest.param(picture(200, 200, "PNG")[:-200], "bad", id="a picture without its end"),
        pytest.param(picture(200, 200, "JPEG")[:300], "bad", id="a picture without its middle"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(1000), "bad", id="a picture of zeros"),
        pytest.param(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "bad", id="a program that draws"),
        pytest.param(bomb(0, 100), "bad", id="a picture without a width"),
        pytest.param(bomb(60_000, 60_000), "too_big", id="a picture that says it is huge"),
        pytest.param(bomb(2**31 - 1, 2**31 - 1), "too_big", id="a picture that says it is larger than everything"),
        pytest.param(bomb(39_000_000, 1), "too_big", id="a picture that is one long line"),
        pytest.param(picture(7000, 6000, "PNG"), "too_big", id="a picture that is huge"),
    ],
)
async def test_what_is_no_modest_picture_is_refused(shared_house: House, raw: bytes, code: str) -> None:
    """[B9] [B6]"""
    board = await shared_house.found()

    answer = await brings(shared_house, board, raw)

    assert (answer.status_code, answer.json()["code"]) == ({"bad": 400, "too_big": 413}[code], code)
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("tail", [HTML, b"PK\x03\x04" + SVG, SVG])
@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
async def test_what_hides_behind_a_picture_stays_behind(shared_house: House, form: str, tail: bytes) -> None:
    """[B9]"""
    board = await shared_house.found()
    token = await shared_house.join(board)

    brought = await brings(shared_house, board, picture(form=form) + tail)

    shown = await shared_house.get(f"/api/boards/{board.id}/images/{brought.json()['blob']}", token)
    assert tail not in shown.content
    assert shown.content[:4] == b"RIFF"
    assert shown.content[8:12] == b"WEBP"


async def test_a_picture_over_the_limit_is_told_what_the_limit_is() -> None:
    """[B9]"""
    async with House(image_bytes=2 * 1024 * 1024, image_pixels=10_000) as house:
        board = await house.found()
        heavy = await brings(house, board, bytes(3 * 1024 * 1024))
        endless = await brings(house, board, bytes(9 * 1024 * 1024))
        wide = await brings(house, board, picture(101, 100))
        just = await brings(house, board, picture(100, 100))

    assert (heavy.status_code, heavy.json()["detail"]) == (413, "a picture has at most 2 MB")
    assert endless.status_code == 413
    assert (wide.status_code, wide.json()["code"]) == (413, "too_big")
    assert "0.01 million pixels" in wide.json()["detail"]
    assert just.status_code == 201


async def test_a_board_keeps_so_many_pictures_and_so_many_bytes() -> None:
    """[B9]"""
    async with House(board_images=2, board_image_bytes=100_000) as house:
        board, other = await house.found(), await house.found()
        answers = [await brings(house, board, picture(20 + more)) for more in (0, 1, 0, 2)]
        elsewhere = await brings(house, other, picture(22))
        noise = io.BytesIO()
        Image.effect_noise((800, 800), 100).convert("RGB").save(noise, "JPEG", quality=95)
        heavy = await brings(house, other, noise.getvalue())

    assert [answer.status_code for answer in answers] == [201, 201, 201, 400]
    assert answers[3].json()["code"] == "too_many"
    assert "at most 2 pictures" in answers[3].json()["detail"]
    assert elsewhere.status_code == 201
    assert (heavy.status_code, heavy.json()["code"]) == (400, "too_many")


async def test_one_person_brings_so_many_a_minute(shared_house: House) -> None:
    """[B9]"""
    board = await shared_house.found()
    mia, ben = await shared_house.join(board), await shared_house.join(board)

    # What is empty costs least to refuse, and counts.
    answers = [await brings(shared_house, board, b"", mia)]
    while answers[-1].status_code != 429 and len(answers) < 100:
        answers.append(await brings(shared_house, board, b"", mia))
    other = await brings(shared_house, board, b"", ben)

    assert [answer.json()["code"] for answer in answers[:30]] == ["bad"] * 30
    assert answers[-1].json()["code"] == "too_fast"
    assert answers[-1].headers["retry-after"]
    assert other.json()["code"] == "bad"


@pytest.mark.parametrize("role", ["commenter", "viewer"])
async def test_who_may_not_edit_brings_no_picture(shared_house: House, role: str) -> None:
    """[B9] [O2]"""
    board = await shared_house.found()
    token = await shared_house.join(board, role)

    answer = await brings(shared_house, board, picture(), token)

    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


async def test_a_page_of_another_origin_brings_no_picture(shared_house: House) -> None:
    """[B9] [W17]"""
    board = await shared_house.found()

    strange = await brings(shared_house, board, picture(), origin="https://evil.example")
    own = await brings(shared_house, board, picture(), origin=shared_house.address)

    assert (strange.status_code, strange.json()["code"]) == (403, "forbidden")
    assert own.status_code == 201


@pytest.mark.parametrize("said", ["", "text/html", "image/svg+xml", "multipart/form-data", "application/octet-stream"])
async def test_a_body_that_says_it_is_something_else_is_refused(shared_house: House, said: str) -> None:
    """[B9]"""
    board = await shared_house.found()

    answer = await brings(shared_house, board, picture(), **{"content-type": said})

    assert (answer.status_code, answer.json()["code"]) == (400, "bad")


async def test_without_a_token_of_the_board_nothing_is_brought_or_shown(shared_house: House) -> None:
    """[B9] [B10] [B5]"""
    board, other = await shared_house.found(), await shared_house.found()
    stranger = await shared_house.join(other)
    blob = (await brings(shared_house, board, picture())).json()["blob"]
    path = f"/api/boards/{board.id}/images/{blob}"

    shown = [await shared_house.get(path, token) for token in ("", "nonsense", stranger)]
    brought = [await brings(shared_house, board, picture(), token) for token in ("nonsense", stranger)]
    elsewhere = await shared_house.get(f"/api/boards/{other.id}/images/{blob}", stranger)

    assert [answer.status_code for answer in shown] == [401, 401, 404]
    assert [answer.status_code for answer in brought] == [401, 404]
    assert elsewhere.status_code == 404


@pytest.mark.parametrize("name", ["0" * 64, "x", "..%2fimages", "%00", "A" * 64, "0" * 64 + "%2f256"])
async def test_a_picture_that_is_not_there_is_told_so(shared_house: House, name: str) -> None:
    """[B10]"""
    board = await shared_house.found()
    token = await shared_house.join(board)

    answers = [await shared_house.get(f"/api/boards/{board.id}/images/{name}{size}", token) for size in ("", "?w=256")]

    assert [answer.status_code for answer in answers] == [404, 404]


async def test_a_decoder_that_dies_or_hangs_takes_nobody_along(
    shared_house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """[B9]"""
    board = await shared_house.found()
    token = await shared_house.join(board)
    dying, hanging = tmp_path / "dying", tmp_path / "hanging"
    dying.write_text("#!/bin/sh\nkill -9 $$\n")
    hanging.write_text("#!/bin/sh\nexec sleep 60\n")
    for script in (dying, hanging):
        script.chmod(0o755)
    monkeypatch.setattr(darkroom, "PATIENCE", 0.3)

    answers = []
    for script in (dying, hanging):
        with monkeypatch.context() as replaced:
            replaced.setattr(sys, "executable", str(script))
            answers.append(await brings(shared_house, board, picture(), token))
    monkeypatch.undo()
    after = await brings(shared_house, board, picture(), token)

    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(400, "bad"), (400, "bad")]
    assert after.status_code == 201


async def test_the_process_that_opens_pictures_knows_no_secrets(
    shared_house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = await shared_house.found()
    token = await shared_house.join(board)
    seen, script = tmp_path / "seen", tmp_path / "telling"
    script.write_text(f"#!/bin/sh\nenv > {seen}\n")
    script.chmod(0o755)
    monkeypatch.setenv("TONDO_REDIS", "redis://:hunter2@somewhere")
    monkeypatch.setattr(sys, "executable", str(script))

    await brings(shared_house, board, picture(), token)

    assert "hunter2" not in seen.read_text()


async def test_when_the_store_does_not_answer_the_picture_may_be_brought_again(shared_house: House) -> None:
    """[B9] [B6]"""
    board = await shared_house.found()
    token = await shared_house.join(board)
    blob = (await brings(shared_house, board, picture(), token)).json()["blob"]
    shared_house.store.down = True

    answers = [
        await brings(shared_house, board, picture(50), token),
        await shared_house.get(f"/api/boards/{board.id}/images/{blob}", token),
    ]
    shared_house.store.down = False

    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(503, "unavailable")] * 2
