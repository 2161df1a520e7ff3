"""A real Redis for a test: on a free port of the loopback, in a folder of its own, to be killed and started again."""

import contextlib
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

STARTS_WITHIN = 20.0
STOPS_WITHIN = 10.0


class RedisServer:
    """One redis-server process, or the one after it on the same port and folder.

    Settings are those of redis.conf: `RedisServer(folder, appendonly="yes", appendfsync="always")`. Without any, nothing
    is kept on disk.
    """

    def __init__(self, folder: Path, **settings: str) -> None:
        program = shutil.which("redis-server") or shutil.which("valkey-server")
        if program is None:
            raise RuntimeError("These tests need a Redis: apt-get install redis-server")
        self._program = program
        self._folder = folder
        # Words like `appendonly` as they are, `maxmemory_policy` for `maxmemory-policy`.
        chosen = {"save": "", "appendonly": "no"} | {name.replace("_", "-"): value for name, value in settings.items()}
        self._arguments = [word for name, value in chosen.items() for word in (f"--{name}", value)]
        self._process: subprocess.Popen[bytes] | None = None
        self.port = 0

    @property
    def url(self) -> str:
        """Where a client finds it."""
        return f"redis://127.0.0.1:{self.port}/0"

    @property
    def pid(self) -> int:
        """The process that runs now."""
        assert self._process is not None, "Redis is not running."
        return self._process.pid

    def start(self) -> None:
        """Start it, or start it again where it was, and wait until it answers."""
        assert self._process is None, "Redis is running already."
        self._folder.mkdir(parents=True, exist_ok=True)
        # Somebody else may take a port between finding it free and using it.
        for _ in range(1 if self.port else 5):
            port = self.port or _free_port()
            if self._start_on(port):
                self.port = port
                return
        raise RuntimeError(f"redis-server did not start:\n{self.log()}")

    def kill(self) -> None:
        """Kill it as a power switch would: no goodbye, nothing flushed."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End it, if it runs."""
        if self._process is not None:
            self._end(signal.SIGTERM)

    def freeze(self) -> None:
        """Have it stand still: connections stay, answers do not come."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Have it go on."""
        self._signal(signal.SIGCONT)

    def command(self, *words: str | bytes) -> bytes:
        """Send one command on a connection of its own, and return the raw answer's first 64 KiB."""
        encoded = [word.encode() if isinstance(word, str) else word for word in words]
        request = b"*%d\r\n" % len(encoded) + b"".join(b"$%d\r\n%s\r\n" % (len(word), word) for word in encoded)
        with socket.create_connection(("127.0.0.1", self.port), timeout=STARTS_WITHIN) as connection:
            connection.sendall(request)
            return connection.recv(1 << 16)

    def log(self) -> str:
        """What it wrote about itself."""
        path = self._folder / "redis.log"
        return path.read_text("utf-8", "replace") if path.exists() else ""

    def _start_on(self, port: int) -> bool:
        where = ["--port", str(port), "--bind", "127.0.0.1", "--dir", str(self._folder), "--logfile", "redis.log"]
        self._process = subprocess.Popen([self._program, *where, *self._arguments], stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                self._process = None
                return False
            if _answers(port):
                return True
            time.sleep(0.01)
        self.kill()
        return False

    def _signal(self, number: signal.Signals) -> None:
        assert self._process is not None, "Redis is not running."
        self._process.send_signal(number)

    def _end(self, number: signal.Signals) -> None:
        process, self._process = self._process, None
        assert process is not None, "Redis is not running."
        process.send_signal(signal.SIGCONT)
        process.send_signal(number)
        try:
            process.wait(STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def running_redis(folder: Path, **settings: str) -> Iterator[RedisServer]:
    """Have a Redis for the length of a block."""
    server = RedisServer(folder, **settings)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(port: int) -> bool:
    """Tell whether a Redis answers PING. One that asks for a password has come up as well; one that loads has not."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1.0) as connection:
            connection.sendall(b"PING\r\n")
            return connection.recv(64).startswith((b"+PONG", b"-NOAUTH"))
    except OSError:
        return False
