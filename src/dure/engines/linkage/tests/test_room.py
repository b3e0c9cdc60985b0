"""Where nobody may write, linking does not speak of a full disk."""

from pathlib import Path

import duckdb
import pytest

from dure.engines.linkage.adapter import open_session, write_all
from dure.engines.linkage.fault import BadInput

CLOSED = duckdb.IOException('IO Error: Cannot open file "/somewhere": Permission denied')


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
