"""What the address of the page asks for; whatever cannot be is left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dure.activities.queries import known_kinds
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import organisation_cards, organisations_in
from dure.ground.organisations.types import OrganisationCard
from dure.kernel.errors import Refused
from dure.kernel.ui.days import day_written
from dure.measurement.queries import viewing
from dure.measurement.types.service_board import BoardWanted


@dataclass(frozen=True, slots=True)
class Asked:
    """Asked (물은 것): the question, the organisations that may be chosen, and whether all may be."""

    wanted: BoardWanted
    choices: tuple[OrganisationCard, ...]
    everybody: bool


def asked_of(actor: Actor, said: Mapping[str, str], *, initiative_id: int, on: date) -> Asked:
    """One's own organisation unless one reads every report; a day to come is no past day.

    Refused with `measurement.not_your_report` for who reads neither.
    """
    seen = viewing(actor, initiative_id)
    ids = organisations_in(initiative_id) if seen.everything else seen.own
    cards = sorted(organisation_cards(frozenset(ids)).values(), key=lambda each: each.name.ko)
    if not cards and not seen.everything:
        raise Refused("measurement.not_your_report")
    chosen = [card.id for card in cards if card.slug == said.get("org", "")]
    fallback = [] if seen.everything else [cards[0].id]
    kind, then = said.get("kind", ""), day_written(said.get("on", ""))
    wanted = BoardWanted(
        on=on,
        organisation_id=next(iter(chosen or fallback), None),
        kind=kind if kind in known_kinds() else "",
        period=said.get("period", "")[:8],
        as_of=then if then and then < on else None,
    )
    return Asked(wanted, tuple(cards), seen.everything)
