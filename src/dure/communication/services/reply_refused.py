"""A reply could not be posted: its writer is told why, in one sentence, once for each mail."""

import json
from datetime import datetime

from dure.communication.models import Notice
from dure.communication.services.tell import tell
from dure.communication.types.notices import NewNotice, Way
from dure.ground.access.queries import account_cards
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of


def tell_reply_refused(row: Notice, refused: Refused, *, number: str, at: datetime) -> None:
    """A letter to the address that the reply address was made for, never to what a mail calls itself."""
    card = account_cards((row.account_id or 0,)).get(row.account_id or 0)
    if card is None:
        return
    values = json.loads(row.values or "{}")
    tell(
        [
            NewNotice(
                event=f"reply_refused:{number[:32]}",
                recipient=f"account:{card.id}",
                account_id=card.id,
                address=card.email,
                ways=(Way("mail", card.email),),
                code="communication.reply_refused",
                language=card.language,
                values={
                    "name": card.name or card.email,
                    "subject": str(values.get("what") or values.get("title") or ""),
                    "why": words_of(refused).in_language(card.language),
                    "page": str(values.get("page") or values.get("address") or ""),
                },
            )
        ],
        at=at,
    )
