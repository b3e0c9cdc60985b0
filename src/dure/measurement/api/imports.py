"""Files: look through one without taking it, or take it."""

from typing import Any

from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile

from dure.engines.tables import Refused as TableRefused
from dure.engines.tables import read_table, sentence
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.api.gate import key_needs
from dure.kernel.api.given import Line, PeriodCode, Slug
from dure.kernel.api.shapes import SaidWords
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.api.import_kinds import ImportKind
from dure.measurement.api.inside import organisation_id
from dure.measurement.api.mappings import mapping_named
from dure.measurement.rules.mapping_made import with_period
from dure.measurement.services import import_table
from dure.measurement.types.imports import ImportOutcome, ImportRequest, RefusedRow

router = Router(tags=["imports"])


class ImportGiven(Schema):
    """What the file is; a dry run takes nothing, `partial` takes the rows without faults.

    `mapping` names one that the organisation has said; `period` replaces the month it says for every row.
    """

    kind: ImportKind
    organisation: Slug | None = None
    sheet: Line = ""
    mapping: Line = ""
    period: PeriodCode | None = None
    dry_run: bool = False
    partial: bool = False


class RowRefused(Schema):
    """Why a row was not taken, with its cell."""

    cell: str
    header: str
    code: str
    words: SaidWords

    @staticmethod
    def of(row: RefusedRow) -> dict[str, Any]:
        """From the importer's row."""
        return {"cell": row.cell, "header": row.header, "code": row.code, "words": row.words}


class ImportShown(Schema):
    """What became of the file; `repeated`: the very same content had been taken before."""

    written: bool
    repeated: bool
    rows: int
    taken: int
    unchanged: int
    refused: list[RowRefused]
    notes: list[SaidWords]
    fingerprint: str

    @staticmethod
    def of(outcome: ImportOutcome) -> dict[str, Any]:
        """From the importer's outcome."""
        same = "written repeated rows taken unchanged fingerprint"
        return {
            **{name: getattr(outcome, name) for name in same.split()},
            "refused": [RowRefused.of(row) for row in outcome.refused],
            "notes": list(outcome.notes),
        }


@router.post("/initiatives/{slug}/imports", response=ImportShown)
@key_needs("import_data")
def take(
    request: ActingRequest,
    slug: Slug,
    file: File[UploadedFile],
    given: Form[ImportGiven],
) -> dict[str, Any]:
    """Take a file (CSV in UTF-8 or CP949, Excel). The same content again changes nothing."""
    card = initiative_card(slug)
    name = file.name or "file.csv"
    try:
        table = read_table(file.read(), name, sheet=given.sheet)
    except TableRefused as refused:
        words = Words(sentence(refused, "ko"), sentence(refused, "en"))
        raise Refused("import.unreadable", sentence=words) from refused
    whose = organisation_id(given.organisation)
    mapping = mapping_named(request.actor, card.id, whose, given.mapping)
    wish = ImportRequest(
        kind=given.kind,
        table=table,
        name=name,
        initiative_id=card.id,
        organisation_id=whose,
        mapping=with_period(mapping, given.period or "") if mapping else None,
        partial=given.partial,
        dry_run=given.dry_run,
    )
    return ImportShown.of(import_table(request.actor, request=wish, at=now()))
