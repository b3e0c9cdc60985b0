"""Rolling up and protecting, each by itself: every level of everything, then one indicator hidden.

The plain GROUP BY beside it adds the same values to the same levels in the database and does nothing
else: no distinct people, no rates, no dated places, no protection. It is the floor, not a rival.
"""

from bench.support.clock import measured, peak_mb
from bench.support.story import Stage, stage
from bench.support.tables import Line, keep
from django.db import connection

from dure.engines.disclosure import Rule
from dure.kernel.clock import day_of
from dure.kernel.words import Words
from dure.measurement.models import IndicatorVersion, Observation, Report
from dure.measurement.queries import prepare_release
from dure.measurement.queries.release_figures import covered_periods, release_figures
from dure.measurement.rules.protection import protected_figures
from dure.measurement.services import publish_numbers
from dure.measurement.types.release import ReleaseFigures

MONTHS, LONG_ENOUGH_S = 24, 20.0
LEVELS = ("organisation_id", "place_code", "''")
PERIODS = (
    "period",
    "substr(period, 1, 4) || '-Q' || ((CAST(substr(period, 6, 2) AS integer) + 2) / 3)",
    "substr(period, 1, 4) || '-H' || ((CAST(substr(period, 6, 2) AS integer) + 5) / 6)",
    "substr(period, 1, 4)",
)


def main() -> None:
    """The floor, every level of everything, protection of one indicator, one release."""
    the = stage()
    Report.objects.within(round__initiative_id=the.initiative.pk).update(status="approved")
    lines = [*_levels(the), *_protection(the), *_release(the)]
    lines.append(Line("memory", peak_mb(), "MB", "at most, of this process"))
    keep("rolling_up", the.database, the.scale, lines)


def _levels(the: Stage) -> list[Line]:
    values = Observation.objects.everywhere("the bench counts what it is about").count()
    with measured() as floor:
        groups = sum(_group_by(level, period) for level in LEVELS for period in PERIODS)
    versions = _versions()
    with measured() as rolled:
        figures = sum(len(_figures(the, version, MONTHS).figures) for version in versions)
    note = f"{values:,} values, {len(versions)} indicators, {figures:,} figures"
    return [
        Line("plain GROUP BY to the same levels", floor.seconds, "s", f"{groups:,} groups"),
        Line("rolled up to every level", rolled.seconds, "s", note, floor.seconds, "GROUP BY"),
        Line("  each figure", rolled.seconds / figures, "s"),
    ]


def _protection(the: Stage) -> list[Line]:
    """One indicator of people, more and more months of it, as long as that stays within reason."""
    version = next(one for one in _versions() if one.kind == "count" and one.of_people)
    lines: list[Line] = []
    before: Line | None = None
    for months in (1, 3, 6, 12, MONTHS):
        figures = _figures(the, version, months)
        rule = Rule(threshold=the.initiative.min_cell, rate_threshold=2 * the.initiative.min_cell)
        with measured() as taken:
            _, proof = protected_figures(figures, rule=rule, previous=[])
        name = f"one indicator protected, {months} months"
        note = f"{len(figures.figures):,} figures, {proof.hidden:,} hidden"
        grown = f"; {taken.seconds / before.value:.1f}× the one before" if before else ""
        before = Line(name, taken.seconds, "s", note + grown)
        lines.append(before)
        if taken.seconds > LONG_ENOUGH_S:
            break
    return lines


def _release(the: Stage) -> list[Line]:
    """The newest month of all indicators, from the reports to the frozen numbers."""
    newest = the.newest.period
    with measured() as rolled:
        prepared = prepare_release(
            initiative_id=the.initiative.pk,
            min_cell=the.initiative.min_cell,
            first=newest,
            last=newest,
            as_of=day_of(the.at),
        )
    with measured() as frozen:
        publish_numbers(the.director, prepared=prepared, title=Words("시험", "Bench"), at=the.at)
    hidden = sum(number.shown.figure is None for number in prepared.numbers)
    note = f"{len(prepared.numbers):,} numbers, {hidden:,} hidden; {rolled.statements} statements"
    return [
        Line("one month of everything, protected and attacked", rolled.seconds, "s", note),
        Line("  published", frozen.seconds, "s", f"{frozen.statements} statements"),
    ]


def _figures(the: Stage, version: IndicatorVersion, months: int) -> ReleaseFigures:
    periods = covered_periods("2000-01", the.newest.period, version.period_kind)[-months:]
    return release_figures(
        initiative_id=the.initiative.pk, version=version, periods=periods, as_of=day_of(the.at)
    )


def _versions() -> list[IndicatorVersion]:
    return list(IndicatorVersion.objects.select_related("indicator").order_by("indicator__code"))


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
