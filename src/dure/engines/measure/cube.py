"""Cube (다차원 집계): every level of a group of indicators, people counted once at each.

The records are folded once into fine rows, one for each person and finest cell. From there the
lattice of splits is walked depth first, each table made from its parent's already folded rows;
at each stop one pass a place level and period kind. Nothing is ever added up from counts of people.
"""

from collections.abc import Sequence

from dure.engines.measure.periods import KINDS, MONTHS_IN, PeriodKind
from dure.engines.measure.session import Session, filled
from dure.engines.measure.staging import Group, Staged

Step = tuple[int, PeriodKind]
TOGETHER = 2_000_000
# A reversed line leaves nothing: present is who has something left, or a zero never taken back.
PRESENT = "person is not null and (q > 0 or (q = 0 and n > 0))"
FOLD = "sum(q)::$number as q, sum(n)::int as n, sum(back)::int as back, max(big) as big"


def build_cells(session: Session, staged: Staged, group: Group) -> None:
    """Make the table `cells_<number>`: keys with -1 for `all`, and the sums of each cell."""
    session.run(empty_cells(staged, group))
    if group.is_stock:
        _Stock(session, staged, group).build()
    else:
        _Flow(session, staged, group).build()


def empty_cells(staged: Staged, group: Group) -> str:
    """The statement that makes `cells_<number>` without rows."""
    splits = "".join(f"d{i} int, " for i in range(len(staged.dimensions)))
    return filled(
        "create or replace temp table cells_$g (org int, lvl int, place int, pk int, period int, "
        "$splits q $number, n bigint, people bigint, heads $number, big $number, back bigint)",
        g=group.number,
        splits=splits,
        number=staged.number,
    )


class _Flow:
    """Counts, sums, means and people: the lattice of splits."""

    def __init__(self, session: Session, staged: Staged, group: Group) -> None:
        self.session, self.staged, self.group = session, staged, group
        self.splits = [staged.dimensions.index(column) for column in group.first.by]

    def build(self) -> None:
        person = "person" if self.group.needs_people else "null::int as person"
        self.session.run(
            filled(
                "create or replace temp table fold_0 as select org, leaf, month, $splits $person, "
                "sum(q)::$number as q, sum(n)::int as n, count_if(n < 0)::int as back, "
                "max(q) filter (where person is null) as big from clean where w$g "
                "group by all",
                splits="".join(f"d{i}, " for i in self.splits),
                person=person,
                number=self.staged.number,
                g=self.group.number,
            )
        )
        self._walk(0, ["org", *(f"d{i}" for i in self.splits)], 0)
        self.session.run("drop table fold_0")

    def _walk(self, depth: int, kept: list[str], first: int) -> None:
        """All passes on this table, then each table with one more column folded away."""
        for steps in self._steps(f"fold_{depth}"):
            self.session.run(self._pass(f"fold_{depth}", kept, steps))
        for i in range(first, len(kept)):
            # Only columns to the right of the last one folded: each subset is met once.
            less = [*kept[:i], *kept[i + 1 :]]
            self._fold(depth, less)
            self._walk(depth + 1, less, i)
            self.session.run(f"drop table fold_{depth + 1}")

    def _fold(self, depth: int, kept: Sequence[str]) -> None:
        self.session.run(
            filled(
                "create or replace temp table fold_$to as select $kept leaf, month, person, $fold "
                "from fold_$source group by all",
                to=depth + 1,
                source=depth,
                kept="".join(f"{column}, " for column in kept),
                fold=filled(FOLD, number=self.staged.number),
            )
        )

    def _steps(self, table: str) -> list[Sequence[Step]]:
        """A small table is read once for all its levels; a large one once for each, in bounds."""
        every = _all_steps(self.staged, self.group)
        rows = self.session.rows(f"select count(*) from {table}")[0][0]  # noqa: S608 - our own name
        return [every] if rows * len(every) < TOGETHER else [[step] for step in every]

    def _pass(self, table: str, kept: Sequence[str], steps: Sequence[Step]) -> str:
        return filled(
            "insert into cells_$g select $keys, sum(q), sum(n), count_if($present), "
            "coalesce(sum(q) filter (where person is null), 0), "
            "coalesce(max(big), 0), coalesce(sum(back) filter (where person is null), 0) "
            "from (select $inner, person, $fold from $table $places group by all) "
            "group by all having sum(n) <> 0 or sum(q) <> 0 or count_if($present) > 0",
            g=self.group.number,
            keys=_keys(self.staged),
            inner=_inner(self.staged, kept, steps),
            present=PRESENT,
            fold=filled(FOLD, number=self.staged.number),
            table=table,
            places=_places(self.staged, steps),
        )


class _Stock:
    """Latest values: the last one of each unit in the period, then added over units."""

    def __init__(self, session: Session, staged: Staged, group: Group) -> None:
        self.session, self.staged, self.group = session, staged, group
        self.splits = [staged.dimensions.index(column) for column in group.first.by]

    def build(self) -> None:
        names = ["org", *(f"d{i}" for i in self.splits)]
        for subset in range(2 ** len(names)):
            kept = [column for i, column in enumerate(names) if subset >> i & 1]
            steps = _all_steps(self.staged, self.group)
            self.session.run(self._pass(kept, steps))

    def _pass(self, kept: Sequence[str], steps: Sequence[Step]) -> str:
        # A person who changes her age band is one unit, and so is a nameless cell of a report.
        own = "".join(f", case when person is null then d{i} end as own{i}" for i in self.splits)
        unit = "".join(f", own{i}" for i in self.splits)
        keys = _keys(self.staged)
        return filled(
            "insert into cells_$g select $keys, sum(q), count(*), 0, 0, 0, 0 from ("
            "select $keys, unit_org, unit_leaf, person $unit, arg_max(q, moment) as q from ("
            "select $inner, org as unit_org, leaf as unit_leaf, person $own, moment, "
            "sum(q) as q, sum(n) as n from clean $places and w$g group by all "
            "having sum(n) > 0 or sum(q) <> 0) group by all) group by all",
            g=self.group.number,
            keys=keys,
            inner=_inner(self.staged, kept, steps),
            own=own,
            unit=unit,
            places=_places(self.staged, steps),
        )


def _keys(staged: Staged) -> str:
    splits = "".join(f", k{i}" for i in range(len(staged.dimensions)))
    return "k_org, k_lvl, k_place, k_kind, k_period" + splits


def _all_steps(staged: Staged, group: Group) -> list[Step]:
    return [(lvl, kind) for lvl in range(-1, len(staged.levels)) for kind in group.first.periods]


def _inner(staged: Staged, kept: Sequence[str], steps: Sequence[Step]) -> str:
    if len(steps) == 1:
        lvl, kind = steps[0]
        where = ["-1" if lvl < 0 else f"l{lvl}", str(KINDS.index(kind)), str(MONTHS_IN[kind])]
        step = [str(lvl), *where]
    else:
        step = ["step.lvl", _place_of_step(staged), "step.kind", "step.size"]
    columns = [
        ("org" if "org" in kept else "-1") + " as k_org",
        f"{step[0]} as k_lvl",
        f"{step[1]} as k_place",
        f"{step[2]} as k_kind",
        f"month // {step[3]} as k_period",
    ]
    columns += [
        (f"d{i}" if f"d{i}" in kept else "-1") + f" as k{i}" for i in range(len(staged.dimensions))
    ]
    return ", ".join(columns)


def _place_of_step(staged: Staged) -> str:
    cases = "".join(f" when {i} then l{i}" for i in range(len(staged.levels)))
    return f"case step.lvl{cases} else -1 end" if cases else "-1"


def _places(staged: Staged, steps: Sequence[Step]) -> str:
    if len(steps) == 1:
        lvl = steps[0][0]
        return "where true" if lvl < 0 else f"join place_up using (leaf) where l{lvl} >= 0"
    values = ", ".join(f"({lvl}, {KINDS.index(kind)}, {MONTHS_IN[kind]})" for lvl, kind in steps)
    return filled(
        "left join place_up using (leaf) cross join (values $values) step(lvl, kind, size) "
        "where (step.lvl < 0 or $place >= 0)",
        values=values,
        place=_place_of_step(staged),
    )
