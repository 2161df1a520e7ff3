"""The way to a Redis: connections made from an address, and what goes wrong with them in plain words.

The password is in the address and nowhere else: no message quotes the address.
"""

from collections.abc import Callable
from typing import Any

from redis.asyncio.connection import Connection, ConnectionPool
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import (
    AuthenticationError,
    BusyLoadingError,
    NoPermissionError,
    OutOfMemoryError,
    ReadOnlyError,
    RedisError,
    ResponseError,
)
from redis.exceptions import TimeoutError as RedisTimeout

Connect = Callable[[], Connection]


def connector(url: str) -> Connect:
    """Return what makes connections to `url`. They wait without end: whoever uses one sets the time."""
    plain: dict[str, Any] = {
        # The library waits with asyncio.wait_for, which before Python 3.12 may swallow a cancellation.
        "socket_timeout": None,
        # It would otherwise send a command again whose answer was lost.
        "retry": Retry(NoBackoff(), 0),
        "protocol": 2,
        "decode_responses": False,
        "driver_info": None,
    }
    try:
        # The pool serves as the mould only: who holds a connection holds it for life.
        pool = ConnectionPool.from_url(url, **plain)
        # Once more, because what stands in the address wins.
        pool.connection_kwargs.update(plain)
        pool.make_connection()  # type: ignore[no-untyped-call]
    except (ValueError, TypeError, RedisError):
        # Without the cause: a password with a slash in it ends up in the text of the error.
        raise ValueError(
            "The address of Redis is not understood. It looks like redis://user:password@host:6379/0 (rediss:// with"
            " TLS, unix:// for a socket); special characters in the password are written as %2F and the like."
        ) from None
    return pool.make_connection


def in_words(error: Exception) -> str:
    """Say what is wrong and, where it is known, what to do."""
    match error:
        case AuthenticationError() | NoPermissionError():
            return "Redis does not accept the user or the password in its address, or denies that user the right."
        case BusyLoadingError():
            return "Redis is still loading its data."
        case RedisTimeout() | TimeoutError():
            return "Redis did not answer in time."
        case ResponseError():
            return _refusal(error)
        case RedisError() | OSError():
            return f"Redis is out of reach: {error}"
        case _:
            return f"Redis cannot be asked: {error}"


def _refusal(error: ResponseError) -> str:
    # A script passes on what its commands met, wrapped in words of its own, so the kind alone does not tell.
    text = str(error)
    if isinstance(error, ReadOnlyError) or "READONLY" in text:
        return "This Redis is a read-only replica: a failover is under way, or the address names a replica."
    if isinstance(error, OutOfMemoryError) or "OOM" in text:
        return "Redis is out of memory: raise its maxmemory, or give it less to hold."
    if "MISCONF" in text:
        return "Redis refuses to write because it could not save to its disk. Look at its log; is the disk full?"
    if "DAMAGED" in text:
        return (
            f"A board's log in Redis does not fit together ({text.removeprefix('DAMAGED ')}): part of it was lost, or"
            " changed by something else. Restore Redis from a backup."
        )
    return f"Redis answered: {text}"
