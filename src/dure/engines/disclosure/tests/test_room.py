"""What kept a file from being written is said by its name: a closed folder is no full disk."""

import errno
from pathlib import Path

import duckdb
import pytest

from dure.engines.disclosure.adapter import write_sheet
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
