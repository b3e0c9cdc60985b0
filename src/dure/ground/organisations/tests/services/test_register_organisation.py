"""A number is registered once, however it is typed; what is said of a member is put right or refused."""

from dataclasses import replace
from datetime import date

import pytest

from dure.ground.journal.models import JournalEntry
from dure.ground.organisations.models import Membership, Organisation
from dure.ground.organisations.queries import members_of
from dure.ground.organisations.services import (
    join_initiative,
    leave_initiative,
    register_organisation,
    revise_organisation,
)
from dure.ground.organisations.types import NewOrganisation
from dure.ground.tests.story import NOW, TODAY, organisation, village
from dure.kernel.errors import Refused
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db
NUMBER = "905-88-01231"
SAECHAM = NewOrganisation(
    slug="saecham",
    name=Words("새참협동조합", "Saecham Cooperative"),
    type="self_reliance_enterprise",
    business_number=NUMBER,
    valid_from=date(2023, 1, 1),
)


@pytest.fixture
def garam():
    return village()


def registers(garam, new=SAECHAM, actor=None):
    where = {"initiative_id": garam.initiative.pk, "new": new}
    return register_organisation(actor or garam.director, at=NOW, **where)


@pytest.mark.parametrize(
    "typed", [NUMBER, "9058801231", "９０５８８０１２３１", "905 88 01231", "905–88–01231"]
)
def test_one_business_is_registered_once_in_any_spelling(garam, typed):
    registers(garam)
    with pytest.raises(Refused, match="business_number_taken"):
        registers(garam, replace(SAECHAM, slug="another", business_number=typed))
    assert Organisation.objects.filter(business_number=NUMBER).count() == 1


@pytest.mark.parametrize("typed", ["000-00-00000", "905-88-01232", "없음", "905-88-0123"])
def test_what_is_no_number_registers_nobody(garam, typed):
    with pytest.raises(Refused, match="business_number"):
        registers(garam, replace(SAECHAM, business_number=typed))
    assert not Organisation.objects.filter(slug="saecham").exists()


def test_those_without_a_number_are_not_taken_for_one(garam):
    registers(garam, replace(SAECHAM, business_number=""))
    registers(garam, replace(SAECHAM, slug="another", business_number="  "))
    assert Organisation.objects.filter(business_number="").count() >= 2


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"slug": "new"}, "organisations.slug_taken"),
        ({"name": Words("", "x")}, "organisations.name_needed"),
        ({"name": Words("새참협동조합", " ")}, "organisations.name_needed"),
        ({"type": "club"}, "organisations.no_such_type"),
        ({"valid_to": date(2023, 1, 1)}, "organisations.ends_before_it_starts"),
        ({"parent_id": 999}, "organisations.no_such_organisation"),
        ({"place_code": "9999999999"}, "places.unknown_code"),
        ({"about": Words("480105-2123456", "")}, "kernel.resident_number"),
    ],
)
def test_what_cannot_be_said_of_a_member(garam, said, code):
    with pytest.raises(Refused) as refused:
        registers(garam, replace(SAECHAM, **said))
    assert refused.value.code == code
    assert not Organisation.objects.filter(name_ko="새참협동조합").exists()


def test_putting_right_keeps_old_and_new_in_the_journal_and_its_own_number(garam):
    card = registers(garam)
    join_initiative(
        garam.director, at=NOW, initiative_id=garam.initiative.pk, organisation_id=card.id
    )
    to = replace(SAECHAM, name=Words("새참사회적협동조합", "Saecham"), type="social_cooperative")
    where = {"initiative_id": garam.initiative.pk, "organisation_id": card.id}
    revise_organisation(garam.director, at=NOW, to=to, **where)

    row = Organisation.objects.get(pk=card.id)
    assert (row.name_ko, row.slug, row.business_number) == ("새참사회적협동조합", "saecham", NUMBER)
    entry = JournalEntry.objects.everywhere("a test").get(verb="organisations.organisation.revise")
    assert entry.values["changed"]["name_ko"] == ["새참협동조합", "새참사회적협동조합"]
    assert "business_number" not in entry.values["changed"]


@pytest.mark.parametrize("who", ["reporter", "funder", "welfare_reporter"])
def test_whoever_manages_no_members_registers_and_revises_none(garam, who):
    other = getattr(garam, who)
    where = {"initiative_id": garam.initiative.pk, "organisation_id": garam.kitchen.pk}
    for act in (
        lambda: registers(garam, actor=other),
        lambda: revise_organisation(other, at=NOW, to=SAECHAM, **where),
        lambda: leave_initiative(other, at=NOW, **where),
    ):
        with pytest.raises(Refused, match=r"journal\.not_allowed"):
            act()
    assert Organisation.objects.get(pk=garam.kitchen.pk).slug == "halmae-kitchen"


class TestComingAndGoing:
    """A membership has a first day and a first day without; history stays."""

    def members(self, garam, on):
        return {each.organisation.slug for each in members_of(garam.initiative.pk, on)}

    def leaves(self, garam, on):
        leave_initiative(
            garam.director,
            at=NOW,
            initiative_id=garam.initiative.pk,
            organisation_id=garam.kitchen.pk,
            left_on=on,
        )

    def joins(self, garam, on):
        join_initiative(
            garam.director,
            at=NOW,
            initiative_id=garam.initiative.pk,
            organisation_id=garam.kitchen.pk,
            joined_on=on,
        )

    def test_the_last_day_is_the_day_before_it_left(self, garam):
        self.leaves(garam, date(2026, 6, 1))
        assert "halmae-kitchen" in self.members(garam, date(2026, 5, 31))
        assert "halmae-kitchen" not in self.members(garam, date(2026, 6, 1))

    def test_it_may_come_back_and_was_away_in_between(self, garam):
        self.leaves(garam, date(2026, 6, 1))
        self.joins(garam, date(2026, 9, 1))
        was = [
            month
            for month in range(5, 11)
            if "halmae-kitchen" in self.members(garam, date(2026, month, 1))
        ]
        assert was == [5, 9, 10]

    @pytest.mark.parametrize("day", [date(2024, 1, 1), date(2026, 5, 31), TODAY])
    def test_nobody_joins_while_taking_part(self, garam, day):
        with pytest.raises(Refused, match="already_member"):
            self.joins(garam, day)
        assert Membership.objects.filter(organisation=garam.kitchen).count() == 1

    def test_nobody_joins_into_a_time_of_before(self, garam):
        self.leaves(garam, date(2026, 6, 1))
        with pytest.raises(Refused, match="already_member"):
            self.joins(garam, date(2026, 3, 1))

    def test_nobody_leaves_before_coming_or_twice(self, garam):
        with pytest.raises(Refused, match="ends_before_it_starts"):
            self.leaves(garam, garam.initiative.started_on)
        self.leaves(garam, date(2026, 6, 1))
        with pytest.raises(Refused, match="not_a_member"):
            self.leaves(garam, date(2026, 7, 1))

    def test_who_never_took_part_cannot_leave(self, garam):
        stranger = organisation("stranger", "나그네", "Stranger", "company")
        with pytest.raises(Refused, match="not_a_member"):
            leave_initiative(
                garam.director,
                at=NOW,
                initiative_id=garam.initiative.pk,
                organisation_id=stranger.pk,
            )
