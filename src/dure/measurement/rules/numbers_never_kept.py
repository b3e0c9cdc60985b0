"""Where in tables a resident registration number stands, so that a file with one is never kept."""

from collections.abc import Iterable
from datetime import date

from dure.engines.tables import Address, Table
from dure.kernel.errors import Refused
from dure.measurement.rules.import_fields import CORPORATE_NUMBER
from dure.measurement.rules.import_lines import resident_numbers_in


def refuse_resident_numbers(tables: Iterable[Table], *, on: date) -> None:
    """Refused with `import.resident_number_at` and the first cell, never the number."""
    for table in tables:
        corporate = [at for at, one in enumerate(table.columns) if _is_corporate(one.header)]
        for fault in resident_numbers_in(table, on=on, corporate=min(corporate, default=None)):
            at = int(fault.field.removeprefix("#"))
            cell = Address(table.sheet, fault.row, table.columns[at].index)
            raise Refused("import.resident_number_at", cell=str(cell))


def _is_corporate(header: str) -> bool:
    return any(name in header.replace(" ", "").casefold() for name in CORPORATE_NUMBER)
