"""Dated values: a law, a price or a threshold holds from a day on and cites where it was read."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from dure.kernel.errors import Refused
from dure.kernel.packs import read_pack


@dataclass(frozen=True, slots=True)
class DatedValue:
    """One value of a law or a setting, in force from `since` until the next one."""

    code: str
    since: date
    value: Any
    citation: str
    verified: bool = True


def value_on(values: tuple[DatedValue, ...], day: date) -> DatedValue:
    """The value in force on `day`. Refused with `kernel.no_value_yet` before the first one."""
    in_force = [value for value in values if value.since <= day]
    if not in_force:
        code = values[0].code if values else ""
        raise Refused("kernel.no_value_yet", code=code, day=day.isoformat())
    return max(in_force, key=lambda value: value.since)


@cache
def values_in(folder: Path) -> dict[str, tuple[DatedValue, ...]]:
    """All dated values of a folder of YAML files, by code; each file maps code to a list of values."""
    found: dict[str, tuple[DatedValue, ...]] = {}
    for file in sorted(folder.glob("*.yaml")):
        for code, entries in read_pack(file).items():
            found[code] = tuple(
                DatedValue(
                    code=code,
                    since=entry["since"],
                    value=entry["value"],
                    citation=entry["citation"],
                    verified=entry.get("verified", True),
                )
                for entry in entries
            )
    return found
