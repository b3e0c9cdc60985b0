"""The board behind the scorecard: what is chosen in the address, and the lines that answer it."""

from dataclasses import dataclass

from dure.front.scoring import ScoreLine, score_line
from dure.front.screens.scorecard.form import Narrowing
from dure.front.screens.scorecard.groups import themes_in
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import organisation_card
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of, now
from dure.measurement.queries import scorecard, scorecard_choices


@dataclass(frozen=True, slots=True)
class Board:
    """The form as it is filled in, and the lines in the order of their codes."""

    form: Narrowing
    lines: list[ScoreLine]


def board_of(request: ActingRequest, here: InitiativeCard) -> Board:
    """What this reader asked for and may see."""
    today = day_of(now())
    choices = scorecard_choices(request.actor, initiative_id=here.id, on=today)
    form = Narrowing(request.GET).offering(choices, [])
    organisation = form.chosen("organisation")
    rows = scorecard(
        request.actor,
        initiative_id=here.id,
        on=form.day(today),
        organisation_id=organisation_card(organisation).id if organisation else None,
        place=form.chosen("place"),
    )
    form = Narrowing(request.GET).offering(choices, themes_in(rows))
    theme = form.chosen("theme")
    shown = [row for row in rows if theme in ("", row.theme)]
    return Board(form, [score_line(row, here.slug) for row in shown])
