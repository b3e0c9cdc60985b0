"""On a cluster people are cut into parts: the kernel counts each where its worker is, Spark adds up."""

from datetime import date, timedelta

import pytest

from dure.engines.measure.cube import build_cells
from dure.engines.measure.definitions import definitions_from
from dure.engines.measure.elsewhere import counting
from dure.engines.measure.facts import ServiceFact
from dure.engines.measure.means import Means
from dure.engines.measure.tests.ledgers import rows_of
from dure.engines.measure.tests.servers import spark

pytestmark = [pytest.mark.slow, pytest.mark.spark]
PEOPLE = {"code": "elders", "kind": "distinct", "by": ["sex"], "periods": ["month", "year"]}
MEALS = {"code": "meals", "kind": "sum", "by": ["age_band"]}


@pytest.fixture(scope="module")
def server():
    with spark() as address:
        yield address


def facts():
    """A year of four houses: people of two houses, head-counts, and lines that were taken back."""
    return [
        ServiceFact(
            record_id=str(at),
            organisation=f"집 {at % 4}",
            service="lunch",
            person="" if at % 7 == 0 else f"p{at % 90}",
            occurred_on=date(2026, 1, 1) + timedelta(days=at % 360),
            place=["52111", "52113", "52", ""][at % 4],
            quantity=-1 if at % 11 == 0 else at % 3,
            attributes={"sex": "fm"[at % 2], "age_band": "75-84"},
        )
        for at in range(600)
    ]


def counted_by(server: str, means: Means) -> list[str]:
    """For each group of indicators: nothing where workers counted it by the kernel, else why not."""
    asked, said = definitions_from({"indicators": [PEOPLE, MEALS]}), []
    with counting("spark", server=server, folder="", means=means) as build:
        rows = rows_of(facts(), asked, lambda *words: said.append(build(*words)))
    assert rows == rows_of(facts(), asked, build_cells)
    return said


def test_people_are_counted_by_the_kernel_in_the_workers_and_sums_by_statements(server):
    assert counted_by(server, Means(worth=0)) == ["", "nobody has to be recognised"]


def test_what_does_not_fit_into_a_worker_is_counted_by_statements_before_a_cell_is_written(server):
    said = counted_by(server, Means(worth=0, most_bytes=4_000))

    assert said[0] == "too many cells for the memory of a worker"


def test_a_few_records_are_not_worth_the_way(server):
    assert counted_by(server, Means())[0] == "too few records to be worth it"
