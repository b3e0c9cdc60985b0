"""Parquet: the same table whether it comes as a sheet or as a column file."""

from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from dure.engines.tables import Refused, Scalar
from dure.engines.tables.parquet import read_parquet
from dure.engines.tables.types import Limits


def parquet(folder: Path, query: str) -> Path:
    file = folder / "기록.parquet"
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"copy ({query}) to '{file}' (format parquet)")
    return file


def rows(file: Path) -> list[tuple[Scalar, ...]]:
    return [row.cells for row in read_parquet(file).rows]


def test_words_numbers_and_days_come_as_they_are(tmp_path):
    file = parquet(tmp_path, "select '순례' as person, 3 as quantity, date '2026-03-02' as day")

    table = read_parquet(file)

    assert [column.header for column in table.columns] == ["person", "quantity", "day"]
    assert rows(file) == [("순례", 3, date(2026, 3, 2))]
    assert table.rows[0].number == 1


def test_nothing_zero_and_blank_are_told_apart_from_each_other(tmp_path):
    file = parquet(tmp_path, "select * from (values (0, ''), (null, ' '), (1, 'a')) as t(n, said)")

    assert rows(file) == [(0, None), (None, None), (1, "a")]


def test_an_exact_decimal_stays_exact(tmp_path):
    file = parquet(tmp_path, "select 0.10::decimal(20,2) as a, 7.00::decimal(20,2) as b")

    assert rows(file) == [("0.10", 7)]


def test_an_instant_keeps_its_moment(tmp_path):
    file = parquet(tmp_path, "select to_timestamp(1772409600) as at")

    assert rows(file) == [(datetime.fromtimestamp(1772409600, UTC),)]


def test_an_enumeration_is_its_word(tmp_path):
    file = parquet(tmp_path, "select 'f'::enum('f', 'm') as sex")

    assert rows(file) == [("f",)]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("select [1, 2] as many", "tables.nested_column"),
        ("select {'a': 1} as inner", "tables.nested_column"),
        ("select 1 as a where false", "tables.empty_file"),
    ],
)
def test_what_is_no_plain_table_is_refused(tmp_path, query, code):
    with pytest.raises(Refused) as refused:
        read_parquet(parquet(tmp_path, query))

    assert refused.value.code == code


def test_a_renamed_file_is_refused_as_damaged(tmp_path):
    file = tmp_path / "사실은.parquet"
    file.write_bytes(b"PAR1 but no more")

    with pytest.raises(Refused, match="damaged"):
        read_parquet(file)


def test_too_many_rows_are_refused_before_they_are_read(tmp_path):
    file = parquet(tmp_path, "select range as n from range(11)")

    with pytest.raises(Refused, match="too_many_rows"):
        read_parquet(file, limits=Limits(rows=10))
