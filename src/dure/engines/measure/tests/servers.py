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

# Spark counts people by the kernel in every worker; plainly, by the statements that are its oracle.
PLAINLY = "spark plainly"
ENGINES = [
    "duckdb",
    "postgres",
    *(pytest.param(name, marks=pytest.mark.spark) for name in ("spark", PLAINLY)),
]
KERNEL = Means(worth=0, threads=2)
STATEMENTS = Means(worth=1 << 60)


class Engine(NamedTuple):
    """An engine that runs: its name, the address of its server, and what counts the cells there."""

    name: str
    server: str
    build: Build
    means: Means


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


SERVERS = {
    "duckdb": lambda: nullcontext(""),
    "postgres": postgres,
    "spark": spark,
    PLAINLY: spark,
}


@contextmanager
def running(name: str):
    """The engine of that name."""
    engine, means = name.split(maxsplit=1)[0], STATEMENTS if name == PLAINLY else KERNEL
    with (
        SERVERS[name]() as server,
        counting(engine, server=server, folder="", means=means) as build,
    ):
        yield Engine(engine, server, build, means)
