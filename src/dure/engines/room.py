"""Room (자리): what kept a library from writing, as the system calls it. For adapters only.

DuckDB tells everything that goes wrong with a file by one kind of error, and the system's reason in
words. Whoever calls each of them a full disk sends people to free a disk that has room.
"""

import errno
import os

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
OTHERS = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.EISDIR)
# Said of a disk that takes only a part of what is written, without a reason of the system.
CUT_OFF = "could not write all bytes"


def reason_of(wrong: BaseException) -> int:
    """The system's number of what stood in the way; EIO where nobody said."""
    told = getattr(wrong, "errno", None)
    if isinstance(told, int):
        return told
    if isinstance(wrong, MemoryError):
        return errno.ENOMEM
    said = str(wrong).lower()
    if CUT_OFF in said:
        return errno.ENOSPC
    named = (one for one in (*FULL, *OTHERS) if os.strerror(one).lower() in said)
    return next(named, errno.EIO)


def is_full(wrong: BaseException) -> bool:
    """Whether a disk or the memory ended."""
    return reason_of(wrong) in {*FULL, errno.ENOMEM}
