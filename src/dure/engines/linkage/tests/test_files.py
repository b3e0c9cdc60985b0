"""`dure link`, file in and file out: whole or not at all, the same in every format."""

import csv
import json
import os
import random
import resource
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from python_calamine import CalamineWorkbook

from dure.engines.linkage import BadInput
from dure.engines.linkage.files import link_files
from dure.engines.linkage.job import Job
from dure.engines.linkage.tests.people import strangers

pytestmark = pytest.mark.slow

HEADING = ["record_id", "full_name", "birth_date", "sex", "phone", "street", "place"]


def people_file(folder: Path, rows: list[dict[str, str]], name: str = "people.csv") -> str:
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADING, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return str(path)


def test_the_three_columns_of_the_interface(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    link_files(Job(people=(people_file(tmp_path, strangers(40)),), out=str(out)))

    rows = list(csv.reader(out.open(encoding="utf-8")))

    assert rows[0] == ["record_id", "person_id", "probability"]
    assert len(rows) == 41
    assert [row[0] for row in rows[1:]] == sorted(row[0] for row in rows[1:])


def test_every_format_says_the_same(tmp_path: Path) -> None:
    source = people_file(tmp_path, strangers(40))
    for ending in ("csv", "xlsx", "parquet"):
        link_files(Job(people=(source,), out=str(tmp_path / f"out.{ending}")))

    whole = list(csv.reader((tmp_path / "out.csv").open()))[1:]
    plain = [tuple(row[:2]) for row in whole]
    sheet = CalamineWorkbook.from_path(str(tmp_path / "out.xlsx")).get_sheet_by_index(0).to_python()
    assert [(row[0], row[1]) for row in sheet[1:]] == plain
    assert duckdb.read_parquet(str(tmp_path / "out.parquet")).order("record_id").fetchall() == [
        (row[0], row[1], float(row[2])) for row in whole
    ]


def test_the_report_has_what_a_human_needs(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    rows = [
        *strangers(60),
        {"record_id": "a", "full_name": "천옥분"},
        {"record_id": "b", "full_name": "천옥분"},
    ]
    done = link_files(
        Job(people=(people_file(tmp_path, rows),), out=str(tmp_path / "o.csv"), report=str(report))
    )

    told = json.loads(report.read_text(encoding="utf-8"))

    assert told["pairs_compared"] == done.pairs == 62 * 61 // 2
    assert told["thresholds"]["same"] == 0.5
    assert told["people"] == done.people
    assert told["uncertain_count"] == len(told["uncertain_pairs"])
    assert set(told["weights"]) == set(told["columns_compared"])
    assert "천옥분" not in report.read_text(encoding="utf-8")


def test_the_uncertain_pairs_may_be_a_sheet(tmp_path: Path) -> None:
    report = tmp_path / "report.csv"
    link_files(
        Job(
            people=(people_file(tmp_path, strangers(60)),),
            out=str(tmp_path / "o.csv"),
            report=str(report),
        )
    )

    heading = next(csv.reader(report.open(encoding="utf-8")))
    assert heading[:4] == ["record_id_l", "record_id_r", "probability", "decided"]


def test_the_same_people_in_another_order_give_the_same_file(tmp_path: Path) -> None:
    rows = strangers(80)
    other = list(rows)
    random.Random(5).shuffle(other)  # noqa: S311
    one = link_files(
        Job(people=(people_file(tmp_path, rows, "1.csv"),), out=str(tmp_path / "o1.csv"))
    )
    two = link_files(
        Job(people=(people_file(tmp_path, other, "2.csv"),), out=str(tmp_path / "o2.csv"))
    )

    assert (tmp_path / "o1.csv").read_bytes() == (tmp_path / "o2.csv").read_bytes()
    assert one.fingerprint == two.fingerprint


@pytest.mark.parametrize("name", ["out.txt", "nowhere/out.csv", "."])
def test_where_nothing_can_be_written_is_said_before_the_work(tmp_path: Path, name: str) -> None:
    source = people_file(tmp_path, strangers(3))

    with pytest.raises(BadInput):
        link_files(Job(people=(source,), out=str(tmp_path / name)))
    assert [path.name for path in tmp_path.iterdir()] == ["people.csv"]


def test_a_result_never_lands_on_its_own_input(tmp_path: Path) -> None:
    source = people_file(tmp_path, strangers(3))
    before = Path(source).read_bytes()

    with pytest.raises(BadInput):
        link_files(Job(people=(source,), out=source))
    assert Path(source).read_bytes() == before


def test_a_wrong_row_leaves_no_file_and_no_half_of_one(tmp_path: Path) -> None:
    rows = [*strangers(3), strangers(1)[0]]

    with pytest.raises(BadInput):
        link_files(Job(people=(people_file(tmp_path, rows),), out=str(tmp_path / "out.csv")))
    assert [path.name for path in tmp_path.iterdir()] == ["people.csv"]


def test_nobody_is_linked_to_nobody(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"

    done = link_files(Job(people=(people_file(tmp_path, []),), out=str(out)))

    assert (done.records, done.people) == (0, 0)
    assert out.read_text(encoding="utf-8") == "record_id,person_id,probability\n"


def test_a_full_disk_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    """The limit on the size of a file stands for the disk: it fails in the middle of the work."""
    names = "\n".join(
        f"{at},김순{'자희례옥남'[at % 5]},19{41 + at % 50}-03-05" for at in range(2_000)
    )
    (tmp_path / "people.csv").write_text(f"record_id,이름,생년월일\n{names}\n", encoding="utf-8")
    folder = tmp_path / "temporary"
    folder.mkdir()
    command = [sys.executable, "-m", "dure.project.command", "link", str(tmp_path / "people.csv")]
    done = subprocess.run(  # noqa: S603 - our own command
        [*command, "--out", str(tmp_path / "out.csv")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TMPDIR": str(folder), "LC_ALL": "C.UTF-8"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)),
    )

    assert done.returncode == 2
    assert "no room to finish" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out.csv").exists()
    assert not list(folder.rglob("people.duckdb*"))
