"""What can be done in this room: ask and answer, write, decide, sign."""

from dure.agenda.services.adopt_version import adopt_version
from dure.agenda.services.begin_draft import begin_draft
from dure.agenda.services.freeze_version import freeze_version, open_version_again

__all__ = [
    "adopt_version",
    "begin_draft",
    "freeze_version",
    "open_version_again",
]
