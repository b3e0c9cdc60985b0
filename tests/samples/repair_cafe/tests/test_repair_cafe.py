"""A toaster works again, and the village counts one thing more; nobody else's navigation knows of it."""

import pytest
from django.test import Client
from django.urls import reverse
from dure.programmes.repair_cafe.services import check_in_item, finish_repair

from dure.activities.models import ServiceKind, ServiceRecord
from dure.activities.tests.story import GARAM, places
from dure.ground.access.models import Account
from dure.ground.organisations.services import run_programme
from dure.ground.tests.story import NOW, person_who, village
from dure.kernel.errors import Refused
from dure.kernel.programmes import programme
from dure.kernel.refusals import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def garam():
    made = village()
    places()
    for kind in programme("repair_cafe").kinds:
        ServiceKind.objects.create(
            code=kind.code,
            name_ko=kind.name.ko,
            name_en=kind.name.en,
            unit=kind.unit,
            personal=kind.personal,
        )
    return made


@pytest.fixture
def mender(garam):
    return person_who("worker", garam.initiative, garam.kitchen, "mender")


def brings(garam, mender, name):
    where = {"initiative_id": garam.initiative.pk, "organisation_id": garam.kitchen.pk}
    return check_in_item(mender, name=name, place_code=GARAM, at=NOW, **where)


def page(mender):
    """The bench in a browser in which the second factor counts: the demo's one touch."""
    email = f"a{mender.account_id}@demo.dure.example"
    Account.objects.filter(pk=mender.account_id).update(email=email)
    client = Client()
    client.post("/sign-in/demo/", {"email": email})
    answer = client.get(reverse("repair_bench", args=["halmae"]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_is_mended_is_counted_once(garam, mender):
    key = brings(garam, mender, "토스터")
    assert finish_repair(mender, item_id=key, at=NOW) == finish_repair(mender, item_id=key, at=NOW)
    (line,) = ServiceRecord.objects.within(kind__code="repair_cafe.item_repaired")
    assert (line.source, line.unit) == (f"repair_cafe.item:{key}", "점")


def test_a_refusal_has_its_sentence(garam, mender):
    with pytest.raises(Refused) as no:
        brings(garam, mender, "가스레인지")
    assert words_of(no.value).ko == "가스레인지는 여기서 고칠 수 없어요. 전문 업체에 맡겨 주세요."


def test_the_page_is_found_where_the_programme_runs(garam, mender):
    address = reverse("repair_bench", args=["halmae"])
    before = page(mender)
    run_programme(
        garam.director, initiative_id=garam.initiative.pk, programme="repair_cafe", at=NOW
    )
    after = page(mender)
    assert f'href="{address}"' not in before
    assert f'href="{address}"' in after
