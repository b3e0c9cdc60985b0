"""The kept files: all of them, by name, wherever the storage keeps them."""

from collections.abc import Iterator
from typing import IO

from django.core.files.base import File
from django.core.files.storage import default_storage


def stored_files(folder: str = "") -> Iterator[str]:
    """The names of every kept file, in order."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        yield f"{folder}{name}"
    for name in sorted(folders):
        yield from stored_files(f"{folder}{name}/")


def put_file(name: str, content: IO[bytes]) -> None:
    """Store under exactly this name; what lies there comes from an attempt that did not end."""
    if default_storage.exists(name):
        default_storage.delete(name)
    stored = default_storage.save(name, File(content, name))
    if stored != name:
        raise FileExistsError(name)


def take_away(names: list[str]) -> None:
    """Remove files that were put by an attempt that failed."""
    for name in names:
        default_storage.delete(name)
