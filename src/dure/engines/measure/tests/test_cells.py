"""Cells: the same boxes filled in another order are the same cell."""

from hypothesis import given
from hypothesis import strategies as st

from dure.engines.measure.cells import (
    TOTAL,
    canonical,
    cell_key,
    cell_values,
    parents,
    partitions,
)


@given(st.dictionaries(st.text("ab&=%성별", min_size=1), st.text("ab&=%1"), max_size=3))
def test_a_key_leads_back_to_its_values(values):
    assert dict(cell_values(cell_key(values))) == values


def test_order_does_not_matter_and_parents_have_one_dimension_less():
    assert canonical("sex=f&age=65-74") == "age=65-74&sex=f"
    assert set(parents("age=65-74&sex=f")) == {"age=65-74", "sex=f"}
    assert parents(TOTAL) == ()


def test_a_partition_is_one_dimension_of_one_parent():
    found = partitions(["sex=f", "sex=m", "age=65-74&sex=f"])

    assert found[TOTAL, "sex"] == ("sex=f", "sex=m")
    assert found["sex=f", "age"] == ("age=65-74&sex=f",)
