"""The same file twice is recognised, also when it was saved once more."""

from dure.engines.tables import content_fingerprint, file_fingerprint, read_table
from dure.engines.tables.tests.workshop import sheet_of

TEXT = "기관,식수\n할매손밥상,120\n나눔부엌,0\n"


def of(data: bytes, name: str) -> str:
    return content_fingerprint(read_table(data, name))


def test_a_csv_and_the_workbook_made_from_it_are_the_same_content():
    rows = [["기관", "식수"], ["할매손밥상", 120], ["나눔부엌", 0]]
    assert of(TEXT.encode(), "a.csv") == of(sheet_of(rows), "b.xlsx")
    assert of(TEXT.encode(), "a.csv") == of(("11월\n\n" + TEXT).encode("cp949"), "c.csv")


def test_one_zero_more_or_less_is_another_content():
    assert of(TEXT.encode(), "a.csv") != of(TEXT.replace(",0", ",").encode(), "a.csv")
    assert of(TEXT.encode(), "a.csv") != of(TEXT.replace("식수", "끼니").encode(), "a.csv")


def test_bytes():
    assert file_fingerprint(b"a") != file_fingerprint(b"b")
