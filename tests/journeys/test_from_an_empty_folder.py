"""From an empty folder to the first public number: every step on a page, as people take it."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from dure.ground.access.services import make_begin_link
from dure.ground.organisations.models import Organisation
from dure.ground.organisations.tests.beginning import TYPED
from dure.ground.places.models import Place
from dure.ground.places.queries.tree_on import forget_trees
from dure.kernel.clock import day_of, now
from dure.measurement.models import Report

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
IN = "/in/saebom"
KITCHEN = {
    "name_ko": "새봄로컬푸드협동조합",
    "name_en": "Saebom Local Food Cooperative",
    "type": "cooperative",
    "valid_from": "2022-05-01",
    "part": "member",
}
MEALS = {
    "code": "M01",
    "level": "performance",
    "direction": "up",
    "name_ko": "제공 식수",
    "name_en": "Meals provided",
    "definition_ko": "그달에 제공한 식사 수",
    "definition_en": "Meals provided in the month",
    "kind": "count",
    "unit_ko": "식",
    "unit_en": "meals",
    "factor": "1",
    "decimals": "0",
    "period_kind": "month",
}


@pytest.fixture(autouse=True)
def empty_folder(settings: Any, tmp_path: Path) -> None:
    settings.DURE_HOME = tmp_path
    cache.clear()
    forget_trees()


@pytest.fixture
def month() -> tuple[str, date]:
    """The month before this one, and its first day."""
    first = (day_of(now()).replace(day=1) - timedelta(days=1)).replace(day=1)
    return f"{first:%Y-%m}", first


def test_from_the_printed_link_to_the_first_public_number(month: tuple[str, date]) -> None:
    period, first = month
    soo = begins(first)
    kitchen = Organisation.objects.get(pk=takes_in_the_kitchen(soo, first))
    reporter = comes_by_letter(soo, kitchen)
    asks_for_meals(soo, kitchen, first)
    report = opens_the_round(soo, period)
    hands_in(reporter, report, "5200")
    soo.post(f"/reports/{report.public_id}/approve/")
    publishes(soo, period)

    stranger = Client()
    house = stranger.get("/").content.decode()
    number = re.findall(r'href="(/n/[^"]+)"', house)[0]
    assert "5,200" in house
    assert "5,200" in stranger.get(number).content.decode()


def begins(first: date) -> Client:
    """The first person follows the link, and is told what comes first."""
    soo = Client()
    soo.get(f"/begin/{make_begin_link()}/")
    answer = soo.post("/begin/", {**TYPED, "slug": "saebom", "started_on": first.isoformat()})
    assert answer["Location"] == "/today/"
    assert f'href="{IN}/members/"' in soo.get("/today/").content.decode()
    assert Place.objects.count() > 3000  # the list of places came along
    return soo


def takes_in_the_kitchen(soo: Client, first: date) -> int:
    """A member, as it is registered on its page."""
    soo.post(f"{IN}/members/new/", {**KITCHEN, "joined_on": first.isoformat()})
    return Organisation.objects.get(name_ko=KITCHEN["name_ko"]).pk


def comes_by_letter(soo: Client, kitchen: Organisation) -> Client:
    """The kitchen's reporter follows the address of her letter."""
    wish = {
        "email": "geumja@example.org",
        "role": "reporter",
        "organisation": kitchen.pk,
        "language": "ko",
    }
    soo.post(f"{IN}/access/invite/", wish)
    geumja = Client()
    geumja.get(re.findall(r"http://testserver(/invitation/\S+)", mail.outbox[-1].body)[0])
    geumja.post("/invitation/", {"name": "이금자", "language": "ko"})
    return geumja


def asks_for_meals(soo: Client, kitchen: Organisation, first: date) -> None:
    """An indicator is defined and asked of the kitchen, in a place that exists."""
    defined = soo.post(f"{IN}/indicators/new/", {**MEALS, "valid_from": first.isoformat()})
    assert defined.status_code == 302
    on = day_of(now())
    place = Place.objects.filter(level="sigungu", valid_to=None, valid_from__lte=on).earliest(
        "code"
    )
    tick = {"place": place.code, "on": [f"{kitchen.pk}:M01"], "was": [], "day": first.isoformat()}
    soo.post(f"{IN}/assignments/", tick)


def opens_the_round(soo: Client, period: str) -> Report:
    """The month is asked for from today on."""
    today = day_of(now())
    ahead = {"opens_on": 0, "due_on": 5, "locks_on": 20}
    days = {name: (today + timedelta(days)).isoformat() for name, days in ahead.items()}
    soo.post(f"{IN}/rounds/open/", {"period": period, **days})
    return Report.objects.within(round__period=period).get()


def hands_in(reporter: Client, report: Report, value: str) -> None:
    """One figure, typed and handed in."""
    place = re.findall(
        r'name="place" value="(\d+)"',
        reporter.get(f"/reports/{report.public_id}/").content.decode(),
    )[0]
    told = {"indicator": "M01", "place": place, "cell": "", "value": value}
    reporter.post(f"/reports/{report.public_id}/cell/", told)
    reporter.post(f"/reports/{report.public_id}/hand-in/", {"comment": ""})
    assert Report.objects.within(pk=report.pk).get().status == "submitted"


def publishes(soo: Client, period: str) -> None:
    """She looks at what would be public, and makes exactly that public."""
    today = day_of(now()).isoformat()
    looked = soo.post(f"{IN}/releases/new/", {"first": period, "last": period, "as_of": today})
    work = soo.get(looked["Location"]).content.decode()
    preview = re.findall(rf'href="({IN}/releases/new/[^"]+/)"', work)[0]
    answer = soo.post(preview, {"title_ko": "첫 공표", "title_en": "The first release"})
    assert answer.status_code == 302
