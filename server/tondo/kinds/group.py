"""The group: what is picked up together. It has no place of its own: it is where its members are. [I14]"""

from tondo.model.kind import Kind, Label, Shared, still


class Group(Shared, kw_only=True):
    """A group, which may have a name. Deleting it lets its members go."""

    text: Label | None = None


KIND = Kind(name="group", fields=Group, container=True, moved=still, outline=None, fixed=frozenset({"z"}))
