"""Files of other systems: DHIS2 values with foreign names, said once what each of them is here."""

import json
from typing import Any

import pytest

from dure.engines.tables import Table, read_table
from dure.engines.tables.forms import read_form, read_submissions
from dure.engines.tables.tests.workshop import sheets_of
from dure.kernel.errors import Refused
from dure.measurement.models import Observation
from dure.measurement.rules.form_mapping import mapping_of
from dure.measurement.rules.import_columns import columns_of
from dure.measurement.services import import_table
from dure.measurement.tests.factories import GARAM, IN_MARCH, Season, season
from dure.measurement.types.imports import ImportOutcome, ImportRequest

pytestmark = pytest.mark.django_db
MAPPING = {
    "constants": {"place": GARAM},
    "values": {
        "indicator": {"FRbgzTZ74Hh": "M01"},
        "organisation": {"O6uvpzGd5pu": "halmae-kitchen"},
        "cell": {"HllvX50cXC0": ""},
    },
}
FOREIGN = {
    "dataElement": "FRbgzTZ74Hh",
    "period": "202603",
    "orgUnit": "O6uvpzGd5pu",
    "categoryOptionCombo": "HllvX50cXC0",
    "value": "412",
}


def taken(story: Season, *values: dict[str, str], mapping: Any = MAPPING) -> ImportOutcome:
    data = json.dumps({"dataValues": list(values)}).encode()
    return brought(story, read_table(data, "dhis2.json"), mapping)


def brought(story: Season, table: Table, mapping: Any) -> ImportOutcome:
    request = ImportRequest(
        kind="reports",
        table=table,
        name=table.name,
        initiative_id=story.garam.initiative.pk,
        organisation_id=None,
        mapping=mapping,
        partial=False,
        dry_run=False,
    )
    return import_table(story.garam.director, request=request, at=IN_MARCH)


def test_a_value_of_another_system_stands_in_the_report():
    story = season()

    outcome = taken(story, FOREIGN)

    assert outcome.written
    assert outcome.refused == ()
    assert [row.value for row in Observation.objects.within(indicator__code="M01")] == [412]


def test_our_own_words_need_no_list():
    story = season()
    plain = {
        "dataElement": "M01",
        "period": "202603",
        "orgUnit": "halmae-kitchen",
        "categoryOptionCombo": "default",
        "value": "0",
    }

    assert taken(story, plain, mapping={"constants": {"place": GARAM}}).written
    assert [row.value for row in Observation.objects.within(indicator__code="M01")] == [0]


def test_a_foreign_name_that_nobody_explained_is_refused_with_its_row():
    story = season()

    outcome = taken(story, FOREIGN, {**FOREIGN, "orgUnit": "unknown0000"})

    assert not outcome.written
    assert [row.row for row in outcome.refused] == [2]
    assert not Observation.objects.within(indicator__code="M01").exists()


@pytest.mark.parametrize("values", ["meals", {"indicator": "M01"}, {"nothing": {"a": "b"}}])
def test_a_list_of_words_that_is_none_is_refused(values):
    table = read_table(b"organisation,indicator,period,place,value\na,b,2026-03,c,1\n", "v.csv")

    with pytest.raises(Refused):
        columns_of(table, "reports", {"values": values})


def test_a_reporter_fills_in_the_form_on_her_phone_and_the_report_stands():
    story = season()
    survey = (
        ("type", "name", "label", "dure"),
        ("select_one kitchens", "kitchen", "부엌", "organisation"),
        ("text", "month", "달", "period"),
        ("integer", "M01", "끼니", ""),
    )
    choices = (("list_name", "name", "label", "dure"), ("kitchens", "1", "손맛", "halmae-kitchen"))
    form = read_form(sheets_of({"survey": survey, "choices": choices}), "form.xlsx")
    table = read_submissions(b"kitchen,month,M01\n1,2026-03,412\n", form, "kobo.csv")
    written = {"constants": {"place": GARAM}}

    outcome = brought(
        story, table, mapping_of(form, "reports", indicators={"M01"}, written=written)
    )

    assert outcome.written
    assert [row.value for row in Observation.objects.within(indicator__code="M01")] == [412]


@pytest.mark.parametrize("columns", [{}, {"값": "value"}])
def test_what_is_written_for_every_row_is_not_guessed_again_from_a_header(columns):
    table = read_table("시설명,지표,기간,값\n어느 요양원,M01,2026-03,3\n".encode(), "v.csv")
    mapping = {"columns": columns, "constants": {"organisation": "sonmat", "place": GARAM}}

    found = columns_of(table, "reports", mapping)

    assert "organisation" not in found.positions
    assert found.constants["organisation"] == "sonmat"


def of_march(element: str, value: str, **more: str) -> dict[str, str]:
    """A value in our own words, as our own DHIS2 values have it."""
    return {
        "dataElement": element,
        "period": "202603",
        "orgUnit": "halmae-kitchen",
        "value": value,
        **more,
    }


HERE = {"constants": {"place": GARAM}}


def test_a_rate_comes_back_in_the_two_rows_in_which_it_left():
    story = season()

    outcome = taken(
        story, of_march("M03.numerator", "12"), of_march("M03.denominator", "14"), mapping=HERE
    )

    assert (outcome.refused, outcome.taken, outcome.written) == ((), 2, True)
    (seen,) = Observation.objects.within(indicator__code="M03")
    assert (seen.numerator, seen.denominator) == (12, 14)


def test_a_rate_of_a_place_that_nobody_knows_is_refused_in_both_its_rows():
    story = season()
    both = (of_march("M03.numerator", "12"), of_march("M03.denominator", "14"))

    outcome = taken(story, *both, mapping={"constants": {"place": "9999999999"}})

    assert [(one.row, one.code) for one in outcome.refused] == [
        (1, "import.unknown_place"),
        (2, "import.unknown_place"),
    ]
    assert Observation.objects.within(indicator__code="M03").count() == 0


def test_a_part_of_a_rate_told_twice_is_a_double():
    story = season()
    rows = [of_march("M03.numerator", each) for each in ("11", "12")]

    outcome = taken(story, *rows, of_march("M03.denominator", "14"), mapping=HERE)

    assert [(fault.row, fault.code) for fault in outcome.refused] == [(2, "import.twice_in_file")]
    assert not outcome.written


def test_a_file_that_says_no_note_or_only_how_it_was_counted_leaves_the_note_that_stands():
    story = season()
    taken(story, of_march("M01", "412", comment="운영 일지"), mapping=HERE)

    again = taken(story, of_march("M01", "412", categoryOptionCombo="default"), mapping=HERE)
    ours = taken(story, of_march("M01", "412", comment="exact"), mapping=HERE)
    more = taken(story, of_march("M01", "413"), mapping=HERE)

    assert (ours.taken, ours.unchanged) == (0, 1)
    assert (again.taken, again.unchanged, more.taken) == (0, 1, 1)
    (seen,) = Observation.objects.within(indicator__code="M01")
    assert (seen.value, seen.comment) == (413, "운영 일지")
