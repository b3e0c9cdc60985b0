"""A photo tells where and when it was taken, and with which phone. None of that is kept.

Only how the picture is to be turned stays: without it photos from phones would lie on their side.
"""

import struct
import zlib
from collections.abc import Iterator

JPEG_START = b"\xff\xd8"
SCAN, COMMENT = 0xDA, 0xFE
TOLD = {0xE1, 0xED, COMMENT}  # Exif and XMP, IPTC, comments
PNG_START = b"\x89PNG\r\n\x1a\n"
PNG_TOLD = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}
WEBP_TOLD = {b"EXIF", b"XMP "}
WEBP_FLAGS = 0x08 | 0x04  # in VP8X: "there is Exif", "there is XMP"
ORIENTATION = 0x0112
TURNED = range(2, 9)


def without_metadata(content: bytes, kind: str) -> bytes:
    """The same picture without what it tells about its making; other files as they are."""
    try:
        if kind == "image/jpeg":
            return _jpeg(content)
        if kind == "image/png":
            return PNG_START + b"".join(_png_chunks(content))
        if kind == "image/webp":
            return _webp(content)
    except (struct.error, IndexError):  # a torn picture: nothing to read, nothing to take out
        return content
    return content


def _jpeg(content: bytes) -> bytes:
    kept, turned, at = [JPEG_START], 1, 2
    while content[at] == 0xFF and content[at + 1] != SCAN:
        mark, length = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])[0]
        part = content[at : at + 2 + length]
        if mark not in TOLD:
            kept.append(part)
        elif part[4:10] == b"Exif\0\0":
            turned = _orientation(part[10:])
        at += 2 + length
    if turned in TURNED:
        kept.insert(1, _only_turned(turned))
    return b"".join(kept) + content[at:]


def _orientation(tiff: bytes) -> int:
    order = "<" if tiff[:2] == b"II" else ">"
    start = struct.unpack(order + "I", tiff[4:8])[0]
    for number in range(struct.unpack(order + "H", tiff[start : start + 2])[0]):
        entry = start + 2 + 12 * number
        tag, _, _, value = struct.unpack(order + "HHIH", tiff[entry : entry + 10])
        if tag == ORIENTATION:
            return int(value)
    return 1


def _only_turned(turned: int) -> bytes:
    entry = struct.pack(">HHIHH", ORIENTATION, 3, 1, turned, 0)
    tiff = b"MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
    told = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(told) + 2) + told


def _png_chunks(content: bytes) -> Iterator[bytes]:
    at = len(PNG_START)
    while at < len(content):
        length = struct.unpack(">I", content[at : at + 4])[0]
        name, body = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        if name not in PNG_TOLD:
            yield struct.pack(">I", len(body)) + name + body + _checked(name + body)
        at += 12 + length


def _checked(told: bytes) -> bytes:
    return struct.pack(">I", zlib.crc32(told))


def _webp(content: bytes) -> bytes:
    kept, at = [], 12
    while at + 8 <= len(content):
        name, length = content[at : at + 4], struct.unpack("<I", content[at + 4 : at + 8])[0]
        part = content[at : at + 8 + length + length % 2]
        if name == b"VP8X":
            part = part[:8] + bytes([part[8] & ~WEBP_FLAGS]) + part[9:]
        if name not in WEBP_TOLD:
            kept.append(part)
        at += 8 + length + length % 2
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body
