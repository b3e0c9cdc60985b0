"""The open data page offers files only when there is something in them."""

import pytest
from django.test import Client

from dure.front.tests.published import publish, signed_in
from dure.kernel.asking import Asking, listening
from dure.measurement.queries import frozen, open_data_page
from dure.measurement.tests.releases import County, county, reports

pytestmark = pytest.mark.django_db
PAGE, FILE = "/i/halmae/data/", "/i/halmae/data/numbers.csv"
OTHERS = ("numbers.json", "sdmx.csv", "dhis2.json", "impact.jsonld", "?hxl=1")
WORDS = {"ko": "아직 공표한 숫자가 없어요", "en": "Nothing has been published yet"}


@pytest.fixture
def garam(db: None) -> County:
    return county()


def page_of(browser: Client, language: str = "ko") -> str:
    browser.cookies["dure_language"] = language
    return browser.get(PAGE).content.decode().split("<body")[1]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_before_the_first_release_nobody_is_offered_an_empty_file(garam, client, language):
    page = page_of(client, language)

    assert WORDS[language] in page
    assert FILE not in page
    assert not [other for other in OTHERS if other in page]
    assert "/i/halmae/feed.xml" in page.split("<main")[1]
    assert "<h2>" + {"ko": "열 설명", "en": "Columns"}[language] in page  # what will be in it


def test_who_publishes_is_led_to_the_first_release(garam, client):
    page = page_of(signed_in(client, garam.village.director))

    assert "/in/halmae/releases/new/" in page.split("<main")[1]


def test_who_only_reads_is_not_led_to_a_page_that_would_refuse_them(garam, client):
    for reader in (garam.village.reporter, garam.village.funder):
        page = page_of(signed_in(client, reader))
        assert "/in/halmae/releases/new/" not in page.split("<main")[1]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_from_the_first_release_on_the_files_are_the_main_thing(garam, client, language):
    reports(garam, "손맛", "2026-03", {"": 90})
    publish(garam)

    page = page_of(client, language)

    assert WORDS[language] not in page
    assert f'class="button" href="{FILE}"' in page
    assert all(other in page for other in OTHERS)


def test_the_address_of_the_file_holds_before_there_is_anything_in_it(garam, client):
    """A script that asks early gets the columns and no row, not an error."""
    got = b"".join(client.get(FILE)).decode("utf-8-sig")  # type: ignore[arg-type]

    assert got.startswith("address,indicator,")
    assert got.count("\n") == 1


def test_what_a_release_holds_is_counted_once_and_not_asked_again(garam) -> None:
    """Asked again after every write elsewhere, the count of all numbers held up whoever waited."""
    made = garam
    reports(made, "손맛", "2026-03", {"": 41})
    publish(made)
    frozen._held.cache_clear()
    frozen.numbers_in.cache_clear()
    with listening(Asking()) as first:
        open_data_page("halmae")
    with listening(Asking()) as second:
        open_data_page("halmae")

    asked = [[one.sql for one in asking.questions] for asking in (first, second)]
    assert asked[0] == asked[1]
    assert not any("published_number" in sql and "COUNT" in sql for sql in asked[0])


def test_a_further_release_is_noticed(garam) -> None:
    made = garam
    reports(made, "손맛", "2026-03", {"": 41})
    publish(made)
    with listening(Asking()) as asking:
        before = open_data_page("halmae").numbers
    reports(made, "손맛", "2026-04", {"": 52})
    publish(made, "2026-04", "2026-04")

    assert not asking.is_answered_the_same()
    assert open_data_page("halmae").numbers > before
