"""People as keys only: whose they are, and by which number their organisation knows them.

No personal field is read here; names and the like are opened through the gate.
"""

from collections.abc import Iterable

from dure.ground.people.models import Person

CHUNK = 900


def organisation_of_people(person_ids: Iterable[int]) -> dict[int, int]:
    """For each person who exists and was not erased, the organisation that registered them."""
    wanted = sorted(set(person_ids))
    found: dict[int, int] = {}
    for start in range(0, len(wanted), CHUNK):
        found.update(
            Person.objects.within(
                pk__in=wanted[start : start + CHUNK], erased_at__isnull=True
            ).values_list("pk", "organisation_id")
        )
    return found


def people_by_own_number(organisation_id: int) -> dict[str, int]:
    """The people of one organisation by its own number for them."""
    return dict(
        Person.objects.within(organisation_id=organisation_id, erased_at__isnull=True)
        .exclude(own_number="")
        .values_list("own_number", "pk")
    )


def codes_of_people(person_ids: Iterable[int]) -> dict[int, dict[str, str]]:
    """The disaggregation codes of each person as they are now: attributes and, where known, sex."""
    wanted = sorted(set(person_ids))
    found: dict[int, dict[str, str]] = {}
    for start in range(0, len(wanted), CHUNK):
        rows = Person.objects.within(pk__in=wanted[start : start + CHUNK])
        for key, sex, attributes in rows.values_list("pk", "sex", "attributes"):
            found[key] = {**attributes, "sex": sex} if sex else dict(attributes)
    return found
