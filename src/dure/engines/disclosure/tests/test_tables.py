"""Rows in long form become totals and parts, whatever the levels."""

from dure.engines.disclosure import Cell, Dimension, Layout, table_of

PLACES = {"산내면": "가람군", "강동면": "가람군", "가람군": "전북", "전북": "all"}
MONTHS = {"2026-01": "2026-Q1", "2026-02": "2026-Q1", "2026-03": "2026-Q1", "2026-Q1": "all"}


def _totals(keys, layout):
    table = table_of([Cell(key, 10) for key in keys], layout)
    return {relation.total: set(relation.parts) for relation in table.relations}


def test_districts_add_up_to_their_county_and_the_county_to_its_province():
    layout = Layout((Dimension("place", PLACES),))

    found = _totals([(p,) for p in [*PLACES, "all"]], layout)

    assert found["가람군",] == {("산내면",), ("강동면",)}
    assert found["전북",] == {("가람군",)}
    assert found["all",] == {("전북",)}


def test_where_the_county_has_no_row_its_districts_count_for_the_province():
    layout = Layout((Dimension("place", PLACES),))

    found = _totals([("산내면",), ("강동면",), ("전북",)], layout)

    assert found == {("전북",): {("산내면",), ("강동면",)}}


def test_months_make_a_quarter_in_every_other_group():
    layout = Layout((Dimension("period", MONTHS), Dimension("sex")))
    keys = [(m, s) for m in ("2026-01", "2026-02", "2026-Q1") for s in ("f", "m", "all")]

    found = _totals(keys, layout)

    assert found["2026-Q1", "f"] == {("2026-01", "f"), ("2026-02", "f")}
    assert found["2026-01", "all"] == {("2026-01", "f"), ("2026-01", "m")}
