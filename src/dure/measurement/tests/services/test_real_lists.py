"""Real lists, as they were published: taken, rolled up to the totals they are known by, or refused."""

import csv
import json
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from django.db.models import Sum

from dure.activities.models import ServiceKind, ServiceRecord
from dure.engines.tables import Table, read_table
from dure.ground.access.queries import house
from dure.ground.organisations.models import Membership, Organisation
from dure.ground.places.models import Place
from dure.ground.places.services import load_places
from dure.ground.tests.story import NOW, Village, village
from dure.measurement.models import (
    Assignment,
    Disaggregation,
    Indicator,
    Observation,
    PopulationValue,
)
from dure.measurement.services import import_table
from dure.measurement.tests.factories import GARAM, IN_MARCH, season
from dure.measurement.tests.real_data import real
from dure.measurement.types.imports import ImportOutcome, ImportRequest

pytestmark = [pytest.mark.django_db, pytest.mark.real_data]


@pytest.fixture
def garam(db) -> Village:
    load_places(house(), at=NOW)
    return village()


def take(garam: Village, kind: str, table: Table, *, at=NOW, **said) -> ImportOutcome:
    request = ImportRequest(
        kind=kind,
        table=table,
        name=table.name,
        initiative_id=garam.initiative.pk,
        **said,
    )
    return import_table(garam.director, request=request, at=at)


def sites(garam: Village, table: Table, mapping: dict[str, object]) -> ImportOutcome:
    """Each row of a list of sites becomes one record: on the day of the list, this site was there."""
    ServiceKind.objects.create(
        code="site", name_ko="시설", name_en="Site", unit="개소", personal=False
    )
    return take(garam, "records", table, mapping=mapping)


def providers(garam: Village, table: Table, header: str, kind: str) -> ImportOutcome:
    mapping = {"columns": {header: "name"}, "constants": {"type": kind}}
    return take(garam, "organisations", table, mapping=mapping)


def by_province(garam: Village) -> Counter[str]:
    codes = ServiceRecord.objects.within(initiative_id=garam.initiative.pk)
    return Counter(code[:2] for code in codes.values_list("place_code", flat=True))


def test_the_206_towns_that_listed_their_free_meal_sites_take_part_once_each(garam):
    table = read_table(real("08_korea/public_facilities/전국무료급식소표준데이터.csv"))

    towns = providers(garam, table, "제공기관명", "municipality")

    assert (towns.taken, towns.unchanged, towns.refused) == (206, 1048, ())
    assert Membership.objects.filter(initiative=garam.initiative).count() == 206 + 3


def test_every_one_of_the_1254_free_meal_sites_is_counted_in_its_province(garam):
    table = read_table(real("08_korea/public_facilities/전국무료급식소표준데이터.csv"))
    providers(garam, table, "제공기관명", "municipality")

    taken = sites(
        garam,
        table,
        {
            "columns": {
                "제공기관명": "organisation",
                "데이터기준일자": "occurred_at",
                "소재지도로명주소": "place",
                "소재지지번주소": "place_else",
            },
            "constants": {"service": "site"},
        },
    )

    assert (taken.taken, [row.sentence.ko for row in taken.refused]) == (1254, [])
    found = by_province(garam)
    assert sum(found.values()) == 1254
    assert (found["41"], found["11"]) == (237, 161)  # 경기도, 서울특별시
    lines = ServiceRecord.objects.within(initiative_id=garam.initiative.pk)
    assert lines.values("organisation").distinct().count() == 206


def test_the_welfare_facilities_of_seoul_by_their_district_codes(garam):
    table = read_table(real("08_korea/public_facilities/서울시_사회복지시설_목록.csv"))

    taken = sites(
        garam,
        table,
        {
            "columns": {"시설코드": "record_id", "시군구코드": "place"},
            "constants": {
                "service": "site",
                "organisation": garam.backbone.slug,
                "occurred_at": "2023-06-30",
            },
        },
    )

    assert taken.refused == ()
    assert (taken.taken, len(table.rows)) == (3091, 3091)
    assert by_province(garam) == {"11": 3091}
    assert ServiceRecord.objects.within(place_code="1126000000").exists()  # 중랑구


def test_the_welfare_centres_for_people_with_disabilities_and_two_addresses_without_a_district(
    garam,
):
    table = read_table(real("08_korea/public_facilities/보건복지부_장애인복지관_현황_20191231.csv"))
    mapping = {
        "columns": {"연번": "record_id", "시설 주소": "place", "종사자 현원": "quantity"},
        "constants": {
            "service": "site",
            "organisation": garam.backbone.slug,
            "occurred_at": "2019-12-31",
        },
    }

    whole = sites(garam, table, mapping)
    partial = take(garam, "records", table, mapping=mapping, partial=True)

    assert (whole.written, len(table.rows)) == (False, 254)
    assert [row.code for row in whole.refused] == ["import.unknown_place_name"] * 2
    assert (partial.taken, len(partial.refused)) == (252, 2)
    staff, left = table.position("종사자 현원"), {row.row for row in partial.refused}
    lines = ServiceRecord.objects.within(initiative_id=garam.initiative.pk)
    assert lines.aggregate(people=Sum("quantity"))["people"] == sum(
        int(str(row.cells[staff])) for row in table.rows if row.number not in left
    )


def test_the_ministrys_code_list_replaces_the_shipped_one_and_only_the_house_may(garam):
    table = read_table(real("08_korea/region_codes/KIKcd_H.20230501(말소코드포함).xlsx"))
    request = ImportRequest(
        kind="places", table=table, name=table.name, initiative_id=garam.initiative.pk
    )

    outcome = import_table(house(), request=request, at=NOW)

    ours = Place.objects.filter(system="mois", fictional=False)
    assert len(table.rows) == 8509
    assert sum(row.cells[-1] is None for row in table.rows) == 3882
    # It is the list that ships; what is known since then was laid on top and stays there.
    assert (outcome.taken, outcome.unchanged, outcome.told) == (0, 8509, {})
    assert ours.filter(level="sido", valid_to__isnull=True).count() == 16


AGES = ["0 - 4세", "5 - 9세", *(f"{age} - {age + 4}세" for age in range(10, 85, 5)), "85세이상"]


def test_the_census_is_taken_by_ages_for_the_nation_and_its_provinces_each_level_by_itself(garam):
    table = read_table(real("08_korea/rollup_census_2010/provinces_utf8.csv"))
    Disaggregation.objects.create(
        code="age",
        name_ko="연령별",
        name_en="Age",
        categories=[{"code": f"a{at:02}", "ko": age, "en": age} for at, age in enumerate(AGES)],
    )
    Indicator.objects.create(code="census", level="population")

    outcome = take(
        garam,
        "population",
        table,
        partial=True,
        mapping={
            "columns": {"행정구역별": "place", "시점": "period", "인구 (명)": "value"},
            "constants": {"indicator": "census", "source": "KOSIS, CC BY 3.0"},
        },
    )

    nation = PopulationValue.objects.filter(place_code="")
    provinces = PopulationValue.objects.exclude(place_code="")
    for level in (nation, provinces):
        assert level.aggregate(people=Sum("value"))["people"] == 47_990_761
    assert (nation.count(), provinces.count(), outcome.taken) == (18, 16 * 18, 17 * 18)
    # 읍부, 면부 and 동부 are no places; age groups and means are no ages.
    assert {row.code for row in outcome.refused} == {
        "import.unknown_place_name",
        "import.unknown_category",
    }


def test_who_does_what_where_in_the_ebola_response(garam):
    table = read_table(real("07_indicators/ocha_3w_ebola_2014.csv"))
    Place.objects.create(
        code="9000000000", level="sido", name_ko="서아프리카", valid_from=date(2000, 1, 1)
    )
    activity = table.position("Activity")
    kinds = sorted({str(row.cells[activity]) for row in table.rows})
    for at, _name in enumerate(kinds):
        ServiceKind.objects.create(code=f"w{at}", name_ko=f"w{at}", name_en="", personal=False)
    providers(garam, table, "Organisation", "nonprofit_group")
    rows = tuple(
        row.__class__(
            row.number,
            tuple(
                f"w{kinds.index(str(cell))}" if at == activity else cell
                for at, cell in enumerate(row.cells)
            ),
        )
        for row in table.rows
    )

    outcome = take(
        garam,
        "records",
        table.__class__(table.name, table.sheet, table.columns, rows),
        mapping={
            "columns": {"Organisation": "organisation", "Activity": "service"},
            "constants": {"occurred_at": "2014-10-01", "place": "9000000000"},
        },
    )

    lines = ServiceRecord.objects.within(initiative_id=garam.initiative.pk)
    assert (outcome.taken, outcome.refused) == (1201, ())
    assert lines.values("organisation").distinct().count() == 128
    assert lines.values("kind").distinct().count() == 14
    most = Counter(lines.values_list("kind__code", flat=True)).most_common(1)[0]
    assert (kinds[int(most[0][1:])], most[1]) == ("Social Mobilisation", 525)


def test_rates_from_sierra_leone_are_their_parts_times_the_factor(db):
    answer = json.loads(
        real("07_indicators/dhis2_sierra_leone_analytics/target-with-legend.data.json").read_text()
    )
    names = [header["name"] for header in answer["headers"]]
    rows = [dict(zip(names, row, strict=True)) for row in answer["rows"]]
    parts = [row for row in rows if row["denominator"]]

    off = [
        row
        for row in parts
        if abs(
            Decimal(row["numerator"]) / Decimal(row["denominator"]) * Decimal(row["factor"])
            - Decimal(row["value"])
        )
        > Decimal("0.05")
    ]

    assert (len(parts), off) == (196, [])


DATIM = "07_indicators/datim_multi_mechanism/bad_inputs"


class Mechanisms:
    """The reports of two mechanisms as DATIM writes them: de, pe, ou, coc, acoc, value."""

    MAPPING = {
        "columns": {
            "de": "indicator",
            "pe": "period",
            "ou": "place",
            "acoc": "organisation",
            "coc": "option",
        }
    }

    def __init__(self) -> None:
        self.march = season()
        for code, name in (("WQa4uNduUev", "기제 하나"), ("X8hrDf6bLDC", "기제 둘")):
            one = Organisation.objects.create(
                slug=code, name_ko=name, name_en=name, type="ngo", valid_from=date(2010, 1, 1)
            )
            Membership.objects.create(
                initiative=self.march.garam.initiative,
                organisation=one,
                joined_on=date(2010, 1, 1),
            )
        Disaggregation.objects.create(
            code="option",
            name_ko="coc",
            name_en="coc",
            categories=[
                {"code": code, "ko": code, "en": code}
                for code in ("HllvX50cXC0", "pPoX6WdTN1o", "vjUqq1nD06d", "FXIAY2TcHsD")
            ],
        )

    def refused(self, file: str) -> list[tuple[int, str]]:
        table = read_table(real(f"{DATIM}/{file}"))
        outcome = take(
            self.march.garam, "reports", table, mapping=self.MAPPING, at=IN_MARCH, dry_run=True
        )
        assert not outcome.written
        return [(row.row, row.code) for row in outcome.refused]


@pytest.mark.parametrize(
    ("file", "row", "code"),
    [
        ("test-data-bad-acoc-uid.csv", 2, "import.unknown_organisation"),
        ("test-data-bad-mechs.csv", 2, "import.unknown_organisation"),
        ("test-data-bad-de-disagg.csv", 3, "import.unknown_category"),
        ("test-data-bad-periods.csv", 4, "tables.period_unreadable"),
        ("test-data-bad-value.csv", 3, "tables.number_unreadable"),
        ("test-data-bad-true-only-value.csv", 2, "tables.number_unreadable"),
    ],
)
def test_each_bad_file_of_datim_is_refused_naming_its_rule(file, row, code):
    assert (row, code) in Mechanisms().refused(file)


def test_an_unknown_data_element_is_refused_once_the_rest_of_its_row_is_right():
    mechanisms = Mechanisms()
    head, *rows = csv.reader(real(f"{DATIM}/test-data-bad-de-uid.csv").open())
    fixed = [["2026-03" if at == 1 else cell for at, cell in enumerate(row)] for row in rows]
    fixed = [[*row[:2], GARAM, "HllvX50cXC0", "halmae-kitchen", row[5]] for row in fixed]
    text = "\n".join(",".join(row) for row in [head, *fixed])

    outcome = take(
        mechanisms.march.garam,
        "reports",
        read_table(text.encode(), "de.csv"),
        mapping=Mechanisms.MAPPING,
        at=IN_MARCH,
    )

    assert {row.code for row in outcome.refused} == {"import.unknown_indicator"}
    assert not Observation.objects.everywhere("test").exists()
    assert Assignment.objects.exists()


def test_a_missing_value_of_datim_is_not_reported_and_said_so():
    table = read_table(real(f"{DATIM}/test-data-missing-value.csv"))
    blank = [row.number for row in table.rows if row.cells[table.position("value")] is None]

    assert blank == [3]
