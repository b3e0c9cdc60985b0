"""The columns of a file with what they could mean, and what somebody chose."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dure.engines.tables import Table, WantedField, match_columns, reapply
from dure.engines.tables.types import Scalar
from dure.ground.journal.types import Actor
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.words import Words
from dure.measurement.queries import asked_of_organisation
from dure.measurement.queries.asked_of_organisation import AskedOfOrganisation
from dure.measurement.queries.import_lookups import categories
from dure.measurement.rules.import_columns import spoken, year_beside
from dure.measurement.rules.import_fields import FIELDS as KNOWN_FIELDS
from dure.measurement.rules.mapping_made import (
    FIELDS,
    mapping_made,
    suggested,
    value_fields,
)
from dure.measurement.screens.mapping.before import (
    columns_known,
    matched_before,
    words_known,
)
from dure.measurement.screens.mapping.own_words import own_words, shown, words_posted
from dure.measurement.screens.upload.choices import open_periods
from dure.measurement.services import tables_in
from dure.measurement.types.uploads import UploadCard

SAMPLE_ROWS = 3
REPORTS_KIND = "reports"
NUMBER_OF = "number"


@dataclass(frozen=True, slots=True)
class Again:
    """What was chosen and could not be used: it stays on the page, with the reason on top."""

    posted: Mapping[str, str]
    refused: Refused


def mapping_page(
    actor: Actor, upload: UploadCard, on: date, again: Again | None = None
) -> dict[str, Any]:
    """The context of the mapping page: each column with its first values and the best guess."""
    table = tables_in(actor, upload)[0]
    if upload.kind != REPORTS_KIND:
        return _of_activities(table, upload, on, again)
    asked = asked_of_organisation(upload.initiative_id, upload.organisation_id, on)
    numbers = value_fields(asked.versions, asked.dimensions)
    chosen = _chosen(table, upload.mapping) or _by_header(table)
    return {
        "upload": upload,
        "of_reports": True,
        "problem": words_of(again.refused) if again else _problem(upload),
        "fields": [
            *FIELDS.items(),
            *((split.code, asked.named(split.code)) for split in _splits_of(asked, chosen)),
        ],
        "numbers": numbers,
        "columns": [
            _column(table, at, chosen.get(at) or suggested(table.columns[at], numbers), numbers)
            | (_as_chosen(again, at) if again else {})
            for at in range(len(table.columns))
        ],
        "has_period": "period" in chosen.values(),
        "has_place": "place" in chosen.values(),
        "periods": open_periods(actor, upload, on),
        "places": asked.places,
        "constants": (upload.mapping or {}).get("constants") or {},
        "remembered_as": upload.name.rsplit(".", 1)[0][:60],
    }


def _of_activities(
    table: Table, upload: UploadCard, on: date, again: Again | None
) -> dict[str, Any]:
    """The same for who does what and for needs: no numbers and periods, and the partner's own words.

    Of a table in another shape than the one that was matched, what is known stands there already.
    """
    chosen = _chosen(table, upload.mapping)
    values = (upload.mapping or {}).get("values") or {}
    before = () if upload.mapping else matched_before(upload, on)
    if not chosen:
        known = columns_known(table, before)
        taken = set(known.values())
        by_header = _by_header(table, upload.kind)
        chosen = {at: key for at, key in by_header.items() if key not in taken} | known
    values = values or words_known(before)
    columns = [
        _column(table, at, chosen.get(at, ""), []) | (_as_chosen(again, at) if again else {})
        for at in range(len(table.columns))
    ]
    return {
        "upload": upload,
        "of_reports": False,
        "another_shape": bool(before),
        "problem": words_of(again.refused) if again else _problem(upload),
        "fields": [(each.key, spoken(each.key)) for each in KNOWN_FIELDS[upload.kind]],
        "columns": columns,
        "own_words": shown(own_words(table, chosen, values)),
        "remembered_as": upload.name.rsplit(".", 1)[0][:60],
    }


def _splits() -> tuple[Any, ...]:
    return categories()


def _splits_of(asked: AskedOfOrganisation, chosen: Mapping[int, str]) -> tuple[Any, ...]:
    """The splits that this organisation is asked for, and those that the table already has."""
    used = {code for each in asked.versions for group in each.combinations for code in group}
    used |= set(chosen.values())
    return tuple(split for split in _splits() if split.code in used)


def _problem(upload: UploadCard) -> Words | None:
    told = upload.outcome.get("problem")
    return Words.of(told) if told and upload.mapping else None


def _chosen(table: Table, mapping: Mapping[str, Any]) -> dict[int, str]:
    if not mapping:
        return {}
    try:
        fitted = reapply(table, dict(mapping))
    except ValueError:
        return {}
    return {at: key for key, at in fitted.positions.items()}


def _by_header(table: Table, kind: str = REPORTS_KIND) -> dict[int, str]:
    known = KNOWN_FIELDS[kind]
    wanted = [WantedField(each.key, each.names, each.hxl, required=False) for each in known]
    year = year_beside(table, kind)
    splits = categories() if kind == REPORTS_KIND else ()
    found = match_columns(table, [*year, *wanted, *(split.wanted for split in splits)])
    return {at: key for key, at in found.positions.items()}


def _column(table: Table, at: int, key: str, numbers: list[tuple[str, Words]]) -> dict[str, Any]:
    column = table.columns[at]
    shown = [row.cells[at] for row in table.rows[:SAMPLE_ROWS]]
    number = dict(numbers).get(key)
    return {
        "at": at,
        "letter": column.letter,
        "header": column.header or column.hxl,
        "samples": [_as_read(cell) for cell in shown if cell is not None],
        "field": NUMBER_OF if number else key,
        "number": str(number) if number else "",
    }


def _as_chosen(again: Again, at: int) -> dict[str, str]:
    return {
        "field": again.posted.get(f"field-{at}", ""),
        "number": again.posted.get(f"number-{at}", ""),
    }


def _as_read(cell: Scalar) -> str:
    whole = isinstance(cell, float) and cell.is_integer()
    return f"{cell:.0f}" if whole else str(cell)[:40]


def mapping_posted(actor: Actor, upload: UploadCard, posted: Mapping[str, str]) -> dict[str, Any]:
    """The mapping that was chosen. Refused with `import.unknown_number` for a number nobody asks."""
    table = tables_in(actor, upload)[0]
    if upload.kind != REPORTS_KIND:
        return _activities_posted(table, upload, posted)
    day = day_of(upload.made_at) if upload.made_at else date.min
    asked = asked_of_organisation(upload.initiative_id, upload.organisation_id, day)
    numbers = value_fields(asked.versions, asked.dimensions)
    by_words = {each: key for key, words in numbers for each in (words.ko, words.en)}
    chosen: dict[int, str] = {}
    for at in range(len(table.columns)):
        field = posted.get(f"field-{at}", "")
        if field == NUMBER_OF:
            said = posted.get(f"number-{at}", "").strip()
            if said not in by_words:
                raise Refused("import.unknown_number", found=said or table.columns[at].header)
            field = by_words[said]
        if field:
            chosen[at] = field
    constants = {key: posted.get(f"constant-{key}", "") for key in ("period", "place", "indicator")}
    return mapping_made(table, chosen, constants)


def _activities_posted(
    table: Table, upload: UploadCard, posted: Mapping[str, str]
) -> dict[str, Any]:
    """Columns and words of a table about activities. Refused with `import.unknown_field`."""
    known = {each.key for each in KNOWN_FIELDS[upload.kind]}
    chosen = {at: posted.get(f"field-{at}", "") for at in range(len(table.columns))}
    strange = next((key for key in chosen.values() if key and key not in known), None)
    if strange is not None:
        fields = ", ".join(sorted(known))
        raise Refused("import.unknown_field", field=strange[:40], fields=fields)
    named = {at: key for at, key in chosen.items() if key}
    before = (upload.mapping or {}).get("values") or {}
    words = words_posted(posted, own_words(table, named, before))
    return {**mapping_made(table, named, {}), "values": words, "kind": upload.kind}
