"""Tell those who keep a ballot that its end has come: counted, or what must be done before it can be."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from dure.agenda.models import Ballot
from dure.agenda.queries.ballots_to_keep import held_up
from dure.agenda.services.deciding_subjects import of_ballot
from dure.ground.access.queries import accounts_over
from dure.ground.access.types import AccountCard
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.clock import day_of
from dure.kernel.letters import leaves, letter
from dure.kernel.words import LANGUAGES, Words

NOTICES = Path(__file__).resolve().parent.parent / "notices"


@action("agenda.ballot.tell", may="manage_assembly", on=of_ballot)
def tell_keepers(actor: Actor, *, ballot: str, at: datetime) -> Done[int]:
    """Write to each of them once; answers to how many. Today shows it also where no letter leaves."""
    del actor
    row = Ballot.objects.within(public_id=ballot).select_for_update(of=("self",)).get()
    if row.told_at is not None:
        return Done(0, {"ballot": ballot, "letters": 0})
    row.told_at = at
    row.save(update_fields=["told_at"])
    people = accounts_over(
        "manage_assembly", initiative_id=row.proposal.initiative_id, on=day_of(at)
    )
    sent = sum(leaves(_letter(row, one)) for one in people)
    return Done(sent, {"ballot": ballot, "letters": sent})


def _letter(row: Any, who: AccountCard) -> EmailMessage:
    spoken = who.language if who.language in LANGUAGES else LANGUAGES[0]
    here = initiative_by_id(row.proposal.initiative_id)
    counted = row.closed_at is not None
    why = Words.of(row.result["why"]) if counted else held_up(row)
    page = reverse("ballot_result" if counted else "ballot", args=[here.slug, row.public_id])
    return letter(
        NOTICES,
        "ballot_ended" if counted else "ballot_held_up",
        to=who.email,
        language=spoken,
        initiative=here.name.in_language(spoken),
        title=row.proposal.title.in_language(spoken),
        name=who.name or who.email,
        why=why.in_language(spoken),
        address=f"{settings.DURE_ADDRESS}{page}",
    )
