"""In the demo one touch is enough, for its fiction only; everywhere else the door does not exist."""

import pytest
from django.test import Client

from dure.ground.access.models import Account, Grant
from dure.ground.tests.story import TODAY, Village, village

pytestmark = pytest.mark.django_db
KIM = "kim@demo.dure.example"


def a_demo_reporter(garam: Village) -> Account:
    account = Account.objects.create_user(KIM, name="김정숙")
    Grant.objects.create(
        account=account,
        role="reporter",
        initiative=garam.initiative,
        organisation=garam.kitchen,
        since=TODAY,
    )
    return account


def test_the_page_lists_the_people_of_the_demo_with_role_and_organisation(client: Client) -> None:
    a_demo_reporter(village())

    ko, en = (
        client.get("/sign-in/", headers={"accept-language": each}).content.decode()
        for each in ("ko", "en")
    )

    assert "김정숙" in ko
    assert "보고 담당자" in ko
    assert "손맛사회적협동조합" in ko
    assert "Reporter" in en
    assert "Sonmat Social Cooperative" in en
    assert f'name="email" value="{KIM}"' in ko
    assert "director-garam@example.org" not in ko  # a real address is never offered


def test_one_touch_and_kim_is_in(client: Client) -> None:
    account = a_demo_reporter(village())

    answer = client.post("/sign-in/demo/", {"email": KIM, "next": "/in/garam/reports/"})

    assert (answer.status_code, answer["Location"]) == (302, "/in/garam/reports/")
    assert client.session["_auth_user_id"] == str(account.pk)


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_nobody_is_led_away(client: Client, away: str) -> None:
    a_demo_reporter(village())

    assert client.post("/sign-in/demo/", {"email": KIM, "next": away})["Location"] == "/today/"


def test_a_real_account_and_an_unknown_one_have_no_such_door(client: Client) -> None:
    village()

    for email in ("director-garam@example.org", "nobody@demo.dure.example", ""):
        assert client.post("/sign-in/demo/", {"email": email}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_without_the_demo_there_is_no_such_door(client: Client, settings) -> None:
    settings.DURE_DEMO = False
    a_demo_reporter(village())

    assert client.post("/sign-in/demo/", {"email": KIM}).status_code == 404
    assert KIM not in client.get("/sign-in/").content.decode()
