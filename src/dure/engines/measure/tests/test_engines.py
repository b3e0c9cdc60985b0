"""The same definitions on DuckDB, PostgreSQL and Spark: one test body, equal files."""

from dataclasses import replace
from decimal import Decimal

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dure.engines.measure.cube import build_cells
from dure.engines.measure.definitions import definitions_from
from dure.engines.measure.fault import BadInput
from dure.engines.measure.files import measure_files
from dure.engines.measure.job import ADAPTERS
from dure.engines.measure.tests.counties import INDICATORS, county, job
from dure.engines.measure.tests.ledgers import indicator_sets, ledgers, rows_of
from dure.engines.measure.tests.servers import ENGINES, running

pytestmark = pytest.mark.slow


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
            replace(
                job(tmp_path, other),
                engine=engine.name,
                server=engine.server,
                means=engine.means,
            )
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


def test_a_server_that_is_not_there_is_said_in_one_sentence_and_nothing_is_written(tmp_path):
    county(tmp_path)
    out = tmp_path / "out.csv"
    nowhere = f"postgresql://dure@/postgres?host={tmp_path}"

    with pytest.raises(BadInput) as refused:
        measure_files(replace(job(tmp_path, out), engine="postgres", server=nowhere))

    assert [fault.code for fault in refused.value.faults] == ["measure.engine_lost"]
    assert not out.exists()


def test_an_engine_that_is_not_installed_is_said_before_anything_is_read(tmp_path, monkeypatch):
    county(tmp_path)
    monkeypatch.setitem(ADAPTERS, "spark", "dure.engines.measure.spark.nowhere")

    with pytest.raises(BadInput) as refused:
        measure_files(replace(job(tmp_path, tmp_path / "out.csv"), engine="spark"))

    assert [fault.code for fault in refused.value.faults] == ["measure.engine_missing"]
