"""새참 leaves the county: what it reported while it took part stays, and nobody asks it any more."""

from datetime import date

from dure.ground.organisations.queries import member_directory
from dure.ground.organisations.services import leave_initiative
from dure.ground.tests.story import NOW, TODAY
from dure.measurement.models import Assignment
from dure.measurement.queries.release_figures import release_figures
from dure.measurement.services import end_assignment
from dure.measurement.tests.releases import reports


def test_history_stays_and_the_member_is_asked_no_more(garam, publish, numbers):
    reports(garam, "손맛", "2026-08", {"": 90})
    reports(garam, "새참", "2026-08", {"": 12})
    reports(garam, "손맛", "2026-09", {"": 95})
    village, gone = garam.village, garam.kitchens["새참"]
    where = {"initiative_id": village.initiative.pk, "at": NOW}
    leave_initiative(village.director, organisation_id=gone.pk, left_on=date(2026, 9, 1), **where)
    asked = Assignment.objects.get(organisation=gone)
    end_assignment(village.director, assignment_id=asked.pk, until=date(2026, 9, 1), **where)

    publish(garam, "2026-08", "2026-09")

    found = numbers(garam)
    whole = {period: found[period, "", "", ""] for period in ("2026-08", "2026-09")}
    names = [
        line.member.organisation.slug for line in member_directory(village.initiative.pk, TODAY)
    ]
    assert whole["2026-08"].value == 102
    assert found["2026-08", "saecham", "", ""].value == 12
    assert whole["2026-08"].expected - whole["2026-09"].expected == 1
    assert "saecham" not in names


def test_the_figures_of_its_time_name_it_still(garam):
    reports(garam, "새참", "2026-08", {"": 12})

    figures = release_figures(
        initiative_id=garam.village.initiative.pk,
        version=garam.served.versions.get(),
        periods=["2026-08"],
        as_of=TODAY,
    ).figures

    assert any(one.key.where.organisation == str(garam.kitchens["새참"].pk) for one in figures)
