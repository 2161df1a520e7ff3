"""A real Tondo for a test: `tondo serve` as a process of its own, to be killed and started again where it was.

with running_server(tmp_path) as server:
    board = server.found("Retro")
    board.links["editor"]           http://127.0.0.1:…/b/…#k=…
    server.kill()                   as a power switch would
    server.start()                  the same port, the same boards
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tondo

STARTS_WITHIN = 30.0
STOPS_WITHIN = 20.0
GREETING = "Tondo is at "


@dataclass(frozen=True, slots=True)
class Founded:
    """A board that was just made, with a link for each role."""

    id: str
    links: Mapping[str, str]


class TondoServer:
    """One `tondo serve` process, or the one after it on the same port and data.

    With `redis`, the boards lie there, and several servers may be given the same address of it. Further words for the
    command line go in as they are: `TondoServer(folder, "--log-level", "debug")`.
    """

    def __init__(self, folder: Path, *words: str, redis: str = "") -> None:
        self._folder = folder
        self._words = [*words, *(["--redis", redis] if redis else [])]
        self._process: subprocess.Popen[bytes] | None = None
        self._port = 0
        self.address = ""
        """Where it is: `http://127.0.0.1:<port>`. Stays the same when it is started again."""

    @property
    def data(self) -> Path:
        """Where its boards are, unless they are in Redis."""
        return self._folder / "data"

    @property
    def socket_address(self) -> str:
        """Where its websocket is."""
        return f"ws{self.address.removeprefix('http')}/ws"

    @property
    def pid(self) -> int:
        """The process that runs now."""
        assert self._process is not None, "Tondo is not running."
        return self._process.pid

    def start(self) -> None:
        """Start it, or start it again where it was, and wait until it takes people in."""
        assert self._process is None, "Tondo is running already."
        self._folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "tondo", "serve", "--no-board", "--host", "127.0.0.1"]
        command += ["--port", str(self._port), "--data", str(self.data), *self._words]
        with self._said.open("wb") as said, self._logged.open("ab") as logged:
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=logged, env=_env())
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline:
            # A line that is still being written has no end yet.
            line, end, _ = self._said.read_text().partition("\n")
            if end and line.startswith(GREETING):
                self.address = line.removeprefix(GREETING).strip()
                self._port = int(self.address.rsplit(":", 1)[1])
                return
            if self._process.poll() is not None:
                break
            time.sleep(0.02)
        self.kill()
        raise RuntimeError(f"tondo serve did not start:\n{self.log()}")

    def kill(self) -> None:
        """Kill it as a power switch would: no goodbye, nothing flushed."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End it in order, if it runs: everybody is said goodbye to."""
        if self._process is not None:
            self._end(signal.SIGTERM)

    def freeze(self) -> None:
        """Have it stand still: connections stay, answers do not come."""
        os.kill(self.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Have it go on."""
        os.kill(self.pid, signal.SIGCONT)

    def log(self) -> str:
        """What it wrote to its log, over all its lives."""
        return self._logged.read_text("utf-8", "replace") if self._logged.exists() else ""

    def cpu_seconds(self) -> float:
        """How much CPU the process that runs now has had so far, its own and the kernel's for it."""
        # The name, which may hold spaces, is in brackets; user and system time are the 14th and 15th words.
        words = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")

    def found(self, title: str = "") -> Founded:
        """Make a board. [B1]"""
        answer = self.post("/api/boards", {"title": title})
        return Founded(answer["id"], answer["links"])

    def join(self, link: str, name: str, *, bot: bool = False) -> str:
        """Join by a link, and return the token. [B3]"""
        path, _, secret = link.partition("#k=")
        board = path.rsplit("/", 1)[1]
        answer = self.post(f"/api/boards/{board}/join", {"secret": secret, "name": name, "bot": bot})
        token: str = answer["token"]
        return token

    def post(self, path: str, body: Mapping[str, object]) -> dict[str, Any]:
        """Send a JSON body, and return the JSON answer."""
        request = urllib.request.Request(self.address + path, json.dumps(body).encode(), method="POST")
        with urllib.request.urlopen(request, timeout=STARTS_WITHIN) as answer:
            whole: dict[str, Any] = json.load(answer)
            return whole

    @property
    def _said(self) -> Path:
        return self._folder / "tondo.out"

    @property
    def _logged(self) -> Path:
        return self._folder / "tondo.log"

    def _end(self, number: signal.Signals) -> None:
        process, self._process = self._process, None
        assert process is not None, "Tondo is not running."
        if process.poll() is not None:
            return
        process.send_signal(signal.SIGCONT)
        process.send_signal(number)
        try:
            process.wait(STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def running_server(folder: Path, *words: str, redis: str = "") -> Iterator[TondoServer]:
    """Have a Tondo for the length of a block."""
    server = TondoServer(folder, *words, redis=redis)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def _env() -> dict[str, str]:
    """The environment, with this very Tondo ahead of any other that is installed, and without settings of whoever tests."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("TONDO_")}
    home = str(Path(tondo.__file__).parent.parent)
    return env | {"PYTHONPATH": os.pathsep.join(filter(None, [home, env.get("PYTHONPATH", "")]))}
