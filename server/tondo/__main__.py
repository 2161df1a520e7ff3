"""`python -m tondo` is `tondo`."""

from tondo.cli import main

main()
