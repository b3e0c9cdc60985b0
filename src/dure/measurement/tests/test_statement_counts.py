"""How many SQL statements a page costs: the same for a few and for many."""

import pytest
from django.db import connection

from dure.measurement.models import Report
from dure.measurement.queries import (
    approvers_desk,
    report_cells,
    report_form,
    report_queue,
    round_overview,
)
from dure.measurement.services import approve_report, approve_reports, save_values
from dure.measurement.tests.crowd import crowd
from dure.measurement.tests.factories import GARAM, IN_MARCH
from dure.measurement.tests.screens.visiting import as_
from dure.measurement.types.entries import CellEntry

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
DAY = IN_MARCH.date()
SIZES = ((2, 3), (12, 15))  # organisations, indicators


@pytest.mark.parametrize("size", SIZES)
def test_the_form_and_its_cells(size, django_assert_num_queries):
    the = crowd(*size, cells=True)

    with django_assert_num_queries(11):
        form = report_form(the.reporter, report_id=the.report_ids[0], on=DAY)
    with django_assert_num_queries(7):
        report_cells(the.reporter, report_id=the.report_ids[0], indicator="X00", place_code=GARAM)

    assert len(form.lines) == size[1]
    assert {line.cells_filled for line in form.lines} == {12}


@pytest.mark.parametrize("size", SIZES)
def test_the_queue(size, django_assert_num_queries):
    the = crowd(*size)

    with django_assert_num_queries(5):
        queue = report_queue(the.reporter, on=DAY)

    assert [(item.asked, item.filled) for item in queue] == [(size[1], size[1])]


@pytest.mark.parametrize("size", SIZES)
def test_the_desk_and_the_overview(size, django_assert_num_queries):
    the = crowd(*size, status="submitted")
    where = {"initiative_id": the.garam.initiative.pk, "on": DAY}

    with django_assert_num_queries(13):
        desk = approvers_desk(the.garam.director, round_id=the.round_id, **where)
    with django_assert_num_queries(3):
        round_overview(the.garam.director, **where)

    assert (len(desk.rows), desk.waiting_total) == (size[0], size[0])
    assert desk.rows[0].filled == size[1]


@pytest.mark.parametrize("size", SIZES)
def test_saving_many_cells_at_once(size, django_assert_num_queries):
    the = crowd(*size)
    entries = [CellEntry(f"X{n:02d}", GARAM, "", 13) for n in range(size[1])]

    with django_assert_num_queries(15):
        save_values(the.reporter, report_id=the.report_ids[0], entries=entries, at=IN_MARCH)


@pytest.mark.parametrize("size", [(2, 3), (300, 1)])
def test_a_pile_is_approved_in_the_same_few_statements(size, django_assert_num_queries):
    the = crowd(*size, status="submitted")

    with django_assert_num_queries(7):
        approved = approve_reports(
            the.garam.director,
            initiative_id=the.garam.initiative.pk,
            report_ids=the.report_ids,
            at=IN_MARCH,
        )

    assert approved == size[0]


@pytest.mark.parametrize("size", [(2, 3), (300, 1)])
def test_one_report_is_approved_in_few_statements_however_many_there_are(
    size, django_assert_num_queries
):
    the = crowd(*size, status="submitted")
    # A savepoint and its end; the report held; moved on and said so, in one on a server; the journal.
    statements = 5 if connection.vendor == "postgresql" else 6

    for report_id in the.report_ids[:2]:
        with django_assert_num_queries(statements):
            approve_report(the.garam.director, report_id=report_id, at=IN_MARCH)

    left = Report.objects.within(round_id=the.round_id, status="submitted")
    assert left.count() == size[0] - 2


@pytest.mark.parametrize("size", [(2, 3), (200, 5)])
def test_the_whole_page_of_desk_and_library_costs_the_same_for_two_and_for_two_hundred(
    size, django_assert_max_num_queries
):
    the = crowd(*size, status="submitted")
    client = as_(the.garam.director)

    with django_assert_max_num_queries(28):
        desk = client.get(f"/in/halmae/desk/?round={the.round_id}")
    with django_assert_max_num_queries(20):
        library = client.get("/in/halmae/indicators/")

    assert desk.content.count(b'name="report"') == size[0]
    assert library.content.count(b"/definition/") == size[1]
