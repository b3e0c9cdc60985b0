"""Terminal (터미널): in which language a command speaks to whoever runs it, and with which letters."""

import os
from collections.abc import Mapping
from io import TextIOWrapper
from typing import TextIO

# The first that says something decides, as everywhere on such a machine; an empty one says nothing.
SAID_BY = ("LC_ALL", "LC_MESSAGES", "LANG")


def speaks_korean(environment: Mapping[str, str] | None = None) -> bool:
    """True when the terminal is set to Korean; English otherwise."""
    said = os.environ if environment is None else environment
    return next((said[name] for name in SAID_BY if said.get(name)), "").startswith("ko")


def spoken(ko: str, en: str) -> str:
    """The words in the language of the terminal."""
    return ko if speaks_korean() else en


def count(n: int, one: str, many: str = "") -> str:
    """A count as English says it: 1 record, 2 records; 1 person, 2 people."""
    return f"{n} {one}" if n == 1 else f"{n} {many or one + 's'}"


def can_write_all(told: TextIO, complained: TextIO) -> None:
    """No letter stops a command, whatever the terminal can show.

    What goes into a file or a pipe is UTF-8, as every file of ours; what a terminal of another
    encoding cannot show becomes a question mark.
    """
    for stream in (told, complained):
        if not isinstance(stream, TextIOWrapper):
            continue
        if stream is told and not stream.isatty():
            stream.reconfigure(encoding="utf-8")
        else:
            stream.reconfigure(errors="replace")
