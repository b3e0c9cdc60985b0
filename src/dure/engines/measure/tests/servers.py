"""The engines of the tests: each started for a module alone, and stopped whatever happens."""

import os
from contextlib import contextmanager, nullcontext
from typing import NamedTuple

import pytest

from dure.engines.measure.computing import Build
from dure.engines.measure.elsewhere import counting
from dure.engines.measure.fast_cube import Means
from dure.kernel.testing.postgres import PostgresMissing, running_postgres
from dure.kernel.testing.spark import HOST, SparkMissing, running_spark

ENGINES = ["duckdb", "postgres", pytest.param("spark", marks=pytest.mark.spark)]
KERNEL = Means(worth=0, threads=2)


class Engine(NamedTuple):
    """An engine that runs: its name, the address of its server, and what counts the cells there."""

    name: str
    server: str
    build: Build


@contextmanager
def postgres():
    try:
        with running_postgres() as address:
            yield address
    except PostgresMissing as why:
        pytest.skip(str(why))


@contextmanager
def spark():
    os.environ["SPARK_LOCAL_IP"] = HOST
    try:
        with running_spark() as cluster:
            yield cluster.address
    except SparkMissing as why:
        pytest.skip(str(why))


SERVERS = {"duckdb": lambda: nullcontext(""), "postgres": postgres, "spark": spark}


@contextmanager
def running(name: str):
    """The engine of that name."""
    with (
        SERVERS[name]() as server,
        counting(name, server=server, folder="", means=KERNEL) as build,
    ):
        yield Engine(name, server, build)
