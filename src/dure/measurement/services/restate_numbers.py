"""Restate published numbers after something that counted no longer does."""

from datetime import datetime

from dure.ground.journal.types import Actor
from dure.kernel.words import Words
from dure.measurement.models import Publication


def restate_numbers(
    actor: Actor, *, initiative_id: int, cause: str, cause_words: Words, at: datetime
) -> int:
    """Answers how many published numbers changed. Nothing published yet: nothing to restate.

    A published initiative is not handled here yet, and must not be passed over in silence.
    """
    if not Publication.objects.filter(initiative_id=initiative_id).exists():
        return 0
    raise LookupError(f"restating {cause} ({cause_words.en}) by {actor.account_id} at {at}")
