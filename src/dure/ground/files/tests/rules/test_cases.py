"""Files by their bytes: pages that would run are not kept, pictures lose what a phone hangs on them."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dure.ground.files.rules.kinds import media_type, plain_name
from dure.ground.files.rules.metadata import without_metadata
from dure.kernel.errors import Refused

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "kinds.yaml").read_text("utf-8"))
WHERE = b"GPS 37.5665 126.9780"
JFIF = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + bytes(9)
SCAN = b"\xff\xda\x00\x04\x01\x02" + b"picture\xff\x00data\xff\xd0more"


def segment(mark: int, body: bytes) -> bytes:
    return bytes([0xFF, mark]) + struct.pack(">H", len(body) + 2) + body


def exif(order: str = ">", value: int = 6) -> bytes:
    head = b"MM\0*" if order == ">" else b"II*\0"
    entry = struct.pack(order + "HHIHH", 0x0112, 3, 1, value, 0)
    body = head + struct.pack(order + "IH", 8, 1) + entry + struct.pack(order + "I", 0) + WHERE
    return segment(0xE1, b"Exif\0\0" + body)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_file_is_what_its_bytes_say(case):
    written = case["text"].encode(case.get("codec", "utf-8"))
    content = (b"\xef\xbb\xbf" if case.get("mark") else b"") + written
    if case.get("refused"):
        with pytest.raises(Refused, match=r"files\.not_kept"):
            media_type(content)
    else:
        assert media_type(content) == case["kept"]


@pytest.mark.parametrize(
    "part", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml", "XL/VBAPROJECT.BIN"]
)
def test_a_workbook_that_runs_something_is_not_kept(part):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr(part, "x")
    with pytest.raises(Refused, match="macro"):
        media_type(target.getvalue())


# — pictures —


def test_the_film_that_a_phone_hangs_behind_a_photo_goes():
    """Some phones put a second picture with its own place behind the end of the first."""
    second = b"\xff\xd8" + exif() + b"\xff\xd9"
    photo = b"\xff\xd8" + JFIF + SCAN + b"\xff\xd9" + second + b"SEFT" + WHERE

    kept = without_metadata(photo, "image/jpeg")

    assert b"GPS" not in kept
    assert kept == b"\xff\xd8" + JFIF + SCAN + b"\xff\xd9"


@pytest.mark.parametrize("mark", [0xE1, 0xE2, 0xE3, 0xE4, 0xEA, 0xEC, 0xED, 0xEF, 0xFE])
def test_whatever_a_program_writes_beside_the_picture_goes(mark):
    photo = b"\xff\xd8" + JFIF + segment(mark, b"Maker\0" + WHERE) + SCAN + b"\xff\xd9"
    assert without_metadata(photo, "image/jpeg") == b"\xff\xd8" + JFIF + SCAN + b"\xff\xd9"


def test_what_the_picture_is_drawn_by_stays():
    colours = segment(0xE2, b"ICC_PROFILE\0" + bytes(20)) + segment(0xEE, b"Adobe" + bytes(7))
    tables = segment(0xDB, bytes(65)) + segment(0xC4, b"\xff\xd9" + bytes(20))
    photo = b"\xff\xd8" + JFIF + colours + tables + SCAN + b"\xff\xd9"
    assert without_metadata(photo, "image/jpeg") == photo


def test_a_picture_in_several_scans_stays_whole():
    several = SCAN + segment(0xC4, b"\xff\xd9 table") + SCAN + segment(0xDD, b"\0\0") + SCAN
    photo = b"\xff\xd8" + JFIF + several + b"\xff\xd9"
    assert without_metadata(photo, "image/jpeg") == photo


def test_a_comment_between_two_scans_goes_too():
    photo = b"\xff\xd8" + JFIF + SCAN + segment(0xFE, WHERE) + SCAN + b"\xff\xd9"
    assert without_metadata(photo, "image/jpeg") == b"\xff\xd8" + JFIF + SCAN + SCAN + b"\xff\xd9"


def test_filling_before_a_mark_hides_nothing():
    photo = b"\xff\xd8" + JFIF + b"\xff\xff" + exif() + SCAN + b"\xff\xd9"
    kept = without_metadata(photo, "image/jpeg")
    assert b"GPS" not in kept
    assert struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0) in kept  # how it is turned stays


@given(st.integers(0, 140))
def test_a_photo_cut_off_anywhere_tells_no_place(length):
    photo = b"\xff\xd8" + exif() + JFIF + SCAN + b"\xff\xd9"
    assert b"GPS" not in without_metadata(photo[: 3 + length], "image/jpeg")


@given(st.lists(st.sampled_from([JFIF, exif(), exif("<"), SCAN, segment(0xFE, WHERE), b"\xff"])))
def test_cleaning_twice_is_cleaning_once(parts):
    once = without_metadata(b"\xff\xd8" + b"".join(parts) + b"\xff\xd9", "image/jpeg")
    assert without_metadata(once, "image/jpeg") == once
    assert b"GPS" not in once


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


@pytest.mark.parametrize("behind", [b"", b"x", b"\0\0\0", WHERE * 3, chunk(b"tEXt", WHERE)])
def test_what_hangs_behind_the_end_of_a_png_goes(behind):
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13))
    picture = chunk(b"IDAT", b"picture") + chunk(b"IEND", b"")
    kept = without_metadata(start + chunk(b"tEXt", WHERE) + picture + behind, "image/png")
    assert kept == start + picture


@given(st.integers(0, 60))
def test_a_png_cut_off_anywhere_tells_no_place(length):
    whole = chunk(b"tEXt", WHERE) + chunk(b"IHDR", bytes(13)) + chunk(b"eXIf", WHERE)
    assert b"GPS" not in without_metadata(b"\x89PNG\r\n\x1a\n" + whole[:length], "image/png")


# — names of files —


@given(st.text(max_size=300))
def test_a_name_never_leads_into_a_folder(name):
    plain = plain_name(name)
    assert plain
    assert "/" not in plain
    assert "\\" not in plain
    assert plain not in (".", "..")
    assert len(plain) <= 200
    assert plain.isprintable()


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("C:\\Users\\김순자\\동의서.pdf", "동의서.pdf"),
        ("../../etc/passwd", "passwd"),
        ("동의서\u202efdp.exe", "동의서fdp.exe"),
        ("", "file"),
        ("...", "file"),
        ("a" * 250 + ".pdf", "a" * 196 + ".pdf"),
    ],
)
def test_a_name_is_plain(given_name, kept):
    assert plain_name(given_name) == kept
