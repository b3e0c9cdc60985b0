"""Letters as Korean offices save them; bytes that are none of these are never guessed at."""

import io
import time

import pytest
import xlsxwriter

from dure.engines.tables import Address, Refused, read_table, sentence
from dure.engines.tables.coerce import read_date, since_1900

ROWS = "기관,식수\n할매손밥상,120\n두레부엌,80\n"


def refused(data: bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        read_table(data, "a.csv")
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_one_broken_letter_is_told_with_its_row(encoding):
    whole = ROWS.encode(encoding)
    at = whole.index("두레".encode(encoding))

    said = refused(whole[:at] + b"\xff" + whole[at:])

    assert (said.code, said.values["row"]) == ("tables.encoding_broken", 3)
    assert sentence(said, "ko").startswith("a.csv: 3행")


def test_a_word_of_cp949_that_happens_to_look_like_utf8_is_cp949():
    assert read_table("청구인,값\n갑,1\n".encode("cp949"), "a.csv").columns[0].header == "청구인"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("名前,値\nあいう,3\n", "shift_jis"),
        ("姓名,數\n張三,3\n", "big5"),
        (ROWS, "iso2022_kr"),
        (ROWS, "utf-32"),
    ],
)
def test_another_encoding_does_not_turn_into_rare_syllables(text, encoding):
    assert refused(text.encode(encoding)).code in {
        "tables.encoding_unknown",
        "tables.not_a_table",
    }


def test_a_stray_zero_byte_does_not_make_it_utf16():
    assert refused(b"a,b\n1,\x002").code == "tables.not_a_table"


@pytest.mark.slow
def test_one_endless_line_is_refused_before_it_is_laid_out():
    began = time.process_time()

    assert refused(b"," * 20_000_000).code == "tables.too_many_columns"
    assert refused(b"a,b\n" + b"\n" * 5_000_000 + b"1,2").code == "tables.too_many_rows"
    assert time.process_time() - began < 30


@pytest.mark.parametrize(("since_1904", "day"), [(True, "2026-11-03"), (False, "2022-11-02")])
def test_a_bare_day_number_counts_from_the_first_day_of_its_workbook(since_1904, day):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"date_1904": since_1904}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["날짜", "값"])
        sheet.write_row(1, 0, [44867, 3])

    table = read_table(target.getvalue(), "a.xlsx")
    cell = table.rows[0].cells[0]
    reading = read_date(since_1900(cell) if table.since_1904 else cell, Address("", 2, 0))

    assert str(reading.value) == day
