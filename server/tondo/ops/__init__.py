"""The ops that people may wish. To add one: write its file, and name it here.

A client needs to know an op only if it is to feel instant: what everybody receives are changes.
"""

from tondo.ops.create import Create
from tondo.ops.delete import Delete
from tondo.ops.mark import MarkText
from tondo.ops.move import Move
from tondo.ops.react import React
from tondo.ops.restack import Restack
from tondo.ops.restore import Restore
from tondo.ops.text import Text
from tondo.ops.update import Update

AnyOp = Create | Delete | MarkText | Move | React | Restack | Restore | Text | Update
