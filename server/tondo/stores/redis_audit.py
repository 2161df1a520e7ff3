"""What an acknowledgement means on this Redis, from what it says about itself, in words for its operator."""

from collections.abc import Mapping
from dataclasses import dataclass

from tondo.stores.port import StoreDown

OLDEST = (6, 2)


@dataclass(frozen=True, slots=True)
class Audit:
    """What was found: the value of `Store.durability`, and what the operator should know."""

    durability: str
    warnings: tuple[str, ...]


def info(text: bytes) -> dict[str, str]:
    """Read the answer to INFO."""
    lines = (line.partition(":") for line in text.decode("utf-8", "replace").splitlines() if ":" in line)
    return {name: value for name, _, value in lines}


def audit(facts: Mapping[str, str], settings: Mapping[str, str], *, replicas: int) -> Audit:
    """Judge a Redis by its INFO and those of its settings that it shows. Raises StoreDown if it cannot serve."""
    _require_usable(facts)
    durability, warnings = _persistence(facts, settings)
    policy = settings.get("maxmemory-policy", facts.get("maxmemory_policy", ""))
    if policy.startswith("allkeys-"):
        warnings.append(
            f"Redis throws boards away when its memory is full (maxmemory-policy is {policy})."
            " Set maxmemory-policy noeviction."
        )
    if replicas:
        durability = "replica"
        connected = int(facts.get("connected_slaves", "0"))
        if connected < replicas:
            warnings.append(
                f"Every write waits for {replicas} replicas, but {connected} are connected: until the others are back,"
                " nothing can be saved."
            )
    return Audit(durability, tuple(warnings))


def _require_usable(facts: Mapping[str, str]) -> None:
    version = facts.get("redis_version", "0")
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdecimal())
    if numbers < OLDEST:
        raise StoreDown(f"This is Redis {version}. Tondo needs Redis 6.2 or newer, or Valkey.")
    if facts.get("role") == "slave":
        raise StoreDown("This Redis is a read-only replica. Give the address of the primary.")


def _persistence(facts: Mapping[str, str], settings: Mapping[str, str]) -> tuple[str, list[str]]:
    appendonly = settings.get("appendonly")
    appendfsync = settings.get("appendfsync")
    if appendonly is None or (appendonly == "yes" and appendfsync is None):
        return _unseen(facts)
    if appendonly != "yes":
        return "memory", [
            "Redis keeps no log on disk (appendonly is no): what was acknowledged is lost when Redis stops."
            " Set appendonly yes and appendfsync always."
        ]
    if appendfsync == "always":
        if settings.get("no-appendfsync-on-rewrite") == "yes":
            return "everysec", [
                "While Redis rewrites its log it does not sync it (no-appendfsync-on-rewrite is yes): a power cut just"
                " then loses what was acknowledged. Set no-appendfsync-on-rewrite no."
            ]
        return "fsync", []
    if appendfsync == "everysec":
        return "everysec", [
            "Redis syncs its log once a second (appendfsync is everysec): a power cut loses up to two seconds of what"
            " was acknowledged. Set appendfsync always to lose nothing."
        ]
    return "memory", [
        f"Redis leaves it to the system when its log reaches the disk (appendfsync is {appendfsync}): a power cut loses"
        " half a minute of what was acknowledged. Set appendfsync always to lose nothing."
    ]


def _unseen(facts: Mapping[str, str]) -> tuple[str, list[str]]:
    """Judge a Redis that does not show its settings, as managed ones do not."""
    unseen = "Redis does not show its settings (CONFIG GET is refused), so appendfsync could not be checked."
    if facts.get("aof_enabled") == "1":
        return "everysec", [
            f"{unseen} It keeps a log on disk; taken to be synced once a second: a power cut may lose up to two seconds"
            " of what was acknowledged."
        ]
    return "memory", [
        f"{unseen} It says that it keeps no log on disk: what was acknowledged may be lost when Redis stops."
        " Look for persistence (AOF) at its provider."
    ]
