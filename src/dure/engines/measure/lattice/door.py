"""Door (문): loads the compiled kernel when it is first needed, never at start-up.

The one dynamic import of the engine: numba takes half a second to load, and most commands and every
page do without it. Compiled code is kept in a folder that can be written, else compiled anew.
"""

import os
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

PLACES = ("DURE_CACHE", "XDG_CACHE_HOME")


def kernel() -> Any:
    """The module `count`, compiled or about to be."""
    if "NUMBA_CACHE_DIR" not in os.environ:
        os.environ["NUMBA_CACHE_DIR"] = str(cache_folder())
    return import_module("dure.engines.measure.lattice.count")


def cache_folder() -> Path:
    """The first folder that can be written: DURE_CACHE, the user's cache, a temporary one."""
    for folder in _wanted():
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    return Path(tempfile.mkdtemp(prefix="dure-kernel-"))


def _wanted() -> Iterator[Path]:
    named = [os.environ[name] for name in PLACES if os.environ.get(name)]
    home = os.environ.get("HOME")
    for place in [*named, *([f"{home}/.cache"] if home else [])]:
        yield Path(place, "dure-kernel")
