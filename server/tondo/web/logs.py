"""Logs: a line a person can read on a terminal, and a JSON object a line everywhere else.

Secrets and tokens are never handed to a logger. They travel in bodies, headers and fragments, which are not logged.
"""

import json
import logging
import sys
from datetime import UTC, datetime


class JsonLines(logging.Formatter):
    """One JSON object for each record."""

    def format(self, record: logging.LogRecord) -> str:
        """Write the record."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["fault"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


class NotOurFault(logging.Filter):
    """Leaves what strangers send to those who look closely: bytes that are no text are answered with a close code."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether to keep the record."""
        stranger = record.exc_info is not None and isinstance(record.exc_info[1], UnicodeDecodeError)
        return not stranger or logging.getLogger().isEnabledFor(logging.DEBUG)


def set_up_logs(level: str) -> None:
    """Send all logs to the standard error."""
    lines = logging.StreamHandler(sys.stderr)
    lines.setFormatter(logging.Formatter("%(levelname)s: %(message)s") if sys.stderr.isatty() else JsonLines())
    logging.basicConfig(level=level.upper(), handlers=[lines], force=True)
    # uvicorn repeats at this level what we say ourselves.
    uvicorns = logging.getLogger("uvicorn.error")
    uvicorns.setLevel(max(logging.WARNING, logging.getLogger().level))
    uvicorns.addFilter(NotOurFault())
