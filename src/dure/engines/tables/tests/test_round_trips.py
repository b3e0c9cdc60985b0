"""Whatever goes out as CSV or Excel comes back as it was, and what people write means one thing."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.tables import (
    Address,
    Fault,
    FormColumn,
    Mark,
    Sheet,
    WantedField,
    coerce,
    column_key,
    match_columns,
    read_table,
    reapply,
    remember,
    write_csv,
    write_workbook,
)
from dure.engines.tables.coerce import Reading, State
from dure.engines.tables.words import is_note, is_total

AT = Address("", 1, 1)
MADE = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
once = settings(max_examples=40, deadline=None)
letters = st.text(
    st.characters(min_codepoint=0x21, max_codepoint=0xD7A3, exclude_categories=["C", "Z"]),
    min_size=1,
    max_size=12,
)
plain_names = st.from_regex(r"[가-힣]{2,5}", fullmatch=True).filter(
    lambda name: not is_total(name) and not is_note(name)
)
days = st.dates(date(1900, 3, 1), date(2100, 12, 31))


# — one meaning for what is written —


@given(st.integers(0, 10**12), st.sampled_from(["", "명", " 명", "식", " 건", "개소", " people"]))
def test_a_count_with_its_unit_is_the_count(number, unit):
    for digits in (str(number), f"{number:,}", f"{number:,}".replace(",", " ")):
        reading = coerce.read_count(digits + unit, AT)
        assert isinstance(reading, Reading)
        assert (reading.value, reading.unit) == (number, unit.strip())


@given(st.integers(0, 10**12))
def test_digits_of_any_width_and_script_are_the_same_number(number):
    wide = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    arabic = str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    for written in (wide, arabic, f" {number}\n", f"+{number}"):
        assert coerce.read_count(written, AT).value == number


@given(st.integers(1, 10**12), st.sampled_from("-−–‐△▲"))
def test_a_number_below_zero_is_never_a_count(number, sign):
    fault = coerce.read_count(f"{sign}{number:,}", AT)
    assert isinstance(fault, Fault)
    assert fault.code == "tables.number_negative"
    assert coerce.read_decimal(f"{sign}{number:,}", AT).value == -number


@given(st.integers(0, 9999), st.integers(0, 9999), st.integers(0, 9999))
def test_eok_and_man_add_up(eok, man, rest):
    parts = [f"{eok:,}억"] * bool(eok) + [f"{man:,}만"] * bool(man) + [f"{rest:,}"] * bool(rest)
    if not parts or not (eok or man):
        return
    number = eok * 10**8 + man * 10**4 + rest
    for glue in ("", " "):
        assert coerce.read_count(glue.join(parts), AT).value == number
        assert coerce.read_decimal(glue.join(parts) + "원", AT, unit="원").value == number


@given(st.integers(0, 999), st.integers(0, 999))
def test_a_point_before_three_digits_is_a_question(before, after):
    reading = coerce.read_count(f"{before}.{after:03}", AT)
    assert isinstance(reading, Fault) or before == after == 0


@given(st.decimals(-(10**9), 10**9, places=3, allow_nan=False))
def test_a_decimal_keeps_its_digits(number):
    reading = coerce.read_decimal(f"{number:,}", AT)
    assert reading.value == number
    assert str(reading.value) == str(number) or number == 0


@given(st.decimals(0, 200, places=2, allow_nan=False))
def test_a_share_is_a_hundredth_of_its_points(points):
    assert coerce.read_percent(f"{points}%", AT).value == points / 100
    assert coerce.read_percent(float(points), AT, bare="points").value == points / 100


@pytest.mark.parametrize("bound", [Decimal(10) ** 12 + 1, -(Decimal(10) ** 12) - 1])
def test_an_amount_that_no_column_can_hold_is_refused_on_both_sides(bound):
    assert isinstance(coerce.read_decimal(str(bound), AT), Fault)
    assert isinstance(coerce.read_decimal(float(bound) * 10, AT), Fault)
    assert not isinstance(coerce.read_decimal(str(bound), AT, most=None), Fault)


@given(days, st.sampled_from(["-", ".", "/", "–", "·", ". ", " - "]))
def test_a_day_is_the_same_day_however_it_is_written(day, mark):
    year, month, number = day.year, day.month, day.day
    for written in (
        f"{year}{mark}{month}{mark}{number}",
        f"{year}{mark}{month:02}{mark}{number:02}",
        f"{year}년 {month}월 {number}일",
        f"{day:%Y%m%d}",
    ):
        reading = coerce.read_date(written, AT)
        assert (reading.value, reading.flags) == (day, ())


@given(days)
def test_excel_s_number_of_a_day_is_that_day_and_flagged(day):
    serial = (day - date(1899, 12, 30)).days
    for cell in (serial, float(serial), serial + 0.75):
        reading = coerce.read_date(cell, AT)
        assert (reading.value, reading.flags) == (day, ("tables.date_from_serial",))
    if serial >= 1462:  # from 1904 on; a workbook of an old Mac counts from there
        assert coerce.read_date(coerce.since_1900(serial - 1462), AT).value == day


@given(st.integers(1, 31), st.integers(1, 12), st.integers(0, 99))
def test_a_day_with_a_year_of_two_digits_is_never_guessed(day, month, year):
    for written in (
        f"{day}/{month}/{year:02}",
        f"{year:02}.{month}.{day}",
        f"{month}-{day}-20{year:02}",
    ):
        assert isinstance(coerce.read_date(written, AT), Fault)


@given(st.integers(1900, 2099), st.integers(1, 12))
def test_a_month_is_the_same_month_however_it_is_written(year, month):
    for written in (
        f"{year}-{month:02}",
        f"{year}.{month}",
        f"{year}/{month:02}",
        f"{year}년 {month}월",
        f"{year}년{month}월",
        f"{year} {month}",
        f"{year}{month:02}",
        date(year, month, 1),
        year * 100 + month,
    ):
        assert coerce.read_period(written, AT).value == f"{year}-{month:02}"
    quarter, half = (month + 2) // 3, (month + 5) // 6
    assert coerce.read_period(f"{year}년 {quarter}분기", AT).value == f"{year}-Q{quarter}"
    assert coerce.read_period(f"{year} {'상하'[half - 1]}반기", AT).value == f"{year}-H{half}"


def test_an_instant_is_no_month_even_by_a_second():
    assert coerce.read_period(datetime(2026, 3, 1), AT).value == "2026-03"  # noqa: DTZ001
    assert isinstance(coerce.read_period(datetime(2026, 3, 1, 0, 0, 5), AT), Fault)  # noqa: DTZ001


@given(st.sampled_from([None, "", "  ", "-", "ㅡ", "해당 없음", "비공개", "***", "미보고", "…"]))
def test_a_cell_without_a_value_is_never_zero_whatever_is_asked_of_it(cell):
    for name in ("count", "decimal", "percent", "date", "period", "yes_no", "text"):
        reading = getattr(coerce, f"read_{name}")(cell, AT)
        assert isinstance(reading, Reading)
        assert reading.state is not State.VALUE
        assert reading.value is None


# — out and back —


@once
@given(
    st.lists(
        st.tuples(
            plain_names,
            st.one_of(st.none(), st.integers(0, 10**9)),
            st.one_of(st.none(), days),
            st.one_of(st.none(), st.sampled_from(["예", "아니오"])),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_a_form_comes_back_from_excel_cell_by_cell(rows):
    columns = (
        FormColumn("organisation", "기관"),
        FormColumn("meals", "식수", "count", entry=True),
        FormColumn("met_on", "만난 날", "date", entry=True),
        FormColumn("visited", "방문", "choice", entry=True, choices=("예", "아니오")),
    )
    keys = tuple(f"r{at}" for at in range(len(rows)))
    data = write_workbook([Sheet("실적", columns, tuple(rows), row_keys=keys)], made_at=MADE)
    table = read_table(data, "양식.xlsx")
    assert column_key(table.columns[0]) == "row_key"
    assert len(table.rows) == len(rows)
    for key, sent, row in zip(keys, rows, table.rows, strict=True):
        name, meals, met_on, visited = sent
        back = row.cells
        assert back[:2] == (key, name)
        assert coerce.read_count(back[2], AT).value == meals
        assert coerce.read_date(back[3], AT).value == met_on
        assert back[4] == visited


@once
@given(st.lists(st.tuples(plain_names, letters, letters), min_size=1, max_size=6))
def test_any_text_comes_back_from_a_csv(rows):
    data = write_csv(["기관", "메모", "또 메모"], rows)
    table = read_table(data, "a.csv")
    for sent, row in zip(
        rows, sorted((*table.rows, *table.totals), key=lambda r: r.number), strict=False
    ):
        if len(table.rows) == len(rows):
            assert row.cells == sent


@once
@given(
    st.lists(st.tuples(plain_names, st.decimals(-(10**9), 10**9, places=2)), min_size=1, max_size=6)
)
def test_amounts_come_back_from_a_csv_to_the_last_digit(rows):
    table = read_table(write_csv(["기관", "금액"], rows), "a.csv")
    assert [coerce.read_decimal(row.cells[1], AT).value for row in table.rows] == [
        amount for _, amount in rows
    ]


@given(letters, st.sampled_from(["=", "+", "-", "@", "\t", "\r", "'=", "''-"]))
def test_no_text_of_a_csv_is_run_and_none_is_changed(text, start):
    line = write_csv(["이름", "값"], [[start + text, 1]])
    cell = line.decode("utf-8-sig").split("\r\n", 1)[1].lstrip('"')
    assert cell.startswith("'")
    assert read_table(line, "a.csv").rows[0].cells[0] == start + text or not text.strip()


def test_the_four_states_go_out_as_four_different_things():
    rows = [["가람", 0], ["나눔", None], ["다솜", Mark.NOT_APPLICABLE], ["라온", Mark.HIDDEN]]
    table = read_table(write_csv(["기관", "식수"], rows), "a.csv")
    readings = [coerce.read_count(row.cells[1], AT) for row in table.rows]
    assert [reading.state for reading in readings] == [
        State.VALUE,
        State.NOT_REPORTED,
        State.NOT_APPLICABLE,
        State.HIDDEN,
    ]
    assert readings[0].value == 0


def test_a_time_alone_is_no_day():
    assert isinstance(coerce.read_date(time(11, 42), AT), Fault)


# — what stands beside the data —


def test_a_company_whose_name_begins_like_a_note_keeps_its_row():
    """(주) is often written 주): its twelve meals are not a footnote."""
    table = read_table("기관,식수\n할매손밥상,120\n주)하늘식품,12\n".encode(), "실적.csv")
    assert [row.cells for row in table.rows] == [("할매손밥상", "120"), ("주)하늘식품", "12")]
    assert table.notes == ()


@pytest.mark.parametrize("note", ["주) 11월 22일 기준", "※ 잠정", "자료: 군청", "비고: 없음"])
def test_a_line_that_says_so_is_a_note(note):
    table = read_table(f"기관,식수\n할매손밥상,120\n{note},\n".encode(), "실적.csv")
    assert [row.cells for row in table.rows] == [("할매손밥상", "120")]
    assert table.notes == (note,)


@once
@given(st.permutations(["기관", "식수", "비고", "담당자"]))
def test_a_mapping_finds_its_columns_again_wherever_they_moved(headers):
    wanted = [WantedField("organisation", ("기관",)), WantedField("meals", ("식수",))]
    first = read_table("기관,식수,비고,담당자\n가람,1,-,김\n".encode(), "a.csv")
    kept = remember(first, match_columns(first, wanted))
    moved = read_table((",".join(headers) + "\n가,나,다,라\n").encode(), "b.csv")
    again = reapply(moved, kept)
    assert again.fits
    assert {key: moved.columns[at].header for key, at in again.positions.items()} == {
        "organisation": "기관",
        "meals": "식수",
    }
    assert again.new == ()
