"""Accounts of others and one's own: put to rest, woken, renamed; and who speaks for a member."""

from datetime import timedelta

import pytest

from dure.ground.access.models import Account, Affiliation, ApiToken
from dure.ground.access.queries import accounts_of, actor_of_id, actor_of_token, delegates_of
from dure.ground.access.services import (
    affiliate,
    change_own_account,
    end_affiliation,
    make_api_token,
    rest_account,
    wake_account,
)
from dure.ground.journal.models import JournalEntry
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW, TODAY, person_who, village
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db
NOBODY = Actor(None)


@pytest.fixture
def here():
    return village()


def rests(here, account_id, by=None):
    where = {"initiative_id": here.initiative.pk, "account_id": account_id}
    rest_account(by or here.director, at=NOW, **where)


def is_active(account_id):
    return Account.objects.get(pk=account_id).is_active


class TestRest:
    """An account at rest opens nothing; its history stays."""

    def test_keys_end_with_it_and_do_not_come_back(self, here):
        key = make_api_token(here.reporter, at=NOW, name="보고 시스템")
        rests(here, here.reporter.account_id)
        with pytest.raises(Refused, match="bad_token"):
            actor_of_token(key.token, at=NOW)
        assert actor_of_id(here.reporter.account_id, at=NOW).reaches == ()

        where = {"initiative_id": here.initiative.pk, "account_id": here.reporter.account_id}
        wake_account(here.director, at=NOW, **where)
        assert actor_of_id(here.reporter.account_id, at=NOW).reaches
        with pytest.raises(Refused, match="bad_token"):
            actor_of_token(key.token, at=NOW)

    def test_the_name_of_a_key_holds_no_resident_number(self, here):
        with pytest.raises(Refused, match="resident_number"):
            make_api_token(here.reporter, at=NOW, name="박순례 440302-2123456")
        assert not ApiToken.objects.exists()

    def test_nobody_is_put_to_rest_twice_nor_by_themselves(self, here):
        rests(here, here.reporter.account_id)
        with pytest.raises(Refused, match="at_rest_already"):
            rests(here, here.reporter.account_id)
        person_who("backbone_director", here.initiative, None, "second")
        with pytest.raises(Refused, match="own_account"):
            rests(here, here.director.account_id)
        assert is_active(here.director.account_id)

    def test_the_last_director_stays(self, here):
        second = person_who("backbone_director", here.initiative, None, "second")
        rests(here, here.director.account_id, by=second)
        assert not is_active(here.director.account_id)
        third = person_who("backbone_director", here.initiative, None, "third")
        rests(here, second.account_id, by=third)

    def test_who_works_elsewhere_too_is_not_this_directors_to_shut_out(self, here):
        other = village("daon")
        both = person_who("reporter", other.initiative, other.kitchen, "both")
        affiliate(both.account_id, here.kitchen.pk, on=TODAY)
        with pytest.raises(Refused, match="elsewhere_too"):
            rests(here, both.account_id)
        with pytest.raises(Refused, match="no_such_account"):
            rests(here, other.reporter.account_id)
        assert is_active(both.account_id)

    @pytest.mark.parametrize("who", ["reporter", "welfare_reporter", "funder"])
    def test_whoever_manages_nobody_puts_nobody_to_rest(self, here, who):
        with pytest.raises(Refused, match=r"journal\.not_allowed"):
            rests(here, here.welfare_reporter.account_id, by=getattr(here, who))
        assert is_active(here.welfare_reporter.account_id)


class TestOwn:
    """One's own name, language and keys."""

    def test_a_name_is_trimmed_and_stays_out_of_the_journal(self, here):
        change_own_account(here.reporter, at=NOW, name="  박새참 ", language="en")
        row = Account.objects.get(pk=here.reporter.account_id)
        assert (row.name, row.language) == ("박새참", "en")
        entry = JournalEntry.objects.everywhere("a test").get(verb="access.account.change")
        assert entry.values == {}

    @pytest.mark.parametrize(
        ("name", "language", "code"),
        [
            ("", "ko", "access.name_needed"),
            ("   ", "ko", "access.name_needed"),
            ("박새참", "fr", "access.no_such_language"),
            ("박새참", "", "access.no_such_language"),
            ("박새참 480105-2123456", "ko", "kernel.resident_number"),
        ],
    )
    def test_what_is_no_name_or_language_changes_nothing(self, here, name, language, code):
        before = Account.objects.values("name", "language").get(pk=here.reporter.account_id)
        with pytest.raises(Refused) as refused:
            change_own_account(here.reporter, at=NOW, name=name, language=language)
        assert refused.value.code == code
        after = Account.objects.values("name", "language").get(pk=here.reporter.account_id)
        assert after == before

    def test_nobody_has_no_account_and_no_key(self):
        for act in (
            lambda: change_own_account(NOBODY, at=NOW, name="누구", language="ko"),
            lambda: make_api_token(NOBODY, at=NOW, name="열쇠"),
        ):
            with pytest.raises(Refused, match="sign_in_first"):
                act()

    @pytest.mark.parametrize("days", [0, -1, 367])
    def test_a_key_is_good_for_a_day_to_a_year(self, here, days):
        with pytest.raises(Refused, match="token_too_long"):
            make_api_token(here.reporter, at=NOW, name="열쇠", days=days)
        assert not ApiToken.objects.exists()

    def test_a_key_ends_to_the_second(self, here):
        key = make_api_token(here.reporter, at=NOW, name="열쇠", days=1)
        assert actor_of_token(key.token, at=key.expires_at - timedelta(seconds=1))
        for wrong in (key.token, key.token[:-1], "", "dure_", key.token + "x"):
            at = key.expires_at if wrong == key.token else NOW
            with pytest.raises(Refused, match="bad_token"):
                actor_of_token(wrong, at=at)


class TestSpeaking:
    """Who belongs to a member, and who speaks for it."""

    def test_a_new_delegate_takes_the_place_of_the_one_before(self, here):
        first, second = here.reporter.account_id, here.funder.account_id
        affiliate(first, here.kitchen.pk, on=TODAY, delegate="delegate")
        affiliate(second, here.kitchen.pk, on=TODAY, delegate="delegate")
        names = delegates_of(frozenset({here.kitchen.pk}), TODAY)
        assert names == {here.kitchen.pk: (here.funder.name,)}
        assert len(accounts_of(here.kitchen.pk, TODAY)) == 2

    def test_an_alternate_stands_beside_and_comes_second(self, here):
        affiliate(here.funder.account_id, here.kitchen.pk, on=TODAY, delegate="alternate")
        affiliate(here.reporter.account_id, here.kitchen.pk, on=TODAY, delegate="delegate")
        names = delegates_of(frozenset({here.kitchen.pk}), TODAY)
        assert names[here.kitchen.pk] == (here.reporter.name, here.funder.name)

    def test_belonging_twice_is_belonging_once(self, here):
        for _ in range(2):
            affiliate(here.reporter.account_id, here.kitchen.pk, on=TODAY)
        assert Affiliation.objects.filter(account_id=here.reporter.account_id).count() == 1

    def test_who_has_left_speaks_for_nobody_from_that_day_on(self, here):
        account, kitchen = here.reporter.account_id, here.kitchen.pk
        affiliate(account, kitchen, on=TODAY - timedelta(days=9), delegate="delegate")
        end_affiliation(account, kitchen, on=TODAY)
        assert accounts_of(kitchen, TODAY) == ()
        assert [each.id for each in accounts_of(kitchen, TODAY - timedelta(days=1))] == [account]
        assert delegates_of(frozenset({kitchen}), TODAY) == {}
        with pytest.raises(Refused, match="no_such_account"):
            end_affiliation(account, kitchen, on=TODAY)

    def test_nobody_unknown_belongs_anywhere(self, here):
        with pytest.raises(Refused, match="no_such_account"):
            affiliate(999, here.kitchen.pk, on=TODAY)
