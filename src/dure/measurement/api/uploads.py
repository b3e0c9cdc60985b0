"""A file step by step, as on the pages: bring it, see its faults cell by cell, map it, take it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile

from dure.ground.access.queries import ActingRequest
from dure.ground.journal.services import start_work
from dure.ground.organisations.queries import initiative_card
from dure.kernel.api.gate import key_needs
from dure.kernel.api.given import Code, Given, Line, PeriodCode, Slug
from dure.kernel.api.pages import Asked, Page, paged
from dure.kernel.api.shapes import SaidWords
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.measurement.api.import_kinds import ImportKind
from dure.measurement.api.inside import organisation_id
from dure.measurement.api.mappings import Said, chosen_mapping
from dure.measurement.queries import upload_card, uploads_of
from dure.measurement.services import (
    bring_file,
    choose_sheet,
    good_rows_only,
    look_through,
    map_upload,
    tables_in,
    take_upload,
)
from dure.measurement.services.bring_file import SMALL_BYTES, period_waiting
from dure.measurement.tasks import look_through_file, take_file
from dure.measurement.types.uploads import BroughtFile, UploadCard

router = Router(tags=["imports"])


class BroughtGiven(Schema):
    """What the file is meant to be; `organisation` where the key imports for several."""

    kind: ImportKind
    organisation: Slug | None = None


class MeantGiven(Given):
    """Which sheet, or which period, is meant; one of them."""

    sheet: Line = ""
    period: PeriodCode | None = None


class ColumnsGiven(Given):
    """Header → field (`period`, `place`, `value:M01`, `value:M01:sex=f` …); `constants` for every row.

    With a `name` the mapping is remembered for the next file of this organisation.
    """

    columns: Said
    constants: Said = {}
    name: Line = ""


class TakeGiven(Given):
    """`partial` takes the rows without faults and leaves the others out; else none is taken."""

    partial: bool = False


class CellRefused(Schema):
    """One cell that cannot be taken, and why."""

    sheet: str
    cell: str
    header: str
    code: str
    words: SaidWords


class ChangeShown(Schema):
    """One value that would change: what stands and what would stand."""

    row: int
    sheet: str
    period: str
    indicator: SaidWords
    cell: SaidWords
    old: str | None
    new: str | None


class RowShown(Schema):
    """One row that would change something: `how` is `new`, `changed` or `kept` (`old` stays)."""

    row: int
    what: SaidWords
    how: str
    header: str
    old: SaidWords
    new: SaidWords


class UploadShown(Schema):
    """A file on its way.

    `state`: `new` (the worker looks through it: ask `/work/{work}`), `problem` (it cannot be read as a
    whole: `problem` says why), `sheets` (say which of `sheets`), `mapping` (say what `headers` mean),
    `looked` (dry run done: `refused` cell by cell, `changes` of reported values and `lines` of other
    files, of long files the first 1,000; nothing is taken yet) or `taken`.
    """

    upload: str
    kind: str
    name: str
    state: str
    work: str
    made_at: datetime | None
    taken_at: datetime | None
    problem: SaidWords | None
    sheets: list[str]
    headers: list[str]
    rows: int
    taken: int
    unchanged: int
    refused_count: int
    refused: list[CellRefused]
    changes_count: int
    changes: list[ChangeShown]
    lines_count: int
    lines: list[RowShown]
    notes: list[SaidWords]

    @staticmethod
    def of(card: UploadCard, work: str = "", headers: tuple[str, ...] = ()) -> dict[str, Any]:
        """From the card of the pages."""
        seen = card.outcome
        counts = ("rows", "taken", "unchanged", "refused_count", "changes_count", "lines_count")
        lists = ("sheets", "refused", "changes", "lines", "notes")
        return {
            "upload": card.public_id,
            **{name: getattr(card, name) for name in ["kind", "state", "made_at", "taken_at"]},
            "name": card.came_as,
            "work": work,
            "problem": seen.get("problem"),
            "headers": list(headers),
            **{name: seen.get(name, 0) for name in counts},
            **{name: seen.get(name, []) for name in lists},
        }


@router.get("/initiatives/{slug}/uploads", response=Page[UploadShown])
@key_needs("import_data")
def listed(request: ActingRequest, slug: Slug, paging: Asked) -> dict[str, object]:
    """The newest files that were brought here, without what was seen in them."""
    found = uploads_of(request.actor, initiative_id=initiative_card(slug).id)
    return paged([UploadShown.of(each) for each in found], paging)


@router.post("/initiatives/{slug}/uploads", response={201: UploadShown})
@key_needs("import_data")
def bring(
    request: ActingRequest, slug: Slug, file: File[UploadedFile], given: Form[BroughtGiven]
) -> tuple[int, dict[str, Any]]:
    """Bring a file (CSV, Excel, a report workbook). It is looked through; nothing of it is taken."""
    whose = organisation_id(given.organisation)
    brought = BroughtFile(given.kind, file.name or "file.csv", file.read(), whose)
    card = bring_file(request.actor, initiative=initiative_card(slug), brought=brought, at=now())
    return 201, _looked(request, card)


@router.get("/uploads/{upload}", response=UploadShown)
@key_needs("import_data")
def one(request: ActingRequest, upload: Code) -> dict[str, Any]:
    """What was seen in a file, or what became of it."""
    return _shown(request, upload)


@router.put("/uploads/{upload}/choice", response=UploadShown)
@key_needs("import_data")
def choose(request: ActingRequest, upload: Code, given: MeantGiven) -> dict[str, Any]:
    """Say which sheet or which period is meant; the file is looked through again."""
    card, at = upload_card(request.actor, public_id=upload), now()
    if given.period:
        constants = {**(card.mapping.get("constants") or {}), "period": given.period}
        mapping = {**card.mapping, "constants": constants}
        map_upload(request.actor, upload_id=card.id, mapping=mapping, at=at)
    else:
        choose_sheet(request.actor, upload_id=card.id, sheet=given.sheet, at=at)
    return _looked(request, upload_card(request.actor, public_id=upload))


@router.put("/uploads/{upload}/mapping", response=UploadShown)
@key_needs("import_data")
def say(request: ActingRequest, upload: Code, given: ColumnsGiven) -> dict[str, Any]:
    """Say what the columns mean; the file is looked through again."""
    card = upload_card(request.actor, public_id=upload)
    table = tables_in(request.actor, card)[0]
    mapping = chosen_mapping(table, given.columns, given.constants)
    map_upload(request.actor, upload_id=card.id, mapping=mapping, name=given.name, at=now())
    return _looked(request, upload_card(request.actor, public_id=upload))


@router.post("/uploads/{upload}/take", response=UploadShown)
@key_needs("import_data")
def take(request: ActingRequest, upload: Code, given: TakeGiven) -> dict[str, Any]:
    """Take it as it was shown: all of it or nothing, unless `partial`. The same again changes nothing."""
    actor, at = request.actor, now()
    card = upload_card(actor, public_id=upload)
    if card.state not in ("looked", "taken"):
        raise Refused("measurement.upload_not_ready")
    if given.partial:
        good_rows_only(actor, upload_id=card.id, at=at)
        card = upload_card(actor, public_id=upload)
    if card.size_bytes > SMALL_BYTES:
        return _shown(request, upload, _by_worker(request, card, take_file, ()))
    take_upload(actor, card, at=at)
    return _shown(request, upload)


def _looked(request: ActingRequest, card: UploadCard) -> dict[str, Any]:
    at = now()
    period = period_waiting(request.actor, card, day_of(at))
    if card.size_bytes > SMALL_BYTES:
        return _shown(
            request, card.public_id, _by_worker(request, card, look_through_file, (period,))
        )
    look_through(request.actor, card, at=at, period=period)
    return _shown(request, card.public_id)


def _by_worker(request: ActingRequest, card: UploadCard, task: Any, more: tuple[str, ...]) -> str:
    here, account = f"/api/v1/uploads/{card.public_id}", request.actor.account_id
    initiative = card.initiative_id
    with transaction.atomic():
        work = start_work(request.actor, kind=task.name, initiative_id=initiative, at=now())
        task.enqueue(work.public_id, account, card.public_id, here, *more)
    return str(work.public_id)


def _shown(request: ActingRequest, upload: str, work: str = "") -> dict[str, Any]:
    card = upload_card(request.actor, public_id=upload)
    return UploadShown.of(card, work, _headers(request, card))


def _headers(request: ActingRequest, card: UploadCard) -> tuple[str, ...]:
    if card.state != "mapping":
        return ()
    return tuple(column.header for column in tables_in(request.actor, card)[0].columns)
