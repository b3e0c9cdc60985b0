"""How many organisations stand behind a number: answers of reports that count, by period (B29)."""

from collections.abc import Collection

from django.db import connection

from dure.measurement.rules.report_status import COUNTING


def reporters_counted(
    initiative_id: int, indicator_ids: Collection[int], periods: Collection[str]
) -> dict[tuple[int, str], int]:
    """(indicator, period) → organisations that answered, not applicable included. One statement."""
    if not (indicator_ids and periods):
        return {}
    indicators, wanted, counting = (
        ", ".join(["%s"] * len(each)) for each in (indicator_ids, periods, COUNTING)
    )
    sql = f"""
        SELECT o.indicator_id, o.period, COUNT(DISTINCT o.organisation_id)
        FROM observation o
        JOIN reporting_round w ON w.period = o.period AND w.initiative_id = %s
        JOIN report r ON r.round_id = w.id AND r.organisation_id = o.organisation_id
             AND r.status IN ({counting})
        JOIN assignment a ON a.initiative_id = %s AND a.indicator_id = o.indicator_id
             AND a.organisation_id = o.organisation_id AND a.place_code = o.place_code
        WHERE o.indicator_id IN ({indicators}) AND o.period IN ({wanted}) AND o.cell = ''
        GROUP BY o.indicator_id, o.period
    """  # noqa: S608 - only names of this file are put together; every value is a parameter
    given: list[int | str] = [initiative_id, *COUNTING, initiative_id, *indicator_ids, *periods]
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return {(row[0], row[1]): row[2] for row in cursor.fetchall()}
