"""Who in this process wants to hear of a place, and how they are told.

Every listener is called by the event loop on its own, never from inside the call that made the noise: one that raises
hurts nobody else, and none can re-enter a store. Calls keep their order.
"""

import asyncio
from collections.abc import Callable, Collection
from typing import Generic, TypeVar

Sound = TypeVar("Sound")


class Bells(Generic[Sound]):
    """Listeners by place. Belongs to one event loop."""

    def __init__(self) -> None:
        self._bells: dict[str, dict[object, Callable[[Sound], None]]] = {}

    @property
    def places(self) -> Collection[str]:
        """Where anybody listens."""
        return self._bells.keys()

    def hang(self, place: str, bell: Callable[[Sound], None]) -> Callable[[], None]:
        """Add a listener, and return the call that ends it."""
        # The same function may listen twice, so each hanging has an identity of its own.
        mark = object()
        self._bells.setdefault(place, {})[mark] = bell

        def end() -> None:
            hung = self._bells.get(place, {})
            hung.pop(mark, None)
            if not hung:
                self._bells.pop(place, None)

        return end

    def ring(self, place: str, sound: Sound) -> None:
        """Have all who listen there called, soon."""
        if place in self._bells:
            loop = asyncio.get_running_loop()
            for mark in self._bells[place]:
                loop.call_soon(self._strike, place, mark, sound)

    def _strike(self, place: str, mark: object, sound: Sound) -> None:
        # The listener may have ended between the noise and now, and was promised silence.
        bell = self._bells.get(place, {}).get(mark)
        if bell is not None:
            bell(sound)
