"""Portable (옮길 수 있는 질문): the same cells as `cube`, as statements that every database of ours reads.

DuckDB checks and stages the records; another engine gets the narrow tables `clean` and `place_up`
and one statement for each batch of the lattice's steps.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from dure.engines.measure.cube import PRESENT
from dure.engines.measure.periods import KINDS, MONTHS_IN
from dure.engines.measure.session import filled
from dure.engines.measure.staging import Group, Staged


class Step(NamedTuple):
    """Step (걸음): one combination of the lattice: place level, period kind, and what is kept."""

    lvl: int
    kind: int
    size: int
    kept: tuple[int, ...]  # organisation first, then the group's splits; 1 is kept, 0 is folded


def steps_of(staged: Staged, group: Group) -> list[Step]:
    """Every combination of the group's lattice."""
    levels = range(-1, len(staged.levels))
    kept = product((1, 0), repeat=1 + len(group.first.by))
    return [
        Step(lvl, KINDS.index(kind), MONTHS_IN[kind], subset)
        for lvl, kind, subset in product(levels, group.first.periods, kept)
    ]


def staged_columns(staged: Staged, number: str) -> str:
    """What another engine gets of `clean`; moments as microseconds, which all read alike."""
    splits = "".join(f", d{i}" for i in range(len(staged.dimensions)))
    flags = "".join(f", w{group.number}" for group in staged.groups)
    return (
        f"org, leaf, person, month, epoch_us(moment) as moment, q::{number} as q, n{splits}{flags}"
    )


def number_type(staged: Staged) -> str:
    """The type of quantities outside DuckDB, which alone has whole numbers of sixteen bytes."""
    return "decimal(38,0)" if staged.number == "hugeint" else staged.number


def folded(staged: Staged, group: Group) -> str:
    """One row for each person and finest cell: what the steps of a flow are made from."""
    splits = "".join(f", d{i}" for i in _splits(staged, group))
    person = "person" if group.needs_people else "cast(null as int)"
    return filled(
        "select org, leaf, month$splits, who as person, cast(sum(q) as $number) as q, sum(n) as n, "
        "sum(case when n < 0 then 1 else 0 end) as back, "
        "max(case when who is null then q end) as big "
        "from (select clean.*, $person as who from clean where w$g) lines "
        "group by org, leaf, month$splits, who",
        splits=splits,
        person=person,
        number=number_type(staged),
        g=group.number,
    )


def flow_cells(staged: Staged, group: Group, steps: Sequence[Step]) -> str:
    """The cells of some steps from the table `folded`: people counted once in each."""
    keys = _keys(staged)
    return filled(
        "select $keys, cast(sum(q) as $number) as q, sum(n) as n, "
        "sum(case when $present then 1 else 0 end) as people, "
        "coalesce(sum(case when person is null then q end), 0) as heads, "
        "coalesce(max(big), 0) as big, "
        "coalesce(sum(case when person is null then back end), 0) as back "
        "from (select $keys, person, sum(q) as q, sum(n) as n, sum(back) as back, max(big) as big "
        "from ($exploded) every_step group by $keys, person) once group by $keys "
        "having sum(n) <> 0 or sum(q) <> 0 or sum(case when $present then 1 else 0 end) > 0",
        keys=keys,
        number=number_type(staged),
        present=PRESENT,
        exploded=_exploded(staged, group, steps, "folded", "person, q, n, back, big"),
    )


def stock_cells(staged: Staged, group: Group, steps: Sequence[Step]) -> str:
    """The cells of latest values: the last one of each unit in the period, added over units."""
    splits = _splits(staged, group)
    own = "".join(f", own{i}" for i in splits)
    owned = "".join(f", case when person is null then lines.d{i} end as own{i}" for i in splits)
    unit = f"{_keys(staged)}, org, leaf, person{own}"
    mine = filled("(select * from clean where w$g)", g=group.number)
    lines = _exploded(staged, group, steps, mine, f"org, lines.leaf, person{owned}, moment, q, n")
    return filled(
        "select $keys, cast(sum(q) as $number) as q, count(*) as n, 0 as people, 0 as heads, "
        "0 as big, 0 as back from (select $unit, q, row_number() over "
        "(partition by $unit order by moment desc) as age from ("
        "select $unit, moment, sum(q) as q, sum(n) as n from ($lines) every_step "
        "group by $unit, moment having sum(n) > 0 or sum(q) <> 0) moments) dated "
        "where age = 1 group by $keys",
        keys=_keys(staged),
        number=number_type(staged),
        unit=unit,
        lines=lines,
    )


def _exploded(
    staged: Staged, group: Group, steps: Sequence[Step], source: str, columns: str
) -> str:
    """Every line once for each step in which it counts, with the keys it has there."""
    named = ["lvl", "kind", "size", "org_kept", *(f"kept{i}" for i in _splits(staged, group))]
    values = ", ".join(f"({', '.join(map(str, (*step[:3], *step.kept)))})" for step in steps)
    cases = "".join(f" when {i} then place_up.l{i}" for i in range(len(staged.levels)))
    place = f"case step.lvl{cases} else -1 end" if cases else "-1"
    return filled(
        "select $keys, $columns from $source lines "
        "left join place_up on place_up.leaf = lines.leaf cross join (values $values) step($named) "
        "where step.lvl < 0 or $place >= 0",
        keys=", ".join(_key_columns(staged, group, place)),
        columns=columns,
        source=source,
        values=values,
        named=", ".join(named),
        place=place,
    )


def _key_columns(staged: Staged, group: Group, place: str) -> Iterator[str]:
    yield "case when step.org_kept = 1 then org else -1 end as k_org"
    yield f"step.lvl as k_lvl, {place} as k_place, step.kind as k_kind"
    yield "cast(floor(month / step.size) as int) as k_period"
    mine = _splits(staged, group)
    for i in range(len(staged.dimensions)):
        if i in mine:
            yield f"case when step.kept{i} = 1 then lines.d{i} else -1 end as k{i}"
        else:
            yield f"-1 as k{i}"


def _keys(staged: Staged) -> str:
    splits = "".join(f", k{i}" for i in range(len(staged.dimensions)))
    return "k_org, k_lvl, k_place, k_kind, k_period" + splits


def _splits(staged: Staged, group: Group) -> list[int]:
    return [staged.dimensions.index(column) for column in group.first.by]
