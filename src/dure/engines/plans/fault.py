"""Faults (오류): what was wrong with a plan, where, and what would be right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """Fault (오류): a code with its values, the file, and the place in it as `stops[3].window`."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    file: str = ""
    place: str = ""


OF_A_NAME = "[key]"  # how the library marks that the name itself is wrong, not what stands under it


class BadPlan(Exception):  # noqa: N818 - reads as what happened, like Refused in the kernel
    """The plan cannot be read as one; every fault is told, none is repaired in silence."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(fault.code for fault in faults))
        self.faults = tuple(faults)


def place_of(steps: tuple[str | int, ...]) -> str:
    """`stops[3].window` from the steps that lead there."""
    place = ""
    for step in steps:
        if isinstance(step, int):
            place += f"[{step}]"
        elif step != OF_A_NAME:
            place += f".{step}" if place else step
    return place
