"""Notices are computed from what was done: each once, to whoever may see it, as they wish."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.urls import reverse

from dure.communication.models import JournalPlace, Notice, NoticeWish
from dure.communication.rules.occasions import BadOccasion, occasion_from, occasions, said
from dure.communication.services import keep_wishes, read_journal, send_notices
from dure.ground.access.models import Account, Grant
from dure.ground.journal.models import JournalEntry
from dure.ground.journal.services import note
from dure.ground.journal.types import Actor, Subject
from dure.ground.tests.story import NOW, Village, village
from dure.kernel.verbs import VERBS

pytestmark = pytest.mark.django_db
OPENED = "agenda.question.open"


@pytest.fixture
def here() -> Village:
    read_journal(at=NOW)  # the worker has looked before
    return village()


def opens_question(here: Village, by: Actor | None = None, key: str = "q1", **more: object) -> None:
    subject = Subject("agenda_question", key, here.initiative.pk)
    note(
        by or here.director, code=OPENED, subject=subject, at=NOW, values={"question": key, **more}
    )


def told() -> list[tuple[str, str]]:
    rows = Notice.objects.everywhere("a test looks").order_by("pk")
    return [(row.account.name, row.state) for row in rows]


def test_an_opened_question_is_told_to_everybody_who_answers_but_whoever_opened_it(here):
    opens_question(here)
    assert read_journal(at=NOW) == 2
    assert sorted(name for name, _ in told()) == ["reporter-halmae", "welfare-halmae"]
    send_notices(at=NOW)
    text = mail.outbox[0].body
    assert "새 질문이 열렸어요" in text
    assert reverse("answer_question", args=["halmae", "q1"]) in text


def test_read_again_nothing_is_told_again(here):
    opens_question(here)
    assert (read_journal(at=NOW), read_journal(at=NOW)) == (2, 0)
    JournalPlace.objects.update(entry=0, passed=[])  # a backup was laid back
    read_journal(at=NOW)
    assert len(told()) == 2


def test_what_was_done_before_the_first_look_is_past():
    here = village()
    opens_question(here)
    assert read_journal(at=NOW) == 0
    opens_question(here, key="q2")
    assert read_journal(at=NOW) == 2


def test_whoever_wants_nothing_of_it_or_wants_it_later_is_taken_at_their_word(here):
    keep_wishes(here.reporter, wishes={OPENED: "never"}, at=NOW)
    keep_wishes(here.welfare_reporter, wishes={OPENED: "digest"}, at=NOW)
    opens_question(here)
    read_journal(at=NOW)
    assert told() == [("welfare-halmae", "digest")]


def test_a_wish_like_the_houses_own_leaves_no_row(here):
    keep_wishes(here.reporter, wishes={OPENED: "never"}, at=NOW)
    keep_wishes(here.reporter, wishes={OPENED: "now"}, at=NOW)
    assert not NoticeWish.objects.exists()


def test_a_role_that_ended_meanwhile_is_told_nothing_more(here):
    opens_question(here)
    Grant.objects.filter(account_id=here.reporter.account_id).update(until=NOW.date())
    Account.objects.filter(pk=here.welfare_reporter.account_id).update(is_active=False)
    assert read_journal(at=NOW) == 0


def test_a_right_that_is_lost_between_the_telling_and_the_leaving_stops_the_letter(here):
    opens_question(here)
    read_journal(at=NOW)
    Grant.objects.filter(account_id=here.reporter.account_id).update(until=NOW.date())
    assert send_notices(at=NOW) == 1
    assert sorted(told()) == [("reporter-halmae", "off"), ("welfare-halmae", "sent")]


def test_members_of_another_initiative_hear_nothing(here):
    other = village("other")
    opens_question(here)
    read_journal(at=NOW)
    theirs = {other.reporter.name, other.director.name}
    assert not theirs & {name for name, _ in told()}


def test_an_entry_that_was_committed_late_is_found_by_its_missing_key(here):
    opens_question(here, key="early")
    early = JournalEntry.objects.everywhere("a test").latest("pk").pk
    # Another transaction took the next key and is still open; one after it is there already.
    opens_question(here, key="late")
    late = JournalEntry.objects.everywhere("a test").latest("pk")
    kept = JournalEntry.objects.everywhere("a test").filter(pk=late.pk).values().get()
    opens_question(here, key="after")
    _without(late.pk)
    assert read_journal(at=NOW) == 4
    JournalEntry.objects.create(**kept)
    assert read_journal(at=NOW + timedelta(seconds=20)) == 2
    assert early < late.pk


def test_a_key_that_never_comes_is_waited_for_only_so_long(here):
    opens_question(here, key="gone")
    gone = JournalEntry.objects.everywhere("a test").latest("pk").pk
    opens_question(here, key="after")
    _without(gone)
    read_journal(at=NOW)
    # Keys that a server gave to transactions that were taken back are missing as well.
    assert gone in [key for key, _ in JournalPlace.objects.get().passed]
    read_journal(at=NOW + timedelta(minutes=11))
    assert JournalPlace.objects.get().passed == []


def test_reading_costs_the_same_however_many_entries_nobody_is_told_of(
    here, django_assert_max_num_queries
):
    for number in range(50):
        subject = Subject("x", number, here.initiative.pk)
        note(here.director, code="agenda.opinion.give", subject=subject, at=NOW, values={})
    with django_assert_max_num_queries(8):
        read_journal(at=NOW)


def test_a_broken_place_in_the_page_leads_to_the_initiatives_own(here):
    subject = Subject("agenda_question", "x", here.initiative.pk)
    note(here.director, code=OPENED, subject=subject, at=NOW, values={})
    read_journal(at=NOW)
    send_notices(at=NOW)
    assert "/i/halmae/" in mail.outbox[0].body


def test_every_occasion_is_a_verb_of_the_house_and_leads_to_a_page():
    import_module(settings.ROOT_URLCONF)  # a verb is known once its room has been read
    for verb, one in occasions().items():
        assert verb in VERBS, verb
        assert all((one.name.ko, one.name.en, one.told.ko, one.told.en))
        args = ["slug", *("x1" for _ in one.args)]
        assert reverse(one.page, args=args).startswith("/")


@pytest.mark.parametrize(
    "changed", [{"to": "everybody"}, {"frequency": "hourly"}, {"to": "account"}, {"whose": "x"}]
)
def test_an_occasion_nobody_could_be_told_of_is_refused(changed):
    written = {
        "name": {"ko": "가", "en": "a"},
        "told": {"ko": "{n}건", "en": "{n} things"},
        "to": "members",
        "page": "today",
    }
    assert said(occasion_from("a.b.c", written), {"n": 3}).ko == "3건"
    assert said(occasion_from("a.b.c", written), {"n": {"x": 1}}).ko == "건"
    with pytest.raises(BadOccasion):
        occasion_from("a.b.c", {**written, **changed})


def _without(key: int) -> None:
    """As if that entry were not committed yet."""
    with connection.cursor() as cursor:
        if (
            connection.vendor == "postgresql"
        ):  # what waits for the end of the transaction comes first
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in _opened():
            cursor.execute(statement)
        cursor.execute("DELETE FROM journal_entry WHERE id = %s", [key])


def _opened() -> list[str]:
    if connection.vendor == "sqlite":
        return [
            f'DROP TRIGGER IF EXISTS "{name}"'
            for name in _names(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal_entry'"
            )
        ]
    return ["ALTER TABLE journal_entry DISABLE TRIGGER USER"]


def _names(asked: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return [row[0] for row in cursor.fetchall()]
