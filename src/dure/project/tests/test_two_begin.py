"""Two people press at once: one of them begins, the other is told so, and nothing is half made."""

import pytest

from dure.kernel.testing.instance import Instance

pytestmark = pytest.mark.slow
PRESS = """
import time
from dataclasses import replace
from pathlib import Path
from django.conf import settings
from dure.ground.access.queries import house
from dure.ground.organisations.services import begin_house
from dure.ground.organisations.tests.beginning import CENTRE, SAEBOM, SOO
from dure.kernel.clock import now
from dure.kernel.errors import Refused
home = Path(settings.DURE_HOME)
(home / "ready-{who}").touch()
while len(list(home.glob("ready-*"))) < 2:
    time.sleep(0.01)
try:
    begin_house(
        house(),
        at=now(),
        person=replace(SOO, email="{who}@example.org"),
        backbone=replace(CENTRE, slug="{who}"),
        new=replace(SAEBOM, slug="{who}"),
    )
    print("begun")
except Refused as refused:
    print(refused.code)
"""
COUNT = """
from dure.ground.access.models import Account, Grant
from dure.ground.organisations.models import Initiative, Organisation
print(*(each.objects.count() for each in (Account, Grant, Initiative, Organisation)))
"""


def test_of_two_who_begin_in_the_same_moment_one_is_told_that_it_has_begun(
    instance: Instance,
) -> None:
    both = [instance.start_python(PRESS.format(who=who)) for who in ("soo", "haneul")]

    ends = [each.communicate(timeout=120) for each in both]

    said = sorted(out.strip() for out, _ in ends)
    assert said == ["access.house_has_begun", "begun"], ends
    assert instance.python(COUNT) == "1 2 1 1"
