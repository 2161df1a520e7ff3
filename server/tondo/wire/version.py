"""The version of the conversation.

    1  the first

A new number is for what an older client would misunderstand; new fields, ops and messages that it may ignore need none.
`tests/wire/test_schema.py` keeps the hash of the schema beside this number, so that nobody changes one unasked.
"""

VERSION = 1
SUBPROTOCOL = "tondo.1"
