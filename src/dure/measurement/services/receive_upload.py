"""Receive a file, say what its columns mean, write down what was seen in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.resident_number import refuse_resident_number
from dure.measurement.models import ColumnMapping, Upload
from dure.measurement.queries.uploads import card_of, keeper_of, upload_subject
from dure.measurement.services.steps import somebody
from dure.measurement.types.uploads import NewUpload, UploadCard


def _new_upload(*, initiative_id: int, organisation_id: int | None, **_: Any) -> Subject:
    return Subject("upload", "new", initiative_id, organisation_id)


def the_upload(*, upload_id: int, **_: Any) -> Subject:
    """An upload of one organisation in one initiative."""
    return upload_subject(card_of(_row(upload_id), outcome={}))


@action("measurement.upload.receive", may="import_data", on=_new_upload)
def receive_upload(
    actor: Actor, *, initiative_id: int, organisation_id: int | None, new: NewUpload, at: datetime
) -> Done[UploadCard]:
    """Put a kept file down to be looked through; `organisation_id` narrows it to its own rows."""
    row = Upload.objects.create(
        public_id=public_id(),
        initiative_id=initiative_id,
        organisation_id=organisation_id,
        kind=new.kind,
        name=new.name[:200],
        attachment_id=new.attachment_id,
        partial=new.partial,
        made_at=at,
        made_by_id=somebody(actor),
    )
    return Done(card_of(_row(row.pk)), {"kind": new.kind})


@action("measurement.upload.map", may="import_data", on=the_upload)
def map_upload(
    actor: Actor, *, upload_id: int, mapping: Mapping[str, Any], name: str = "", at: datetime
) -> Done[None]:
    """Say what the columns of a file mean; with a name it is remembered for the next one."""
    row = _row(upload_id)
    refuse_resident_number(name=name)
    row.mapping, row.state, row.outcome = dict(mapping), "new", {}
    row.save(update_fields=["mapping", "state", "outcome"])
    whose = keeper_of(row.initiative_id, row.organisation_id, on=day_of(at))
    if name.strip() and whose is not None:
        ColumnMapping.objects.update_or_create(
            organisation_id=whose,
            name=name.strip()[:120],
            defaults={"mapping": dict(mapping), "made_at": at, "made_by_id": somebody(actor)},
        )
    return Done(None, {"name": name})


@action("measurement.upload.choose", may="import_data", on=the_upload)
def choose_sheet(actor: Actor, *, upload_id: int, sheet: str, at: datetime) -> Done[None]:
    """Say which sheet of a file is meant; it is looked through anew."""
    row = _row(upload_id)
    row.sheet, row.state, row.outcome = sheet[:40], "new", {}
    row.save(update_fields=["sheet", "state", "outcome"])
    return Done(None, {"sheet": sheet})


@action("measurement.upload.narrow", may="import_data", on=the_upload)
def good_rows_only(actor: Actor, *, upload_id: int, at: datetime) -> Done[None]:
    """Say that the rows without faults shall be taken, and the others left out."""
    row = _row(upload_id)
    row.partial = True
    row.save(update_fields=["partial"])
    return Done(None)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look or a taking came to; `mapping` is the one that fitted."""

    state: str
    outcome: Mapping[str, Any]
    kind: str
    mapping: Mapping[str, Any] | None = None


def keep_outcome(upload_id: int, *, seen: Seen, at: datetime) -> None:
    """Write down what was seen or taken; only the verbs that look and take call it."""
    row = _row(upload_id)
    row.state, row.outcome, row.kind = seen.state, dict(seen.outcome), seen.kind
    row.mapping = dict(seen.mapping) if seen.mapping else row.mapping
    row.taken_at = at if seen.state == "taken" else row.taken_at
    row.save(update_fields=["state", "outcome", "kind", "mapping", "taken_at"])


def _row(upload_id: int) -> Upload:
    row = Upload.objects.select_related("organisation", "attachment", "made_by").filter(
        pk=upload_id
    )
    found = row.first()
    if found is None:
        raise Refused("measurement.no_such_upload")
    return found
