"""What was collected with ODK or Kobo, or stands in DHIS2, comes in by the page that takes spreadsheets."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dure.engines.tables.tests.workshop import sheets_of
from dure.measurement.models import Observation, Upload
from dure.measurement.tests.factories import GARAM
from dure.measurement.tests.screens.season_today import season_today

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SLUG = "halmae"
SURVEY = (
    ("type", "name", "label::한국어 (ko)", "label::English (en)", "dure"),
    ("begin_group", "where", "어디", "Where", ""),
    ("select_one kitchens", "kitchen", "부엌", "Kitchen", "organisation"),
    ("text", "town", "지역", "Town", "place"),
    ("end_group", "", "", "", ""),
    ("text", "month", "달", "Month", "period"),
    ("integer", "meals", "끼니", "Meals", "value:M01"),
    ("image", "photo", "사진", "Photo", ""),
)
CHOICES = (
    ("list_name", "name", "label::한국어 (ko)", "dure"),
    ("kitchens", "1", "손맛 부엌", "halmae-kitchen"),
)


def form_file(survey=SURVEY):
    book = sheets_of({"survey": survey, "choices": CHOICES})
    return SimpleUploadedFile("kitchen.xlsx", book)


def brought(the, name, content, *, form=None, kind="reports"):
    given = {"kind": kind, "file": SimpleUploadedFile(name, content)}
    if form is not None:
        given["form"] = form
    return the.browser().post(f"/in/{SLUG}/uploads/", given, follow=True)


def take(the):
    newest = Upload.objects.order_by("-id")[0]
    return the.browser().post(reverse("take_upload", args=[SLUG, newest.public_id]), follow=True)


def meals():
    rows = Observation.objects.everywhere("test").filter(indicator__code="M01", cell="")
    return [(row.organisation.slug, row.value) for row in rows]


def submissions(the, value):
    period = the.period
    head = "where/kitchen,where/town,month,meals,photo,_uuid,_submission_time,__version__"
    line = f"1,{GARAM},{period},{value},a.jpg,u1,2026-03-09T10:00:00,v1"
    return f"{head}\n{line}\n".encode()


@pytest.mark.parametrize("value", [0, 41])
def test_a_submission_becomes_a_reported_value_and_zero_is_one(value):
    the = season_today()

    page = brought(the, "export.csv", submissions(the, value), form=form_file())
    assert page.status_code == 200
    said = page.content.decode()
    assert "사진·소리·파일" in said
    assert 'class="said-info"' in said, "what is good to know is no fault"
    assert "said-warning" not in said
    assert meals() == [], "nothing is taken before it was looked at"

    take(the)
    assert meals() == [("halmae-kitchen", value)]


def test_the_same_submissions_as_json_are_the_same_values():
    the = season_today()
    told = [
        {
            "where/kitchen": "손맛 부엌",
            "where/town": GARAM,
            "month": the.period,
            "meals": 12,
            "_uuid": "u1",
        }
    ]
    brought(the, "export.json", json.dumps({"results": told}).encode(), form=form_file())
    take(the)
    assert meals() == [("halmae-kitchen", 12)]


def test_a_form_of_something_else_is_refused_in_one_sentence():
    the = season_today()

    page = brought(the, "export.csv", b"colour,shape\nred,round\n", form=form_file())
    assert "물음이 이 파일에 하나도 없어요" in page.content.decode()
    page = brought(
        the,
        "export.csv",
        submissions(the, 3),
        form=SimpleUploadedFile("x.xlsx", sheets_of({"a": (("b", "c"), ("d", "e"))})),
    )
    assert page.status_code == 200
    assert not Upload.objects.exists()


def test_values_of_dhis2_come_in_by_the_same_page():
    the = season_today()
    values = {
        "dataValues": [
            {
                "dataElement": "M01",
                "period": the.period.replace("-", ""),
                "orgUnit": "halmae-kitchen",
                "categoryOptionCombo": "default",
                "value": "0",
            }
        ]
    }
    page = brought(the, "values.json", json.dumps(values).encode())
    assert page.status_code == 200
    upload = Upload.objects.get()
    assert upload.name == "values.json.csv", "its rows are kept as a table"
    assert upload.state in {"mapping", "looked"}


def test_the_split_of_dhis2_is_not_said_to_be_unused():
    the = season_today()
    value = {"dataElement": "M01", "orgUnit": "halmae-kitchen", "value": "3"}
    split = {**value, "categoryOptionCombo": "sex=f", "period": the.period.replace("-", "")}

    page = brought(the, "values.json", json.dumps({"dataValues": [split]}).encode())

    assert '<option value="cell" selected>' in page.content.decode()
