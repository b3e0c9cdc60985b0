"""A disk without room: how it is recognised, and the one sentence that is said of it everywhere."""

import errno
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress

from dure.kernel.words import Words

FULL = Words(
    "디스크가 가득 찼어요. 자리를 비우고 다시 해 주세요.",
    "The disk is full; make room and try again.",
)
NOTHING_TAKEN = Words(
    "담긴 것은 하나도 없고, 전에 담은 것은 그대로 있어요. 운영하는 분이 디스크의 자리를 비우면 "
    "다시 해 주세요.",
    "Nothing of this was taken, and nothing from before is lost. Try again once whoever runs this "
    "has made room on the disk.",
)
NUMBERS = {errno.ENOSPC, errno.EDQUOT}
SAID = ("disk is full", "no space left on device")
IO_ERROR = "disk i/o error"
LEAST_BYTES = 1_000_000


def is_full(error: BaseException | None, places: Iterable[str] = ()) -> bool:
    """True when the error, or what it came from, says that there is no room.

    SQLite without room for its small files beside the database says no more than that it cannot
    read or write; then `places` are looked at.
    """
    while error is not None:
        text = str(error).lower()
        if getattr(error, "errno", None) in NUMBERS or any(said in text for said in SAID):
            return True
        if IO_ERROR in text and nothing_left(places):
            return True
        error = error.__cause__ or error.__context__
    return False


def nothing_left(places: Iterable[str]) -> bool:
    """True where one of the places has no room."""
    for place in places:
        with suppress(OSError):
            if shutil.disk_usage(os.path.abspath(place)).free < LEAST_BYTES:
                return True
    return False
