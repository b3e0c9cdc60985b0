"""Open a file behind the gate, and list those of an organisation."""

from datetime import datetime

from dure.ground.files.models import Attachment
from dure.ground.files.types import FileCard, OpenedFile
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import initiatives_of
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.words import Words

SEES_OTHERS = "see_all_reports"  # whoever checks reports sees their evidence


def open_file(actor: Actor, public_id: str, *, at: datetime) -> OpenedFile:
    """The bytes of a file, for its organisation and for who checks its reports.

    Refused: `files.no_such_file`, also for a file that is not theirs to see: it does not tell which.
    """
    row = (
        Attachment.objects.everywhere("the gate below decides").filter(public_id=public_id).first()
    )
    if row is None or row.personal or not _may_see(actor, row, at):
        raise Refused("files.no_such_file")
    return _opened(row)


def open_personal_file(public_id: str, *, organisation_id: int) -> OpenedFile:
    """The bytes of a file that names somebody. Only the people room asks, behind its own gate.

    Refused: `files.no_such_file`.
    """
    rows = Attachment.objects.within(organisation_id=organisation_id, personal=True)
    row = rows.filter(public_id=public_id).first()
    if row is None:
        raise Refused("files.no_such_file")
    return _opened(row)


def file_cards(ids: frozenset[int]) -> dict[int, FileCard]:
    """Cards of files by id, for a room that shows them behind its own gate. One query."""
    rows = Attachment.objects.everywhere("the room that asks has a gate of its own")
    return {row.pk: card_of(row) for row in rows.filter(pk__in=ids, personal=False)}


def open_file_behind(file_id: int) -> OpenedFile:
    """The bytes of a file, for a room that has let the person through its own gate.

    Refused: `files.no_such_file`.
    """
    rows = Attachment.objects.within(pk=file_id, personal=False)
    row = rows.first()
    if row is None:
        raise Refused("files.no_such_file")
    return _opened(row)


def _opened(row: Attachment) -> OpenedFile:
    with row.content.open("rb") as stored:
        return OpenedFile(card_of(row), stored.read())


def card_of(row: Attachment) -> FileCard:
    """The frozen card of a file."""
    return FileCard(
        id=row.pk,
        public_id=row.public_id,
        organisation_id=row.organisation_id,
        name=row.name,
        media_type=row.media_type,
        size_bytes=row.size_bytes,
        sha256=row.sha256,
        caption=Words(row.caption_ko, row.caption_en),
        consent_state=row.consent_state,
        kept_at=row.kept_at,
        personal=row.personal,
    )


def _may_see(actor: Actor, row: Attachment, at: datetime) -> bool:
    if any(reach.organisation_id == row.organisation_id for reach in actor.reaches):
        return True
    return any(
        may(actor, SEES_OTHERS, Subject("attachment", row.pk, each.id, row.organisation_id))
        for each in initiatives_of(row.organisation_id, day_of(at))
    )
