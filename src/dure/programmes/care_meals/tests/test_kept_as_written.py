"""The food log stays as it was written: the database itself says no."""

import pytest
from django.db import DatabaseError, transaction

from dure.programmes.care_meals.models import (
    FoodReading,
    HealthAnswer,
    PreservedSample,
    Recall,
    ReceivingInspection,
)
from dure.programmes.care_meals.tests.cooking_story import NINE, Cooking, cooking
from dure.programmes.care_meals.tests.story import MONDAY

# The triggers come with the migrations, which the fast run leaves out.
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def made() -> Cooking:
    return cooking(routed=False)


def rows(made: Cooking) -> dict[str, object]:
    """One of each, on Monday."""
    home = {"kitchen": made.story.kitchen, "on": MONDAY}
    dish = made.dish("고등어무조림")
    return {
        "reading": FoodReading.objects.create(
            **home, at=NINE, point="core", dish=dish, celsius="76.0", limit_celsius="75", holds=True
        ),
        "sample": PreservedSample.objects.create(
            **home, dish=dish, stored_at=NINE, celsius="-19", keep_until=NINE
        ),
        "inspection": ReceivingInspection.objects.create(
            **home, at=NINE, item="고등어", keeps="cold", celsius="3", whole=True, taken=True
        ),
        "health": HealthAnswer.objects.create(
            **home, at=NINE, person=made.soonrye.person, answers='{"fever": false}', may_cook=True
        ),
        "recall": Recall.objects.create(
            **home,
            diner=made.soonrye,
            kind="care_meals.lunchbox",
            reason="warm",
            note="미지근해요",
            told_at=NINE,
        ),
    }


@pytest.mark.parametrize(
    ("which", "changes"),
    [
        ("reading", {"celsius": "80.0"}),
        ("reading", {"holds": False}),
        ("reading", {"on": "2026-11-24"}),
        ("sample", {"keep_until": "2026-11-20T00:00:00Z"}),
        ("inspection", {"taken": False}),
        ("inspection", {"faults": ["whole"]}),
        ("health", {"may_cook": False}),
        ("recall", {"reason": "late"}),
    ],
)
def test_nothing_that_was_written_down_is_changed(made, which, changes) -> None:
    row = rows(made)[which]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        type(row).objects.within(pk=row.pk).update(**changes)


def test_a_sample_says_once_that_it_was_thrown_away(made) -> None:
    row = rows(made)["sample"]
    assert PreservedSample.objects.within(pk=row.pk).update(disposed_at=NINE) == 1


def test_words_about_a_person_may_be_forgotten_but_not_rewritten(made) -> None:
    kept = rows(made)
    for kind, name in ((HealthAnswer, "answers"), (Recall, "note")):
        row = kept["health" if kind is HealthAnswer else "recall"]
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            kind.objects.within(pk=row.pk).update(**{name: "다른 말"})
        assert kind.objects.within(pk=row.pk).update(**{name: ""}) == 1
