"""두손 belongs to the county and to the federation: what it told the one, the other does not ask again."""

from datetime import date

import pytest

from dure.ground.tests.story import joins, village
from dure.measurement.models import Observation, Report
from dure.measurement.queries import report_form
from dure.measurement.services import approve_report, save_values, submit_report
from dure.measurement.services.assign_indicators import assign_indicators
from dure.measurement.services.open_round import open_round
from dure.measurement.tests.factories import DATES, GARAM, IN_MARCH, SINCE, season, typed
from dure.measurement.types.library import NewAssignment

pytestmark = pytest.mark.django_db


def test_a_value_is_reported_once_for_both_initiatives():
    march = season()
    county, federation = march.garam, village("federation")
    joins(county.kitchen, federation.initiative)
    assign_indicators(
        federation.director,
        initiative_id=federation.initiative.pk,
        assignments=[
            NewAssignment(
                indicator="M01",
                organisation_id=county.kitchen.pk,
                place_code=GARAM,
                since=SINCE,
            )
        ],
        at=IN_MARCH,
    )
    open_round(
        federation.director,
        initiative_id=federation.initiative.pk,
        period="2026-03",
        dates=DATES,
        at=IN_MARCH,
    )
    _hand_in(march)

    other = Report.objects.within(round__initiative_id=federation.initiative.pk).get()
    line = report_form(federation.director, report_id=other.pk, on=date(2026, 4, 2)).lines[0]
    refused = save_values(
        federation.director, report_id=other.pk, entries=[typed("M01", 95)], at=IN_MARCH
    ).refused

    assert line.current.value == 90
    assert line.locked_by.ko == "할매손밥상"
    assert [one.refused.code for one in refused] == ["measurement.reported_elsewhere"]
    assert Observation.objects.within(organisation_id=county.kitchen.pk).count() == 1


def _hand_in(march):
    garam, report_id = march.garam, march.kitchen.id
    save_values(garam.reporter, report_id=report_id, entries=[typed("M01", 90)], at=IN_MARCH)
    submit_report(garam.reporter, report_id=report_id, at=IN_MARCH)
    approve_report(garam.director, report_id=report_id, at=IN_MARCH)
