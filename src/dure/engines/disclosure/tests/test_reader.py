"""Nobody computes a hidden number from the files; and the audit says exactly what can be said."""

import csv
from contextlib import suppress
from pathlib import Path

import pytest

from dure.engines.disclosure.check import Unprotectable
from dure.engines.disclosure.files import Job, protect_files
from dure.engines.disclosure.tests.reader import Reader, Unknown
from dure.engines.disclosure.tests.worlds import World, counted, paid

pytestmark = pytest.mark.slow


def publish(world: World, name: str, *previous: str, audit: bool = True) -> dict[str, list[str]]:
    """One release as files; the audit by `codes` as low and high."""
    folder = world.folder
    job = Job(
        table=world.table(f"in {name}.csv"),
        spec=world.spec(),
        out=str(folder / f"{name}.csv"),
        previous=tuple(str(folder / f"{one}.csv") for one in previous),
        audit=str(folder / f"audit {name}.csv") if audit else "",
    )
    protect_files(job)
    if not audit:
        return {}
    rows = csv.DictReader((folder / f"audit {name}.csv").read_text("utf-8").splitlines())
    return {
        " ".join(row[code] for code in world.names): [row["low"], row["high"]]
        for row in rows
        if row["status"] != "earlier"
    }


def read(world: World, *names: str) -> Reader:
    reader = world.reader()
    reader.least = 0.0 if world.rule.get("zero") == "hide" else 1.0
    for name in names:
        reader.reads(world.folder / f"{name}.csv", world.truth(), world.names, "n")
    return reader


def too_close(reader: Reader, spread: int) -> list[tuple[Unknown, tuple[float, float | None]]]:
    """What the reader has narrowed down further than the rule allows."""
    found = []
    for name, (low, high) in reader.ranges().items():
        assert low - 1e-6 <= name[1]
        assert high is None or name[1] <= high + 1e-6
        small = reader.least <= name[1] < reader.threshold
        if high is not None and high - low < (spread if small else 1.0) - 1e-6:
            found.append((name, (low, high)))
    return found


def _spread(world: World) -> int:
    return max(1, int(str(world.rule["threshold"])) // 2)


def _same_as_audit(world: World, reader: Reader, audit: dict[str, list[str]]) -> None:
    ranges = reader.ranges()
    assert {" ".join(key) for key, _value in ranges} == set(audit)
    for (key, _value), (low, high) in ranges.items():
        told = audit[" ".join(key)]
        assert float(told[0] or "-inf") == pytest.approx(low, abs=1e-5), key
        assert (told[1] == "") == (high is None), (key, told, high)
        if high is not None:
            assert float(told[1]) == pytest.approx(high, abs=1e-5), key


def _alone(world: World) -> None:
    audit = publish(world, "first")
    reader = read(world, "first")

    assert too_close(reader, _spread(world)) == []
    _same_as_audit(world, reader, audit)


@pytest.mark.parametrize("seed", [1, 5, 10])
def test_a_table_tells_no_more_than_its_audit_says(tmp_path: Path, seed: int) -> None:
    _alone(counted(tmp_path, seed))


@pytest.mark.parametrize("seed", [1, 2, 9])
def test_a_table_without_all_its_totals_tells_no_more_either(tmp_path: Path, seed: int) -> None:
    _alone(counted(tmp_path, seed, gaps=0.35))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 124))
def test_tables_of_one_to_four_dimensions(tmp_path: Path, seed: int) -> None:
    _alone(counted(tmp_path, seed, most=30 if seed % 3 else 12))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(200, 216))
def test_tables_with_gaps(tmp_path: Path, seed: int) -> None:
    _alone(counted(tmp_path, seed, gaps=0.3 if seed % 2 else 0.6))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(240, 248))
def test_tables_that_lack_rows_of_people(tmp_path: Path, seed: int) -> None:
    """The engine may then think its reader cleverer than he is, never less."""
    world = counted(tmp_path, seed, gaps=0.3)
    world.lost = True
    publish(world, "first", audit=False)

    assert too_close(read(world, "first"), _spread(world)) == []


LONG = {307, 311}  # minutes on some machines
THREE = [pytest.param(s, marks=pytest.mark.nightly) if s in LONG else s for s in range(300, 314)]


@pytest.mark.slow
@pytest.mark.parametrize("seed", THREE)
def test_three_releases_with_revisions_between(tmp_path: Path, seed: int) -> None:
    """What the first release hid stays hidden beside the second and the third."""
    world = counted(tmp_path, seed)
    names: list[str] = []
    reader = read(world)
    for name in ("first", "second", "third"):
        with suppress(Unprotectable):  # refused, then nobody reads it
            publish(world, name, *names, audit=False)
            names.append(name)
            reader.reads(world.folder / f"{name}.csv", world.truth(), world.names, "n")
        assert (world.folder / f"{name}.csv").exists() is (name in names)
        world.change()

    assert names[0] == "first"
    assert too_close(reader, _spread(world)) == []


def _dominated(world: World) -> dict[tuple[str, ...], float]:
    """By how much the rule wants the largest contributor's total to be unsure, written anew."""
    found = {}
    for key, value in world.truth().items():
        first, second = (float(v) for v in world.extra[key])
        total = abs(value)
        if "p_percent" in world.rule:
            above = first * float(str(world.rule["p_percent"])) / 100 - (total - first - second)
        else:
            above = first / 0.75 - total
        if above > 1e-9:
            found[key] = above
    return found


def _paid(world: World, floor: float) -> None:
    audit = publish(world, "first")
    reader = read(world)
    reader.whole, reader.floor = False, floor
    reader.reads(world.folder / "first.csv", world.truth(), world.names, "n")
    ranges = {key: ends for (key, _v), ends in reader.ranges().items()}
    truth, needs = world.truth(), _dominated(world)

    assert needs
    assert set(needs) <= set(ranges)
    for key, above in needs.items():
        low, high = ranges[key]
        assert low <= truth[key] - min(above, abs(truth[key])) + 1e-4
        assert high is None or high >= truth[key] + above - 1e-4
    _same_as_audit(world, reader, audit)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_largest_giver_cannot_be_estimated_from_the_table(tmp_path: Path, seed: int) -> None:
    _paid(paid(tmp_path, seed), 0.0)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(400, 410))
def test_money_with_decimals(tmp_path: Path, seed: int) -> None:
    _paid(paid(tmp_path, seed), 0.0)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(500, 508))
def test_money_that_was_given_back(tmp_path: Path, seed: int) -> None:
    """Where an amount is below nothing, nobody may count on the others being above."""
    world = paid(tmp_path, seed, signed=True)
    signed = any(value < 0 for value in world.truth().values())
    _paid(world, -1e7 if signed else 0.0)


def test_a_reader_finds_what_nobody_protected(tmp_path: Path) -> None:
    """He can find something: where only the small cells are blanked, he does."""
    world = counted(tmp_path, 1)
    publish(world, "first", audit=False)
    careless = (tmp_path / "in first.csv").read_text("utf-8").splitlines()
    rows = [careless[0] + ",status"]
    for line in careless[1:]:
        codes, _comma, n = line.rpartition(",")
        small = 0 < float(n) < int(str(world.rule["threshold"]))
        rows.append(f"{codes},,primary" if small else f"{line},published")
    (tmp_path / "careless.csv").write_text("\n".join(rows), "utf-8")

    assert too_close(read(world, "careless"), _spread(world))
