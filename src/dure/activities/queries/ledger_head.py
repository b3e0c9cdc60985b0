"""How far the ledger has come."""

from django.db.models import Max

from dure.activities.models import ServiceRecord


def ledger_head(initiative_id: int | None = None, *, organisation_id: int | None = None) -> int:
    """The id of the last line of an initiative or an organisation (of all, if neither); 0 if none."""
    scope = {"initiative_id": initiative_id, "organisation_id": organisation_id}
    wanted = {name: value for name, value in scope.items() if value is not None}
    rows = (
        ServiceRecord.objects.within(**wanted)
        if wanted
        else ServiceRecord.objects.everywhere("the head of the whole ledger")
    )
    return rows.aggregate(head=Max("pk"))["head"] or 0
