"""Rolling everything up for a release: every level, protected and attacked, then frozen.

The plain GROUP BY beside it adds the same values to the same levels in the database and does nothing
else: no distinct people, no rates, no dated places, no protection. It is the floor, not a rival.
"""

from collections.abc import Callable

from bench.support.clock import measured, peak_mb
from bench.support.story import Stage, stage
from bench.support.tables import Line, keep
from bench.support.values import kinds
from django.db import connection

from dure.kernel.clock import day_of
from dure.kernel.words import Words
from dure.measurement.models import Observation, Report
from dure.measurement.queries import prepare_release
from dure.measurement.services import publish_numbers
from dure.measurement.types.prepared import PreparedRelease

LEVELS = ("organisation_id", "place_code", "''")
PERIODS = (
    "period",
    "substr(period, 1, 4) || '-Q' || ((CAST(substr(period, 6, 2) AS integer) + 2) / 3)",
    "substr(period, 1, 4) || '-H' || ((CAST(substr(period, 6, 2) AS integer) + 5) / 6)",
    "substr(period, 1, 4)",
)


def main() -> None:
    """The floor first, then the whole way."""
    the = stage()
    Report.objects.within(round__initiative_id=the.initiative.pk).update(status="approved")
    values = Observation.objects.everywhere("the bench counts what it is about").count()
    with measured() as floor:
        groups = sum(_group_by(level, period) for level in LEVELS for period in PERIODS)
    with measured() as rolled:
        prepared = _prepared(the)
    with measured() as frozen:
        publish_numbers(the.director, prepared=prepared, title=Words("시험", "Bench"), at=the.at)
    hidden = sum(number.shown.figure is None for number in prepared.numbers)
    numbers = len(prepared.numbers)
    note = f"{values:,} values, {len(kinds())} indicators"
    lines = [
        Line("plain GROUP BY to the same levels", floor.seconds, "s", f"{groups:,} groups"),
        Line(
            "rolled up, protected, attacked",
            rolled.seconds,
            "s",
            f"{note}; {rolled.statements} statements",
            floor.seconds,
            "GROUP BY",
        ),
        Line("published", frozen.seconds, "s", f"{numbers:,} numbers, {hidden:,} hidden"),
        Line("memory", peak_mb(), "MB", "at most, of this process"),
    ]
    keep("rolling_up", the.database, the.scale, lines)


def _prepared(
    the: Stage, tell: Callable[[int, int], None] = lambda done, of: None
) -> PreparedRelease:
    return prepare_release(
        initiative_id=the.initiative.pk,
        min_cell=the.initiative.min_cell,
        first="2000-01",
        last=the.newest.period,
        as_of=day_of(the.at),
        on_progress=tell,
    )


def _group_by(level: str, period: str) -> int:
    sql = f"""
        SELECT indicator_id, {level}, {period}, cell, SUM(value), SUM(numerator), SUM(denominator)
        FROM observation GROUP BY 1, 2, 3, 4
    """  # noqa: S608 - constants of this file
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return len(cursor.fetchall())


if __name__ == "__main__":
    main()
