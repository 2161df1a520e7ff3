"""Tondo: a virtual collaboration whiteboard that a team runs itself."""

__version__ = "0.1.0"
