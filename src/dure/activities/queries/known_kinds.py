"""The kinds of service that may be recorded."""

from dure.activities.models import ServiceKind
from dure.activities.rules.acceptable import KindFacts


def known_kinds() -> dict[str, tuple[int, KindFacts]]:
    """Every kind by code, with its key and what the rules need of it."""
    return {
        code: (key, KindFacts(code, unit, personal))
        for key, code, unit, personal in ServiceKind.objects.values_list(
            "pk", "code", "unit", "personal"
        )
    }
