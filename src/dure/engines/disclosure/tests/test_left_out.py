"""Rows that a file leaves out: whoever sees two sums that lack the same row puts one unknown into both."""

from dure.engines.disclosure import Cell, Interval, Release, Rule, Status, attack, protect
from dure.engines.disclosure.tables import Dimension, Layout, sums_with_left_out, table_of
from dure.engines.disclosure.types import Relation, Table

PLACES = {"산내": "가람군", "강동": "가람군", "가람군": "all", "나래군": "all"}
LAYOUT = Layout((Dimension("place", PLACES), Dimension("sex")))
RULE = Rule(threshold=5)
# The women of 산내 have no row: 27 less 14 of 강동 are thirteen, and thirteen of sixteen leave three men.
COUNTS = {("가람군", "f"): 27, ("강동", "f"): 14, ("산내", "m"): 3, ("산내", "all"): 16}


def table(counts: dict[tuple[str, str], int]) -> Table:
    return table_of([Cell(key, float(n)) for key, n in counts.items()], LAYOUT)


def test_the_row_left_out_is_the_same_unknown_in_both_sums():
    labels = dict.fromkeys(COUNTS, Status.PUBLISHED) | {("산내", "m"): Status.PRIMARY}

    assert attack(table(COUNTS), labels, RULE)["산내", "m"] == Interval(3, 3)


def test_what_follows_from_a_row_left_out_is_kept():
    made = protect(table(COUNTS), RULE)

    found = attack(table(COUNTS), made.labels, RULE)["산내", "m"]
    assert found.high is None or found.high - found.low >= 2


def test_what_is_taken_for_the_row_fits_every_sum():
    (women,) = table(COUNTS).untold

    assert (women.key, women.value) == (("산내", "f"), 13)


def test_a_row_for_which_a_sum_has_no_room_is_nothing():
    assert table(COUNTS | {("가람군", "f"): 14}).untold == ()


def test_an_earlier_release_left_it_out_of_sums_with_hidden_numbers_as_well():
    cells = [Cell(key, None if key == ("산내", "m") else float(n)) for key, n in COUNTS.items()]

    found = sums_with_left_out(cells, LAYOUT)

    assert Relation(("가람군", "f"), (("강동", "f"), ("산내", "f"))) in found
    assert Relation(("산내", "all"), (("산내", "m"), ("산내", "f"))) in found


def test_a_part_of_an_old_total_without_a_row_is_not_given_away_by_the_other_part():
    """Spring: of 32 women 20 live in 나래군, so 산내 and 강동 are twelve; today only 산내 has a row."""
    hidden = {("산내", "f"): Status.SECONDARY, ("강동", "f"): Status.PRIMARY}
    shown = {("all", "f"): 32.0, ("나래군", "f"): 20.0, ("가람군", "m"): 9.0}
    cells = [Cell(key, shown.get(key)) for key in (*shown, *hidden)]
    before = Release("봄", shown, hidden, relations=table_of(cells, LAYOUT).relations)

    made = protect(table({("산내", "f"): 8}), RULE, [before])

    assert made.labels["산내", "f"].is_hidden


KINDS = {"도시락": "배달", "밑반찬": "배달", "배달": "all", "식당": "all"}
SPARSE = Layout((*LAYOUT.dimensions, Dimension("kind", KINDS)))


def test_a_total_whose_parts_have_no_row_leaves_the_other_rows_left_out_guarded():
    """Of the women of 산내 only what was delivered has a row: ten, so no more than ten had lunch boxes."""
    counts = {(*key, "도시락"): n for key, n in COUNTS.items()}
    counts |= {("산내", "f", "배달"): 10, ("산내", "f", "all"): 12, ("강동", "f", "배달"): 14}

    made = table_of([Cell(key, float(n)) for key, n in counts.items()], SPARSE)

    assert {cell.key: cell.value for cell in made.untold}["산내", "f", "도시락"] == 10
