"""A photo tells where and when it was taken, and with which phone. None of that is kept.

Only how the picture is to be turned stays: without it photos from phones would lie on their side.
"""

import re
import struct
import zlib
from collections.abc import Iterator

JPEG_START, JPEG_END = b"\xff\xd8", b"\xff\xd9"
SCAN, END, COMMENT = 0xDA, 0xD9, 0xFE
# Of what programs write beside the picture, only what it is drawn by: sizes, colours.
DRAWN_BY = (b"JFIF\0", b"ICC_PROFILE\0", b"Adobe")
APPLICATIONS = range(0xE0, 0xF0)
# Inside a scan: a mark that is no stuffed byte, no restart and no filling ends it.
AFTER_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
PNG_START = b"\x89PNG\r\n\x1a\n"
PNG_END = b"IEND"
PNG_TOLD = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}
WEBP_TOLD = {b"EXIF", b"XMP "}
WEBP_FLAGS = 0x08 | 0x04  # in VP8X: "there is Exif", "there is XMP"
ORIENTATION = 0x0112
EXIF = b"Exif\0\0"
TURNED = range(2, 9)


def without_metadata(content: bytes, kind: str) -> bytes:
    """The same picture without what it tells about its making; other files as they are.

    Of a torn picture that part is kept which can be read.
    """
    if kind == "image/jpeg":
        return b"".join(_jpeg(content))
    if kind == "image/png":
        return PNG_START + b"".join(_png_chunks(content))
    return _webp(content) if kind == "image/webp" else content


def _jpeg(content: bytes) -> Iterator[bytes]:
    """Part by part up to the end of the picture; what a phone hangs on behind it is left behind."""
    parts = list(_jpeg_parts(content))
    exif = next((part[10:] for part in parts if part[4:10] == EXIF), b"")
    yield JPEG_START
    turned = _orientation(exif)
    if turned in TURNED:
        yield _only_turned(turned)
    yield from (part for part in parts if not _is_told(part))
    yield JPEG_END


def _jpeg_parts(content: bytes) -> Iterator[bytes]:
    at = content.find(b"\xff", 2)
    while 0 < at <= len(content) - 4 and content[at + 1] != END:
        if content[at + 1] == 0xFF:  # filling before a mark
            at += 1
            continue
        end = _end_of_part(content, at)
        yield content[at:end]
        at = content.find(b"\xff", end)


def _end_of_part(content: bytes, at: int) -> int:
    end: int = at + 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
    if content[at + 1] != SCAN:
        return end
    following = AFTER_SCAN.search(content, end)
    return following.start() if following else len(content)


def _is_told(part: bytes) -> bool:
    mark = part[1]
    return mark == COMMENT or (mark in APPLICATIONS and not part[4:].startswith(DRAWN_BY))


def _orientation(tiff: bytes) -> int:
    order = "<" if tiff[:2] == b"II" else ">"
    try:
        start = struct.unpack(order + "I", tiff[4:8])[0]
        for number in range(struct.unpack(order + "H", tiff[start : start + 2])[0]):
            entry = start + 2 + 12 * number
            tag, _, _, value = struct.unpack(order + "HHIH", tiff[entry : entry + 10])
            if tag == ORIENTATION:
                return int(value)
    except struct.error:  # torn: upright
        return 1
    return 1


def _only_turned(turned: int) -> bytes:
    entry = struct.pack(">HHIHH", ORIENTATION, 3, 1, turned, 0)
    tiff = b"MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
    told = EXIF + tiff
    return b"\xff\xe1" + struct.pack(">H", len(told) + 2) + told


def _png_chunks(content: bytes) -> Iterator[bytes]:
    at = len(PNG_START)
    while at + 8 <= len(content):
        length = struct.unpack(">I", content[at : at + 4])[0]
        name, body = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        if name not in PNG_TOLD:
            yield struct.pack(">I", len(body)) + name + body + _checked(name + body)
        if name == PNG_END:  # whatever hangs on behind is no part of the picture
            return
        at += 12 + length


def _checked(told: bytes) -> bytes:
    return struct.pack(">I", zlib.crc32(told))


def _webp(content: bytes) -> bytes:
    kept, at = [], 12
    while at + 8 <= len(content):
        name, length = content[at : at + 4], struct.unpack("<I", content[at + 4 : at + 8])[0]
        part = content[at : at + 8 + length + length % 2]
        if name == b"VP8X" and length:
            part = part[:8] + bytes([part[8] & ~WEBP_FLAGS]) + part[9:]
        if name not in WEBP_TOLD:
            kept.append(part)
        at += 8 + length + length % 2
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body
