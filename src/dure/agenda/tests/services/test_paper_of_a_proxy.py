"""The written proof of a proxy is kept sealed with it, opened by whoever keeps the meeting, and logged."""

import pytest

from dure.agenda.models import MeetingProxy, MeetingSeat
from dure.agenda.queries import meeting_card
from dure.agenda.services import end_proxy, give_proxy_with_paper, look_at_proxy
from dure.agenda.tests.assembly import NOW, federation, meets
from dure.agenda.types.deciding import ProxyDraft
from dure.ground.files.models import Attachment
from dure.ground.files.queries import open_file
from dure.ground.files.types import NewFile
from dure.ground.journal.models import JournalEntry
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db
SCAN = NewFile("위임장_김하늘.pdf", b"%PDF-1.7\n1 0 obj\nendobj\n")


@pytest.fixture
def here():
    return federation()


@pytest.fixture
def meeting(here):
    return meets(here)


def given(here, meeting, paper=SCAN, actor=None):
    told = ProxyDraft(giver_id=here.org(1), holder_id=here.org(0), proof="이사장 날인 원본")
    return give_proxy_with_paper(
        actor or here.director, meeting=meeting, told=told, paper=paper, at=NOW
    )


def test_it_is_kept_for_its_giver_and_nobody_opens_it_as_evidence(here, meeting):
    given(here, meeting)
    row = MeetingProxy.objects.everywhere("test").get()
    assert row.file.organisation_id == here.org(1)
    assert row.file.personal
    with pytest.raises(Refused, match="no_such_file"):
        open_file(here.director, row.file.public_id, at=NOW)
    (line,) = [one for one in meeting_card(here.director, meeting).lines if one.how == "proxy"]
    assert (line.proof, line.has_paper) == ("이사장 날인 원본", True)


def test_who_looks_at_it_stands_in_the_journal(here, meeting):
    given(here, meeting)
    opened = look_at_proxy(here.director, meeting=meeting, giver_id=here.org(1), at=NOW)
    assert opened.content.startswith(b"%PDF-")
    entry = JournalEntry.objects.everywhere("test").get(verb="agenda.proxy.look")
    assert (entry.account_id, entry.values["giver"]) == (here.director.account_id, here.org(1))
    for somebody in (here.delegates[0], here.delegates[1], here.teller):
        with pytest.raises(Refused, match="not_allowed"):
            look_at_proxy(somebody, meeting=meeting, giver_id=here.org(1), at=NOW)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "files.empty"),
        (b"<script>alert(1)</script>", "files.not_kept"),
        (b"MZ\x00\x01", "files"),
    ],
)
def test_what_is_no_paper_leaves_neither_file_nor_proxy(here, meeting, content, code):
    with pytest.raises(Refused) as refused:
        given(here, meeting, NewFile("위임장.pdf", content))
    assert refused.value.code.startswith(code)
    assert not MeetingProxy.objects.everywhere("test").exists()
    assert not MeetingSeat.objects.everywhere("test").exists()


def test_a_proxy_that_is_refused_keeps_no_paper(here, meeting):
    given(here, meeting)
    with pytest.raises(Refused, match="given_already"):
        given(here, meeting, NewFile("또.pdf", b"%PDF-1.4 other"))
    assert Attachment.objects.everywhere("test").count() == 1


def test_a_proxy_without_paper_has_nothing_to_open_and_one_taken_back_neither(here, meeting):
    with pytest.raises(Refused, match="no_such_file"):
        look_at_proxy(here.director, meeting=meeting, giver_id=here.org(1), at=NOW)
    given(here, meeting)
    end_proxy(here.director, meeting=meeting, giver_id=here.org(1), at=NOW)
    with pytest.raises(Refused, match="no_such_file"):
        look_at_proxy(here.director, meeting=meeting, giver_id=here.org(1), at=NOW)


def test_a_delegate_writes_no_proxy_down(here, meeting):
    with pytest.raises(Refused, match="not_allowed"):
        given(here, meeting, actor=here.delegates[0])
