"""When a page cannot be given it is said in the person's language, in the look of the house."""

import pytest
from django.test import Client, RequestFactory
from django.urls import path

from dure.ground.access.models import Account
from dure.ground.tests.story import person_who, village
from dure.kernel.errors import Refused
from dure.kernel.faces import needs, open_to_all
from dure.kernel.ui import errors

pytestmark = pytest.mark.django_db


@open_to_all(reason="a page of this story")
def breaks(request):
    raise RuntimeError("a fault")


@open_to_all(reason="a page of this story")
def refuses(request):
    raise Refused(request.GET["code"])


@needs("approve_report")
def closed(request):
    raise AssertionError("nobody gets here")


urlpatterns = [path("breaks/", breaks), path("refuses/", refuses), path("closed/", closed)]
handler403 = "dure.kernel.ui.errors.forbidden"
handler404 = "dure.kernel.ui.errors.not_found"
handler500 = "dure.kernel.ui.errors.failed"


@pytest.fixture
def client(settings) -> Client:
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


def asked(client: Client, address: str, language: str, **more):
    client.cookies["dure_language"] = language
    answer = client.get(address, **more)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(
    ("address", "status", "ko", "en"),
    [
        ("/nowhere/", 404, "여기에는 아무것도 없어요", "There is nothing here"),
        ("/breaks/", 500, "저희 쪽에서 잘못되었어요", "Something went wrong on our side"),
    ],
)
def test_each_fault_has_its_page_in_both_languages(client, address, status, ko, en) -> None:
    for language, said in (("ko", ko), ("en", en)):
        found, html = asked(client, address, language)
        assert found == status
        assert said in html
        assert f'<html lang="{language}"' in html
        assert "a fault" not in html


def test_our_own_fault_is_told_without_a_database(django_db_blocker) -> None:
    request = RequestFactory().get("/", headers={"accept-language": "en"})
    with django_db_blocker.block():
        answer = errors.failed(request)

    assert (answer.status_code, b"on our side" in answer.content) == (500, True)


def test_somebody_without_the_right_is_told_whom_to_ask(client) -> None:
    person_who("reporter", village().initiative, None, "kim")
    client.force_login(Account.objects.get(email="kim@example.org"))

    status, html = asked(client, "/closed/", "ko")

    assert status == 403
    assert "이 화면을 볼 수 있는 역할이 아니에요" in html


def test_a_stale_form_is_explained(settings) -> None:
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)

    answer = client.post("/sign-in/", {"login": "kim@example.org", "password": "x"})

    assert answer.status_code == 403
    assert "너무 오래 열려" in answer.content.decode()


def test_a_refusal_is_a_page_with_its_sentence_and_code(client) -> None:
    status, html = asked(client, "/refuses/?code=journal.not_allowed", "en")

    assert status == 403
    assert "You do not hold the right" in html
    assert "journal.not_allowed" in html


def test_a_missing_second_factor_leads_to_setting_one_up(client) -> None:
    status, html = asked(client, "/refuses/?code=access.second_factor_needed", "ko")

    assert status == 403
    assert "/second-factor/?next=%2Frefuses%2F%3Fcode%3D" in html


def test_a_part_of_a_page_gets_the_sentence_alone(client) -> None:
    status, html = asked(
        client, "/refuses/?code=journal.no_such_work", "ko", headers={"hx-request": "true"}
    )

    assert status == 404
    assert "그런 작업을 찾을 수 없어요" in html
    assert "<html" not in html


@pytest.mark.parametrize(
    ("code", "status", "ko", "en"),
    [
        ("measurement.no_such_number", 404, "여기에는 없어요", "There is nothing here"),
        ("measurement.nothing_to_publish", 422, "이건 할 수 없어요", "This cannot be done"),
    ],
)
def test_what_is_not_there_is_not_told_like_a_prohibition_and_codes_stay_out_of_sight(
    client, code, status, ko, en
) -> None:
    for language, said in (("ko", ko), ("en", en)):
        found, html = asked(client, f"/refuses/?code={code}", language)

        assert found == status
        assert said in html
        assert f'data-refused="{code}"' in html
        assert f">{code}<" not in html
