"""What protecting a table means for the people in it and for those who read it."""

import pytest

from dure.engines.disclosure import (
    Cell,
    Cost,
    Dimension,
    Dominance,
    Join,
    Kind,
    Layout,
    Ratio,
    Relation,
    Rule,
    Search,
    Status,
    Table,
    Unfit,
    Why,
    protect,
    table_of,
)
from dure.engines.disclosure.tests.tabling import counted

WAYS = pytest.mark.parametrize("search", [Search.EXACT, Search.FAST])


def test_three_people_are_hidden_and_so_is_what_would_give_them_away():
    meals = counted(
        {("산내면", "여"): 3, ("산내면", "남"): 20, ("강동면", "여"): 31, ("강동면", "남"): 44}
    )

    result = protect(meals, Rule(), audit=True)

    assert result.labels["산내면", "여"] is Status.PRIMARY
    assert [result.labels[k] for k in [("산내면", "남"), ("강동면", "여"), ("강동면", "남")]] == [
        Status.SECONDARY
    ] * 3
    seen = result.intervals["산내면", "여"]
    assert (seen.low, seen.high) == (1, 4)
    assert result.protects["산내면", "남"] == (("산내면", "여"),)


@WAYS
def test_four_villages_with_one_elder_each_do_not_give_their_county_away(search):
    """'Fewer than 5' above four times 'at least 1' would say 4 and 1, 1, 1, 1."""
    lonely = counted({(f"마을{n}", "독거"): 1 for n in range(4)} | {("읍내", "일반"): 60})

    result = protect(lonely, Rule(), search=search, audit=True)

    small = [key for key, value in result.labels.items() if value.is_hidden]
    assert ("마을0", "독거") in small
    assert not [key for key, seen in result.intervals.items() if seen.is_exact]


@WAYS
def test_a_half_year_that_is_one_quarter_so_far_does_not_give_its_months_away(search):
    """July 2, August 1, September 1: the quarter holds four, and the half year is that quarter."""
    months = {"7월": 2.0, "8월": 1.0, "9월": 1.0, "3분기": 4.0, "하반기": 4.0, "상반기": 30.0}
    table = Table(
        cells=tuple(Cell(key, value) for key, value in (months | {"올해": 34.0}).items()),
        relations=(
            Relation("3분기", ("7월", "8월", "9월")),
            Relation("하반기", ("3분기",)),
            Relation("올해", ("상반기", "하반기")),
        ),
    )

    result = protect(table, Rule(), search=search, audit=True)

    assert all(result.labels[key].is_hidden for key in ("7월", "8월", "9월", "3분기", "하반기"))
    assert not [key for key, seen in result.intervals.items() if seen.is_exact]


def test_an_organisation_that_did_not_report_is_passed_through():
    cells = [
        Cell(("할매손밥상",), 40),
        Cell(("두레부엌",), None, absent=Status.NOT_REPORTED),
        Cell(("나눔부엌",), 22),
        Cell(("all",), 62),
    ]

    result = protect(table_of(cells, Layout((Dimension("기관"),))), Rule())

    assert result.labels["두레부엌",] is Status.NOT_REPORTED
    assert ("두레부엌",) not in result.values
    assert result.values["all",] == 62


def test_three_people_who_stand_in_no_row_are_people_as_well():
    """The total is 100 and the only part shown is 97: the other three can be computed."""
    table = Table((Cell("all", 100), Cell("여", 97)), (Relation("all", ("여",)),))

    result = protect(table, Rule())

    assert sorted(str(v) for v in result.labels.values()) == ["published", "secondary"]


def test_people_served_by_another_kitchen_only_are_not_computed_from_the_county():
    """97 of the county's 100 distinct people eat here; three eat only elsewhere."""
    table = Table(
        (Cell("군", 100), Cell("할매손밥상", 97), Cell("복지관", 41)),
        (Relation("군", ("할매손밥상", "복지관"), Join.DISTINCT),),
    )

    result = protect(table, Rule())

    assert {result.labels["군"], result.labels["할매손밥상"]} >= {Status.SECONDARY}
    assert result.labels["복지관"] is Status.PUBLISHED


def test_a_rate_of_seven_people_is_hidden_with_its_numerator():
    table = Table(
        (Cell("취업", 6), Cell("참여", 7), Cell("취업·군", 60), Cell("참여·군", 80)),
        ratios=(
            Ratio("취업률", "취업", "참여", part_of_whole=True),
            Ratio("취업률·군", "취업·군", "참여·군", part_of_whole=True),
        ),
    )

    result = protect(table, Rule())

    assert result.labels["취업률"] is Status.PRIMARY
    assert result.whys["취업률"] is Why.SMALL_DENOMINATOR
    assert result.labels["취업"] is Status.PRIMARY
    assert result.labels["취업률·군"] is Status.PUBLISHED


def test_the_one_who_did_not_find_work_among_thirty_is_not_told_by_the_rate():
    table = Table(
        (Cell("취업", 29), Cell("참여", 30)),
        ratios=(Ratio("취업률", "취업", "참여", part_of_whole=True),),
    )

    result = protect(table, Rule())

    assert result.labels["취업률"].is_hidden
    assert Status.SECONDARY in {result.labels["취업"], result.labels["참여"]}


def test_one_donor_who_gives_nearly_all_is_not_computed_by_the_second():
    def gift(name, value, *largest):
        return Cell((name,), value, Kind.AMOUNT, contributors=9, largest=largest)

    cells = [
        gift("산내면", 1000.0, 900.0, 80.0),
        gift("강동면", 800.0, 200.0, 150.0),
        gift("가람읍", 2000.0, 300.0, 250.0),
        gift("all", 3800.0, 900.0, 300.0),
    ]
    table = table_of(cells, Layout((Dimension("지역"),)))

    by_p = protect(table, Rule(p_percent=10), audit=True)
    by_nk = protect(table, Rule(dominance=Dominance(1, 80)), audit=True)

    assert by_p.whys["산내면",] is Why.P_PERCENT
    assert by_nk.whys["산내면",] is Why.DOMINANCE
    assert by_nk.intervals["산내면",].high >= 900 / 0.8
    assert by_p.labels["강동면",] is Status.SECONDARY


@WAYS
def test_hiding_follows_the_price_the_publisher_names(search):
    inner = {("가", "1"): 3, ("가", "2"): 50, ("나", "1"): 60, ("나", "2"): 70}
    inner |= {("다", "1"): 90, ("다", "2"): 99}
    plain = protect(counted(inner), Rule(), search=search)
    cells = tuple(
        Cell(c.key, c.value, cost=1000.0 if c.key[0] == "나" else 1.0) for c in counted(inner).cells
    )
    dear = protect(Table(cells, counted(inner).relations), Rule(cost=Cost.GIVEN), search=search)

    assert plain.labels["나", "1"] is Status.SECONDARY
    assert dear.labels["나", "1"] is Status.PUBLISHED


def test_every_fault_of_a_table_is_named_at_once():
    cells = (Cell("가", -1), Cell("나", 2.5), Cell("나", float("nan")), Cell("all", 3))

    with pytest.raises(Unfit) as refused:
        protect(Table(cells, (Relation("all", ("가", "다")),)), Rule(threshold=2))

    assert {fault.code.removeprefix("disclosure.") for fault in refused.value.faults} == {
        "threshold_tells",
        "negative",
        "part_of_a_person",
        "cell_twice",
        "not_a_number",
        "unknown_key",
    }


def test_equal_tables_have_equal_results_and_fingerprints():
    table = counted({("가", "1"): 3, ("가", "2"): 50, ("나", "1"): 60, ("나", "2"): 70})

    assert protect(table, Rule()) == protect(table, Rule())
    assert protect(table, Rule()).fingerprint != protect(table, Rule(threshold=6)).fingerprint
