"""Which column of a table holds which field: by headers, or by a mapping that somebody wrote down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dure.engines.measure import cell_values
from dure.engines.tables import Table, WantedField, as_compared, match_columns, reapply, sentence
from dure.engines.tables.types import Fault
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.rules.import_fields import FIELDS, PERIOD, WIDE, WITH_A_YEAR, YEAR

SHOWN = 12  # headers named in a sentence


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands among the table's columns, and what is the same in every row.

    `values` is field → the partner's own word → ours (`indicator: {FRbgzTZ74Hh: meals}`).
    """

    positions: Mapping[str, int]
    constants: Mapping[str, str] = field(default_factory=dict)
    unused: tuple[int, ...] = ()
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def ours(self, key: str, written: str) -> str:
        """What a word of the file is called here; itself where nothing was written down."""
        return self.values.get(key, {}).get(written, written)

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
    constants = _constants((mapping or {}).get("constants") or {})
    values = _values((mapping or {}).get("values") or {})
    if mapping and (mapping.get("columns") or mapping.get("fields")):
        found = _mapped(table, kind, mapping, extra)
    else:
        own = (*year_beside(table, kind), *_fields(kind, given), *extra)
        # What somebody wrote down for every row is not guessed again from a header.
        wanted = [each for each in own if each.key not in constants]
        match = match_columns(table, wanted)
        if match.faults:
            raise _unfit(table, kind, match.faults)
        found = match.positions
    known = {each.key for each in (*FIELDS[kind], *extra)}
    known |= {YEAR.key} if kind in WITH_A_YEAR else set()
    _refuse_unknown([*found, *constants, *values], known)
    _refuse_missing(table, kind, found, constants, given)
    unused = tuple(at for at in range(len(table.columns)) if at not in found.values())
    return Columns(found, constants, unused, values)


def year_beside(table: Table, kind: str) -> tuple[WantedField, ...]:
    """A column of years, where another column holds months or quarters without one."""
    if kind not in WITH_A_YEAR:
        return ()
    headers = [as_compared(column.header) for column in table.columns]
    years, periods = ({as_compared(name) for name in each.names} for each in (YEAR, PERIOD))
    both = any(one in years for one in headers) and any(one in periods - years for one in headers)
    return (YEAR,) if both else ()


def _constants(written: object) -> dict[str, str]:
    """What is the same in every row; refused with `import.bad_mapping` when it is no list of that."""
    if not isinstance(written, Mapping):
        raise Refused("import.bad_mapping")
    return {str(key): str(value) for key, value in written.items() if value is not None}


def _values(written: object) -> dict[str, dict[str, str]]:
    """The partner's own words by field; refused with `import.bad_mapping` when they are no list."""
    if not isinstance(written, Mapping):
        raise Refused("import.bad_mapping")
    found: dict[str, dict[str, str]] = {}
    for key, words in written.items():
        if not isinstance(words, Mapping):
            raise Refused("import.bad_mapping")
        found[str(key)] = {str(theirs): str(ours) for theirs, ours in words.items()}
    return found


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
        raise _unfit(table, kind, match.faults)
    # What the mapping does not name may still be recognised by its own header.
    rest = [
        WantedField(each.key, each.names, each.hxl, required=False)
        for each in (*FIELDS[kind], *extra)
        if each.key not in match.positions and each.key not in (mapping.get("constants") or {})
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
        if key not in known and not _is_wide(key):
            raise Refused("import.unknown_field", field=key, fields=", ".join(sorted(known)))


def _is_wide(key: str) -> bool:
    """`value:M01`, `value:M01:sex=f`: a number with its indicator, and a cell that can be read."""
    if not key.startswith(WIDE):
        return False
    try:
        cell_values(key.split(":", 2)[2] if key.count(":") > 1 else "")
    except ValueError:
        return False
    return True


def _refuse_missing(
    table: Table,
    kind: str,
    found: Mapping[str, int],
    constants: Mapping[str, str],
    given: frozenset[str],
) -> None:
    # A wide table says the indicator in its headers.
    named = {"indicator"} if any(key.startswith(WIDE) for key in found) else set()
    missing = [
        Fault("tables.field_missing", None, {"field": each.key, "right": each.names[0]})
        for each in FIELDS[kind]
        if each.required and each.key not in {*found, *constants, *given, *named}
    ]
    if missing:
        raise _unfit(table, kind, missing)


def _unfit(table: Table, kind: str, faults: Sequence[Fault]) -> Refused:
    missing = [fault for fault in faults if fault.code == "tables.field_missing"]
    others = [fault for fault in faults if fault.code != "tables.field_missing"]
    told = [_told(kind, fault) for fault in others]
    if missing:
        told.insert(0, _what_is_missing(table, kind, {str(one.values["field"]) for one in missing}))
    said = Words(" ".join(one.ko for one in told), " ".join(one.en for one in told))
    return Refused("import.columns_do_not_fit", faults=said)


def _told(kind: str, fault: Fault) -> Words:
    """A fault in the words people use for the field, never by its name from the inside."""
    names = {each.names[0]: _korean(each) for each in FIELDS[kind]}
    right = str(fault.values.get("right", ""))
    korean = replace(fault, values={**fault.values, "right": names.get(right, right)})
    english = replace(fault, values={**fault.values, "right": right.replace("_", " ")})
    return Words(sentence(korean, "ko"), sentence(english, "en"))


def _what_is_missing(table: Table, kind: str, keys: set[str]) -> Words:
    """One sentence for all of them, beside what the file has, and how the two are brought together."""
    named = [(each.key, _korean(each)) for each in FIELDS[kind] if each.key in keys]
    headers = [column.header for column in table.columns if column.header]
    shown = ", ".join(headers[:SHOWN]) + (" …" if len(headers) > SHOWN else "")
    return Words(
        "필요한 열이 없어요: {ko}. 파일에 있는 열: {shown}. 어느 열이 무엇인지 골라 주시거나 열 이름을 "
        "바꿔 주세요. 모든 줄에 같은 값이면 그 값을 한 번만 적어 주세요.",
        "Columns are missing: {en}. The file has: {shown}. Please say which column is what, or rename "
        "them; what is the same in every row is said once.",
    ).filled(
        ko=", ".join(name for _, name in named),
        en=", ".join(key.replace("_", " ") for key, _ in named),
        shown=shown,
    )


def spoken(key: str) -> Words:
    """What people call a field: its first Korean word, and its name without underscores."""
    for fields in FIELDS.values():
        for each in fields:
            if each.key == key:
                return Words(_korean(each), key.replace("_", " "))
    return Words(key, key)


def _korean(field_: WantedField) -> str:
    names = [name for name in field_.names if not name.isascii()]
    return names[0] if names else field_.names[0]
