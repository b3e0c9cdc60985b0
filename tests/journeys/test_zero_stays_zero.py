"""A kitchen that cooked nothing in August wrote a zero, and a zero it stays wherever one looks."""

import csv

from django.urls import reverse

from dure.measurement.queries import report_form
from dure.measurement.services import save_values
from dure.measurement.tests.factories import IN_MARCH, season, typed
from dure.measurement.tests.releases import reports


def test_a_zero_is_a_zero_on_the_form_and_an_empty_line_is_none(db):
    march = season()
    reporter, report_id = march.garam.reporter, march.kitchen.id

    save_values(reporter, report_id=report_id, entries=[typed("M01", 0)], at=IN_MARCH)

    lines = report_form(reporter, report_id=report_id, on=IN_MARCH.date()).lines
    current = {line.version.code: line.current for line in lines}
    assert current["M01"].value == 0
    assert current["M02"] is None


def test_a_published_zero_reads_zero_on_the_page_and_in_the_file(garam, publish, numbers, stranger):
    reports(garam, "손맛", "2026-09", {"": 90})
    reports(garam, "새참", "2026-09", {"": 0})
    publish(garam)

    zero = numbers(garam)["2026-09", "saecham", "", ""]
    page = stranger.get(reverse("number", args=[zero.address])).content.decode()
    file = stranger.get(reverse("dataset_csv", args=["halmae"])).getvalue().decode("utf-8-sig")
    rows = {
        row["organisation"]: row
        for row in csv.DictReader(file.splitlines())
        if row["period"] == "2026-09" and row["organisation"]
    }

    assert zero.status == "published"
    assert (
        "0명"
        in page.replace("\n", "")
        .replace(" ", "")
        .replace("</span>", "")
        .replace('<spanclass="unit">', "")
        or ">0<" in page
    )
    assert float(rows["saecham"]["value"]) == 0
    assert rows["duson"]["value"] == ""
