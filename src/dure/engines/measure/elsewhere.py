"""Elsewhere (다른 엔진): the engine that counts the cells, by its name.

The adapters of other engines are loaded when they are asked for, never at start-up: Spark is not
installed everywhere, and neither is needed by most runs.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module

from dure.engines.measure.computing import Build
from dure.engines.measure.fast_cube import build_fast
from dure.engines.measure.fault import BadInput, Fault
from dure.engines.measure.job import ADAPTERS
from dure.engines.measure.means import Means


@contextmanager
def counting(engine: str, *, server: str, folder: str, means: Means) -> Iterator[Build]:
    """What counts the cells of one run. BadInput when the engine is missing or lost."""
    if engine not in ADAPTERS:
        yield partial(build_fast, means=means)
        return
    try:
        adapter = import_module(ADAPTERS[engine])
    except ImportError as missing:
        values = {"engine": engine, "what": missing.name or engine}
        raise BadInput([Fault("measure.engine_missing", values)]) from None
    with adapter.counting(server, folder, means) as cells:
        yield cells.build
