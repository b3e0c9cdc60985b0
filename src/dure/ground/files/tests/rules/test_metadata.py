"""A photo from a phone knows where it was taken; what is kept does not."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.ground.files.rules.metadata import without_metadata

WHERE = b"GPS 37.5665 126.9780 Galaxy"


def exif(orientation: int, order: str = ">") -> bytes:
    mark = b"MM\0*" if order == ">" else b"II*\0"
    entry = struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0)
    tiff = mark + struct.pack(order + "IH", 8, 1) + entry + struct.pack(order + "I", 0) + WHERE
    told = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(told) + 2) + told


def jpeg(*parts: bytes) -> bytes:
    head = b"\xff\xd8\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + bytes(9)
    return head + b"".join(parts) + b"\xff\xda\x00\x02" + b"picture" + b"\xff\xd9"


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


@pytest.mark.parametrize("order", [">", "<"])
def test_the_place_goes_and_the_way_it_is_turned_stays(order):
    comment = b"\xff\xfe" + struct.pack(">H", 2 + len(WHERE)) + WHERE

    kept = without_metadata(jpeg(exif(6, order), comment), "image/jpeg")

    assert b"GPS" not in kept
    assert kept.startswith(b"\xff\xd8\xff\xe1")
    assert struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0) in kept
    assert b"picture" in kept
    assert kept.endswith(b"\xff\xd9")


def test_an_upright_picture_keeps_nothing_at_all():
    assert b"Exif" not in without_metadata(jpeg(exif(1)), "image/jpeg")


def test_a_png_keeps_its_picture_and_loses_its_words():
    whole = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13)) + chunk(b"tEXt", WHERE)
    whole += chunk(b"eXIf", WHERE) + chunk(b"IDAT", b"picture") + chunk(b"IEND", b"")

    kept = without_metadata(whole, "image/png")

    assert b"GPS" not in kept
    assert chunk(b"IDAT", b"picture") in kept
    assert kept.endswith(chunk(b"IEND", b""))


def test_a_webp_says_itself_that_there_is_nothing_more_to_tell():
    def part(name: bytes, body: bytes) -> bytes:
        return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)

    body = b"WEBP" + part(b"VP8X", b"\x0c" + bytes(9)) + part(b"VP8 ", b"picture")
    body += part(b"EXIF", WHERE) + part(b"XMP ", WHERE)

    kept = without_metadata(b"RIFF" + struct.pack("<I", len(body)) + body, "image/webp")

    assert b"GPS" not in kept
    assert b"picture" in kept
    assert kept[20] == 0
    assert struct.unpack("<I", kept[4:8])[0] == len(kept) - 8


@pytest.mark.parametrize("kind", ["image/jpeg", "image/png", "image/webp"])
@given(torn=st.binary(max_size=60))
def test_a_torn_picture_is_no_reason_to_fall_over(kind, torn):
    starts = {
        "image/jpeg": b"\xff\xd8\xff",
        "image/png": b"\x89PNG\r\n\x1a\n",
        "image/webp": b"RIFF\0\0\0\0WEBP",
    }
    without_metadata(starts[kind] + torn, kind)
    assert without_metadata(torn, "application/pdf") == torn
