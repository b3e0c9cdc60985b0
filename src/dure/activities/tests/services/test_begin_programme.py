"""An initiative begins a programme: its kinds are known at once, later ones when it is pressed again."""

import pytest

from dure.activities.models import ServiceKind
from dure.activities.services import begin_programme
from dure.ground.tests.story import NOW, village
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db


def begin(garam, who=None, programme="care_meals"):
    asked = {"initiative_id": garam.initiative.pk, "programme": programme, "at": NOW}
    return begin_programme(who or garam.director, **asked)


def test_it_runs_and_what_it_counts_is_known():
    garam = village()
    new = begin(garam)
    garam.initiative.refresh_from_db()

    assert garam.initiative.programmes == ["care_meals"]
    assert "care_meals.lunchbox" in new
    assert ServiceKind.objects.get(code="care_meals.doors_due").personal is False


def test_pressed_again_it_brings_only_what_is_new():
    garam = village()
    begin(garam)
    ServiceKind.objects.filter(code="care_meals.cost").delete()

    assert begin(garam) == ("care_meals.cost",)
    assert begin(garam) == ()


def test_a_reporter_begins_nothing_and_nobody_begins_what_is_not_here():
    garam = village()
    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        begin(garam, garam.reporter)
    with pytest.raises(Refused, match=r"organisations\.no_such_programme"):
        begin(garam, programme="repair_cafe")
