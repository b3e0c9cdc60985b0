"""Keep a file: looked at, fingerprinted, stored once."""

import hashlib
from contextlib import suppress
from datetime import date, datetime

from django.core.files.base import ContentFile
from django.db import DatabaseError
from django.db.models.fields.files import FieldFile

from dure.ground.files.models import Attachment
from dure.ground.files.queries.open_file import card_of
from dure.ground.files.rules.kinds import (
    CONSENT_STATES,
    PLAIN_TEXT,
    check_size,
    letters,
    media_type,
    plain_name,
)
from dure.ground.files.rules.metadata import without_metadata
from dure.ground.files.rules.numbers_inside import where_a_number_stands
from dure.ground.files.types import FileCard, NewFile
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.queries import subject_within
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.resident_number import refuse_resident_number


def _home(*, initiative_id: int, organisation_id: int, **_: object) -> Subject:
    return subject_within("attachment", "new", initiative_id, organisation_id)


def keep_file(
    actor: Actor, *, at: datetime, initiative_id: int, organisation_id: int, new: NewFile
) -> FileCard:
    """Keep a file for an organisation; the same bytes again answer the file that is there already.

    Refused: `files.empty`, `files.too_large`, `files.has_macro`, `files.not_kept`,
    `files.no_such_consent_state`, `kernel.resident_number` in the name, the caption or a plain text,
    `files.resident_number` anywhere in a table or document, `files.damaged`, `files.unpacks_too_large`.
    """
    written: list[FieldFile] = []
    try:
        card: FileCard = _keep_file(
            actor,
            at=at,
            initiative_id=initiative_id,
            organisation_id=organisation_id,
            new=new,
            written=written,
        )
    except (DatabaseError, OSError):  # no row, no file: a full disk stops also what is noted last
        for file in written:
            with suppress(OSError):
                file.delete(save=False)
        raise
    return card


@action("files.attachment.keep", may="keep_files", on=_home)
def _keep_file(
    actor: Actor,
    *,
    at: datetime,
    initiative_id: int,
    organisation_id: int,
    new: NewFile,
    written: list[FieldFile],
) -> Done[FileCard]:
    """Keep a file for an organisation; the same bytes again answer the file that is there already."""
    if actor.account_id is None:
        raise Refused("access.sign_in_first")
    check_size(new.content)
    kind, name = media_type(new.content), plain_name(new.name)
    _refuse_resident_number(new, kind, name, day_of(at))
    if new.consent_state not in CONSENT_STATES:
        raise Refused("files.no_such_consent_state", state=new.consent_state)
    content = without_metadata(new.content, kind)
    fingerprint = hashlib.sha256(content).hexdigest()
    same = Attachment.objects.everywhere("bytes are stored once").filter(sha256=fingerprint)
    own = same.filter(organisation_id=organisation_id, personal=new.personal).first()
    if own is not None:
        return Done(card_of(own), {"file": own.public_id, "again": True})
    row = Attachment(
        public_id=public_id(),
        organisation_id=organisation_id,
        name=name,
        media_type=kind,
        sha256=fingerprint,
        size_bytes=len(content),
        personal=new.personal,
        consent_state=new.consent_state,
        caption_ko=new.caption.ko,
        caption_en=new.caption.en,
        kept_at=at,
        kept_by_id=actor.account_id,
    )
    _store(row, same.first(), content, written)
    return Done(card_of(row), {"file": row.public_id})


def _refuse_resident_number(new: NewFile, kind: str, name: str, on: date) -> None:
    refuse_resident_number(name=name, caption=new.caption.ko, caption_en=new.caption.en)
    if kind == PLAIN_TEXT and not new.is_read:
        refuse_resident_number(content=letters(new.content))
    where = where_a_number_stands(new.content, kind, on=on, is_read=new.is_read)
    if where is not None:
        raise Refused("files.resident_number", where=where)


def _store(
    row: Attachment, same: Attachment | None, content: bytes, written: list[FieldFile]
) -> None:
    if same is not None:
        row.content.name = same.content.name
        row.save()
        return
    # The stored name says nothing about anybody: file names often hold people's.
    row.content.save(f"{row.sha256}.bin", ContentFile(content), save=False)
    written.append(row.content)
    row.save()
