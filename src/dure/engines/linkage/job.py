"""What `dure link` is asked to do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Job (작업): files to read and to write; `-` is standard input or output."""

    people: tuple[str, ...]
    out: str
    map: str = ""
    report: str = ""
