"""The one door to outside libraries: HiGHS through SciPy (deterministic), sheets and YAML."""

import os
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import yaml
from numpy.typing import NDArray
from python_calamine import CalamineError, CalamineWorkbook
from scipy.sparse import csr_array, eye_array, hstack, vstack
from scipy.sparse.csgraph import connected_components
from xlsxwriter import Workbook

from dure.engines.disclosure.solver import Answer, Question, solve
from dure.engines.once import Once
from dure.engines.room import reason_of

MANY_STEPS = 1_000  # cells
PLAIN_TEXT = {"strings_to_formulas": False, "strings_to_urls": False}
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.intp]
Matrix = csr_array[np.float64]


@dataclass(frozen=True)
class System:
    """System (방정식): `matrix @ z = 0`, `down <= z <= up`, some columns whole numbers."""

    matrix: Matrix
    down: Floats
    up: Floats
    integral: Flags


def best(system: System, goal: Floats) -> Floats | None:
    """Return the z of a largest `goal @ z` (a corner; possibly fractional), or None."""
    return _even(-goal, system.matrix, system.down, system.up).x


def best_whole(system: System, goal: Floats, nodes: int = 500) -> tuple[Floats | None, float]:
    """Return the best z in whole numbers found, and a bound no z can exceed."""
    found = _even(-goal, system.matrix, system.down, system.up, whole=system.integral, nodes=nodes)
    reach = (
        -found.bound if found.bound is not None else float(np.maximum(goal * system.up, 0).sum())
    )
    return found.x, reach


def _even(cost: Floats, rows: Matrix, floor: Floats, roof: Floats, **more: Any) -> Answer:
    """The least cost at which every row is even."""
    zero = np.zeros(rows.shape[0])
    return solve(Question(cost, rows, zero, zero, floor, roof, **more))


def prices(system: System, goal: Floats) -> tuple[float, Floats] | None:
    """Return the largest `goal @ z` and the price of each row: a proof that no z does better."""
    found = _even(-goal, system.matrix, system.down, system.up)
    return None if found.x is None else (-found.cost, -found.prices)


@dataclass(frozen=True)
class Way:
    """Way (길): how far each column moves (None: no way found), and whether looking ended too early."""

    z: Floats | None
    is_given_up: bool = False


def cheapest_path(system: System, toll: Floats, steps: int | None = None) -> Way:
    """Return the z of least `toll @ |z|`: the cheapest way to move what the bounds demand.

    With `steps` it gives up after so many of them.
    """
    width = len(toll)
    both = csr_array(hstack([system.matrix, -system.matrix]))
    floor = np.concatenate([np.maximum(system.down, 0), np.maximum(-system.up, 0)])
    roof = np.concatenate([np.maximum(system.up, 0), np.maximum(-system.down, 0)])
    # Standing still misses one demand only: a few steps from there beat making the problem smaller,
    # but through a whole large table they are thousands.
    is_large = width > MANY_STEPS and steps is None
    price = np.concatenate([toll, toll])
    found = _even(price, both, floor, roof, presolve=is_large, steps=steps)
    if found.x is None:
        return Way(None, found.is_given_up)
    return Way(np.asarray(found.x[:width] - found.x[width:], dtype=float))


def cheapest_choice(
    cost: Floats, cuts: Matrix, least: Floats, free: Flags, *, whole: bool
) -> tuple[Floats | None, float]:
    """Return the cheapest 0/1 choice with `cuts @ y >= least`, and a bound below its cost.

    With `whole=False` fractions are allowed: the bound that guides the search.
    """
    every = np.full(len(cost), whole)
    most = np.full(len(least), np.inf)
    nodes = 20_000 if whole else None
    ones = free.astype(float)
    found = solve(Question(cost, cuts, least, most, 0.0 * ones, ones, every, nodes=nodes))
    if found.x is None:
        return None, np.inf
    return found.x, found.cost if found.bound is None else found.bound


def nearest_steps(system: System, aim: Floats, nodes: int = 5_000) -> Floats | None:
    """Return whole z in the bounds with `matrix @ z = 0` and small total distance to `aim`.

    The distance is a cost per side, so each z is written as its floor plus what it rises.
    """
    base = np.clip(np.floor(aim), system.down, system.up)
    whole_part = system.matrix @ base
    rise, width = system.up - base, len(aim)
    rise_cost = np.where(aim - base > 0, 1 - 2 * (aim - base), 1.0)
    fall = base - system.down
    rows = csr_array(hstack([system.matrix, -system.matrix]))
    cost, roof = np.concatenate([rise_cost, np.ones(width)]), np.concatenate([rise, fall])
    whole = np.ones(2 * width, dtype=bool)
    still = np.zeros(2 * width)
    found = solve(Question(cost, rows, -whole_part, -whole_part, still, roof, whole, nodes=nodes))
    return None if found.x is None else np.asarray(base + found.x[:width] - found.x[width:])


@dataclass(frozen=True)
class Likely:
    """Likely (그럴 법한 값): what may well stand somewhere, how unlikely each step away is, the most."""

    guess: Floats
    toll: Floats
    most: Floats


def least_change(
    matrix: Matrix, known: Floats, cells: Likely, rests: Likely, *, least: int | None
) -> Floats | None:
    """Return the nearest x to `cells` for which the rests `matrix @ x + known >= 0` are near to theirs.

    In whole numbers from `least` on; with None any x >= 0 will do, also in parts. None when there is
    no such x.
    """
    width, guess = len(cells.guess), cells.guess
    one = eye_array(len(known))
    rows = csr_array(hstack([matrix, -matrix, -one, one]))
    whole = least is not None
    fall = np.maximum(guess - float(least or 0), 0.0)
    sums = rests.guess - known - matrix @ guess
    rise = np.maximum(cells.most - guess, 0.0)
    roof = np.concatenate([rise, fall, rests.most, rests.guess])
    cost = np.concatenate([cells.toll, cells.toll, rests.toll, rests.toll])
    every = np.full(len(cost), whole)
    found = solve(Question(cost, rows, sums, sums, 0.0 * cost, roof, every, nodes=2_000))
    if found.x is None:
        return None
    moved = guess + found.x[:width] - found.x[width : 2 * width]
    return np.asarray(np.round(moved) if whole else moved, dtype=float)


@dataclass(frozen=True)
class Ties:
    """Ties (이어짐): what stays the same from one time to the next, `matrix @ x = known`, and what
    breaking each of them costs for every step."""

    matrix: Matrix
    known: Floats
    toll: Floats


def nearest_past(
    even: Matrix, sums: Floats, ties: Ties, least: Floats, most: Floats
) -> Floats | None:
    """Return whole x in the bounds with `even @ x = sums` that breaks the ties as cheaply as can be.

    None when there is no such x, or none was found soon.
    """
    width, count = even.shape[1], len(ties.known)
    one = eye_array(count)
    upper = hstack([even, csr_array((len(sums), 2 * count))])
    rows = csr_array(vstack([upper, hstack([ties.matrix, -one, one])]))
    goal = np.concatenate([sums, ties.known])
    cost = np.concatenate([np.zeros(width), ties.toll, ties.toll])
    floor = np.concatenate([least, np.zeros(2 * count)])
    roof = np.concatenate([most, np.full(2 * count, np.inf)])
    whole = np.arange(len(cost)) < width
    found = solve(Question(cost, rows, goal, goal, floor, roof, whole, nodes=2_000))
    return None if found.x is None else np.asarray(np.round(found.x[:width]), dtype=float)


def pieces(matrix: Matrix, hidden: Flags) -> list[tuple[Places, Places]]:
    """Split what is hidden into parts that share no relation: (columns, rows) of each."""
    columns = np.flatnonzero(hidden)
    part = matrix[:, columns]
    rows = np.flatnonzero(np.diff(part.indptr))
    part = part[rows]
    reach = (abs(part.T) @ abs(part)).tocsr()
    count, names = connected_components(reach, directed=False)
    order = np.argsort(names, kind="stable")
    splits = np.searchsorted(names[order], np.arange(1, count))
    first = part.indices[part.indptr[:-1]] if len(rows) else np.array([], dtype=int)
    row_names = names[first]
    return [
        (columns[group], rows[row_names == name])
        for name, group in enumerate(np.split(order, splits))
        if len(columns)
    ]


def stack(upper: Matrix, lower: Matrix) -> Matrix:
    """One matrix above the other."""
    return csr_array(vstack([upper, lower]))


def sheet_rows(path: str) -> list[list[str]]:
    """The rows of a workbook's first sheet or of a Parquet file as text, heading first.

    Raises ValueError where the file is not what its ending says.
    """
    try:
        return [[_text(value) for value in row] for row in _raw_rows(path)]
    except (CalamineError, duckdb.Error) as wrong:
        raise ValueError(str(wrong).partition("\n")[0]) from wrong


def _raw_rows(path: str) -> list[list[object]]:
    if path.lower().endswith(".parquet"):
        found = duckdb.connect().execute("select * from read_parquet(?)", [path])
        heading: list[object] = [column[0] for column in found.description]
        rows: list[list[object]] = [heading]
        return rows + [list(row) for row in found.fetchall()]
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    return [list(row) for row in sheet.to_python()]


def write_sheet(path: str, rows: list[list[str]], numbers: set[str]) -> None:
    """Write rows as a workbook or Parquet file, told by the ending; `numbers` names columns."""
    heading = rows[0]
    is_number = [name in numbers for name in heading]
    typed = [[_typed(v, n) for v, n in zip(row, is_number, strict=True)] for row in rows[1:]]
    if path.lower().endswith(".parquet"):
        _write_parquet(path, heading, is_number, typed)
        return
    # In memory first: a full disk leaves the library's own archive half open, and it complains of it later.
    made = BytesIO()
    with Workbook(made, {**PLAIN_TEXT, "in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([list[object](heading), *typed]):
            sheet.write_row(at, 0, ["" if value is None else value for value in row])
    Path(path).write_bytes(made.getbuffer())


def _write_parquet(
    path: str, heading: list[str], is_number: list[bool], body: list[list[object]]
) -> None:
    quoted = ['"' + name.replace('"', '""') + '"' for name in heading]
    kinds = ["DOUBLE" if number else "VARCHAR" for number in is_number]
    columns = ", ".join(f"{name} {kind}" for name, kind in zip(quoted, kinds, strict=True))
    database = duckdb.connect()
    database.execute(f"create table result ({columns})")
    if body:
        marks = ", ".join("?" * len(heading))
        database.executemany(f"insert into result values ({marks})", body)  # noqa: S608
    place = path.replace("'", "''")
    try:
        database.execute(f"copy result to '{place}' (format parquet)")
    except duckdb.IOException as wrong:
        reason = reason_of(wrong)
        raise OSError(reason, os.strerror(reason), path) from wrong


def read_yaml(text: str) -> object:
    """The plain values of a YAML text. Raises ValueError where it is not YAML."""
    try:
        return yaml.load(text, Loader=Once)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as broken:
        at = (
            f" ({broken.problem_mark.line + 1}:{broken.problem_mark.column + 1})"
            if broken.problem_mark
            else ""
        )
        raise ValueError(f"{broken.problem or 'YAML'}{at}") from broken
    except (yaml.YAMLError, RecursionError) as broken:
        raise ValueError(" ".join(str(broken).split())) from broken


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():  # neither infinity nor "not a number" is
        return str(int(value))
    return str(value)


def _typed(value: str, is_number: bool) -> object:  # noqa: FBT001
    return (float(value.replace(",", "")) if value else None) if is_number else value
