"""The kept files in and out of an archive, sealed as they lie."""

import itertools
from functools import partial
from typing import IO

from django.core.files.storage import default_storage

from dure.kernel.sealed_files import MARK, PIECE, sealed
from dure.kernel.storages import kept_files


def as_it_lies(name: str) -> IO[bytes]:
    """The stored bytes of a file: sealed files stay sealed in an archive."""
    found: IO[bytes] = kept_files().as_it_lies(name)
    return found


def put_file(name: str, content: IO[bytes]) -> None:
    """Store under exactly this name; what lies there comes from an attempt that did not end.

    Files of an archive made before files were sealed are sealed on their way in.
    """
    if default_storage.exists(name):
        default_storage.delete(name)
    start = content.read(len(MARK))
    pieces = itertools.chain((start,), iter(partial(content.read, PIECE), b""))
    stored = kept_files().save_as_it_lies(name, pieces if start == MARK else sealed(pieces))
    if stored != name:
        raise FileExistsError(name)


def take_away(names: list[str]) -> None:
    """Remove files that were put by an attempt that failed."""
    for name in names:
        default_storage.delete(name)
