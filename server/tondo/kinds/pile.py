"""The pile: notes that lie on one another, with a title and a count. [I15]"""

from tondo.model.kind import Kind, Length, Placed, Text


class Pile(Placed, kw_only=True):
    """A pile. What lies in it is shown by the pile alone, the topmost on top."""

    w: Length = 200
    h: Length = 200
    text: Text = ""


KIND = Kind(name="pile", fields=Pile, container=True, fixed=frozenset({"z"}))
