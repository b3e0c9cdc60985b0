"""How people who go to several organisations were really counted stands beside the number."""

from datetime import date

import pytest
from django.urls import reverse

from dure.measurement.tests.services.test_people_published_once import publish as published
from dure.measurement.tests.services.test_people_published_once import whole
from dure.measurement.tests.tables_shared import BASIS, grounded, tables

COUNTED_ONCE = "동의한 사람의 기록을 이어 한 번씩 셌어요"
ADDED_UP = "더하기만 해서"
pytestmark = pytest.mark.django_db


def test_the_way_of_counting_and_its_ground_are_told(stranger):
    made = tables(ground="registry")
    published(made)
    page = reverse("number", args=[whole(made).address])

    told = stranger.get(page).content.decode()

    assert f"{COUNTED_ONCE} · {BASIS} (2026. 1. 1.부터)" in told
    stranger.cookies["dure_language"] = "en"
    assert "by linking the records of people who consented" in stranger.get(page).content.decode()


def test_a_ground_recorded_later_does_not_repaint_an_earlier_number(stranger):
    made = tables(ground="")
    published(made)
    page = reverse("number", args=[whole(made).address])
    grounded(made, "registry", date(2026, 1, 1))

    told = stranger.get(page).content.decode()

    assert ADDED_UP in told
    assert BASIS not in told
