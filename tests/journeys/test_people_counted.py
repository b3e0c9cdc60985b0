"""How an initiative has agreed to count people who go to several organisations stands beside the number."""

from django.urls import reverse

from dure.ground.organisations.models import Initiative
from dure.measurement.tests.releases import reports


def test_the_agreed_way_of_counting_and_its_ground_are_told(garam, publish, numbers, stranger):
    reports(garam, "손맛", "2026-09", {"": 90})
    publish(garam)
    page = reverse("number", args=[numbers(garam)["2026-09", "", "", ""].address])
    Initiative.objects.filter(pk=garam.village.initiative.pk).update(
        people_mode="consent", people_mode_basis="개인정보 보호법 제17조 동의"
    )

    told = stranger.get(page).content.decode()

    assert "동의한 사람의 열쇠로 세요 · 개인정보 보호법 제17조 동의" in told
    stranger.cookies["dure_language"] = "en"
    assert "Count by the keys of people who consented" in stranger.get(page).content.decode()
