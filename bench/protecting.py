"""Protecting tables: what is hidden beside the proven optimum, and how long it takes.

Small tables are solved twice, once proven and once quickly; the large one has two hierarchies. The
attacker is part of every figure: a table whose attack succeeds would not come back at all.
"""

import random
from itertools import product

from bench.support.clock import measured, peak_mb
from bench.support.story import stage
from bench.support.tables import Line, keep

from dure.engines.disclosure import (
    Cell,
    Dimension,
    Layout,
    Protected,
    Rule,
    Search,
    Table,
    protect,
    table_of,
)

TABLES, ROWS, COLUMNS, MOST = 30, 5, 4, 24
REGIONS, SECTORS = 76, 65  # with three provinces, five branches and their totals: about 5,000 cells


def main() -> None:
    """Small tables beside the optimum, then a large one."""
    the = stage()
    lines = [*_small(the.scale), *_large(the.scale), Line("memory", peak_mb(), "MB", "at most")]
    keep("protecting", the.database, the.scale, lines)


def _small(scale: float) -> list[Line]:
    tables = [_random_table(seed) for seed in range(max(5, round(TABLES * scale)))]
    with measured() as slow:
        best = [protect(one, Rule(), search=Search.EXACT) for one in tables]
    with measured() as quick:
        fast = [protect(one, Rule(), search=Search.FAST) for one in tables]
    cells, value = (sum(map(count, best)) for count in (_further, _cost))
    proven = sum(one.proven for one in best)
    note = f"{len(tables)} tables of {ROWS} × {COLUMNS}, {proven} proven"
    return [
        Line("proven optimum", slow.seconds, "s", note),
        Line("  further cells hidden", cells, "cells"),
        Line("  value hidden", value, "people"),
        Line("quick search", quick.seconds, "s", "", slow.seconds, "proven"),
        Line("  further cells hidden", sum(map(_further, fast)), "cells", "", cells, "optimum"),
        Line("  value hidden", sum(map(_cost, fast)), "people", "", value, "optimum"),
    ]


def _large(scale: float) -> list[Line]:
    table = _two_hierarchies(
        max(6, round(REGIONS * scale**0.5)), max(6, round(SECTORS * scale**0.5))
    )
    with measured() as taken:
        made = protect(table, Rule())
    hidden = sum(label.is_hidden for label in made.labels.values())
    note = f"{hidden:,} hidden, {_further(made):,} of them to protect others"
    return [Line(f"{len(table.cells):,} cells, two hierarchies", taken.seconds, "s", note)]


def _further(made: Protected) -> int:
    return sum(label.value == "secondary" for label in made.labels.values())


def _cost(made: Protected) -> float:
    return made.cost


def _random_table(seed: int) -> Table:
    dice = random.Random(seed)  # noqa: S311 - the same tables in every run
    inner = {
        (f"r{row}", f"c{column}"): dice.randint(0, MOST)
        for row, column in product(range(ROWS), range(COLUMNS))
    }
    return _summed(inner, {}, {})


def _two_hierarchies(regions: int, sectors: int) -> Table:
    dice = random.Random(1)  # noqa: S311 - the same table in every run
    above = {f"r{at}": f"province {at % 3}" for at in range(regions)}
    branch = {f"s{at}": f"branch {at % 5}" for at in range(sectors)}
    inner = {
        (region, sector): int(dice.lognormvariate(3.0, 1.2))
        for region, sector in product(above, branch)
    }
    return _summed(inner, above, branch)


def _summed(
    inner: dict[tuple[str, str], int], above: dict[str, str], branch: dict[str, str]
) -> Table:
    sums: dict[tuple[str, str], int] = {}
    for (row, column), count in inner.items():
        rows = dict.fromkeys((row, above.get(row, "all"), "all"))
        columns = dict.fromkeys((column, branch.get(column, "all"), "all"))
        for key in product(rows, columns):
            sums[key] = sums.get(key, 0) + count
    layout = Layout((Dimension("row", above), Dimension("column", branch)))
    return table_of([Cell(key, float(count)) for key, count in sums.items()], layout)


if __name__ == "__main__":
    main()
