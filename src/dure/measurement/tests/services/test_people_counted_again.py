"""Who is one person was looked at again after a release: the restatement is drafted, and says why."""

from datetime import datetime, timedelta
from itertools import combinations

import pytest

from dure.front.queue.steering import steering_lines
from dure.ground.organisations.queries import initiative_by_id
from dure.ground.tests.browser import browser_of
from dure.ground.tests.story import NOW
from dure.kernel.clock import now
from dure.measurement.models import PublishedNumber, ReleasePreview, Restatement
from dure.measurement.queries import withdrawn_waiting
from dure.measurement.queries.cause_suggested import cause_suggested
from dure.measurement.queries.consent_drafts import drafting
from dure.measurement.services.publish_preview import prepare_previewed, publish_previewed
from dure.measurement.tasks import draft_restatements
from dure.measurement.tests.services.test_consent_drafts import published_once, take_back
from dure.measurement.tests.services.test_estimates_published import (
    PEOPLE,
    brings,
    sketch,
    three_houses,
)
from dure.measurement.tests.services.test_people_published_once import TITLE, publish, whole
from dure.measurement.tests.tables_shared import Tables, decided

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def houses() -> Tables:
    """Three houses publish about how many they serve together; then one brings a better sketch."""
    made = three_houses()
    publish(made)
    return made


def test_a_new_sketch_after_a_release_drafts_its_restatement(houses: Tables) -> None:
    first, last = PEOPLE[1]
    brings(houses, 1, sketch(first, last - 250), when=a_while_ago())

    draft_restatements.func()

    said = withdrawn_waiting(houses.village.director, initiative_id=houses.initiative_id)
    assert said is not None
    assert (said.cause, said.changed > 0) == ("people", True)
    draft = ReleasePreview.objects.get(public_id=said.preview)
    assert draft.cause == "people"
    assert whole(houses).address in {one["address"] for one in draft.told["changes"]}


def test_a_range_that_moves_alone_is_a_change_and_its_words_say_from_where_to_where(
    houses: Tables,
) -> None:
    """Fewer of a house's people are in its new sketch: as many, and less sure."""
    old = whole(houses)
    PublishedNumber.objects.filter(pk=old.pk).update(high=old.high + 40)
    brings(houses, 0, sketch(*PEOPLE[0]), when=a_while_ago())
    draft_restatements.func()
    said = withdrawn_waiting(houses.village.director, initiative_id=houses.initiative_id)
    assert said is not None

    restated(houses, said.preview)

    row = Restatement.objects.get(address=old.address)
    assert row.cause == "people"
    assert row.new_number.value == old.value
    assert f"{old.low:.0f}–{old.high + 40:.0f}" in row.cause_ko
    assert f"{row.new_number.low:.0f}–{row.new_number.high:.0f}" in row.cause_en


def test_a_sketch_of_all_people_or_one_that_changes_nothing_drafts_nothing(houses: Tables) -> None:
    brings(houses, 1, sketch(*PEOPLE[1]), when=now(), indicator="")

    assert drafting(houses.initiative_id).state == "none"


def test_a_pair_decided_after_a_release_drafts_its_restatement() -> None:
    made = published_once("registry")
    before = whole(made).value
    told_apart(made, 2)  # a third, and so few would eat at several tables that the whole is hidden

    draft_restatements.func()

    said = withdrawn_waiting(made.village.director, initiative_id=made.initiative_id)
    assert said is not None
    assert said.cause == "people"
    told = ReleasePreview.objects.get(public_id=said.preview).told["changes"]
    change = next(one for one in told if one["address"] == whole(made).address)
    assert (float(change["old"]), float(change["new"])) == (before, before + 4)


def test_while_somebody_is_deciding_the_house_waits_and_says_so() -> None:
    made = published_once("registry")
    told_apart(made, at=now() - timedelta(minutes=1))

    draft_restatements.func()

    assert drafting(made.initiative_id).state == "due"
    assert not ReleasePreview.objects.exists()


def test_a_consent_withdrawn_beside_it_is_the_cause_that_is_said() -> None:
    made = published_once("registry")
    told_apart(made)
    take_back(made, 5, 8, 11)

    draft_restatements.func()

    assert ReleasePreview.objects.get().cause == "consent"


def test_today_and_the_draft_say_what_was_looked_at_again(houses: Tables) -> None:
    first, last = PEOPLE[1]
    brings(houses, 1, sketch(first, last - 250), when=a_while_ago())
    draft_restatements.func()
    here = initiative_by_id(houses.initiative_id)

    lines = steering_lines(houses.village.director, here, now())
    line = next(one for one in lines if one.kind == "withdrawn")
    page = browser_of(houses.village.director).get(line.href).content.decode()

    assert "동의" not in line.what.ko
    assert "같은 사람인지 새로 알게 되어" in line.what.ko
    assert "사람을 다시 센 뒤의 정정" in page
    assert "동의를 거둔" not in page


def a_while_ago() -> datetime:
    """Long enough for the house to begin, after the release."""
    return now() - timedelta(minutes=15)


def told_apart(made: Tables, women: int = 3, *, at: datetime | None = None) -> None:
    """Somebody asked three of the women: at each table it is another one. A quarter of an hour ago."""
    when = at or a_while_ago()
    for one in zip(*(them[:women] for them in made.others.values()), strict=True):
        for pair in combinations(one, 2):
            decided(made, *pair, "different", at=when)


def restated(made: Tables, preview: str) -> None:
    director = made.village.director
    publish_previewed(
        director,
        preview_id=preview,
        prepared=prepare_previewed(director, preview_id=preview),
        title=TITLE,
        at=NOW + timedelta(days=400),
        why=cause_suggested(made.initiative_id, "people"),
        only_changes=True,
    )
