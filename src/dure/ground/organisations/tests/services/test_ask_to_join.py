"""Nobody is taken in who could be asked and was not; who has nobody yet confirms later."""

import pytest
from django.core import mail

from dure.ground.access.models import Affiliation
from dure.ground.access.queries import house
from dure.ground.journal.models import JournalEntry
from dure.ground.journal.types import Actor
from dure.ground.organisations.models import Joining, Membership
from dure.ground.organisations.queries import joinings_for, members_of
from dure.ground.organisations.services import (
    accept_joining,
    ask_to_join,
    decline_joining,
    join_initiative,
    leave_initiative,
    welcome_organisation,
    withdraw_joining,
)
from dure.ground.organisations.tests.screens.conftest import signed_in
from dure.ground.organisations.types import JoiningCard
from dure.ground.tests.story import NOW, TODAY, Village, organisation, person_who, village
from dure.kernel.clock import now
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def garam() -> Village:
    return village()


@pytest.fixture
def daon() -> Village:
    return village("daon")


def delegate(of: Village) -> Actor:
    """The reporter of the other village's welfare centre, who also speaks for it."""
    Affiliation.objects.create(
        account_id=of.welfare_reporter.account_id,
        organisation=of.welfare,
        delegate="delegate",
        since=TODAY.replace(year=2024),
    )
    return of.welfare_reporter


def where(garam: Village, daon: Village) -> dict[str, int]:
    return {"initiative_id": garam.initiative.pk, "organisation_id": daon.welfare.pk}


def asked(garam: Village, daon: Village) -> JoiningCard:
    return ask_to_join(garam.director, at=NOW, **where(garam, daon))


def inside(garam: Village, daon: Village) -> bool:
    members = members_of(garam.initiative.pk, TODAY)
    return daon.welfare.pk in {one.organisation.id for one in members}


def test_a_director_takes_in_no_organisation_that_speaks_for_itself(garam, daon) -> None:
    delegate(daon)
    with pytest.raises(Refused, match="ask_first"):
        join_initiative(garam.director, at=NOW, **where(garam, daon))
    came = welcome_organisation(garam.director, at=NOW, **where(garam, daon))
    assert isinstance(came, JoiningCard)
    assert not inside(garam, daon)


def test_it_accepts_and_the_answer_has_a_name_and_a_day(garam, daon) -> None:
    speaker = delegate(daon)
    card = asked(garam, daon)
    assert [one.id for one in joinings_for(speaker, TODAY)] == [card.id]

    accept_joining(speaker, at=NOW, joining_id=card.id)

    row = Membership.objects.get(organisation=daon.welfare, initiative=garam.initiative)
    assert (row.confirmed, row.confirmed_at, row.joined_on) == (True, NOW, TODAY)
    assert row.confirmed_by == speaker.name
    verbs = JournalEntry.objects.within(organisation_id=daon.welfare.pk).order_by("id")
    assert [(each.verb, each.account_id) for each in verbs] == [
        ("organisations.joining.ask", garam.director.account_id),
        ("organisations.joining.accept", speaker.account_id),
    ]
    assert joinings_for(speaker, TODAY) == ()


def test_it_declines_with_a_word_and_may_be_asked_again(garam, daon) -> None:
    speaker = delegate(daon)
    decline_joining(speaker, at=NOW, joining_id=asked(garam, daon).id, words="올해는 어려워요")
    assert not inside(garam, daon)
    row = Joining.objects.get()
    assert (row.state, row.words, row.answered_at) == ("declined", "올해는 어려워요", NOW)
    accept_joining(speaker, at=NOW, joining_id=asked(garam, daon).id)
    assert inside(garam, daon)


def test_only_its_own_speakers_answer(garam, daon) -> None:
    delegate(daon)
    card = asked(garam, daon)
    her_reporter = person_who("reporter", daon.initiative, daon.welfare, "only-reports")
    for who in (garam.director, daon.director, garam.reporter, her_reporter, daon.funder):
        for answer in (accept_joining, decline_joining):
            with pytest.raises(Refused, match=r"journal\.not_allowed"):
                answer(who, at=NOW, joining_id=card.id)
    assert not inside(garam, daon)


def test_its_director_may_answer_without_being_called_delegate(garam, daon) -> None:
    chair = person_who("organisation_director", daon.initiative, daon.welfare, "chair")
    accept_joining(chair, at=NOW, joining_id=asked(garam, daon).id)
    assert inside(garam, daon)


def test_an_answer_is_given_once_and_a_withdrawn_question_has_none(garam, daon) -> None:
    speaker = delegate(daon)
    card = asked(garam, daon)
    with pytest.raises(Refused, match="asked_already"):
        asked(garam, daon)
    withdraw_joining(garam.director, at=NOW, joining_id=card.id)
    for answer in (accept_joining, decline_joining):
        with pytest.raises(Refused, match="joining_over"):
            answer(speaker, at=NOW, joining_id=card.id)
    accept_joining(speaker, at=NOW, joining_id=asked(garam, daon).id)
    with pytest.raises(Refused, match="already_member"):
        asked(garam, daon)


def test_who_left_is_asked_before_it_comes_back(garam, daon) -> None:
    speaker = delegate(daon)
    before = TODAY.replace(month=6)
    card = ask_to_join(garam.director, at=NOW, joins_on=before, **where(garam, daon))
    accept_joining(speaker, at=NOW, joining_id=card.id)
    assert Membership.objects.get(**where(garam, daon)).joined_on == before
    leave_initiative(garam.director, at=NOW, **where(garam, daon))
    with pytest.raises(Refused, match="ask_first"):
        join_initiative(garam.director, at=NOW, **where(garam, daon))
    accept_joining(speaker, at=NOW, joining_id=asked(garam, daon).id)
    assert Membership.objects.filter(**where(garam, daon)).count() == 2


@pytest.mark.slow
def test_where_nobody_speaks_yet_the_first_delegate_confirms_by_signing_in(garam) -> None:
    club = organisation("club", "마을 모임", "Village club", "residents_group")
    here = {"initiative_id": garam.initiative.pk, "organisation_id": club.pk}
    with pytest.raises(Refused, match="nobody_to_ask"):
        ask_to_join(garam.director, at=NOW, **here)
    welcome_organisation(garam.director, at=NOW, **here)
    assert not Membership.objects.get(organisation=club).confirmed
    page = signed_in(garam.director).get("/in/halmae/members/").content.decode()
    assert "기관이 아직 확인하지 않았어요" in page

    worker = person_who("worker", garam.initiative, club, "club-worker")
    signed_in(worker).get("/today/")
    assert not Membership.objects.get(organisation=club).confirmed, "a worker speaks for nobody"
    chair = person_who("organisation_director", garam.initiative, club, "club-chair")
    signed_in(chair).get("/today/")

    row = Membership.objects.get(organisation=club)
    assert (row.confirmed, row.confirmed_by) == (True, chair.name)
    entries = JournalEntry.objects.within(organisation_id=club.pk).values_list("verb", flat=True)
    assert "organisations.membership.confirm" in entries
    signed_in(chair).get("/today/")
    assert list(entries).count("organisations.membership.confirm") == 1


def test_the_house_itself_takes_in_who_stands_in_a_list(garam, daon) -> None:
    delegate(daon)
    join_initiative(house(), at=NOW, **where(garam, daon))
    assert inside(garam, daon)


def test_somebody_at_rest_speaks_for_nobody(garam, daon) -> None:
    speaker = delegate(daon)
    daon.welfare.affiliations.update(until=TODAY)
    with pytest.raises(Refused, match="nobody_to_ask"):
        asked(garam, daon)
    assert joinings_for(speaker, TODAY) == ()


@pytest.mark.slow
def test_on_the_pages_it_is_asked_by_letter_answers_on_today_and_is_seen(garam, daon) -> None:
    speaker = delegate(daon)
    director = signed_in(garam.director)
    director.post(
        "/in/halmae/members/welcome/", {"organisation": daon.welfare.pk, "part": "partner"}
    )
    (letter,) = mail.outbox
    assert letter.to == [daon.welfare_reporter.name + "@example.org"]
    (card,) = Joining.objects.all()
    assert f"/joining/{card.pk}/" in letter.body
    assert "답을 기다려요" in director.get("/in/halmae/members/").content.decode()
    assert f"/joining/{card.pk}/" not in director.get("/today/").content.decode()

    hers = signed_in(speaker)
    assert f"/joining/{card.pk}/" in hers.get("/today/").content.decode()
    for language, said in (("ko", "함께할까요"), ("en", "Take part in")):
        assert said in signed_in(speaker, language).get(f"/joining/{card.pk}/").content.decode()
    assert director.get(f"/joining/{card.pk}/").status_code in (404, 422)
    director.post(f"/joining/{card.pk}/accept/")
    assert Joining.objects.get().state == "waiting", "nobody answers for another organisation"

    hers.post(f"/joining/{card.pk}/accept/")
    row = Membership.objects.get(organisation=daon.welfare, initiative=garam.initiative)
    assert (row.part, row.confirmed) == ("partner", True)
    assert row.joined_on == now().astimezone(NOW.tzinfo).date()


def test_a_declined_question_is_seen_with_its_word_and_one_may_be_taken_back(garam, daon) -> None:
    speaker = delegate(daon)
    first = asked(garam, daon)
    signed_in(speaker).post(f"/joining/{first.id}/decline/", {"words": "내년에 다시 물어봐 주세요"})
    director = signed_in(garam.director)
    assert "내년에 다시 물어봐 주세요" in director.get("/in/halmae/members/").content.decode()
    second = asked(garam, daon)
    other = signed_in(daon.director)
    assert other.post(f"/in/halmae/members/asked/{second.id}/").status_code == 403
    other.post(f"/in/daon/members/asked/{second.id}/")
    assert Joining.objects.get(pk=second.id).state == "waiting"
    director.post(f"/in/halmae/members/asked/{second.id}/")
    assert Joining.objects.get(pk=second.id).state == "withdrawn"
