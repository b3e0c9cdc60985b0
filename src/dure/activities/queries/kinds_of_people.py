"""Which kinds of services are given to people, as their definitions and the ledger say."""

from django.db.models import Q

from dure.activities.models import ServiceKind, ServiceRecord


def kinds_of_people(initiative_id: int) -> frozenset[str]:
    """The codes of kinds that name who was served, or in which somebody was named or heads counted.

    Of the others (won, minutes, doors) a quantity says nothing of how many people there were.
    """
    named = ServiceKind.objects.filter(personal=True).values_list("code", flat=True)
    people = Q(person__isnull=False) | Q(head_count__isnull=False)
    rows = ServiceRecord.objects.within(initiative_id=initiative_id).filter(people)
    told = rows.order_by().values_list("kind__code", flat=True).distinct()
    return frozenset(named) | frozenset(told)
