"""Today says that samples may go, to whoever runs the kitchen, and to nobody else."""

from datetime import timedelta
from decimal import Decimal

import pytest

from dure.ground.access.models import Account
from dure.ground.access.queries import actor_of
from dure.ground.journal.types import Actor
from dure.ground.tests.browser import browser_of, page
from dure.kernel.clock import day_of, now
from dure.programmes.care_meals.models import PreservedSample
from dure.programmes.care_meals.queries.kitchen_panel import kitchen_panel
from dure.programmes.care_meals.services import store_samples
from dure.programmes.care_meals.tests.cooking_story import NINE, Cooking, cooking
from dure.programmes.care_meals.types.kitchen_log import Stored

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def stored(made: Cooking) -> None:
    told = Stored((made.dish("현미밥").public_id,), Decimal(-20), NINE)
    store_samples(made.actor, stored=told, **{**made.asked, "at": NINE})


def kept_too_long(made: Cooking) -> None:
    """A sample of another day that should have been disposed of an hour ago."""
    stored(made)
    sample = PreservedSample.objects.within(on=NINE.date()).get()
    sample.pk, sample.on = None, sample.on - timedelta(days=7)
    sample.keep_until = now() - timedelta(hours=1)
    sample.save(force_insert=True)


def asked(made: Cooking, who: Actor, hours: int) -> tuple[str, ...]:
    here = made.story.village.initiative
    lines = kitchen_panel(who, here.pk, here.slug, NINE + timedelta(hours=hours))
    return tuple(line.what.ko for line in lines)


def test_after_144_hours_the_kitchen_is_told_and_nobody_else() -> None:
    made = cooking()
    stored(made)
    assert asked(made, made.actor, 143) == ()
    assert asked(made, made.actor, 144) == ("보관 시간이 끝난 보존식 1개를 버리고 적어 주세요",)
    assert asked(made, made.story.stranger, 144) == ()


def test_it_stands_on_today_with_the_way_there() -> None:
    made = cooking()
    kept_too_long(made)
    said = page(browser_of(made.actor), "/today/")
    assert "보관 시간이 끝난 보존식 1개를 버리고 적어 주세요" in said
    assert f"/meals/kitchens/{made.story.kitchen.public_id}/food/" in said
    assert "1 preserved sample may be disposed of" in page(
        browser_of(made.actor, language="en"), "/today/"
    )
    assert "보존식" not in page(browser_of(made.story.stranger), "/today/")


def test_where_the_programme_does_not_run_nobody_is_asked() -> None:
    made = cooking()
    kept_too_long(made)
    here = made.story.village.initiative
    here.programmes = []
    here.save(update_fields=["programmes"])
    account = Account.objects.get(pk=made.actor.account_id)
    assert not actor_of(account, on=day_of(now()), second_factor=True).initiatives[0].programmes
    assert "보존식" not in page(browser_of(made.actor), "/today/")
