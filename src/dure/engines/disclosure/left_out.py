"""Rows that a table leaves out, though several of its sums have room for the same one.

Whoever sees that a province lacks one district in two of its sums puts the same unknown into both; what the
one sum leaves over, the other does as well. A row that some sum has no room for is nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from dure.engines.disclosure.adapter import Likely, least_change
from dure.engines.disclosure.arrays import matrix_of
from dure.engines.disclosure.types import Codes

EVEN = 1e-6
CHEAP = 1e-3  # what stands in a row left out costs next to nothing; what a sum leaves over does


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
    place = {key: at for at, key in enumerate(keys)}
    open_ = [line for line in known if any(key in place for key in line.missing)]
    rows = [{place[key]: -1.0 for key in line.missing if key in place} for line in open_]
    rests = np.array([line.rest for line in open_], dtype=float)
    most = np.full(len(keys), np.inf)
    cells = Likely(np.zeros(len(keys)), np.full(len(keys), CHEAP), most)
    over = Likely(np.zeros(len(open_)), np.ones(len(open_)), np.full(len(open_), np.inf))
    matrix = matrix_of(rows, len(keys))
    found = least_change(matrix, rests, cells, over, least=0 if whole else None)
    if found is None:
        return {}
    return {key: float(found[at]) for key, at in place.items() if found[at] > EVEN}
