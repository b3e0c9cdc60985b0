"""Parquet files as tables; apart from the other readers because its library is heavy to load."""

from typing import TYPE_CHECKING

from dure.engines.door import late

if TYPE_CHECKING:
    from dure.engines.tables.parquet.read import read_parquet
else:
    read_parquet = late("dure.engines.tables.parquet.read", "read_parquet")

__all__ = ["read_parquet"]
