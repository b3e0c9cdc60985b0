"""Reads a Parquet file into the same table that a sheet becomes."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from dure.engines.tables.parquet.adapter import (
    INSTANT,
    Damaged,
    columns_and_count,
    is_plain,
    rows_of,
)
from dure.engines.tables.types import Column, Limits, Refused, Row, Scalar, Table

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def read_parquet(source: Path | str, *, limits: Limits = Limits()) -> Table:  # noqa: B008 - frozen
    """The table of a Parquet file; rows are numbered from 1, as there is no header row.

    Raises Refused for a broken file, nested columns and more than the limits allow.
    """
    path = Path(source)
    try:
        columns, count = columns_and_count(path)
        _refuse_too_much(path.name, columns, count, limits)
        rows = rows_of(path, columns)
    except Damaged:
        raise Refused("tables.damaged", name=path.name) from None
    kinds = [kind for _, kind in columns]
    return Table(
        name=path.name,
        sheet="",
        columns=tuple(Column(at, name, (name,)) for at, (name, _) in enumerate(columns)),
        rows=tuple(
            Row(number, tuple(map(_scalar, row, kinds))) for number, row in enumerate(rows, start=1)
        ),
    )


def _refuse_too_much(name: str, columns: list[tuple[str, str]], count: int, limits: Limits) -> None:
    for column, kind in columns:
        if not is_plain(kind):
            raise Refused("tables.nested_column", name=name, column=column)
    if not columns or not count:
        raise Refused("tables.empty_file", name=name)
    if count > limits.rows:
        raise Refused("tables.too_many_rows", name=name, most=limits.rows)
    if len(columns) > limits.columns:
        raise Refused("tables.too_many_columns", name=name, most=limits.columns)
    if count * len(columns) > limits.cells:
        raise Refused("tables.too_many_cells", name=name, most=limits.cells)


def _scalar(value: Any, kind: str) -> Scalar:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if kind == INSTANT:
        return EPOCH + timedelta(microseconds=int(value))
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else str(value)
    found: Scalar = value
    return found
