"""The commands that need no server of their own: `tondo post`, `tondo export`, `tondo doctor`."""

import asyncio
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.reading import items
from redis_server import running_redis
from serving import Founded, TondoServer
from tondo.bot import enrol
from tondo.cli import main
from tondo.web import doctor as surgery


def tondo(*words: str, input: str | bytes | None = None, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, words, input=input, env=env)


def test_post_lays_a_note_and_prints_its_id(server: TondoServer, founded: Founded) -> None:
    link = founded.links["editor"]

    done = tondo("post", link, "Deploy finished", "--shape", "round", "--color", "green", "--x", "30", "--y", "-4")

    (note,) = items(server, founded, "note")
    assert (done.exit_code, done.output) == (0, f"{note['id']}\n")
    assert (note["text"], note["shape"], note["color"]) == ("Deploy finished", "round", "green")
    assert (note["x"], note["y"]) == (30, -4)


def test_post_reads_the_standard_input(server: TondoServer, founded: Founded) -> None:
    done = tondo("post", founded.links["editor"], "-", "--name", "Cron", input="two\nlines ✓\n")

    (note,) = items(server, founded, "note")
    assert done.exit_code == 0
    assert note["text"] == "two\nlines ✓"
    assert "Cron" in {member["name"] for member in items(server, founded, "member")}


async def test_post_comes_as_the_bot_whose_token_it_has(server: TondoServer, founded: Founded) -> None:
    """[B5]"""
    url, token = await enrol(founded.links["editor"], name="Regular")

    done = await asyncio.to_thread(tondo, "post", url, "hello again", env={"TONDO_TOKEN": token})

    assert done.exit_code == 0, done.output
    assert len([member for member in items(server, founded, "member") if member.get("bot")]) == 1


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("{editor}x", "there is no such board, or the link is not valid any more"),
        ("{viewer}", "this takes the right to edit"),
        ("http://127.0.0.1:9/b/0000000000#k=x", "cannot be reached"),
        ("not a link", "a link to a board was expected"),
        ("http://127.0.0.1:9/b/0000000000", "the link has no secret"),
    ],
)
def test_post_says_what_is_wrong_with_the_link(founded: Founded, link: str, words: str) -> None:
    """[B4]"""
    done = tondo("post", link.format(**founded.links), "text")

    assert done.exit_code == 1
    assert words in done.output
    assert "Traceback" not in done.output


def test_post_says_what_is_wrong_with_the_note(founded: Founded) -> None:
    link = founded.links["editor"]

    no_colour = tondo("post", link, "text", "--color", "NONE")
    half_placed = tondo("post", link, "text", "--x", "3")
    no_text = tondo("post", link, "-", input=b"\xff\xfe")
    no_shape = tondo("post", link, "text", "--shape", "star")

    assert (no_colour.exit_code, half_placed.exit_code, no_text.exit_code, no_shape.exit_code) == (1, 1, 1, 2)
    assert "color" in no_colour.output
    assert "`x` and `y`" in half_placed.output
    assert "well-formed Unicode" in no_text.output


def test_export_writes_the_board_as_json(founded: Founded, tmp_path: Path) -> None:
    """[B7]"""
    link, file = founded.links["viewer"], tmp_path / "board.json"
    posted = tondo("post", founded.links["editor"], "kept").output.strip()

    printed = tondo("export", link)
    written = tondo("export", link, "-o", str(file))

    assert (printed.exit_code, written.exit_code, written.output) == (0, 0, "")
    for whole in (json.loads(printed.output), json.loads(file.read_text())):
        assert whole["id"] == founded.id
        assert whole["title"] == "Bots"
        assert {item["id"]: item for item in whole["items"]}[posted]["text"] == "kept"


def test_export_leaves_an_older_file_alone_when_it_fails(founded: Founded, tmp_path: Path) -> None:
    file = tmp_path / "board.json"
    file.write_text("older")

    done = tondo("export", founded.links["viewer"] + "x", "-o", str(file))

    assert done.exit_code == 1
    assert file.read_text() == "older"


def test_export_says_which_formats_it_cannot_write_yet(founded: Founded) -> None:
    done = tondo("export", founded.links["viewer"], "--format", "pdf")

    assert done.exit_code == 2
    assert "pdf cannot be written yet; this version writes json" in done.output


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a page that is built."""
    page = tmp_path / "static"
    page.mkdir()
    (page / "index.html").write_text("<!doctype html>")
    monkeypatch.setattr(surgery, "STATIC", page)


@pytest.mark.usefixtures("built")
def test_doctor_finds_nothing_wrong_and_leaves_no_traces(tmp_path: Path) -> None:
    data = tmp_path / "not" / "there"

    done = tondo("doctor", "--data", str(data))

    assert done.exit_code == 0, done.output
    assert "FAIL" not in done.output
    assert "which holds none yet" in done.output
    assert not data.parent.exists()


@pytest.mark.usefixtures("built")
def test_doctor_sees_that_boards_are_in_use(server: TondoServer) -> None:
    done = tondo("doctor", "--data", str(server.data))

    assert done.exit_code == 1
    assert "is in use by another tondo serve" in done.output


def test_doctor_sees_that_the_page_is_not_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surgery, "STATIC", tmp_path)

    done = tondo("doctor", "--data", str(tmp_path))

    assert done.exit_code == 1
    assert "FAIL  The page is not built" in done.output


@pytest.mark.usefixtures("built")
def test_doctor_sees_that_a_package_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surgery, "PACKAGES", ("click", "no_such_package"))

    done = tondo("doctor", "--data", str(tmp_path))

    assert done.exit_code == 1
    assert "Packages are missing: no_such_package" in done.output


@pytest.mark.usefixtures("built")
def test_doctor_sees_that_redis_is_out_of_reach_and_shows_no_password() -> None:
    done = tondo("doctor", "--redis", "redis://user:secret@127.0.0.1:9/0")

    assert done.exit_code == 1
    assert "Redis at redis://127.0.0.1:9/0" in done.output
    assert "out of reach" in done.output
    assert "secret" not in done.output


@pytest.mark.redis
@pytest.mark.usefixtures("built")
def test_doctor_says_what_an_acknowledgement_means_on_this_redis(tmp_path: Path) -> None:
    with running_redis(tmp_path / "safe", appendonly="yes", appendfsync="always") as safe:
        on_disk = tondo("doctor", "--redis", safe.url)
    with running_redis(tmp_path / "plain") as plain:
        in_memory = tondo("doctor", "--redis", plain.url)

    assert (on_disk.exit_code, in_memory.exit_code) == (0, 0)
    assert "what is acknowledged is on the disk" in on_disk.output
    assert "note  Redis keeps no log on disk" in in_memory.output
