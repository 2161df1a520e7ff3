"""The connections of one store on which commands travel, with one life."""

from tondo.stores.redis_connect import connector
from tondo.stores.redis_lane import Lane, Replicas


class Link:
    """Lanes by what travels on them, so that no short word waits behind a long one."""

    def __init__(self, url: str, *, replicas: int, patience: float) -> None:
        connect = connector(url, patience=patience)
        confirming = Replicas(replicas, patience) if replicas else None
        # The answer to WAIT may take as long as the replicas are given.
        saving_patience = 2 * patience if replicas else patience
        saving = connector(url, patience=saving_patience)
        # Appends and facts: small, and what people wait for.
        self.writes = Lane(saving, patience=saving_patience, replicas=confirming)
        # Checkpoints, segments and blobs.
        self.bulk = Lane(saving, patience=saving_patience, replicas=confirming)
        self.reads = Lane(connect, patience=patience)
        # The bus.
        self.words = Lane(connect, patience=patience)
        self.connect = connect

    async def close(self) -> None:
        """Finish what is under way and let go."""
        for lane in (self.writes, self.bulk, self.reads, self.words):
            await lane.close()
