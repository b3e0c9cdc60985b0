"""The funder opens the way down of a published number: a third organisation's report is not on it."""

import pytest

from dure.kernel.errors import Refused
from dure.measurement.queries import report_form, report_named, trace
from dure.measurement.tests.releases import reports


def test_a_member_follows_a_total_to_its_own_report_and_nobody_elses(garam):
    reports(garam, "손맛", "2026-09", {"": 90})
    reports(garam, "새참", "2026-09", {"": 12})
    village = garam.village

    way = trace(
        village.reporter,
        initiative_id=village.initiative.pk,
        indicator="M01",
        period="2026-09",
    )

    assert [value.organisation for value in way.values] == ["halmae-kitchen"]


def test_the_address_of_somebody_elses_report_opens_nothing(garam):
    theirs = reports(garam, "새참", "2026-09", {"": 12})
    mine = garam.village.reporter

    with pytest.raises(Refused):
        report_named(mine, public_id=theirs.public_id)
    with pytest.raises(Refused):
        report_form(mine, report_id=theirs.pk, on=theirs.round.opens_on)


def test_a_funder_follows_no_number_down_to_reports(garam):
    reports(garam, "손맛", "2026-09", {"": 90})

    with pytest.raises(Refused):
        trace(
            garam.village.funder,
            initiative_id=garam.village.initiative.pk,
            indicator="M01",
            period="2026-09",
        )
