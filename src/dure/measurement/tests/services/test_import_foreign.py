"""Files of other systems: DHIS2 values with foreign names, said once what each of them is here."""

import json
from typing import Any

import pytest

from dure.engines.tables import read_table
from dure.kernel.errors import Refused
from dure.measurement.models import Observation
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
    request = ImportRequest(
        kind="reports",
        table=read_table(data, "dhis2.json"),
        name="dhis2.json",
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
