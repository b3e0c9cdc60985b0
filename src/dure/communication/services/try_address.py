"""Try an address again (주소 다시 써 보기): its owner says that letters arrive there once more."""

from datetime import datetime

from django.db import transaction

from dure.communication.services.mark_address import mark_alive
from dure.ground.access.queries import account_cards
from dure.ground.journal.services import note
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused


@transaction.atomic
def try_address(actor: Actor, *, at: datetime) -> None:
    """What was said of one's mail address holds no longer; if letters come back, it is said again.

    No permission is asked for: it is one's own. Refused: `access.sign_in_first`.
    """
    if actor.account_id is None:
        raise Refused("access.sign_in_first")
    mark_alive(account_cards((actor.account_id,))[actor.account_id].email)
    # The address itself stays out of the journal: it is personal.
    subject = Subject("account", actor.account_id)
    note(actor, code="communication.address.try", subject=subject, at=at, values={})
