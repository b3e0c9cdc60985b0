"""Mapping: which column of a partner's own table is which of our fields, kept for next time."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from dure.engines.tables.types import Address, Column, Fault, Table
from dure.engines.tables.words import plain

VERSION = 1
ALIKE = 0.7
PUNCTUATION = re.compile(r"[\s\-_·.,:;/\\'\"“”‘’*※()\[\]<>{}]+")
UNIT_AT_END = re.compile(r"[(\[][^()\[\]]{1,12}[)\]]\s*$")


@dataclass(frozen=True, slots=True)
class WantedField:
    """A field that we want from the table: its key, the headers it goes by, its HXL tags."""

    key: str
    names: tuple[str, ...]
    hxl: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True, slots=True)
class Mapping:
    """Field key → position among the table's columns, and what did not fit.

    `suggestions` are (field key, position, likeness 0–1) for a person to confirm; they are never
    taken by themselves. `faults` are required fields without a column, several columns for one
    field, and remembered columns that are gone; `new` are columns that nobody has looked at yet.
    """

    positions: dict[str, int]
    faults: tuple[Fault, ...] = ()
    suggestions: tuple[tuple[str, int, float], ...] = ()
    new: tuple[int, ...] = field(default=())

    @property
    def fits(self) -> bool:
        """True when the table can be read with this mapping."""
        return not self.faults


def match_columns(table: Table, wanted: Sequence[WantedField]) -> Mapping:
    """Finds each wanted field by HXL tag, then by full header, then by its lowest part.

    Of its tags the first that the table has counts. Headers are compared without spaces, punctuation,
    case and a unit in brackets at the end.
    """
    positions: dict[str, int] = {}
    faults: list[Fault] = []
    for each in wanted:
        found = [at for at in places_of(table.columns, each) if at not in positions.values()]
        if len(found) == 1:
            positions[each.key] = found[0]
        elif found or each.required:
            code = "tables.field_ambiguous" if found else "tables.field_missing"
            headers = [table.columns[at].header for at in found]
            values: dict[str, object] = {
                "field": each.key,
                "headers": headers,
                "right": each.names[0],
            }
            faults.append(Fault(code, Address(table.sheet, table.header_row, 0), values))
    new = tuple(at for at in range(len(table.columns)) if at not in positions.values())
    return Mapping(positions, tuple(faults), suggestions_for(table, wanted, positions), new)


def places_of(columns: Sequence[Column], wanted: WantedField) -> list[int]:
    """The positions that fit a field, by the strongest sign that any column shows."""
    for parts_of in (tag_parts, spoken_tag_parts):
        for tag in map(tag_parts, wanted.hxl):
            found = [n for n, one in enumerate(columns) if one.hxl and parts_of(one.hxl) == tag]
            if found:
                return found
    names = {as_compared(name) for name in wanted.names}
    signs: tuple[Callable[[Column], bool], ...] = (
        lambda column: as_compared(column.header) in names,
        lambda column: bool(column.parts) and as_compared(column.parts[-1]) in names,
    )
    for sign in signs:
        found = [at for at, column in enumerate(columns) if sign(column)]
        if found:
            return found
    return []


def as_compared(header: str) -> str:
    """A header as it is compared."""
    return PUNCTUATION.sub("", plain(UNIT_AT_END.sub("", header.strip()) or header))


def tag_parts(tag: str) -> frozenset[str]:
    """An HXL tag and its attributes; their order has no meaning."""
    return frozenset("".join(tag.casefold().split()).split("+"))


def spoken_tag_parts(tag: str) -> frozenset[str]:
    """The same without the language it is written in (`+i_ko`)."""
    return frozenset(part for part in tag_parts(tag) if not part.startswith("i_"))


def suggestions_for(
    table: Table, wanted: Sequence[WantedField], positions: dict[str, int]
) -> tuple[tuple[str, int, float], ...]:
    """The most alike free column of each field that has none."""
    found: list[tuple[str, int, float]] = []
    free = [at for at in range(len(table.columns)) if at not in positions.values()]
    for each in wanted:
        if each.key in positions or not free:
            continue
        scores = [(max(alike(table.columns[at], name) for name in each.names), at) for at in free]
        score, at = max(scores, key=lambda pair: (pair[0], -pair[1]))
        if score >= ALIKE:
            found.append((each.key, at, round(score, 2)))
    return tuple(found)


def alike(column: Column, name: str) -> float:
    """How alike a header and a name are, 0 to 1; a header that contains the name is alike."""
    header, name = as_compared(column.header), as_compared(name)
    if not header or not name:
        return 0.0
    if name in header or header in name:
        return max(0.75, min(len(name), len(header)) / max(len(name), len(header)))
    return SequenceMatcher(None, header, name).ratio()


def remember(table: Table, mapping: Mapping) -> dict[str, object]:
    """The mapping as a plain dictionary (JSON) that can be stored and re-applied next month."""
    return {
        "version": VERSION,
        "fields": {
            key: {"header": table.columns[at].header, "hxl": table.columns[at].hxl}
            for key, at in mapping.positions.items()
        },
        "seen": [column.header for column in table.columns],
    }


def reapply(table: Table, remembered: dict[str, object]) -> Mapping:
    """A remembered mapping laid on a new table; it does not fit when a column is gone or doubled.

    A column may move; it may not change its name. Raises ValueError when the dictionary was not
    made by `remember`.
    """
    fields, seen = remembered.get("fields"), remembered.get("seen")
    if remembered.get("version") != VERSION or not isinstance(fields, dict):
        raise ValueError("not a remembered mapping")
    known = {as_compared(str(header)) for header in seen} if isinstance(seen, list) else set()
    wanted = [
        WantedField(str(key), (str(of.get("header", "")),), tuple(filter(None, [of.get("hxl")])))
        for key, of in fields.items()
    ]
    found = match_columns(table, wanted)
    new = tuple(at for at in found.new if as_compared(table.columns[at].header) not in known)
    faults = tuple(renamed(each, found) for each in found.faults)
    return Mapping(found.positions, faults, found.suggestions, new)


def renamed(fault: Fault, found: Mapping) -> Fault:
    """The fault of a remembered column, with the column that has probably taken its place."""
    if fault.code != "tables.field_missing":
        return fault
    likely = [at for key, at, _ in found.suggestions if key == fault.values["field"]]
    values = {**fault.values, "likely": likely[0] if likely else None}
    return Fault("tables.mapping_column_missing", fault.at, values)
