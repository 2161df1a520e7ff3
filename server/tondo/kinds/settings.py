"""The board's own settings: one item, always there, with the id `settings`."""

import msgspec

from tondo.model.kind import Kind, Label, still

ID = "settings"


class Settings(msgspec.Struct, kw_only=True):
    """What holds for the whole board."""

    title: Label = "Untitled board"


KIND = Kind(name="settings", fields=Settings, needs="lead", makeable=False, moved=still, outline=None)
