"""Releases: each half-year is published; a late report is opened again and what was published changes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from dure.ground.organisations.queries import initiative_card
from dure.kernel.words import Words
from dure.measurement.models import Indicator, Observation
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.queries.report_ids import report_ids
from dure.measurement.services import (
    approve_report,
    publish_numbers,
    reopen_report,
    restate_numbers,
    save_values,
)
from dure.measurement.types.entries import CellEntry
from dure.measurement.types.prepared import RestateCause
from dure.project.demo import pilot
from dure.project.demo.cast import APPROVERS, DIRECTORS, Cast, at_hour
from dure.project.demo.counted import hand_in
from dure.project.demo.pack import told

REOPENED = date(2026, 10, 12)
MENDED = date(2026, 10, 14)
DAY = timedelta(days=1)
CAUSE = Words(
    "소리결앙상블이 두 번 적힌 6월 연주회 출연료를 바로잡았어요.",
    "Sorigyeol Ensemble put right the fee of its June concert, which had been booked twice.",
)


Beat = tuple[date, Callable[[Cast], None]]


def publish_releases(cast: Cast) -> None:
    """In the order of their days; what happened in between happens in between."""
    codes = dict(Indicator.objects.values_list("code", "pk"))
    beats: list[Beat] = [(day, partial(_publish, told_of=each)) for day, each in _releases(codes)]
    beats += [
        (pilot.REPORTED, pilot.report_the_pilot),
        (pilot.LOOKED_AGAIN, pilot.look_again),
        (REOPENED, correct_a_late_report),
    ]
    for _day, happens in sorted(beats, key=lambda beat: beat[0]):
        happens(cast)


@dataclass(frozen=True)
class _Release:
    """What one release told, when and how carefully."""

    initiative: str
    first: str
    last: str
    day: date
    title: Words
    indicator_ids: tuple[int, ...] = ()
    min_cell: int | None = None
    why: RestateCause | None = None


def _releases(codes: Mapping[str, int]) -> Iterator[tuple[date, _Release]]:
    for initiative, first, last, day, ko, en, *only in told("story")["releases"]:
        ids = tuple(codes[code] for chosen in only for code in chosen)
        yield day, _Release(initiative, first, last, day, Words(ko, en), ids)
    first, last = "2024-10", "2024-12"
    yield (
        pilot.TOLD,
        _Release(
            "halmae",
            first,
            last,
            pilot.TOLD,
            pilot.TOLD_TITLE,
            (codes[pilot.PILOT],),
        ),
    )
    both = (codes[pilot.PILOT], codes[pilot.BESIDE])
    yield (
        pilot.HELD_BACK,
        _Release(
            "halmae",
            first,
            last,
            pilot.HELD_BACK,
            pilot.AGAIN_TITLE,
            both,
            pilot.SMALLEST_NOW,
            pilot.WHY_AGAIN,
        ),
    )


def _publish(cast: Cast, *, told_of: _Release) -> None:
    card, at = initiative_card(told_of.initiative), at_hour(told_of.day, 14)
    prepared = prepare_release(
        initiative_id=card.id,
        min_cell=told_of.min_cell or card.min_cell,
        first=told_of.first,
        last=told_of.last,
        as_of=told_of.day,
        indicator_ids=told_of.indicator_ids,
    )
    director = cast.actor(DIRECTORS[told_of.initiative], at)
    publish_numbers(director, prepared=prepared, title=told_of.title, at=at, why=told_of.why)


def correct_a_late_report(cast: Cast) -> None:
    """소리결 had paid one fee and booked it twice; its report is opened after the lock and mended."""
    initiative_id, who = cast.initiatives["daon"], cast.organisations["sorigyeol"]
    report_id = report_ids(initiative_id, ["2026-Q2"])[who, "2026-Q2"]
    director = cast.actor("director", at_hour(REOPENED))
    reopen_report(
        director,
        report_id=report_id,
        until=MENDED + 3 * DAY,
        reason="6월 연주회 출연료가 장부에 두 번 적혔다고 알려 왔어요.",
        at=at_hour(REOPENED, 10),
    )
    reporter = cast.actor("sorigyeol", at_hour(MENDED))
    save_values(reporter, report_id=report_id, entries=_mended(cast), at=at_hour(MENDED, 11))
    hand_in(reporter, report_id, at_hour(MENDED, 11, 30), "장부를 고쳤어요.")
    checked = at_hour(MENDED + DAY, 15)
    approve_report(cast.actor(APPROVERS["daon"], checked), report_id=report_id, at=checked)
    restate_numbers(
        director,
        initiative_id=initiative_id,
        cause="correction",
        cause_words=CAUSE,
        at=at_hour(MENDED + DAY, 16),
        indicator_ids=_told_by(who),
        periods=["2026-Q2"],
    )


def _told_by(organisation_id: int) -> set[int]:
    """The indicators of its report: no other number can have changed."""
    rows = Observation.objects.within(organisation_id=organisation_id, period="2026-Q2")
    return set(rows.values_list("indicator_id", flat=True))


def _mended(cast: Cast) -> list[CellEntry]:
    """Half of what stood there."""
    stands = Observation.objects.within(
        organisation_id=cast.organisations["sorigyeol"], period="2026-Q2", indicator__code="F14"
    ).get(cell="")
    return [CellEntry("F14", cast.places["sorigyeol"], "", stands.value / 2)]
