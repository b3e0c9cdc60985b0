"""Who agreed to a purpose on a day: asked for many people at once."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from dure.ground.consent.models import Consent

CHUNK = 800


def who_agreed(person_ids: Iterable[int], *, purpose: str, on: date) -> frozenset[int]:
    """Those of the people whose consent to `purpose` is in force on the day, not withdrawn by then."""
    wanted = sorted(set(person_ids))
    agreed: set[int] = set()
    for start in range(0, len(wanted), CHUNK):
        agreed.update(
            Consent.objects.within(
                person_id__in=wanted[start : start + CHUNK],
                purpose__code=purpose,
                given_on__lte=on,
            )
            .filter(Q(expires_on__isnull=True) | Q(expires_on__gt=on))
            .filter(Q(withdrawal__isnull=True) | Q(withdrawal__withdrawn_on__gt=on))
            .values_list("person_id", flat=True)
        )
    return frozenset(agreed)
