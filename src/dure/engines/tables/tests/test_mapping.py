"""A partner's own spreadsheet is mapped once and read again next month."""

import json

import pytest

from dure.engines.tables import WantedField, match_columns, read_table, reapply, remember

WANTED = (
    WantedField("organisation", ("기관명", "시설명", "organisation"), ("#org+name",)),
    WantedField("meals", ("제공 식수", "meals"), ("#value+meals",)),
    WantedField("note", ("비고",), required=False),
)
OCTOBER = "시설명,제공식수(끼),담당자\n할매손밥상,120,김순자\n"


def table(text: str):
    return read_table(text.encode(), "실적.csv")


def test_headers_fit_without_spaces_units_and_case():
    mapping = match_columns(table(OCTOBER), WANTED)
    assert mapping.fits
    assert mapping.positions == {"organisation": 0, "meals": 1}
    assert mapping.new == (2,)


def test_tags_are_stronger_than_names():
    mapping = match_columns(table("meals,x\n#meta+id,#value +meals\n1,2\n"), WANTED[1:2])
    assert mapping.positions == {"meals": 1}


def test_the_lowest_header_is_enough_when_it_is_the_only_one():
    mapping = match_columns(table("기관,실적,,합계\n,제공 식수,방문,\n할매,3,4,7\n"), WANTED[1:2])
    assert mapping.positions == {"meals": 1}


def test_two_columns_for_one_field_are_a_question():
    mapping = match_columns(table("시설명,기관명,meals\n가,나,1\n"), WANTED)
    assert [fault.code for fault in mapping.faults] == ["tables.field_ambiguous"]
    assert mapping.faults[0].values["headers"] == ["시설명", "기관명"]


def test_a_missing_field_comes_with_a_suggestion_and_never_by_itself():
    mapping = match_columns(table("시설명,총 제공 식수\n할매,1\n"), WANTED)
    assert "meals" not in mapping.positions
    assert [(key, at) for key, at, _ in mapping.suggestions] == [("meals", 1)]


def test_next_month_the_columns_have_moved():
    october = table(OCTOBER)
    kept = json.loads(json.dumps(remember(october, match_columns(october, WANTED))))
    again = reapply(table("담당자,제공식수(끼),시설명\n김순자,130,할매손밥상\n"), kept)
    assert again.fits
    assert again.positions == {"organisation": 2, "meals": 1}
    assert again.new == ()


def test_a_renamed_column_is_told_with_its_likely_successor():
    october = table(OCTOBER)
    kept = remember(october, match_columns(october, WANTED))
    again = reapply(table("시설명,제공식수 합계,담당자,전화\n할매손밥상,130,김순자,1\n"), kept)
    assert [fault.code for fault in again.faults] == ["tables.mapping_column_missing"]
    assert again.faults[0].values["likely"] == 1
    assert again.new == (1, 3)


def test_something_else_is_no_remembered_mapping():
    with pytest.raises(ValueError, match="remembered"):
        reapply(table(OCTOBER), {"version": 9})
