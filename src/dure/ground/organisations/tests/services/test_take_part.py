"""Organisations register once, join several initiatives, leave and stay in the history."""

from datetime import date

import pytest

from dure.ground.access.queries import accounts_of, house
from dure.ground.journal.models import JournalEntry
from dure.ground.organisations.models import Organisation
from dure.ground.organisations.queries import (
    initiative_card,
    initiatives_of,
    member_directory,
    member_line,
    members_of,
    membership_history,
    organisation_card,
)
from dure.ground.organisations.services import (
    appoint_delegate,
    join_initiative,
    leave_initiative,
    move_under,
    register_organisation,
    start_initiative,
)
from dure.ground.organisations.types import NewInitiative, NewOrganisation
from dure.ground.places.models import Place, PlaceChange
from dure.ground.tests.story import NOW, TODAY, person_who, village
from dure.kernel.errors import Refused
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db


def banchan(**changes):
    told = {
        "slug": "garam-banchan",
        "name": Words("가람로컬푸드협동조합", "Garam Local Food Cooperative"),
        "type": "cooperative",
        "valid_from": date(2022, 5, 1),
        "business_number": "9058801231",
    }
    return NewOrganisation(**{**told, **changes})


def registers(garam, new):
    return register_organisation(garam.director, at=NOW, initiative_id=garam.initiative.pk, new=new)


def test_a_cooperative_registers_and_takes_part_in_two_initiatives():
    garam, daon = village(), village("daon")
    card = registers(garam, banchan())

    for each in (garam, daon):
        join_initiative(
            each.director, at=NOW, initiative_id=each.initiative.pk, organisation_id=card.id
        )

    assert [each.slug for each in initiatives_of(card.id, TODAY)] == ["daon", "halmae"]
    assert organisation_card("garam-banchan").business_number == "905-88-01231"
    assert card.type_name.en == "Cooperative"


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        ({"type": "company"}, "organisations.name_may_not_say"),
        ({"business_number": "9058801232"}, "organisations.business_number"),
        ({"slug": "halmae-kitchen"}, "organisations.slug_taken"),
        ({"place_code": "9999900000"}, "places.unknown_code"),
        ({"valid_to": date(2022, 5, 1)}, "organisations.ends_before_it_starts"),
        ({"about": Words("대표 450817-2123456", "")}, "kernel.resident_number"),
    ],
)
def test_what_the_rules_do_not_allow_is_not_registered(changes, answer):
    garam = village()

    with pytest.raises(Refused) as refused:
        registers(garam, banchan(**changes))

    assert refused.value.code == answer
    assert not Organisation.objects.filter(slug="garam-banchan").exists()


def test_a_business_number_is_registered_once():
    garam = village()
    registers(garam, banchan())

    with pytest.raises(Refused, match="business_number_taken"):
        registers(garam, banchan(slug="other"))


def test_a_reporter_registers_nobody():
    garam = village()

    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        register_organisation(
            garam.reporter, at=NOW, initiative_id=garam.initiative.pk, new=banchan()
        )


def test_who_left_is_no_member_any_more_but_stays_in_the_history():
    garam = village()
    where = {"initiative_id": garam.initiative.pk, "organisation_id": garam.welfare.pk}

    leave_initiative(garam.director, at=NOW, **where)

    assert "가람군노인복지관" not in [
        each.organisation.name.ko for each in members_of(garam.initiative.pk, TODAY)
    ]
    assert len(members_of(garam.initiative.pk, date(2026, 11, 21))) == 3
    assert len(membership_history(garam.initiative.pk)) == 3
    join_initiative(garam.director, at=NOW, **where)  # and may come back
    with pytest.raises(Refused, match="already_member"):
        join_initiative(garam.director, at=NOW, **where)


def test_an_initiative_starts_with_its_backbone_and_only_the_house_starts_one():
    garam = village()
    new = NewInitiative("repair", Words("고쳐쓰기", "Repair"), date(2026, 12, 1), garam.backbone.pk)

    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        start_initiative(garam.director, at=NOW, new=new)
    card = start_initiative(house(), at=NOW, new=new)

    assert initiative_card("repair") == card
    assert members_of(card.id, date(2026, 12, 1), part="backbone")[0].organisation.slug == (
        "halmae-center"
    )


def test_a_new_delegate_takes_the_place_of_the_one_before():
    garam = village()
    where = {"initiative_id": garam.initiative.pk, "organisation_id": garam.kitchen.pk}

    second = person_who("worker", garam.initiative, garam.kitchen, "worker-halmae")
    for each in (garam.reporter, second):
        appoint_delegate(garam.director, at=NOW, account_id=each.account_id, **where)

    by_name = {each.name: each.delegate for each in accounts_of(garam.kitchen.pk, TODAY)}
    assert by_name == {"reporter-halmae": "", "worker-halmae": "delegate"}
    line = next(
        line
        for line in member_directory(garam.initiative.pk, TODAY)
        if line.member.organisation.id == garam.kitchen.pk
    )
    assert line.delegates == ("worker-halmae",)


def test_the_directory_names_a_place_as_it_is_called_now():
    garam = village()
    merged = date(2026, 7, 1)
    for code, name, since, until in (
        ("2900000000", "광주광역시", date(1988, 4, 23), merged),
        ("1200000000", "전남광주통합특별시", merged, None),
    ):
        Place.objects.create(
            code=code, level="sido", name_ko=name, valid_from=since, valid_to=until
        )
    PlaceChange.objects.create(
        old_code="2900000000", new_code="1200000000", changed_on=merged, share=1
    )
    garam.kitchen.place_code = "2900000000"
    garam.kitchen.save()

    def told(day: date) -> str:
        line = member_line(garam.initiative.pk, garam.kitchen.slug, day)
        assert line.place in [each.place for each in member_directory(garam.initiative.pk, day)]
        return line.place.ko

    assert told(date(2026, 6, 30)) == "광주광역시"
    assert told(TODAY) == "전남광주통합특별시"


def test_nobody_speaks_for_an_organisation_that_is_not_theirs():
    garam = village()

    with pytest.raises(Refused, match="not_theirs"):
        appoint_delegate(
            garam.director,
            at=NOW,
            account_id=garam.director.account_id,
            initiative_id=garam.initiative.pk,
            organisation_id=garam.kitchen.pk,
        )

    assert accounts_of(garam.kitchen.pk, TODAY) == ()


def test_the_journal_says_who_joined():
    garam = village()
    card = registers(garam, banchan())
    join_initiative(
        garam.director, at=NOW, initiative_id=garam.initiative.pk, organisation_id=card.id
    )

    entry = JournalEntry.objects.within(organisation_id=card.id).get()

    assert (entry.verb, entry.values["part"]) == ("organisations.membership.join", "member")


def test_a_kitchen_cannot_become_its_own_grandparent():
    garam = village()
    move_under(garam.kitchen.pk, garam.backbone.pk)

    with pytest.raises(Refused, match="parent_circle"):
        move_under(garam.backbone.pk, garam.kitchen.pk)
