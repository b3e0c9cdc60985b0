"""What `dure protect` is asked to do, and what it did."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dure.engines.disclosure.check import Fault
from dure.engines.disclosure.search import ENGINE
from dure.engines.disclosure.types import Key, Status


@dataclass(frozen=True, kw_only=True)
class Job:
    """Job (작업): files to read and to write; `-` is standard input or output (CSV).

    `method`, `base` and `revised` go before what the spec says, where they are given.
    """

    table: str
    spec: str
    out: str
    previous: tuple[str, ...] = ()
    audit: str = ""
    method: str = ""
    base: int = 0
    revised: str = ""


@dataclass(frozen=True)
class Done:
    """Done (결과 요약): what each cell shows, how it was found, and what somebody should know."""

    labels: Mapping[Key, Status]
    way: Fault
    fingerprint: str
    notes: tuple[Fault, ...]
    already_public: tuple[Key, ...] = ()
    engine: str = field(default=ENGINE)
