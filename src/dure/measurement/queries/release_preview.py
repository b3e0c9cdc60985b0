"""A release as it would be, for whoever may publish it."""

from dure.ground.access.queries import house
from dure.ground.journal.queries import must
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import organisation_cards
from dure.ground.places.queries import names as place_names
from dure.kernel.errors import Refused
from dure.measurement.models import IndicatorVersion, ReleasePreview
from dure.measurement.queries.categories import category_names, dimension_names
from dure.measurement.queries.prepare_release import reports_mark
from dure.measurement.types.prepared import (
    NamedIndicator,
    PreviewCard,
    PreviewNames,
    ReleaseWish,
)


def release_preview(actor: Actor, *, public_id: str) -> PreviewCard:
    """One preview; refused with `measurement.no_such_preview`. Three statements."""
    rows = ReleasePreview.objects.select_related("asked_by", "publication")
    row = rows.filter(public_id=public_id).first()
    if row is None:
        raise Refused("measurement.no_such_preview")
    must(actor, "publish_numbers", Subject("initiative", row.initiative_id, row.initiative_id))
    return PreviewCard(
        public_id=row.public_id,
        initiative_id=row.initiative_id,
        wish=ReleaseWish(
            first=row.first,
            last=row.last,
            as_of=row.as_of,
            indicator_ids=tuple(row.indicators),
        ),
        asked_at=row.asked_at,
        asked_by=row.asked_by.name if row.asked_by else house().name,
        cause=row.cause,
        seal=row.seal,
        told=row.told,
        publication=row.publication.public_id if row.publication else "",
        is_stale=reports_mark(row.initiative_id) != row.mark,
    )


def preview_names(card: PreviewCard) -> PreviewNames:
    """The names of everything a preview tells about. Five statements at most."""
    told = card.told
    places = [*told["changes"], *(one for each in told["indicators"] for one in each["hidden"])]
    named = (*told["indicators"], *told.get("held_back", ()))
    versions = IndicatorVersion.objects.filter(
        pk__in={each["version"] for each in named}
    ).select_related("indicator")
    organisations = organisation_cards(
        frozenset(int(one["organisation"]) for one in places if one["organisation"])
    )
    return PreviewNames(
        indicators={
            each.indicator_id: NamedIndicator(
                each.indicator.code, each.name, each.unit, each.decimals
            )
            for each in versions
        },
        organisations={str(key): each.name for key, each in organisations.items()},
        places=place_names({one["place"] for one in places if one["place"]}, card.wish.as_of),
        categories=category_names(),
        splits=dimension_names() if told.get("held_back") else {},
    )
