"""Rolls: who founds, who is delegate, who is director; seated with a paper, ended, never erased."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from dure.agenda.models import Meeting, RollSeat
from dure.agenda.queries.assembly_on import entitled_on
from dure.agenda.rules.meeting_kinds import FOUNDING, MANY_OF_ONE, ROLLS
from dure.agenda.services.deciding_subjects import of_initiative
from dure.agenda.types.rolls import SeatDraft
from dure.ground.access.queries import account_names, is_of
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.queries import members_of
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number


def of_roll_seat(*, seat_id: int, **_: Any) -> Subject:
    """A seat on a roll by its key."""
    row = RollSeat.objects.within(pk=seat_id).first()
    if row is None:
        raise Refused("agenda.no_such_seat")
    return Subject("roll_seat", row.pk, row.initiative_id, row.organisation_id)


@action("agenda.roll.seat", may="manage_assembly", on=of_initiative)
def seat_on_roll(actor: Actor, *, initiative_id: int, told: SeatDraft, at: datetime) -> Done[int]:
    """Write a founder, a delegate or a director down; answers the key of the seat.

    A member founds once and has one delegate; of directors it may have several, each another person.
    Refused: `agenda.no_such_roll`, `agenda.seat_without_paper`, `agenda.seat_ahead`, `agenda.seat_taken`,
    `agenda.sits_already`, `agenda.not_on_this_roll`, `agenda.who_sits_there`, `agenda.founding_has_begun`.
    """
    _check_said(told, at)
    _check_whose(initiative_id, told, at)
    person = _person(told, at)
    try:
        with transaction.atomic():
            row = _written(initiative_id, told, person)
    except IntegrityError:  # somebody was written down at the same moment: look again
        row = _written(initiative_id, told, person)
    noted = {"roll": told.roll, "organisation": told.organisation_id, "since": f"{told.since}"}
    return Done(row.pk, noted)


def _written(initiative_id: int, told: SeatDraft, person: int | None) -> RollSeat:
    """The row, in the first place of the member that is free; the tables allow each place once."""
    row: RollSeat = RollSeat.objects.create(
        initiative_id=initiative_id,
        roll=told.roll,
        organisation_id=told.organisation_id,
        account_id=person,
        place=_free_place(initiative_id, told, person),
        is_head=told.is_head and told.roll == "directors",
        proof=told.proof.strip()[:200],
        since=told.since,
    )
    return row


def _free_place(initiative_id: int, told: SeatDraft, person: int | None) -> int:
    """Where somebody sits down: in the place that a former director left, or beside the others."""
    sitting = RollSeat.objects.within(
        initiative_id=initiative_id, roll=told.roll, ended_on__isnull=True
    )
    if person is not None and sitting.filter(account_id=person).exists():
        raise Refused("agenda.sits_already", roll=ROLLS[told.roll])
    mine = sitting.filter(organisation_id=told.organisation_id)
    taken = set(mine.values_list("place", flat=True))
    if taken and told.roll not in MANY_OF_ONE:
        raise Refused("agenda.seat_taken", roll=ROLLS[told.roll])
    return next(place for place in range(1, len(taken) + 2) if place not in taken)


def _check_said(told: SeatDraft, at: datetime) -> None:
    if told.roll not in ROLLS:
        raise Refused("agenda.no_such_roll")
    if not told.proof.strip():
        raise Refused("agenda.seat_without_paper", roll=ROLLS[told.roll])
    refuse_resident_number(proof=told.proof)
    if told.since > day_of(at):
        raise Refused("agenda.seat_ahead")


def _check_whose(initiative_id: int, told: SeatDraft, at: datetime) -> None:
    """Founders are whoever takes part here; delegates and directors are members."""
    day = day_of(at)
    if told.roll == "founders":
        here = {each.organisation.id for each in members_of(initiative_id, day)}
        _check_before_opening(initiative_id, at)
    else:
        here = {each.id for each in entitled_on(initiative_id, day)}
    if told.organisation_id not in here:
        raise Refused("agenda.not_on_this_roll", roll=ROLLS[told.roll])


def _check_before_opening(initiative_id: int, at: datetime) -> None:
    """A consent that comes after the opening gives no vote (제15조 제2항)."""
    begun = Meeting.objects.within(
        initiative_id=initiative_id, kind=FOUNDING.code, state="called", starts_at__lte=at
    )
    if begun.exists():
        raise Refused("agenda.founding_has_begun")


def _person(told: SeatDraft, at: datetime) -> int | None:
    if told.roll == "founders":
        return None
    if told.account_id is None or not is_of(told.account_id, told.organisation_id, day_of(at)):
        raise Refused("agenda.who_sits_there")
    return told.account_id


@action("agenda.roll.end", may="manage_assembly", on=of_roll_seat)
def end_seat(actor: Actor, *, seat_id: int, on: date, at: datetime) -> Done[int]:
    """Somebody sits there no longer, from a day on; what was voted stands.

    Refused: `agenda.seat_ended`, `agenda.seat_ahead`, `agenda.seat_before_its_beginning`,
    `agenda.founding_has_begun`.
    """
    row = RollSeat.objects.within(pk=seat_id).select_for_update().get()
    if row.ended_on is not None:
        who = account_names({row.account_id}) if row.account_id else {}
        raise Refused("agenda.seat_ended", name=who.get(row.account_id, row.organisation.name.ko))
    if on > day_of(at):
        raise Refused("agenda.seat_ahead")
    if on < row.since:
        raise Refused("agenda.seat_before_its_beginning")
    if row.roll == "founders":
        _check_before_opening(row.initiative_id, at)
    row.ended_on = on
    row.save(update_fields=["ended_on"])
    return Done(row.pk, {"roll": row.roll, "organisation": row.organisation_id, "on": f"{on}"})
