"""Today: the open round with drafts at every stage, and an exception that is about to end."""

from datetime import timedelta
from decimal import Decimal

from dure.ground.organisations.queries import initiative_card
from dure.measurement.models import ReportingRound
from dure.measurement.queries.lines_asked import lines_asked
from dure.measurement.queries.report_ids import report_ids
from dure.measurement.services import calculate_period, grant_exception, open_round, save_values
from dure.measurement.types.entries import CellEntry
from dure.project.demo.calendar import dates_of, open_period
from dure.project.demo.cast import Cast, at_hour
from dure.project.demo.counted import hand_in
from dure.project.demo.history import values_in
from dure.project.demo.pack import told
from dure.project.demo.people import change_this_morning
from dure.project.demo.values import Cells

DAY = timedelta(days=1)


def fill_today(cast: Cast) -> None:
    """Ask for the month, let members begin, and grant one member a few days more."""
    period = open_period()
    dates = dates_of(period, cast.today)
    for initiative in cast.initiatives:
        open_round(
            cast.actor(cast.director_name(initiative), at_hour(dates.opens_on)),
            initiative_id=cast.initiatives[initiative],
            period=period.code,
            dates=dates,
            at=at_hour(dates.opens_on, 9),
        )
    for initiative, drafts in told("story")["today"].items():
        for slug, stage in drafts.items():
            _draft(cast, initiative, slug, stage)
    _count_what_is_there(cast)
    _excepted(cast)
    change_this_morning(cast)


def _draft(cast: Cast, initiative: str, slug: str, stage: str) -> None:
    """`begun`: half of the lines, one of them unlike itself; `filled`: all; `handed_in`."""
    period = open_period()
    entries = entries_of(cast, initiative, slug)
    if stage == "begun":
        half = entries[: len(entries) // 2 + 1]
        entries = [_unlike_itself(half[0]), *half[1:]]
    day = cast.today - DAY * (1 if stage == "begun" else 2)
    actor = cast.actor(slug, at_hour(day))
    found = report_ids(cast.initiatives[initiative], [period.code])
    report_id = found[cast.organisations[slug], period.code]
    save_values(actor, report_id=report_id, entries=entries, at=at_hour(day, 16))
    if stage == "handed_in":
        says = "11월 24일까지의 출석부로 세었어요."
        hand_in(actor, report_id, at_hour(day, 17), says)


def entries_of(cast: Cast, initiative: str, slug: str) -> list[CellEntry]:
    """What an organisation would type into the open round, all cells of all lines it is asked for."""
    period, organisation_id = open_period(), cast.organisations[slug]
    asked = lines_asked(
        initiative_id=cast.initiatives[initiative], organisation_ids=None, period=period.code
    )
    slugs = {pk: each for each, pk in cast.organisations.items() if pk in asked}
    values = values_in(initiative, period, asked, slugs)
    return [
        entry
        for line in asked[organisation_id]
        if not line.computed
        for entry in _typed(
            line.version.code, line.place_code, values.get((line.version.code, slug), {})
        )
    ]


def _typed(code: str, place: str, cells: Cells) -> list[CellEntry]:
    return [
        CellEntry(
            code,
            place,
            cell,
            stored.value,
            stored.numerator,
            stored.denominator,
            stored.state == "not_applicable",
        )
        for cell, stored in cells.items()
    ]


def _unlike_itself(entry: CellEntry) -> CellEntry:
    value = None if entry.value is None else Decimal(entry.value) * 2
    return CellEntry(entry.indicator, entry.place_code, entry.cell, value and int(value))


def _count_what_is_there(cast: Cast) -> None:
    """The kitchen's month so far, counted from its records."""
    actor = cast.actor("sonmat", at_hour(cast.today - DAY))
    calculate_period(
        actor,
        initiative_id=cast.initiatives["halmae"],
        organisation_id=cast.organisations["sonmat"],
        period=open_period().code,
        at=at_hour(cast.today - DAY, 18),
    )


def _excepted(cast: Cast) -> None:
    """바람책방 may still hand in the first half-year, until the day after tomorrow."""
    initiative_id = initiative_card("daon").id
    round_id = ReportingRound.objects.get(initiative_id=initiative_id, period="2026-H1").pk
    at = at_hour(cast.today - 5 * DAY, 11)
    grant_exception(
        cast.actor("director", at),
        round_id=round_id,
        organisation_id=cast.organisations["baram"],
        until=cast.today + 2 * DAY,
        reason="담당자가 병가에서 돌아와 설문을 다시 정리하고 있어요.",
        at=at,
    )
