"""Population series: of towns and of the whole country, each with its source, revised at times."""

from decimal import Decimal

import pytest

from dure.activities.tests.story import GARAM
from dure.measurement.models import Indicator, PopulationValue
from dure.measurement.tests.services.test_import_table import Desk, said

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("written", ["전국", " 대한민국 ", "Republic of Korea", "KR"])
def test_the_figure_of_the_whole_country_comes_in_as_official_tables_write_it(written):
    desk = Desk()
    Indicator.objects.create(code="P12", level="population")
    header = "indicator,period,place,value,source"

    told = desk.take(f"P12,2025,{written},1234,통계청", kind="population", header=header)
    again = desk.take("P12,2025,전국,1235,통계청", kind="population", header=header)
    blank = desk.take("P12,2024,,1000,통계청", kind="population", header=header)

    assert (told.taken, again.taken, blank.taken) == (1, 1, 0)
    only = PopulationValue.objects.get()
    assert (only.place_code, only.value) == ("", 1235)
    assert [fault.code for fault in blank.refused] == ["import.value_needed"]


def test_population_figures_need_a_source_and_a_revision_replaces_the_old_one():
    desk = Desk()
    Indicator.objects.create(code="P01", level="population")
    header = "indicator,period,place,value,source"
    row = f"P01,2025,{GARAM},41.2,KOSIS"

    first = desk.take(row, kind="population", header=header)
    revised = desk.take(row.replace("41.2", "41.3"), kind="population", header=header)
    unsourced = desk.take(f"P01,2024,{GARAM},40,", kind="population", header=header)

    assert (first.taken, revised.taken) == (1, 1)
    assert PopulationValue.objects.get().value == Decimal("41.3")
    assert said(unsourced) == [("E2", "import.source_needed")]
