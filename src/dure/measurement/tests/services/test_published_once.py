"""What two people publish in the same moment is published once."""

from datetime import date

import pytest

from dure.ground.tests.story import NOW
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import Publication
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.services import keep_preview, prepare_previewed, publish_previewed
from dure.measurement.tests.releases import county, reports
from dure.measurement.types.prepared import ReleaseWish

pytestmark = pytest.mark.django_db
WISH = ReleaseWish(first="2026-03", last="2026-03", as_of=date(2026, 11, 22))


def test_a_preview_that_two_have_reckoned_again_becomes_one_release():
    made = county()
    reports(made, "손맛", "2026-03", {"": 100})
    director = made.village.director
    seen = keep_preview(director, prepared=reckoned(made), wish=WISH, at=NOW)
    both = [prepare_previewed(director, preview_id=seen) for _ in range(2)]
    how = {"preview_id": seen, "title": Words("공표", "A release"), "at": NOW}

    publish_previewed(director, prepared=both[0], **how)
    with pytest.raises(Refused, match=r"measurement\.preview_outdated"):
        publish_previewed(director, prepared=both[1], **how)

    assert Publication.objects.count() == 1


def reckoned(made):
    return prepare_release(
        initiative_id=made.village.initiative.pk,
        min_cell=5,
        first=WISH.first,
        last=WISH.last,
        as_of=WISH.as_of,
    )
