"""From what the server says went wrong back to the error that says it here."""

from collections.abc import Iterator

from tondo.errors import Expelled, Fault, Refused


def of_code(code: str, message: str, family: type[Fault]) -> Fault:
    """Return the error with this code, of this family (Refused or Expelled) where both have it."""
    for fault in (*_leaves(family), *_leaves(Refused), *_leaves(Expelled)):
        if fault.code == code:
            return fault(message)
    # A newer server may know further codes.
    unknown = family(message)
    unknown.code = code
    return unknown


def of_close(number: int, message: str) -> Fault:
    """Return the error that ends a socket with this code."""
    for fault in (*_leaves(Expelled), *_leaves(Refused)):
        if fault.close == number:
            return fault(message or f"the server closed the connection with {number}")
    return Expelled(message or f"the connection was closed with {number}")


def _leaves(family: type[Fault]) -> Iterator[type[Fault]]:
    for fault in family.__subclasses__():
        yield fault
        yield from _leaves(fault)
