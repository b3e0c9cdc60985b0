"""Logs without secrets: no token of an invitation, no words of a person stand in one."""

import logging
import re
import traceback
from types import TracebackType

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
# Whoever holds such an address needs no account; a test of the project looks that none is missing.
SECRET_ADDRESS = re.compile(
    r"(/(?:invitation|begin|shift|door|act|hear|referral)/|(?<!/me)/calendar/)(?!accept/)[^/\s?\"]+"
)


def quieted(text: str) -> str:
    """The text with the secret of every link that is a permission by itself blotted out."""
    return SECRET_ADDRESS.sub(r"\1…", text)


class Quiet(logging.Filter):
    """A filter of the loggers that write addresses down."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, its words quieted."""
        record.msg = quieted(str(record.msg))
        if isinstance(record.args, tuple):
            record.args = tuple(
                quieted(each) if isinstance(each, str) else each for each in record.args
            )
        return True


class Frames(logging.Formatter):
    """An error as the places it went through and its kind, never its words.

    What a database says of a row that it refuses holds the row: a name, an e-mail address.
    """

    def formatException(self, ei: Raised) -> str:  # noqa: N802 - the name logging calls
        """File, line and function of each step, then the kind of the error."""
        kind, _, trace = ei
        steps = traceback.format_tb(trace) if trace else []
        return "".join([*steps, kind.__name__ if kind else "error"])
