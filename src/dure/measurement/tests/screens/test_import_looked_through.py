"""A file of the backbone is looked through on its page: each row that would change, page by page."""

import pytest
from django.urls import reverse

from dure.ground.organisations.models import Organisation
from dure.measurement.models import Upload
from dure.measurement.tests.screens.season_today import season_today
from dure.measurement.tests.screens.test_workbook_and_uploads import SLUG, take, text, upload

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
HEADER = "기관명,영문명,기관유형"


def brought(the, *rows: str, language: str = "ko"):
    """What the director's page says after the list was brought."""
    browser = the.browser(the.season.garam.director, language)
    lines = "\n".join((HEADER, *rows)).encode()
    return browser, text(upload(the, lines, "기관.csv", kind="organisations", browser=browser))


def test_each_new_organisation_is_named_before_anything_is_registered():
    the = season_today()

    browser, page = brought(
        the, "새벽빵집협동조합,Dawn Bakery,협동조합", "달빛마을기업,Moonlight,마을기업"
    )

    assert "바뀔 것" in page
    assert "새벽빵집협동조합" in page
    assert "달빛마을기업" in page
    assert "새로 2" in " ".join(page.split())
    assert not Organisation.objects.filter(name_en="Dawn Bakery").exists()
    taken = text(take(the, browser))
    assert "바뀐 것" in taken
    assert Organisation.objects.filter(name_en="Dawn Bakery").exists()


def test_what_stays_although_the_list_says_otherwise_is_shown_side_by_side_in_english():
    the = season_today()
    known = the.season.garam.kitchen

    _, page = brought(the, f"{known.name.ko},Another Name,{'마을기업'}", language="en")

    assert "stays as it is" in page
    assert known.name.en in page
    assert "Another Name" in page


def test_a_long_list_is_paged_and_nothing_of_it_is_lost_on_the_way():
    the = season_today()
    browser, first = brought(the, *(f"밥집{n:03d},Kitchen {n:03d},마을기업" for n in range(150)))
    address = reverse("upload", args=[SLUG, Upload.objects.latest("id").public_id])

    second = text(browser.get(f"{address}?from=100"))

    assert "밥집000" in first
    assert "밥집099" in first
    assert "밥집100" not in first
    assert "밥집100" in second
    assert "밥집149" in second
    assert "밥집099" not in second
    assert 'href="?from=100"' in first
    assert 'href="?from=0"' in second


@pytest.mark.parametrize("nonsense", ["-1", "x", "99999", "1e3", "¹"])
def test_a_page_that_is_none_shows_a_page_all_the_same(nonsense):
    the = season_today()
    browser, _ = brought(the, "새벽빵집협동조합,Dawn Bakery,협동조합")
    address = reverse("upload", args=[SLUG, Upload.objects.latest("id").public_id])

    assert browser.get(address, {"from": nonsense}).status_code == 200
