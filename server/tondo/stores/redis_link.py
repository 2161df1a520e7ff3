"""The connections of one store on which commands travel, with one life."""

from tondo.stores.redis_connect import connector
from tondo.stores.redis_lane import Lane, Replicas


class Link:
    """Lanes by what travels on them, so that no short word waits behind a long one."""

    def __init__(self, url: str, *, replicas: int, patience: float) -> None:
        self.connect = connector(url)
        confirming = Replicas(replicas, patience) if replicas else None
        # Appends and facts: small, and what people wait for.
        self.writes = Lane(self.connect, patience=patience, replicas=confirming)
        # Checkpoints, segments and blobs, which take their time on a slow line.
        self.bulk = Lane(self.connect, patience=4 * patience, replicas=confirming)
        self.reads = Lane(self.connect, patience=patience)
        # The bus.
        self.words = Lane(self.connect, patience=patience)

    async def close(self) -> None:
        """Finish what is under way and let go."""
        for lane in (self.writes, self.bulk, self.reads, self.words):
            await lane.close()
