"""Anybody takes the directory of services along, as JSON and as a package of tables; and the map of it."""

import csv
import io
import json
import zipfile

import pytest
from django.test import Client

from dure.activities.models import Service
from dure.activities.rules.hsds_shape import shapes
from dure.activities.tests.who_story import register
from dure.ground.tests.browser import browser_of, page
from dure.ground.tests.story import TODAY

pytestmark = pytest.mark.django_db
DATA = "/i/halmae/data/"


def test_everybody_reads_who_offers_what():
    register()
    answer = Client().get(f"{DATA}hsds.json").json()
    assert answer["total_items"] == 2
    names = {one["organization"]["name"] for one in answer["contents"]}
    assert names == {"손맛사회적협동조합", "가람군노인복지관"}


def test_the_package_holds_the_tables_that_its_descriptor_names():
    register()
    answer = Client().get(f"{DATA}hsds.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        told = json.loads(archive.read("datapackage.json"))
        assert {one["path"] for one in told["resources"]} | {"datapackage.json"} == set(
            archive.namelist()
        )
        services = csv.DictReader(io.StringIO(archive.read("services.csv").decode("utf-8-sig")))
        rows = list(services)
    assert [row["status"] for row in rows] == ["active", "active"]
    assert set(rows[0]) == {field.name for field in shapes()["service"].fields}


def test_the_same_register_is_the_same_file():
    register()
    first, again = (Client().get(f"{DATA}hsds.zip").content for _ in range(2))
    assert first == again


def test_what_has_ended_is_not_offered_any_more_and_an_empty_directory_is_no_fault():
    here = register()
    Service.objects.within(initiative_id=here.initiative_id).update(ends_before=TODAY)
    answer = Client().get(f"{DATA}hsds.json").json()
    assert (answer["total_items"], answer["empty"]) == (0, True)
    assert Client().get(f"{DATA}hsds.zip").status_code == 200


def test_no_directory_of_an_initiative_that_is_none():
    assert Client().get("/i/nowhere/data/hsds.json").status_code == 404


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_map_says_where_nobody_works(language):
    here = register()
    shown = page(browser_of(here.kitchen_head, language=language), "/in/halmae/who/map/")
    assert "가람읍" in shown
    assert "새들면" in shown
    one = page(browser_of(here.kitchen_head), "/in/halmae/who/map/?kind=care.bath")
    assert "목욕" in one


def test_the_map_of_another_initiative_stays_closed():
    here = register()
    assert browser_of(here.stranger).get("/in/halmae/who/map/").status_code in (403, 404)
