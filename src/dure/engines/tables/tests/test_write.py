"""A form goes out and comes back: what was a zero is a zero, what was left blank is blank."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.tables import (
    Address,
    FormColumn,
    Mark,
    Sheet,
    coerce,
    column_key,
    read_table,
    write_csv,
    write_workbook,
)
from dure.engines.tables.coerce import State
from dure.engines.tables.write import tab_name

MADE = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
COLUMNS = (
    FormColumn("organisation", "기관", width=24),
    FormColumn("meals", "제공 식수", "count", entry=True, least=0, most=10**9, hint="한 달 합계"),
    FormColumn("met_on", "만난 날", "date", entry=True),
    FormColumn("share", "비율", "percent", entry=True),
    FormColumn("visited", "방문", "choice", entry=True, choices=("예", "아니오")),
)
FORM = Sheet(
    "2026년 11월 [초안]",
    COLUMNS,
    (
        ("할매손밥상", 0, date(2026, 11, 3), 0.45, "예"),
        ("=HYPERLINK(1)", None, None, Mark.NOT_APPLICABLE, None),
    ),
    titles=("11월 실적 보고", "흰 칸에 적어 주세요"),
    footnotes=("빈칸은 '미보고'입니다",),
    row_keys=("r1", "r2"),
    notes={(0, "meals"): "지난달 120"},
)
counts = st.one_of(st.integers(0, 10**12), st.none(), st.sampled_from(list(Mark)))
texts = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0xD7A3, exclude_categories=["C", "Z"]),
    min_size=1,
    max_size=20,
)


def state_of(cell: object) -> State:
    if cell is None:
        return State.NOT_REPORTED
    marks = {Mark.NOT_APPLICABLE: State.NOT_APPLICABLE, Mark.HIDDEN: State.HIDDEN}
    return marks.get(cell, State.VALUE)


def test_a_form_comes_back_with_its_keys_and_its_cells():
    table = read_table(write_workbook([FORM], made_at=MADE), "양식.xlsx")
    keys = [column_key(column) for column in table.columns]
    assert keys == ["row_key", "organisation", "meals", "met_on", "share", "visited"]
    assert table.rows[0].cells == ("r1", "할매손밥상", 0.0, date(2026, 11, 3), 0.45, "예")
    assert table.rows[1].cells == ("r2", "=HYPERLINK(1)", None, None, "해당없음", None)
    assert table.titles == FORM.titles
    assert table.notes == ("※ 빈칸은 '미보고'입니다",)
    assert not table.formulas


def test_the_same_form_is_the_same_bytes():
    assert write_workbook([FORM], made_at=MADE) == write_workbook([FORM], made_at=MADE)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(texts, counts), min_size=1, max_size=8))
def test_zero_blank_not_applicable_and_hidden_stay_four_things(rows):
    columns = (FormColumn("name", "이름"), FormColumn("meals", "식수", "count", entry=True))
    xlsx = write_workbook([Sheet("s", columns, tuple(rows))], made_at=MADE)
    plain = write_csv(["이름", "식수"], rows)
    for data, name in ((xlsx, "a.xlsx"), (plain, "a.csv")):
        table = read_table(data, name)
        back = {row.number: row for row in (*table.rows, *table.totals)}
        assert len(back) + len(table.notes) == len(rows)
        first = min(back, default=0)
        offset = 3 if name == "a.xlsx" else 2
        for at, (_, sent) in enumerate(rows):
            if at + offset in back and first:
                reading = coerce.read_count(back[at + offset].cells[1], Address("", 1, 1))
                assert (reading.state, reading.value) == (
                    state_of(sent),
                    sent if isinstance(sent, int) else None,
                )


@settings(max_examples=50, deadline=None)
@given(st.lists(texts.filter(lambda t: not t.startswith("#")), min_size=1, max_size=8))
def test_texts_like_formulas_come_back_as_they_were(names):
    data = write_csv(["이름", "번호"], [(name, at) for at, name in enumerate(names)])
    table = read_table(data, "a.csv")
    rows = sorted((*table.rows, *table.totals), key=lambda row: row.number)
    assert len(rows) + len(table.notes) == len(names)
    for row in rows:
        assert row.cells[0] == names[row.number - 2]


@pytest.mark.parametrize("text", ["=1+1", "+82", "-x", "@SUM", "\tx", "'=1"])
def test_a_csv_never_carries_a_formula(text):
    line = write_csv(["a"], [[text]]).decode("utf-8-sig").splitlines()[1]
    assert line.strip('"').startswith("'")
    assert write_csv(["a"], [[-5], [Decimal("-1.50")]]).splitlines()[1:] == [b"-5", b"-1.50"]


def test_a_form_that_could_not_come_back_is_not_written():
    for columns, rows, more in (
        ((FormColumn("a", "A"),), (("x",),), {}),
        ((FormColumn("a", "A"), FormColumn("a", "B")), (), {}),
        ((FormColumn("가", "A"), FormColumn("b", "B")), (), {}),
        (COLUMNS, (("x",),), {}),
        (COLUMNS, FORM.rows, {"row_keys": ("r1",)}),
        (COLUMNS, (("x", float("nan"), None, None, None),), {}),
        (COLUMNS, (("x" * 40_000, None, None, None, None),), {}),
    ):
        with pytest.raises(ValueError, match=r"cell|key|hold"):
            write_workbook([Sheet("s", columns, rows, **more)], made_at=MADE)
    with pytest.raises(ValueError, match="sheet"):
        write_workbook([], made_at=MADE)
    with pytest.raises(ValueError, match="cells"):
        write_csv(["a", "b"], [["x"]])


def test_the_name_of_a_tab_is_one_that_excel_takes():
    assert tab_name("2026/11: [초안]?*") == "2026 11   초안"
    assert tab_name("") == "Sheet"
    assert len(tab_name("가" * 50)) == 31
