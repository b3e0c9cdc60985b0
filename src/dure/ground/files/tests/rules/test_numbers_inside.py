"""A list with 박순례's number is not kept, wherever in the file somebody wrote it.

The number is worked out here from a day and a check digit; it is nobody's on purpose.
"""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from xlsxwriter import Workbook

from dure.engines.hangul.resident_number import check_digit_right
from dure.ground.files.rules.kinds import media_type
from dure.ground.files.rules.numbers_inside import where_a_number_stands
from dure.kernel.errors import Refused

TODAY = date(2026, 11, 26)
BARE = next(f"440302212345{last}" for last in range(10) if check_digit_right(f"440302212345{last}"))
NUMBER = f"{BARE[:6]}-{BARE[6:]}"
CORPORATE = "110111-1234569"


def book(write: Callable[[Any, Any], object]) -> bytes:
    """A workbook of one plain sheet, and what else is written into it."""
    made = io.BytesIO()
    workbook = Workbook(made, {"in_memory": True})
    sheet = workbook.add_worksheet("10월")
    sheet.write("A1", "이름")
    write(workbook, sheet)
    workbook.close()
    return made.getvalue()


def document(part: str, markup: str) -> bytes:
    """A package with one part of text."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(part, markup)
    return made.getvalue()


def stands(content: bytes, *, is_read: bool = False) -> str | None:
    found = where_a_number_stands(content, media_type(content), on=TODAY, is_read=is_read)
    return None if found is None else found.en


def hidden_sheet(workbook: Any, _: Any) -> None:
    other = workbook.add_worksheet("명부")
    other.hide()
    other.write("C7", NUMBER)


CELLS: dict[str, tuple[Callable[[Any, Any], object], str]] = {
    "a text": (lambda _, sheet: sheet.write("B2", f"박순례 {NUMBER}"), "10월!B2"),
    "a number": (lambda _, sheet: sheet.write_number("B3", int(BARE)), "10월!B3"),
    "the result of a formula": (
        lambda _, sheet: sheet.write_formula("B4", "=A1&A2", None, NUMBER),
        "10월!B4",
    ),
    "letters of which some are bold": (
        lambda workbook, sheet: sheet.write_rich_string(
            "B5", "44", workbook.add_format({"bold": True}), NUMBER[2:9], NUMBER[9:]
        ),
        "10월!B5",
    ),
    "a hidden sheet": (hidden_sheet, "명부!C7"),
}
BESIDE: dict[str, Callable[[Any, Any], object]] = {
    "a note": lambda _, sheet: sheet.write_comment("A1", NUMBER),
    "the heading of the page": lambda _, sheet: sheet.set_header(f"&L{NUMBER}"),
    "a text box": lambda _, sheet: sheet.insert_textbox("C3", f"번호 {NUMBER}"),
    "a list to choose from": lambda _, sheet: sheet.data_validation(
        "D1", {"validate": "list", "source": [NUMBER]}
    ),
    "a name of the book": lambda workbook, _: workbook.define_name("어르신", f'="{NUMBER}"'),
    "the words about the file": lambda workbook, _: workbook.set_properties({"comments": NUMBER}),
}


@pytest.mark.parametrize("case", CELLS)
def test_in_a_cell_it_is_told_by_its_cell(case):
    write, cell = CELLS[case]

    assert stands(book(write)) == cell


@pytest.mark.parametrize("case", BESIDE)
def test_beside_the_cells_it_is_found_too(case):
    assert "beside its cells" in (stands(book(BESIDE[case])) or "")


@pytest.mark.parametrize("is_read", [True, False])
def test_parted_over_two_cells_it_is_told_by_the_first_of_them(is_read):
    def halves(workbook: Any, sheet: Any) -> None:
        other = workbook.add_worksheet("명부")
        other.hide()
        other.write_row("B3", ["박순례", BARE[:6], "-", int(BARE[6:])])
        sheet.write_row("A4", [120_305, 1_234_567])

    assert stands(book(halves), is_read=is_read) == "명부!C3"


def test_a_sheet_that_a_reader_of_tables_goes_through_is_left_to_that_reader():
    parted = book(lambda _, sheet: sheet.write_row("B3", [BARE[:6], BARE[6:]]))

    assert (stands(parted), stands(parted, is_read=True)) == ("10월!B3", None)


def test_a_sheet_of_million_cells_is_gone_through_without_shared_texts():
    made = io.BytesIO()
    workbook = Workbook(made, {"constant_memory": True})  # writes its texts into the sheet itself
    workbook.add_worksheet("기록").write("A3", NUMBER)
    workbook.close()

    assert stands(made.getvalue()) == "기록!A3"


def test_in_a_letter_it_is_found_though_runs_part_it():
    run = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"
    body = "".join(run.format(part) for part in (NUMBER[:3], NUMBER[3:8], NUMBER[8:]))
    letter = document("word/document.xml", f"<w:document><w:p>{body}</w:p></w:document>")

    assert stands(letter) == "The text of the document"


def test_two_cells_side_by_side_are_two_numbers():
    other = document("word/document.xml", f"<w:p>{BARE[:6]}</w:p><w:p>{BARE[6:]}</w:p>")

    assert stands(other) is None
    assert stands(f"{BARE[:6]},{BARE[6:]}\n".encode(), is_read=True) is None


@pytest.mark.parametrize("codec", ["ascii", "utf-16-le"])
def test_in_the_bytes_of_an_old_office_file_it_is_found(codec):
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 9 + NUMBER.encode(codec) + b"\0\xff"

    assert stands(old) == "The text of the document"


def test_in_a_table_of_text_it_is_found_in_the_lines_above_its_header_too():
    table = f"{NUMBER} 님의 표\n이름,식수\n박순례,3\n"

    assert stands(table.encode(), is_read=True) == "A1"


def test_a_quoted_cell_stays_one_cell_whatever_stands_in_it():
    parted = f"{BARE[:6]}\t{BARE[6:]}"

    assert stands(f'"{parted}"\n이름,식수\n박순례,3\n'.encode(), is_read=True) == "A1"


def test_numbers_of_sums_times_and_companies_are_let_through():
    def usual(_: Any, sheet: Any) -> None:
        sheet.write_row("A2", ["2026-11-26T12:00:00+09:00", 4403022123, 0.4403022123454])
        sheet.write_row("A3", ["010-1234-5678", "123-45-67890", CORPORATE])

    assert stands(book(usual)) is None
    assert stands(f"기관,법인등록번호\n손맛,{CORPORATE}\n".encode(), is_read=True) is None


def test_a_small_file_that_unpacks_to_a_giant_is_not_unpacked():
    giant = io.BytesIO()
    with zipfile.ZipFile(giant, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 40_000_000)

    with pytest.raises(Refused, match=r"files\.unpacks_too_large"):
        stands(giant.getvalue())
