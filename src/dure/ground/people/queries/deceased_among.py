"""Who of some people has died: keys and days only, for whoever must not knock at their door any more."""

from collections.abc import Collection
from datetime import date

from dure.ground.people.models import Person


def deceased_among(person_ids: Collection[int], on: date) -> dict[int, date]:
    """Person → the day of death, for those of some people who had died by a day. No name is opened."""
    rows = Person.objects.everywhere("who has died, nothing else").filter(deceased_on__lte=on)
    wanted = frozenset(person_ids)
    return {pk: day for pk, day in rows.values_list("pk", "deceased_on") if pk in wanted}
