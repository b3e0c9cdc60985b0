"""Minutes of a meeting, and who may confirm them."""

from dataclasses import dataclass, replace

from dure.agenda.models import Meeting, Minutes, MinutesSigner
from dure.agenda.queries.seeing import must_see
from dure.agenda.rules.meeting_kinds import KINDS, Signing, signing_in
from dure.agenda.types.deciding import MinutesCard, SignerCard
from dure.ground.access.queries import account_names
from dure.ground.journal.types import Actor, Reach
from dure.ground.law.queries import law_entry
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.words import Words

SIGNS = "sign_minutes"


@dataclass(frozen=True, slots=True)
class MinutesToConfirm:
    """Minutes that wait for somebody: of which meeting, and whether as its chair."""

    meeting: str
    title: Words
    as_chair: bool


def minutes_to_confirm(actor: Actor, initiative_id: int) -> tuple[MinutesToConfirm, ...]:
    """Minutes that this account was named to confirm and has not confirmed yet, the oldest first."""
    rows = MinutesSigner.objects.within(
        account_id=actor.account_id,
        signed_at__isnull=True,
        minutes__meeting__initiative_id=initiative_id,
    ).select_related("minutes__meeting")
    return tuple(
        MinutesToConfirm(row.minutes.meeting.public_id, row.minutes.meeting.title, row.is_chair)
        for row in rows.order_by("minutes__written_at")
    )


def minutes_of(actor: Actor, meeting: str) -> MinutesCard | None:
    """The minutes, or None where nothing is written yet. Refused: `agenda.no_such_meeting`."""
    held = Meeting.objects.within(public_id=meeting).first()
    if held is None:
        raise Refused("agenda.no_such_meeting")
    must_see(actor, held.initiative_id)
    row = Minutes.objects.within(meeting=held).first()
    if row is None:
        return None
    signers = _signers(row)
    return MinutesCard(
        course=Words(row.course_ko, row.course_en or row.course_ko),
        results=tuple(
            {"title": Words.of(each["title"]), "why": Words.of(each["why"])} for each in row.results
        ),
        written_at=row.written_at,
        fingerprint=row.fingerprint,
        asked=row.signers_asked,
        asked_at=_signing(held).citation,
        signed_by_all=_signing(held).elected is None,
        signers=signers,
        is_confirmed=bool(signers) and all(one.signed_at for one in signers),
    )


def as_signer(actor: Actor, meeting: str) -> Actor:
    """The same actor, who may also confirm the minutes where elected to, or as chair."""
    rows = Minutes.objects.within(meeting__public_id=meeting)
    if not rows.filter(signers__account_id=actor.account_id).exists():
        return actor
    reach = Reach("signer", frozenset({SIGNS}))
    return replace(actor, reaches=(*actor.reaches, reach))


def _signing(held: Meeting) -> Signing:
    day = day_of(held.starts_at)
    return signing_in(KINDS[held.kind], lambda code: law_entry(code, day))


def _signers(row: Minutes) -> tuple[SignerCard, ...]:
    rows = list(row.signers.select_related("organisation").order_by("-is_chair", "pk"))
    names = account_names({each.account_id for each in rows})
    return tuple(
        SignerCard(
            each.account_id,
            names[each.account_id],
            each.organisation.name if each.organisation else None,
            each.is_chair,
            each.signed_at,
            each.organisation_id,
        )
        for each in rows
    )
