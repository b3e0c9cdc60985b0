"""A kitchen counts in sets of side dishes; the shared indicator counts meals (B23)."""

from decimal import Decimal

import pytest

from dure.engines.tables import read_table
from dure.ground.tests.story import village
from dure.measurement.models import Conversion, Observation, Report
from dure.measurement.queries import trace
from dure.measurement.rules.conversion import converted
from dure.measurement.screens.conversions import view
from dure.measurement.services import import_table
from dure.measurement.tests.factories import GARAM, IN_MARCH, season
from dure.measurement.tests.screens.visiting import as_, at, text
from dure.measurement.types.entries import CellEntry
from dure.measurement.types.imports import ImportRequest

pytestmark = pytest.mark.django_db
PAGE = "/in/halmae/conversions/"


@pytest.fixture(autouse=True)
def in_april(monkeypatch):
    at(monkeypatch, IN_MARCH, view)


def written(the, who=None, **more):
    give = {
        "organisation_id": the.garam.kitchen.pk,
        "own_name": "반찬 세트",
        "indicator": "M01",
        "factor": "3",
        "reason_ko": "한 세트가 세 끼예요",
        "reason_en": "One set makes three meals",
        "since": "2026-01-01",
    }
    return as_(who or the.garam.reporter).post(PAGE, {**give, **more})


def brings(the, sheet: str):
    table = read_table(sheet.encode(), "own.csv")
    request = ImportRequest(
        kind="reports",
        table=table,
        name="own.csv",
        initiative_id=the.garam.initiative.pk,
        organisation_id=the.garam.kitchen.pk,
        partial=True,
    )
    return import_table(the.garam.reporter, request=request, at=IN_MARCH)


def test_a_file_with_own_names_is_converted_and_remembers_how():
    the = season()
    assert written(the).status_code == 302

    brings(the, f"지표,기간,지역,값\n반찬세트,2026-03,{GARAM},14\n")

    row = Observation.objects.everywhere("test").get()
    assert (row.value, row.conversion.factor) == (42, 3)
    assert row.comment == "반찬 세트 14 × 3"
    page = text(as_(the.garam.reporter).get(PAGE))
    assert "한 세트가 세 끼예요" in page
    assert "2026년 3월" in page
    Report.objects.everywhere("test").filter(pk=the.kitchen.id).update(status="approved")
    behind = trace(
        the.garam.director,
        initiative_id=the.garam.initiative.pk,
        indicator="M01",
        period="2026-03",
    )
    assert behind.values[0].converted.ko == "‘반찬 세트’ × 3 — 한 세트가 세 끼예요"


def test_a_conversion_holds_for_its_days_and_its_organisation_only():
    the = season()
    written(the, since="2026-04-01")

    outcome = brings(the, f"지표,기간,지역,값\n반찬 세트,2026-03,{GARAM},14\n")

    assert Observation.objects.everywhere("test").count() == 0
    assert outcome.refused


def test_a_typed_value_afterwards_is_no_converted_one_any_more():
    the = season()
    written(the)
    brings(the, f"지표,기간,지역,값\n반찬 세트,2026-03,{GARAM},14\n")

    brings(the, f"지표,기간,지역,값\nM01,2026-03,{GARAM},40\n")

    row = Observation.objects.everywhere("test").get()
    assert (row.value, row.conversion) == (40, None)


def test_without_a_reason_or_with_a_negative_factor_nothing_is_written():
    the = season()

    silent = text(written(the, reason_ko=" "))
    negative = text(written(the, factor="-2"))

    assert "고칠 곳이 있어요" in silent
    assert "0보다 커야 해요" in negative
    assert Conversion.objects.count() == 0


def test_nobody_writes_for_another_organisation():
    the = season()
    daon = village("daon")

    written(the, organisation_id=the.garam.welfare.pk)
    written(the, who=daon.director)

    assert Conversion.objects.count() == 0
    assert as_(the.garam.funder).get(PAGE).status_code == 403
    assert as_(daon.director).get(PAGE).status_code == 403


def test_the_parts_of_a_rate_keep_their_size():
    entry = CellEntry("own", GARAM, numerator=9, denominator=10, comment="전화로 확인")

    made = converted(entry, "M03", Decimal("0.5"), "제때 간 집")

    assert (made.indicator, made.numerator, made.denominator) == ("M03", 9, 10)
    assert made.comment == "제때 간 집 × 0.5 · 전화로 확인"
