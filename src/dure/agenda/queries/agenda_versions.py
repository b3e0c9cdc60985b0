"""The versions of an initiative's agenda: the one in force, the draft, all of them, by number."""

from typing import Any

from dure.agenda.models import Agenda
from dure.agenda.types import AgendaCard
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.errors import Refused


def agendas_of(initiative_id: int) -> tuple[AgendaCard, ...]:
    """Every version, the newest first."""
    rows = Agenda.objects.within(initiative_id=initiative_id).defer("frozen_text")
    return tuple(card_of(row) for row in rows.order_by("-number"))


def agenda_card(agenda_id: int) -> AgendaCard:
    """One version by its key; refused with `agenda.no_such_version`."""
    return _one(Agenda.objects.within(pk=agenda_id))


def agenda_numbered(initiative_id: int, number: int) -> AgendaCard:
    """One version by its number; refused with `agenda.no_such_version`."""
    return _one(Agenda.objects.within(initiative_id=initiative_id, number=number))


def adopted_agenda(initiative_id: int) -> AgendaCard | None:
    """The version in force, which anyone may read."""
    row = Agenda.objects.within(initiative_id=initiative_id, status="adopted").first()
    return card_of(row) if row else None


def draft_agenda(initiative_id: int) -> AgendaCard | None:
    """The version that is being written or waits for a decision."""
    row = Agenda.objects.within(initiative_id=initiative_id, status="draft").first()
    return card_of(row) if row else None


def frozen_text(agenda_id: int) -> str:
    """The canonical text that was frozen, as it is signed; empty while a draft is open."""
    texts = Agenda.objects.within(pk=agenda_id).values_list("frozen_text", flat=True)
    return str(texts.first() or "")


def initiative_slug(initiative_id: int) -> str:
    """The short name that stands in the canonical text."""
    return initiative_by_id(initiative_id).slug


def card_of(row: Any) -> AgendaCard:
    """The card of a row."""
    return AgendaCard(
        id=row.pk,
        initiative_id=row.initiative_id,
        number=row.number,
        status=row.status,
        title=row.title,
        begun_at=row.begun_at,
        frozen_at=row.frozen_at,
        fingerprint=row.fingerprint,
        adopted_at=row.adopted_at,
        superseded_at=row.superseded_at,
        decided_by=row.decided_by,
        grown_from_id=row.grown_from_id,
    )


def _one(rows: Any) -> AgendaCard:
    row = rows.defer("frozen_text").first()
    if row is None:
        raise Refused("agenda.no_such_version")
    return card_of(row)
