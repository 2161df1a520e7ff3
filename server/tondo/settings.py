"""What an operator may choose: read once, handed on as values.

Each field can be given on the command line or as `TONDO_<NAME>` in the environment; the README has the table.
"""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The choices, with the defaults of a laptop."""

    host: str = "127.0.0.1"
    port: int = 8000
    data: str = "data"
    """The directory of the SQLite file."""
    redis: str = ""
    """`redis://…`: keep boards there instead, so that several servers can share them."""
    redis_replicas: int = 0
    """How many replicas must have an entry before it is acknowledged."""
    origins: str = ""
    """Further origins whose pages may connect, separated by commas; the server's own is always allowed."""
    public_url: str = ""
    """How people reach the server, if not by the address they ask for, such as behind a proxy: `https://tondo.example`."""
    image_bytes: int = 10 * 1024 * 1024
    """How large a picture may be that somebody brings, in bytes."""
    image_pixels: int = 40_000_000
    """How many pixels it may have."""
    board_images: int = 2_000
    """How many pictures are kept for one board."""
    board_image_bytes: int = 1024 * 1024 * 1024
    """How many bytes they may take together."""
    log_level: str = "info"

    @property
    def database(self) -> Path:
        """Where the SQLite file is."""
        return Path(self.data) / "tondo.db"

    @property
    def allowed_origins(self) -> frozenset[str]:
        """The further origins, one by one."""
        return frozenset(word.strip().rstrip("/") for word in self.origins.split(",") if word.strip())

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the names of all settings."""
        return tuple(field.name for field in fields(cls))

    @classmethod
    def of(cls, **given: object) -> Self:
        """Return the settings with the given ones, where they are not None."""
        return cls(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
