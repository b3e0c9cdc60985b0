"""Where a publisher rounds instead: nobody is 1 or 2, and every sum still holds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.disclosure import Cell, Relation, Release, Rule, Table, round_table, rounded
from dure.engines.disclosure.tests.tabling import counted, with_totals


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 20), min_size=12, max_size=12))
def test_rounded_tables_add_up_and_stay_near(numbers):
    inner = {(a, b): numbers.pop() for a in "가나다" for b in "일이삼사"}
    table = counted(inner)

    shown = rounded(table, Rule())

    assert all(value % 3 == 0 for value in shown.values())
    for relation in table.relations:
        assert shown[relation.total] == sum(shown[part] for part in relation.parts)
    assert all(abs(shown[k] - v) < 3 for k, v in with_totals(inner).items())


def test_multiples_stay_where_they_are():
    inner = {("가", "일"): 3, ("가", "이"): 6, ("나", "일"): 9, ("나", "이"): 0}

    assert rounded(counted(inner), Rule()) == with_totals(inner)


def three_pairs(a: int, b: int, c: int) -> Table:
    """Three groups and what each two of them are together: not every rounding of it adds up."""
    numbers = {"a": a, "b": b, "c": c, "ab": a + b, "bc": b + c, "ca": c + a}
    pairs = (Relation("ab", ("a", "b")), Relation("bc", ("b", "c")), Relation("ca", ("c", "a")))
    return Table(tuple(Cell(key, float(n)) for key, n in numbers.items()), pairs)


def test_where_sums_forbid_the_neighbouring_multiples_the_range_says_so():
    """Two, two and two: each pair is four and would stay, but three numbers of nought or four cannot."""
    made = round_table(three_pairs(2, 2, 2), Rule(), 4)

    assert made.room == 8
    assert round_table(three_pairs(4, 8, 12), Rule(), 4).room == 4


@settings(max_examples=25, deadline=None)
@given(st.tuples(*[st.integers(0, 30)] * 3), st.sampled_from([3, 4, 5]))
def test_the_truth_lies_where_readers_are_told_and_the_attacker_knows_no_less(numbers, base):
    table = three_pairs(*numbers)

    made = round_table(table, Rule(), base)

    truth = {cell.key: cell.value for cell in table.cells}
    for key, value in made.values.items():
        low, high = max(0, value - made.room + 1), value + made.room - 1
        seen = made.intervals.get(key)
        assert low <= truth[key] <= high
        assert seen is None or low <= seen.low <= truth[key]
        assert seen is None or truth[key] <= seen.high <= high


def test_what_was_rounded_over_two_steps_is_remembered_so():
    """The next release takes the told range, and nothing is a contradiction."""
    table = three_pairs(2, 2, 2)
    first = round_table(table, Rule(), 4)
    ranges = {key: (n - first.room, n + first.room) for key, n in first.values.items()}

    second = round_table(table, Rule(), 4, [Release("spring", {}, ranges=ranges)])

    assert second.values == first.values
