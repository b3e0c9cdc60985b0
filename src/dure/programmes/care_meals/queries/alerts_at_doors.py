"""The alerts that stand open at doors, also those of visits that were taken back or replaced since."""

from collections.abc import Mapping

from django.urls import reverse

from dure.communication.queries import open_alerts_at
from dure.communication.types import AlertCard


def page_of_door(slug: str, stop: str) -> str:
    """Where a door of a day is looked at: an alert leads there, and is found by it."""
    return reverse("meal_door", args=[slug, stop])


def open_at_doors(slug: str, doors: Mapping[str, int]) -> dict[int, list[AlertCard]]:
    """Stop → its open alerts, the highest last; `doors` are the stops by their public ids."""
    pages = {page_of_door(slug, name): stop_id for name, stop_id in doors.items()}
    found = open_alerts_at(pages) if pages else {}
    return {pages[page]: sorted(alerts, key=lambda one: one.step) for page, alerts in found.items()}


def raiser_of(source: str) -> str:
    """The visit or the door that raised an alert: `care_meals.state:7h3k…:2` → `7h3k…`."""
    return source.split(":")[1]
