"""How many organisations stand behind a number: answers of reports that count, by period (B29)."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from django.db import connection
from django.db.models import Count, Q, QuerySet

from dure.engines.measure import Period, parse_period
from dure.kernel.asking import unheard
from dure.measurement.models import Assignment
from dure.measurement.queries.counted_parts import KEPT, PartsWanted, as_a_key, counting_mark
from dure.measurement.queries.spans_asked import lines_with_spans
from dure.measurement.rules.report_status import COUNTING
from dure.measurement.rules.spans_asked import is_asked_in


def reporters_counted(wanted: PartsWanted) -> dict[tuple[int, str], int]:
    """(indicator, period) → organisations that answered, not applicable included.

    Two statements, one when kept: like the parts, this stays until a report moves on.
    """
    if not (wanted.indicator_ids and wanted.periods) or wanted.place_codes == frozenset():
        return {}
    return dict(_kept(as_a_key(wanted), counting_mark(wanted.initiative_id)))


def forget_reporters() -> None:
    """Drop what is kept; for whoever writes what counts without a step of a report."""
    _kept.cache_clear()


@lru_cache(maxsize=KEPT)
def _kept(wanted: PartsWanted, _mark: tuple[object, ...]) -> Mapping[tuple[int, str], int]:
    indicators, periods, counting = (
        _marks(len(each)) for each in (wanted.indicator_ids, wanted.periods, COUNTING)
    )
    narrowed, more = _narrowed(wanted)
    sql = f"""
        SELECT o.indicator_id, o.period, COUNT(DISTINCT o.organisation_id)
        FROM observation o
        JOIN reporting_round w ON w.period = o.period AND w.initiative_id = %s
        JOIN report r ON r.round_id = w.id AND r.organisation_id = o.organisation_id
             AND r.status IN ({counting})
        JOIN assignment a ON a.initiative_id = %s AND a.indicator_id = o.indicator_id
             AND a.organisation_id = o.organisation_id AND a.place_code = o.place_code
        WHERE o.indicator_id IN ({indicators}) AND o.period IN ({periods}) AND o.cell = ''{narrowed}
        GROUP BY o.indicator_id, o.period
    """  # noqa: S608 - only names of this file are put together; every value is a parameter
    given: list[int | str] = [wanted.initiative_id, *COUNTING, wanted.initiative_id]
    given += [*wanted.indicator_ids, *wanted.periods, *more]
    with unheard(), connection.cursor() as cursor:  # the mark is asked each time
        cursor.execute(sql, given)
        return MappingProxyType({(row[0], row[1]): row[2] for row in cursor.fetchall()})


def asked_in(wanted: PartsWanted) -> dict[tuple[int, str], int]:
    """(indicator, period) → organisations that were asked in that period. One statement.

    Who came later had not been asked, and who has left was: the number of today fits neither.
    Only where a line was taken up again after its end is each line looked at: one statement more.
    """
    if not (wanted.indicator_ids and wanted.periods):
        return {}
    periods = [parse_period(code) for code in wanted.periods]
    rows = Assignment.objects.filter(
        initiative_id=wanted.initiative_id, indicator_id__in=wanted.indicator_ids
    )
    if wanted.organisation_id is not None:
        rows = rows.filter(organisation_id=wanted.organisation_id)
    if wanted.place_codes is not None:
        rows = rows.filter(place_code__in=wanted.place_codes)
    lines = rows.order_by().values_list("indicator_id")
    found = list(lines.annotate(paused=Count("pauses"), **_hulls(periods)))
    asked = {
        (indicator_id, period.code): count
        for indicator_id, paused, *counted in found
        for period, count in zip(periods, counted, strict=True)
        if not paused
    }
    taken_up = {indicator_id for indicator_id, paused, *_ in found if paused}
    return asked | _with_pauses(rows.filter(indicator_id__in=taken_up), periods)


def _hulls(periods: Sequence[Period]) -> dict[str, Count]:
    """Organisations asked between the first day and the end of their lines: right without pauses."""
    return {
        f"asked_{at}": Count(
            "organisation_id",
            distinct=True,
            filter=Q(since__lt=period.ends_before)
            & (Q(until__isnull=True) | Q(until__gt=period.starts_on)),
        )
        for at, period in enumerate(periods)
    }


def _with_pauses(
    rows: QuerySet[Assignment], periods: Sequence[Period]
) -> dict[tuple[int, str], int]:
    asked: dict[tuple[int, str], set[int]] = {}
    for line in lines_with_spans(rows):
        for period in periods:
            organisations = asked.setdefault((line.indicator_id, period.code), set())
            if is_asked_in(line.spans, period):
                organisations.add(line.organisation_id)
    return {key: len(organisations) for key, organisations in asked.items()}


def _narrowed(wanted: PartsWanted) -> tuple[str, list[int | str]]:
    sql, given = "", list[int | str]()
    if wanted.organisation_id is not None:
        sql += " AND o.organisation_id = %s"
        given.append(wanted.organisation_id)
    if wanted.place_codes is not None:
        sql += f" AND o.place_code IN ({_marks(len(wanted.place_codes))})"
        given += wanted.place_codes
    return sql, given


def _marks(count: int) -> str:
    return ", ".join(["%s"] * count)
