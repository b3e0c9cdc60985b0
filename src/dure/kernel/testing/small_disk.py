"""A small disk that can really be full: whether this machine lets one be mounted, and one for a test."""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def lets_mount() -> bool:
    """True when a small disk can be mounted here: tried, as no rule says it for every machine."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    with tempfile.TemporaryDirectory() as folder:
        mounted = _mount(Path(folder), "64k")
        if mounted:
            _unmount(Path(folder))
        return mounted


@contextmanager
def small_disk(at: Path, size: str) -> Iterator[Path]:
    """A disk of `size` (24m, 200k) mounted at a new folder; raises OSError where none may be."""
    at.mkdir()
    if not _mount(at, size):
        raise OSError("this machine lets no disk be mounted")
    try:
        yield at
    finally:
        _unmount(at)


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """Where no disk can be mounted: writing more than `size` bytes to a file raises OSError."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _mount(at: Path, size: str) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(at)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def _unmount(at: Path) -> None:
    subprocess.run(["umount", "-l", str(at)], check=False, capture_output=True)
