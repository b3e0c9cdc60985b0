"""Tables: reads what partners really send and writes what they get back.

The doors of this engine. `dure.engines.tables.coerce` holds the readers of single cells.
"""

from dure.engines.tables.every_sheet import every_sheet
from dure.engines.tables.explain import sentence
from dure.engines.tables.fingerprint import content_fingerprint, file_fingerprint
from dure.engines.tables.form import Content, FormColumn, Mark, Sheet
from dure.engines.tables.mapping import (
    Mapping,
    WantedField,
    as_compared,
    match_columns,
    reapply,
    remember,
)
from dure.engines.tables.package import tabs, unpacks_too_far
from dure.engines.tables.read import only_table, read_table, read_workbook
from dure.engines.tables.text import utf16_without_mark
from dure.engines.tables.types import (
    ENGINE_VERSION,
    Address,
    Column,
    Fault,
    Limits,
    Refused,
    Row,
    Scalar,
    Table,
    Workbook,
    letters,
)
from dure.engines.tables.write import column_key, harmless, write_csv, write_workbook

__all__ = [
    "ENGINE_VERSION",
    "Address",
    "Column",
    "Content",
    "Fault",
    "FormColumn",
    "Limits",
    "Mapping",
    "Mark",
    "Refused",
    "Row",
    "Scalar",
    "Sheet",
    "Table",
    "WantedField",
    "Workbook",
    "as_compared",
    "column_key",
    "content_fingerprint",
    "every_sheet",
    "file_fingerprint",
    "harmless",
    "letters",
    "match_columns",
    "only_table",
    "read_table",
    "read_workbook",
    "reapply",
    "remember",
    "sentence",
    "tabs",
    "unpacks_too_far",
    "utf16_without_mark",
    "write_csv",
    "write_workbook",
]
