"""A brand-new initiative: every empty page says what the first step is and has one main action at most."""

import re
from datetime import date

import pytest
from django.test import Client

from dure.ground.organisations.models import Initiative
from dure.ground.tests.story import person_who, village
from dure.measurement.tests.screens.visiting import as_, text

pytestmark = pytest.mark.django_db
IN = "/in/saebom"
# The page, its one main action, and what it says in both languages.
FIRST = [
    ("scorecard", "assignments", "지표를 맡기면", "Indicators that are asked for"),
    ("desk", "rounds/open", "아직 보고 회차가 없어요", "There is no round yet"),
    ("rounds", "rounds/open", "아직 회차가 없어요", "No round yet"),
    ("indicators", "indicators/new", "아직 묻는 지표가 없어요", "No indicator is asked for yet"),
    ("assignments", "members", "아직 함께하는 기관이 없어요", "No organisation takes part yet"),
    ("targets", "assignments", "먼저 기관에 지표를", "Ask organisations for indicators first"),
    ("releases/new", "desk", "아직 승인한 보고가", "No report has been approved yet"),
    ("completeness", "rounds", "회차를 열고 보고가", "Once a round is open"),
    ("members", "members/new", "첫걸음", "The first step"),
]


def new_director(language: str) -> Client:
    """The director of an initiative that began this month; a neighbour has all there is."""
    village()
    saebom = Initiative.objects.create(
        slug="saebom", name_ko="새봄", name_en="New Spring", started_on=date(2026, 11, 1)
    )
    return as_(person_who("backbone_director", saebom, None, "saebom"), language)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_empty_page_says_the_first_step_and_has_one_main_action(language: str) -> None:
    client = new_director(language)

    for page, leads_to, *said in FIRST:
        main = text(client.get(f"{IN}/{page}/")).split("<main")[1].split("</main>")[0]
        actions = re.findall(r'<a class="button" href="([^"]+)"', main)

        assert actions == [f"{IN}/{leads_to}/"], page
        assert said[language == "en"] in main, page


def test_an_empty_scorecard_offers_nothing_to_narrow() -> None:
    client = new_director("ko")

    empty = text(client.get(f"{IN}/scorecard/"))

    assert "골라 보기" not in empty
    assert "고른 조건에 맞는 지표가 없어요" not in empty
