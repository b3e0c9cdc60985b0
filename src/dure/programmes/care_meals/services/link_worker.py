"""The link by which an older worker sees her shifts: made, bound to the first phone, ended."""

import secrets
from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Worker, WorkerLink
from dure.programmes.care_meals.rules.secrets_kept import digest_of
from dure.programmes.care_meals.services.worker_rows import of_worker, only_own, working

LENGTH = 24  # bytes; 192 bits


def _of_link(*, link_id: int, **_: object) -> Subject:
    row: WorkerLink = WorkerLink.objects.within(pk=link_id).get()
    return of_worker(worker_id=row.worker_id)


@action("care_meals.link.make", may="run_jobs", on=of_worker)
def make_worker_link(actor: Actor, *, worker_id: int, at: datetime) -> Done[str]:
    """A new link; the one before no longer opens anything. Answers the token, which no journal has."""
    row = working(worker_id)
    end_links(row, at)
    token = secrets.token_urlsafe(LENGTH)
    made = WorkerLink.objects.create(worker=row, digest=digest_of(token), token=token, made_at=at)
    return Done(token, {"worker": row.public_id, "link": made.pk})


@action("care_meals.link.end", may="run_jobs", on=of_worker)
def end_worker_link(actor: Actor, *, worker_id: int, at: datetime) -> Done[int]:
    """The link opens nothing any more: the phone was lost, or somebody else has it."""
    row = working(worker_id)
    return Done(end_links(row, at), {"worker": row.public_id})


@action("care_meals.link.bind", may="own_shifts", on=_of_link)
def bind_link(actor: Actor, *, link_id: int, mark: str, at: datetime) -> Done[bool]:
    """ "This is my phone": the first that says so keeps the link.

    Refused: `care_meals.link_ended`, `care_meals.link_of_another_phone`.
    """
    row: WorkerLink = WorkerLink.objects.within(pk=link_id).select_for_update().get()
    only_own(actor, Worker.objects.within(pk=row.worker_id).get())
    if row.ended_at is not None:
        raise Refused("care_meals.link_ended")
    if row.phone and row.phone != digest_of(mark):
        raise Refused("care_meals.link_of_another_phone")
    if not row.phone:
        row.phone, row.bound_at = digest_of(mark), at
        row.save(update_fields=["phone", "bound_at"])
    return Done(result=True, noted={"link": row.pk})


def end_links(row: Worker, at: datetime) -> int:
    """End what is open; answers how many."""
    open_ones = WorkerLink.objects.within(worker_id=row.pk, ended_at__isnull=True)
    return int(open_ones.update(ended_at=at))
