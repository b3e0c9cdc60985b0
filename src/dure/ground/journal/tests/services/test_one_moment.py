"""Two who write the same at one moment: one is told so, and nothing of what they wrote stands twice."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from dure.ground.journal.services.action import second_refused
from dure.ground.organisations.models import Organisation
from dure.ground.organisations.services import register_organisation
from dure.ground.organisations.types import NewOrganisation
from dure.ground.tests.story import NOW, village
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.testing.together import together
from dure.kernel.words import Words

SAECHAM = NewOrganisation(
    slug="saecham",
    name=Words("새참협동조합", "Saecham Cooperative"),
    type="self_reliance_enterprise",
    business_number="905-88-01231",
    valid_from=date(2023, 1, 1),
)
ROW = {"slug": "saecham", "name_ko": "새참협동조합", "type": SAECHAM.type}


def written(**changed: object) -> None:
    with transaction.atomic(), second_refused("organisations.organisation.register"):
        Organisation.objects.create(**{**ROW, "valid_from": SAECHAM.valid_from, **changed})


@pytest.mark.django_db
def test_whoever_comes_second_is_asked_to_look_again():
    written()
    with pytest.raises(Refused, match=r"journal\.one_moment") as told:
        written(name_ko="새참")
    assert "같은 순간" in str(words_of(told.value).ko)
    assert [one.name_ko for one in Organisation.objects.filter(slug="saecham")] == ["새참협동조합"]


@pytest.mark.django_db
def test_an_error_of_ours_stays_an_error():
    with pytest.raises(IntegrityError):
        written(valid_from=None)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_offices_register_one_business_at_one_moment():
    garam = village()
    where = {"initiative_id": garam.initiative.pk, "at": NOW}
    for turn, number in enumerate(("905-88-01231", "124-81-00998", "220-81-62517")):
        news = [replace(SAECHAM, slug=f"{who}-{turn}", business_number=number) for who in "ab"]
        told = together(
            *[
                (lambda new=new: register_organisation(garam.director, new=new, **where))
                for new in news
            ]
        )
        assert told.count("done") == 1, told
        assert set(told) <= {"done", "journal.one_moment", "organisations.business_number_taken"}
        assert Organisation.objects.filter(business_number=number).count() == 1
