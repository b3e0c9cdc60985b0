"""Parquet files as tables; apart from the other readers because its library is heavy to load."""

from dure.engines.tables.parquet.read import read_parquet

__all__ = ["read_parquet"]
