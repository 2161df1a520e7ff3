"""The compose file and the Dockerfile, as far as they can be checked without an engine that runs them."""

import re
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
COMPOSE = ROOT / "docker-compose.yml"
DOCKERFILE = (ROOT / "server" / "Dockerfile").read_text()


def test_the_compose_file_follows_the_compose_specification() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(COMPOSE)]

    checked = subprocess.run(command, capture_output=True, text=True, check=False)

    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_redis_keeps_what_is_acknowledged() -> None:
    redis = yaml.safe_load(COMPOSE.read_text())["services"]["redis"]

    assert "--appendonly yes" in redis["command"]
    assert "--appendfsync always" in redis["command"]
    assert redis["volumes"] == ["boards:/data"]
    assert re.fullmatch(r"redis:\d+\.\d+\.\d+-alpine", redis["image"])


def test_the_server_waits_for_redis_and_only_this_machine_reaches_it() -> None:
    server = yaml.safe_load(COMPOSE.read_text())["services"]["server"]

    assert server["depends_on"] == {"redis": {"condition": "service_healthy"}}
    assert server["environment"]["TONDO_REDIS"] == "redis://redis:6379/0"
    assert all(port.startswith("127.0.0.1:") for port in server["ports"])


def test_what_the_dockerfile_copies_is_there_and_reaches_the_builder() -> None:
    copies = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    sources = [source for line in copies for source in line.split()]
    allowed = re.findall(r"^!(\S+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE)

    missing = [source for source in sources if not (ROOT / source).exists()]
    ignored = [source for source in sources if source.split("/")[0] not in allowed]

    assert sources
    assert missing == []
    assert ignored == []


def test_the_image_pins_what_it_installs_and_does_not_run_as_root() -> None:
    installs = [line for line in DOCKERFILE.splitlines() if "pip install" in line]

    assert all("--require-hashes" in line or "--no-deps" in line for line in installs)
    assert re.search(r"^USER (?!root)\w+$", DOCKERFILE, re.MULTILINE)
    assert "HEALTHCHECK" in DOCKERFILE
