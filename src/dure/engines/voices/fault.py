"""Faults (오류): what was wrong with a file of voices or ballots, where, and what would be right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """Fault (오류): a code with its values, and the file, row and column when there is one."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    file: str = ""
    row: int | None = None
    column: str = ""


class BadInput(Exception):  # noqa: N818 - reads as what happened, like Refused in the kernel
    """It cannot be worked out; every fault is told, none is repaired in silence."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(fault.code for fault in faults))
        self.faults = tuple(faults)
