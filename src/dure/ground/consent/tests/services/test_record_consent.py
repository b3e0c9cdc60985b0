"""News by message: asked again after two years; and consents about to end."""

from datetime import date

import pytest

from dure.ground.consent.queries import consents_to_renew, has_consent
from dure.ground.consent.services import record_consent, withdraw_consent
from dure.ground.consent.types import Giver, NewConsent
from dure.ground.people.models import Person
from dure.ground.tests.story import NOW, TODAY, person_who, village
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def garam():
    return village()


@pytest.fixture
def worker(garam):
    return person_who("worker", garam.initiative, garam.kitchen, "worker")


@pytest.fixture
def giver(garam):
    row = Person.objects.create(
        public_id="sunrye", organisation=garam.kitchen, birth_year=1944, registered_at=NOW
    )
    return Giver(row.pk, garam.kitchen.pk, birth_year=1944)


def records(garam, actor, giver, new):
    return record_consent(actor, at=NOW, initiative_id=garam.initiative.pk, giver=giver, new=new)


def news(given_on):
    return NewConsent("message_news", ("phone",), given_on)


def test_consent_to_messages_ends_after_two_years_and_is_shown_before(garam, worker, giver):
    card = records(garam, worker, giver, news(date(2024, 12, 10)))

    assert card.expires_on == date(2026, 12, 10)
    assert has_consent([giver.person_id], "message_news", None, date(2026, 12, 9))
    assert not has_consent([giver.person_id], "message_news", None, date(2026, 12, 10))
    assert [each.id for each in consents_to_renew(garam.kitchen.pk, TODAY)] == [card.id]
    assert consents_to_renew(garam.kitchen.pk, TODAY, within_days=5) == ()


def test_asking_for_thousands_at_once_gives_the_same_answer(garam, worker, giver):
    records(garam, worker, giver, news(date(2026, 1, 1)))

    assert has_consent(range(20_000), "message_news", None, TODAY) == {giver.person_id}


def test_a_consent_cannot_be_dated_ahead_nor_withdrawn_twice(garam, worker, giver):
    with pytest.raises(Refused, match="not_yet_given"):
        records(garam, worker, giver, news(date(2027, 1, 1)))

    card = records(garam, worker, giver, news(TODAY))
    where = {"initiative_id": garam.initiative.pk, "consent_id": card.id}
    withdraw_consent(worker, at=NOW, **where)
    with pytest.raises(Refused, match="already_withdrawn"):
        withdraw_consent(worker, at=NOW, **where)


def test_what_was_agreed_to_twice_is_withdrawn_at_once(garam, worker, giver):
    """박순례 was asked anew before the first consent ended; the older one must not go on without her."""
    first = records(garam, worker, giver, news(date(2026, 1, 1)))
    again = records(garam, worker, giver, news(TODAY))

    withdraw_consent(worker, at=NOW, initiative_id=garam.initiative.pk, consent_id=again.id)

    assert not has_consent([giver.person_id], "message_news", None, TODAY)
    with pytest.raises(Refused, match="already_withdrawn"):
        withdraw_consent(worker, at=NOW, initiative_id=garam.initiative.pk, consent_id=first.id)


def test_a_reporter_records_no_consent(garam, giver):
    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        records(garam, garam.reporter, giver, news(TODAY))
