"""Lists as badly written as they come, from another generator than the bench: F1 may not fall below."""

import csv
import random
from pathlib import Path

import pytest

from dure.engines.linkage.files import Job, link_files
from dure.engines.linkage.tests import hostile
from dure.engines.linkage.tests.hostile import Mangle, Row, f1, records, twins
from dure.engines.linkage.tests.people import linked

pytestmark = pytest.mark.slow
PEOPLE = 150


def score(rows: list[Row], truth: dict[str, str]) -> float:
    """How well a list is linked."""
    return f1({one.record_id: one.person_id for one in linked(rows).links}, truth)


@pytest.mark.parametrize(
    ("way", "least"),
    [
        (hostile.as_it_is, 0.99),
        (hostile.in_two_columns_some_swapped, 0.98),
        (hostile.romanised_in_part, 0.97),
        (hostile.with_blanks_and_titles, 0.98),
        (hostile.by_the_moon, 0.98),
        (hostile.in_two_digits, 0.98),
        (hostile.mostly_empty, 0.95),
        (hostile.mangled_by_a_sheet, 0.98),
        (hostile.born_with_the_century, 0.97),
        (hostile.one_slip_each, 0.60),
    ],
)
def test_the_same_people_in_a_bad_hand(way: Mangle, least: float) -> None:
    dice = random.Random(5)  # noqa: S311

    assert score(*records(hostile.people(PEOPLE, dice), dice, way)) >= least


def test_people_from_elsewhere() -> None:
    dice = random.Random(6)  # noqa: S311
    beings = hostile.people(PEOPLE, dice, foreign=True)

    assert score(*records(beings, dice, hostile.as_it_is)) >= 0.97


def test_one_office_with_everybody_written_twice() -> None:
    dice = random.Random(7)  # noqa: S311
    beings = hostile.people(PEOPLE, dice)

    assert score(*records(beings, dice, hostile.with_blanks_and_titles, offices=1)) >= 0.98


def test_a_file_of_nothing_but_twins_keeps_most_of_them_apart() -> None:
    dice = random.Random(8)  # noqa: S311

    assert score(*records(twins(PEOPLE, dice), dice, hostile.as_it_is)) >= 0.80


def test_a_few_twins_among_everybody() -> None:
    dice = random.Random(9)  # noqa: S311
    beings = [*twins(PEOPLE // 12, dice), *hostile.people(PEOPLE, dice)]

    assert score(*records(beings, dice, hostile.as_it_is)) >= 0.95


def test_columns_in_one_anothers_place_are_put_right_by_a_map(tmp_path: Path) -> None:
    dice = random.Random(10)  # noqa: S311
    rows, truth = records(hostile.people(60, dice), dice, hostile.as_it_is)
    names = {"full_name": "phone", "phone": "birth_date", "birth_date": "full_name"}
    path, out = tmp_path / "p.csv", tmp_path / "o.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["record_id", *names.values()])
        writer.writerows([row["record_id"], *(row[name] for name in names)] for row in rows)
    mapped = tmp_path / "map.yaml"
    lines = [f"{ours}: {theirs}" for ours, theirs in names.items()]
    mapped.write_text("\n".join(lines), encoding="utf-8")

    link_files(Job(people=(str(path),), out=str(out), map=str(mapped)))

    found = {row["record_id"]: row["person_id"] for row in csv.DictReader(out.open())}
    assert f1(found, truth) >= 0.97
