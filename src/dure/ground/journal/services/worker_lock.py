"""A worker's lock on its machine: held while the process lives, free the moment it is gone."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings


@contextmanager
def holding_lock(worker_id: str) -> Iterator[None]:
    """Hold the lock of `worker_id`; the system lets go of it even when the process is killed."""
    place = _folder() / worker_id
    with place.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield
        finally:
            place.unlink(missing_ok=True)


def locks_here() -> dict[str, bool]:
    """The workers that have a lock on this machine: True for those that hold it."""
    found: dict[str, bool] = {}
    for place in _folder().iterdir():
        try:
            with place.open("r+") as lock:
                found[place.name] = not _take(lock)
        except FileNotFoundError:  # it left in order, this very moment
            continue
    return found


def _take(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _folder() -> Path:
    folder = Path(settings.DURE_HOME) / "workers"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
