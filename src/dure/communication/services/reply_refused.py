"""A reply, or a file of it, could not be posted: its writer is told why, in one sentence, once a mail."""

import json
from datetime import datetime

from dure.communication.models import Notice
from dure.communication.services.links import page_of
from dure.communication.services.tell import tell
from dure.communication.types.notices import NewNotice, Way
from dure.ground.access.queries import account_cards
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.words import Words


def tell_reply_refused(row: Notice, refused: Refused, *, number: str, at: datetime) -> None:
    """A letter to the address that the reply address was made for, never to what a mail calls itself."""
    _told(row, "reply_refused", words_of(refused), number=number, at=at)


def tell_files_left_out(row: Notice, why: Words, *, number: str, at: datetime) -> None:
    """The words were posted; which files were not, and how to add them."""
    _told(row, "files_left_out", why, number=number, at=at)


def _told(row: Notice, occasion: str, why: Words, *, number: str, at: datetime) -> None:
    card = account_cards((row.account_id or 0,)).get(row.account_id or 0)
    if card is None and row.account_id is not None:
        return
    address = card.email if card else row.address  # a guest: where the notice itself went
    language = card.language if card else row.language
    values = json.loads(row.values or "{}")
    tell(
        [
            NewNotice(
                event=f"{occasion}:{number[:32]}",
                recipient=row.recipient,
                account_id=row.account_id,
                address=address,
                ways=(Way("mail", address),),
                code=f"communication.{occasion}",
                language=language,
                values={
                    "name": (card.name if card else "") or address,
                    "subject": str(
                        values.get("what") or values.get("title") or values.get("service") or ""
                    ),
                    "why": why.in_language(language),
                    "page": page_of(row),
                },
            )
        ],
        at=at,
    )
