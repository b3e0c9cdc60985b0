"""HiGHS as SciPy ships it, asked directly: the same answers as `scipy.optimize.milp`, bit for bit.

A release asks some thousand small questions. SciPy's own door checks each again and copies prices that
nobody reads, which took as long as solving. Its core is private: the version is pinned, and a test
holds every answer beside the public door.
"""

from dataclasses import dataclass, field
from functools import cache

import numpy as np
import scipy.optimize._highspy._core as core  # type: ignore[import-not-found]
from numpy.typing import NDArray
from scipy.sparse import csr_array

Floats = NDArray[np.float64]
GOOD = (
    core.HighsModelStatus.kOptimal,
    core.HighsModelStatus.kTimeLimit,
    core.HighsModelStatus.kIterationLimit,
    core.HighsModelStatus.kSolutionLimit,
)
CONTINUOUS, WHOLE = core.HighsVarType.kContinuous, core.HighsVarType.kInteger


@dataclass(frozen=True)
class Question:
    """Question (물음): the least `cost @ x` with `least <= rows @ x <= most`, `floor <= x <= roof`.

    `whole` marks the columns that are whole numbers (None: none of them); `nodes` and `steps` end it early.
    """

    cost: Floats
    rows: csr_array[np.float64]
    least: Floats
    most: Floats
    floor: Floats
    roof: Floats
    whole: NDArray[np.bool_] | None = None
    presolve: bool = True
    nodes: int | None = None
    steps: int | None = None


@dataclass(frozen=True)
class Answer:
    """Answer (답): a least x (None: there is none, or it was not found), its cost and a bound below it.

    `prices` say how much one more in each row would cost; whole numbers have none, but a `bound`.
    `is_given_up` where the steps ended before an answer was found.
    """

    x: Floats | None
    cost: float = np.inf
    bound: float | None = None
    prices: Floats = field(default_factory=lambda: np.zeros(0))
    is_given_up: bool = False


def solve(asked: Question) -> Answer:
    """The answer of HiGHS, the same for the same question every time."""
    is_whole = asked.whole is not None and bool(asked.whole.any())
    highs = core._Highs()  # noqa: SLF001 - see above
    highs.passOptions(_options(asked.presolve, asked.nodes, asked.steps))
    if highs.passModel(_model(asked, is_whole=is_whole)) == core.HighsStatus.kError:
        return Answer(None)
    if highs.run() == core.HighsStatus.kError:
        return Answer(None)
    status, info = highs.getModelStatus(), highs.getInfo()
    cost = float(info.objective_function_value)
    if status != GOOD[0]:
        stopped = is_whole and status in GOOD and cost != core.kHighsInf
        if not stopped:
            return Answer(None, is_given_up=status == core.HighsModelStatus.kIterationLimit)
    bound = float(info.mip_dual_bound) if is_whole else None
    found = highs.getSolution()
    x, prices = np.array(found.col_value, dtype=float), np.array(found.row_dual, dtype=float)
    return Answer(x, cost, bound, prices)


def _model(asked: Question, *, is_whole: bool) -> core.HighsLp:
    """The question in the solver's own terms, column by column."""
    across = asked.rows.tocsc()
    model = core.HighsLp()
    model.num_col_ = model.a_matrix_.num_col_ = across.shape[1]
    model.num_row_ = model.a_matrix_.num_row_ = across.shape[0]
    model.a_matrix_.format_ = core.MatrixFormat.kColwise
    model.col_cost_ = asked.cost
    model.col_lower_, model.col_upper_ = asked.floor, asked.roof
    model.row_lower_, model.row_upper_ = asked.least, asked.most
    model.a_matrix_.start_ = across.indptr
    model.a_matrix_.index_ = across.indices
    model.a_matrix_.value_ = across.data
    if is_whole and asked.whole is not None:
        model.integrality_ = [WHOLE if one else CONTINUOUS for one in asked.whole]
    return model


@cache
def _options(
    presolve: bool,  # noqa: FBT001
    nodes: int | None,
    steps: int | None,
) -> core.HighsOptions:
    options = core.HighsOptions()
    options.log_to_console = False
    if not presolve:
        options.presolve = "off"
    if nodes is not None:
        options.mip_max_nodes = nodes
    if steps is not None:
        options.simplex_iteration_limit = steps
    return options
