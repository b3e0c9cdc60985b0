"""Define what may be done for somebody, and in which unit it is counted."""

import re
from datetime import datetime

from dure.activities.models import ServiceKind, ServiceRecord
from dure.activities.types import KindDraft
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused

CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?")


def _of_kind(*, kind: KindDraft, initiative_id: int) -> Subject:
    return Subject("service_kind", kind.code, initiative_id)


@action("activities.kind.define", may="manage_services", on=_of_kind)
def define_service_kind(
    actor: Actor, *, kind: KindDraft, initiative_id: int, at: datetime
) -> Done[int]:
    """Define a kind, or name it anew; answers its key. The unit stays once a record uses it.

    Refused with `activities.bad_kind_code` or `activities.kind_in_use`.
    """
    if not CODE.fullmatch(kind.code):
        raise Refused("activities.bad_kind_code", kind=kind.code)
    known = ServiceKind.objects.filter(code=kind.code).first()
    if known is not None and _would_change_meaning(known, kind):
        raise Refused("activities.kind_in_use", kind=kind.code)
    row, is_new = ServiceKind.objects.update_or_create(
        code=kind.code,
        defaults={
            "name_ko": kind.name.ko,
            "name_en": kind.name.en,
            "unit": kind.unit,
            "programme": kind.programme,
            "personal": kind.personal,
        },
    )
    return Done(row.pk, {"kind": kind.code, "new": is_new})


def _would_change_meaning(known: ServiceKind, kind: KindDraft) -> bool:
    same = (known.unit, known.personal) == (kind.unit, kind.personal)
    return not same and ServiceRecord.objects.within(kind_id=known.pk).exists()
