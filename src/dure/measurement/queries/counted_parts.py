"""Counted parts: what reports that count say, added up in the database as far as adding is lawful.

A report counts for an initiative when it is approved or locked there and the organisation was
assigned the indicator. Whatever its kind, an indicator's values of one period may be folded over
organisations and places in one pass (`Parts` keeps every ingredient); folding over time is left to
the engine, because a stock is not added over months.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db import connection

from dure.engines.measure import Number, Parts, parse_period
from dure.kernel.asking import unheard
from dure.measurement.rules.report_status import COUNTING

KEPT = 256  # answers; the largest, one indicator by organisation, is some hundred kilobytes
FOUR_PLACES = Decimal("0.0001")


class PartsKey(NamedTuple):
    """Where parts belong; None in `organisation_id` or `place_code` means folded over it."""

    indicator_id: int
    organisation_id: int | None
    place_code: str | None
    period: str
    cell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsWanted:
    """Which parts: indicators of an initiative in some periods, and how they are folded."""

    initiative_id: int
    indicator_ids: Sequence[int]
    periods: Sequence[str]
    by_organisation: bool = False
    by_place: bool = False
    cells: bool = False
    organisation_id: int | None = None
    place_codes: Collection[str] | None = None


def counted_parts(wanted: PartsWanted) -> Mapping[PartsKey, Parts]:
    """The parts by where they belong. Three SQL statements whatever the size, two when kept.

    Values in reports that count are frozen: until a report moves on or an assignment is added, the
    same question has the same answer, and it is kept in memory.
    """
    if not (wanted.indicator_ids and wanted.periods) or wanted.place_codes == frozenset():
        return {}
    return _kept(as_a_key(wanted), counting_mark(wanted.initiative_id))


def as_a_key(wanted: PartsWanted) -> PartsWanted:
    """The same question in a form that can be remembered."""
    places = wanted.place_codes
    return replace(
        wanted,
        indicator_ids=tuple(wanted.indicator_ids),
        periods=tuple(wanted.periods),
        place_codes=None if places is None else frozenset(places),
    )


def counting_mark(initiative_id: int) -> tuple[object, ...]:
    """What changes whenever anything that counts in the initiative changes."""
    # Counted as well as looked at: a step that began earlier may become visible later than the newest
    # one; and a number of a step that was taken back may be given out again, to another report.
    # One statement, asked several times for each page: steps of other initiatives move it as well,
    # which only means that something is counted once more.
    sql = """
        SELECT s.*, a.* FROM
        (SELECT COUNT(*), MAX(id), MAX(at), SUM(report_id) FROM approval) s,
        (SELECT COUNT(*), MAX(id) FROM assignment WHERE initiative_id = %s) a"""
    with connection.cursor() as cursor:
        cursor.execute(sql, [initiative_id])
        return tuple(cursor.fetchone() or ())


def forget_parts() -> None:
    """Drop what is kept; for whoever writes what counts without a step of a report."""
    _kept.cache_clear()


@lru_cache(maxsize=KEPT)
def _kept(wanted: PartsWanted, mark: tuple[object, ...]) -> Mapping[PartsKey, Parts]:
    sql, given = _statement(wanted)
    found: dict[PartsKey, list[Parts]] = {}
    with unheard(), connection.cursor() as cursor:  # the mark is asked each time
        cursor.execute(sql, given)
        for row in cursor.fetchall():
            key = PartsKey(row[0], row[1], row[2], row[3], row[4])
            found.setdefault(key, []).append(_parts(row))
    return MappingProxyType({key: _together(parts) for key, parts in found.items()})


def _statement(wanted: PartsWanted) -> tuple[str, list[Any]]:
    columns = [
        "o.indicator_id",
        "o.organisation_id" if wanted.by_organisation else "NULL",
        "o.place_code" if wanted.by_place else "NULL",
        "o.period",
        "o.cell" if wanted.cells else "''",
        "v.number",
    ]
    groups = [column for column in columns if column not in {"NULL", "''"}]
    indicators, periods, counting = (
        ", ".join(["%s"] * len(values))
        for values in (wanted.indicator_ids, wanted.periods, COUNTING)
    )
    given: list[Any] = [wanted.initiative_id, *COUNTING, wanted.initiative_id]
    given += [*wanted.indicator_ids, *wanted.periods]
    narrowed = "" if wanted.cells else " AND o.cell = ''"
    if wanted.organisation_id is not None:
        narrowed += " AND o.organisation_id = %s"
        given.append(wanted.organisation_id)
    if wanted.place_codes is not None:
        narrowed += f" AND o.place_code IN ({', '.join(['%s'] * len(wanted.place_codes))})"
        given += wanted.place_codes
    sql = f"""
        SELECT {", ".join(columns)}, {_SUMS}
        FROM observation o
        JOIN indicator_version v ON v.id = o.version_id
        JOIN reporting_round w ON w.period = o.period AND w.initiative_id = %s
        JOIN report r ON r.round_id = w.id AND r.organisation_id = o.organisation_id
             AND r.status IN ({counting})
        JOIN assignment a ON a.initiative_id = %s AND a.indicator_id = o.indicator_id
             AND a.organisation_id = o.organisation_id AND a.place_code = o.place_code
        WHERE o.indicator_id IN ({indicators}) AND o.period IN ({periods}){narrowed}
        GROUP BY {", ".join(groups)}
    """  # noqa: S608 - only names of this file are put together; every value is a parameter
    return sql, given


# A ratio without its two ingredients is "partless": it may stand alone but never be combined.
_SUMS = """
    COUNT(*), SUM(CASE WHEN o.state = 'value' THEN 1 ELSE 0 END),
    SUM(CASE WHEN o.state = 'not_applicable' THEN 1 ELSE 0 END),
    SUM(o.value), SUM(o.numerator), SUM(o.denominator), MIN(o.value), MAX(o.value),
    MAX(COALESCE(o.low, o.value)), SUM(COALESCE(o.high, o.value)),
    SUM(CASE WHEN o.state = 'value' AND o.denominator IS NULL THEN 1 ELSE 0 END)
"""


def _parts(row: Sequence[Any]) -> Parts:
    number = partial(_exact)
    return Parts(
        total=number(row[9]) or 0,
        numerator=number(row[10]) or 0,
        denominator=number(row[11]) or 0,
        weight=row[7],
        smallest=number(row[12]),
        largest=number(row[13]),
        low=number(row[14]) or 0,
        high=number(row[15]) or 0,
        as_of=parse_period(row[3]).months[-1].number,
        reported=row[7],
        not_applicable=row[8],
        partless=row[16],
        versions=frozenset((row[5],)),
    )


def _exact(value: Any) -> int | Decimal | None:
    # SQLite adds as floating point; four places are what a value may hold, so this is exact again.
    if value is None:
        return None
    exact = Decimal(str(value)).quantize(FOUR_PLACES)
    return int(exact) if exact == exact.to_integral_value() else exact.normalize()


def _together(parts: list[Parts]) -> Parts:
    """Rows of one key that differ only in the definition's version, folded."""
    if len(parts) == 1:
        return parts[0]
    first, *rest = parts
    for part in rest:
        first = first._replace(
            total=first.total + part.total,
            numerator=first.numerator + part.numerator,
            denominator=first.denominator + part.denominator,
            weight=first.weight + part.weight,
            smallest=_known(min, first.smallest, part.smallest),
            largest=_known(max, first.largest, part.largest),
            low=max(first.low, part.low),
            high=first.high + part.high,
            reported=first.reported + part.reported,
            not_applicable=first.not_applicable + part.not_applicable,
            partless=first.partless + part.partless,
            versions=first.versions | part.versions,
        )
    return first


def _known(chosen: Callable[..., Number], *numbers: Number | None) -> Number | None:
    """The smallest or largest of what is there; None where nothing is."""
    there = [number for number in numbers if number is not None]
    return chosen(there) if there else None


def series_of(parts: Mapping[PartsKey, Parts], indicator_id: int) -> dict[str, Parts]:
    """Period → parts of one indicator's total over everybody."""
    return {
        key.period: part
        for key, part in parts.items()
        if key.indicator_id == indicator_id and key.cell == "" and key.organisation_id is None
    }
