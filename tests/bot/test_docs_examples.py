"""The examples of docs/bots.md, as they stand on the page, against a real server."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tondo
from bot.reading import items, wait_for
from serving import Founded, TondoServer

PAGE = (Path(__file__).parents[2] / "docs" / "bots.md").read_text()
PATIENCE = 30.0


def examples(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


SHORT, LISTENING, RAW = examples("python")
(SHELL,) = examples("sh")


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which this very Tondo is the one that is found."""
    home = tmp_path / "bin"
    home.mkdir()
    command = home / "tondo"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tondo "$@"\n')
    command.chmod(0o755)
    path = os.pathsep.join([str(home), os.environ["PATH"]])
    return os.environ | {"PATH": path, "PYTHONPATH": str(Path(tondo.__file__).parent.parent)}


def run(*words: str, env: dict[str, str], cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, env=env, cwd=cwd, capture_output=True, text=True, timeout=PATIENCE, check=False)


def test_the_short_example_posts_a_round_note(
    server: TondoServer, founded: Founded, tmp_path: Path, env: dict[str, str]
) -> None:
    done = run(sys.executable, "-c", SHORT, founded.links["editor"], env=env, cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    (note,) = items(server, founded, "note")
    assert (note["text"], note["shape"], note["color"]) == ("Deploy finished", "round", "green")
    (member,) = [item for item in items(server, founded, "member") if item["name"] == "Deploy bot"]
    assert member["bot"] is True


def test_the_listening_example_answers(
    server: TondoServer, founded: Founded, tmp_path: Path, env: dict[str, str]
) -> None:
    listening = subprocess.Popen([sys.executable, "-c", LISTENING, founded.links["editor"]], env=env, cwd=tmp_path)
    try:
        wait_for(lambda: any(item["name"] == "Todo bot" for item in items(server, founded, "member")))
        # It may have joined, and not be connected yet: so there is a todo until one is seen.
        wait_for(lambda: _post(founded, "TODO answer") and "pink" in colours(server, founded))
    finally:
        listening.kill()
        listening.wait()


def test_the_raw_example_posts_a_round_note_and_prints_what_happens(
    server: TondoServer, founded: Founded, tmp_path: Path, env: dict[str, str]
) -> None:
    printed = tmp_path / "printed"
    with printed.open("wb") as out:
        raw = subprocess.Popen([sys.executable, "-c", RAW, founded.links["editor"]], env=env, cwd=tmp_path, stdout=out)
    try:
        wait_for(lambda: '"shape": "round"' in printed.read_text())
        _post(founded, "something else")
        wait_for(lambda: "something else" in printed.read_text())
    finally:
        raw.kill()
        raw.wait()

    assert RAW.count("\n") < 40
    assert sorted((note["text"], note["shape"]) for note in items(server, founded, "note")) == [
        ("Deploy finished", "round"),
        ("something else", "square"),
    ]


def test_the_raw_example_says_why_it_may_not(founded: Founded, tmp_path: Path, env: dict[str, str]) -> None:
    done = run(sys.executable, "-c", RAW, founded.links["viewer"], env=env, cwd=tmp_path)

    assert done.returncode == 1
    assert "the right to edit" in done.stderr


def test_the_shell_examples_do_what_they_say(
    server: TondoServer, founded: Founded, tmp_path: Path, env: dict[str, str]
) -> None:
    done = run("sh", "-e", "-c", SHELL, env=env | {"LINK": founded.links["editor"]}, cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert len(items(server, founded, "note")) == 2
    assert "Deploy finished" in (tmp_path / "board.json").read_text()


def test_every_call_in_the_table_is_one_that_a_board_has() -> None:
    from tondo.bot import LiveBoard

    named = set(re.findall(r"^\| `.*?board\.(\w+)", PAGE, re.MULTILINE))

    assert named
    assert {name for name in named if not hasattr(LiveBoard, name)} == set()


def colours(server: TondoServer, founded: Founded) -> set[object]:
    return {note["color"] for note in items(server, founded, "note")}


def _post(founded: Founded, text: str) -> bool:
    from tondo.bot import errands

    return bool(errands.post(founded.links["editor"], text, name="Tester", token=""))
