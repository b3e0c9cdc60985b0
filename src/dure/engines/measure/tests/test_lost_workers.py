"""Workers of a cluster that die while they count: nothing changes, or one sentence and no file.

Each test has a cluster of its own, and no other one beside it: Spark knows one at a time.
"""

import os
import signal
from dataclasses import replace
from importlib import import_module

import pytest

from dure.engines.measure.fault import BadInput
from dure.engines.measure.files import measure_files
from dure.engines.measure.job import ADAPTERS
from dure.engines.measure.sentences import sentence
from dure.engines.measure.tests.counties import county, job
from dure.engines.measure.tests.servers import KERNEL
from dure.kernel.testing.spark import HOST, running_spark

pytestmark = pytest.mark.slow

SORTED = "records are sorted"  # the step after which nothing is read any more


@pytest.mark.spark
def test_a_worker_that_dies_while_it_counts_changes_nothing(tmp_path):
    county(tmp_path)
    plain, other = tmp_path / "plain.csv", tmp_path / "other.csv"
    measure_files(job(tmp_path, plain))
    os.environ["SPARK_LOCAL_IP"] = HOST

    with running_spark() as cluster:
        asked = replace(job(tmp_path, other), engine="spark", server=cluster.address, means=KERNEL)
        measure_files(
            asked, tell=lambda _, step: cluster.workers[0].kill() if step == SORTED else None
        )

    assert plain.read_bytes() == other.read_bytes()


@pytest.mark.spark
def test_when_every_worker_is_gone_it_is_said_and_nothing_is_written(tmp_path, monkeypatch):
    county(tmp_path)
    out = tmp_path / "out.csv"
    os.environ["SPARK_LOCAL_IP"] = HOST
    monkeypatch.setattr(import_module(ADAPTERS["spark"]), "PATIENCE", 6)

    def kill(_, step):
        if step == SORTED:
            for worker in cluster.workers:
                os.killpg(worker.pid, signal.SIGKILL)

    with running_spark() as cluster:
        asked = replace(job(tmp_path, out), engine="spark", server=cluster.address, means=KERNEL)
        with pytest.raises(BadInput) as refused:
            measure_files(asked, tell=kill)

    [fault] = refused.value.faults
    assert fault.code == "measure.engine_lost"
    assert "\n" not in sentence(fault, korean=False)
    assert not list(tmp_path.glob("*out.csv*"))


@pytest.mark.spark
def test_a_cluster_that_is_not_there_is_said_in_one_sentence(tmp_path):
    county(tmp_path)
    asked = replace(job(tmp_path, tmp_path / "out.csv"), engine="spark")
    os.environ["SPARK_LOCAL_IP"] = HOST

    with pytest.raises(BadInput) as refused:
        measure_files(replace(asked, server=f"spark://{HOST}:9"))

    assert [fault.code for fault in refused.value.faults] == ["measure.engine_lost"]
