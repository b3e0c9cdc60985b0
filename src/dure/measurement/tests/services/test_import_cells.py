"""A file that names its cells as published files do: a part never stands as the whole."""

import pytest

from dure.engines.tables import read_table
from dure.measurement.models import Observation
from dure.measurement.services import import_table
from dure.measurement.tests.factories import GARAM, IN_MARCH, season
from dure.measurement.types.imports import ImportRequest

pytestmark = pytest.mark.django_db
HEADER = "organisation,indicator,period,place,cell,value"


def taken(*cells: str):
    march = season().garam
    rows = [f"halmae-kitchen,M02,2026-03,{GARAM},{cell}" for cell in cells]
    request = ImportRequest(
        kind="reports",
        table=read_table("\n".join([HEADER, *rows]).encode(), "값.csv"),
        name="값.csv",
        initiative_id=march.initiative.pk,
    )
    return import_table(march.director, request=request, at=IN_MARCH)


def kept() -> dict[str, int]:
    rows = Observation.objects.everywhere("test").values_list("cell", "value")
    return {cell: int(value) for cell, value in rows}


def test_a_cell_is_taken_as_a_cell_and_an_empty_one_as_the_total():
    outcome = taken(",9", "sex=f,5", "sex=m,4")

    assert outcome.taken == 3
    assert kept() == {"": 9, "sex=f": 5, "sex=m": 4}


@pytest.mark.parametrize("cell", ["여성", "sex", "sex=x", "age_band=75"])
def test_a_cell_that_nobody_asks_for_is_refused_and_never_the_total(cell: str):
    outcome = taken(f"{cell},4")

    assert (outcome.taken, len(outcome.refused)) == (0, 1)
    assert kept() == {}
