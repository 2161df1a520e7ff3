"""One board's room: feed it messages, do what it asks. It never waits and never reads a clock."""
