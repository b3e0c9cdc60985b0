"""Say a message (전하기): somebody has been told, by whom and when; once is enough."""

from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import DayMessage
from dure.programmes.care_meals.services.day_subjects import of_day


def _of_message(*, day: str, message: int) -> Subject:
    return of_day(day=day)


@action("care_meals.message.say", may="run_kitchen", on=_of_message)
def say_message(actor: Actor, *, day: str, message: int, at: datetime) -> Done[None]:
    """Note that it has been said. Refused: `care_meals.no_such_message`, `care_meals.already_told`."""
    rows = DayMessage.objects.within(day__public_id=day, pk=message)
    if not rows.exists():
        raise Refused("care_meals.no_such_message")
    if not rows.filter(told_at__isnull=True).update(told_at=at, told_by_id=actor.account_id):
        raise Refused("care_meals.already_told")
    return Done(None, {"day": day, "message": message})
