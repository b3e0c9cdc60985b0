"""Who takes part in an initiative."""

from dure.ground.organisations.models import Membership


def organisations_in(initiative_id: int) -> frozenset[int]:
    """The organisations that take part or ever did: what was done stays theirs after they leave."""
    return frozenset(
        Membership.objects.filter(initiative_id=initiative_id).values_list(
            "organisation_id", flat=True
        )
    )
