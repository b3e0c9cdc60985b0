"""Who shaped a version, who was absent, and what was answered: read from what was written and said."""

from dataclasses import dataclass
from datetime import datetime

from dure.agenda.models import AgendaComment, Amendment, ClauseText
from dure.agenda.queries.agenda_versions import agenda_card
from dure.agenda.queries.clause_talk import amendment_card
from dure.agenda.types import AgendaCard, AmendmentCard
from dure.ground.organisations.queries import members_of
from dure.kernel.clock import day_of
from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class Share:
    """What one organisation gave to a version."""

    organisation_id: int
    name: Words
    comments: int
    amendments: int
    accepted: int

    @property
    def took_part(self) -> bool:
        """True when it said or proposed anything."""
        return bool(self.comments or self.amendments)


@dataclass(frozen=True, slots=True)
class Shaped:
    """The people of a version: what each organisation gave, who was silent, what was answered and why."""

    card: AgendaCard
    shares: tuple[Share, ...]
    writers: tuple[str, ...]
    answered: tuple[tuple[AmendmentCard, Words], ...]
    until: datetime

    @property
    def present(self) -> tuple[Share, ...]:
        """Those who took part, the most active first."""
        found = [one for one in self.shares if one.took_part]
        return tuple(sorted(found, key=lambda one: (-one.amendments, -one.comments, one.name.ko)))

    @property
    def absent(self) -> tuple[Share, ...]:
        """Those from whom nothing was heard while it was written."""
        return tuple(one for one in self.shares if not one.took_part)


def shaped(agenda_id: int, *, at: datetime) -> Shaped:
    """Everything about who shaped a version, as of its adoption or of `at`. Five queries."""
    card = agenda_card(agenda_id)
    until = card.adopted_at or at
    amendments = list(
        Amendment.objects.within(node__agenda_id=agenda_id)
        .select_related("organisation", "node")
        .order_by("id")
    )
    comments = list(
        AgendaComment.objects.within(node__agenda_id=agenda_id, said_at__lte=until).values_list(
            "organisation_id", flat=True
        )
    )
    members = members_of(card.initiative_id, day_of(until))
    shares = tuple(
        Share(
            organisation_id=member.organisation.id,
            name=member.organisation.name,
            comments=comments.count(member.organisation.id),
            amendments=sum(one.organisation_id == member.organisation.id for one in amendments),
            accepted=sum(
                one.organisation_id == member.organisation.id and one.state == "accepted"
                for one in amendments
            ),
        )
        for member in members
        if member.part in ("member", "partner")
    )
    return Shaped(card, shares, _writers(agenda_id), _answered(amendments), until)


def _writers(agenda_id: int) -> tuple[str, ...]:
    rows = ClauseText.objects.within(node__agenda_id=agenda_id).exclude(
        because__startswith="version:"
    )
    return tuple(rows.order_by("written_by").values_list("written_by", flat=True).distinct())


def _answered(amendments: list[Amendment]) -> tuple[tuple[AmendmentCard, Words], ...]:
    return tuple((amendment_card(row), row.node.title) for row in amendments if row.state != "open")
