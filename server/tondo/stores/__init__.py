"""Where bytes are kept: the promises (`port`) and the stores that hold them (`sqlite`, `redis`; `memory` for tests)."""
