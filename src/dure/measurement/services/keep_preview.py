"""Keep what a release would be, so that somebody can look at it before publishing."""

from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.ids import public_id
from dure.measurement.models import ReleasePreview
from dure.measurement.queries.release_changes import release_changes
from dure.measurement.rules.preview import seal_of, told_of
from dure.measurement.services.steps import somebody
from dure.measurement.types.prepared import PreparedRelease, ReleaseWish


def _release(*, prepared: PreparedRelease, **_: object) -> Subject:
    return Subject("initiative", prepared.initiative_id, initiative_id=prepared.initiative_id)


@action("measurement.release.preview", may="publish_numbers", on=_release)
def keep_preview(
    actor: Actor, *, prepared: PreparedRelease, wish: ReleaseWish, at: datetime, cause: str = ""
) -> Done[str]:
    """Remember the counts, what is hidden and what would change; answers the preview's address.

    What the house drafts by itself has a `cause` and nobody who asked.
    """
    changes = release_changes(prepared)
    kept = ReleasePreview.objects.create(
        public_id=public_id(),
        initiative_id=prepared.initiative_id,
        first=wish.first,
        last=wish.last,
        as_of=wish.as_of,
        mark=prepared.mark,
        seal=seal_of(prepared),
        told=told_of(prepared, changes),
        asked_at=at,
        asked_by_id=None if cause else somebody(actor),
        cause=cause,
        indicators=list(wish.indicator_ids),
    )
    return Done(kept.public_id, {"preview": kept.public_id, "numbers": len(prepared.numbers)})
