"""A total that today's table passes over, but an earlier release showed: its readers still have it."""

from dure.engines.disclosure import Cell, Interval, Release, Rule, Status, attack, protect
from dure.engines.disclosure.tables import Dimension, Layout, table_of
from dure.engines.disclosure.types import Table
from dure.engines.disclosure.untold_totals import as_last_told

AGES = {"65-74": "노년", "75+": "노년"}
LAYOUT = Layout((Dimension("place"), Dimension("age", AGES)))
RULE = Rule(threshold=3)
SPRING = {
    ("강동", "노년"): 32,
    ("강동", "아동"): 6,
    ("강동", "all"): 38,
    ("산내", "노년"): 40,
    ("산내", "all"): 54,
    ("all", "all"): 92,
}
AUTUMN = {
    ("강동", "75+"): 15,
    ("강동", "아동"): 17,
    ("강동", "all"): 49,
    ("산내", "노년"): 40,
    ("산내", "all"): 53,
    ("all", "all"): 102,
}


def table(counts: dict[tuple[str, str], int]) -> Table:
    return table_of([Cell(key, float(n)) for key, n in counts.items()], LAYOUT)


def spring(**changed: int) -> Release:
    counts = SPRING | {("강동", age): n for age, n in changed.items()}
    values = {key: float(n) for key, n in counts.items()}
    return Release("봄", values, relations=table(counts).relations)


def seen_of_sannae(before: Release) -> Interval:
    """What a reader computes of 산내, where only the two totals of places are hidden."""
    labels = dict.fromkeys(AUTUMN, Status.PUBLISHED)
    labels |= dict.fromkeys([("강동", "all"), ("산내", "all"), ("강동", "75+")], Status.SECONDARY)
    return attack(table(AUTUMN), labels, RULE, [before])["산내", "all"]


def test_a_reader_adds_up_gangdong_with_the_number_of_spring():
    """Only spring shows the 32 old people of 강동: 32 and 17 make 49, and 102 less 49 is 53."""
    assert seen_of_sannae(spring()) == Interval(53, 53)
    made = protect(table(AUTUMN), RULE, [spring()])
    assert made.labels["산내", "all"].is_hidden
    assert made.labels["강동", "아동"].is_hidden or made.labels["all", "all"].is_hidden


def test_an_old_number_with_which_no_sum_comes_out_even_says_nothing():
    assert not seen_of_sannae(spring(노년=31)).is_exact


def test_of_two_totals_in_one_sum_the_one_that_changed_is_taken_as_it_was_told():
    """새재's own rows come to 45; only with 강동's six of spring do the county's 61 come out even."""
    above = {"산내": "가람군", "강동": "가람군", "새재": "가람군"}
    layout = Layout((Dimension("place", above), Dimension("sex")))
    autumn = {
        ("가람군", "all"): 61,
        ("산내", "all"): 10,
        ("강동", "f"): 1,
        ("새재", "f"): 13,
        ("새재", "m"): 32,
    }
    today = table_of([Cell(key, float(n)) for key, n in autumn.items()], layout)
    before = Release("봄", {("강동", "all"): 6.0, ("새재", "all"): 45.0})

    found = {cell.key: cell.value for cell in as_last_told(today, [before]).untold}

    assert (found["강동", "all"], found["새재", "all"]) == (6, 45)
