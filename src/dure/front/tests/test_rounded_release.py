"""An initiative that rounds: nothing is blank, every sum holds, and each number says what was done."""

import csv

import pytest
from django.test import Client

from dure.front.tests.published import in_english, publish, signed_in, text_of
from dure.ground.organisations.models import Initiative
from dure.ground.organisations.queries import initiative_card
from dure.ground.organisations.screens.initiative_settings.form import settings_now
from dure.measurement.models import PublishedNumber, WithheldNumber
from dure.measurement.tests.releases import NORTH, SOUTH, County, county, reports

pytestmark = pytest.mark.django_db
BASE = 5
KITCHENS = {"손맛": (61, 3), "두손": (26, 17), "새참": (29, 31)}


def rounding_county() -> County:
    made = county()
    Initiative.objects.update(protection="round")
    for name, (women, men) in KITCHENS.items():
        reports(made, name, "2026-03", {"": women + men, "sex=f": women, "sex=m": men})
    publish(made)
    return made


def shown(made: County) -> dict[tuple[str, str], PublishedNumber]:
    names = {kitchen.pk: name for name, kitchen in made.kitchens.items()}
    return {
        (names.get(row.organisation_id or 0, row.place_code or "all"), row.cell): row
        for row in PublishedNumber.objects.order_by("pk")
    }


def test_everything_is_shown_near_the_truth_and_adds_up() -> None:
    made = rounding_county()

    rows = shown(made)

    values = {key: int(row.value or 0) for key, row in rows.items()}
    assert {row.status for row in rows.values()} == {"published"}
    assert {row.method for row in rows.values()} == {"rounded"}
    assert all(value % BASE == 0 for value in values.values())
    assert values["all", "sex=m"] == sum(values[name, "sex=m"] for name in KITCHENS)
    assert values["all", ""] == values[NORTH, ""] + values[SOUTH, ""]
    for name, (women, men) in KITCHENS.items():
        assert values[name, ""] == values[name, "sex=f"] + values[name, "sex=m"]
        assert abs(values[name, "sex=m"] - men) < BASE
        assert abs(values[name, "sex=f"] - women) < BASE


def test_the_page_and_the_file_say_that_it_is_rounded() -> None:
    made = rounding_county()
    three = shown(made)["손맛", "sex=m"]

    ko = text_of(Client(), f"/n/{three.address}/")
    en = text_of(in_english(Client()), f"/n/{three.address}/")
    answer = Client().get("/i/halmae/data/numbers.csv").getvalue().decode("utf-8-sig")

    assert "합계에 맞추어 반올림했어요" in ko
    whole = text_of(Client(), "/i/halmae/indicators/M01/")
    assert "사람 수를 모두 반올림했어요" in whole
    assert "다른 칸도 함께 가려요" not in whole
    assert "Rounded so that sums still hold" in en
    assert {row["method"] for row in csv.DictReader(answer.splitlines())} == {"rounded"}


def test_the_truth_is_noted_for_later_releases_and_nowhere_else() -> None:
    made = rounding_county()

    kept = WithheldNumber.objects.get(organisation=made.kitchens["손맛"], cell="sex=m")

    assert kept.value == 3
    assert shown(made)["손맛", "sex=m"].value in {0, 5}


def test_the_next_release_rounds_the_same_numbers_the_same_way() -> None:
    made = rounding_county()
    first = {key: row.value for key, row in shown(made).items()}

    publish(made)

    assert {key: row.value for key, row in shown(made).items()} == first


def test_the_director_chooses_it_and_nothing_else_is_taken() -> None:
    made = county()
    client = signed_in(Client(), made.village.director)
    now = {name: value or "" for name, value in settings_now(initiative_card("halmae")).items()}

    wrong = client.post("/in/halmae/settings/", now | {"protection": "guess"})
    right = client.post("/in/halmae/settings/", now | {"protection": "round"})

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert initiative_card("halmae").protection == "round"
