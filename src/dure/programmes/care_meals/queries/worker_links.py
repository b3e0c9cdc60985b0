"""Who comes by a link, and the link of a worker for whoever sends it."""

from dataclasses import dataclass

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Worker, WorkerLink
from dure.programmes.care_meals.queries.kitchens import subject_of
from dure.programmes.care_meals.queries.workers import JOBS
from dure.programmes.care_meals.rules.links import standing
from dure.programmes.care_meals.rules.secrets_kept import digest_of


@dataclass(frozen=True, slots=True)
class ComesByLink:
    """Whoever holds a link: which worker it is for, and whether this phone may see anything."""

    link_id: int
    worker_id: int
    worker: str  # the public key
    initiative_id: int
    organisation_id: int
    kitchen_id: int
    standing: str  # free, mine, another, ended


def comes_by_link(token: str, *, mark: str) -> ComesByLink:
    """The worker behind a link; refused with `care_meals.no_such_link`. No name is opened."""
    row = WorkerLink.objects.within(digest=digest_of(token)).select_related("worker").first()
    if row is None:
        raise Refused("care_meals.no_such_link")
    who: Worker = row.worker
    ended = row.ended_at is not None or who.left_on is not None
    return ComesByLink(
        link_id=row.pk,
        worker_id=who.pk,
        worker=who.public_id,
        initiative_id=who.initiative_id,
        organisation_id=who.organisation_id,
        kitchen_id=who.kitchen_id,
        standing=standing(row.phone, mark, ended=ended),
    )


def link_of(actor: Actor, worker_id: int) -> tuple[str, bool] | None:
    """(token, bound to a phone) of a worker's open link, for whoever runs the jobs; None without one."""
    row = (
        WorkerLink.objects.within(worker_id=worker_id, ended_at__isnull=True)
        .select_related("worker__kitchen")
        .first()
    )
    if row is None:
        return None
    if not may(actor, JOBS, subject_of(row.worker.kitchen)):
        raise Refused("journal.not_allowed", verb=JOBS)
    return row.token, bool(row.phone)
