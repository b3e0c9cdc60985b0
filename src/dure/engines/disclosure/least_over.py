"""Least over (덜 남기기): numbers for rows left out with which sums leave as little over as can be."""

from collections.abc import Sequence

import numpy as np

from dure.engines.disclosure.adapter import Likely, least_change
from dure.engines.disclosure.arrays import matrix_of
from dure.engines.disclosure.types import Codes

CHEAP = 1e-3  # what stands in a row left out costs next to nothing; what a sum leaves over does
Rest = tuple[Sequence[Codes], float]


def least_over(keys: Sequence[Codes], rests: Sequence[Rest], *, whole: bool) -> dict[Codes, float]:
    """A number for each key. `rests` say what a sum has left for all the rows that it lacks.

    Empty where none are found; in whole numbers where `whole` is said.
    """
    place = {key: at for at, key in enumerate(keys)}
    open_ = [(missing, rest) for missing, rest in rests if any(key in place for key in missing)]
    rows = [{place[key]: -1.0 for key in missing if key in place} for missing, _rest in open_]
    left = np.array([rest for _missing, rest in open_], dtype=float)
    cells = Likely(np.zeros(len(keys)), np.full(len(keys), CHEAP), np.full(len(keys), np.inf))
    over = Likely(np.zeros(len(open_)), np.ones(len(open_)), np.full(len(open_), np.inf))
    found = least_change(matrix_of(rows, len(keys)), left, cells, over, least=0 if whole else None)
    return {} if found is None else {key: float(found[at]) for key, at in place.items()}
