"""What was said is found a moment later, by whoever may see it, and by nobody else."""

import pytest

from dure.communication.models import SearchCursor, SearchEntry
from dure.communication.queries import (
    announcements_changed,
    messages_changed,
    search,
    topics_changed,
)
from dure.communication.services import (
    announce,
    edit_message,
    hand_in,
    index_search,
    withdraw_message,
)
from dure.communication.services import search_index as index
from dure.communication.tests.talking import bada, haneul, say, thread
from dure.communication.types import Findable, Flow, NewAnnouncement, Stock
from dure.ground.tests.story import NOW, Village, joins, organisation, person_who, village
from dure.kernel.words import Words

# The index is made by a migration, which the fast tests leave out.
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def here(monkeypatch) -> Village:
    monkeypatch.setattr(index, "SOURCES", {})
    hand_in("messages", Flow(("communication.message",), messages_changed))
    hand_in("topics", Flow(("communication.topic",), topics_changed))
    return village()


def found(here, who, query) -> list[str]:
    return [
        str(one.page)
        for one in search(who, initiative_id=here.initiative.pk, query=query).found
        if one.kind == "communication.message"
    ]


def test_what_was_said_is_found_by_syllable_initials_and_spelling(here):
    one = haneul(here)
    topic = thread(here, one)
    say(topic, one, "두레에서 콜렉티브 임팩트 포럼 소식을 나눠요", here.kitchen.pk)
    index_search(at=NOW)
    here_it_is = [f"/in/halmae/talk/{topic.public_id}/#m1"]
    for query in (
        "두레",
        "ㄷㄹ",
        "ㅍㄹ",
        "두ㄹ에서",
        "포럼소식",
        "집합적 임팩트",
        "collective impact",
        "럼",
    ):
        assert found(here, one, query) == here_it_is, query
    for query in ("", "  ", "%", "두레가", "' OR 1=1 --", '"', "*", "title:"):
        assert found(here, one, query) == [], query


def test_the_line_shows_what_was_looked_for(here):
    one = haneul(here)
    say(thread(here, one), one, "수요일 도시락이 남았어요", here.kitchen.pk)
    index_search(at=NOW)
    (hit,) = search(one, initiative_id=here.initiative.pk, query="남았어요").found
    assert [part.text for part in hit.parts if part.hit] == ["남았어요"]


def test_nobody_finds_what_they_may_not_see(here):
    one, other = haneul(here), bada(here)
    shared = thread(here, one, key="k1", organisation_ids=(here.kitchen.pk,))
    sealed = thread(here, one, key="k2", sealed=True)
    say(shared, one, "주방 이야기 보리차", here.kitchen.pk)
    say(sealed, one, "문 앞 이야기 보리차", here.kitchen.pk)
    index_search(at=NOW)
    stranger = person_who("backbone_director", village("elsewhere").initiative, None, "먼산")
    assert len(found(here, one, "보리차")) == 1
    assert len(found(here, here.director, "보리차")) == 1
    assert found(here, other, "보리차") == []
    assert found(here, stranger, "보리차") == []
    assert not SearchEntry.objects.everywhere("a test").filter(plain__contains="문앞").exists()


def test_what_was_changed_or_taken_back_is_found_as_it_stands_now(here):
    one = haneul(here)
    topic = thread(here, one)
    mine = {"topic": topic.public_id, "number": 1, "organisation_id": here.kitchen.pk, "at": NOW}
    say(topic, one, "보리차", here.kitchen.pk)
    index_search(at=NOW)
    edit_message(one, text="옥수수차", **mine)
    index_search(at=NOW)
    assert found(here, one, "보리차") == []
    assert len(found(here, one, "옥수수차")) == 1
    withdraw_message(one, **mine)
    index_search(at=NOW)
    assert found(here, one, "옥수수차") == []


def test_looking_again_changes_nothing_and_a_late_row_is_still_taken(here):
    one = haneul(here)
    topic = thread(here, one)
    say(topic, one, "하나", here.kitchen.pk)
    assert index_search(at=NOW) == 2
    assert index_search(at=NOW) == 0
    # Said at the same moment, and committed only after the last look.
    say(topic, one, "늦은 둘째", here.kitchen.pk)
    assert index_search(at=NOW) == 1


def test_what_a_room_has_no_more_is_found_no_more(here):
    things = [
        Findable(
            kind="measurement.indicator",
            key=code,
            initiative_id=here.initiative.pk,
            title=Words(name, code),
            page=f"/in/halmae/indicators/{code}/",
            at=NOW,
        )
        for code, name in (("M01", "제공 식수"), ("M02", "이용 어르신"))
    ]
    hand_in("indicators", Stock(("measurement.indicator",), lambda: things))
    index_search(at=NOW)
    one = haneul(here)
    assert len(search(one, initiative_id=here.initiative.pk, query="ㅎㅅㄹ").found) == 0
    assert len(search(one, initiative_id=here.initiative.pk, query="ㅇㅇㅇㄹㅅ").found) == 1
    del things[1]
    SearchCursor.objects.within(source="indicators").update(whole_at=None)
    index_search(at=NOW)
    assert search(one, initiative_id=here.initiative.pk, query="이용 어르신").found == ()


def test_an_index_that_was_brought_back_without_its_keys_is_mended(here):
    one = haneul(here)
    say(thread(here, one), one, "보리차", here.kitchen.pk)
    index_search(at=NOW)
    # As a backup brings it back: rows, and nothing of the keys.
    rows = SearchEntry.objects.everywhere("a test")
    kept = list(rows)
    rows.delete()
    for row in kept:
        row.pk = None
    SearchEntry.objects.bulk_create(kept)
    assert found(here, one, "보리차") == []
    index_search(at=NOW)
    assert len(found(here, one, "보리차")) == 1


def test_what_was_announced_is_found_by_those_it_was_told_to_however_many_they_are(here):
    hand_in("announcements", Flow(("communication.announcement",), announcements_changed))
    for n in range(120):
        joins(organisation(f"many-{n}", f"많은{n}", f"Many {n}", "ngo"), here.initiative)
    new = NewAnnouncement(title=Words("보리차 공지", ""), text=Words("끓여요", ""))
    announce(here.director, initiative_id=here.initiative.pk, new=new, at=NOW)
    index_search(at=NOW)
    late = organisation("late", "늦은이", "Late", "ngo")
    joins(late, here.initiative)
    stranger = person_who("worker", here.initiative, late, "늦은이")
    pages = [
        search(who, initiative_id=here.initiative.pk, query="보리차").found
        for who in (haneul(here), here.director, stranger)
    ]
    assert [len(one) for one in pages] == [1, 1, 0]
