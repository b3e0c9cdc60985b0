"""`dure protect`: a county's spreadsheet in, a protected one out, or one sentence a fault."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dure.engines.disclosure.adapter import read_yaml, write_sheet
from dure.engines.disclosure.check import Unfit
from dure.engines.disclosure.files import protect_files
from dure.engines.disclosure.job import Job
from dure.engines.disclosure.sentences import sentence
from dure.engines.disclosure.sheets import read_sheet
from dure.engines.disclosure.tests.office import MEALS, PLAIN, Office, said
from dure.kernel.testing.small_disk import files_of_at_most

SPEC = """
value: n
dimensions:
  region: {hierarchy: regions.csv}
  sex: {}
rule: {threshold: 5}
cost: value
"""
COUNTS = {
    ("산내면", "f"): 3,
    ("산내면", "m"): 20,
    ("강동면", "f"): 31,
    ("강동면", "m"): 44,
    ("가람읍", "f"): 70,
    ("가람읍", "m"): 0,
}


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A folder with the table of Garam-gun, its places and its rule."""
    sums: dict[tuple[str, str], int] = {}
    for (place, sex), n in COUNTS.items():
        for key in [(p, s) for p in (place, "가람군", "all") for s in (sex, "all")]:
            sums[key] = sums.get(key, 0) + n
    rows = [["region", "sex", "n", "memo"], *[[*k, str(n), "x"] for k, n in sums.items()]]
    _write(tmp_path / "table.csv", rows)
    parents = [["child", "parent"], ["가람군", "all"]]
    parents += [[place, "가람군"] for place in ("산내면", "강동면", "가람읍")]
    _write(tmp_path / "regions.csv", parents)
    (tmp_path / "spec.yaml").write_text(SPEC, "utf-8")
    return tmp_path


def _write(path: Path, rows: list[list[str]], encoding: str = "utf-8") -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)


def _job(folder: Path, out: str = "out.csv", **more) -> Job:
    return Job(
        table=str(folder / "table.csv"),
        spec=str(folder / "spec.yaml"),
        out=str(folder / out),
        **more,
    )


def _faults(job: Job) -> list[str]:
    with pytest.raises(Unfit) as refused:
        protect_files(job)
    assert not Path(job.out).exists()
    assert all(sentence(fault, korean=True) for fault in refused.value.faults)
    return [sentence(fault, korean=False) for fault in refused.value.faults]


@pytest.mark.parametrize("out", ["out.csv", "out.xlsx", "out.parquet"])
def test_the_same_rows_come_back_with_a_status(county: Path, out: str) -> None:
    protect_files(_job(county, out, audit=str(county / "audit.csv")))

    rows = [row for _number, row in read_sheet(str(county / out)).numbered()]
    found = {(row["region"], row["sex"]): (row["n"], row["status"]) for row in rows}
    assert found["산내면", "f"] == ("", "primary")
    assert found["산내면", "m"] == ("", "secondary")
    assert found["가람읍", "m"] == ("0", "zero")
    assert found["all", "all"] == ("168", "published")
    assert len(rows) == 15
    audit = {
        (r["region"], r["sex"]): r for _n, r in read_sheet(str(county / "audit.csv")).numbered()
    }
    assert (audit["산내면", "f"]["low"], audit["산내면", "f"]["high"]) == ("1", "4")
    assert "3" not in audit["산내면", "f"].values()
    assert not [name for name in os.listdir(county) if name.startswith(".")]


def test_last_months_release_is_remembered(county: Path) -> None:
    protect_files(_job(county, "first.csv"))

    protect_files(_job(county, previous=(str(county / "first.csv"),)))

    assert (county / "out.csv").read_text("utf-8") == (county / "first.csv").read_text("utf-8")


def test_two_earlier_releases_that_together_tell_a_cell_are_noticed(county: Path) -> None:
    """September hid four cells, a leaflet printed one of them: the other three follow."""
    protect_files(_job(county, "first.csv"))
    leaflet = [["region", "sex", "n", "status"], ["강동면", "f", "31", "published"]]
    _write(county / "leaflet.csv", leaflet)

    earlier = (str(county / "first.csv"), str(county / "leaflet.csv"))

    done = protect_files(_job(county, previous=earlier))

    assert ("산내면", "f") in done.already_public
    assert any("already tell 산내면 · f" in note for note in said(done))


def test_cp949_from_an_older_office_is_read(county: Path) -> None:
    text = (county / "table.csv").read_text("utf-8")
    (county / "table.csv").write_text(text, "cp949")

    assert protect_files(_job(county)).labels["산내면", "f"].value == "primary"


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (["산내면", "f", "4", "x"], "also in row"),
        (["운봉읍", "f", "many", "x"], "not a number"),
        (["운봉읍", "f", "-3", "x"], "negative"),
        (["운봉읍", "f", "2.5", "x"], "not whole"),
        (["", "f", "9", "x"], "all for a total"),
        (["운봉읍", "f", "9", "x", "y"], "5 fields"),
    ],
)
def test_a_wrong_row_is_told_with_its_number(county: Path, row: list[str], word: str) -> None:
    with (county / "table.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(row)

    faults = _faults(_job(county))

    assert len(faults) == 1
    assert word in faults[0]
    assert "row 17" in faults[0]


def test_a_total_smaller_than_its_parts_is_named(county: Path) -> None:
    text = (county / "table.csv").read_text("utf-8").replace("all,all,168", "all,all,160")
    (county / "table.csv").write_text(text, "utf-8")

    faults = _faults(_job(county))

    assert all("all · all is 160" in fault for fault in faults)


@pytest.mark.parametrize(
    ("spec", "word"),
    [
        ("value: n", "needs value and dimensions"),
        (SPEC + "treshold: 4", "'treshold'"),
        (SPEC.replace("threshold: 5", "threshold: 2"), "at least 3"),
        (SPEC.replace("threshold: 5", "threshold: five"), "threshold: five"),
        (SPEC.replace("sex", "gender"), "column gender"),
        (SPEC.replace("regions.csv", "nowhere.csv"), "cannot be opened"),
        ("value: [", "cannot be understood"),
    ],
)
def test_a_wrong_spec_is_told_in_one_sentence(county: Path, spec: str, word: str) -> None:
    (county / "spec.yaml").write_text(spec, "utf-8")

    faults = _faults(_job(county))

    assert len(faults) == 1
    assert word in faults[0]


def test_places_that_lead_back_to_themselves_are_refused(county: Path) -> None:
    _write(
        county / "regions.csv", [["child", "parent"], ["가람군", "산내면"], ["산내면", "가람군"]]
    )

    assert "back to itself" in _faults(_job(county))[0]


@pytest.mark.slow
def test_the_command_says_what_it_did_and_ends_with_two_when_it_cannot(county: Path) -> None:
    source = str(Path(__file__).parents[4])
    start = (
        "import django; from django.conf import settings;"
        "settings.configure(INSTALLED_APPS=[]); django.setup();"
        "from django.core.management import call_command;"
        "from dure.measurement.management.commands.protect import Command;"
        "import sys; call_command(Command(), *sys.argv[1:])"
    )

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603
            [sys.executable, "-c", start, *words],
            cwd=county,
            env={"PYTHONPATH": source, "LANG": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=False,
        )

    done = run("table.csv", "--spec", "spec.yaml", "--out", "-")
    failed = run("nothing.csv", "--spec", "spec.yaml", "--out", "never.csv")

    assert done.returncode == 0
    assert "산내면,f,,x,primary" in done.stdout
    assert "memo" in done.stderr
    assert failed.returncode == 2
    assert failed.stderr.strip() == "nothing.csv: This file cannot be opened."
    assert not (county / "never.csv").exists()


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_a_full_disk_is_one_sentence_and_no_file(tmp_path: Path, ending: str) -> None:
    office = Office(tmp_path)
    office.write("table.csv", MEALS)
    (tmp_path / "spec.yaml").write_text(PLAIN, "utf-8")
    job = Job(
        table=f"{tmp_path}/table.csv", spec=f"{tmp_path}/spec.yaml", out=f"{tmp_path}/o.{ending}"
    )

    with pytest.raises(Unfit) as unfit, files_of_at_most(10):
        protect_files(job)

    assert "The result cannot be written" in sentence(unfit.value.faults[0], korean=False)
    assert {one.name for one in tmp_path.iterdir()} == {"table.csv", "spec.yaml"}


@pytest.mark.parametrize("odd", ["inf", "nan"])
def test_a_number_without_end_is_told_at_its_row(tmp_path: Path, odd: str) -> None:
    write_sheet(f"{tmp_path}/table.parquet", [["group", "n"], ["one", odd], ["all", "7"]], {"n"})
    (tmp_path / "spec.yaml").write_text("value: n\ndimensions: [group]\n", "utf-8")

    with pytest.raises(Unfit) as unfit:
        protect_files(
            Job(
                table=f"{tmp_path}/table.parquet",
                spec=f"{tmp_path}/spec.yaml",
                out=f"{tmp_path}/o.csv",
            )
        )

    (told,) = [sentence(fault, korean=False) for fault in unfit.value.faults]
    assert "row 2, column n" in told
    assert f"'{odd}' is not a number" in told


def test_a_threshold_that_is_said_twice_is_not_the_last_one_in_silence() -> None:
    with pytest.raises(ValueError, match="threshold stands twice"):
        read_yaml("rule:\n  threshold: 5\n  threshold: 3\n")
    usual, mine = "usual: &a {threshold: 5, zero: hide}", "mine: &b {<<: *a, threshold: 3}"
    merged = read_yaml(f"{usual}\n{mine}\nyours: {{<<: *b, zero: publish}}\n")
    assert isinstance(merged, dict)
    assert merged["yours"] == {"threshold": 3, "zero": "publish"}
