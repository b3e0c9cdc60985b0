"""People reached so far never fall from one release to the next, unless a restatement says why."""

from dure.ground.tests.story import NOW
from dure.measurement.models import Restatement
from dure.measurement.services import return_report
from dure.measurement.tests.releases import reports


def test_the_year_so_far_grows_with_every_month(garam, publish, numbers):
    for month, meals in (("2026-07", 50), ("2026-08", 60), ("2026-09", 70)):
        reports(garam, "손맛", month, {"": meals})
    publish(garam, "2026-07", "2026-09")

    found = numbers(garam)

    assert found["2026-Q3", "", "", ""].value == 180
    assert found["2026-Q3", "", "", ""].value >= found["2026-09", "", "", ""].value
    assert not Restatement.objects.exists()


def test_it_falls_only_with_a_restatement_that_names_the_cause(garam, publish, numbers):
    reports(garam, "손맛", "2026-07", {"": 50})
    reports(garam, "손맛", "2026-08", {"": 60})
    back = reports(garam, "손맛", "2026-09", {"": 70})
    publish(garam, "2026-07", "2026-09")
    before = numbers(garam)["2026-Q3", "", "", ""]

    return_report(garam.village.director, report_id=back.pk, comment="다시요.", at=NOW)

    after = numbers(garam)["2026-Q3", "", "", ""]
    told = Restatement.objects.get(address=before.address)
    assert (before.value, after.value) == (180, 110)
    assert (told.old_number_id, told.new_number_id) == (before.pk, after.pk)
    assert told.cause == "report_returned"
    assert "손맛" in told.cause_ko
