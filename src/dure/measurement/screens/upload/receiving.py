"""A file that somebody brings: read at once when it is small, by the worker when it is large."""

from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.urls import NoReverseMatch, reverse

from dure.ground.files.services import keep_file
from dure.ground.files.types import FileCard, NewFile
from dure.ground.journal.services import start_work
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import members_of
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.errors import Refused
from dure.measurement.queries import own_reports, upload_card
from dure.measurement.services import look_through, receive_upload, tables_of, take_upload
from dure.measurement.types.uploads import NewUpload, UploadCard

# Up to here a file is read while one waits: some thousands of rows in a second or two.
SMALL_BYTES = 400_000
Brought = UploadedFile[Any]


def own_organisations(actor: Actor, initiative_id: int) -> list[int] | None:
    """The organisations the actor imports for; None for somebody who imports for everyone."""
    reaches = [
        reach
        for reach in actor.reaches
        if "import_data" in reach.permissions and reach.initiative_id in (None, initiative_id)
    ]
    if any(reach.organisation_id is None for reach in reaches):
        return None
    return [reach.organisation_id for reach in reaches if reach.organisation_id is not None]


def received(
    actor: Actor, card: InitiativeCard, file: Brought, new: dict[str, Any], at: datetime
) -> UploadCard:
    """The file kept and put down. Refused as a whole where it cannot even be opened."""
    content, own = file.read(), own_organisations(actor, card.id)
    if len(content) <= SMALL_BYTES:
        tables_of(content, file.name or "")
    whose = _whose(own, new.get("organisation", ""))
    home = whose if whose is not None else _backbone(card, at.date())
    where = {"at": at, "initiative_id": card.id, "organisation_id": home}
    kept = _kept(actor, where, NewFile(file.name or "", content))
    upload: UploadCard = receive_upload(
        actor,
        initiative_id=card.id,
        organisation_id=whose,
        new=NewUpload(new["kind"], _name(file, kept), kept.id, new.get("partial", False)),
        at=at,
    )
    return upload


def _kept(actor: Actor, where: dict[str, Any], new: NewFile) -> FileCard:
    try:
        card: FileCard = keep_file(actor, new=new, **where)
    except Refused as refused:
        if refused.code != "files.not_kept":
            raise
        # It is a table by its name, and its letters are none that can be kept.
        raise Refused("import.encoding_unknown") from refused
    return card


def _whose(own: list[int] | None, chosen: str) -> int | None:
    if own is None:
        return None
    if not own:
        raise Refused("measurement.not_your_report")
    return int(chosen) if chosen.isdigit() and int(chosen) in own else own[0]


def _name(file: Brought, kept: FileCard) -> str:
    # The same bytes under another name are one file; shown is the name it was brought under.
    return (file.name or kept.name).replace("\\", "/").rsplit("/", 1)[-1][:200]


def _backbone(card: InitiativeCard, on: date) -> int:
    members = members_of(card.id, on, part="backbone") or members_of(card.id, on)
    return members[0].organisation.id


def looked(actor: Actor, slug: str, upload: UploadCard, at: datetime, *, later: Any) -> str:
    """Look through it now or by the worker; answers the address where one sees what came of it."""
    here = reverse("upload", args=[slug, upload.public_id])
    period = _period(actor, upload, at.date())
    if upload.size_bytes <= SMALL_BYTES:
        look_through(actor, upload, at=at, period=period)
        return here
    return _by_worker(actor, upload, at, task=later, more=(here, period))


def taken(actor: Actor, slug: str, public_id: str, at: datetime, *, later: Any) -> str:
    """Take it now or by the worker."""
    here = reverse("upload", args=[slug, public_id])
    upload = upload_card(actor, public_id=public_id)
    if upload.size_bytes <= SMALL_BYTES:
        take_upload(actor, upload, at=at)
        return here
    return _by_worker(actor, upload, at, task=later, more=(here,))


def _by_worker(
    actor: Actor, upload: UploadCard, at: datetime, *, task: Any, more: tuple[str, ...]
) -> str:
    work = start_work(actor, kind=task.name, initiative_id=upload.initiative_id, at=at)
    task.enqueue(work.public_id, actor.account_id, upload.public_id, *more)
    try:
        return reverse("work", args=[work.public_id])
    except NoReverseMatch:  # a house without the page of long work shows the file itself
        return more[0]


def _period(actor: Actor, upload: UploadCard, on: date) -> str:
    """The period of the own report that waits longest: what a monthly table is usually about."""
    waiting = [
        one.head.period
        for one in own_reports(actor, initiative_id=upload.initiative_id, on=on)
        if one.editable and one.head.organisation_id == upload.organisation_id
    ]
    return min(waiting, default="")
