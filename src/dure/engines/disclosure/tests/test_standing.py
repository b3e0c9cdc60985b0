"""What stands published is attacked as it stands: what it gives away is named, and nothing else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.disclosure import (
    Cell,
    Interval,
    Relation,
    Release,
    Rule,
    Status,
    Table,
    Unprotectable,
    given_away,
    protect,
)

MONTHS = ("jul", "aug", "sep")
SUM = Relation("quarter", MONTHS)
SMALL = dict.fromkeys(MONTHS, Status.PRIMARY)


def table(quarter: float, *months: float) -> Table:
    cells = [Cell("quarter", quarter), *(Cell(k, v) for k, v in zip(MONTHS, months, strict=True))]
    return Table(cells=tuple(cells), relations=(SUM,))


def test_three_small_months_under_a_public_quarter_of_twelve_are_four_each():
    found = given_away(table(12, 4, 4, 4), {**SMALL, "quarter": Status.PUBLISHED}, Rule())

    assert found == dict.fromkeys(MONTHS, Interval(4.0, 4.0))


def test_with_the_quarter_hidden_nothing_is_given_away():
    assert not given_away(table(12, 4, 4, 4), {**SMALL, "quarter": Status.SECONDARY}, Rule())


def test_a_month_beside_two_public_ones_is_the_rest():
    labels = {**dict.fromkeys(("quarter", "aug", "sep"), Status.PUBLISHED), "jul": Status.PRIMARY}

    assert given_away(table(20, 3, 9, 8), labels, Rule()) == {"jul": Interval(3.0, 3.0)}


def test_a_zero_and_a_large_number_are_nobodys_secret():
    labels = {**dict.fromkeys(("quarter", "aug", "sep"), Status.PUBLISHED), "jul": Status.SECONDARY}

    assert not given_away(table(40, 23, 9, 8), labels, Rule())
    assert not given_away(table(17, 0, 9, 8), labels, Rule())


def test_hidden_later_it_is_out_all_the_same():
    shown = Release(
        "first",
        {"quarter": 20, "aug": 9, "sep": 8},
        {"jul": Status.PRIMARY},
        {"jul": 3},
        (SUM,),
        5,
    )
    labels = {**SMALL, "quarter": Status.SECONDARY}

    found = given_away(table(20, 3, 9, 8), labels, Rule(), [shown])

    assert found["jul"].is_exact
    assert not given_away(table(20, 3, 9, 8), labels, Rule())  # but for that release


def test_a_member_whose_report_was_withdrawn_and_came_back_is_not_told_by_the_change():
    """Four people, somewhere from one to four for whoever compares the releases: as the rule wants."""
    sum_ = Relation("county", ("member", "others"))
    whole = {"member": Status.PRIMARY, "others": Status.SECONDARY}
    first = Release("first", {"county": 108}, whole, {"member": 4, "others": 104}, (sum_,), 5)
    without = Release(
        "without",
        {},
        dict.fromkeys(("county", "others"), Status.SECONDARY),
        {"county": 104, "others": 104},
        (Relation("county", ("others",)),),
        5,
        nothing=frozenset(["member"]),
    )
    again = Table((Cell("county", 108), Cell("member", 4), Cell("others", 104)), (sum_,))

    labels = {**whole, "county": Status.PUBLISHED}

    assert not given_away(again, labels, Rule(), [first, without])


@given(months=st.tuples(*[st.integers(0, 12)] * 3), rest=st.integers(0, 3))
@settings(max_examples=40, deadline=None)
def test_what_the_engine_itself_protects_gives_nothing_away(months, rest):
    here = table(sum(months) + rest, *months)
    try:
        made = protect(here, Rule())
    except Unprotectable:
        return

    assert not given_away(here, made.labels, Rule())
