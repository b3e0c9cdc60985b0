"""Hold a ceremony: open it for one version, hand out codes for the hall, close it."""

import secrets
from datetime import datetime

from dure.agenda.models import Agenda, Ceremony, HallCode, Ratification
from dure.agenda.queries.ceremonies import ceremony_card
from dure.agenda.rules.hall import LETTERS, LONG, digest_of_code, on_the_slip
from dure.agenda.rules.signing import fault_of_text, may_sign_part
from dure.agenda.types.signing import CeremonyCard, IssuedCode
from dure.ground.access.queries import delegates_of, speakers_of
from dure.ground.access.types import AccountCard
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.queries import members_of, organisation_cards
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.words import Words

LONG_TOKEN = 12


def _that_version(*, agenda_id: int, **_: object) -> Subject:
    row = Agenda.objects.within(pk=agenda_id).first()
    if row is None:
        raise Refused("agenda.no_such_signed_text", number=agenda_id)
    return Subject("agenda", row.pk, row.initiative_id)


def _that_ceremony(*, token: str, **_: object) -> Subject:
    row = Ceremony.objects.within(token=token).first()
    if row is None:
        raise Refused("agenda.no_such_ceremony")
    return Subject("ceremony", row.pk, row.initiative_id)


@action("agenda.ceremony.open", may="manage_initiative", on=_that_version, tell=("members",))
def open_ceremony(
    actor: Actor, *, at: datetime, agenda_id: int, title: Words
) -> Done[CeremonyCard]:
    """Open the hall for a version in force. Refused with `agenda.ceremony_open_already`."""
    version = Agenda.objects.within(pk=agenda_id).select_for_update().get()
    fault = fault_of_text(
        version.status,
        read=version.fingerprint,
        stands=version.fingerprint,
        signed_at=at,
        superseded_at=version.superseded_at,
    )
    if fault:
        raise Refused(fault)
    if Ceremony.objects.within(agenda_id=agenda_id, closed_at__isnull=True).exists():
        raise Refused("agenda.ceremony_open_already")
    row = Ceremony.objects.create(
        token=public_id(LONG_TOKEN),
        initiative_id=version.initiative_id,
        agenda=version,
        title_ko=title.ko[:120],
        title_en=title.en[:120],
        opened_at=at,
        opened_by=actor.name[:160],
    )
    return Done(ceremony_card(row), {"ceremony": row.pk, "version": version.number})


@action("agenda.ceremony.close", may="manage_initiative", on=_that_ceremony)
def close_ceremony(actor: Actor, *, at: datetime, token: str) -> Done[None]:
    """The hall is over: its codes open nothing any more. Refused with `agenda.ceremony_over`."""
    here = Ceremony.objects.within(token=token)
    if not here.filter(closed_at__isnull=True).update(closed_at=at):
        raise Refused("agenda.ceremony_over")
    return Done(None, {"signed": Ratification.objects.within(ceremony__token=token).count()})


@action("agenda.ceremony.codes", may="manage_initiative", on=_that_ceremony)
def hand_out_codes(
    actor: Actor, *, at: datetime, token: str, organisation_ids: tuple[int, ...] = ()
) -> Done[tuple[IssuedCode, ...]]:
    """A code for the delegate of each organisation that has not signed; earlier unused ones end.

    Without `organisation_ids`: for all members. Refused with `agenda.nobody_speaks` for one asked by name,
    and with `organisations.no_such_organisation` for one that has no part here.
    """
    row = Ceremony.objects.within(token=token).select_for_update().get()
    if row.closed_at is not None:
        raise Refused("agenda.ceremony_over")
    wanted = _taking_part(row, organisation_ids, at) or _unsigned(row, at)
    delegates = _named(wanted, at, must=bool(organisation_ids))
    HallCode.objects.within(
        ceremony_id=row.pk, organisation_id__in=list(delegates), used_at__isnull=True
    ).update(withdrawn_at=at)
    made = tuple(_issued(row, actor, each, one, at) for each, one in delegates.items())
    return Done(made, {"ceremony": row.pk, "codes": len(made)})


def _taking_part(row: Ceremony, wanted: tuple[int, ...], at: datetime) -> tuple[int, ...]:
    """Those asked by name; whose people are strangers here, their names are not told here either."""
    parts = {
        each.organisation.id: each.part
        for each in members_of(row.initiative_id, day_of(at))
        if may_sign_part(each.part)
    }
    for each in wanted:
        if each not in parts:
            raise Refused("organisations.no_such_organisation", organisation=each)
    return wanted


def _unsigned(row: Ceremony, at: datetime) -> tuple[int, ...]:
    signed = Ratification.objects.within(
        initiative_id=row.initiative_id, agenda_id=row.agenda_id, withdrawal__isnull=True
    ).values_list("organisation_id", flat=True)
    members = members_of(row.initiative_id, day_of(at), part="member")
    done = set(signed)
    return tuple(each.organisation.id for each in members if each.organisation.id not in done)


def _named(wanted: tuple[int, ...], at: datetime, *, must: bool) -> dict[int, AccountCard]:
    """Organisation → its delegate; who speaks for it otherwise where it has none."""
    speak = speakers_of(wanted, day_of(at))
    named = delegates_of(frozenset(wanted), day_of(at))
    found: dict[int, AccountCard] = {}
    for each in wanted:
        first = named.get(each, ("",))[0]
        able = sorted(speak.get(each, ()), key=lambda one: one.name != first)
        if able:
            found[each] = able[0]
        elif must:
            card = organisation_cards(frozenset((each,))).get(each)
            raise Refused("agenda.nobody_speaks", organisation=card.name if card else "")
    return found


def _issued(
    row: Ceremony, actor: Actor, organisation_id: int, one: AccountCard, at: datetime
) -> IssuedCode:
    code = "".join(secrets.choice(LETTERS) for _ in range(LONG))
    made = HallCode.objects.create(
        ceremony=row,
        initiative_id=row.initiative_id,
        organisation_id=organisation_id,
        account_id=one.id,
        digest=digest_of_code(row.token, code),
        made_at=at,
        made_by=actor.name[:160],
    )
    return IssuedCode(on_the_slip(code), made.organisation.name, one.name)
