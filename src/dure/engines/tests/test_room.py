"""What kept a file from being written is said by its name: a closed folder is no full disk."""

import errno
from pathlib import Path

import duckdb
import pytest

from dure.engines.disclosure.adapter import write_sheet
from dure.engines.linkage.adapter import open_session, write_all
from dure.engines.linkage.fault import BadInput
from dure.engines.room import is_full, reason_of
from dure.kernel.testing.small_disk import files_of_at_most

CLOSED = duckdb.IOException('IO Error: Cannot open file "/somewhere": Permission denied')


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (CLOSED, errno.EACCES),
        (
            duckdb.IOException("IO Error: Could not write file: No space left on device"),
            errno.ENOSPC,
        ),
        (duckdb.IOException('IO Error: Could not write all bytes to file "x"'), errno.ENOSPC),
        (duckdb.IOException("IO Error: Disk quota exceeded"), errno.EDQUOT),
        (duckdb.IOException("IO Error: something else"), errno.EIO),
        (OSError(errno.EROFS, "read-only"), errno.EROFS),
        (MemoryError(), errno.ENOMEM),
    ],
)
def test_what_stood_in_the_way_is_what_the_system_says(wrong: BaseException, reason: int) -> None:
    assert reason_of(wrong) == reason
    assert is_full(wrong) == (reason in {errno.ENOSPC, errno.EDQUOT, errno.ENOMEM})


def test_a_protected_table_in_a_folder_that_went_is_not_called_a_full_disk(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file") as told:
        write_sheet(str(tmp_path / "gone" / "out.parquet"), [["n"], ["3"]], {"n"})

    assert told.value.errno == errno.ENOENT


def test_a_protected_table_on_a_full_disk_is(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"space|large") as told, files_of_at_most(10):
        write_sheet(str(tmp_path / "out.parquet"), [["n"], ["3"]], {"n"})

    assert is_full(told.value)


def test_linking_where_nobody_may_write_is_not_called_a_want_of_room() -> None:
    with pytest.raises(duckdb.IOException), open_session():
        raise CLOSED

    with pytest.raises(BadInput) as told, open_session():
        raise duckdb.IOException("IO Error: No space left on device")

    assert [fault.code for fault in told.value.faults] == ["linkage.no_room"]


def test_a_list_of_people_that_could_not_be_put_in_place_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise CLOSED

    monkeypatch.setattr("dure.engines.linkage.adapter._write_parquet", fails)

    with pytest.raises(BadInput) as told:
        write_all({str(tmp_path / "people.parquet"): [["record_id"], ["1"]]})

    assert told.value.faults[0].values["detail"] == "Permission denied"
    assert not list(tmp_path.iterdir())
