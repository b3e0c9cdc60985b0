"""Coming in: figures by mail or a password; who guesses is locked out; nobody learns who has an account."""

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from dure.ground.access.models import Account
from dure.ground.access.tests.screens.conftest import (
    PASSWORD,
    by_mail,
    by_password,
    figures_in_mail,
    is_in,
)

pytestmark = pytest.mark.django_db
HANEUL = "haneul@example.org"


def test_haneul_comes_in_with_the_six_figures_of_the_mail(client: Client, haneul: Account) -> None:
    asked = client.post("/sign-in/code/", {"email": HANEUL})
    page = client.get(asked["Location"]).content.decode()

    answer = client.post("/sign-in/figures/", {"code": figures_in_mail()})

    assert "메일을 보냈어요" in page
    assert "두레에 들어가는 숫자" in mail.outbox[0].subject
    assert (answer.status_code, answer["Location"]) == (302, "/today/")
    assert is_in(client)


def test_in_english_the_page_and_the_letter_are_english(client: Client, haneul: Account) -> None:
    client.cookies["dure_language"] = "en"

    page = client.post("/sign-in/code/", {"email": HANEUL}, follow=True).content.decode()

    assert "We sent you a mail" in page
    assert mail.outbox[0].subject.startswith("Your figures for Dure")


def test_haneul_comes_in_with_her_password(client: Client, haneul: Account) -> None:
    assert by_password(client, HANEUL)["Location"] == "/today/"
    assert is_in(client)


def test_a_wrong_password_is_told_in_words_and_lets_nobody_in(
    client: Client, haneul: Account
) -> None:
    answer = by_password(client, HANEUL, "guess")

    assert "이메일이나 비밀번호가 맞지 않아요." in answer.content.decode()
    assert PASSWORD not in answer.content.decode()
    assert not is_in(client)


def test_after_five_guesses_even_the_right_password_waits(client: Client, haneul: Account) -> None:
    for _ in range(5):
        by_password(client, HANEUL, "guess")

    answer = by_password(client, HANEUL)

    assert "잠시 뒤에 다시" in answer.content.decode()
    assert not is_in(client)


def test_guesses_are_counted_where_every_process_sees_them(client: Client, haneul: Account) -> None:
    by_password(client, HANEUL, "guess")

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM house_cache")
        assert cursor.fetchone()[0]


def test_three_wrong_figures_and_the_figures_are_worth_nothing(
    client: Client, haneul: Account
) -> None:
    client.post("/sign-in/code/", {"email": HANEUL})
    right = figures_in_mail()
    for _ in range(3):
        client.post("/sign-in/figures/", {"code": "000000" if right != "000000" else "111111"})

    client.post("/sign-in/figures/", {"code": right})

    assert not is_in(client)


def test_figures_cannot_be_asked_for_without_end(client: Client, haneul: Account) -> None:
    for _ in range(6):
        client.post("/sign-out/")
        client.post("/sign-in/code/", {"email": HANEUL})

    assert len(mail.outbox) == 5


def test_nobody_learns_whether_an_address_has_an_account(client: Client, haneul: Account) -> None:
    stranger = Client()
    known = client.post("/sign-in/code/", {"email": HANEUL}, follow=True)
    unknown = stranger.post("/sign-in/code/", {"email": "nobody@example.org"}, follow=True)

    # Both get the same page, and both get a letter: only the mailbox's owner learns more.
    said = [each.content.decode().partition("<main")[2] for each in (known, unknown)]
    assert said[0].replace(HANEUL, "x").count("숫자") == said[1].count("숫자")
    assert unknown.redirect_chain == known.redirect_chain
    assert [each.to for each in mail.outbox] == [[HANEUL], ["nobody@example.org"]]
    assert "계정이 없어요" in mail.outbox[1].body
    wrong = [by_password(Client(), each, "x" * 12).content for each in (HANEUL, "no@example.org")]
    assert all("이메일이나 비밀번호가 맞지 않아요." in each.decode() for each in wrong)


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example/x", "/\\evil.example"])
def test_nobody_is_led_away_after_signing_in(client: Client, haneul: Account, away: str) -> None:
    assert by_password(client, HANEUL, next=away)["Location"] == "/today/"
    assert by_mail(Client(), HANEUL, next=away)["Location"] == "/today/"


def test_one_comes_back_to_the_page_one_asked_for(client: Client, haneul: Account) -> None:
    sent = client.get("/me/")
    page = client.get(sent["Location"]).content.decode()

    assert sent["Location"] == "/sign-in/?next=/me/"
    assert '<input type="hidden" name="next" value="/me/">' in page
    assert by_mail(client, HANEUL, next="/me/")["Location"] == "/me/"


def test_the_session_changes_its_name_when_somebody_comes_in(
    client: Client, haneul: Account
) -> None:
    client.get("/sign-in/")
    client.post("/sign-in/code/", {"email": HANEUL})
    before = client.session.session_key

    client.post("/sign-in/figures/", {"code": figures_in_mail()})

    assert client.session.session_key != before


def test_an_account_at_rest_opens_nothing_not_even_an_old_session(
    client: Client, haneul: Account
) -> None:
    by_password(client, HANEUL)
    assert client.get("/me/").status_code == 200
    Account.objects.update(is_active=False)

    assert client.get("/me/").status_code == 302
    assert by_password(Client(), HANEUL)["Location"] == "/sign-in/at-rest/"
    client.post("/sign-in/code/", {"email": HANEUL})
    assert "계정이 없어요" in mail.outbox[-1].body


def test_there_is_no_sign_up(client: Client) -> None:
    page = client.post("/sign-in/new/", {"email": "new@example.org", "password1": PASSWORD})

    assert "계정은 초대로만" in page.content.decode()
    assert not Account.objects.exists()


def test_leaving_is_a_deed_not_a_link(client: Client, haneul: Account) -> None:
    by_password(client, HANEUL)

    assert client.get("/sign-out/").status_code == 200
    assert is_in(client)
    client.post("/sign-out/")
    assert not is_in(client)


@pytest.mark.parametrize("email", [HANEUL, "nobody@example.org"])
def test_a_mail_server_that_is_down_is_told_and_tells_nobody_who_has_an_account(
    client: Client, haneul: Account, settings, email: str
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    answer = client.post("/sign-in/code/", {"email": email})

    assert answer.status_code == 422
    assert "편지를 보내지 못해서" in answer.content.decode()
    assert by_password(client, HANEUL)["Location"] == "/today/"  # the other way is open


def test_a_password_is_changed_though_the_letter_about_it_cannot_leave(
    client: Client, haneul: Account, settings
) -> None:
    by_password(client, HANEUL)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    answer = client.post("/me/password/", {"old": PASSWORD, "new": "봄에-심는-감자-2027"})

    assert answer["Location"] == "/me/"
    haneul.refresh_from_db()
    assert haneul.check_password("봄에-심는-감자-2027")
