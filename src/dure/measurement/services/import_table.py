"""Import a table: one door for the command line and the upload page, for every kind of file."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from dure.engines.tables import content_fingerprint
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.refusals import refusal_texts
from dure.kernel.words import Words
from dure.measurement.models import ImportedFile
from dure.measurement.queries.import_lookups import categories
from dure.measurement.rules.import_columns import Columns, columns_of
from dure.measurement.rules.import_faults import broken_cells, refused_rows
from dure.measurement.rules.import_fields import FIELDS, KINDS
from dure.measurement.rules.import_lines import resident_numbers_in
from dure.measurement.rules.serial_days import serial_days
from dure.measurement.services.import_indicators import import_indicators
from dure.measurement.services.import_needs import import_needs
from dure.measurement.services.import_organisations import import_organisations
from dure.measurement.services.import_people import import_people
from dure.measurement.services.import_places import import_places
from dure.measurement.services.import_population import import_population
from dure.measurement.services.import_records import import_records
from dure.measurement.services.import_reports import import_reports
from dure.measurement.services.import_services import import_services
from dure.measurement.services.importing import Job, splits_used
from dure.measurement.types.imports import ImportOutcome, ImportRequest, Taken, Tell, silent

LOOKING = Words("파일을 살피고 있어요", "Looking through the file")
IMPORTERS: dict[str, Callable[[Job], Taken]] = {
    "organisations": import_organisations,
    "people": import_people,
    "places": import_places,
    "indicators": import_indicators,
    "records": import_records,
    "reports": import_reports,
    "population": import_population,
    "services": import_services,
    "needs": import_needs,
}
# Kinds whose rows may be split: each disaggregation is recognised by its own column.
SPLIT_KINDS = frozenset({"people", "records", "reports", "population"})


def import_table(
    actor: Actor, *, request: ImportRequest, at: datetime, tell: Tell = silent
) -> ImportOutcome:
    """Take a table, all of it or (with `partial`) all but the rows refused; a dry run takes nothing.

    The outcome names every refused row; whether anything was written stands in `written`. The
    same content taken before changes nothing. Refused as a whole: no permission, columns that do
    not fit, an unknown kind.
    """
    with transaction.atomic():
        outcome: ImportOutcome = _import_table(actor, request=request, at=at, tell=tell)
        if not outcome.written:
            transaction.set_rollback(True)
    return outcome


def _of_file(*, request: ImportRequest, tell: Tell) -> Subject:
    kind = "imported_file"
    return Subject(kind, request.name[:60], request.initiative_id, request.organisation_id)


@action("measurement.file.import", may="import_data", on=_of_file, tell=("backbone",))
def _import_table(
    actor: Actor, *, request: ImportRequest, at: datetime, tell: Tell
) -> Done[ImportOutcome]:
    importer = IMPORTERS.get(request.kind)
    if importer is None:
        raise Refused("import.unknown_kind", kind=request.kind, kinds=", ".join(KINDS))
    tell(LOOKING, 0, len(request.table.rows))
    columns = _columns(request)
    if not request.table.rows:
        raise Refused("import.no_rows")
    fingerprint = _fingerprint(request, columns)
    if _was_taken(request, fingerprint):
        outcome = _outcome(request, columns, fingerprint, Taken(0, len(request.table.rows)))
        return Done(replace(outcome, repeated=True, written=False))
    job = Job(
        actor, request, columns, fingerprint, at, tell, splits=splits_used(request.kind, columns)
    )
    outcome = _outcome(request, columns, fingerprint, _taken(job, importer))
    if outcome.written and not outcome.refused:
        _remember_file(job, outcome)
    return Done(outcome, {"kind": request.kind, "taken": outcome.taken, "name": request.name})


def _columns(request: ImportRequest) -> Columns:
    own = frozenset({"organisation"}) if request.organisation_id is not None else frozenset()
    own_fields = {each.key for each in FIELDS.get(request.kind, ())}
    splits = categories() if request.kind in SPLIT_KINDS else ()
    extra = [each.wanted for each in splits if each.code not in own_fields]
    return columns_of(request.table, request.kind, request.mapping, extra=extra, given=own)


def _taken(job: Job, importer: Callable[[Job], Taken]) -> Taken:
    # No row with such a number is ever handed to an importer, whatever the file is for.
    numbers = (
        *resident_numbers_in(
            job.request.table,
            on=day_of(job.at),
            corporate=job.columns.positions.get("corporate_number"),
        ),
        *broken_cells(job.request.table),
    )
    # The others are looked at all the same: every fault of a file is told at once.
    if numbers:
        tainted = {fault.row for fault in numbers}
        rows = tuple(row for row in job.request.table.rows if row.number not in tainted)
        job.request = replace(job.request, table=replace(job.request.table, rows=rows))
    taken = importer(job)
    return replace(taken, faults=(*numbers, *taken.faults))


def _fingerprint(request: ImportRequest, columns: Columns) -> str:
    """Of the content and of what it means: the same figures of another house or month are news."""
    meant = (
        content_fingerprint(request.table),
        request.organisation_id,
        sorted(columns.positions.items()),
        sorted(columns.constants.items()),
        sorted((key, sorted(words.items())) for key, words in columns.values.items()),
    )
    return hashlib.sha256(repr(meant).encode()).hexdigest()


def _was_taken(request: ImportRequest, fingerprint: str) -> bool:
    return ImportedFile.objects.filter(
        initiative_id=request.initiative_id, kind=request.kind, fingerprint=fingerprint
    ).exists()


def _outcome(
    request: ImportRequest, columns: Columns, fingerprint: str, taken: Taken
) -> ImportOutcome:
    refused = refused_rows(
        taken.faults,
        table=request.table,
        columns=columns,
        name=request.name,
        texts=refusal_texts(),
    )
    return ImportOutcome(
        kind=request.kind,
        rows=len(request.table.rows),
        taken=taken.taken,
        unchanged=taken.unchanged,
        refused=refused,
        notes=(
            *_unused_columns(request, columns),
            *serial_days(request.table, columns),
            *taken.notes,
        ),
        fingerprint=fingerprint,
        written=not request.dry_run and (request.partial or not refused),
        changes=taken.changes,
        changed=taken.changed,
        lines=taken.rows,
        told=dict(taken.told),
    )


def _unused_columns(request: ImportRequest, columns: Columns) -> tuple[Words, ...]:
    named = (request.table.columns[at].header for at in columns.unused)
    headers = ", ".join(header for header in named if header.strip())
    if not headers:
        return ()
    return (Words(f"쓰지 않은 열: {headers}", f"Columns that were not used: {headers}"),)


def _remember_file(job: Job, outcome: ImportOutcome) -> None:
    ImportedFile.objects.create(
        initiative_id=job.request.initiative_id,
        kind=job.request.kind,
        fingerprint=outcome.fingerprint,
        name=job.request.name[:200],
        rows_taken=outcome.taken,
        taken_at=job.at,
        taken_by_id=job.actor.account_id,
    )
