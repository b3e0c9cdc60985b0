"""What `dure doctor` looks at; each look answers findings and changes nothing."""

from dure.project.health.around import look_around
from dure.project.health.begun import look_at_beginning
from dure.project.health.finding import Finding
from dure.project.health.keys import look_at_keys
from dure.project.health.messages import look_at_messages
from dure.project.health.published import look_at_published
from dure.project.health.storage import look_at_database, look_at_folders

__all__ = [
    "Finding",
    "look_around",
    "look_at_beginning",
    "look_at_database",
    "look_at_folders",
    "look_at_keys",
    "look_at_messages",
    "look_at_published",
]
