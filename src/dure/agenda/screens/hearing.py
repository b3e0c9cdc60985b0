"""What the pages of hearing share: the initiative, a question in it, and what every page says."""

from dataclasses import dataclass
from typing import Any

from dure.agenda.queries import may_ask, question_card
from dure.agenda.types.hearing import QuestionCard
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of, now


@dataclass(frozen=True, slots=True)
class Here:
    """A question in its initiative, as whoever asks sees it."""

    initiative: InitiativeCard
    question: QuestionCard
    asks: bool  # may moderate and close

    def said(self, **more: Any) -> dict[str, Any]:
        """The context of a page."""
        return {
            "condition": "agenda",
            "initiative": self.initiative.name,
            "slug": self.initiative.slug,
            "question": self.question,
            "asks": self.asks,
            **more,
        }

    @property
    def names(self) -> list[str]:
        """What addresses of this question are made from."""
        return [self.initiative.slug, self.question.public_id]


def here(request: ActingRequest, slug: str, question: str) -> Here:
    """The question at this address, for a member of its initiative."""
    card = initiative_card(slug)
    found = question_card(
        request.actor, initiative_id=card.id, public_id=question, today=day_of(now())
    )
    return Here(card, found, may_ask(request.actor, card.id))
