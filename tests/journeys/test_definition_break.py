"""A definition changes: older values keep theirs, and the curve knows where it breaks."""

from dataclasses import replace
from datetime import date

from dure.ground.tests.story import TODAY
from dure.kernel.words import Words
from dure.measurement.models import Observation
from dure.measurement.queries import scorecard
from dure.measurement.services import approve_report, revise_indicator, save_values, submit_report
from dure.measurement.tests.factories import IN_MARCH, MEALS, season, typed


def test_march_keeps_the_old_definition_and_april_takes_the_new_one(db):
    march = season()
    village = march.garam
    _reported(march, march.kitchen.id)
    changed = replace(
        MEALS.version,
        definition=Words("간식도 세어요.", "Snacks count as well."),
        what_changed=Words("간식을 더했어요.", "Snacks are in."),
        valid_from=date(2026, 4, 1),
    )

    number = revise_indicator(
        village.director,
        initiative_id=village.initiative.pk,
        code="M01",
        version=changed,
        at=IN_MARCH,
    )

    row = Observation.objects.within(organisation_id=village.kitchen.pk).get(
        indicator__code="M01", period="2026-03"
    )
    points = next(
        one.points
        for one in scorecard(village.director, initiative_id=village.initiative.pk, on=TODAY)
        if one.code == "M01"
    )
    assert number == 2
    assert row.version.number == 1
    assert next(point.version for point in points if point.period == "2026-03") == 1


def _reported(march, report_id):
    village = march.garam
    save_values(village.reporter, report_id=report_id, entries=[typed("M01", 90)], at=IN_MARCH)
    submit_report(village.reporter, report_id=report_id, at=IN_MARCH)
    approve_report(village.director, report_id=report_id, at=IN_MARCH)
