"""Roles are given and ended; keys for programs reach no further than their owner."""

from datetime import timedelta

import pytest

from dure.ground.access.models import Account
from dure.ground.access.queries import actor_of, actor_of_token, grants_of, needs_second_factor
from dure.ground.access.services import (
    end_grant,
    grant_role,
    make_api_token,
    withdraw_api_token,
)
from dure.ground.tests.story import NOW, TODAY, person_who, village
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db


def test_a_role_ends_on_the_day_it_is_ended_and_the_record_stays():
    garam = village()
    account = Account.objects.get(pk=garam.funder.account_id)
    grant = grant_role(
        garam.director,
        at=NOW,
        account_id=account.pk,
        role="approver",
        initiative_id=garam.initiative.pk,
    )
    assert "approve_report" in permissions(account)

    end_grant(garam.director, at=NOW, grant_id=grant)

    assert "approve_report" not in permissions(account)
    assert [each.role for each in grants_of(account.pk, TODAY)] == ["funder"]
    with pytest.raises(Refused, match="no_such_grant"):
        end_grant(garam.director, at=NOW, grant_id=grant)


def permissions(account):
    return {each for reach in actor_of(account, on=TODAY).reaches for each in reach.permissions}


def test_somebody_always_directs():
    garam = village()
    own = grants_of(garam.director.account_id, TODAY)[0]

    with pytest.raises(Refused, match="last_director"):
        end_grant(garam.director, at=NOW, grant_id=own.id)

    person_who("backbone_director", garam.initiative, None, "second-director")
    end_grant(garam.director, at=NOW, grant_id=own.id)


def test_who_directs_for_a_week_does_not_stand_in_for_who_directs_on():
    garam = village()
    own = grants_of(garam.director.account_id, TODAY)[0]
    grant_role(
        garam.director,
        at=NOW,
        account_id=garam.funder.account_id,
        role="backbone_director",
        initiative_id=garam.initiative.pk,
        until=TODAY + timedelta(days=7),
    )

    with pytest.raises(Refused, match="last_director"):
        end_grant(garam.director, at=NOW, grant_id=own.id)


def test_the_same_role_twice_is_told_and_given_once():
    garam = village()
    given = {
        "account_id": garam.funder.account_id,
        "role": "approver",
        "initiative_id": garam.initiative.pk,
    }
    grant_role(garam.director, at=NOW, **given)

    with pytest.raises(Refused, match="holds_already"):
        grant_role(garam.director, at=NOW, **given)

    assert [each.role for each in grants_of(garam.funder.account_id, TODAY)] == [
        "approver",
        "funder",
    ]


def test_rights_are_not_given_into_another_initiative():
    garam, daon = village(), village("daon")

    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        grant_role(
            garam.director,
            at=NOW,
            account_id=garam.funder.account_id,
            role="observer",
            initiative_id=daon.initiative.pk,
        )


def test_roles_that_open_personal_rows_need_a_second_factor():
    garam = village()
    director = Account.objects.get(pk=garam.director.account_id)
    reporter = Account.objects.get(pk=garam.reporter.account_id)

    assert needs_second_factor(actor_of(director, on=TODAY))
    assert not needs_second_factor(actor_of(director, on=TODAY, second_factor=True))
    assert not needs_second_factor(actor_of(reporter, on=TODAY))


def test_a_key_that_only_reads_cannot_submit():
    garam = village()
    reading = make_api_token(garam.reporter, at=NOW, name="표 읽기")
    writing = make_api_token(garam.reporter, at=NOW, name="월보고", may_write=True)

    seen = {p for r in actor_of_token(reading.token, at=NOW).reaches for p in r.permissions}
    done = {p for r in actor_of_token(writing.token, at=NOW).reaches for p in r.permissions}

    assert "see_own_reports" in seen
    assert "submit_report" not in seen
    assert "submit_report" in done
    assert not actor_of_token(writing.token, at=NOW).second_factor


def test_a_key_stops_when_it_is_withdrawn_runs_out_or_its_owner_goes():
    garam = village()
    first, second, third = (make_api_token(garam.reporter, at=NOW, name=n) for n in "가나다")
    withdraw_api_token(garam.reporter, at=NOW, token_id=first.id)

    for token, at in ((first, NOW), (second, NOW + timedelta(days=90))):
        with pytest.raises(Refused, match="bad_token"):
            actor_of_token(token.token, at=at)
    Account.objects.filter(pk=garam.reporter.account_id).update(is_active=False)
    with pytest.raises(Refused, match="bad_token"):
        actor_of_token(third.token, at=NOW)


def test_nobody_withdraws_the_key_of_another():
    garam = village()
    token = make_api_token(garam.reporter, at=NOW, name="월보고")

    with pytest.raises(Refused, match="bad_token"):
        withdraw_api_token(garam.director, at=NOW, token_id=token.id)
    with pytest.raises(Refused, match="token_too_long"):
        make_api_token(garam.reporter, at=NOW, name="영원히", days=4000)
