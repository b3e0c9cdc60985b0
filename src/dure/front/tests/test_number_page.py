"""The page of one number: zero, hidden, not reported and not applicable read as four things."""

import re

import pytest
from django.test import Client

from dure.front.tests.published import in_english, publish, text_of
from dure.measurement.models import Conversion, PublishedNumber
from dure.measurement.tests.releases import County, county, reports

pytestmark = pytest.mark.django_db
SPOKEN = ("ko", "en")


@pytest.fixture
def spring() -> County:
    """Two months of two kitchens; 새참 had nobody in March, 두손 three men."""
    made = county()
    for month, men in (("2026-02", 17), ("2026-03", 3)):
        reports(made, "손맛", month, {"": 64, "sex=f": 40, "sex=m": 24})
        reports(made, "두손", month, {"": 40 + men, "sex=f": 40, "sex=m": men})
        reports(made, "새참", month, {"": 0, "sex=f": 0, "sex=m": 0})
    publish(made, "2026-02", "2026-03")
    return made


def page_of(made: County, who: str, cell: str = "", language: str = "ko") -> str:
    number = PublishedNumber.objects.get(
        organisation=made.kitchens[who], place_code="", period="2026-03", cell=cell
    )
    client = in_english(Client()) if language == "en" else Client()
    return text_of(client, f"/n/{number.address}/")


def heading_of(page: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", page, re.DOTALL)
    assert found
    return re.sub(r"<[^>]+>", "", found.group(1))


@pytest.mark.parametrize(("language", "unit"), [("ko", "명"), ("en", " people")])
def test_nobody_came_is_a_zero_with_its_unit(spring: County, language: str, unit: str):
    page = page_of(spring, "새참", language=language)

    assert f"0{unit}" in heading_of(page)
    assert "absent" not in heading_of(page)


def test_each_way_of_splitting_stands_under_its_name(spring: County):
    page = page_of(spring, "손맛")

    parts = page.partition("누구인가요")[2]
    assert parts.index("성별") < parts.index("여성") < parts.index("남성")


@pytest.mark.parametrize(("language", "said"), [("ko", "비공개"), ("en", "hidden")])
def test_three_men_are_hidden_and_the_page_says_why(spring: County, language: str, said: str):
    page = page_of(spring, "두손", "sex=m", language)

    assert said in heading_of(page)
    assert ("5명보다 적거나" in page) == (language == "ko")


def test_a_curve_of_which_nothing_can_be_seen_is_not_drawn(spring: County):
    hidden = PublishedNumber.objects.filter(period="2026-02", cell="sex=m")
    hidden.filter(organisation=spring.kitchens["두손"]).update(status="secondary", value=None)

    assert "흐름" not in page_of(spring, "두손", "sex=m")
    assert "흐름" in page_of(spring, "손맛", "sex=m")


def test_reports_that_nobody_asked_for_are_not_counted(spring: County):
    row = PublishedNumber.objects.filter(organisation=spring.kitchens["새참"], cell="sex=f")
    row.update(status="not_applicable", value=None, reported=0, expected=0)

    page = page_of(spring, "새참", "sex=f")

    assert "해당 없음" in heading_of(page)
    assert "보고 0건" not in page
    assert "0 of 0" not in page_of(spring, "새참", "sex=f", "en")


def test_one_report_is_said_as_one(spring: County):
    page = page_of(spring, "손맛", language="en")

    assert "report(s)" not in page
    assert "time(s)" not in page


def test_the_licence_is_named_as_people_know_it(spring: County):
    assert "공공누리 제1유형" in page_of(spring, "손맛")
    assert "KOGL type 1" in page_of(spring, "손맛", language="en")


@pytest.mark.parametrize(("factor", "said"), [("1", "× 1<"), ("10", "× 10<"), ("0.5", "× 0.5<")])
def test_a_factor_is_written_as_one_would_write_it(spring: County, factor: str, said: str):
    Conversion.objects.create(
        organisation=spring.kitchens["손맛"],
        indicator=spring.served,
        own_name="밥상 손님",
        factor=factor,
        reason_ko="같은 뜻이에요.",
        reason_en="It means the same.",
        since="2026-01-01",
    )

    assert said in page_of(spring, "손맛")


def test_beside_a_category_nobody_reads_one_report_of_none(spring: County):
    """A category is asked of nobody by itself: how many reports were due says nothing there."""
    whole = PublishedNumber.objects.get(
        organisation=None, place_code="", period="2026-03", cell="sex=f"
    )
    PublishedNumber.objects.filter(cell="sex=f").update(expected=0)

    page = Client().get(f"/n/{whole.address}/").content.decode()

    assert "1/0" not in page
    assert re.search(r'data-head="보고">1<', page)
