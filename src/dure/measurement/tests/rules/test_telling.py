"""A report in words: what changed, and a paragraph that can be pasted without shame or harm."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from dure.kernel.words import Words
from dure.measurement.rules.telling import changes_told, funder_paragraph, spoken
from dure.measurement.tests.rules.test_weighing import COUNT
from dure.measurement.types.asked import StoredValue
from dure.measurement.types.given_back import GivenBack, OwnChange
from dure.measurement.types.reports import ReportHead, RoundDates

MEALS = replace(
    COUNT,
    name=Words("제공 식수", "Meals provided"),
    unit=Words("식", "meals"),
    of_people=False,
    headline=True,
)
ELDERS = replace(
    MEALS, name=Words("이용 어르신", "Elders"), unit=Words("명", "people"), of_people=True
)
ON_TIME = replace(
    MEALS, name=Words("정시 배달률", "On time"), unit=Words("%", "%"), kind="ratio", factor=100
)


def change(version, before, now):
    return OwnChange(
        version=version,
        place_code="1",
        now=StoredValue("value", now),
        before=StoredValue("value", before),
        change=now - before,
        share=None if version.has_parts or not before else (now - before) / before,
    )


def back(*changes):
    head = ReportHead(
        id=1,
        public_id="abc",
        status="submitted",
        note="",
        round_id=1,
        initiative_id=1,
        initiative=Words("할매손밥상", "Grandmothers' Table"),
        organisation_id=1,
        organisation=Words("손맛사회적협동조합", "Sonmat Social Cooperative"),
        period="2026-10",
        period_kind="month",
        dates=RoundDates(date(2026, 11, 1), date(2026, 11, 10), date(2026, 11, 20)),
        extended_until=None,
    )
    return GivenBack(
        head=head,
        state="submitted",
        asked=3,
        filled=3,
        changes=changes,
        trends=(),
        peers=(),
        peers_needed=5,
        smallest=5,
        next_report=None,
        initiative=head.initiative,
    )


def test_changes_are_sentences_with_the_right_particles_largest_first():
    told = changes_told([change(MEALS, 200, 230), change(ELDERS, 100, 60)])

    assert [one.ko for one in told] == [
        "이용 어르신이 100명에서 60명으로 40% 줄었어요.",
        "제공 식수가 200식에서 230식으로 15% 늘었어요.",
    ]
    assert told[0].en == "Elders fell by 40%, from 100 people to 60 people."


def test_what_hardly_moved_is_not_told():
    assert changes_told([change(MEALS, 1000, 1010), change(MEALS, 5, 5)]) == ()


def test_a_rate_moves_in_points():
    told = changes_told([change(ON_TIME, Decimal(80), Decimal(93))])

    assert "13%p 늘었어요" in told[0].ko
    assert "rose by 13 points" in told[0].en


def test_zero_and_large_numbers_are_written_as_people_write_them():
    assert spoken(0, MEALS) == Words("0식", "0 meals")
    assert spoken(12480, MEALS).ko == "12,480식"
    assert spoken(None, MEALS).en == "not reported"


def test_the_paragraph_names_organisation_period_and_numbers():
    paragraph = funder_paragraph(back(change(MEALS, 200, 230)))

    assert "손맛사회적협동조합은 2026년 10월에" in paragraph.ko
    assert "제공 식수 230식" in paragraph.ko
    assert "늘었습니다" in paragraph.ko
    assert "Meals provided: 230 meals" in paragraph.en


def test_a_small_group_of_people_never_goes_out_not_even_by_its_change():
    paragraph = funder_paragraph(back(change(ELDERS, 3, 12), change(MEALS, 100, 100)))

    assert "이용 어르신 5명 미만" in paragraph.ko
    assert "12" not in paragraph.ko
    assert "fewer than 5" in paragraph.en


def test_without_values_there_is_no_paragraph():
    empty = OwnChange(MEALS, "1", None, None, None, None)

    assert funder_paragraph(back(empty)).ko == ""
