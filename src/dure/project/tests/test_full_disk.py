"""A disk that is really full: one plain sentence, no half of anything, and on it goes with room again."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dure.kernel.testing.instance import Instance
from dure.kernel.testing.small_disk import small_disk

pytestmark = [pytest.mark.slow, pytest.mark.small_disk]
FULL = "The disk is full; make room and try again."
TABLE = """
from dure.activities.tests.story import table
table()
"""
HEAD = "record_id,organisation,service,person,occurred_at,place,quantity"
LEDGER = (
    "from dure.activities.models import ServiceRecord\n"
    "from dure.measurement.models import ImportedFile\n"
    "print(ServiceRecord.objects.everywhere('test').count(), ImportedFile.objects.count())"
)
WHOLE = (
    "from django.db import connection\n"
    "print(*connection.cursor().execute('pragma integrity_check').fetchone())"
)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 24 MB of its own."""
    with small_disk(tmp_path / "disk", "24m") as at:
        yield at


@pytest.fixture
def crowded(disk: Path, instance_with_tables: Instance) -> Instance:
    """The village's kitchen table on the small disk."""
    home = disk / "home"
    home.mkdir()
    here = f"{home}/dure.sqlite3"
    shutil.copyfile(instance_with_tables.database.removeprefix("sqlite:///"), here)
    made = Instance(home, f"sqlite:///{here}")
    made.python(TABLE)
    return made


def fill(disk: Path, leaving: int) -> Path:
    """A file that takes all room of the disk but so many bytes."""
    filler = disk / "filler"
    size = max(shutil.disk_usage(disk).free - leaving, 0)
    with filler.open("ab") as stream:
        for _ in range(0, size, 4096):
            try:
                stream.write(bytes(4096))
                stream.flush()
            except OSError:
                break
    return filler


def meals(tmp_path: Path, rows: int) -> Path:
    file = tmp_path / "meals.csv"
    lines = [
        f"R{n},halmae-kitchen,care_meals.lunch,K-1,2026-11-{n % 20 + 1:02d},5289000000,1"
        for n in range(rows)
    ]
    file.write_text("\n".join([HEAD, *lines]), encoding="utf-8")
    return file


@pytest.mark.parametrize("leaving", [0, 600_000], ids=["not a byte", "a little"])
def test_import_on_a_full_disk_takes_nothing_and_says_so(
    crowded: Instance, disk: Path, tmp_path: Path, leaving: int
) -> None:
    file = meals(tmp_path, 8_000)
    filler = fill(disk, leaving)

    done = crowded.run("import", "records", str(file), "--initiative", "halmae")

    assert done.returncode != 0
    assert FULL in done.stderr
    assert "Traceback" not in done.stderr
    filler.unlink()
    assert crowded.python(WHOLE) == "ok"
    assert crowded.python(LEDGER) == "0 0"
    assert crowded.run("import", "records", str(file), "--initiative", "halmae").returncode == 0
    assert crowded.python(LEDGER) == "8000 1"


@pytest.mark.parametrize("words", [("backup", "all.zip"), ("worker", "--until-idle")])
def test_other_commands_on_a_full_disk_say_one_sentence(
    crowded: Instance, disk: Path, words: tuple[str, ...]
) -> None:
    fill(disk, 0)
    verb, rest = words[0], [str(disk / one) if "." in one else one for one in words[1:]]

    done = crowded.run(verb, *rest)

    assert done.returncode != 0
    assert FULL in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(disk.glob("*.zip*"))


def test_a_backup_with_room_for_half_of_it_leaves_nothing_behind(
    crowded: Instance, disk: Path
) -> None:
    crowded.python("1")  # the files beside the database stand
    fill(disk, 45_000)

    done = crowded.run("backup", str(disk / "all.zip"))

    if done.returncode:
        assert "Traceback" not in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
    assert bool(done.returncode) != (disk / "all.zip").exists()
    assert not list(disk.glob(".all.zip*"))
