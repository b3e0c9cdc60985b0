"""What partners really send, read as they meant it."""

from datetime import date

import pytest

from dure.engines.tables import Refused, read_table, read_workbook
from dure.engines.tables.tests.workshop import sheet_of, workbook

PLAIN = "기관,식수\n할매손밥상,120\n나눔부엌,0\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp949", "euc-kr", "utf-16", "utf-16-le"]
)
def test_a_csv_in_any_encoding_of_a_korean_office(encoding):
    table = read_table(PLAIN.encode(encoding), "실적.csv")
    assert [column.header for column in table.columns] == ["기관", "식수"]
    assert [row.cells for row in table.rows] == [("할매손밥상", "120"), ("나눔부엌", "0")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_usual_delimiter(delimiter):
    table = read_table(PLAIN.replace(",", delimiter).encode(), "실적.csv")
    assert len(table.columns) == 2


def test_a_line_break_inside_quotes_does_not_move_the_row_numbers():
    table = read_table(
        '기관,메모\n할매손밥상,"첫 줄\n둘째 줄"\n\n나눔부엌,"말, 쉼표"\n'.encode(), "a.csv"
    )
    assert [(row.number, row.cells[1]) for row in table.rows] == [
        (2, "첫 줄\n둘째 줄"),
        (4, "말, 쉼표"),
    ]
    assert str(table.address(table.rows[1], 1)) == "B4"


def test_a_cell_is_named_as_excel_shows_it():
    table = read_table(
        sheet_of([[], ["", "", "기관", "식수"], ["", "", "할매손밥상", 120]]), "a.xlsx"
    )
    assert str(table.address(table.rows[0], 1)) == "Sheet1!D3"


def test_titles_totals_notes_and_blank_rows_are_set_aside_and_told():
    table = read_table(
        sheet_of(
            [
                ["2026년 11월 급식 실적"],
                ["작성: 할매손밥상"],
                [],
                ["구분", "남", "여"],
                ["도시락", 10, 20],
                [],
                ["반찬", 1, 2],
                ["소 계", 11, 22],
                ["합계", 11, 22],
                ["※ 11월 22일 기준"],
            ]
        ),
        "a.xlsx",
    )
    assert table.titles == ("2026년 11월 급식 실적", "작성: 할매손밥상")
    assert [row.cells[0] for row in table.rows] == ["도시락", "반찬"]
    assert [row.number for row in table.totals] == [8, 9]
    assert table.notes == ("※ 11월 22일 기준",)
    codes = [finding.code for finding in table.findings]
    assert codes == [
        "tables.titles_skipped",
        "tables.total_row",
        "tables.total_row",
        "tables.note_row",
    ]


def test_merged_headers_of_two_rows_are_joined():
    def fill(book):
        page = book.add_worksheet("실적")
        page.merge_range("A1:D1", "2026년 11월 실적")
        page.merge_range("A2:A3", "읍면동")
        page.merge_range("B2:C2", "성별")
        page.merge_range("D2:D3", "합계")
        page.write_row("B3", ["남", "여"])
        page.write_row("A4", ["압해읍", 3, 4, 7])

    table = read_table(workbook(fill), "실적.xlsx")
    assert [column.header for column in table.columns] == [
        "읍면동",
        "성별 > 남",
        "성별 > 여",
        "합계",
    ]
    assert [column.total for column in table.columns] == [False, False, False, True]
    assert table.rows[0].cells == ("압해읍", 3.0, 4.0, 7.0)
    assert table.header_row == 3


def test_headers_of_two_rows_in_a_csv_that_lost_its_merges():
    table = read_table("읍면동,성별,,합계\n,남,여,\n압해읍,3,4,7\n".encode(), "a.csv")
    assert [column.header for column in table.columns] == [
        "읍면동",
        "성별 > 남",
        "성별 > 여",
        "합계",
    ]


def test_a_first_row_of_words_is_never_taken_for_a_header():
    table = read_table("이름,,주소\n김순자,여,압해읍\n박영철,남,지도읍\n".encode(), "a.csv")
    assert len(table.rows) == 2
    assert [finding.code for finding in table.findings] == ["tables.header_missing"]


def test_a_value_merged_over_rows_stands_in_each():
    def fill(book):
        page = book.add_worksheet()
        page.write_row("A1", ["시군", "읍면", "식수"])
        page.merge_range("A2:A3", "신안군")
        page.write_row("B2", ["압해읍", 1])
        page.write_row("B3", ["지도읍", 2])

    table = read_table(workbook(fill), "a.xlsx")
    assert [row.cells[0] for row in table.rows] == ["신안군", "신안군"]


def test_hxl_tags_give_the_columns_their_meaning():
    table = read_table(b"Place,People\n#adm1+name,#affected+total\nSinan,5\n", "a.csv")
    assert [column.hxl for column in table.columns] == ["#adm1+name", "#affected+total"]
    assert len(table.rows) == 1


def test_dates_and_yes_no_of_a_workbook_keep_their_kind():
    def fill(book):
        page = book.add_worksheet()
        page.write_row("A1", ["날짜", "참여"])
        page.write_datetime("A2", date(2026, 11, 3), book.add_format({"num_format": "yyyy-mm-dd"}))
        page.write_boolean("B2", True)

    assert read_table(workbook(fill), "a.xlsx").rows[0].cells == (date(2026, 11, 3), True)


def test_a_blank_is_not_a_zero():
    table = read_table(sheet_of([["기관", "식수", "끼니"], ["할매손밥상", 0, None]]), "a.xlsx")
    assert table.rows[0].cells == ("할매손밥상", 0.0, None)


def test_sheets_of_explanation_and_hidden_ones_are_left_aside_and_named():
    def fill(book):
        for tab in ("메타정보", "11월", "빈 시트", "숨김"):
            page = book.add_worksheet(tab)
            if tab != "빈 시트":
                page.write_row("A1", ["기관", "식수"])
                page.write_row("A2", ["할매손밥상", 1])
        page.hide()

    book = read_workbook(workbook(fill), "a.xlsx")
    assert [table.sheet for table in book.tables] == ["11월"]
    assert {fault.values["sheet"]: fault.code for fault in book.ignored} == {
        "메타정보": "tables.sheet_explains",
        "빈 시트": "tables.sheet_empty",
        "숨김": "tables.sheet_hidden",
    }


def test_two_months_in_one_workbook_ask_for_a_choice():
    def fill(book):
        for tab in ("10월", "11월"):
            page = book.add_worksheet(tab)
            page.write_row("A1", ["기관", "식수"])
            page.write_row("A2", ["할매손밥상", 1])

    data = workbook(fill)
    with pytest.raises(Refused) as refused:
        read_table(data, "a.xlsx")
    assert (refused.value.code, refused.value.values["sheets"]) == (
        "tables.several_sheets",
        ["10월", "11월"],
    )
    assert read_table(data, "a.xlsx", sheet="11월").sheet == "11월"
    with pytest.raises(Refused, match="sheet_missing"):
        read_table(data, "a.xlsx", sheet="12월")


def test_formulas_are_used_by_their_result_or_refused():
    def fill(book):
        page = book.add_worksheet()
        page.write_row("A1", ["기관", "식수"])
        page.write("A2", "할매손밥상")
        page.write_formula("B2", "=100+20", None, 120)
        page.write("A3", "나눔부엌")
        page.write_formula("B3", "=1+1", None, "")
        page.write("A4", "두레반")
        page.write_formula("B4", "=1/0", None, "#DIV/0!")

    data = workbook(fill)
    table = read_table(data, "a.xlsx")
    assert [row.cells[1] for row in table.rows] == [120.0, None, None]
    assert table.formulas == {(2, 1), (3, 1), (4, 1)}
    assert [(fault.code, str(fault.at)) for fault in table.faults] == [
        ("tables.formula_without_value", "Sheet1!B3"),
        ("tables.cell_error", "Sheet1!B4"),
    ]
    with pytest.raises(Refused) as refused:
        read_table(data, "a.xlsx", formulas="refuse")
    assert refused.value.values["cell"] == "Sheet1!B2"
