"""Every cell of every engine is what a count by hand gives, on files nobody has seen before."""

import csv
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from io import BytesIO, TextIOWrapper
from math import isclose
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import xlsxwriter
from hypothesis import HealthCheck, example, given, note, settings
from hypothesis import strategies as st

from dure.engines.measure.adapter import open_session, write_parquet
from dure.engines.measure.fast_cube import Means
from dure.engines.measure.files import Job, measure_files
from dure.engines.measure.tests.judge.brute import judged
from dure.engines.measure.tests.judge.files import Asked, asked_files
from dure.engines.measure.tests.servers import ENGINES, KERNEL, running
from dure.kernel.testing.examples import examples

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


# A cluster takes half a minute for one file; the night brings it many.
@settings(max_examples=examples(2), suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(NOTHING_LEFT)
@given(asked_files())
def test_every_cell_of_every_engine(engine, asked):
    check(asked, engine=engine.name, server=engine.server, means=KERNEL)


@settings(max_examples=examples(15))
@example(NOTHING_LEFT)
@given(asked_files())
def test_every_cell_of_the_plain_engine(asked):
    check(asked, means=PLAIN)


@settings(max_examples=examples(15))
@given(asked_files())
def test_every_cell_of_the_kernel(asked):
    check(asked, means=KERNEL)


@settings(max_examples=examples(10))
@given(asked_files(), st.sampled_from(["cp949", "utf-8-sig", "-", "xlsx", "parquet"]))
def test_every_cell_whatever_the_file_is_written_in(asked, form):
    check(asked, means=PLAIN, form=form)


def check(asked: Asked, form: str = "", **chosen):
    # What was asked stands in the report of a failure, as the files that it is.
    note(f"{asked.records}\n{asked.indicators}\n{asked.places}\n{asked.as_of}")
    with TemporaryDirectory() as name:
        job = laid_out(Path(name), asked)
        with brought(job, form) as file:
            measure_files(replace(job, records=file, **chosen))
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


@contextmanager
def brought(job: Job, form: str):
    """The same records in another form; `-` comes through standard input."""
    plain = Path(job.records)
    text = plain.read_text(encoding="utf-8")
    other = plain.with_name(f"brought.{form if form in ('xlsx', 'parquet') else 'csv'}")
    if form in ("cp949", "utf-8-sig"):
        other.write_text(text, encoding=form)
    elif form == "-":
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("sys.stdin", TextIOWrapper(BytesIO(text.encode())))
            yield "-"
        return
    elif form:
        as_a_table(list(csv.reader(text.splitlines())), other)
    yield str(other if form else plain)


def as_a_table(rows: list[list[str]], file: Path):
    """The rows as a workbook or as Parquet, every cell a text."""
    if file.suffix == ".xlsx":
        with xlsxwriter.Workbook(str(file), {"strings_to_numbers": False}) as book:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                for at, cell in enumerate(row):
                    sheet.write_string(number, at, cell)
        return
    with open_session() as session:
        names = ", ".join(f"{name} varchar" for name in rows[0])
        session.load("brought", names, dict(zip(rows[0], zip(*rows[1:], strict=True), strict=True)))
        write_parquet(session, "select * from brought", file)


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
