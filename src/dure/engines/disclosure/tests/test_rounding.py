"""Where a publisher rounds instead: nobody is 1 or 2, and every sum still holds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.disclosure import Rule, rounded
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
