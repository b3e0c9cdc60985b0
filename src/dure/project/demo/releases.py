"""Releases: each half-year is published; a late report is opened again and what was published changes."""

from datetime import date, timedelta
from typing import Any

from dure.ground.organisations.queries import initiative_card
from dure.kernel.words import Words
from dure.measurement.models import Observation
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
    "이룸카페가 6월에 그만둔 두 분을 빼고 다시 냈어요.",
    "Irum Cafe took out two people who had left in June and handed in again.",
)


def publish_releases(cast: Cast) -> None:
    """In the order of their days; the late correction comes between the last two."""
    corrected = False
    for initiative, first, last, day, ko, en in told("story")["releases"]:
        if day > REOPENED and not corrected:
            correct_a_late_report(cast)
            corrected = True
        _publish(cast, initiative, (first, last), day, Words(ko, en))


def _publish(cast: Cast, initiative: str, span: tuple[str, str], day: date, title: Words) -> None:
    card = initiative_card(initiative)
    at = at_hour(day, 14)
    prepared = prepare_release(
        initiative_id=card.id, min_cell=card.min_cell, first=span[0], last=span[1], as_of=day
    )
    publish_numbers(cast.actor(DIRECTORS[initiative], at), prepared=prepared, title=title, at=at)


def correct_a_late_report(cast: Cast) -> None:
    """이룸카페 found that two people had left; its report is opened after the lock, mended, approved."""
    initiative_id, irum = cast.initiatives["daon"], cast.organisations["irum"]
    report_id = report_ids(initiative_id, ["2026-Q2"])[irum, "2026-Q2"]
    director = cast.actor("director", at_hour(REOPENED))
    reopen_report(
        director,
        report_id=report_id,
        until=MENDED + 3 * DAY,
        reason="6월 말에 그만둔 두 분이 명단에 남아 있었다고 알려 왔어요.",
        at=at_hour(REOPENED, 10),
    )
    reporter = cast.actor("irum", at_hour(MENDED))
    save_values(reporter, report_id=report_id, entries=_mended(cast), at=at_hour(MENDED, 11))
    hand_in(reporter, report_id, at_hour(MENDED, 11, 30), "명단을 고쳤어요.")
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
    """One woman and one man fewer, both with an intellectual disability."""
    stands = _standing(cast)
    changes = {"": -2, "sex=f": -1, "sex=m": -1, "disability=intellectual": -2}
    return [
        CellEntry("F10", cast.places["irum"], cell, stands[cell] + change)
        for cell, change in changes.items()
    ]


def _standing(cast: Cast) -> dict[str, Any]:
    rows = Observation.objects.within(
        organisation_id=cast.organisations["irum"], period="2026-Q2", indicator__code="F10"
    )
    return {cell: int(value) for cell, value in rows.values_list("cell", "value")}
