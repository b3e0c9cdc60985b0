"""Logs without secrets: the token of an invitation never stands in one."""

import logging
import re

SECRET_ADDRESS = re.compile(r"(/invitation/)(?!accept/)[^/\s?\"]+")


def quieted(text: str) -> str:
    """The text with what stands behind /invitation/ blotted out."""
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
