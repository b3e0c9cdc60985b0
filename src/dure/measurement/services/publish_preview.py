"""Publish exactly what somebody has looked at: prepared again, and refused when it came out otherwise."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import Publication, ReleasePreview
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.queries.release_preview import release_preview
from dure.measurement.rules.preview import seal_of
from dure.measurement.services.publish_numbers import publish_numbers
from dure.measurement.types.prepared import PreparedRelease, RestateCause

Progress = Callable[[int, int], None]


def prepare_previewed(
    actor: Actor, *, preview_id: str, on_progress: Progress = lambda done, total: None
) -> PreparedRelease:
    """The release that a preview told about, reckoned again: long, and nothing is written.

    Refused with `measurement.preview_outdated` when a report, a release or a rule has changed since.
    """
    card = release_preview(actor, public_id=preview_id)
    if card.publication:
        raise Refused("measurement.preview_outdated")
    initiative = initiative_by_id(card.initiative_id)
    prepared = prepare_release(
        initiative_id=initiative.id,
        min_cell=initiative.min_cell,
        first=card.wish.first,
        last=card.wish.last,
        as_of=card.wish.as_of,
        indicator_ids=card.wish.indicator_ids,
        on_progress=on_progress,
    )
    if seal_of(prepared) != card.seal:
        raise Refused("measurement.preview_outdated")
    return prepared


def publish_previewed(  # noqa: PLR0913 - a release has these parts
    actor: Actor,
    *,
    preview_id: str,
    prepared: PreparedRelease,
    title: Words,
    at: datetime,
    why: RestateCause | None = None,
    only_changes: bool = False,
) -> Publication:
    """Freeze it; the gate and the refusals are those of `publish_numbers`.

    Two who press at once take turns, and the second is refused with `measurement.preview_outdated`.
    """
    with transaction.atomic():
        row = ReleasePreview.objects.select_for_update(of=("self",)).get(public_id=preview_id)
        if row.publication_id:
            raise Refused("measurement.preview_outdated")
        made: Publication = publish_numbers(
            actor, prepared=prepared, title=title, at=at, why=why, only_changes=only_changes
        )
        row.publication = made
        row.save(update_fields=["publication"])
    return made
