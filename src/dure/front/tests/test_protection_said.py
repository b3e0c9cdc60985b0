"""Readers are told how numbers are protected, and of a hidden one that it is hidden, wherever they look."""

import csv
import json

import pytest
from django.test import Client

from dure.front.tests.published import in_english, publish, signed_in, text_of
from dure.ground.organisations.models import Initiative
from dure.measurement.models import PublishedNumber
from dure.measurement.tests.releases import County, county, reports

pytestmark = pytest.mark.django_db
DATA = "/i/halmae/data"
TELLING = ("primary", "secondary")


def three_men() -> County:
    made = county()
    Initiative.objects.update(zeros="hide", least_denominator=25, dominance_n=1, dominance_k=80)
    reports(made, "손맛", "2026-03", {"": 90, "sex=f": 87, "sex=m": 3})
    reports(made, "두손", "2026-03", {"": 40, "sex=f": 22, "sex=m": 18})
    publish(made)
    return made


def read(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    body = answer.getvalue() if answer.streaming else answer.content
    return str(body.decode("utf-8-sig"))


def test_the_number_page_says_by_which_rules() -> None:
    three_men()
    whole = PublishedNumber.objects.get(organisation=None, place_code="", cell="")

    ko = text_of(Client(), f"/n/{whole.address}/")
    en = text_of(in_english(Client()), f"/n/{whole.address}/")

    assert "모수가 25명보다 적은 비율을 가려요 · 0도 가려요 · 큰 기관 1곳이 80%보다 많이" in ko
    assert "rates of fewer than 25 people are hidden · zeros are hidden · amounts of which" in en


def test_the_indicator_page_and_the_preview_say_them_too() -> None:
    made = three_men()
    book = signed_in(Client(), made.village.director)
    release = PublishedNumber.objects.first().publication.public_id

    assert "0도 가려요" in text_of(Client(), "/i/halmae/indicators/M01/")
    assert "zeros are hidden" in text_of(in_english(Client()), "/i/halmae/indicators/M01/")
    assert "0도 가려요" in text_of(book, f"/in/halmae/releases/{release}/")


def test_two_hidden_numbers_say_the_same() -> None:
    three_men()
    hidden = PublishedNumber.objects.filter(status__in=TELLING, cell="sex=m")
    said = {
        row.status: text_of(in_english(Client()), f"/n/{row.address}/").count(
            "Hidden because it is fewer than 5 people, who could be recognised, or because"
        )
        for row in hidden
    }

    assert said == dict.fromkeys(TELLING, 1)


def test_the_files_say_hidden_and_never_which_is_the_small_one() -> None:
    three_men()

    rows = list(csv.DictReader(read(f"{DATA}/numbers.csv").splitlines()))

    assert {row["status"] for row in rows} == {"published", "hidden", "not_reported"}
    assert {row["value"] for row in rows if row["status"] == "hidden"} == {""}
    files = ("numbers.csv", "numbers.json", "sdmx.csv", "dhis2.json", "dhis2.xml", "impact.jsonld")
    for name in files:
        assert not any(word in read(f"{DATA}/{name}") for word in TELLING), name


def test_sdmx_calls_them_all_confidential() -> None:
    three_men()

    lines = csv.DictReader(read(f"{DATA}/sdmx.csv").splitlines())

    assert {line["CONF_STATUS"] for line in lines} == {"F", "C"}


def test_programs_hear_one_word_as_well() -> None:
    three_men()
    few = PublishedNumber.objects.filter(status="primary").first()
    assert few is not None

    listed = json.loads(read("/api/v1/initiatives/halmae/published?limit=100"))
    one = json.loads(read(f"/api/v1/numbers/{few.address}"))
    releases = json.loads(read("/api/v1/initiatives/halmae/releases"))
    own = json.loads(read(f"/n/{few.address}/data.json"))

    assert not any(word in json.dumps(each) for each in (listed, one, own) for word in TELLING)
    assert one["number"]["status"] == "hidden"
    assert one["protection"]["en"].startswith("counts below 5 are hidden")
    assert "zeros are hidden" in json.dumps(releases)


def test_the_descriptors_say_the_rules_of_the_newest_release() -> None:
    three_men()
    Initiative.objects.update(zeros="publish")

    package = json.loads(read(f"{DATA}/datapackage.json"))
    catalogue = read(f"{DATA}/dcat.jsonld")

    assert "0도 가려요" in package["protection"]["ko"]
    assert "zeros are hidden" in package["protection"]["en"]
    assert "zeros are hidden" in catalogue
    fields = {
        one["name"]: one["description"] for one in package["resources"][0]["schema"]["fields"]
    }
    assert "hidden" in fields["status"]
    assert not any(word in fields["status"] for word in TELLING)
