"""A directory of services (HSDS) comes in like every other table of who does what where."""

import io
import json
import zipfile

import pytest
from django.test import Client

from dure.activities.queries import register_lines
from dure.activities.tests.who_story import EUP, MYEON, register
from dure.engines.tables import read_table
from dure.ground.tests.browser import browser_of
from dure.ground.tests.story import NOW, TODAY
from dure.kernel.testing.checkout import REAL_DATA
from dure.measurement.models import Upload
from dure.measurement.queries import upload_card
from dure.measurement.services import import_table, look_through
from dure.measurement.types.imports import ImportRequest

pytestmark = pytest.mark.django_db
DATA = "/i/halmae/data/"
WALK = {
    "name": "함께 걷기",
    "organization": {"name": "손맛사회적협동조합"},
    "attributes": [{"taxonomy_term": {"name": "목욕"}}],
    "service_areas": [{"name": "가람읍"}, {"name": "어디나", "description": MYEON}],
    "schedules": [
        {
            "freq": "WEEKLY",
            "byday": "TU,TH",
            "opens_at": "09:00:00",
            "closes_at": "11:00:00",
            "valid_from": "2027-03-01",
            "valid_to": "2027-12-31",
        }
    ],
}


def take(here, content: bytes, name: str):
    request = ImportRequest(
        kind="services",
        table=read_table(content, name),
        name=name,
        initiative_id=here.initiative_id,
    )
    return import_table(here.table.village.director, request=request, at=NOW)


@pytest.mark.parametrize("name", ["hsds.json", "hsds.zip"])
def test_our_own_directory_comes_back_without_a_change(name):
    here = register()

    outcome = take(here, Client().get(f"{DATA}{name}").content, name)

    assert outcome.refused == ()
    assert (outcome.taken, outcome.unchanged) == (0, 2)


def test_a_service_of_another_directory_becomes_a_line_of_the_register():
    here = register()

    outcome = take(here, json.dumps({"contents": [WALK]}).encode(), "others.json")

    assert (outcome.refused, outcome.taken) == ((), 1)
    lines = register_lines(
        here.kitchen_head, here.initiative_id, on=TODAY.replace(year=2027, month=4)
    )
    (line,) = [one for one in lines if one.name.ko == "함께 걷기"]
    assert {*line.areas} == {EUP, MYEON}
    assert [(one.day, one.begins, one.ends) for one in line.weekly] == [
        (1, 540, 660),
        (3, 540, 660),
    ]
    assert (str(line.starts_on), str(line.ends_before)) == ("2027-03-01", "2028-01-01")


def packed(**files: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{name}.csv", text)
    return target.getvalue()


def uploaded(here, content: bytes, name: str = "directory.zip") -> str:
    upload = io.BytesIO(content)
    upload.name = name
    asked = browser_of(here.table.village.director)
    answer = asked.post("/in/halmae/uploads/", {"file": upload, "kind": "services"}, follow=True)
    return answer.content.decode()


def test_an_archive_that_is_uploaded_is_kept_and_looked_through():
    here = register()

    uploaded(here, Client().get(f"{DATA}hsds.zip").content)

    (row,) = Upload.objects.all()
    assert (row.name, row.kind) == ("directory.zip", "services")
    card = upload_card(here.table.village.director, public_id=row.public_id)
    assert look_through(here.table.village.director, card, at=NOW) == "looked"


def test_a_number_that_nobody_may_keep_is_found_in_a_table_that_nobody_reads():
    here = register()
    tables = {
        "services": "id,organization_id,name\ns,o,상담\n",
        "organizations": "id,name\no,늘봄\n",
    }

    shown = uploaded(here, packed(**tables, contacts="id,name\nc,900101-1234567\n"))

    assert "contacts.csv!B2" in shown
    assert not Upload.objects.exists()


def test_an_archive_of_something_else_is_not_kept():
    here = register()

    uploaded(here, packed(photos="id\n1\n"))

    assert not Upload.objects.exists()


@pytest.mark.real_data
def test_the_published_examples_are_read_and_what_is_unknown_here_is_told():
    here = register()
    folder = REAL_DATA / "07_indicators" / "open_referral_hsds" / "examples_3.0"
    tables = {file.stem: file.read_text("utf-8") for file in (folder / "csv").glob("*.csv")}

    for content, name in (
        ((folder / "service_full.json").read_bytes(), "service_full.json"),
        (packed(**tables), "examples.zip"),
    ):
        outcome = take(here, content, name)
        assert outcome.taken == 0
        told = {fault.code for fault in outcome.refused}
        assert {"activities.unknown_kind"} <= told, (name, told)
