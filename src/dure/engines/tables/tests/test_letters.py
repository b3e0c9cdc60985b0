"""Letters as Korean offices save them; bytes that are none of these are never guessed at."""

import io
import time

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from dure.engines.tables import Address, Refused, read_table, sentence
from dure.engines.tables.coerce import read_date, since_1900
from dure.engines.tables.text import utf16_without_mark

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


KOREAN = st.text(alphabet="가관각나람식수어르신 0123456789,\n\t", min_size=8, max_size=80)


@given(text=KOREAN, order=st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_unicode_text_without_its_mark_is_never_read_in_the_wrong_order(text, order):
    """가 and 관 have a zero where digits have none; the order is still found, or nothing is said."""
    found = utf16_without_mark(("기관,식수\n" + text).encode(order))

    assert found in ("", order)


def test_two_short_lines_are_read_in_either_order():
    for order in ("utf-16-le", "utf-16-be"):
        table = read_table("기관,식수\n가람,30\n".encode(order), "실적.csv")

        assert [row.cells for row in table.rows] == [("가람", "30")]
