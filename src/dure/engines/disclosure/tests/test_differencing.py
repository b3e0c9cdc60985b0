"""Two releases side by side tell no more than one."""

import pytest

from dure.engines.disclosure import (
    Cell,
    Relation,
    Release,
    Rule,
    Status,
    Table,
    Unprotectable,
    Why,
    attack,
    protect,
)
from dure.engines.disclosure.tests.tabling import counted

VILLAGE = {("산내면", "여"): 3, ("산내면", "남"): 20, ("강동면", "여"): 31, ("강동면", "남"): 44}
WIDER = VILLAGE | {("가람읍", "여"): 6, ("가람읍", "남"): 8}


def test_a_cell_shown_last_month_cannot_stand_in_this_month():
    """The cheapest company this time was public before; hiding it would fool nobody."""
    first = protect(counted(WIDER), Rule())
    assert first.labels["가람읍", "여"] is Status.SECONDARY
    earlier = Release("9월", {("가람읍", "여"): 6})

    second = protect(counted(WIDER), Rule(), [earlier], audit=True)

    assert second.labels["가람읍", "여"] is Status.PUBLISHED
    assert not second.intervals["산내면", "여"].is_exact


def test_what_was_hidden_and_is_hidden_otherwise_now_is_the_same_secret():
    first = protect(counted(WIDER), Rule())
    earlier = Release("9월", first.values, first.labels)

    second = protect(counted(WIDER), Rule(), [earlier])

    assert second.labels == first.labels


def test_a_correction_by_two_people_does_not_name_them():
    """September said 31 women; now it is 33. The difference is two people."""
    corrected = VILLAGE | {("강동면", "여"): 33}
    earlier = Release("9월", {("강동면", "여"): 31, ("강동면", "남"): 44})

    result = protect(counted(corrected), Rule(), [earlier], audit=True)

    assert result.labels["강동면", "여"] is Status.PRIMARY
    assert result.whys["강동면", "여"] is Why.DIFFERENCING
    seen = result.intervals["강동면", "여"]
    assert seen.high - seen.low >= 4


def test_what_everybody_has_read_already_is_said_to_be_too_late():
    earlier = Release("작년", {("산내면", "여"): 3})

    result = protect(counted(VILLAGE), Rule(), [earlier])

    assert result.already_public == (("산내면", "여"),)
    assert result.labels["산내면", "여"] is Status.PRIMARY
    seen = attack(counted(VILLAGE), result.labels, Rule(), [earlier])
    assert seen["산내면", "여"].is_exact


def test_another_filter_of_the_same_people_does_not_open_the_first_one():
    """The page by sex hid 여 (3) and 남 (20); a page that shows 남 alone would tell 여."""
    page = Release(
        "성별",
        {"all": 23},
        {"여": Status.PRIMARY, "남": Status.SECONDARY},
        {"여": 3, "남": 20},
        (Relation("all", ("여", "남")),),
    )
    alone = Table(
        (Cell("남", 20), Cell("남·주간", 9), Cell("남·야간", 11)),
        (Relation("남", ("남·주간", "남·야간")),),
    )

    result = protect(alone, Rule(), [page])

    assert result.labels["남"] is Status.SECONDARY
    assert Status.SECONDARY in {result.labels["남·주간"], result.labels["남·야간"]}


def test_a_zero_that_would_tell_the_rest_stops_the_release():
    """Last year's page said three in all; now 남 is 0, and so 여 would be three exactly."""
    table = Table((Cell("all", 3), Cell("여", 3), Cell("남", 0)), (Relation("all", ("여", "남")),))

    with pytest.raises(Unprotectable) as refused:
        protect(table, Rule(), [Release("작년", {"all": 3})])

    assert [fault.values["key"] for fault in refused.value.faults] == ["여"]


def test_what_two_earlier_pages_tell_together_is_told_and_not_refused():
    table = Table(
        (Cell("all", 23), Cell("남", 20), Cell("여", 3)), (Relation("all", ("여", "남")),)
    )

    result = protect(table, Rule(), [Release("봄", {"all": 23}), Release("여름", {"남": 20})])

    assert result.already_public == ("여",)
    assert result.labels["여"] is Status.PRIMARY


def test_what_an_earlier_release_told_nearly_is_not_told_wholly_by_the_next():
    """Three or four women at A: the release after it may not settle which."""
    sizes = {"women": 7, "A women": 3, "B women": 4, "A": 12, "A men": 9, "B": 20, "B men": 16}
    table = Table(
        tuple(Cell(key, value) for key, value in sizes.items()),
        (
            Relation("women", ("A women", "B women")),
            Relation("A", ("A women", "A men")),
            Relation("B", ("B women", "B men")),
        ),
    )
    told = {key: float(sizes[key]) for key in ("women", "A", "B")}
    hidden = dict.fromkeys(("A women", "B women"), Status.PRIMARY)
    hidden |= dict.fromkeys(("A men", "B men"), Status.SECONDARY)

    again = protect(table, Rule(), [Release("first", told, hidden)])

    seen = attack(table, again.labels, Rule(), [Release("first", told, hidden)])
    assert not any(interval.is_exact for interval in seen.values())
    assert "A men" not in again.values
