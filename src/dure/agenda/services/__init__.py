"""What can be done in this room: ask and answer, write, decide, sign."""

from dure.agenda.services.adopt_version import adopt_version
from dure.agenda.services.begin_draft import begin_draft
from dure.agenda.services.freeze_version import freeze_version, open_version_again
from dure.agenda.services.hold_ceremony import close_ceremony, hand_out_codes, open_ceremony
from dure.agenda.services.sign_version import sign_version
from dure.agenda.services.withdraw_signature import withdraw_signature

__all__ = [
    "adopt_version",
    "begin_draft",
    "close_ceremony",
    "freeze_version",
    "hand_out_codes",
    "open_ceremony",
    "open_version_again",
    "sign_version",
    "withdraw_signature",
]
