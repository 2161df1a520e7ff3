"""The package as somebody installs it: built, put into an empty virtual environment, started, asked."""

import re
import socket
import subprocess
import sys
import tarfile
import time
import urllib.error
import urllib.request
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PATIENCE = 30.0

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@dataclass(frozen=True, slots=True)
class Installed:
    """An empty virtual environment with nothing but Tondo and what it is pinned to."""

    bin: Path

    def tondo(self, *words: str) -> str:
        """Run the command to its end and return what it says."""
        return run(self.bin / "tondo", *words)


def run(*words: str | Path) -> str:
    """Run a command; what it has printed is in the failure, if it fails."""
    done = subprocess.run([str(word) for word in words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the source distribution."""
    folder = tmp_path_factory.mktemp("source")
    run(sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", folder)
    return next(folder.glob("tondo-*.tar.gz"))


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built from the source distribution, so that both are tried."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, source)
    return next(folder.glob("tondo-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Return a virtual environment with the wheel in it."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=True)
    bin = home / ("Scripts" if sys.platform == "win32" else "bin")
    pip = (bin / "python", "-m", "pip", "install", "--quiet")
    run(*pip, "--require-hashes", "-r", ROOT / "server" / "requirements.txt")
    run(*pip, "--no-deps", wheel)
    return Installed(bin)


@pytest.fixture
def address(installed: Installed, tmp_path: Path) -> Iterator[str]:
    """Start the installed server and return its address once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(installed.bin / "tondo"), "serve", "--host", "127.0.0.1", "--port", str(port), "--data", "boards"]
    with (
        (tmp_path / "said").open("w") as said,
        subprocess.Popen(command, cwd=tmp_path, stdout=said, stderr=said) as server,
    ):
        try:
            address = f"http://127.0.0.1:{port}"
            await_answer(server, address, tmp_path / "said")
            yield address
        finally:
            server.terminate()


def await_answer(server: subprocess.Popen[bytes], address: str, said: Path) -> None:
    """Ask until the server answers; fail with what it has said if it ends or takes too long."""
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            fetch(f"{address}/healthz")
        except urllib.error.URLError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"The server does not answer. It has said:\n{said.read_text()}")


def fetch(url: str) -> str:
    """Return the body of an answer that is well."""
    with urllib.request.urlopen(url, timeout=5) as answer:
        return str(answer.read().decode())


def test_the_source_distribution_has_the_page_and_no_packages_of_others(source: Path) -> None:
    with tarfile.open(source) as archive:
        names = [name.split("/", 1)[1] for name in archive.getnames()]

    assert "server/tondo/static/index.html" in names
    assert "client/src/main.tsx" in names
    assert [name for name in names if "node_modules" in name or "__pycache__" in name] == []


def test_the_wheel_has_the_page_the_types_and_the_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert {f"tondo/static/{file}" for file in ("index.html", "board.html", "worker.js")} <= set(names)
    assert "tondo/py.typed" in names
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert [name for name in names if not name.startswith(("tondo/", "tondo-"))] == []


def test_each_command_of_the_installed_package_explains_itself(installed: Installed) -> None:
    overview = installed.tondo("--help")
    commands = re.findall(r"^  (\w[\w-]*)  ", overview.split("Commands:")[1], re.MULTILINE)

    assert "serve" in commands
    assert all("--help" in installed.tondo(command, "--help") for command in commands)


def test_the_installed_server_shows_its_page_and_its_health(address: str) -> None:
    page = fetch(f"{address}/")
    assets = re.findall(r'(?:src|href)="(/assets/[^"]+)"', page)

    assert '"ok":true' in fetch(f"{address}/healthz")
    assert '"ok":true' in fetch(f"{address}/readyz")
    assert assets
    assert all(fetch(f"{address}{asset}") for asset in assets)
