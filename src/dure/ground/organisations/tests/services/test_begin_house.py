"""A house begins once: account, backbone, initiative, roles and places together, or nothing of it."""

from dataclasses import replace
from datetime import date
from importlib import import_module

import pytest

from dure.ground.access.models import Account, Affiliation, Grant
from dure.ground.access.queries import actor_of_id, house
from dure.ground.journal.models import JournalEntry
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.models import Initiative, Membership, Organisation
from dure.ground.organisations.queries import initiatives_on, members_of
from dure.ground.organisations.services import add_initiative, begin_house
from dure.ground.organisations.tests.beginning import CENTRE, PASSWORD, SAEBOM, SOO
from dure.ground.places.models import Place
from dure.ground.tests.story import NOW, TODAY, person_who, village
from dure.kernel.errors import Refused
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_place(db: None) -> None:
    """The long list of places is read once, in the journey; here one stands for it."""
    Place.objects.create(
        code="5279000000",
        level="sigungu",
        name_ko="가람군",
        name_en="Garam",
        valid_from=date(2020, 1, 1),
        fictional=True,
    )


def begun(**other: object):
    told = {"person": SOO, "backbone": CENTRE, "new": SAEBOM, **other}
    return begin_house(house(), at=NOW, **told)


def nothing_is_there() -> bool:
    tables = (Account, Organisation, Initiative, Grant, Membership, Affiliation)
    return not any(table.objects.exists() for table in tables)


def test_soo_begins_and_holds_what_she_needs() -> None:
    made = begun()

    soo = actor_of_id(made.account_id, at=NOW)
    inside = Subject("initiative", made.initiative_id, made.initiative_id)
    held = Grant.objects.values_list("role", "initiative_id")
    assert set(held) == {("house_keeper", None), ("backbone_director", made.initiative_id)}
    assert may(soo, "start_initiative", Subject("house", "this"))
    assert may(soo, "manage_members", inside)
    assert Account.objects.get().email == "soo@example.org"
    assert Account.objects.get().check_password(PASSWORD)
    (backbone,) = members_of(made.initiative_id, TODAY)
    assert (backbone.part, backbone.organisation.name) == ("backbone", CENTRE.name)
    assert backbone.confirmed
    assert Affiliation.objects.get().delegate == "delegate"
    assert [one.slug for one in initiatives_on(TODAY)] == ["saebom"]


def test_keeping_the_house_opens_nothing_inside_an_initiative() -> None:
    other = village()
    keeper = person_who("house_keeper", None, None, "keeper")

    inside = Subject("initiative", other.initiative.pk, other.initiative.pk)
    for permission in ("see_initiative", "open_person", "manage_access", "see_all_reports"):
        assert not may(keeper, permission, inside), permission


def test_the_journal_says_who_began_and_neither_address_nor_password() -> None:
    made = begun()

    rows = JournalEntry.objects.within()
    verbs = {row.verb: row.account_id for row in rows}
    written = " ".join(f"{row.subject_id} {row.values}" for row in rows)
    assert verbs["organisations.initiative.start"] == made.account_id
    assert {"organisations.house.begin", "access.account.first"} <= set(verbs)
    assert "example.org" not in written
    assert PASSWORD not in written
    assert PASSWORD not in repr(SOO)


def test_a_house_begins_once() -> None:
    begun()
    other = replace(SOO, email="other@example.org")

    with pytest.raises(Refused, match="house_has_begun"):
        begun(person=other, new=replace(SAEBOM, slug="other"))

    assert Account.objects.count() == Initiative.objects.count() == 1


WRONG = [
    ({"person": replace(SOO, name="  ")}, r"access\.name_needed"),
    ({"person": replace(SOO, language="fr")}, "no_such_language"),
    ({"person": replace(SOO, name="정수아 900101-2345678")}, "resident_number"),
    ({"new": replace(SAEBOM, slug="Sae Bom")}, "no_such_slug"),
    ({"new": replace(SAEBOM, slug="a" * 61)}, "no_such_slug"),
    ({"new": replace(SAEBOM, name=Words("새봄", " "))}, r"organisations\.name_needed"),
    ({"backbone": replace(CENTRE, type="guild")}, "no_such_type"),
    ({"backbone": replace(CENTRE, name=Words("새봄협동조합", "x"), type="company")}, "may_not_say"),
]


@pytest.mark.parametrize(("wrong", "code"), WRONG)
def test_what_is_refused_anywhere_leaves_nothing_at_all(
    wrong: dict[str, object], code: str
) -> None:
    with pytest.raises(Refused, match=code):
        begun(**wrong)

    assert nothing_is_there()
    assert not JournalEntry.objects.within().exists()


def test_a_crash_in_the_middle_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object, **__: object) -> None:
        raise OSError("the power is gone")

    with monkeypatch.context() as broken:
        inside = import_module("dure.ground.organisations.services.begin_house")
        broken.setattr(inside, "let_direct", crash)
        with pytest.raises(OSError, match="power"):
            begun()
    assert nothing_is_there()

    assert begun().slug == "saebom"  # and it can be begun again


def test_nobody_but_the_house_itself_begins() -> None:
    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        begin_house(Actor(account_id=None), at=NOW, person=SOO, backbone=CENTRE, new=SAEBOM)
    assert nothing_is_there()


# A further initiative


def keeper() -> Actor:
    return person_who("house_keeper", None, None, "keeper")


def test_whoever_keeps_the_house_starts_a_further_one_and_directs_it() -> None:
    village()
    who = keeper()

    card = add_initiative(who, at=NOW, new=SAEBOM, backbone=CENTRE)

    soo = actor_of_id(who.account_id or 0, at=NOW)
    assert may(soo, "manage_members", Subject("initiative", card.id, card.id))
    assert [one.slug for one in initiatives_on(TODAY)] == ["halmae", "saebom"]


def test_an_organisation_that_is_known_can_be_the_backbone_and_says_so_itself() -> None:
    other = village()

    card = add_initiative(keeper(), at=NOW, new=replace(SAEBOM, backbone_id=other.backbone.pk))

    (backbone,) = members_of(card.id, TODAY)
    assert backbone.organisation.id == other.backbone.pk
    assert not backbone.confirmed  # until somebody of it has signed in
    assert Organisation.objects.count() == 3


def test_an_address_that_another_organisation_has_is_made_anew() -> None:
    village()
    same = replace(CENTRE, slug="halmae-center")

    add_initiative(keeper(), at=NOW, new=SAEBOM, backbone=same)
    add_initiative(
        keeper_again(), at=NOW, new=replace(SAEBOM, slug="new"), backbone=replace(CENTRE, slug="")
    )

    slugs = set(Organisation.objects.values_list("slug", flat=True))
    assert len(slugs) == 5
    assert any(slug.startswith("halmae-center-") for slug in slugs)


def keeper_again() -> Actor:
    return person_who("house_keeper", None, None, "second-keeper")


def test_a_name_in_addresses_that_exists_is_refused_and_nothing_is_half_made() -> None:
    village()

    with pytest.raises(Refused, match="slug_taken"):
        add_initiative(keeper(), at=NOW, new=replace(SAEBOM, slug="halmae"), backbone=CENTRE)

    assert not Organisation.objects.filter(slug=CENTRE.slug).exists()
    assert Initiative.objects.count() == 1


def test_a_director_of_one_initiative_starts_no_other() -> None:
    garam = village()
    for actor in (garam.director, garam.reporter, Actor(account_id=None)):
        with pytest.raises(Refused, match=r"journal\.not_allowed"):
            add_initiative(actor, at=NOW, new=SAEBOM, backbone=CENTRE)
    with pytest.raises(Refused, match="no_such_organisation"):
        add_initiative(keeper(), at=NOW, new=SAEBOM)
    assert Initiative.objects.count() == 1
