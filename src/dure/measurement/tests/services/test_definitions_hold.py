"""What may become an indicator or a split, and who may change what others count with."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dure.ground.tests.story import village
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.words import Words
from dure.measurement.models import Disaggregation, Indicator, IndicatorVersion
from dure.measurement.queries import report_cells
from dure.measurement.services import define_disaggregation, define_indicator, revise_indicator
from dure.measurement.tests.factories import (
    ELDERS,
    GARAM,
    IN_MARCH,
    MEALS,
    ON_TIME,
    assign,
    season,
)
from dure.measurement.types.library import NewDisaggregation, NewIndicator, NewVersion

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ALONE = NewDisaggregation(
    code="alone",
    name=Words("혼자 사는지", "Living alone"),
    categories=(("yes", Words("혼자", "alone")), ("no", Words("함께", "together"))),
)


def define(garam, indicator: NewIndicator):
    return define_indicator(
        garam.director, initiative_id=garam.initiative.pk, indicator=indicator, at=IN_MARCH
    )


def split(garam, way: NewDisaggregation = ALONE, who=None):
    return define_disaggregation(
        who or garam.director, initiative_id=garam.initiative.pk, way=way, at=IN_MARCH
    )


def new(code: str = "M09", **changes: object) -> NewIndicator:
    return replace(MEALS, code=code, version=replace(MEALS.version, **changes))


def test_who_is_counted_once_is_a_person_whether_ticked_or_not():
    """The box “these are people” was forgotten: small groups of elders are protected all the same."""
    the = season()

    define(the.garam, new(kind="distinct", of_people=False))
    define(the.garam, new("M10", kind="count", of_people=False))

    told = dict(IndicatorVersion.objects.values_list("indicator__code", "of_people"))
    assert (told["M09"], told["M10"]) == (True, False)


def test_a_revision_to_counting_people_protects_them_too():
    the = season()
    people = replace(
        MEALS.version,
        kind="distinct",
        valid_from=date(2026, 5, 1),
        what_changed=Words("사람을 세요", "People are counted"),
    )

    revise_indicator(
        the.garam.director,
        initiative_id=the.garam.initiative.pk,
        code="M01",
        version=people,
        at=IN_MARCH,
    )

    assert IndicatorVersion.objects.get(indicator__code="M01", number=2).of_people


@pytest.mark.parametrize(
    "code", ["", "a b", "M01|M02", "value:M01", "M/01", "지표?", "x" * 31, "M\n01", "M=1&2"]
)
def test_a_code_that_would_break_an_address_or_a_workbook_is_refused(code):
    the = season()

    with pytest.raises(Refused, match=r"measurement\.code_unusable") as refused:
        define(the.garam, new(code))

    assert "30" in words_of(refused.value).ko
    assert Indicator.objects.count() == 3


@pytest.mark.parametrize("code", ["M9", "급식-1", "F01.2", "a_b+c", "x" * 30])
def test_codes_that_people_use_are_taken(code):
    the = season()

    define(the.garam, new(code))

    assert Indicator.objects.filter(code=code).exists()


@pytest.mark.parametrize(
    ("wrong", "given"),
    [({"level": "country"}, "country"), ({"rba": "who"}, "who"), ({"direction": "left"}, "left")],
)
def test_what_an_indicator_is_comes_from_the_choices(wrong, given):
    the = season()

    with pytest.raises(Refused, match=r"measurement\.unknown_choice") as refused:
        define(the.garam, replace(new(), **wrong))

    assert given in words_of(refused.value).en


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"combinations": (("sex",), ("sex",))}, "split_twice"),
        ({"combinations": (("sex", "alone"), ("alone", "sex"))}, "split_twice"),
        ({"combinations": (("sex", "sex"),)}, "split_twice"),
        ({"combinations": ((),)}, "split_twice"),
        ({"combinations": (("sex", "shoe"),)}, "unknown_disaggregation"),
        ({"lowest": Decimal(10), "highest": Decimal(5)}, "bounds_out_of_order"),
        ({"factor": 0}, "factor_not_positive"),
        ({"factor": -100}, "factor_not_positive"),
        ({"decimals": 5}, "unknown_choice"),
        ({"decimals": -1}, "unknown_choice"),
        ({"period_kind": "week"}, "unknown_choice"),
        ({"time_rule": "sum"}, "unknown_choice"),
        ({"place_rule": "average"}, "unknown_choice"),
        ({"kind": "mean"}, "name_the_parts"),
        ({"name": Words("이름", " ")}, "both_languages"),
        ({"name": Words("긴" * 121, "long")}, "too_long"),
        ({"unit": Words("단위가 스무 자보다 더 길면 표에 들어가지 않아요", "unit")}, "too_long"),
        ({"highest": Decimal(10) ** 17}, "number_does_not_fit"),
    ],
)
def test_a_definition_that_cannot_hold_is_refused_and_nothing_is_left_of_it(changes, code):
    the = season()
    split(the.garam)

    with pytest.raises(Refused, match=rf"measurement\.{code}"):
        define(the.garam, new(**changes))

    assert not Indicator.objects.filter(code="M09").exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"lowest": Decimal(5), "highest": Decimal(5)},
        {"decimals": 4},
        {"combinations": (("sex",), ("alone",), ("sex", "alone"))},
        {"time_rule": "latest", "place_rule": "max"},
        {"unit": Words("점" * 20, "x" * 30)},
    ],
)
def test_what_is_just_inside_the_border_is_taken(changes):
    the = season()
    split(the.garam)

    define(the.garam, new(**changes))

    assert IndicatorVersion.objects.filter(indicator__code="M09").exists()


def test_a_split_is_defined_once_and_changed_by_the_same_door():
    the = season()

    first = split(the.garam)
    again = split(the.garam, replace(ALONE, name=Words("홀로 사는지", "Living alone")))

    assert first == again
    assert Disaggregation.objects.get(code="alone").name_ko == "홀로 사는지"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"categories": ALONE.categories[:1]}, "split_without_categories"),
        ({"categories": (*ALONE.categories, ALONE.categories[0])}, "category_twice"),
        (
            {"categories": (*ALONE.categories, ("", Words("빈", "blank")))},
            "split_without_categories",
        ),
        ({"categories": (*ALONE.categories, ("a|b", Words("금", "bar")))}, "code_unusable"),
        ({"categories": (*ALONE.categories, ("x y", Words("틈", "gap")))}, "code_unusable"),
        ({"name": Words("한국어만", "")}, "split_without_categories"),
        ({"code": "a:b"}, "code_unusable"),
        ({"name": Words("길" * 61, "long")}, "too_long"),
    ],
)
def test_a_split_nobody_could_fill_in_is_refused(changes, code):
    the = season()

    with pytest.raises(Refused, match=rf"measurement\.{code}"):
        split(the.garam, replace(ALONE, **changes))

    assert list(Disaggregation.objects.values_list("code", flat=True)) == ["sex"]


def test_a_split_that_others_count_by_is_not_changed_by_one_house_alone():
    """다온's backbone renames women and men: the Garam kitchens would read other words tomorrow."""
    the = season()
    daon = village("daon")
    renamed = NewDisaggregation(
        code="sex",
        name=Words("반", "Class"),
        categories=(("f", Words("가반", "Class A")), ("m", Words("나반", "Class B"))),
    )

    with pytest.raises(Refused, match=r"measurement\.used_elsewhere"):
        split(daon, renamed)

    cells = report_cells(
        the.garam.reporter, report_id=the.kitchen.id, indicator="M02", place_code=GARAM
    )
    assert cells.groups[0][1][0].label == Words("여성", "Women")


def test_a_split_that_nobody_else_uses_is_free():
    the = season()
    daon = village("daon")
    split(daon)

    split(daon, replace(ALONE, name=Words("혼자인가요", "Alone?")))

    assert Disaggregation.objects.get(code="alone").name_en == "Alone?"
    assert the.garam.initiative.pk != daon.initiative.pk


def test_a_split_used_by_two_houses_is_changed_by_neither_alone_not_even_by_the_first():
    the = season()
    daon = village("daon")
    assign(daon, daon.kitchen)
    added = NewDisaggregation(
        code="sex",
        name=Words("성별", "Sex"),
        categories=(
            ("f", Words("여성", "Women")),
            ("m", Words("남성", "Men")),
            ("u", Words("밝히지 않음", "Not said")),
        ),
    )

    with pytest.raises(Refused, match=r"measurement\.used_elsewhere"):
        split(the.garam, added)


def test_a_category_may_be_added_and_asks_for_one_more_cell():
    the = season()
    added = NewDisaggregation(
        code="sex",
        name=Words("성별", "Sex"),
        categories=(
            ("f", Words("여성", "Women")),
            ("m", Words("남성", "Men")),
            ("u", Words("밝히지 않음", "Not said")),
        ),
    )

    split(the.garam, added)

    cells = report_cells(
        the.garam.reporter, report_id=the.kitchen.id, indicator="M02", place_code=GARAM
    )
    assert [box.cell for box in cells.groups[0][1]] == ["sex=f", "sex=m", "sex=u"]


@pytest.mark.parametrize("who", ["reporter", "welfare_reporter", "funder"])
def test_neither_reporters_nor_funders_define(who):
    the = season()

    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        split(the.garam, who=getattr(the.garam, who))
    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        revise_indicator(
            getattr(the.garam, who),
            initiative_id=the.garam.initiative.pk,
            code="M01",
            version=replace(MEALS.version, valid_from=date(2027, 1, 1)),
            at=IN_MARCH,
        )


def test_an_unknown_indicator_cannot_be_revised():
    the = season()
    version: NewVersion = replace(
        ON_TIME.version, valid_from=date(2027, 1, 1), what_changed=Words("달라요", "Another")
    )

    with pytest.raises(Refused, match=r"measurement\.no_such_indicator"):
        revise_indicator(
            the.garam.director,
            initiative_id=the.garam.initiative.pk,
            code=f"{ELDERS.code}9",
            version=version,
            at=IN_MARCH,
        )


def test_a_revision_from_the_same_day_leaves_the_one_that_holds():
    the = season()
    told = {"what_changed": Words("달라요", "Another")}
    for day in (MEALS.version.valid_from, date(2020, 1, 1)):
        with pytest.raises(Refused, match=r"measurement\.version_not_after"):
            revise_indicator(
                the.garam.director,
                initiative_id=the.garam.initiative.pk,
                code="M01",
                version=replace(MEALS.version, valid_from=day, **told),
                at=IN_MARCH,
            )

    assert IndicatorVersion.objects.filter(indicator__code="M01").count() == 1
