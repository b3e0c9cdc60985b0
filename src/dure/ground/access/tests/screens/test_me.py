"""One's own account: name, language, password, keys; nobody else's."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from dure.ground.access.models import Account, ApiToken, Grant
from dure.ground.access.queries import actor_of_token
from dure.ground.access.tests.screens.conftest import PASSWORD, by_mail, by_password, is_in
from dure.ground.journal.models import JournalEntry
from dure.ground.tests.story import village
from dure.kernel.clock import now
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db
HANEUL = "haneul@example.org"
NEW = "콩나물-두부-된장-2027"


def test_haneul_changes_her_name_and_is_spoken_to_in_english(
    client: Client, haneul: Account
) -> None:
    by_password(client, HANEUL)
    client.cookies["dure_language"] = "ko"

    client.post("/me/", {"name": " 이하늘 (손맛) ", "language": "en"})

    haneul.refresh_from_db()
    assert (haneul.name, haneul.language) == ("이하늘 (손맛)", "en")
    assert "My account" in client.get("/me/").content.decode()
    noted = JournalEntry.objects.everywhere("test").get()
    assert (noted.verb, noted.values) == ("access.account.change", {})


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "  ", "language": "ko"},
        {"name": "이하늘", "language": "fr"},
        {"name": "가" * 81, "language": "ko"},
    ],
)
def test_what_cannot_be_is_not_kept(client: Client, haneul: Account, wrong: dict[str, str]) -> None:
    by_password(client, HANEUL)

    page = client.post("/me/", wrong).content.decode()

    haneul.refresh_from_db()
    assert haneul.name == "이하늘"
    assert "고칠 곳이 있어요" in page


def test_a_resident_number_is_no_name(client: Client, haneul: Account) -> None:
    by_password(client, HANEUL)

    answer = client.post("/me/", {"name": "이하늘 900101-2345678", "language": "ko"})

    assert answer.status_code == 422
    assert "2345678" not in answer.content.decode()


def test_the_roles_stand_with_their_places(client: Client, haneul: Account) -> None:
    garam = village()
    for role, where in (("reporter", garam.kitchen), ("observer", None)):
        Grant.objects.create(
            account=haneul,
            role=role,
            initiative=garam.initiative,
            organisation=where,
            since="2024-01-01",
        )
    Grant.objects.create(
        account=haneul,
        role="approver",
        initiative=garam.initiative,
        since="2024-01-01",
        until="2025-01-01",
    )
    by_password(client, HANEUL)

    page = client.get("/me/").content.decode()

    assert "손맛사회적협동조합" in page
    assert "참관인" in page
    assert "승인 담당자" not in page  # that one is over


def test_the_old_password_is_asked_for_and_all_other_devices_leave(
    client: Client, haneul: Account
) -> None:
    other = Client()
    by_password(client, HANEUL)
    by_password(other, HANEUL)

    wrong = client.post("/me/password/", {"old": "guess", "new": NEW})
    right = client.post("/me/password/", {"old": PASSWORD, "new": NEW})

    assert "비밀번호가 맞지 않아요" in wrong.content.decode()
    assert right["Location"] == "/me/"
    assert client.get("/me/").status_code == 200
    assert other.get("/me/").status_code == 302
    assert "비밀번호가 바뀌었어요" in mail.outbox[-1].subject
    assert by_password(Client(), HANEUL, NEW)["Location"] == "/today/"


def test_who_forgot_it_comes_in_by_mail_and_sets_a_new_one(client: Client, haneul: Account) -> None:
    by_mail(client, HANEUL)

    assert 'name="old"' not in client.get("/me/password/").content.decode()
    client.post("/me/password/", {"new": NEW})
    assert is_in(client)
    haneul.refresh_from_db()
    assert haneul.check_password(NEW)


@pytest.mark.parametrize(
    ("weak", "told"),
    [
        ("짧아", "비밀번호가 너무 짧아요. 10자 이상으로 지어 주세요."),
        ("password123", "많은 사람이 쓰는 비밀번호예요. 다른 것으로 지어 주세요."),
        ("", "비어 있어요."),
    ],
)
def test_a_weak_password_is_not_taken_and_the_house_says_why(
    client: Client, haneul: Account, weak: str, told: str
) -> None:
    by_mail(client, HANEUL)

    page = client.post("/me/password/", {"new": weak}).content.decode()

    assert told in page

    haneul.refresh_from_db()
    assert haneul.check_password(PASSWORD)


def test_a_key_is_shown_once_and_stops_when_withdrawn(client: Client, haneul: Account) -> None:
    by_password(client, HANEUL)

    page = client.post("/me/keys/", {"name": "달마다 올리기", "days": "90", "may_write": "on"})
    token = re.findall(r"dure_[\w-]{20,}", page.content.decode())[0]

    assert token not in client.get("/me/keys/").content.decode()
    assert actor_of_token(token, at=now()).account_id == haneul.pk
    assert not actor_of_token(token, at=now()).second_factor
    client.post(f"/me/keys/{ApiToken.objects.get().pk}/withdraw/")
    with pytest.raises(Refused, match=r"access\.bad_token"):
        actor_of_token(token, at=now())


def test_a_key_ends_by_itself_and_with_its_account(client: Client, haneul: Account) -> None:
    by_password(client, HANEUL)
    page = client.post("/me/keys/", {"name": "읽기", "days": "30"}).content.decode()
    token = re.findall(r"dure_[\w-]{20,}", page)[0]

    with pytest.raises(Refused):
        actor_of_token(token, at=now() + timedelta(days=31))
    Account.objects.update(is_active=False)
    with pytest.raises(Refused):
        actor_of_token(token, at=now())


def test_nobody_withdraws_somebody_elses_key(client: Client, haneul: Account) -> None:
    by_password(client, HANEUL)
    client.post("/me/keys/", {"name": "새벽 일꾼", "days": "30"})
    Account.objects.create_user("other@example.org", PASSWORD, name="남")
    other = Client()
    by_password(other, "other@example.org")

    answer = other.post(f"/me/keys/{ApiToken.objects.get().pk}/withdraw/")

    assert answer.status_code == 422
    assert ApiToken.objects.get().withdrawn_at is None
    assert "새벽 일꾼" not in other.get("/me/keys/").content.decode()


@pytest.mark.parametrize("address", ["/me/", "/me/password/", "/me/keys/", "/second-factor/"])
def test_a_passer_by_is_asked_to_sign_in(client: Client, address: str) -> None:
    assert client.get(address)["Location"].startswith("/sign-in/?next=")


def test_in_english_the_pages_speak_english(client: Client, haneul: Account) -> None:
    by_password(client, HANEUL)
    client.cookies["dure_language"] = "en"

    assert "How I come in" in client.get("/me/").content.decode()
    assert "Keys for programs" in client.get("/me/keys/").content.decode()
    assert "Ten letters or more" in client.get("/me/password/").content.decode()
