"""Roles are given, invited to and ended in the browser; nobody reaches further than they hold."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from dure.ground.access.models import Account, Affiliation, Grant, Invitation
from dure.ground.journal.models import JournalEntry
from dure.ground.journal.types import Actor
from dure.ground.organisations.models import Membership
from dure.ground.organisations.tests.screens.conftest import signed_in
from dure.ground.tests.story import Village, organisation, person_who, village
from dure.kernel.clock import now

pytestmark = pytest.mark.django_db
ACCESS = "/in/halmae/access/"
NEW = "geumja@example.org"


def kitchen_director(garam: Village) -> Actor:
    return person_who("organisation_director", garam.initiative, garam.kitchen, "kitchen-director")


def invites(client: Client, garam: Village, **more):
    wish = {"email": NEW, "role": "reporter", "organisation": garam.kitchen.pk, "language": "ko"}
    return client.post(f"{ACCESS}invite/", wish | more)


def link_in_letter() -> str:
    return re.findall(r"http://testserver(/invitation/\S+)", mail.outbox[-1].body)[0]


def test_the_director_sees_who_holds_what_in_both_languages(garam: Village) -> None:
    client = signed_in(garam.director)

    ko = client.get(ACCESS).content.decode()
    client.cookies["dure_language"] = "en"
    en = client.get(ACCESS).content.decode()

    assert "누가 무엇을 할 수 있나요" in ko
    assert "reporter-halmae@example.org" not in ko  # a name is enough
    assert "reporter-halmae" in ko
    assert "Who may do what" in en
    assert "Sonmat Social Cooperative" in en


def test_a_new_person_gets_a_letter_makes_an_account_and_is_in(garam: Village) -> None:
    answer = invites(signed_in(garam.director), garam, language="en")
    geumja = Client()
    came = geumja.get(link_in_letter())
    page = geumja.get(came["Location"]).content.decode()

    done = geumja.post("/invitation/", {"name": "이금자", "language": "ko"})

    assert answer["Location"] == ACCESS
    assert mail.outbox[-1].subject.startswith("You are invited to Dure: Grandmothers' Table")
    assert came["Location"] == "/invitation/"  # the token left the address at once
    assert NEW in page
    assert "손맛사회적협동조합" in page
    assert done["Location"] == "/today/"
    assert geumja.get("/me/").context["roles"][0].role == "reporter"
    assert geumja.get("/invitation/").status_code == 404  # it is used, and forgotten


def test_the_letter_is_korean_when_korean_was_chosen(garam: Village) -> None:
    invites(signed_in(garam.director), garam)

    assert "초대받으셨어요" in mail.outbox[-1].subject
    assert "‘보고 담당자’" in mail.outbox[-1].body


def test_who_has_an_account_signs_in_first_and_then_accepts(garam: Village) -> None:
    invites(signed_in(garam.director), garam)
    geumja = Client()
    account = Account.objects.create_user(NEW, "아주-긴-비밀번호-77", name="이금자")
    page = geumja.get(link_in_letter(), follow=True).content.decode()
    assert "계정이 이미 있어요" in page
    assert geumja.post("/invitation/", {"name": "남", "language": "ko"}).status_code == 200
    assert "_auth_user_id" not in geumja.session  # the letter alone does not open an account

    geumja.post(
        "/sign-in/", {"login": NEW, "password": "아주-긴-비밀번호-77", "next": "/invitation/"}
    )
    page = geumja.get("/invitation/").content.decode()
    geumja.post("/invitation/accept/")

    assert "초대 받기" in page
    assert Grant.objects.filter(account=account, role="reporter").exists()


def test_somebody_else_cannot_accept_it(garam: Village) -> None:
    invites(signed_in(garam.director), garam)
    funder = signed_in(garam.funder)

    page = funder.get(link_in_letter(), follow=True).content.decode()

    assert "다른 계정으로 들어와" in page
    assert funder.post("/invitation/accept/").status_code == 422
    assert Invitation.objects.get().accepted_at is None


def test_an_old_a_used_a_withdrawn_and_a_guessed_link_open_nothing(garam: Village) -> None:
    client = signed_in(garam.director)
    invites(client, garam)
    link, kept = link_in_letter(), Invitation.objects.get()
    client.post(f"{ACCESS}invitations/{kept.pk}/")
    assert Client().get(link).status_code == 422

    Invitation.objects.update(withdrawn_at=None, expires_at=now() - timedelta(minutes=1))
    assert Client().get(link).status_code == 422
    assert Client().get("/invitation/guessed/").status_code == 404
    assert Client().get("/invitation/").status_code == 404


def test_an_inviter_who_lost_the_right_invites_nobody_any_more(garam: Village) -> None:
    second = person_who("backbone_director", garam.initiative, None, "second")
    invites(signed_in(second), garam)
    Grant.objects.filter(account_id=second.account_id).update(until=now().date())

    geumja = Client()
    geumja.get(link_in_letter())
    answer = geumja.post("/invitation/", {"name": "이금자", "language": "ko"})

    assert answer.status_code == 422
    assert not Account.objects.filter(email=NEW).exists()  # both or neither


def test_a_member_director_manages_her_own_organisation_only(garam: Village) -> None:
    client = signed_in(kitchen_director(garam))

    page = client.get(ACCESS)
    names = {one.person for one in page.context["roles"]}
    offered = {code for code, _ in page.context["invite"].fields["role"].choices if code}

    assert names == {"reporter-halmae", "kitchen-director"}
    assert offered == {"reporter", "organisation_director", "worker"}
    assert [each for each, _ in page.context["invite"].fields["organisation"].choices] == [
        str(garam.kitchen.pk)
    ]


@pytest.mark.parametrize(
    "wish",
    [
        {"role": "backbone_director"},
        {"role": "approver", "organisation": ""},
        {"organisation": "welfare"},
        {"organisation": ""},
        {"role": "no_such_role"},
        {"email": "not an address"},
        {"organisation": "999999"},
    ],
)
def test_a_member_director_cannot_invite_beyond_it(garam: Village, wish: dict[str, str]) -> None:
    client = signed_in(kitchen_director(garam))
    given = {**wish, **({"organisation": garam.welfare.pk} if "welfare" in wish.values() else {})}

    assert invites(client, garam, **given).status_code == 422
    assert not mail.outbox
    assert not Invitation.objects.exists()


def test_a_reporter_is_never_given_for_a_whole_initiative(garam: Village) -> None:
    answer = invites(signed_in(garam.director), garam, organisation="")

    assert answer.status_code == 422
    assert "기관 하나를 골라서" in answer.content.decode()


def test_an_organisation_that_left_is_not_offered(garam: Village) -> None:
    Membership.objects.filter(organisation=garam.kitchen).update(left_on=now().date())

    assert invites(signed_in(garam.director), garam).status_code == 422


def test_a_role_is_given_to_somebody_who_is_here_and_ended_again(garam: Village) -> None:
    client = signed_in(garam.director)
    wish = {"account": garam.funder.account_id, "role": "observer", "organisation": "", "until": ""}

    client.post(f"{ACCESS}give/", wish)
    grant = Grant.objects.get(role="observer")
    client.post(f"{ACCESS}roles/{grant.pk}/end/")

    grant.refresh_from_db()
    assert grant.until == now().date() or grant.until is not None
    assert {"access.grant.give", "access.grant.end"} <= set(
        JournalEntry.objects.everywhere("test").values_list("verb", flat=True)
    )


def test_a_stranger_and_a_day_that_is_over_are_not_taken(garam: Village) -> None:
    client = signed_in(garam.director)
    stranger = person_who("reporter", village("daon").initiative, None, "stranger")
    wish = {"role": "observer", "organisation": ""}

    unknown = client.post(f"{ACCESS}give/", wish | {"account": stranger.account_id})
    over = client.post(
        f"{ACCESS}give/", wish | {"account": garam.funder.account_id, "until": "2020-01-01"}
    )

    assert (unknown.status_code, over.status_code) == (422, 422)
    assert not Grant.objects.filter(role="observer").exists()


def test_the_last_director_stays_and_is_told_why(garam: Village) -> None:
    client = signed_in(garam.director)
    own = Grant.objects.get(account_id=garam.director.account_id)

    page = client.post(f"{ACCESS}roles/{own.pk}/end/", follow=True).content.decode()

    assert "마지막 백본 책임자" in page
    own.refresh_from_db()
    assert own.until is None


def test_nobody_ends_a_role_they_could_not_give(garam: Village) -> None:
    approver = Grant.objects.create(
        account_id=garam.funder.account_id,
        role="approver",
        initiative=garam.initiative,
        organisation=garam.kitchen,
        since=garam.initiative.started_on,
    )
    client = signed_in(kitchen_director(garam))

    client.post(f"{ACCESS}roles/{approver.pk}/end/")

    approver.refresh_from_db()
    assert approver.until is None


@pytest.mark.parametrize("who", ["reporter", "funder"])
def test_others_see_nothing_of_it(garam: Village, who: str) -> None:
    client = signed_in(getattr(garam, who))

    assert client.get(ACCESS).status_code == 403
    assert invites(client, garam).status_code == 403


def test_the_director_of_another_initiative_sees_nothing_of_it(garam: Village) -> None:
    other = signed_in(village("daon").director)

    assert other.get(ACCESS).status_code == 403
    assert invites(other, garam).status_code == 403
    grant = Grant.objects.get(account_id=garam.reporter.account_id)
    other.post(f"/in/daon/access/roles/{grant.pk}/end/")
    grant.refresh_from_db()
    assert grant.until is None


def test_people_of_a_member_can_be_given_a_role(garam: Village) -> None:
    sister = organisation("outside", "밖", "Outside", "social_cooperative")
    inside = Account.objects.create_user("in@example.org", name="박안")
    outside = Account.objects.create_user("out@example.org", name="최밖")
    for account, place in ((inside, garam.kitchen), (outside, sister)):
        Affiliation.objects.create(account=account, organisation=place, since=now().date())

    offered = signed_in(garam.director).get(ACCESS).context["give"].fields["account"].choices

    assert "박안" in dict(offered).values()
    assert "최밖" not in dict(offered).values()


def no_mail(settings) -> None:
    """The mail server of the house does not answer."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1


@pytest.mark.parametrize(
    ("language", "said"),
    [("ko", "편지를 보내지 못해서"), ("en", "The letter could not be sent")],
)
def test_no_letter_no_invitation(garam: Village, settings, language: str, said: str) -> None:
    no_mail(settings)

    answer = invites(signed_in(garam.director, language), garam)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert f'value="{NEW}"' in page  # what was typed is still there
    assert not Invitation.objects.filter(withdrawn_at=None).exists()


def test_sent_again_only_the_newest_letter_counts(garam: Village) -> None:
    client = signed_in(garam.director)
    invites(client, garam)
    old = link_in_letter()

    invites(client, garam, email=NEW.upper())
    page = client.get(ACCESS).content.decode()

    assert page.count(f">{NEW}<") == 1
    assert Client().get(old, follow=True).status_code != 200
    assert Client().get(link_in_letter(), follow=True).status_code == 200


def test_another_role_or_place_is_another_invitation(garam: Village) -> None:
    client = signed_in(garam.director)
    invites(client, garam)
    invites(client, garam, role="approver", organisation="")
    invites(client, garam, organisation=garam.welfare.pk)

    assert Invitation.objects.filter(email=NEW, withdrawn_at=None).count() == 3


def test_who_holds_the_role_is_not_invited_to_it(garam: Village) -> None:
    answer = invites(signed_in(garam.director), garam, email="reporter-halmae@example.org")

    assert answer.status_code == 422
    assert "이 역할을 이미 맡고 있어요" in answer.content.decode()
    assert not mail.outbox


def test_a_resident_number_in_an_address_is_told_beside_it(garam: Village) -> None:
    answer = invites(signed_in(garam.director), garam, email="900101-1234568@example.org")

    assert answer.status_code == 422
    assert "주민등록번호는 어디에도 저장하지 않아요" in answer.content.decode()
    assert "(항목: 이메일)" in answer.content.decode()
    assert 'id="invite_email"' in answer.content.decode()  # on the page, beside what was typed
