"""The kinds of service that may be recorded."""

from django.db.models import Count

from dure.activities.models import ServiceKind
from dure.activities.rules.acceptable import KindFacts
from dure.activities.types import KindCard


def kind_cards() -> tuple[KindCard, ...]:
    """Every kind with how many services offer it, by code."""
    rows = ServiceKind.objects.annotate(offered=Count("service")).order_by("code")
    return tuple(KindCard(row.code, row.name, row.unit, row.personal, row.offered) for row in rows)


def kinds_to_ask_for() -> tuple[KindCard, ...]:
    """What one may ask another organisation to do for somebody: what is offered, or was named for that.

    A programme also counts meals, hours and temperatures by kinds that nobody could be sent for.
    """
    named = set(ServiceKind.objects.filter(programme="").values_list("code", flat=True))
    return tuple(one for one in kind_cards() if one.personal and (one.offered or one.code in named))


def known_kinds() -> dict[str, tuple[int, KindFacts]]:
    """Every kind by code, with its key and what the rules need of it."""
    return {
        code: (key, KindFacts(code, unit, personal))
        for key, code, unit, personal in ServiceKind.objects.values_list(
            "pk", "code", "unit", "personal"
        )
    }
