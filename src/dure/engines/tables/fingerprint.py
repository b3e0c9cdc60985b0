"""Fingerprints: the same bytes twice, and the same content saved once more by another program."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import date, datetime

from dure.engines.tables.types import Row, Scalar, Table


def file_fingerprint(data: bytes) -> str:
    """SHA-256 of the bytes, as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def content_fingerprint(table: Table) -> str:
    """SHA-256 of headers, data and totals in their order.

    27 and 27.0, a date and its ISO text, a CSV and the workbook made from it are the same content;
    0 and a blank are not. File name, sheet name, titles, notes and blank rows do not count.
    """
    digest = hashlib.sha256()
    digest.update("\x1f".join(column.header for column in table.columns).encode())
    for rows in (table.rows, table.totals):
        digest.update(b"\x1d")
        feed_rows(digest.update, rows)
    return digest.hexdigest()


def feed_rows(take: Callable[[bytes], None], rows: Iterable[Row]) -> None:
    """Gives each row as one line with separators that no text holds."""
    for row in rows:
        take(("\x1e" + "\x1f".join(map(spelt, row.cells))).encode("utf-8", "surrogatepass"))


def spelt(cell: Scalar) -> str:
    """One spelling for equal values of different kinds."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and not (cell.hour or cell.minute or cell.second):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell).strip()
