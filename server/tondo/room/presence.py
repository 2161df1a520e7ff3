"""Where people are: folded, told once a tick, never stored."""

from collections.abc import Mapping
from typing import Any, cast

import msgspec
from msgspec import UNSET

from tondo.wire.down import HereDown
from tondo.wire.up import Here

_PARTS = ("view", "select", "edit", "drag")


class Presence:
    """The newest presence of each session, and what of it has not been told yet."""

    def __init__(self) -> None:
        self._now: dict[str, dict[str, object]] = {}
        self._news: dict[str, dict[str, object]] = {}

    def note(self, session: str, here: Here) -> None:
        """Take over what changed."""
        said = cast(dict[str, object], msgspec.to_builtins(here))
        parts = {name: value for name, value in said.items() if name != "t" and value is not UNSET}
        self._news.setdefault(session, {}).update(parts)
        mine = self._now.setdefault(session, {})
        for name, value in parts.items():
            if value is None:
                mine.pop(name, None)
            else:
                mine[name] = value

    def hear(self, news: HereDown) -> None:
        """Take over what another server told; it has been told to everyone here already."""
        for session, x, y in news.people:
            self._now.setdefault(session, {})["cursor"] = (x, y)
        for session, parts in news.more.items():
            mine = self._now.setdefault(session, {})
            for name, value in parts.items():
                if value is None:
                    mine.pop(name, None)
                else:
                    mine[name] = value

    def forget(self, session: str) -> None:
        """The session is gone."""
        self._now.pop(session, None)
        self._news.pop(session, None)

    def news(self) -> HereDown | None:
        """Return what changed since the last time, or None."""
        news, self._news = self._news, {}
        return _told(news)

    def everything(self) -> HereDown | None:
        """Return all that is known, for somebody who enters."""
        return _told(self._now)


def _told(sessions: Mapping[str, Mapping[str, Any]]) -> HereDown | None:
    here = HereDown(people=[], more={})
    for session, parts in sessions.items():
        more = {name: value for name, value in parts.items() if name in _PARTS}
        if parts.get("cursor") is not None:
            x, y = parts["cursor"]
            here.people.append((session, round(x, 1), round(y, 1)))
        elif "cursor" in parts:
            more["cursor"] = None
        if more:
            here.more[session] = more
    return here if here.people or here.more else None
