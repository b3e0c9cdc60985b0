"""The second factor counts only where it was shown: in this session, not long ago."""

import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.test import Client

from dure.ground.access.models import Account, Grant
from dure.ground.access.screens import acting
from dure.ground.access.tests.screens.conftest import (
    PASSWORD,
    SECRET,
    app_shows,
    by_mail,
    by_password,
    is_in,
)
from dure.ground.tests.story import village
from dure.kernel import clock

pytestmark = pytest.mark.django_db
HANEUL = "haneul@example.org"


def has_shown_it(client: Client) -> bool:
    """What the gate to personal rows is told about whoever asks."""
    return client.get("/me/").wsgi_request.actor.second_factor


def works_at(account: Account) -> None:
    garam = village()
    Grant.objects.create(
        account=account,
        role="worker",
        initiative=garam.initiative,
        organisation=garam.kitchen,
        since=garam.initiative.started_on,
    )


def test_a_role_that_sees_personal_rows_is_led_to_it_and_sees_the_rest_meanwhile(
    client: Client, haneul: Account
) -> None:
    works_at(haneul)
    by_mail(client, HANEUL)

    page = client.get("/me/").content.decode()

    assert "2단계 인증이 필요해요" in page
    assert client.get("/second-factor/")["Location"] == "/second-factor/set-up/"
    assert not has_shown_it(client)


def test_a_role_without_personal_rows_is_left_in_peace(client: Client, haneul: Account) -> None:
    by_mail(client, HANEUL)

    assert "2단계 인증이 필요해요" not in client.get("/me/").content.decode()


def test_haneul_adds_her_app_and_keeps_her_recovery_codes(
    client: Client, haneul: Account, django_capture_on_commit_callbacks
) -> None:
    haneul.set_unusable_password()
    haneul.save()
    by_mail(client, HANEUL)
    client.get("/second-factor/?next=/in/halmae/people/")
    page = client.get("/second-factor/set-up/")
    secret = page.context["form"].secret

    wrong = client.post("/second-factor/set-up/", {"code": "12"})
    with django_capture_on_commit_callbacks(execute=True):
        right = client.post("/second-factor/set-up/", {"code": app_shows(secret)})
    codes = client.get(right["Location"]).content.decode()
    again = client.get(right["Location"]).content.decode()

    assert "숫자가 맞지 않아요" in wrong.content.decode()
    assert has_shown_it(client)
    assert codes.count("<li>") > again.count("<li>")  # shown once
    assert secret not in str(Authenticator.objects.values_list("data"))  # sealed at rest
    assert "2단계 인증이 바뀌었어요" in mail.outbox[-1].subject
    assert client.get("/second-factor/done/")["Location"] == "/in/halmae/people/"


def test_whoever_has_an_app_is_asked_at_the_door(client: Client, with_app: Account) -> None:
    at_the_door = by_mail(client, HANEUL)

    assert at_the_door["Location"] == "/second-factor/figures/"
    assert not is_in(client)
    assert "숫자가 맞지" in client.post("/second-factor/figures/", {"code": "1"}).content.decode()
    client.post("/second-factor/figures/", {"code": app_shows()})
    assert is_in(client)
    assert has_shown_it(client)


def test_the_password_is_no_way_around_it(client: Client, with_app: Account) -> None:
    assert by_password(client, HANEUL)["Location"] == "/second-factor/figures/"
    assert not is_in(client)
    assert client.get("/me/").status_code == 302


def test_a_lost_phone_is_answered_by_a_recovery_code_and_only_once(
    client: Client, with_app: Account
) -> None:
    kept = Authenticator.objects.get(type="recovery_codes")
    code = RecoveryCodes(kept).get_unused_codes()[0]
    by_password(client, HANEUL)
    client.post("/second-factor/figures/", {"code": code})
    assert is_in(client)

    other = Client()
    by_password(other, HANEUL)
    other.post("/second-factor/figures/", {"code": code})
    assert not is_in(other)


def test_a_session_that_did_not_show_it_does_not_count(client: Client, haneul: Account) -> None:
    by_mail(client, HANEUL)  # came in before there was an app
    other = Client()
    by_mail(other, HANEUL)
    secret = other.get("/second-factor/set-up/").context["form"].secret
    other.post("/sign-in/again/", {"password": "x"})
    from_elsewhere = Authenticator.objects.create(user=haneul, type="totp", data={})

    assert secret
    assert from_elsewhere.pk
    assert not has_shown_it(client)
    assert client.get("/second-factor/")["Location"].startswith("/second-factor/again/")


def test_shown_again_in_an_old_session_it_counts(client: Client, haneul: Account, settings) -> None:
    by_mail(client, HANEUL)
    _add_app(haneul)

    asked = client.get("/second-factor/?next=/in/halmae/people/")["Location"]
    answer = client.post(asked, {"code": app_shows()})

    assert answer["Location"] == "/in/halmae/people/"
    assert has_shown_it(client)


def test_after_a_working_day_it_is_asked_for_again(
    client: Client, with_app: Account, monkeypatch
) -> None:
    by_password(client, HANEUL)
    client.post("/second-factor/figures/", {"code": app_shows()})
    assert has_shown_it(client)

    monkeypatch.setattr(acting, "now", lambda: clock.now() + timedelta(hours=13))

    assert not has_shown_it(client)


def test_without_the_app_it_no_longer_counts(client: Client, with_app: Account) -> None:
    by_password(client, HANEUL)
    client.post("/second-factor/figures/", {"code": app_shows()})
    Authenticator.objects.all().delete()

    assert not has_shown_it(client)


def test_removing_the_app_asks_who_it_is(client: Client, haneul: Account) -> None:
    by_mail(client, HANEUL)
    _add_app(haneul)

    asked = client.post("/second-factor/remove/")

    assert "/again/" in asked["Location"]
    assert Authenticator.objects.filter(type="totp").exists()


def test_the_codes_of_the_app_cannot_be_guessed_without_end(
    client: Client, with_app: Account
) -> None:
    by_password(client, HANEUL)
    for _ in range(5):
        client.post("/second-factor/figures/", {"code": "000001"})

    page = client.post("/second-factor/figures/", {"code": app_shows()}).content.decode()

    assert "잠시 뒤에" in page
    assert not is_in(client)


def test_somebody_of_the_demo_counts_only_where_the_demo_is_served(
    client: Client, settings
) -> None:
    garam = village()
    kim = Account.objects.create_user("kim@demo.dure.example", name="김정숙")
    Grant.objects.create(
        account=kim, role="worker", initiative=garam.initiative, since="2026-01-01"
    )
    client.post("/sign-in/demo/", {"email": kim.email})
    assert has_shown_it(client)

    settings.DURE_DEMO = False

    assert not has_shown_it(client)


def _add_app(account: Account) -> None:
    TOTP.activate(account, SECRET)


def test_whoever_came_in_by_password_just_now_adds_the_app_without_a_detour(
    client: Client, haneul: Account
) -> None:
    by_password(client, HANEUL)
    secret = client.get("/second-factor/set-up/").context["form"].secret

    right = client.post("/second-factor/set-up/", {"code": app_shows(secret)})

    assert right["Location"] == "/second-factor/codes/"
    assert has_shown_it(client)


def test_whoever_came_in_long_ago_is_asked_before_the_picture_is_shown(
    client: Client, haneul: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_password(client, HANEUL)
    later = clock.now() + timedelta(minutes=16)
    monkeypatch.setattr("dure.ground.access.screens.house_rules.now", lambda: later)

    asked = client.get("/second-factor/set-up/")
    shown = client.post(asked["Location"], {"password": PASSWORD}, follow=True)

    assert asked["Location"].startswith("/sign-in/again/")
    assert shown.context["form"].secret


def test_a_second_tab_shows_the_same_picture(client: Client, haneul: Account) -> None:
    by_mail(client, HANEUL)
    first = client.get("/second-factor/set-up/").context["form"].secret
    second = client.get("/second-factor/set-up/").context["form"].secret

    client.post("/second-factor/set-up/", {"code": app_shows(first)})

    assert first == second
    assert has_shown_it(client)


@pytest.mark.parametrize("steps", [-1, 1])
def test_slow_hands_and_clocks_that_differ_a_little_are_let_in(
    client: Client, with_app: Account, steps: int
) -> None:
    by_password(client, HANEUL)

    client.post("/second-factor/figures/", {"code": app_shows(steps=steps)})

    assert is_in(client)


def test_figures_read_over_a_shoulder_open_nothing(
    client: Client, with_app: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures = app_shows()
    by_password(client, HANEUL)
    client.post("/second-factor/figures/", {"code": figures})
    other = Client()
    by_password(other, HANEUL)
    _later(monkeypatch, seconds=31)  # the half minute of the figures is over; they still count

    page = other.post("/second-factor/figures/", {"code": figures}).content.decode()

    assert is_in(client)
    assert not is_in(other)
    assert "이미 쓴 숫자예요" in page


def test_nor_do_those_with_which_the_app_was_added(client: Client, haneul: Account) -> None:
    by_mail(client, HANEUL)
    secret = client.get("/second-factor/set-up/").context["form"].secret
    figures = app_shows(secret)
    client.post("/second-factor/set-up/", {"code": figures})
    other = Client()
    by_mail(other, HANEUL)

    other.post("/second-factor/figures/", {"code": figures})

    assert not is_in(other)


def _later(monkeypatch: pytest.MonkeyPatch, *, seconds: int) -> None:
    """The clock of the figures goes on; what was kept for less is forgotten."""
    real = time.time
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.time.time", lambda: real() + seconds)
