"""Promises about numbers on every screen, file and drawing: zero, hidden, once, never falling."""

import csv
import io
import json
import re
from datetime import timedelta

import pytest
from django.test import Client

from dure.front.tests.published import in_english, publish, signed_in, text_of
from dure.ground.tests.story import NOW
from dure.measurement.models import Disaggregation, IndicatorVersion, PublishedNumber
from dure.measurement.queries import published_number
from dure.measurement.services import return_report
from dure.measurement.tests.releases import County, county, reports

pytestmark = pytest.mark.django_db
HOME = "/i/halmae/"


def number_of(made: County, **where: object) -> PublishedNumber:
    """The newest published number there; the whole initiative in March where nothing is said."""
    at = {"organisation": None, "place_code": "", "cell": "", "period": "2026-03", **where}
    return PublishedNumber.objects.filter(**at).latest("pk")


def public_pages(made: County) -> list[str]:
    """Every public address that may show the kitchens' numbers."""
    numbers = PublishedNumber.objects.values_list("address", flat=True).distinct()
    own = [f"{HOME}members/{one.slug}/" for one in made.kitchens.values()]
    files = [f"{HOME}data/numbers.csv", f"{HOME}data/numbers.json", f"{HOME}feed.xml"]
    own += [HOME, f"{HOME}data/", f"{HOME}indicators/M01/", *files]
    return [*own, *(f"/n/{one}/" for one in numbers), *(f"/n/{one}/data.json" for one in numbers)]


def body(client: Client, address: str) -> str:
    answer = client.get(address)
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()


def test_zero_is_shown_as_zero_and_silence_as_silence(client):
    made = county()
    reports(made, "손맛", "2026-03", {"": 0})
    reports(made, "두손", "2026-03", {"": 40})
    publish(made)
    zero = number_of(made, organisation=made.kitchens["손맛"])
    silent = number_of(made, organisation=made.kitchens["새참"])

    page = text_of(client, f"/n/{zero.address}/")
    rows = list(
        csv.DictReader(io.StringIO(body(client, f"{HOME}data/numbers.csv").lstrip("\ufeff")))
    )
    by_address = {row["address"]: row for row in rows}

    assert '<span class="figure">0<span class="unit">명</span></span>' in page
    assert by_address[zero.address]["value"] == "0"
    assert by_address[silent.address]["value"] == ""
    assert by_address[silent.address]["status"] == "not_reported"
    assert json.loads(body(client, f"/n/{zero.address}/data.json"))["value"] == 0
    told = json.loads(body(client, f"/n/{silent.address}/data.json"))
    assert (told["state"], told["value"]) == ("not_reported", None)
    assert "보고 없음" in text_of(client, f"/n/{silent.address}/")
    assert "not reported" in text_of(in_english(client), f"/n/{silent.address}/")


def test_three_people_are_hidden_on_every_page_file_and_drawing_and_another_cell_with_them(client):
    made = county()
    reports(made, "손맛", "2026-03", {"": 43, "sex=f": 40, "sex=m": 3})
    reports(made, "두손", "2026-03", {"": 71, "sex=f": 50, "sex=m": 21})
    reports(made, "새참", "2026-03", {"": 62, "sex=f": 37, "sex=m": 25})
    publish(made)
    few = number_of(made, organisation=made.kitchens["손맛"], cell="sex=m")
    partner = PublishedNumber.objects.filter(status="secondary")

    pages = {address: body(client, address) for address in public_pages(made)}

    assert few.status == "primary"
    assert partner.exists()
    secrets = {few.address, *partner.values_list("address", flat=True)}
    for address in secrets:
        hidden = pages[f"/n/{address}/"]
        assert 'class="absent absent-hidden"' in hidden
        assert not re.search(r'<h1>[^/]*<em><span class="figure">\d', hidden)
        told = json.loads(pages[f"/n/{address}/data.json"])
        assert (told["state"], told["value"], told["low"]) == ("hidden", None, None)
    told_anywhere = [
        a for a, text in pages.items() if re.search(r"(?<![\d.])3명|\b3 people\b", text)
    ]
    assert told_anywhere == []


def test_hidden_cells_are_not_recovered_by_subtraction(client):
    made = county()
    reports(made, "손맛", "2026-03", {"": 43, "sex=f": 40, "sex=m": 3})
    reports(made, "두손", "2026-03", {"": 71, "sex=f": 50, "sex=m": 21})
    publish(made)

    rows = list(
        csv.DictReader(io.StringIO(body(client, f"{HOME}data/numbers.csv").lstrip("\ufeff")))
    )
    seen = {
        (row["organisation"], row["place"], row["cell"]): row["value"]
        for row in rows
        if row["period"] == "2026-03"
    }

    own = made.kitchens["손맛"].slug
    assert seen[own, "", "sex=m"] == ""
    assert "" in (seen[own, "", ""], seen[own, "", "sex=f"])


def test_a_person_seen_by_two_kitchens_is_said_to_be_in_a_sum(client):
    made = county()
    IndicatorVersion.objects.update(kind="distinct")
    reports(made, "손맛", "2026-03", {"": 40})
    reports(made, "두손", "2026-03", {"": 30})
    publish(made)

    page = text_of(client, f"/n/{number_of(made).address}/")

    assert "겹쳐 세었을 수 있어요" in page
    assert "실제는 40–70 사이" in page


def test_another_way_to_split_changes_no_total_and_no_count_of_indicators(client):
    made = county()
    reports(made, "손맛", "2026-03", {"": 50, "sex=f": 30, "sex=m": 20})
    publish(made)
    before = text_of(client, HOME)
    Disaggregation.objects.create(
        code="age",
        name_ko="연령",
        name_en="Age",
        categories=[{"code": "old", "ko": "어르신", "en": "Elders"}],
    )
    IndicatorVersion.objects.update(disaggregations=["sex", "age"])
    reports(made, "두손", "2026-04", {"": 30, "age=old": 30})
    publish(made, at=NOW + timedelta(days=1))

    after = text_of(client, HOME)

    assert before.count("<tr><th scope=") == after.count("<tr><th scope=")
    assert ">50<" in before
    assert ">50<" in after


def test_what_was_published_changes_only_with_a_restatement_by_an_office(client):
    made = county()
    reports(made, "손맛", "2026-03", {"": 50})
    late = reports(made, "두손", "2026-03", {"": 30})
    publish(made)
    total = number_of(made).address
    director = made.village.director

    return_report(director, report_id=late.pk, comment="다시 봐 주세요", at=NOW + timedelta(days=1))
    page = text_of(client, f"/n/{total}/")

    assert published_number(total).number.value == 50
    changes = page[page.index('id="changes"') :]
    assert "80" in changes
    assert "가람사회연대경제지원센터" in changes
    assert director.name not in page
    assert director.name in text_of(signed_in(client, director), f"/n/{total}/")
