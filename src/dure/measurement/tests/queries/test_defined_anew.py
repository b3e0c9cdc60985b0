"""A definition changes on 1 March: nothing from before is held against what is counted now (B22)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from dure.ground.access.models import Account
from dure.kernel.words import Words
from dure.measurement.models import IndicatorVersion, Observation, Report
from dure.measurement.queries import given_back, report_differences, scorecard
from dure.measurement.queries.counted_parts import (
    PartsKey,
    PartsWanted,
    counted_parts,
    forget_parts,
)
from dure.measurement.rules.telling import changes_told, funder_paragraph
from dure.measurement.services import revise_indicator, save_values, submit_report
from dure.measurement.tests.factories import (
    GARAM,
    IN_MARCH,
    MEALS,
    Season,
    meals_before,
    season,
    typed,
)
from dure.measurement.tests.releases import county, reports

pytestmark = pytest.mark.django_db
ON = IN_MARCH.date()
AT_TABLE = replace(
    MEALS.version,
    valid_from=date(2026, 3, 1),
    definition=Words("배달과 식당을 합한 식사 수", "Meals delivered and served"),
    what_changed=Words("식당 식사도 세요", "Meals at the table count too"),
)


def redefined(the: Season) -> None:
    revise_indicator(
        the.garam.director,
        initiative_id=the.garam.initiative.pk,
        code="M01",
        version=AT_TABLE,
        at=IN_MARCH,
    )


def with_history() -> Season:
    """Five months around 400 in the old definition, then the new one."""
    the = season()
    meals_before(the.garam, 400, 410, 395, 402, 408)
    redefined(the)
    return the


def saved(the: Season, value: int):
    return save_values(
        the.garam.reporter, report_id=the.kitchen.id, entries=[typed("M01", value)], at=IN_MARCH
    )


def test_the_first_value_of_a_new_definition_is_not_unusual_by_the_old_one():
    the = with_history()

    assert saved(the, 4020).hints == ()

    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)
    assert Report.objects.within(pk=the.kitchen.id).get().status == "submitted"


def test_without_a_new_definition_the_same_value_asks_for_a_word():
    the = season()
    meals_before(the.garam, 400, 410, 395, 402, 408)

    assert [hint.code for hint in saved(the, 4020).hints] == ["measure.outlier"]


def test_the_approver_reads_both_values_and_no_change_between_them():
    the = with_history()
    saved(the, 4020)

    report = report_differences(the.garam.director, report_id=the.kitchen.id)

    line = next(each for each in report.differences if each.version.code == "M01")
    assert (line.now.value, line.before.value) == (4020, 408)
    assert (line.change, line.share, line.redefined, line.is_moved) == (None, None, True, True)


@pytest.mark.parametrize(
    ("language", "said"),
    [("ko", "정의가 바뀌어 견주지 않아요"), ("en", "defined anew: not compared")],
)
def test_the_page_of_the_check_says_why_nothing_is_compared(language, said):
    the = with_history()
    saved(the, 4020)
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)
    browser = Client()
    browser.force_login(Account.objects.get(pk=the.garam.director.account_id))
    browser.cookies["dure_language"] = language

    page = browser.get(f"/reports/{the.kitchen.public_id}/check/").content.decode()

    assert said in page
    assert "+3,612" not in page


def test_the_reporter_is_told_of_no_rise_that_is_only_a_new_definition():
    the = with_history()
    saved(the, 4020)

    back = given_back(the.garam.reporter, report_id=the.kitchen.id, on=ON)

    meals = next(one for one in back.changes if one.version.code == "M01")
    assert (meals.change, meals.share) == (None, None)
    assert changes_told(back.changes) == ()
    assert "늘었" not in funder_paragraph(back).ko
    assert "4,020" in funder_paragraph(back).ko


def test_in_the_second_month_of_the_definition_one_compares_again():
    the = season()
    meals_before(the.garam, 400)
    version = IndicatorVersion.objects.get(indicator__code="M01")
    assert Observation.objects.within(period="2026-02").get().version_id == version.pk
    saved(the, 480)

    back = given_back(the.garam.reporter, report_id=the.kitchen.id, on=ON)

    meals = next(one for one in back.changes if one.version.code == "M01")
    assert (meals.change, round(meals.share, 2)) == (80, 0.2)


def test_a_curve_is_not_judged_across_its_break():
    made = county()
    for month, value in (("2025-11", 100), ("2025-12", 101), ("2026-01", 99), ("2026-02", 100)):
        for kitchen in ("손맛", "두손", "새참"):
            reports(made, kitchen, month, {"": value})
    for kitchen in ("손맛", "두손", "새참"):
        reports(made, kitchen, "2026-03", {"": 10})
    ask = {"initiative_id": made.village.initiative.pk, "on": date(2026, 3, 31)}
    (before,) = scorecard(made.village.director, **ask)
    assert (before.turn, before.comparable) == ("worse", True)

    first = made.served.versions.get()
    second = IndicatorVersion.objects.create(
        **{
            field.attname: getattr(first, field.attname)
            for field in IndicatorVersion._meta.concrete_fields
            if field.attname not in {"id", "number", "valid_from"}
        },
        number=2,
        valid_from=date(2026, 3, 1),
    )
    Observation.objects.within(period="2026-03").update(version=second)
    forget_parts()

    (row,) = scorecard(made.village.director, **ask)
    assert (row.latest.figure.value, row.latest.version, row.previous.version) == (30, 2, 1)
    assert (row.turn, row.comparable) == ("unknown", False)


def test_the_largest_of_two_definitions_in_one_month_is_the_largest():
    made = county()
    first = made.served.versions.get()
    reports(made, "손맛", "2026-03", {"": 5})
    reports(made, "두손", "2026-03", {"": 9})
    reports(made, "새참", "2026-03", {"": 2})
    second = IndicatorVersion.objects.create(
        **{
            field.attname: getattr(first, field.attname)
            for field in IndicatorVersion._meta.concrete_fields
            if field.attname not in {"id", "number", "valid_from"}
        },
        number=2,
        valid_from=date(2026, 3, 2),
    )
    Observation.objects.within(organisation=made.kitchens["두손"]).update(version=second)
    forget_parts()

    parts = counted_parts(
        PartsWanted(
            initiative_id=made.village.initiative.pk,
            indicator_ids=[made.served.pk],
            periods=["2026-03"],
        )
    )

    whole = parts[PartsKey(made.served.pk, None, None, "2026-03", "")]
    assert (whole.smallest, whole.largest, whole.total) == (2, 9, 16)
    assert (whole.weight, whole.reported, whole.versions) == (3, 3, {1, 2})


def test_a_value_that_becomes_not_applicable_is_seen_first_and_not_called_the_same():
    the = season()
    meals_before(the.garam, 400)
    save_values(
        the.garam.reporter,
        report_id=the.kitchen.id,
        entries=[typed("M01", not_applicable=True), typed("M02", 12)],
        at=IN_MARCH,
    )
    version = IndicatorVersion.objects.get(indicator__code="M02")
    Observation.objects.create(
        organisation=the.garam.kitchen,
        indicator_id=version.indicator_id,
        version=version,
        period="2026-02",
        place_code=GARAM,
        value=Decimal(10),
        changed_at=IN_MARCH,
    )

    report = report_differences(the.garam.director, report_id=the.kitchen.id)

    first, second, third = report.differences
    assert (first.version.code, first.is_moved, first.is_one_sided) == ("M01", True, True)
    assert (second.version.code, second.change) == ("M02", 2)
    assert (third.version.code, third.is_moved) == ("M03", False)


def test_the_page_of_the_check_names_a_value_that_became_not_applicable():
    the = season()
    meals_before(the.garam, 400)
    save_values(
        the.garam.reporter,
        report_id=the.kitchen.id,
        entries=[typed("M01", not_applicable=True)],
        at=IN_MARCH,
    )
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)
    browser = Client()
    browser.force_login(Account.objects.get(pk=the.garam.director.account_id))

    page = browser.get(f"/reports/{the.kitchen.public_id}/check/")

    assert [line["code"] for line in page.context["lines"]] == ["M01"]
    assert "M01" not in [line["code"] for line in page.context["same"]]
