"""A process that ends when the one that started it is gone, also by kill -9 or for want of memory.

On Linux the kernel sends the signal; everywhere, macOS included, a thread looks once a second.
"""

import ctypes
import os
import signal
import sys
import threading
import time

DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG
LOOKS_EVERY_S = 1.0
GRACE_S = 5.0
# Set for what is started beside a server: `dure` then calls the above.
WITH_PARENT = "DURE_WITH_PARENT"


def end_with_parent(parent: int | None = None) -> None:
    """Call it first thing in the child: a polite signal when the parent is gone, then the end.

    Whoever knows its parent's number names it: then also one that died before this line is noticed.
    """
    parent = parent or os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(DEATH_SIGNAL, signal.SIGTERM)
    threading.Thread(target=_watch, args=(parent,), daemon=True, name="parent").start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOKS_EVERY_S)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_S)  # the request in hand is answered
    os._exit(1)
