"""Take on an action (할 일 맡기), move its day, say what came of it."""

from datetime import date, datetime

from dure.communication.models import ActionItem
from dure.communication.queries.decisions import action_card, action_row, decision_row
from dure.communication.queries.work_meetings import meeting_row
from dure.communication.rules.plain_text import one_line, plain
from dure.communication.services.days_of_talk import keep_action
from dure.communication.services.speaking import speaking_for
from dure.communication.types.decisions import ActionCard, NewAction
from dure.ground.access.queries import is_of
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id

FURTHEST_DAYS = 1_100


def _of_new(*, new: NewAction, organisation_id: int | None = None, **_: object) -> Subject:
    """Whoever sits at the table writes down what another takes on: the gate asks for whom they speak."""
    of = organisation_id or new.organisation_id
    return speaking_for("action_item", "new", new.initiative_id, of)


@action("communication.action.take_on", may="talk", on=_of_new, tell=("owner",))
def take_on_action(
    actor: Actor, *, new: NewAction, organisation_id: int | None = None, at: datetime
) -> Done[ActionCard]:
    """Write down who does what by when. Refused: `communication.nothing_said`, `.day_is_past`,
    `.day_too_far`, `.not_of_organisation`, `organisations.not_a_member`.
    """
    row = taken_on(new, at=at)
    return Done(action_card(row), {"action": row.public_id, "organisation": row.organisation_id})


def taken_on(new: NewAction, *, at: datetime) -> ActionItem:
    """The same within a verb whose gate was passed."""
    speaking_for("action_item", "new", new.initiative_id, new.organisation_id)
    _good_day(new.due_on, day_of(at))
    if new.account_id is not None and not is_of(new.account_id, new.organisation_id, day_of(at)):
        raise Refused("communication.not_of_organisation")
    made: ActionItem = ActionItem.objects.create(
        public_id=public_id(),
        initiative_id=new.initiative_id,
        decision=decision_row(new.decision) if new.decision else None,
        meeting=meeting_row(new.meeting) if new.meeting else None,
        title=one_line(new.title, most=300),
        organisation_id=new.organisation_id,
        account_id=new.account_id,
        due_on=new.due_on,
        made_at=at,
        changed_at=at,
    )
    keep_action(made, at=at)
    return made


def _good_day(on: date, today: date) -> None:
    if on < today:
        raise Refused("communication.day_is_past")
    if (on - today).days > FURTHEST_DAYS:
        raise Refused("communication.day_too_far")


def _of_action(*, key: str, **_: object) -> Subject:
    row = action_row(key)
    return speaking_for("action_item", row.public_id, row.initiative_id, row.organisation_id)


@action("communication.action.finish", may="talk", on=_of_action, tell=("everyone",))
def finish_action(actor: Actor, *, key: str, outcome: str, at: datetime) -> Done[ActionCard]:
    """It is done, and this came of it. Refused with `communication.outcome_needed`, `.ended_already`."""
    return _ended(actor, key, "done", outcome, at)


@action("communication.action.drop", may="talk", on=_of_action, tell=("everyone",))
def drop_action(actor: Actor, *, key: str, outcome: str, at: datetime) -> Done[ActionCard]:
    """It will not be done, and this is why. Refused: `communication.outcome_needed`, `.ended_already`."""
    return _ended(actor, key, "dropped", outcome, at)


@action("communication.action.move", may="talk", on=_of_action, tell=("owner",))
def move_action(actor: Actor, *, key: str, due_on: date, at: datetime) -> Done[ActionCard]:
    """Another day; calendars take it over. Refused with `communication.day_is_past`, `.ended_already`."""
    row = _held(key)
    _good_day(due_on, day_of(at))
    was, row.due_on = row.due_on, due_on
    _saved(row, at)
    return Done(action_card(row), {"action": key, "was": f"{was}", "due_on": f"{due_on}"})


def _ended(actor: Actor, key: str, state: str, outcome: str, at: datetime) -> Done[ActionCard]:
    row = _held(key)
    if not outcome.strip():
        raise Refused("communication.outcome_needed")
    row.outcome = plain(outcome, most=1_000)
    row.state, row.ended_at, row.ended_by = state, at, actor.name
    _saved(row, at)
    return Done(action_card(row), {"action": key, "state": state})


def _held(key: str) -> ActionItem:
    action_row(key)
    rows = ActionItem.objects.everywhere("it was found; the gate has let the actor in")
    row: ActionItem = rows.select_for_update().get(public_id=key)
    if row.state != "open":
        raise Refused("communication.ended_already", who=row.ended_by)
    return row


def _saved(row: ActionItem, at: datetime) -> None:
    row.sequence += 1
    row.changed_at = at
    row.save()
    keep_action(row, at=at)
