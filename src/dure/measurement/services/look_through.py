"""Look through an uploaded file and take it: the same reading twice, once without a trace."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from dure.engines.tables import Refused as TableRefused
from dure.engines.tables import Table, read_workbook, sentence
from dure.ground.journal.types import Actor
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.words import Words
from dure.measurement.queries.uploads import keeper_of, remembered_mappings, upload_bytes
from dure.measurement.rules.import_faults import set_aside
from dure.measurement.rules.import_fields import MAPPED_KINDS
from dure.measurement.rules.mapping_made import with_period
from dure.measurement.rules.outcome_kept import outcome_kept, problem_kept
from dure.measurement.rules.workbook_rows import is_workbook
from dure.measurement.services.import_table import import_table
from dure.measurement.services.import_workbook import How, import_workbook
from dure.measurement.services.receive_upload import Seen, keep_outcome
from dure.measurement.types.imports import ImportOutcome, ImportRequest, Tell, silent
from dure.measurement.types.uploads import WORKBOOK, UploadCard

UNFIT = ("import.columns_do_not_fit", "import.bad_mapping", "import.unknown_field")
CHOOSE = Words(
    "표가 있는 시트가 여럿이에요. 어느 시트인지 골라 주세요.",
    "Several sheets hold tables. Please choose one.",
)


def look_through(
    actor: Actor, card: UploadCard, *, at: datetime, tell: Tell = silent, period: str = ""
) -> str:
    """See what the file would change; answers the state it is in now. Nothing is written but that.

    `period` is filled into a remembered mapping that says the period itself: it was last month's.
    """
    return _done(_Reading(actor, card, at, tell, dry_run=True, period=period))


def take_upload(actor: Actor, card: UploadCard, *, at: datetime, tell: Tell = silent) -> str:
    """Take what was looked through. Refused with `measurement.upload_not_ready` before that."""
    if card.state not in ("looked", "taken"):
        raise Refused("measurement.upload_not_ready")
    return _done(_Reading(actor, card, at, tell, dry_run=False))


def tables_in(actor: Actor, card: UploadCard) -> tuple[Table, ...]:
    """The tables of an upload. Refused with `import.file_not_taken`, in the words of the reader."""
    return tables_of(upload_bytes(actor, card), card.name, card.sheet)


def tables_of(content: bytes, name: str, sheet: str = "") -> tuple[Table, ...]:
    """The tables of a file. Refused with `import.file_not_taken`, in the words of the reader."""
    try:
        book = read_workbook(content, name, sheet=sheet)
    except TableRefused as refused:
        raise _told(refused) from refused
    if not book.tables:
        raise _told(TableRefused("tables.no_table", name=name))
    return book.tables


def _told(refused: TableRefused) -> Refused:
    # The name of the file stands above the sentence already.
    bare = TableRefused(refused.code, **{**refused.values, "name": ""})
    told = Words(sentence(bare, "ko"), sentence(bare, "en"))
    return Refused("import.file_not_taken", told=told)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading of an upload: who, what, when, and whether anything may be written."""

    actor: Actor
    card: UploadCard
    at: datetime
    tell: Tell
    dry_run: bool
    period: str = ""


def _done(reading: _Reading) -> str:
    card = reading.card
    try:
        tables = tables_in(reading.actor, card)
        ours = [table for table in tables if is_workbook(table)]
        if card.kind in ("reports", WORKBOOK) and ours:
            return _ended(reading, _workbook(reading, ours), kind=WORKBOOK)
        if len(tables) > 1:
            names = tuple(table.sheet for table in tables)
            return _kept(reading, "sheets", problem_kept(CHOOSE, names))
        outcome, mapping = _imported(reading, tables[0])
        outcome = replace(outcome, notes=(*outcome.notes, *set_aside(tables[0])))
        return _ended(reading, outcome, mapping=mapping)
    except Refused as refused:
        state = "mapping" if refused.code in UNFIT else "problem"
        return _kept(reading, state, problem_kept(words_of(refused)))


def _ended(
    reading: _Reading,
    outcome: ImportOutcome,
    *,
    kind: str = "",
    mapping: Mapping[str, Any] | None = None,
) -> str:
    taken = outcome.written or (outcome.repeated and not reading.dry_run)
    return _kept(reading, "taken" if taken else "looked", outcome_kept(outcome), kind, mapping)


def _kept(
    reading: _Reading,
    state: str,
    outcome: Mapping[str, Any],
    kind: str = "",
    mapping: Mapping[str, Any] | None = None,
) -> str:
    seen = Seen(state, outcome, kind or reading.card.kind, mapping)
    keep_outcome(reading.card.id, seen=seen, at=reading.at)
    return state


def _workbook(reading: _Reading, tables: Sequence[Table]) -> ImportOutcome:
    return import_workbook(
        reading.actor,
        tables=tables,
        name=reading.card.name,
        at=reading.at,
        how=How(reading.dry_run, reading.card.partial),
        tell=reading.tell,
    )


def _imported(reading: _Reading, table: Table) -> tuple[ImportOutcome, Mapping[str, Any] | None]:
    """By the mapping that was given, else by one that fits from before, else by the headers."""
    tried = _attempts(reading)
    for at_try, mapping in enumerate(tried):
        try:
            return _by(reading, table, mapping), mapping
        except Refused as refused:
            if refused.code not in UNFIT or at_try == len(tried) - 1:
                raise
    raise Refused("import.bad_mapping")


def _attempts(reading: _Reading) -> list[Mapping[str, Any] | None]:
    card = reading.card
    if card.mapping:
        return [card.mapping]
    if card.kind not in MAPPED_KINDS:
        return [None]
    whose = keeper_of(card.initiative_id, card.organisation_id, on=day_of(reading.at))
    before = [
        each
        for each in remembered_mappings(whose)
        if each.mapping.get("kind", "reports") == card.kind
    ]
    return [*(with_period(each.mapping, reading.period) for each in before), None]


def _by(reading: _Reading, table: Table, mapping: Mapping[str, Any] | None) -> ImportOutcome:
    card = reading.card
    request = ImportRequest(
        kind=card.kind,
        table=table,
        name=card.name,
        initiative_id=card.initiative_id,
        organisation_id=card.organisation_id,
        mapping=mapping,
        partial=card.partial,
        dry_run=reading.dry_run,
    )
    return import_table(reading.actor, request=request, at=reading.at, tell=reading.tell)
