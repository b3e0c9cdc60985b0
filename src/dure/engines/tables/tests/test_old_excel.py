"""Old workbooks hide the same things as new ones. The files are built record by record."""

import struct

import pytest

from dure.engines.tables import Limits, Refused, read_table
from dure.engines.tables.old_excel import look_through_old, sheet_facts

FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound_file(*names: str, stream: bytes = b"") -> bytes:
    """A compound file of one FAT sector, one directory sector and a stream under the first name."""
    stream = stream.ljust(4096, b"\0")  # long enough to stand in sectors of its own
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 62, 3, 0xFFFE, 9, 6)
    struct.pack_into("<II", header, 44, 1, 1)
    struct.pack_into("<IIIII", header, 56, 4096, END, 0, END, 0)
    struct.pack_into("<109I", header, 76, 0, *[FREE] * 108)
    count = len(stream) // 512
    chain = [TABLE, END, *range(3, 2 + count), END]
    fat = struct.pack("<128I", *chain, *[FREE] * (128 - len(chain)))
    entries = b"".join(entry(name, 2, len(stream)) for name in names)
    return bytes(header) + fat + (entry("Root Entry", END, 0) + entries).ljust(512, b"\0") + stream


def entry(name: str, start: int, size: int) -> bytes:
    label = name.encode("utf-16-le")
    found = bytearray(128)
    found[: len(label)] = label
    struct.pack_into("<HB", found, 64, len(label) + 2, 2)
    struct.pack_into("<II", found, 116, start, size)
    return bytes(found)


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def stream_of(*cells: bytes, kind: int = 0) -> bytes:
    """A workbook stream with one sheet, 실적, that holds these records."""
    tab = "실적".encode("utf-16-le")
    first = record(0x809, bytes(16))
    length = len(first) + 4 + 8 + len(tab)
    named = record(0x85, struct.pack("<IBBBB", length, 0, kind, 2, 1) + tab)
    return first + named + record(0x809, bytes(16)) + b"".join(cells)


def formula(row: int, column: int, result: bytes) -> bytes:
    return record(0x06, struct.pack("<HHH", row, column, 0) + result + bytes(8))


def test_formulas_errors_and_the_extent_are_seen():
    facts = sheet_facts(
        stream_of(
            formula(1, 1, struct.pack("<d", 120.0)),
            formula(2, 1, b"\x02\x00\x17\x00\x00\x00\xff\xff"),
            record(0x205, struct.pack("<HHHBB", 9, 3, 0, 7, 1)),
        ),
        "a.xls",
    )["실적"]
    assert facts.formulas == {(2, 1), (3, 1)}
    assert facts.errors == [(3, 1, "#REF!"), (10, 3, "#DIV/0!")]
    assert (facts.rows, facts.columns) == (10, 4)


def test_a_far_cell_is_refused_before_it_is_laid_out():
    far = compound_file(
        "Workbook", stream=stream_of(record(0x203, struct.pack("<HHHd", 9, 60000, 0, 1)))
    )
    with pytest.raises(Refused, match="too_many_columns"):
        look_through_old(far, "a.xls", Limits())


@pytest.mark.parametrize(
    ("names", "stream", "code"),
    [
        (("EncryptedPackage",), b"", "encrypted"),
        (("Workbook",), record(0x2F, bytes(6)), "encrypted"),
        (("Workbook", "_VBA_PROJECT_CUR"), b"", "macros"),
        (("Workbook",), stream_of(kind=1), "macros"),
        (("WordDocument",), b"", "not_a_table"),
        (("FileHeader",), b"", "not_a_table"),
        (("Anything",), b"", "not_a_table"),
    ],
)
def test_what_an_old_file_hides(names, stream, code):
    with pytest.raises(Refused) as refused:
        read_table(compound_file(*names, stream=stream), "a.xls")
    assert refused.value.code == f"tables.{code}"


def test_a_locked_new_workbook_is_told_from_an_old_one():
    with pytest.raises(Refused) as refused:
        read_table(compound_file("EncryptedPackage"), "실적.xlsx")
    assert refused.value.code == "tables.encrypted"
