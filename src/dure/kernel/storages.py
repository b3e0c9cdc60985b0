"""Where kept files lie: sealed, on the disk or, in tests, in memory."""

from collections.abc import Iterator
from typing import Any

from django.core.files.storage import FileSystemStorage, InMemoryStorage, default_storage

from dure.kernel.sealed_files import BESIDE, OnDisk, Sealing


class SealedOnDisk(OnDisk, Sealing, FileSystemStorage):
    """The files of a house."""


class SealedInMemory(Sealing, InMemoryStorage):
    """The files of a test."""


def kept_files() -> Any:
    """The storage of this house, with the doors of `Sealing`."""
    return default_storage


def stored_files(folder: str = "") -> Iterator[str]:
    """The names of every kept file, in order; what an exchange that was stopped left is none."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        if not name.endswith(BESIDE):
            yield f"{folder}{name}"
    for name in sorted(folders):
        yield from stored_files(f"{folder}{name}/")
