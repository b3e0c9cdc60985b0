"""The same definitions on DuckDB, PostgreSQL and Spark: one test body, equal files."""

import os
import signal
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib import import_module

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dure.engines.measure.cube import build_cells
from dure.engines.measure.definitions import definitions_from
from dure.engines.measure.fault import BadInput
from dure.engines.measure.files import measure_files
from dure.engines.measure.job import ADAPTERS, Job
from dure.engines.measure.sentences import sentence
from dure.engines.measure.tests.ledgers import indicator_sets, ledgers, rows_of
from dure.engines.measure.tests.servers import ENGINES, KERNEL, running
from dure.kernel.testing.spark import HOST, running_spark

pytestmark = pytest.mark.slow
INDICATORS = """
indicators:
  - {code: meals, kind: sum, of: quantity, where: {service: lunch}, by: [sex, age_band]}
  - {code: elders, kind: distinct, where: {service: [lunch]}, by: [sex, age_band]}
  - {code: each, kind: ratio, numerator: meals, denominator: elders}
  - {code: size, kind: mean, by: [sex], periods: [quarter, year]}
  - {code: stock, kind: latest, by: [sex], periods: [month, half]}
"""
HEADER = "record_id,organisation,service,person,occurred_at,place,quantity,unit,sex,age_band"


@pytest.fixture(scope="module")
def engine(request):
    with running(request.param) as found:
        yield found


@pytest.mark.parametrize("engine", ENGINES, indirect=True)
class TestEveryEngine:
    """What holds for each of them."""

    @settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(facts=ledgers(), indicators=indicator_sets())
    def test_the_rows_are_those_of_the_plain_engine(self, engine, facts, indicators):
        rows = rows_of(facts, indicators, engine.build)

        assert rows == rows_of(facts, indicators, build_cells)

    @settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        facts=ledgers(size=12, quantities=st.sampled_from([Decimal("0.1"), Decimal("-2.05"), 3])),
    )
    def test_broken_quantities_are_added_exactly(self, engine, facts):
        named = [fact._replace(person=fact.person or "박순례") for fact in facts]
        asked = definitions_from(yaml.safe_load(INDICATORS))

        rows = rows_of(named, asked, engine.build)

        assert rows == rows_of(named, asked, build_cells)

    def test_the_files_are_equal_to_the_last_letter(self, engine, tmp_path):
        county(tmp_path)
        plain, other = tmp_path / "plain.csv", tmp_path / "other.csv"

        here = measure_files(job(tmp_path, plain))
        there = measure_files(
            replace(job(tmp_path, other), engine=engine.name, server=engine.server, means=KERNEL)
        )

        assert plain.read_bytes() == other.read_bytes()
        assert here.rows == there.rows > 100
        assert here.fingerprint == there.fingerprint

    def test_records_that_hold_nothing_are_no_rows(self, engine, tmp_path):
        county(tmp_path, lines=0)
        out = tmp_path / "out.csv"

        done = measure_files(replace(job(tmp_path, out), engine=engine.name, server=engine.server))

        assert done.rows == 0
        assert len(out.read_text().splitlines()) == 1


def county(folder, lines=300):
    """A county's ledger with everything that may stand in one."""
    (folder / "indicators.yaml").write_text(INDICATORS, encoding="utf-8")
    places = ["code,parent,level", "52,,province", "52111,52,district", "52113,52,district"]
    (folder / "places.csv").write_text("\n".join(places), encoding="utf-8")
    rows = [HEADER]
    for i in range(lines):
        person = ["", "000", "박순례", f"p{i % 40}"][i % 4]
        day = date(2025, 1 + i % 12, 1 + i % 28).isoformat()
        place = ["52111", "52113", "52", ""][i % 4]
        kitchen = ["할매손밥상", "가람복지관"][i % 2]
        who = f"{'fm'[i % 2]},{['75-84', '85+', ''][i % 3]}"
        rows.append(f"{i},{kitchen},lunch,{person},{day},{place},{i % 3 - (i % 17 == 0)},식,{who}")
    (folder / "records.csv").write_text("\n".join(rows), encoding="utf-8")


def job(folder, out):
    names = {"records": "records.csv", "indicators": "indicators.yaml", "places": "places.csv"}
    return Job(**{name: str(folder / file) for name, file in names.items()}, out=str(out))


def test_a_server_that_is_not_there_is_said_in_one_sentence_and_nothing_is_written(tmp_path):
    county(tmp_path)
    out = tmp_path / "out.csv"
    nowhere = f"postgresql://dure@/postgres?host={tmp_path}"

    with pytest.raises(BadInput) as refused:
        measure_files(replace(job(tmp_path, out), engine="postgres", server=nowhere))

    assert [fault.code for fault in refused.value.faults] == ["measure.engine_lost"]
    assert not out.exists()


@pytest.mark.spark
def test_a_worker_that_dies_while_it_counts_changes_nothing(tmp_path):
    county(tmp_path)
    plain, other = tmp_path / "plain.csv", tmp_path / "other.csv"
    measure_files(job(tmp_path, plain))
    os.environ["SPARK_LOCAL_IP"] = HOST

    with running_spark() as cluster:
        asked = replace(job(tmp_path, other), engine="spark", server=cluster.address)
        measure_files(
            asked, tell=lambda step: cluster.workers[0].kill() if step == "sort" else None
        )

    assert plain.read_bytes() == other.read_bytes()


@pytest.mark.spark
def test_when_every_worker_is_gone_it_is_said_and_nothing_is_written(tmp_path, monkeypatch):
    county(tmp_path)
    out = tmp_path / "out.csv"
    os.environ["SPARK_LOCAL_IP"] = HOST
    monkeypatch.setattr(import_module(ADAPTERS["spark"]), "PATIENCE", 6)

    def kill(step):
        if step == "sort":
            for worker in cluster.workers:
                os.killpg(worker.pid, signal.SIGKILL)

    with running_spark() as cluster:
        asked = replace(job(tmp_path, out), engine="spark", server=cluster.address)
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


def test_an_engine_that_is_not_installed_is_said_before_anything_is_read(tmp_path, monkeypatch):
    county(tmp_path)
    monkeypatch.setitem(ADAPTERS, "spark", "dure.engines.measure.spark.nowhere")

    with pytest.raises(BadInput) as refused:
        measure_files(replace(job(tmp_path, tmp_path / "out.csv"), engine="spark"))

    assert [fault.code for fault in refused.value.faults] == ["measure.engine_missing"]
