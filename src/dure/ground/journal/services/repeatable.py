"""Repeatable calls: a program whose connection broke sends its call again and does no harm.

The call names itself in `Idempotency-Key`. The first one is carried out and its answer kept for a day;
the same call under that name is answered from there. Another call under the name is refused, and so is
one that comes while the first is still going on.
"""

import hashlib
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from dure.ground.journal.models import ApiCall

KEPT = timedelta(days=1)
ABANDONED = timedelta(minutes=5)  # the process that carried it out is gone


def digest_of(*parts: bytes) -> str:
    """One word for some bytes."""
    mark = hashlib.sha256()
    for part in parts:
        mark.update(len(part).to_bytes(8) + part)
    return mark.hexdigest()


def begin_call(*, caller: str, name: str, asked: str, at: datetime) -> ApiCall | None:
    """Take the name: None when it is ours now, else the call that has it already."""
    mine = {"caller": caller, "name": name}
    ApiCall.objects.filter(at__lt=at - KEPT).delete()
    ApiCall.objects.filter(**mine, status=0, at__lt=at - ABANDONED).delete()
    try:
        with transaction.atomic():
            ApiCall.objects.create(**mine, asked=asked, at=at)
    except IntegrityError:
        return ApiCall.objects.filter(**mine).first()
    return None


def end_call(*, caller: str, name: str, status: int, kind: str, answer: str) -> None:
    """Keep the answer. What was our fault is forgotten, so that the call can be tried again."""
    call = ApiCall.objects.filter(caller=caller, name=name)
    if status >= 500:
        call.delete()
    else:
        call.update(status=status, kind=kind, answer=answer)
