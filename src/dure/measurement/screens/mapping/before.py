"""What was matched in earlier tables of the same kind: known again in one of another shape."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dure.engines.tables import Table, as_compared
from dure.measurement.queries import keeper_of, remembered_mappings
from dure.measurement.types.uploads import UploadCard


def matched_before(upload: UploadCard, on: date) -> tuple[Mapping[str, Any], ...]:
    """The mappings of this kind that whoever keeps the file has written down, the newest first."""
    whose = keeper_of(upload.initiative_id, upload.organisation_id, on=on)
    found = (each.mapping for each in remembered_mappings(whose))
    return tuple(one for one in found if one.get("kind") == upload.kind)


def columns_known(table: Table, before: Sequence[Mapping[str, Any]]) -> dict[int, str]:
    """Position → field, for headings that were matched before; each field once."""
    meant: dict[str, str] = {}
    for mapping in before:
        for key, of in (mapping.get("fields") or {}).items():
            meant.setdefault(as_compared(str(of.get("header", ""))), str(key))
    found: dict[int, str] = {}
    for at, column in enumerate(table.columns):
        key = meant.get(as_compared(column.header)) if column.header else None
        if key is not None and key not in found.values():
            found[at] = key
    return found


def words_known(before: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    """The partner's own words by field, the newest meaning of each."""
    found: dict[str, dict[str, str]] = {}
    for mapping in reversed(before):
        for field, words in (mapping.get("values") or {}).items():
            found.setdefault(field, {}).update(words)
    return found
