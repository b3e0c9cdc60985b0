"""Fetch the mail (메일 가져오기): what waits in the mailbox of the house is taken, each letter once.

The place is kept after each letter, so a worker that dies in between takes one again, and taking knows it.
A letter on which workers died several times is passed over: it must not keep all others out. It stays in
the mailbox, and the log names its number.
"""

import logging
from datetime import datetime

from django.db.models import F

from dure.communication.channels.mailbox import Mailbox, MailboxShut, Waiting, open_mailbox
from dure.communication.models import MailboxPlace
from dure.communication.rules.incoming import MOST_BYTES
from dure.communication.services.take_mail import take_head, take_mail

LOG = logging.getLogger("dure.letters")
AT_ONCE = 50
MOST_TRIES = 3
NAME = "inbox"


def fetch_mail(*, at: datetime) -> int:
    """Take what is new; answers how many letters were looked at. A mailbox that is shut is asked again."""
    try:
        with open_mailbox() as box:
            place = _place(box, at)
            new = box.after(place.number)[:AT_ONCE]
            for one in new:
                _take(box, one, at)
    except MailboxShut as shut:
        LOG.error("The mailbox could not be read: %s", shut)
        return 0
    MailboxPlace.objects.filter(name=NAME).update(at=at)
    return len(new)


def _place(box: Mailbox, at: datetime) -> MailboxPlace:
    begun = {"validity": box.validity, "at": at}
    place, _ = MailboxPlace.objects.get_or_create(name=NAME, defaults=begun)
    # Where numbers begin anew, what was taken before is known by itself.
    if place.validity != box.validity:
        place.validity, place.number, place.trying, place.tries = box.validity, 0, 0, 0
        place.save()
    return place


def _take(box: Mailbox, one: Waiting, at: datetime) -> None:
    mine = MailboxPlace.objects.filter(name=NAME, validity=box.validity, number__lt=one.number)
    if _may_try(one):
        if one.size > MOST_BYTES:
            take_head(box.head(one.number), at=at)
        else:
            take_mail(box.letter(one.number), at=at)
        box.mark_read(one.number)
    mine.update(number=one.number, trying=0, tries=0)


def _may_try(one: Waiting) -> bool:
    rows = MailboxPlace.objects.filter(name=NAME)
    rows.exclude(trying=one.number).update(trying=one.number, tries=0)
    rows.update(tries=F("tries") + 1)
    tried: int = rows.get().tries
    if tried > MOST_TRIES:
        LOG.error("Letter %d of the mailbox could not be taken; it stays there", one.number)
        return False
    return True
