"""Work that makes very many small values and no circles among them does without the collector.

Python counts the values made and then looks through all of them for circles; a release of millions
of figures would be looked through again and again, which takes as long as making them.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """No search for circles inside; afterwards as before. What nobody holds is freed all the same."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
