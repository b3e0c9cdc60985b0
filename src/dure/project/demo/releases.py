"""Releases: each half-year is published; a late report is opened again and what was published changes."""

from datetime import date, timedelta

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


def publish_releases(cast: Cast) -> None:
    """In the order of their days; the late correction comes between the last two."""
    corrected = False
    codes = dict(Indicator.objects.values_list("code", "pk"))
    for initiative, first, last, day, ko, en, *only in told("story")["releases"]:
        if day > REOPENED and not corrected:
            correct_a_late_report(cast)
            corrected = True
        ids = [codes[code] for chosen in only for code in chosen]
        _publish(cast, initiative, (first, last), ids, (day, Words(ko, en)))


def _publish(
    cast: Cast,
    initiative: str,
    span: tuple[str, str],
    indicator_ids: list[int],
    dated: tuple[date, Words],
) -> None:
    day, title = dated
    card, at = initiative_card(initiative), at_hour(day, 14)
    prepared = prepare_release(
        initiative_id=card.id,
        min_cell=card.min_cell,
        first=span[0],
        last=span[1],
        as_of=day,
        indicator_ids=indicator_ids,
    )
    publish_numbers(cast.actor(DIRECTORS[initiative], at), prepared=prepared, title=title, at=at)


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
        periods=["2026-Q2"],
    )


def _mended(cast: Cast) -> list[CellEntry]:
    """Half of what stood there."""
    stands = Observation.objects.within(
        organisation_id=cast.organisations["sorigyeol"], period="2026-Q2", indicator__code="F14"
    ).get(cell="")
    return [CellEntry("F14", cast.places["sorigyeol"], "", stands.value / 2)]
