"""From codes to sentences: what stands in the file, what was wrong, what would be right."""

from collections.abc import Iterable, Mapping

from dure.engines.tables import Fault, Table, sentence
from dure.kernel.sentences import sentence_of
from dure.kernel.words import Words
from dure.measurement.rules.import_columns import Columns, spoken
from dure.measurement.types.imports import RefusedRow, RowFault, column_letters


def refused_rows(
    faults: Iterable[RowFault],
    *,
    table: Table,
    columns: Columns,
    name: str,
    texts: Mapping[str, Words],
) -> tuple[RefusedRow, ...]:
    """The faults as people read them, in the order of the file."""
    ordered = sorted(faults, key=lambda fault: (fault.row, fault.field))
    return tuple(_refused(fault, table, columns, name, texts) for fault in ordered)


def words_of_fault(fault: RowFault, texts: Mapping[str, Words]) -> Words:
    """The sentence of one fault, without its place."""
    values = dict(fault.values)
    if "what" in values:
        values["what"] = spoken(str(values["what"]))
    if fault.code in texts:
        return sentence_of(texts[fault.code], values)
    of_table = Fault(fault.code, None, values)
    return Words(sentence(of_table, "ko"), sentence(of_table, "en"))


def broken_cells(table: Table) -> tuple[RowFault, ...]:
    """Cells that hold an error of Excel, or a formula nobody calculated: not the same as empty."""
    at = {column.index: position for position, column in enumerate(table.columns)}
    return tuple(
        RowFault(fault.at.row, f"#{at[fault.at.column]}", fault.code, fault.values)
        for fault in table.faults
        if fault.at is not None and fault.at.column in at
    )


def set_aside(table: Table, most: int = 20) -> tuple[Words, ...]:
    """What the reader left out or assumed, in sentences with their place."""
    return tuple(
        Words(sentence(each, "ko"), sentence(each, "en")) for each in table.findings[:most]
    )


def _refused(
    fault: RowFault, table: Table, columns: Columns, name: str, texts: Mapping[str, Words]
) -> RefusedRow:
    # "#3" is a column that no field was read from.
    at = int(fault.field[1:]) if fault.field.startswith("#") else columns.positions.get(fault.field)
    return RefusedRow(
        file=name,
        sheet=table.sheet,
        row=fault.row,
        column=column_letters(at, table),
        header="" if at is None else table.columns[at].header,
        code=fault.code,
        words=words_of_fault(fault, texts),
    )
