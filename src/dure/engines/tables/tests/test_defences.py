"""Files that could do harm, or are not what they say, are refused before anything opens them."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dure.engines.tables import Limits, Refused, read_table
from dure.engines.tables.tests.workshop import repacked, sheet_of

SHEET = "xl__worksheets__sheet1_xml"
GOOD = sheet_of([["기관", "식수"], ["할매손밥상", 120]])


def code_of(data: bytes, name: str, limits: Limits | None = None) -> str:
    with pytest.raises(Refused) as refused:
        read_table(data, name, limits=limits or Limits())
    return refused.value.code.removeprefix("tables.")


def insert(text: bytes):
    return lambda sheet: sheet.replace(b"</sheetData>", text + b"</sheetData>")


def test_the_good_file_is_good():
    assert len(read_table(GOOD, "a.xlsx").rows) == 1


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.csv", "empty_file"),
        (b"\xef\xbb\xbf \n", "a.csv", "empty_file"),
        (GOOD, "a.csv", "content_differs"),
        (GOOD, "a.xlsm", "macros"),
        (GOOD, "a.ods", "ending_unknown"),
        (b"a,b\n1,2\n", "a.xlsx", "content_differs"),
        (b"%PDF-1.7 ...", "a.xlsx", "not_a_table"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "a.xls", "not_a_table"),
        (b"a,b\n\x00\x01\x02\x00\xff\xfe,9", "a.csv", "encoding_unknown"),
        ("é;ü\nà;ö\n".encode("latin-1"), "a.csv", "encoding_unknown"),
        ("漢字,名\n大,小\n".encode("cp949"), "a.csv", "encoding_unknown"),
        ('기관,메모\n할매,"끝이 없는\n'.encode(), "a.csv", "quote_unclosed"),
        (f"기관,값\n할매,{'9' * 200_000}\n".encode(), "a.csv", "cell_too_long"),
        ('기관,값\n할매,"끝이\n'.encode() + b"1,2,3\n" * 40_000, "a.csv", "quote_unclosed"),
        (b"1,2\n3,4\n", "a.csv", "no_header"),
        (GOOD[: len(GOOD) // 2], "a.xlsx", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.xls", "damaged"),
    ],
)
def test_what_is_not_a_table_is_refused_in_one_word(data, name, code):
    assert code_of(data, name) == code


def test_a_macro_in_a_workbook_that_calls_itself_xlsx():
    assert code_of(repacked(GOOD, xl__vbaProject_bin=b"Sub Auto_Open"), "a.xlsx") == "macros"


def test_a_word_document_called_xlsx():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    with pytest.raises(Refused) as refused:
        read_table(target.getvalue(), "a.xlsx")
    assert refused.value.values["found"] == "Word"


def test_a_bomb_in_the_ratio():
    assert code_of(repacked(GOOD, xl__media__a_xml=b" " * 20_000_000), "a.xlsx") == "bomb"


def test_a_bomb_that_lies_about_its_size():
    data = repacked(GOOD, xl__media__a_xml=b" " * 3_000_000)
    real, lie = (3_000_000).to_bytes(4, "little"), (3_000).to_bytes(4, "little")
    assert code_of(data.replace(real, lie), "a.xlsx") == "bomb"


def test_one_cell_at_the_far_corner():
    far = insert(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    assert code_of(repacked(GOOD, **{SHEET: far}), "a.xlsx") == "too_many_rows"
    wide = insert(b'<row r="9"><c r="XFD9"><v>1</v></c></row>')
    assert code_of(repacked(GOOD, **{SHEET: wide}), "a.xlsx") == "too_many_columns"


@pytest.mark.parametrize(
    "cell",
    [
        b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        b'<row><c\tr="XFD1048576"><v>1</v></c></row>',
        b'<row><c s="0" r="XFD1048576"><v>1</v></c></row>',
        b'<row><c r="&#88;FD1048576"><v>1</v></c></row>',
    ],
)
def test_the_far_corner_spelt_in_ways_that_nobody_writes(cell):
    data = repacked(GOOD, **{SHEET: insert(cell)})
    assert code_of(data, "a.xlsx") == "too_many_rows"


def test_a_far_cell_that_is_only_coloured_does_no_harm():
    data = repacked(GOOD, **{SHEET: insert(b'<row r="1048576"><c r="XFD1048576" s="0"/></row>')})
    assert len(read_table(data, "a.xlsx").rows) == 1


def test_one_long_text_in_very_many_cells():
    def long(strings: bytes) -> bytes:
        return strings.replace("할매손밥상".encode(), b"x" * 30_000)

    many = b"".join(
        b'<row r="%d"><c r="A%d" t="s"><v>2</v></c></row>' % (n, n) for n in range(3, 900)
    )
    data = repacked(GOOD, xl__sharedStrings_xml=long, **{SHEET: insert(many)})
    assert code_of(data, "a.xlsx", Limits(text_bytes=20_000_000)) == "bomb"
    assert read_table(data, "a.xlsx").rows


def test_entities_are_never_unfolded():
    def laugh(sheet: bytes) -> bytes:
        head, body = sheet.split(b"?>", 1)
        return head + b'?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + body

    assert code_of(repacked(GOOD, **{SHEET: laugh}), "a.xlsx") == "entities"
    wide = repacked(GOOD, **{SHEET: lambda sheet: sheet.decode().encode("utf-16")})
    assert code_of(wide, "a.xlsx") == "entities"


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(rows=10), "too_many_rows"),
        (Limits(columns=1), "too_many_columns"),
        (Limits(cells=30), "too_many_cells"),
        (Limits(file_bytes=100), "file_too_large"),
    ],
)
def test_limits_hold_for_both_kinds_of_file(limits, code):
    rows = [["기관", "식수"]] + [["할매손밥상", n] for n in range(20)]
    text = "\n".join(",".join(map(str, row)) for row in rows).encode()
    assert code_of(text, "a.csv", limits) == code
    assert code_of(sheet_of(rows), "a.xlsx", limits) == code


def test_a_giant_on_disk_is_not_even_read(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n" * 1000)
    with pytest.raises(Refused, match="file_too_large"):
        read_table(path, limits=Limits(file_bytes=100))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.binary(max_size=300), st.sampled_from(["a.csv", "a.xlsx", "a.xls", "a.tsv"]), st.booleans()
)
def test_no_bytes_break_anything_but_politely(data, name, magic):
    head = {"a.xlsx": b"PK\x03\x04", "a.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}.get(name, b"")
    with suppress(Refused):
        read_table((head if magic else b"") + data, name)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_good_workbook_with_bytes_changed_breaks_nothing(data):
    broken = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 4))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    with suppress(Refused):
        read_table(bytes(broken), "a.xlsx")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='<>/="c rvAZ19&;:si', max_size=60))
def test_strange_markup_in_a_sheet_breaks_nothing(markup):
    with suppress(Refused):
        read_table(repacked(GOOD, **{SHEET: insert(markup.encode())}), "a.xlsx")
