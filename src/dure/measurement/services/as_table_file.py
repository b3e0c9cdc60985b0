"""A file of programs as a table file: submissions of a form, DHIS2 values - kept as CSV from then on.

What people bring is looked through, mended and taken again by the same pages as a spreadsheet.
"""

from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from typing import Any

from dure.engines.tables import Refused as TableRefused
from dure.engines.tables import Table, read_table, sentence, write_csv
from dure.engines.tables.forms import Form, read_form, read_submissions
from dure.engines.tables.types import Scalar
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.queries import indicator_codes
from dure.measurement.rules.form_mapping import mapping_of
from dure.measurement.rules.import_faults import set_aside
from dure.measurement.types.uploads import OF_PROGRAMS, BroughtFile, read_as


@dataclass(frozen=True, slots=True)
class TableFile:
    """The file as a table, what its columns mean where a form says it, and what was read otherwise."""

    brought: BroughtFile
    mapping: dict[str, Any] = field(default_factory=dict)
    notes: tuple[Words, ...] = ()


def as_table_file(brought: BroughtFile, form: tuple[str, bytes] | None = None) -> TableFile:
    """The file; with `form` (name, content) its submissions. Refused with `import.file_not_taken`."""
    try:
        if form is not None:
            return _submissions(brought, read_form(form[1], form[0]))
        if brought.name.lower().endswith(OF_PROGRAMS):
            table = read_table(brought.content, brought.name)
            return TableFile(_as_csv(brought, table), notes=set_aside(table))
    except TableRefused as refused:
        told = Words(sentence(refused, "ko"), sentence(refused, "en"))
        raise Refused("import.file_not_taken", told=told) from refused
    return TableFile(brought)


def _submissions(brought: BroughtFile, form: Form) -> TableFile:
    table = read_submissions(brought.content, form, brought.name)
    mapping = mapping_of(form, brought.kind, indicators=indicator_codes())
    return TableFile(_as_csv(brought, table), mapping, set_aside(table))


def _as_csv(brought: BroughtFile, table: Table) -> BroughtFile:
    rows = [[_plain(cell) for cell in row.cells] for row in table.rows]
    content = write_csv([column.header for column in table.columns], rows)
    return replace(brought, name=read_as(brought.name), content=content)


def _plain(cell: Scalar) -> str | int | float | None:
    """A moment as it is written in files of programs; everything else as it is."""
    if isinstance(cell, date | time):  # a datetime is a date
        return cell.isoformat()
    return str(cell) if isinstance(cell, timedelta) else cell
