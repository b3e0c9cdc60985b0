"""How an initiative has agreed to count people who go to several organisations stands beside the number."""

from datetime import date, datetime

from django.urls import reverse

from dure.ground.organisations.models import CountingGround
from dure.kernel.clock import SEOUL
from dure.measurement.tests.releases import reports

PRINTED = "동의한 사람의 기록을 이어 한 번씩 세요 · 개인정보 보호법 제17조 동의 (2026-01-01부터)"


def grounded(garam, mode, basis, since_on):
    CountingGround.objects.create(
        initiative=garam.village.initiative,
        mode=mode,
        basis=basis,
        since_on=since_on,
        recorded_at=datetime(2026, 1, 1, 9, tzinfo=SEOUL),
        recorded_by="백본 책임자",
    )


def test_the_agreed_way_of_counting_and_its_ground_are_told(garam, publish, numbers, stranger):
    reports(garam, "손맛", "2026-09", {"": 90})
    publish(garam)
    page = reverse("number", args=[numbers(garam)["2026-09", "", "", ""].address])
    grounded(garam, "registry", "개인정보 보호법 제17조 동의", date(2026, 1, 1))

    told = stranger.get(page).content.decode()

    assert PRINTED in told
    stranger.cookies["dure_language"] = "en"
    assert "Link the records of people who consented" in stranger.get(page).content.decode()


def test_a_ground_recorded_later_does_not_repaint_an_earlier_number(
    garam, publish, numbers, stranger
):
    reports(garam, "손맛", "2026-09", {"": 90})
    publish(garam)
    page = reverse("number", args=[numbers(garam)["2026-09", "", "", ""].address])
    grounded(garam, "registry", "개인정보 보호법 제17조 동의", date(2030, 1, 1))

    told = stranger.get(page).content.decode()

    assert "더하기만 해요" in told
    assert "제17조" not in told
