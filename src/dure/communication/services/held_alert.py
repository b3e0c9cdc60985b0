"""What every verb about an alert shares: the row held, a step stamped, a rung reached, its people told."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from dure.communication.models import Alert, AlertStep
from dure.communication.queries.alerts import row_of, subject_of
from dure.communication.queries.who_handles import handlers_of
from dure.communication.rules.ladders import ladder_from
from dure.communication.services.tell import tell
from dure.communication.types.alerts import Ladder
from dure.communication.types.notices import NewNotice
from dure.ground.access.types import AccountCard
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number
from dure.kernel.words import Words

MOST_NOTE = 1000
AGAIN = Words("{rung} (다시 알려요, {n}번째)", "{rung} (reminder {n})")


def of_alert(*, alert: str, **_: object) -> Subject:
    """The alert as the gate sees it, asked by its public id."""
    return subject_of(row_of(alert))


def held(alert: str, *, is_open: bool = True) -> Alert:
    """The row, locked. Refused with `communication.alert_closed` where it should be open and is not."""
    everywhere = Alert.objects.everywhere("an alert is held by its key")
    row: Alert = everywhere.select_for_update().get(public_id=alert)
    if is_open and row.closed_at is not None:
        raise Refused("communication.alert_closed")
    return row


def ladder_of(row: Alert) -> Ladder:
    """The ladder as it was when the alert was raised."""
    return ladder_from(row.ladder_code, row.ladder)


def stamp(
    row: Alert, actor: Actor, kind: str, *, at: datetime, deed: str = "", note: str = ""
) -> AlertStep:
    """One line of what happened, on the rung where the alert stands."""
    refuse_resident_number(note=note)
    if len(note) > MOST_NOTE:
        raise Refused("communication.note_too_long", most=MOST_NOTE)
    last = row.steps.order_by("-number").values_list("number", flat=True).first() or 0
    made: AlertStep = row.steps.create(
        number=last + 1,
        kind=kind,
        rung=row.rung,
        deed=deed,
        note=note.strip(),
        at=at,
        who=actor.name,
        account_id=actor.account_id,
    )
    return made


def tell_of_rung(row: Alert, *, at: datetime) -> int:
    """Write to those who handle it; nobody is written to twice about one rung."""
    ladder = ladder_of(row)
    if not (ladder.notice and ladder.rungs[row.rung].tells):
        return 0
    return tell([_letter(row, ladder, one) for one in _people(row, at)], at=at)


def remind(row: Alert, actor: Actor, *, at: datetime) -> int:
    """Nobody has closed it yet: stamped, and written again to those who handle it; answers which time."""
    stamp(row, actor, "reminded", at=at)
    times = row.steps.filter(kind="reminded").count()
    ladder = ladder_of(row)
    tell([_letter(row, ladder, one, times) for one in _people(row, at)], at=at)
    return int(times)


def _people(row: Alert, at: datetime) -> tuple[AccountCard, ...]:
    return handlers_of(
        initiative_id=row.initiative_id, organisation_id=row.organisation_id, on=day_of(at)
    )


def _letter(row: Alert, ladder: Ladder, to: AccountCard, times: int = 0) -> NewNotice:
    """The letter of a rung, or of a reminder on it; `times` makes each reminder one of its own."""
    rung, language = ladder.rungs[row.rung], to.language
    name = AGAIN.filled(rung=rung.name, n=times) if times else rung.name
    slug = initiative_by_id(row.initiative_id).slug
    path = reverse("alert", args=[slug, row.public_id])
    return NewNotice(
        event=f"alert:{row.public_id}:{row.rung}" + (f":{times}" if times else ""),
        recipient=f"account:{to.id}",
        account_id=to.id,
        address=to.email,
        code=ladder.notice,
        language=language,
        initiative_id=row.initiative_id,
        purpose="urgent",
        values={
            "name": to.name or to.email,
            "title": row.title.in_language(language),
            "ladder": ladder.name.in_language(language),
            "step": str(row.rung + 1),
            "rung": name.in_language(language),
            "who": rung.who.in_language(language),
            "address": f"{settings.DURE_ADDRESS}{path}",
        },
    )
