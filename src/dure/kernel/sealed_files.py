"""Sealed files: what people bring lies encrypted on the disk, with the keys of sealed fields.

A file begins with a mark and its own key, which the newest of `settings.DURE_SEAL_KEYS` has sealed; then
come pieces of 256 kB, each with its number and whether it is the last, so that none can be cut off,
doubled or moved unnoticed. Changing the keys rewrites the beginning alone; nothing is held whole.
"""

import io
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.files.base import File

from dure.kernel.sealed import WrongKey, is_newest, reseal, seal, unseal

MARK = b"DURE SEALED 1\n"
PIECE = 256 * 1024
TAG = 16
LENGTH = 2
BESIDE = ".sealing"
KEY_BITS = 256


class Torn(ValueError):  # noqa: N818 - what happened, not the machine's word
    """A sealed file of which something is missing or is not what was sealed."""


def sealed(content: Iterable[bytes]) -> Iterator[bytes]:
    """The bytes of the sealed file, piece by piece."""
    key = AESGCM.generate_key(KEY_BITS)
    yield MARK + _beginning(seal(key.hex()))
    cipher = AESGCM(key)
    for number, (piece, last) in enumerate(_with_last(_pieces(content))):
        yield cipher.encrypt(_nonce(number, last=last), piece, None)


def _beginning(wrapped: str) -> bytes:
    return len(wrapped).to_bytes(LENGTH, "big") + wrapped.encode()


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _pieces(content: Iterable[bytes]) -> Iterator[bytes]:
    kept = bytearray()
    for some in content:
        kept += some
        while len(kept) > PIECE:
            yield bytes(kept[:PIECE])
            del kept[:PIECE]
    yield bytes(kept)


def _with_last(pieces: Iterator[bytes]) -> Iterator[tuple[bytes, bool]]:
    before = next(pieces)
    for piece in pieces:
        yield before, False
        before = piece
    yield before, True


def wrapped_key(stored: IO[bytes]) -> str | None:
    """The sealed key at the beginning, and the place after it; None for a file that lies open."""
    if stored.read(len(MARK)) != MARK:
        stored.seek(0)
        return None
    return stored.read(int.from_bytes(stored.read(LENGTH), "big")).decode("ascii", "replace")


class Opened(io.RawIOBase):
    """A sealed file as it was before: read from the beginning to the end, one piece held at a time.

    Raises `WrongKey` where no key fits, `Torn` where it is not whole.
    """

    def __init__(self, stored: IO[bytes], wrapped: str) -> None:
        super().__init__()
        self._stored = stored
        self._cipher = AESGCM(bytes.fromhex(unseal(wrapped)))
        self._number, self._ended = 0, False
        self._ahead = stored.read(PIECE + TAG)
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def readinto(self, into: Any) -> int:
        """Fill a buffer from the piece at hand."""
        if not self._rest and not self._ended:
            self._rest = memoryview(self._next())
        count = min(len(into), len(self._rest))
        into[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def readall(self) -> bytes:
        """All that is left, in one buffer that is not copied again."""
        whole = io.BytesIO()
        whole.write(self._rest)
        self._rest = memoryview(b"")
        while not self._ended:
            whole.write(self._next())
        return whole.getvalue()

    def close(self) -> None:
        """Close what lies below as well."""
        self._stored.close()
        super().close()

    def _next(self) -> bytes:
        piece, self._ahead = self._ahead, self._stored.read(PIECE + TAG)
        self._ended = not self._ahead
        try:
            plain = self._cipher.decrypt(_nonce(self._number, last=self._ended), piece, None)
        except InvalidTag:
            raise Torn("a sealed file is not whole") from None
        self._number += 1
        return plain


class _Written(File):  # type: ignore[type-arg]
    """What a storage writes: pieces as they come."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        super().__init__(io.BytesIO())
        self._given = pieces

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The pieces."""
        del chunk_size
        yield from self._given


class Sealing:
    """A storage whose files lie sealed; to be put in front of one that keeps bytes by name."""

    def _save(self, name: str, content: Any) -> str:
        return self.save_as_it_lies(name, sealed(content.chunks()))

    def _open(self, name: str, mode: str = "rb") -> File:  # type: ignore[type-arg]
        stored = self.as_it_lies(name)
        wrapped = wrapped_key(stored)
        found: Any = stored if wrapped is None else Opened(stored, wrapped)
        return File(found, name)

    def as_it_lies(self, name: str) -> IO[bytes]:
        """The stored bytes, sealed as they are: for copies, which stay sealed."""
        found: IO[bytes] = super()._open(name, "rb")  # type: ignore[misc]
        return found

    def save_as_it_lies(self, name: str, pieces: Iterable[bytes]) -> str:
        """Store bytes that are sealed already."""
        stored: str = super()._save(name, _Written(pieces))  # type: ignore[misc]
        return stored

    def seal_again(self, name: str) -> bool:
        """Seal what lies open, or change to the newest key; False where nothing was to do."""
        with self.as_it_lies(name) as stored:
            wrapped = wrapped_key(stored)
            if wrapped is not None and is_newest(wrapped):
                return False
            self.put_in_place(name, _anew(stored, wrapped))
        return True

    def put_in_place(self, name: str, pieces: Iterator[bytes]) -> None:
        """Exchange a file: where there is a disk, in one step, so that a stop leaves one of the two."""
        make_whole = list(pieces)
        self.delete(name)  # type: ignore[attr-defined]
        self.save_as_it_lies(name, make_whole)


def _anew(stored: IO[bytes], wrapped: str | None) -> Iterator[bytes]:
    rest = iter(lambda: stored.read(PIECE), b"")
    if wrapped is None:
        yield from sealed(rest)
        return
    yield MARK + _beginning(reseal(wrapped))
    yield from rest


class OnDisk:
    """How a storage of the file system writes a file, whole or not at all, and exchanges one."""

    def save_as_it_lies(self, name: str, pieces: Iterable[bytes]) -> str:
        """Store bytes that are sealed already; what a full disk let through of them goes again."""
        place: str = self.path(name)  # type: ignore[attr-defined]
        ours = not os.path.exists(place)
        try:
            stored: str = super().save_as_it_lies(name, pieces)  # type: ignore[misc]
        except OSError:
            if ours:
                with suppress(OSError):
                    os.unlink(place)
            raise
        return stored

    def put_in_place(self, name: str, pieces: Iterator[bytes]) -> None:
        """Written beside it, then put in its place."""
        place: str = self.path(name)  # type: ignore[attr-defined]
        beside = f"{place}{BESIDE}"
        try:
            with open(beside, "wb") as fresh:
                fresh.writelines(pieces)
                fresh.flush()
                os.fsync(fresh.fileno())
            os.replace(beside, place)
        finally:
            if os.path.exists(beside):
                os.unlink(beside)


__all__ = ["OnDisk", "Opened", "Sealing", "Torn", "WrongKey", "sealed", "wrapped_key"]
