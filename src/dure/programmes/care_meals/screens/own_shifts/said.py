"""What a worker reads on her own phone."""

from typing import Any

from dure.kernel.clock import day_of, now
from dure.programmes.care_meals.queries import (
    ComesByLink,
    briefing_on,
    hours_text,
    match_words,
    offers_to,
    open_swaps_for,
    own_minutes,
    own_wishes,
)
from dure.programmes.care_meals.queries import own_shifts as shifts_of


def said(who: ComesByLink) -> dict[str, Any]:
    """The context of the page."""
    today = day_of(now())
    shifts = shifts_of(who.worker_id, on=today)
    offers = [
        (one, [match_words(each) for each in one.reasons]) for one in offers_to(who.worker_id)
    ]
    return {
        "condition": "activities",
        "todays": [one for one in shifts if one.day == today],
        "coming": [one for one in shifts if one.day > today][:12],
        "briefing": briefing_on(who.kitchen_id, today),
        "hours": hours_text(own_minutes(who.worker_id, today)),
        "offers": [one for one in offers if not one[0].answer],
        "answered": [one for one, _ in offers if one.answer],
        "swaps": open_swaps_for(who.worker_id, on=today),
        "wishes": own_wishes(who.worker_id, on=today),
        "today": today,
    }
