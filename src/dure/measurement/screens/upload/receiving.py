"""A file that somebody brings: read at once when it is small, by the worker when it is large."""

from datetime import datetime
from typing import Any, NamedTuple

from django.core.files.uploadedfile import UploadedFile
from django.urls import NoReverseMatch, reverse

from dure.ground.journal.services import start_work
from dure.ground.journal.types import Actor
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of
from dure.kernel.words import Words
from dure.measurement.queries import upload_card
from dure.measurement.services import bring_file, look_through, map_upload, take_upload
from dure.measurement.services.as_table_file import as_table_file
from dure.measurement.services.bring_file import SMALL_BYTES, brings_for, period_waiting
from dure.measurement.types.uploads import BroughtFile, UploadCard

Brought = UploadedFile[Any]


class Handed(NamedTuple):
    """What the form of the page hands over: a file, of which kind, and the form it was filled in with."""

    file: Brought
    kind: str
    organisation: str = ""
    form: Brought | None = None


def received(
    actor: Actor, card: InitiativeCard, handed: Handed, at: datetime
) -> tuple[UploadCard, tuple[Words, ...]]:
    """The file kept and put down, and what was read otherwise than a form means it.

    Refused as a whole where it cannot even be opened.
    """
    whose = _whose(actor, card.id, handed.organisation)
    given = BroughtFile(handed.kind, handed.file.name or "", handed.file.read(), whose)
    form = (handed.form.name or "", handed.form.read()) if handed.form else None
    made = as_table_file(given, form)
    upload: UploadCard = bring_file(actor, initiative=card, brought=made.brought, at=at)
    if made.mapping:
        map_upload(actor, upload_id=upload.id, mapping=made.mapping, at=at)
        upload = upload_card(actor, public_id=upload.public_id)
    return upload, made.notes


def _whose(actor: Actor, initiative_id: int, chosen: str) -> int | None:
    own = brings_for(actor, initiative_id) or ()
    return int(chosen) if chosen.isdecimal() and int(chosen) in own else None


def looked(actor: Actor, slug: str, upload: UploadCard, at: datetime, *, later: Any) -> str:
    """Look through it now or by the worker; answers the address where one sees what came of it."""
    here = reverse("upload", args=[slug, upload.public_id])
    period = period_waiting(actor, upload, day_of(at))
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
