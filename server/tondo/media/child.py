"""The process that opens one picture: from the standard input to the standard output, within limits, and ends.

    python -I -m tondo.media.child develop 40000000 < theirs > ours

The answer is a line of JSON and then the bytes: `{"w":640,"h":480}`, or `{"code":"bad","message":"…"}` and none.
"""

import json
import os
import sys

from tondo.errors import Bad, Fault, TooBig

MEGABYTE = 1024 * 1024
ROOM = 256 * MEGABYTE
"""Memory besides that of the pixels."""
BYTES_PER_PIXEL = 12
"""As decoded, and on the way to being smaller."""
SECONDS = 15


def limit(pixels: int) -> None:
    """Take away what opening a picture does not need: time, memory, files."""
    try:
        import resource
    except ImportError:
        # Windows has no such limits; what bounds the pixels still holds.
        return
    # Whoever waits for a picture waits a little longer, so that whoever writes in a note does not.
    os.nice(10)
    memory = ROOM + BYTES_PER_PIXEL * pixels
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (bound, bound))


def main() -> None:
    """Do what the arguments say."""
    task, number = sys.argv[1], int(sys.argv[2])
    # Loaded before the limits: what is loaded is ours.
    from tondo.media.picture import developed, shrunk

    raw = sys.stdin.buffer.read()
    limit(number if task == "develop" else 4_096 * 4_096)
    try:
        made = developed(raw, number) if task == "develop" else shrunk(raw, number)
        head: dict[str, str | int] = {"w": made.w, "h": made.h}
        body = made.body
    except MemoryError:
        head, body = told(TooBig("this picture takes too much memory to open")), b""
    except (Bad, TooBig) as why:
        head, body = told(why), b""
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + body)


def told(why: Fault) -> dict[str, str | int]:
    """Say in the answer why there is no picture."""
    return {"code": why.code, "message": why.message}


if __name__ == "__main__":
    main()
