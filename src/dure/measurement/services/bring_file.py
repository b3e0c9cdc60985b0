"""Bring a file: kept, put down as an upload, refused as a whole where it cannot even be opened."""

from datetime import date, datetime
from typing import Any

from dure.ground.files.services import keep_file
from dure.ground.files.types import FileCard, NewFile
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import members_of
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.measurement.queries import inside, own_reports
from dure.measurement.rules.numbers_never_kept import refuse_resident_numbers
from dure.measurement.services.look_through import tables_of
from dure.measurement.services.receive_upload import receive_upload
from dure.measurement.types.uploads import BroughtFile, NewUpload, UploadCard

# Up to here a file is read while one waits: some thousands of rows in a second or two.
SMALL_BYTES = 400_000


def brings_for(actor: Actor, initiative_id: int) -> list[int] | None:
    """The organisations the actor imports for; None for somebody who imports for everyone."""
    reaches = [
        reach
        for reach in actor.reaches
        if "import_data" in reach.permissions and reach.initiative_id in (None, initiative_id)
    ]
    if any(reach.organisation_id is None for reach in reaches):
        return None
    return [reach.organisation_id for reach in reaches if reach.organisation_id is not None]


def bring_file(
    actor: Actor, *, initiative: InitiativeCard, brought: BroughtFile, at: datetime
) -> UploadCard:
    """The file kept and put down; whoever imports for everyone names no organisation or any."""
    inside(actor, initiative.id)
    card, own = initiative, brings_for(actor, initiative.id)
    if len(brought.content) <= SMALL_BYTES:
        refuse_resident_numbers(tables_of(brought.content, brought.name), on=day_of(at))
    whose = _whose(own, brought.organisation_id)
    home = whose if whose is not None else _backbone(card, day_of(at))
    where = {"at": at, "initiative_id": card.id, "organisation_id": home}
    kept = _kept(actor, where, NewFile(brought.name, brought.content, is_read=True))
    upload: UploadCard = receive_upload(
        actor,
        initiative_id=card.id,
        organisation_id=whose,
        new=NewUpload(brought.kind, _name(brought.name, kept), kept.id),
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


def _whose(own: list[int] | None, chosen: int | None) -> int | None:
    if own is None:
        return chosen
    if not own or (chosen is not None and chosen not in own):
        raise Refused("measurement.not_your_report")
    return own[0] if chosen is None else chosen


def _name(name: str, kept: FileCard) -> str:
    # The same bytes under another name are one file; shown is the name it was brought under.
    return (name or kept.name).replace("\\", "/").rsplit("/", 1)[-1][:200]


def _backbone(card: InitiativeCard, on: date) -> int:
    members = members_of(card.id, on, part="backbone") or members_of(card.id, on)
    return members[0].organisation.id


def period_waiting(actor: Actor, upload: UploadCard, on: date) -> str:
    """The period of the own report that waits longest: what a monthly table is usually about."""
    waiting = [
        one.head.period
        for one in own_reports(actor, initiative_id=upload.initiative_id, on=on)
        if one.editable and one.head.organisation_id == upload.organisation_id
    ]
    return min(waiting, default="")
