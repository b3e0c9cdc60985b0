"""What can be done in care meals. Each part keeps its lines in a block of its own."""

# Skeleton (kitchens and diners)
from dure.programmes.care_meals.services.change_order import change_order
from dure.programmes.care_meals.services.end_diner import end_diner
from dure.programmes.care_meals.services.enrol_diner import add_contact, change_door, enrol_diner
from dure.programmes.care_meals.services.note_need import note_need
from dure.programmes.care_meals.services.open_kitchen import open_kitchen
from dure.programmes.care_meals.services.pause_diner import pause_diner, resume_diner

__all__ = [
    # Skeleton
    "add_contact",
    "change_door",
    "change_order",
    "end_diner",
    "enrol_diner",
    "note_need",
    "open_kitchen",
    "pause_diner",
    "resume_diner",
]
