"""What `dure protect` is asked to do, and what it did."""

from dataclasses import dataclass

from dure.engines.disclosure.types import Protected


@dataclass(frozen=True, kw_only=True)
class Job:
    """Job (작업): files to read and to write; `-` is standard input or output (CSV)."""

    table: str
    spec: str
    out: str
    previous: tuple[str, ...] = ()
    audit: str = ""


@dataclass(frozen=True)
class Done:
    """Done (결과 요약): the protected table and things that somebody should know."""

    result: Protected
    notes: tuple[str, ...]
