"""Workers, shifts and places as the gate sees them, and the rows that verbs change."""

from dure.ground.journal.types import Actor, Reach, Subject
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Shift, ShiftPlace, Worker
from dure.programmes.care_meals.queries.worker_links import ComesByLink

OWN = "own_shifts"
BY_LINK = "worker_link"


def of_worker(*, worker_id: int, **_: object) -> Subject:
    """The worker; refused with `care_meals.no_such_worker`."""
    row = worker(worker_id)
    return Subject("worker", row.pk, row.initiative_id, row.organisation_id)


def of_shift(*, shift_id: int, **_: object) -> Subject:
    """The shift; refused with `care_meals.no_such_shift`."""
    return subject_of_shift(shift(shift_id))


def of_place(*, place_id: int, **_: object) -> Subject:
    """The place on a shift; refused with `care_meals.no_such_place`."""
    return subject_of_shift(place(place_id).shift)


def subject_of_shift(row: Shift) -> Subject:
    """A shift belongs to the organisation of its kitchen."""
    where = row.kitchen
    return Subject("shift", row.pk, where.initiative_id, where.organisation_id)


def worker(worker_id: int) -> Worker:
    """The row, locked: one change after another."""
    rows = Worker.objects.within(pk=worker_id).select_for_update(of=("self",))
    row: Worker | None = rows.first()
    if row is None:
        raise Refused("care_meals.no_such_worker")
    return row


def working(worker_id: int) -> Worker:
    """The row of somebody who was decided on and works; refused with `care_meals.not_working`."""
    row = worker(worker_id)
    if row.decision != "yes" or row.left_on is not None:
        raise Refused("care_meals.not_working")
    return row


def shift(shift_id: int) -> Shift:
    """The row, locked."""
    rows = Shift.objects.within(pk=shift_id).select_related("kitchen")
    row: Shift | None = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise Refused("care_meals.no_such_shift")
    return row


def place(place_id: int) -> ShiftPlace:
    """The row, locked, with its shift and its worker."""
    rows = ShiftPlace.objects.within(pk=place_id).select_related("shift__kitchen", "worker")
    row: ShiftPlace | None = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise Refused("care_meals.no_such_place")
    return row


def link_actor(row: Worker, language: str = "ko") -> Actor:
    """Whoever holds a worker's link: may do what is the worker's own, and nothing else."""
    reach = Reach(BY_LINK, frozenset({OWN}), row.initiative_id, row.organisation_id)
    return Actor(None, row.public_id, (reach,), language=language)


def only_own(actor: Actor, row: Worker) -> None:
    """A link reaches its own worker only. Refused: `care_meals.not_your_shift`."""
    by_link = any(reach.role == BY_LINK for reach in actor.reaches)
    if by_link and actor.name != row.public_id:
        raise Refused("care_meals.not_your_shift")


def by_link(who: ComesByLink, language: str = "ko") -> Actor:
    """The same from what a link says, without asking for the worker's row again."""
    reach = Reach(BY_LINK, frozenset({OWN}), who.initiative_id, who.organisation_id)
    return Actor(None, who.worker, (reach,), language=language)
