"""Which column of a table holds which field: by headers, or by a mapping that somebody wrote down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dure.engines.tables import Table, WantedField, match_columns, reapply, sentence
from dure.engines.tables.types import Fault
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.rules.import_fields import FIELDS, WIDE


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands among the table's columns, and what is the same in every row."""

    positions: Mapping[str, int]
    constants: Mapping[str, str] = field(default_factory=dict)
    unused: tuple[int, ...] = ()

    def has(self, key: str) -> bool:
        """True when the field has a column or a constant."""
        return key in self.positions or key in self.constants

    @property
    def wide(self) -> dict[str, int]:
        """The value columns of a wide table."""
        return {key: at for key, at in self.positions.items() if key.startswith(WIDE)}


def columns_of(
    table: Table,
    kind: str,
    mapping: Mapping[str, Any] | None,
    *,
    extra: Sequence[WantedField] = (),
    given: frozenset[str] = frozenset(),
) -> Columns:
    """The columns of a table of one kind; `extra` are disaggregations, `given` need no column.

    Refused with `import.columns_do_not_fit`, `import.bad_mapping` or `import.unknown_field`.
    """
    constants = dict((mapping or {}).get("constants") or {})
    if mapping and (mapping.get("columns") or mapping.get("fields")):
        found = _mapped(table, kind, mapping, extra)
    else:
        wanted = (*_fields(kind, given | set(constants)), *extra)
        match = match_columns(table, wanted)
        if match.faults:
            raise _unfit(match.faults)
        found = match.positions
    known = {each.key for each in (*FIELDS[kind], *extra)}
    _refuse_unknown([*found, *constants], known)
    _refuse_missing(kind, found, constants, given)
    unused = tuple(at for at in range(len(table.columns)) if at not in found.values())
    return Columns(found, {key: str(value) for key, value in constants.items()}, unused)


def _fields(kind: str, given: frozenset[str] | set[str]) -> list[WantedField]:
    return [
        WantedField(
            each.key, each.names, each.hxl, required=each.required and each.key not in given
        )
        for each in FIELDS[kind]
    ]


def _mapped(
    table: Table, kind: str, mapping: Mapping[str, Any], extra: Sequence[WantedField]
) -> dict[str, int]:
    remembered = dict(mapping) if "fields" in mapping else _remembered(table, mapping["columns"])
    try:
        match = reapply(table, remembered)
    except (ValueError, AttributeError, TypeError) as wrong:
        raise Refused("import.bad_mapping") from wrong
    if match.faults:
        raise _unfit(match.faults)
    # What the mapping does not name may still be recognised by its own header.
    rest = [
        WantedField(each.key, each.names, each.hxl, required=False)
        for each in (*FIELDS[kind], *extra)
        if each.key not in match.positions
    ]
    taken = set(match.positions.values())
    by_header = match_columns(table, rest).positions
    return {**{key: at for key, at in by_header.items() if at not in taken}, **match.positions}


def _remembered(table: Table, columns: object) -> dict[str, object]:
    if not isinstance(columns, Mapping):
        raise Refused("import.bad_mapping")
    return {
        "version": 1,
        "fields": {str(key): {"header": str(header), "hxl": ""} for header, key in columns.items()},
        "seen": [column.header for column in table.columns],
    }


def _refuse_unknown(keys: Sequence[str], known: set[str]) -> None:
    for key in keys:
        if key not in known and not key.startswith(WIDE):
            raise Refused("import.unknown_field", field=key, fields=", ".join(sorted(known)))


def _refuse_missing(
    kind: str, found: Mapping[str, int], constants: Mapping[str, Any], given: frozenset[str]
) -> None:
    # A wide table says the indicator in its headers.
    named = {"indicator"} if any(key.startswith(WIDE) for key in found) else set()
    missing = [
        Fault("tables.field_missing", None, {"field": each.key, "right": each.names[0]})
        for each in FIELDS[kind]
        if each.required and each.key not in {*found, *constants, *given, *named}
    ]
    if missing:
        raise _unfit(missing)


def _unfit(faults: Sequence[Fault]) -> Refused:
    said = Words(
        " ".join(sentence(fault, "ko") for fault in faults),
        " ".join(sentence(fault, "en") for fault in faults),
    )
    return Refused("import.columns_do_not_fit", faults=said)
