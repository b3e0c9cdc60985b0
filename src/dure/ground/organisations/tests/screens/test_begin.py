"""The first page of a house: who has the link begins, everybody else reads one sentence."""

import logging
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from dure.ground.access.models import Account, Grant
from dure.ground.access.services import make_begin_link
from dure.ground.organisations.models import Initiative, Organisation
from dure.ground.organisations.tests.beginning import PASSWORD, TYPED
from dure.ground.places.models import Place
from dure.ground.tests.story import TODAY, village
from dure.kernel.quiet_logs import Quiet, quieted

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("language", ["ko", "en"])


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Path:
    """A folder of its own, and one place for the whole list."""
    settings.DURE_HOME = tmp_path
    cache.clear()
    Place.objects.create(
        code="5279000000", level="sigungu", name_ko="가람군", name_en="Garam", valid_from=TODAY
    )
    return tmp_path


def visitor(language: str = "ko", *, token: str | None = None) -> Client:
    """Somebody who followed the link."""
    client = Client()
    client.cookies["dure_language"] = language
    client.get(f"/begin/{make_begin_link() if token is None else token}/")
    return client


def sends(client: Client, **other: str) -> Any:
    return client.post("/begin/", {**TYPED, **other})


@BOTH
def test_the_link_leads_to_the_form_and_leaves_the_address(language: str) -> None:
    client, token = Client(), make_begin_link()
    client.cookies["dure_language"] = language

    answer = client.get(f"/begin/{token}/")
    page = client.get("/begin/").content.decode()

    assert (answer.status_code, answer["Location"]) == (302, "/begin/")
    assert token not in page
    assert token not in str(dict(client.session.items()))
    assert {"ko": "첫 공동사업", "en": "The first initiative"}[language] in page
    assert {"ko": "mail 폴더", "en": "folder “mail”"}[language] in page  # no mail is sent here
    for name in TYPED:
        assert f'name="{name}"' in page


def test_where_mail_is_sent_nothing_is_said_of_a_folder(settings: Any) -> None:
    client = visitor()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert "mail 폴더" not in client.get("/begin/").content.decode()


@BOTH
def test_one_press_and_today_shows_the_first_step(language: str, home: Path) -> None:
    client = visitor(language)

    answer = sends(client)
    today = client.get("/today/").content.decode()

    assert (answer.status_code, answer["Location"]) == (302, "/today/")
    assert {"ko": "참여기관을 맞이해", "en": "Welcome the member"}[language] in today
    assert {"ko": "시작했어요!", "en": "You have begun"}[language] in today
    assert Account.objects.get().language == language
    assert Initiative.objects.get().slug == "new-spring-table"
    assert Organisation.objects.get().slug == "saebom-support-centre"
    assert not (home / "begin.digest").exists()


def test_she_comes_in_again_with_her_password() -> None:
    sends(visitor())
    again = Client()
    answer = again.post("/sign-in/", {"login": "soo@example.org", "password": PASSWORD})
    assert answer["Location"] == "/today/"


def test_a_korean_name_alone_gives_the_address_too() -> None:
    sends(
        visitor(),
        name_ko="들녘마을 밥상",
        name_en="",
        slug="",
        backbone_ko="들녘돌봄센터",
        backbone_en="",
    )

    assert Initiative.objects.get().slug == "deulnyeokmaeul-bapsang"
    assert Organisation.objects.get().slug == "deulnyeokdolbomsenteo"


@BOTH
def test_one_language_of_a_name_is_enough_and_it_is_said(language: str) -> None:
    client = visitor(language)

    sends(client, name_en="", slug="saebom", backbone_ko="")

    initiative, backbone = Initiative.objects.get(), Organisation.objects.get()
    assert (initiative.name_ko, initiative.name_en) == ("새봄밥상", "새봄밥상")
    assert backbone.name_ko == backbone.name_en == "Saebom Support Centre"
    said = client.get("/today/").content.decode()
    assert {"ko": "한 언어로만", "en": "told in one language"}[language] in said


WRONG = [
    ({"name": ""}, "id_name"),
    ({"email": "soo"}, "id_email"),
    ({"password": "short"}, "id_password"),
    ({"password": "password123"}, "id_password"),
    ({"name_ko": "", "name_en": "", "slug": "saebom"}, "id_name_ko"),
    ({"name_ko": "春夢", "name_en": ""}, "id_slug"),
    ({"slug": "새봄"}, "id_slug"),
    ({"slug": "a/b"}, "id_slug"),
    ({"started_on": ""}, "id_started_on"),
    ({"started_on": "2199-01-01"}, "id_started_on"),
    ({"started_on": "2026-02-30"}, "id_started_on"),
    ({"backbone_ko": "", "backbone_en": ""}, "id_backbone_ko"),
    ({"backbone_type": ""}, "id_backbone_type"),
    ({"backbone_type": "guild"}, "id_backbone_type"),
]


@BOTH
@pytest.mark.parametrize(("wrong", "where"), WRONG)
def test_what_is_wrong_is_said_at_its_place_and_nothing_is_taken(
    wrong: dict[str, str], where: str, language: str
) -> None:
    client = visitor(language)

    answer = sends(client, **wrong)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert f'href="#{where}"' in page
    assert PASSWORD not in page
    assert not Account.objects.exists()
    assert not Organisation.objects.exists()
    assert sends(client).status_code == 302  # the link is still good


@BOTH
def test_an_empty_form_says_each_thing_once_and_in_the_order_of_the_page(language: str) -> None:
    page = visitor(language).post("/begin/", {"name": ""}).content.decode()

    links = re.findall(r'href="#(id_\w+)"', page.split('class="problems"')[1].split("</div>")[0])
    assert links[:4] == ["id_name", "id_email", "id_password", "id_name_ko"]
    assert links[4:] == ["id_started_on", "id_backbone_ko", "id_backbone_type"]


@BOTH
def test_a_name_that_the_act_forbids_is_a_sentence_and_nothing_is_half_made(language: str) -> None:
    answer = sends(visitor(language), backbone_ko="새봄협동조합", backbone_type="company")

    assert answer.status_code == 422
    assert {"ko": "협동조합 기본법", "en": "Framework Act"}[language] in answer.content.decode()
    assert not Account.objects.exists()
    assert not Initiative.objects.exists()


@BOTH
@pytest.mark.parametrize("address", ["/begin/", "/begin/guess/", "/begin/%ED%95%9C/"])
def test_without_the_link_there_is_one_sentence(address: str, language: str) -> None:
    make_begin_link()
    client = Client()
    client.cookies["dure_language"] = language

    answer = client.get(address)

    assert answer.status_code == 404
    assert "./dure begin" in answer.content.decode()
    assert sends(client).status_code == 404
    assert not Account.objects.exists()


@BOTH
def test_a_used_link_and_a_house_that_has_begun_are_one_sentence(language: str) -> None:
    token = make_begin_link()
    sends(visitor(token=token))
    late = Client()
    late.cookies["dure_language"] = language

    for address in (f"/begin/{token}/", "/begin/"):
        answer = late.get(address)
        assert answer.status_code == 422
        said = {"ko": "이미 시작했어요", "en": "has begun already"}[language]
        assert said in answer.content.decode()


def test_of_two_who_press_at_once_the_second_reads_a_sentence() -> None:
    token = make_begin_link()
    first, second = visitor(token=token), visitor(token=token)

    assert sends(first).status_code == 302
    answer = sends(second, email="other@example.org", slug="other")

    assert answer.status_code == 422
    assert "이미 시작했어요" in answer.content.decode()
    assert Account.objects.count() == Initiative.objects.count() == 1


def test_a_new_link_closes_a_form_that_was_open_with_the_older_one() -> None:
    client = visitor()
    make_begin_link()
    assert sends(client).status_code == 404
    assert not Account.objects.exists()


def test_guessing_is_slowed_down() -> None:
    token = make_begin_link()
    client = Client()
    statuses = [client.get("/begin/guess/").status_code for _ in range(21)]
    assert statuses[0] == 404
    assert statuses[-1] == 429
    assert client.get(f"/begin/{token}/").status_code == 429


def test_the_token_stands_in_no_log() -> None:
    token = make_begin_link()
    record = logging.LogRecord("x", 20, "", 0, f'"GET /begin/{token}/ HTTP/1.1"', (), None)
    Quiet().filter(record)
    assert token not in str(record.msg)
    assert quieted("/begin/") == "/begin/"
    assert Client().get(f"/begin/{token}/")["Referrer-Policy"] == "same-origin"


def test_nobody_begins_in_a_house_that_has_people() -> None:
    village()
    before = Grant.objects.count()
    assert make_begin_link() == ""
    assert sends(Client()).status_code == 422
    assert Grant.objects.count() == before


@BOTH
def test_the_front_door_of_an_empty_house_says_how_it_begins(language: str) -> None:
    client = Client()
    client.cookies["dure_language"] = language
    page = client.get("/").content.decode()
    assert re.search(r"\./dure begin", page)
