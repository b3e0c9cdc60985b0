"""손맛's report is sent back: the published total drops it at once, and says so."""

from django.urls import reverse

from dure.ground.tests.story import NOW
from dure.measurement.services import return_report
from dure.measurement.tests.releases import reports


def test_a_report_that_goes_back_leaves_the_published_total_at_once_with_a_note(
    garam, publish, numbers, stranger
):
    back = reports(garam, "손맛", "2026-09", {"": 90})
    reports(garam, "두손", "2026-09", {"": 40})
    publish(garam)
    total = numbers(garam)["2026-09", "", "", ""]
    assert total.value == 130

    return_report(
        garam.village.director, report_id=back.pk, comment="출석부를 다시 봐 주세요.", at=NOW
    )

    after = numbers(garam)["2026-09", "", "", ""]
    assert after.address == total.address
    assert after.value == 40
    page = stranger.get(reverse("number", args=[total.address])).content.decode()
    assert "130" in page
    assert "보완요청" in page
