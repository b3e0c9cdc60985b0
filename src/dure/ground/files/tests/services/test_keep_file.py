"""Evidence is kept once and opened by those it concerns."""

import pytest

from dure.ground.files.models import Attachment
from dure.ground.files.queries import open_file
from dure.ground.files.services import keep_file
from dure.ground.files.types import NewFile
from dure.ground.tests.story import NOW, person_who, village
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db
SHEET = NewFile("11월 식수표.csv", "가람,92".encode())


def keeps(garam, actor=None, where=None, new=SHEET):
    return keep_file(
        actor or garam.reporter,
        at=NOW,
        initiative_id=garam.initiative.pk,
        organisation_id=(where or garam.kitchen).pk,
        new=new,
    )


def test_the_kitchen_keeps_its_sheet_and_the_approver_opens_it():
    garam = village()
    approver = person_who("approver", garam.initiative, None, "approver")

    card = keeps(garam)

    assert open_file(garam.reporter, card.public_id, at=NOW).content == SHEET.content
    assert open_file(approver, card.public_id, at=NOW).card.name == "11월 식수표.csv"


@pytest.mark.parametrize("codec", ["utf-8", "cp949", "utf-16"])
def test_a_plain_list_with_a_resident_number_is_not_kept(codec):
    garam = village()
    text = "이름,번호\n박순례,440302-2123456\n"

    with pytest.raises(Refused, match=r"kernel\.resident_number"):
        keeps(garam, new=NewFile("명단.csv", text.encode(codec)))
    assert not Attachment.objects.everywhere("test").exists()


def test_for_others_the_file_does_not_exist():
    garam, daon = village(), village("daon")
    card = keeps(garam)

    for stranger in (garam.welfare_reporter, garam.funder, daon.director):
        with pytest.raises(Refused, match="no_such_file"):
            open_file(stranger, card.public_id, at=NOW)


def test_the_same_bytes_are_stored_once():
    garam = village()

    first, again = keeps(garam), keeps(garam)
    other = keeps(garam, garam.welfare_reporter, garam.welfare)

    paths = set(Attachment.objects.everywhere("test").values_list("content", flat=True))
    assert first == again
    assert other.public_id != first.public_id
    assert len(paths) == 1
    assert "식수표" not in paths.pop()


def test_nobody_keeps_a_file_for_another_organisation():
    garam = village()

    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        keeps(garam, garam.reporter, garam.welfare)


def test_a_director_cannot_reach_into_another_initiative_by_naming_her_own():
    garam, daon = village(), village("daon")

    with pytest.raises(Refused, match=r"organisations\.not_a_member"):
        keeps(garam, garam.director, daon.kitchen)
