"""A thinly filled table hides no more than the tables that its attacker found possible ask for."""

import random
from dataclasses import replace
from itertools import product

import numpy as np

from dure.engines.disclosure import (
    Cell,
    Dimension,
    Layout,
    Relation,
    Rule,
    Search,
    Status,
    Table,
    protect,
    table_of,
)
from dure.engines.disclosure.attacking import unmet, unprotected
from dure.engines.disclosure.history import remember
from dure.engines.disclosure.methods.fast import show_again
from dure.engines.disclosure.methods.lines import Lines
from dure.engines.disclosure.methods.sparing import without_spare
from dure.engines.disclosure.problem import build
from dure.engines.disclosure.tests.tabling import counted
from dure.engines.disclosure.witnesses import Witnesses

AMOUNTS = (0, 3, 8, 12, 15, 20, 30, 50, 70, 90)


def thinly_filled(seed: int) -> Table:
    """Villages by kind and age, of which hardly a third holds anybody."""
    dice = random.Random(seed)  # noqa: S311 - the same table for the same seed
    above = {f"마을{at}": f"면{at % 4}" for at in range(12)}
    branch = {f"일{at}": f"분야{at % 3}" for at in range(6)}
    sums: dict[tuple[str, ...], int] = {}
    for village, kind, age in product(above, branch, "가나다"):
        if dice.random() < 0.35:
            count = dice.choice(AMOUNTS)
            ups = (village, above[village], "all"), (kind, branch[kind], "all"), (age, "all")
            for key in product(*ups):
                sums[key] = sums.get(key, 0) + count
    dimensions = Dimension("곳", above), Dimension("일", branch), Dimension("나이")
    return table_of([Cell(key, float(count)) for key, count in sums.items()], Layout(dimensions))


def test_a_thinly_filled_table_hides_little_more_than_its_small_numbers() -> None:
    made = protect(thinly_filled(1), Rule(), search=Search.FAST)

    labels = list(made.labels.values())
    assert labels.count(Status.SECONDARY) <= 5 * labels.count(Status.PRIMARY)


def test_a_dear_cell_that_only_a_second_way_moves_is_shown_again() -> None:
    inner = {("가", "1"): 3, ("가", "2"): 9, ("가", "3"): 90}
    inner |= {(row, column): value for row, value in (("나", 8), ("다", 80)) for column in "123"}
    problem = build(remember(counted(inner), Rule(), ()), Rule())
    place = {key: at for at, key in enumerate(problem.keys)}
    cheap, dear = (
        [(r, c) for r in ("가", row) for c in ("1", column)] for row, column in ("나2", "다3")
    )
    seen = Witnesses.none(problem)
    for corners in (cheap, dear):
        for step in (1.0, -1.0):
            moves = np.array([step, -step, -step, step])
            seen.join([(np.array([place[key] for key in corners]), moves)])
    hidden = problem.hidden.copy()
    hidden[[place[key] for key in (*cheap, *dear)]] = True

    left, kept = without_spare(problem, hidden, seen)

    assert [key for key in (*cheap, *dear) if left[place[key]]] == [*cheap, dear[0]]
    assert len(kept.tables) == 2
    assert not len(unprotected(problem, left))


def test_what_is_shown_again_takes_no_need_of_another_piece_with_it() -> None:
    """A table found possible may reach beyond the piece that its cell lies in by now."""
    here = {("가", "1"): 3, ("가", "2"): 9, ("가", "3"): 90}
    here |= {(row, column): value for row, value in (("나", 8), ("다", 80)) for column in "123"}
    parts = [
        counted({(f"{side}{row}", column): n for (row, column), n in here.items()})
        for side in "동서"
    ]
    keys = [
        [(side, *cell.key) for cell in part.cells] for side, part in zip("동서", parts, strict=True)
    ]
    table = Table(
        tuple(
            replace(cell, key=key)
            for names, part in zip(keys, parts, strict=True)
            for key, cell in zip(names, part.cells, strict=True)
        ),
        tuple(
            Relation((side, *one.total), tuple((side, *key) for key in one.parts))
            for side, part in zip("동서", parts, strict=True)
            for one in part.relations
        ),
    )
    problem = build(remember(table, Rule(), ()), Rule())
    place = {key: at for at, key in enumerate(problem.keys)}

    def around(side: str, row: str, column: str) -> list[int]:
        return [place[side, f"{side}{r}", c] for r in ("가", row) for c in ("1", column)]

    east, west, dear = around("동", "나", "2"), around("서", "나", "2"), around("동", "다", "3")
    seen = Witnesses.none(problem)
    for step in (1.0, -1.0):
        moves = np.array([step, -step, -step, step])
        seen.join([(np.array([*dear, *west]), np.concatenate([moves, moves]))])
    lines = Lines(problem, problem.hidden)
    lines.hidden[[*east, *west, *dear]] = True

    seen = show_again(problem, lines, seen)

    assert not lines.hidden[dear[1:]].all()
    assert not unmet(problem, seen).any()
