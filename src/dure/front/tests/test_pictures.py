"""What a link to a public page shows elsewhere, and what stands below a page on paper."""

import re

import pytest
from django.test import Client

from dure.front.screens.picture.view import fonts
from dure.front.tests.published import in_english, publish, text_of
from dure.measurement.models import PublishedNumber
from dure.measurement.tests.releases import County, county, reports

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.skipif(fonts() is None, reason="this machine has no Korean faces"),
]


@pytest.fixture
def spring() -> County:
    made = county()
    reports(made, "손맛", "2026-03", {"": 64, "sex=f": 61, "sex=m": 3})
    reports(made, "두손", "2026-03", {"": 43, "sex=f": 26, "sex=m": 17})
    publish(made)
    return made


def pages(made: County) -> list[str]:
    number = PublishedNumber.objects.filter(organisation=None, place_code="", cell="").latest("pk")
    return [
        "/",
        "/i/halmae/",
        "/i/halmae/members/",
        f"/i/halmae/members/{made.kitchens['손맛'].slug}/",
        "/i/halmae/indicators/M01/",
        "/i/halmae/data/",
        f"/n/{number.address}/",
    ]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_public_page_has_a_picture_of_its_own_language(spring: County, language: str):
    client = in_english(Client()) if language == "en" else Client()
    for address in pages(spring):
        found = re.search(
            r'property="og:image" content="http://testserver([^"]+)"', text_of(client, address)
        )

        assert found, address
        assert found.group(1).endswith(f"card-{language}.png")
        picture = client.get(found.group(1))
        assert (picture.status_code, picture["Content-Type"]) == (200, "image/png")
        assert picture.content[:4] == b"\x89PNG"
        assert "public" in picture["Cache-Control"]


@pytest.mark.parametrize(
    ("language", "licence", "cite"),
    [("ko", "공공누리 제1유형", "인용: "), ("en", "KOGL type 1", "Cite as: ")],
)
def test_paper_says_whose_it_is_how_it_may_be_used_and_how_it_is_cited(
    spring: County, language: str, licence: str, cite: str
):
    client = in_english(Client()) if language == "en" else Client()
    for address in pages(spring)[1:]:
        paper = text_of(client, address).partition('class="on-paper"')[2]

        assert licence in paper, address
        assert cite in paper, address
        assert f"http://testserver{address}" in paper, address


def test_a_hidden_number_is_another_picture_than_the_number_itself(spring: County):
    hidden = PublishedNumber.objects.get(
        organisation=spring.kitchens["손맛"], place_code="", cell="sex=m"
    )
    before = Client().get(f"/n/{hidden.address}/card-ko.png").content

    PublishedNumber.objects.filter(pk=hidden.pk).update(status="published", value=3)

    assert Client().get(f"/n/{hidden.address}/card-ko.png").content != before


@pytest.mark.parametrize(
    "address", ["/card-fr.png", "/i/halmae/card-.png", "/i/none/card-ko.png", "/n/none/card-ko.png"]
)
def test_there_is_no_picture_of_what_is_not_there(spring: County, address: str):
    assert Client().get(address).status_code == 404
