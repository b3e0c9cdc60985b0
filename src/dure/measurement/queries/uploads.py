"""Uploads: one through its gate, the history of an initiative's files, remembered mappings."""

from datetime import date
from typing import Any

from dure.ground.files.queries import open_file
from dure.ground.files.types import OpenedFile
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import members_of
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import ColumnMapping, Upload
from dure.measurement.queries.viewing import inside
from dure.measurement.types.uploads import RememberedMapping, UploadCard

SHOWN = 60


def upload_card(actor: Actor, *, public_id: str) -> UploadCard:
    """One upload, for whoever may import on its organisation's behalf; else there is none."""
    row = _rows().filter(public_id=public_id).first()
    if row is None:
        raise Refused("measurement.no_such_upload")
    card = card_of(row)
    if not may(actor, "import_data", upload_subject(card)):
        raise Refused("measurement.no_such_upload")
    return card


def uploads_of(actor: Actor, *, initiative_id: int) -> tuple[UploadCard, ...]:
    """The newest uploads of an initiative that the actor may see, newest first. One statement."""
    inside(actor, initiative_id)
    rows = _rows().filter(initiative_id=initiative_id).defer("outcome")[: SHOWN * 4]
    cards = (card_of(row, outcome={}) for row in rows)
    return tuple(card for card in cards if may(actor, "import_data", upload_subject(card)))[:SHOWN]


def upload_subject(card: UploadCard) -> Subject:
    """The upload as the gate and the journal know it."""
    return Subject("upload", card.id, card.initiative_id, card.organisation_id)


def upload_bytes(actor: Actor, card: UploadCard) -> bytes:
    """What was uploaded, through the gate of files."""
    opened: OpenedFile = open_file(actor, card.attachment, at=now())
    return opened.content


def keeper_of(initiative_id: int, organisation_id: int | None, *, on: date) -> int | None:
    """Who remembers its columns: the organisation itself, the backbone where it is for all."""
    if organisation_id is not None:
        return organisation_id
    backbone = members_of(initiative_id, on, part="backbone")
    return backbone[0].organisation.id if backbone else None


def remembered_mappings(organisation_id: int | None) -> tuple[RememberedMapping, ...]:
    """The mappings that an organisation has written down, newest first. One statement."""
    if organisation_id is None:
        return ()
    rows = ColumnMapping.objects.filter(organisation_id=organisation_id).order_by("-made_at")
    return tuple(RememberedMapping(row.pk, row.name, row.mapping) for row in rows)


def _rows() -> Any:
    return Upload.objects.select_related("organisation", "attachment", "made_by").order_by("-id")


def card_of(row: Upload, outcome: dict[str, Any] | None = None) -> UploadCard:
    """The frozen card of an upload."""
    whose = row.organisation.name if row.organisation else Words("", "")
    return UploadCard(
        id=row.pk,
        public_id=row.public_id,
        initiative_id=row.initiative_id,
        organisation_id=row.organisation_id,
        organisation=whose,
        kind=row.kind,
        name=row.name,
        attachment=row.attachment.public_id,
        size_bytes=row.attachment.size_bytes,
        sheet=row.sheet,
        mapping=row.mapping,
        partial=row.partial,
        state=row.state,
        outcome=row.outcome if outcome is None else outcome,
        made_at=row.made_at,
        made_by=row.made_by.name,
        taken_at=row.taken_at,
    )
