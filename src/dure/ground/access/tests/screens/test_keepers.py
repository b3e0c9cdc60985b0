"""Whoever keeps the house hands it on from a page of their own; nobody else finds it open."""

import pytest
from django.test import Client

from dure.ground.access.models import Account, Grant
from dure.ground.journal.types import Actor
from dure.ground.tests.story import Village, person_who, village

pytestmark = pytest.mark.django_db
PAGE = "/house/keepers/"
BOTH = pytest.mark.parametrize("language", ["ko", "en"])


def browser(actor: Actor, language: str = "ko") -> Client:
    client = Client()
    client.cookies["dure_language"] = language
    client.force_login(
        Account.objects.get(pk=actor.account_id),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


@pytest.fixture
def garam() -> Village:
    return village()


@pytest.fixture
def keeper(garam: Village) -> Actor:
    return person_who("house_keeper", None, None, "keeper")


@BOTH
def test_a_lone_keeper_sees_how_to_hand_on_and_nothing_to_end(language: str, keeper: Actor) -> None:
    client = browser(keeper, language)

    page = client.get(PAGE).content.decode()

    assert {"ko": "누가 집을 맡고 있나요", "en": "Who keeps the house"}[language] in page
    assert "keeper@example.org" in page
    assert "/end/" not in page
    for door in ("/", "/me/"):
        assert f'href="{PAGE}"' in client.get(door).content.decode()


@BOTH
def test_handed_on_and_given_back(language: str, garam: Village, keeper: Actor) -> None:
    client = browser(keeper, language)
    own = Grant.objects.get(account_id=keeper.account_id)

    handed = client.post(PAGE, {"email": "director-halmae@example.org"}, follow=True)
    back = client.post(f"{PAGE}{own.pk}/end/")

    assert "director-halmae@example.org" in handed.content.decode()
    assert back["Location"] == "/me/"
    assert client.get(PAGE).status_code == 403
    assert f'href="{PAGE}"' in browser(garam.director, language).get("/me/").content.decode()


@BOTH
def test_a_strange_address_is_told_beside_the_box(language: str, keeper: Actor) -> None:
    answer = browser(keeper, language).post(PAGE, {"email": "nobody@example.org"})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert {"ko": "먼저 공동사업에 초대하고", "en": "invite them to an initiative first"}[
        language
    ] in page
    assert 'value="nobody@example.org"' in page


def test_the_last_one_stays_and_the_page_says_so(keeper: Actor) -> None:
    client = browser(keeper)
    own = Grant.objects.get(account_id=keeper.account_id)

    page = client.post(f"{PAGE}{own.pk}/end/", follow=True).content.decode()

    assert "마지막 집지기의 역할은 끝낼 수 없어요" in page
    assert Grant.objects.get(pk=own.pk).until is None


def test_nobody_else_finds_it_open(garam: Village, keeper: Actor) -> None:
    own = Grant.objects.get(account_id=keeper.account_id)

    for other in (garam.director, garam.reporter, garam.funder):
        client = browser(other)
        assert client.get(PAGE).status_code == 403
        assert client.post(PAGE, {"email": "funder-halmae@example.org"}).status_code == 403
        assert client.post(f"{PAGE}{own.pk}/end/").status_code == 403
        assert PAGE not in client.get("/me/").content.decode()
    assert Client().get(PAGE).status_code in (302, 401, 403)
    assert Grant.objects.filter(role="house_keeper").count() == 1
