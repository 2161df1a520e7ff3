"""Where one reader sits: a bounded line of frames that wait to be written to its socket. [W15]"""

import asyncio
from collections import deque

from tondo.errors import Expelled, TooSlow

PRESENCE_BOUND = 256 * 1024
BOUND = 16 * 1024 * 1024


class Seat:
    """One reader. The room's side writes and never waits; the socket's side takes frames as fast as it can."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.seq = -1
        """Up to where in the log this reader has been told; -1 before its welcome."""
        self.closing: Expelled | None = None
        self._frames: deque[bytes] = deque()
        self._bytes = 0
        self._something = asyncio.Event()

    def write(self, frame: bytes) -> None:
        """Put a frame in line; a reader that is too far behind is sent away."""
        if self.closing is not None:
            return
        self._frames.append(frame)
        self._bytes += len(frame)
        # One frame is taken whatever it weighs: it may be the board itself.
        if self._bytes > BOUND and len(self._frames) > 1:
            self._frames.clear()
            self._bytes = 0
            self.close(TooSlow("you are too far behind: come back for the board as it is now"))
        self._something.set()

    def write_presence(self, frame: bytes) -> None:
        """Put a frame in line unless the reader is behind; a newer one comes anyway."""
        if self._bytes < PRESENCE_BOUND:
            self.write(frame)

    def close(self, why: Expelled) -> None:
        """End it, after what is in line."""
        if self.closing is None:
            self.closing = why
            self._something.set()

    async def take(self) -> bytes | Expelled:
        """Wait for the next frame, or for the reason to close."""
        while not self._frames:
            if self.closing is not None:
                return self.closing
            self._something.clear()
            await self._something.wait()
        frame = self._frames.popleft()
        self._bytes -= len(frame)
        return frame
