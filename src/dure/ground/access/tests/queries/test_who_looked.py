"""Who looked at whom: kept line by line, read by whoever may, and by nobody else."""

from datetime import timedelta

import pytest

from dure.ground.access.models import AccessLog
from dure.ground.access.queries import access_log_of, access_log_page, house, who_looked
from dure.ground.access.services import Act, log_access
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW, Village, person_who, village
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db
PERSON, OTHER = 901, 902


@pytest.fixture
def garam() -> Village:
    return village()


@pytest.fixture
def worker(garam: Village) -> Actor:
    return person_who("worker", garam.initiative, garam.kitchen, "worker")


def looks(actor: Actor, where: int, *people: int, act: str = "seen", later: int = 0) -> None:
    done = Act(act, "service", organisation_id=where)
    log_access(actor, at=NOW + timedelta(minutes=later), person_ids=people, done=done)


def test_everyone_who_saw_took_or_was_refused_stands_there_newest_first(
    garam: Village, worker: Actor
) -> None:
    kitchen = garam.kitchen.pk
    looks(worker, kitchen, PERSON, OTHER)
    looks(garam.director, kitchen, PERSON, act="exported", later=5)
    looks(garam.reporter, kitchen, PERSON, act="refused", later=9)

    told = [(look.account_name, look.act) for look in who_looked(PERSON)]

    assert told == [
        ("reporter-halmae", "refused"),
        ("director-halmae", "exported"),
        ("worker", "seen"),
    ]
    assert len(who_looked(PERSON, since=NOW + timedelta(minutes=5))) == 2
    assert len(who_looked(OTHER)) == 1


def test_the_house_itself_looks_at_nobody(garam: Village) -> None:
    with pytest.raises(Refused, match="sign_in_first"):
        looks(house(), garam.kitchen.pk, PERSON)
    assert not AccessLog.objects.within(person_id=PERSON).exists()


def test_an_act_the_law_does_not_know_is_a_mistake_of_ours(garam: Village, worker: Actor) -> None:
    with pytest.raises(ValueError, match="peeked"):
        looks(worker, garam.kitchen.pk, PERSON, act="peeked")


def test_a_reason_never_holds_a_resident_number(garam: Village, worker: Actor) -> None:
    done = Act("seen", "service", garam.kitchen.pk, reason="확인 900101-1234568")
    with pytest.raises(Refused, match="resident_number"):
        log_access(worker, at=NOW, person_ids=[PERSON], done=done)


def test_a_long_reason_is_cut_and_the_line_is_kept(garam: Village, worker: Actor) -> None:
    done = Act("seen", "service", garam.kitchen.pk, reason="가" * 500)

    assert log_access(worker, at=NOW, person_ids=[PERSON, OTHER], done=done) == 2
    assert {len(look.reason) for look in who_looked(PERSON)} == {200}


def test_the_log_is_turned_page_by_page_and_no_line_is_lost_or_told_twice(
    garam: Village, worker: Actor
) -> None:
    kitchen = garam.kitchen.pk
    looks(worker, kitchen, *range(1, 8))
    told: list[int] = []
    before: int | None = None
    while page := access_log_page(
        garam.director,
        organisation_id=kitchen,
        initiative_id=garam.initiative.pk,
        before_id=before,
        limit=3,
    ):
        told += [look.id for look in page]
        before = page[-1].id

    assert len(told) == len(set(told)) == 7
    assert told == sorted(told, reverse=True)


@pytest.mark.parametrize("who", ["reporter", "welfare_reporter", "funder"])
def test_who_may_not_read_it_is_refused_or_gets_nothing(
    garam: Village, worker: Actor, who: str
) -> None:
    looks(worker, garam.kitchen.pk, PERSON)
    asking: Actor = getattr(garam, who)

    with pytest.raises(Refused, match="not_allowed"):
        access_log_page(asking, organisation_id=garam.kitchen.pk, initiative_id=garam.initiative.pk)
    everything = frozenset((garam.kitchen.pk, garam.welfare.pk))
    found = access_log_of(asking, initiative_id=garam.initiative.pk, organisation_ids=everything)
    assert found == ()


def test_a_kitchens_director_reads_the_kitchens_lines_only(garam: Village, worker: Actor) -> None:
    cook = person_who("organisation_director", garam.initiative, garam.kitchen, "cook")
    warden = person_who("worker", garam.initiative, garam.welfare, "warden")
    looks(worker, garam.kitchen.pk, PERSON)
    looks(warden, garam.welfare.pk, OTHER)
    both = frozenset((garam.kitchen.pk, garam.welfare.pk))

    own = access_log_of(cook, initiative_id=garam.initiative.pk, organisation_ids=both)
    all_of_it = access_log_of(
        garam.director, initiative_id=garam.initiative.pk, organisation_ids=both
    )

    assert [look.person_id for look in own] == [PERSON]
    assert {look.person_id for look in all_of_it} == {PERSON, OTHER}
