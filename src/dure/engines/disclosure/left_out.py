"""Rows that a table leaves out, though several of its sums have room for the same one.

Whoever sees that a province lacks one district in two of its sums puts the same unknown into both; what the
one sum leaves over, the other does as well. A row that some sum has no room for is nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dure.engines.disclosure.types import Codes
from dure.engines.door import late

if TYPE_CHECKING:
    from dure.engines.disclosure.least_over import least_over
else:
    least_over = late("dure.engines.disclosure.least_over", "least_over")

EVEN = 1e-6


@dataclass(frozen=True)
class Line:
    """Line (줄): a total, its parts, the parts without a row, and what is left over for those.

    `rest` is None where not all of its numbers are known.
    """

    total: Codes
    parts: tuple[Codes, ...]
    missing: tuple[Codes, ...]
    rest: float | None


def shared(lines: Sequence[Line]) -> list[Codes]:
    """The rows left out for which two sums with parts or more may have room, and none has not.

    A total of which no part has a row is told at its own level only: alone it makes no row.
    """
    times: dict[Codes, int] = {}
    nothing: set[Codes] = set()
    for line in lines:
        if line.rest is not None and line.rest <= EVEN:
            nothing |= set(line.missing)
        for key in line.missing if line.parts else ():
            times[key] = times.get(key, 0) + 1
    return [key for key, count in times.items() if count > 1 and key not in nothing]


def left_out(lines: Iterable[Line], *, whole: bool) -> dict[Codes, float]:
    """What may stand in rows left out so that the sums leave as little over as can be.

    Which of several such ways it is does not matter: what can be computed is the same from each.
    """
    known = [line for line in lines if line.rest is not None]
    keys = shared(known)
    if not keys:
        return {}
    rests = [(line.missing, line.rest) for line in known if line.rest is not None]
    found = least_over(keys, rests, whole=whole)
    return {key: value for key, value in found.items() if value > EVEN}
