"""Real tables with known answers, where the shared data folder is at hand."""

import csv
from collections import Counter
from pathlib import Path

import pytest

FOLDERS = [parent / "shared/data" for parent in Path(__file__).resolve().parents]
DATA = next((folder for folder in FOLDERS if folder.is_dir()), None)


def rows_of(name: str, encoding: str = "utf-8") -> list[dict[str, str]]:
    """The rows of a shared file; the test is skipped where the folder is absent."""
    if DATA is None:
        pytest.skip("shared data is not here")
    with (DATA / name).open(encoding=encoding) as file:
        return list(csv.DictReader(file))


def counts_of(rows: list[dict[str, str]], *columns: str) -> Counter[tuple[str, ...]]:
    """How many rows share these codes, zeros included."""
    found = Counter(tuple(row[column] for column in columns) for row in rows)
    grids: list[tuple[str, ...]] = [()]
    for at in range(len(columns)):
        codes = sorted({key[at] for key in found})
        grids = [(*grid, code) for grid in grids for code in codes]
    return Counter({key: found.get(key, 0) for key in grids})
