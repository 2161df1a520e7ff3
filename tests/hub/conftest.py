"""Two hubs on one store that can be made to fail."""

from collections.abc import AsyncIterator

import pytest

from guests import RoughStore
from tondo.hub.hub import Hub


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask a store that does not answer again at once, and do not wait long for it at the end."""
    monkeypatch.setattr("tondo.hub.live.PATIENCE", (0.002,))
    monkeypatch.setattr("tondo.hub.live.LAST_WORK", 0.2)


@pytest.fixture
async def store() -> AsyncIterator[RoughStore]:
    """Have a store that does as it should, until it is told otherwise."""
    rough = RoughStore()
    await rough.open()
    yield rough
    await rough.close()


@pytest.fixture
async def hub(store: RoughStore) -> AsyncIterator[Hub]:
    """Have a hub that looks after its rooms."""
    running = Hub(store)
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
async def other_hub(store: RoughStore) -> AsyncIterator[Hub]:
    """Have a second hub on the same store, as another server would be."""
    running = Hub(store)
    await running.start()
    yield running
    await running.stop()
