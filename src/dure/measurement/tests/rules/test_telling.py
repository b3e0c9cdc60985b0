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


WAGE = replace(
    MEALS,
    name=Words("평균 월 임금", "Mean wage"),
    unit=Words("원", "won"),
    kind="mean",
    factor=1,
    headline=False,
)
RETENTION = replace(ON_TIME, name=Words("고용 유지율", "Retention"), of_people=True, headline=True)


def rate(version, before, now):
    """A rate told by its parts: (numerator, denominator) before and now."""
    stored = [StoredValue("value", None, above, below) for above, below in (before, now)]
    old, new = (each.written(version) for each in stored)
    moved = None if old is None or new is None else new - old
    return OwnChange(version, "1", stored[1], stored[0], moved, None)


def test_a_mean_is_weighed_by_its_own_size_and_not_by_its_digits():
    """A wage that rose by a thousand won in a million is no news beside a third more meals."""
    wage = rate(WAGE, (Decimal(98_000_000), 100), (Decimal(98_100_000), 100))
    meals = change(MEALS, 300, 400)

    told = changes_told([wage, meals])

    assert [words.en for words in told] == [
        "Meals provided rose by 33%, from 300 meals to 400 meals."
    ]


def test_a_mean_that_moved_is_told_in_its_unit():
    wage = rate(WAGE, (Decimal(900_000), 1), (Decimal(990_000), 1))

    (told,) = changes_told([wage])

    assert told.en == "Mean wage rose by 90,000 won, from 900,000 won to 990,000 won."


def test_a_mean_that_was_zero_is_worth_telling():
    assert changes_told([rate(WAGE, (Decimal(0), 3), (Decimal(10), 1))])


def test_a_rate_of_a_handful_of_people_stays_out_of_the_funders_form():
    """Two of four kept their job: 50 % of a cooperative of four tells of each of them."""
    few, many = rate(RETENTION, (2, 4), (2, 4)), rate(RETENTION, (60, 80), (64, 80))

    with_few = funder_paragraph(back(few, change(MEALS, 300, 400)))
    with_many = funder_paragraph(back(many))

    assert "유지율" not in with_few.ko
    assert "Retention" not in with_few.en
    assert "제공 식수 400식" in with_few.ko
    assert "고용 유지율 80" in with_many.ko


def test_a_rate_that_was_of_a_handful_last_time_is_not_told_by_its_change():
    assert funder_paragraph(back(rate(RETENTION, (1, 2), (64, 80)))) == Words("", "")


def test_a_rate_of_people_without_its_parts_hides_how_many_there_were():
    bare = OwnChange(RETENTION, "1", StoredValue("value", Decimal(50)), None, None, None)

    assert funder_paragraph(back(bare)) == Words("", "")


def test_a_rate_of_things_may_be_of_few():
    told = funder_paragraph(back(rate(ON_TIME, (1, 2), (3, 4))))

    assert "정시 배달률 75" in told.ko


def test_not_applicable_and_none_out_of_none_are_in_no_sentence():
    nothing = OwnChange(MEALS, "1", StoredValue("not_applicable"), None, None, None)
    empty = rate(ON_TIME, (0, 0), (0, 0))

    assert changes_told([nothing, empty]) == ()
    assert funder_paragraph(back(nothing, empty)) == Words("", "")
