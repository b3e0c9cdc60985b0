"""Whoever keeps the house starts a further initiative; nobody else finds the page open."""

import pytest
from django.test import Client

from dure.ground.access.models import Account, Grant
from dure.ground.journal.types import Actor
from dure.ground.organisations.models import Initiative, Membership, Organisation
from dure.ground.organisations.tests.beginning import TYPED
from dure.ground.tests.story import Village, person_who, village

pytestmark = pytest.mark.django_db
PAGE = "/initiatives/new/"
BOTH = pytest.mark.parametrize("language", ["ko", "en"])
ASKED = {name: value for name, value in TYPED.items() if name not in ("name", "email", "password")}


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
def test_the_keeper_finds_the_page_from_the_front_door(language: str, keeper: Actor) -> None:
    client = browser(keeper, language)

    door, page = client.get("/").content.decode(), client.get(PAGE).content.decode()

    assert f'href="{PAGE}"' in door
    assert {"ko": "새 공동사업을 시작해요", "en": "Start a new initiative"}[language] in page
    assert {"ko": "가람사회연대경제지원센터", "en": "Garam Support Centre"}[language] in page
    assert 'name="password"' not in page


@BOTH
def test_a_new_backbone_and_its_initiative_in_one_press(language: str, keeper: Actor) -> None:
    client = browser(keeper, language)

    answer = client.post(PAGE, {**ASKED, "organisation": ""})

    made = Initiative.objects.get(slug="new-spring-table")
    assert answer["Location"] == "/today/"
    assert Grant.objects.filter(account_id=keeper.account_id, initiative=made).count() == 1
    said = {"ko": "새 공동사업이 시작됐어요", "en": "The new initiative has started"}[language]
    assert said in client.get("/today/").content.decode()
    assert client.get(f"/in/{made.slug}/members/").status_code == 200


def test_a_known_organisation_is_chosen_and_none_is_registered(
    garam: Village, keeper: Actor
) -> None:
    known = {"backbone_ko": "", "backbone_en": "", "backbone_type": ""}

    browser(keeper).post(PAGE, {**ASKED, **known, "organisation": garam.backbone.pk})

    made = Membership.objects.get(initiative__slug="new-spring-table")
    assert (made.organisation_id, made.part) == (garam.backbone.pk, "backbone")
    assert Organisation.objects.count() == 3


WRONG = [
    ({"slug": "halmae"}, "halmae"),
    ({"organisation": "999999"}, "id_organisation"),
    ({"organisation": "x"}, "id_organisation"),
    ({"backbone_type": ""}, "id_backbone_type"),
    ({"backbone_ko": "가람사회연대경제지원센터"}, "id_backbone_ko"),
    ({"started_on": "2199-12-31"}, "id_started_on"),
]


@BOTH
@pytest.mark.parametrize(("wrong", "said"), WRONG)
def test_what_cannot_be_is_said_and_nothing_is_half_made(
    wrong: dict[str, str], said: str, language: str, keeper: Actor
) -> None:
    answer = browser(keeper, language).post(PAGE, {**ASKED, "organisation": "", **wrong})

    assert answer.status_code == 422
    assert said in answer.content.decode().split('class="problems"')[1].split("</div>")[0]
    assert Initiative.objects.count() == 1
    assert Organisation.objects.count() == 3


@pytest.mark.parametrize("who", ["director", "reporter", "funder"])
def test_others_are_refused_and_see_no_way_there(who: str, garam: Village) -> None:
    client = browser(getattr(garam, who))

    assert f'href="{PAGE}"' not in client.get("/").content.decode()
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {**ASKED, "organisation": ""}).status_code == 403
    assert Initiative.objects.count() == 1


def test_a_stranger_is_asked_to_sign_in(garam: Village) -> None:
    answer = Client().get(PAGE)
    assert answer["Location"].startswith("/sign-in/")


def test_the_keepers_role_is_not_offered_inside_an_initiative(garam: Village) -> None:
    page = browser(garam.director).get("/in/halmae/access/").content.decode()
    assert 'value="house_keeper"' not in page
    assert 'value="approver"' in page
