"""Release sums: which figures of a release are sums, or unions, of which others, as every reader knows."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from dure.engines.disclosure import Join, Relation
from dure.engines.measure import partitions
from dure.measurement.rules.release_levels import place_splits
from dure.measurement.types.release import FigureKey, ReleaseFigure, ReleaseFigures, Where

RATES = frozenset({"ratio", "mean"})
UNITED = frozenset({"distinct", "estimate"})  # where whoever stands in two parts counts once


def relations_of(
    release: ReleaseFigures, values: Mapping[FigureKey, ReleaseFigure]
) -> Iterable[Relation]:
    """Every sum that a reader of this release knows of."""
    yield from _cell_sums(values, is_rate=release.kind in RATES)
    yield from _place_sums(release, values)
    if release.adds_over_time or release.kind in RATES:
        yield from _period_sums(values)
    elif release.kind == "distinct":
        yield from _period_sums(values, _join_over_time)


def _cell_sums(values: Mapping[FigureKey, ReleaseFigure], *, is_rate: bool) -> Iterable[Relation]:
    cells: dict[tuple[str, Where], list[str]] = defaultdict(list)
    for period, where, cell in values:
        cells[period, where].append(cell)
    for (period, where), found in cells.items():
        for (parent, _), parts in partitions(found).items():
            if parent in found:
                total = FigureKey(period, where, parent)
                inside = tuple(FigureKey(period, where, part) for part in parts)
                join = _join_of_cells(values, total, inside, is_rate)
                if _is_possible(values, total, inside, join):
                    yield Relation(total, inside, join)


def _join_of_cells(
    values: Mapping[FigureKey, ReleaseFigure],
    total: FigureKey,
    parts: Sequence[FigureKey],
    is_rate: bool,  # noqa: FBT001 - named by who calls
) -> Join:
    """Somebody who had a birthday within the year stands in two ages, and counts once; a member may also
    report a total below its parts and say why."""
    added = sum(values[part].figure.value or 0 for part in parts)
    whole = values[total].figure
    moved = not is_rate and added > (whole.value or 0)
    about = any(values[one].figure.method == "estimate" for one in (total, *parts))
    return Join.DISTINCT if moved or about else Join.SUM


def _place_sums(
    release: ReleaseFigures, values: Mapping[FigureKey, ReleaseFigure]
) -> Iterable[Relation]:
    splits = place_splits(release, {where for _, where, _ in values})
    for period, cell in sorted({(period, cell) for period, _, cell in values}):
        for whole, parts in splits:
            total = FigureKey(period, whole, cell)
            known = tuple(
                key for key in (FigureKey(period, part, cell) for part in parts) if key in values
            )
            if total in values and known:
                join = _join(values[total], release.kind)
                if _is_possible(values, total, known, join):
                    yield Relation(total, known, join)


def _is_possible(
    values: Mapping[FigureKey, ReleaseFigure],
    total: FigureKey,
    parts: Sequence[FigureKey],
    join: Join,
) -> bool:
    """An estimate may be less than a part of it, or more than its parts: then the one says nothing
    of the other."""
    if join is not Join.DISTINCT:
        return True
    whole, inside = values[total].figure, [values[part].figure for part in parts]
    known, value = [one.value or 0 for one in inside], whole.value or 0
    about = "estimate" in {whole.method, *(one.method for one in inside)}
    return max(known) <= value and (not about or value <= sum(known))


def _join(total: ReleaseFigure, kind: str) -> Join:
    # Counted once over organisations, people stand in several parts; a sum is a plain sum.
    return Join.DISTINCT if kind == "distinct" and total.figure.method in UNITED else Join.SUM


def _adds(total: ReleaseFigure) -> Join:
    return Join.SUM


def _join_over_time(total: ReleaseFigure) -> Join:
    """A quarter of people is the sum of its months where it says so, else at least its largest."""
    return Join.SUM if total.figure.method == "sum" else Join.DISTINCT


def _period_sums(
    values: Mapping[FigureKey, ReleaseFigure], join: Callable[[ReleaseFigure], Join] = _adds
) -> Iterable[Relation]:
    """A longer period and those within it, as far as all of them are there."""
    months: dict[tuple[str, Where, str], list[FigureKey]] = defaultdict(list)
    for key in values:
        for longer in _containing(key.period):
            months[longer, key.where, key.cell].append(key)
    for (longer, where, cell), parts in months.items():
        total = FigureKey(longer, where, cell)
        if total not in values:
            continue
        joined = join(values[total])
        if joined is Join.SUM or _holds(values[total], [values[part] for part in parts]):
            yield Relation(total, tuple(sorted(parts)), joined)


def _holds(total: ReleaseFigure, parts: Sequence[ReleaseFigure]) -> bool:
    """Where a month is missing, people of the quarter may be more than those of the other months."""
    known = [one.figure.value or 0 for one in parts]
    return max(known) <= (total.figure.value or 0) <= sum(known)


def _containing(period: str) -> list[str]:
    """The periods one step longer: a month lies in its quarter, a quarter in its half."""
    year, _, inside = period.partition("-")
    if not inside:
        return []
    if inside.startswith("H"):
        return [year]
    if inside.startswith("Q"):
        return [f"{year}-H{(int(inside[1]) + 1) // 2}"]
    return [f"{year}-Q{(int(inside) + 2) // 3}"]
