"""A judge is worth what he finds: here the server acknowledges before it writes, and has to be convicted."""

import subprocess
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import pytest

from chaos.checker import judge
from chaos.test_kills import survive
from chaos.writers import writing
from serving import TondoServer
from tondo.stores.sqlite import SqliteStore

EARLY = Path(__file__).parent / "early_server.py"
KILLS = 5

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(120)]


class EarlyServer(TondoServer):
    """A Tondo process with the bug."""

    def start(self) -> None:
        """Start the script in place of `-m tondo`."""
        honest = subprocess.Popen

        def planted(command: list[str], **options: Any) -> "subprocess.Popen[bytes]":
            python, _, _, *words = command
            return honest([python, str(EARLY), *words], **options)

        with patch("serving.subprocess.Popen", planted):
            super().start()


async def test_an_early_acknowledgement_is_found(tmp_path: Path, chance: Random) -> None:
    """[W7]"""
    server = EarlyServer(tmp_path / "tondo")
    server.start()
    try:
        async with writing([server], chance) as writers:
            await survive(writers, server, KILLS)
    finally:
        server.stop()

    with pytest.raises(AssertionError, match=r"acknowledged transactions are not where they were"):
        await judge(writers, SqliteStore(tmp_path / "tondo" / "data" / "tondo.db"))
