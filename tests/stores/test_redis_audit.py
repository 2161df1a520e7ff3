"""What a Redis says about itself, and what the operator is told. The password is in nothing that is said."""

import logging
from pathlib import Path

import pytest

from redis_server import running_redis
from tondo.stores.port import BEGINNING, Stamped, StoreDown
from tondo.stores.redis import RedisStore
from tondo.stores.redis_audit import audit, info

SOUND = {"redis_version": "7.0.15", "role": "master", "aof_enabled": "1", "connected_slaves": "0"}
DURABLE = {"appendonly": "yes", "appendfsync": "always", "no-appendfsync-on-rewrite": "no"}
SECRET = "tulip/rose"


def test_an_answer_to_info_is_read() -> None:
    assert info(b"# Server\r\nredis_version:7.0.15\r\nos:Linux 6.1: x86\r\n\r\n") == {
        "redis_version": "7.0.15",
        "os": "Linux 6.1: x86",
    }


def test_a_redis_that_syncs_always_is_durable_and_needs_no_words() -> None:
    found = audit(SOUND, DURABLE, replicas=0)

    assert found.durability == "fsync"
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("changed", "durability", "words"),
    [
        ({"appendonly": "no"}, "memory", "Set appendonly yes and appendfsync always"),
        ({"appendfsync": "everysec"}, "everysec", "up to two seconds"),
        ({"appendfsync": "no"}, "memory", "half a minute"),
        ({"no-appendfsync-on-rewrite": "yes"}, "everysec", "Set no-appendfsync-on-rewrite no"),
        ({"maxmemory-policy": "allkeys-lru"}, "fsync", "throws boards away"),
    ],
)
def test_what_is_less_than_durable_is_said(changed: dict[str, str], durability: str, words: str) -> None:
    found = audit(SOUND, DURABLE | changed, replicas=0)

    assert found.durability == durability
    assert len(found.warnings) == 1
    assert words in found.warnings[0]


def test_evicting_only_what_passes_anyway_needs_no_words() -> None:
    found = audit(SOUND, DURABLE | {"maxmemory-policy": "volatile-lru"}, replicas=0)

    assert found.warnings == ()


@pytest.mark.parametrize(("aof", "durability"), [("1", "everysec"), ("0", "memory")])
def test_where_settings_are_hidden_it_says_what_could_not_be_checked(aof: str, durability: str) -> None:
    found = audit(SOUND | {"aof_enabled": aof, "maxmemory_policy": "noeviction"}, {}, replicas=0)

    assert found.durability == durability
    assert len(found.warnings) == 1
    assert "could not be checked" in found.warnings[0]


def test_hidden_settings_do_not_hide_the_eviction_that_info_tells() -> None:
    found = audit(SOUND | {"maxmemory_policy": "allkeys-lfu"}, {}, replicas=0)

    assert any("allkeys-lfu" in words for words in found.warnings)


def test_replicas_make_an_acknowledgement_whatever_the_disk_does() -> None:
    found = audit(SOUND | {"connected_slaves": "2"}, DURABLE | {"appendfsync": "everysec"}, replicas=2)

    assert found.durability == "replica"


@pytest.mark.parametrize("version", ["6.0.16", "5.0.7", "2.8", ""])
def test_an_old_redis_is_refused(version: str) -> None:
    with pytest.raises(StoreDown, match=r"Redis 6\.2 or newer, or Valkey"):
        audit(SOUND | {"redis_version": version}, DURABLE, replicas=0)


@pytest.mark.parametrize("version", ["6.2.0", "6.10.1", "7.2.4", "8.0.0", "255.255.255"])
def test_a_newer_one_is_not(version: str) -> None:
    assert audit(SOUND | {"redis_version": version}, DURABLE, replicas=0).durability == "fsync"


@pytest.mark.redis
@pytest.mark.parametrize(
    ("settings", "durability"),
    [
        ({"appendonly": "yes", "appendfsync": "always"}, "fsync"),
        ({"appendonly": "yes", "appendfsync": "everysec"}, "everysec"),
        ({"appendonly": "no"}, "memory"),
    ],
)
async def test_a_real_redis_is_judged(tmp_path: Path, settings: dict[str, str], durability: str) -> None:
    with running_redis(tmp_path, **settings) as server:
        store = RedisStore(server.url)

        warnings = await store.open()

        assert store.durability == durability
        assert (len(warnings) == 0) == (durability == "fsync")
        await store.close()


@pytest.mark.redis
async def test_a_user_who_may_not_see_settings_can_still_be_served(tmp_path: Path) -> None:
    with running_redis(tmp_path, appendonly="yes", appendfsync="always") as server:
        server.command("ACL", "SETUSER", "guest", "on", ">pw", "~*", "&*", "+@all", "-config")
        store = RedisStore(server.url.replace("//", "//guest:pw@"))

        (words,) = await store.open()

        assert "could not be checked" in words
        assert store.durability == "everysec"
        await store.append("b", BEGINNING, [Stamped(1, "t", b"")])
        await store.close()


@pytest.mark.redis
@pytest.mark.parametrize(
    "address", ["redis://:{wrong}@127.0.0.1:{port}/0", "redis://stranger:{wrong}@127.0.0.1:{port}"]
)
async def test_a_wrong_password_is_said_without_it(
    tmp_path: Path, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with running_redis(tmp_path, requirepass="right") as server:
        store = RedisStore(address.format(wrong="tulip%2Frose", port=server.port))

        with pytest.raises(StoreDown, match="user or the password") as refusal:
            await store.open()

    assert "tulip" not in _all_that_is_said(refusal.value, caplog)


@pytest.mark.parametrize(
    "address",
    [
        "redis://:tulip%2Frose@127.0.0.1:1/0",  # Nobody answers there.
        f"redis://:{SECRET}@127.0.0.1:1/0",  # The slash ends the host too early.
        f"radish://:{SECRET}@127.0.0.1:1/0",
        f"redis://:tulip@127.0.0.1:{SECRET}",
        f"redis://:tulip@127.0.0.1:1/0?db={SECRET}&socket_timeout={SECRET}",
        "tulip",
    ],
)
async def test_an_address_that_does_not_work_is_said_without_the_password(
    address: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    store = RedisStore(address)

    with pytest.raises(StoreDown) as refusal:
        await store.open()

    said = _all_that_is_said(refusal.value, caplog)
    assert "tulip" not in said
    assert "rose" not in said


def _all_that_is_said(error: BaseException | None, caplog: pytest.LogCaptureFixture) -> str:
    """Gather what could reach a log: the error, what is shown as its causes, and what was logged."""
    words = [caplog.text]
    while error is not None:
        words.append(repr(error) + str(error))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n".join(words)
