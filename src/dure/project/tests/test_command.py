"""A command that cannot do its work says one sentence, never a page of the machine's own words."""

import sqlite3
from pathlib import Path

import pytest
from django.db import OperationalError, ProgrammingError

from dure.kernel.full_disk import is_full
from dure.kernel.testing.instance import Instance
from dure.project.command import no_room, no_tables

HEAD = "기관명,기관유형\n새벽빵집협동조합,협동조합\n"


@pytest.mark.slow
@pytest.mark.file_only
def test_a_house_without_tables_says_what_comes_first(tmp_path: Path) -> None:
    fresh = Instance(tmp_path, f"sqlite:///{tmp_path}/dure.sqlite3")
    file = tmp_path / "기관 목록.csv"
    file.write_text(HEAD, encoding="utf-8")

    done = fresh.run("import", "organisations", str(file), "--initiative", "halmae")

    assert done.returncode == 1
    assert "먼저 dure serve를 켜거나 dure migrate를" in done.stderr
    assert "Traceback" not in done.stderr
    assert "시연" not in done.stderr


def test_where_a_demo_stands_its_home_is_named(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "demo").mkdir()
    monkeypatch.setenv("DURE_HOME", str(tmp_path))

    told = no_tables(OperationalError("no such table: initiative"))

    assert f"DURE_HOME={tmp_path}/demo" in told


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("no such table: initiative"),
        OperationalError("no such column: work.told_ko"),
        ProgrammingError('relation "initiative" does not exist'),
    ],
)
def test_tables_that_are_missing_or_old_are_told_on_either_engine(error: Exception) -> None:
    assert "dure migrate" in no_tables(error)
    assert no_room(error) == ""


@pytest.mark.parametrize(
    "error",
    [
        OSError(28, "No space left on device"),
        OperationalError("database or disk is full"),
        OperationalError('could not extend file "base/1": No space left on device'),
    ],
)
def test_a_full_disk_is_known_by_what_each_engine_says(error: Exception) -> None:
    assert is_full(error)
    assert "The disk is full" in no_room(error)
    assert no_tables(error) == ""


def test_a_full_disk_is_known_behind_what_came_of_it() -> None:
    broken = RuntimeError("the page broke")
    broken.__cause__ = sqlite3.OperationalError("database or disk is full")

    assert is_full(broken)


@pytest.mark.parametrize("error", [None, ValueError("5"), OperationalError("disk I/O error")])
def test_other_trouble_is_not_called_a_full_disk(error: Exception | None, tmp_path: Path) -> None:
    assert not is_full(error, [str(tmp_path), str(tmp_path / "nowhere")])
