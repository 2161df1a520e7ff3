"""The kinds of items. To add one: write its file, and name it here."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tondo.kinds import (
    comment,
    connector,
    frame,
    group,
    image,
    link,
    member,
    note,
    pile,
    settings,
    shape,
    stroke,
    table,
    text,
)
from tondo.model.kind import Kind

MODULES: Final = (
    comment,
    connector,
    frame,
    group,
    image,
    link,
    member,
    note,
    pile,
    settings,
    shape,
    stroke,
    table,
    text,
)

KINDS: Final[Mapping[str, Kind]] = MappingProxyType({module.KIND.name: module.KIND for module in MODULES})
