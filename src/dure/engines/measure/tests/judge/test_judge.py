"""Every cell of every engine is what a count by hand gives, on files nobody has seen before."""

import csv
from dataclasses import replace
from fractions import Fraction
from math import isclose
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, note, settings

from dure.engines.measure.fast_cube import Means
from dure.engines.measure.files import Job, measure_files
from dure.engines.measure.tests.judge.brute import judged
from dure.engines.measure.tests.judge.files import Asked, asked_files
from dure.engines.measure.tests.servers import ENGINES, KERNEL, running

pytestmark = pytest.mark.slow
PLAIN = Means(worth=10**9)
KEYS = ("indicator", "organisation", "place_level", "place", "period_kind", "period")
NUMBERS = ("value", "numerator", "denominator", "method", "low", "high")
# A line and somebody else's reversal in one cell: nothing is left to add up, and somebody is there.
NOTHING_LEFT = Asked(
    "record_id,organisation,service,person,occurred_at,quantity,reverses\n"
    "1,할매손밥상,lunch,p1,2026-03-01,1,\n2,할매손밥상,lunch,p2,2026-03-02,-1,9\n",
    "indicators:\n- {code: meals, kind: sum}\n- {code: elders, kind: distinct}\n"
    "- {code: alone, kind: sum, periods: [year]}\n",
    "",
    None,
)


@pytest.fixture(scope="module", params=ENGINES)
def engine(request):
    with running(request.param) as found:
        yield found


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(NOTHING_LEFT)
@given(asked_files())
def test_every_cell_of_every_engine(engine, asked):
    check(asked, engine=engine.name, server=engine.server, means=KERNEL)


@settings(max_examples=60)
@example(NOTHING_LEFT)
@given(asked_files())
def test_every_cell_of_the_plain_engine(asked):
    check(asked, means=PLAIN)


@settings(max_examples=60)
@given(asked_files())
def test_every_cell_of_the_kernel(asked):
    check(asked, means=KERNEL)


def check(asked: Asked, **chosen):
    # What was asked stands in the report of a failure, as the files that it is.
    note(f"{asked.records}\n{asked.indicators}\n{asked.places}\n{asked.as_of}")
    with TemporaryDirectory() as name:
        job = laid_out(Path(name), asked)
        measure_files(replace(job, **chosen))
        places = Path(job.places) if job.places else None
        expected = judged(Path(job.records), Path(job.indicators), places, job.as_of)
        found = read_result(Path(job.out))
    assert found.keys() == expected.keys()
    for key, numbers in expected.items():
        same(key, found[key], numbers)


def laid_out(folder: Path, asked: Asked) -> Job:
    """The files on the disk, and the job that reads them."""
    (folder / "records.csv").write_text(asked.records, encoding="utf-8")
    (folder / "indicators.yaml").write_text(asked.indicators, encoding="utf-8")
    (folder / "places.csv").write_text(asked.places, encoding="utf-8")
    names = {"records": "records.csv", "indicators": "indicators.yaml", "out": "out.csv"}
    names |= {"places": "places.csv"} if asked.places else {}
    return Job(**{key: str(folder / file) for key, file in names.items()}, as_of=asked.as_of)


def read_result(path: Path) -> dict:
    """Every row by where it stands; no place twice."""
    found = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            split = {
                (name, value)
                for name, value in row.items()
                if name not in KEYS and name not in NUMBERS and value != "all"
            }
            key = (*(row[name] for name in KEYS), frozenset(split))
            assert key not in found
            found[key] = row
    return found


def same(key, row, numbers):
    """Counted numbers to the last digit; divided ones to what a double holds."""
    divided = "denominator" in numbers
    for name in ("value", "numerator", "denominator"):
        if name not in numbers:
            assert row[name] == "", (key, name)
        elif divided:
            assert isclose(float(row[name]), float(numbers[name]), rel_tol=1e-12), (key, name)
        else:
            assert Fraction(row[name]) == numbers[name], (key, row)
    if not divided:
        for name in ("low", "high"):
            wanted = numbers.get(name)
            assert (Fraction(row[name]) if row[name] else None) == wanted, (key, row)
