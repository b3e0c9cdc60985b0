"""Ceremonies: the one behind an address, the names on its screen, its codes."""

from datetime import datetime
from typing import Any

from dure.agenda.models import Ceremony, HallCode, Ratification
from dure.agenda.queries.signed_text import text_of
from dure.agenda.rules.hall import digest_of_code, looks_like_a_code
from dure.agenda.types.signing import CeremonyCard, CodeLine, HallName, SignedText
from dure.ground.access.queries import speakers_of
from dure.ground.organisations.queries import members_of
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.words import Words

WAITED_S = 10


def ceremony_at(token: str) -> CeremonyCard:
    """The ceremony of an address, open or over. Refused with `agenda.no_such_ceremony`."""
    rows = Ceremony.objects.within(token=token).select_related("agenda__initiative")
    row = rows.first()
    if row is None:
        raise Refused("agenda.no_such_ceremony")
    return ceremony_card(row)


def ceremonies_of(text: SignedText) -> tuple[CeremonyCard, ...]:
    """The ceremonies of a version, the newest first."""
    rows = Ceremony.objects.within(initiative_id=text.initiative_id, agenda_id=text.agenda_id)
    return tuple(ceremony_card(row) for row in rows.select_related("agenda__initiative"))


def names_on_screen(ceremony: CeremonyCard) -> tuple[HallName, ...]:
    """Everybody who stands behind the version, in the order of receipt: earlier ones come first.

    The whole list each time: a screen that missed a minute finds what it lacks, in order.
    """
    text = ceremony.text
    rows = Ratification.objects.within(
        initiative_id=text.initiative_id, agenda_id=text.agenda_id, withdrawal__isnull=True
    )
    ordered = rows.select_related("organisation").order_by("received_at", "id")
    return tuple(_name(row) for row in ordered)


def places_on_screen(ceremony: CeremonyCard, at: datetime) -> int:
    """How many lines the screen rules: one for each member, more if more have signed."""
    members = members_of(ceremony.text.initiative_id, day_of(at), part="member")
    return max(len(members), len(names_on_screen(ceremony)))


def codes_of(ceremony: CeremonyCard) -> tuple[CodeLine, ...]:
    """The codes of a ceremony that were not replaced, by organisation."""
    rows = HallCode.objects.within(ceremony_id=ceremony.id, withdrawn_at__isnull=True)
    ordered = rows.select_related("organisation", "account").order_by("organisation__name_ko", "id")
    return tuple(
        CodeLine(
            row.organisation_id,
            row.organisation.name,
            row.account.name or row.account.email,
            row.made_at,
            row.used_at,
        )
        for row in ordered
    )


def code_typed(ceremony: CeremonyCard, typed: str, *, at: datetime) -> tuple[int, int, int]:
    """(code, account, organisation) of a typed code; the account must still speak for it.

    Refused with `agenda.code_not_known` or `agenda.code_used`.
    """
    row = None
    if looks_like_a_code(typed):
        digest = digest_of_code(ceremony.token, typed)
        row = HallCode.objects.within(
            ceremony_id=ceremony.id, digest=digest, withdrawn_at__isnull=True
        ).first()
    if row is None:
        raise Refused("agenda.code_not_known")
    if row.used_at is not None:
        raise Refused("agenda.code_used")
    speak = speakers_of((row.organisation_id,), day_of(at)).get(row.organisation_id, ())
    if row.account_id not in {one.id for one in speak}:
        raise Refused("agenda.code_not_known")
    return row.pk, row.account_id, row.organisation_id


def ceremony_card(row: Any) -> CeremonyCard:
    """The values of a row that was read with its version and initiative."""
    return CeremonyCard(
        id=row.pk,
        token=row.token,
        title=Words(row.title_ko, row.title_en),
        opened_at=row.opened_at,
        opened_by=row.opened_by,
        closed_at=row.closed_at,
        text=text_of(row.agenda),
    )


def _name(row: Any) -> HallName:
    late = (row.received_at - row.signed_at).total_seconds() > WAITED_S
    return HallName(
        row.public_id, row.organisation.name_ko, row.organisation.name_en, row.word, late
    )
