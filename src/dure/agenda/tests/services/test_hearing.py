"""A question is opened, answered by three kinds of people, moderated, and closed with who was not heard."""

from datetime import timedelta

import pytest

from dure.agenda.models import AgendaQuestion, Opinion, Statement, Voice
from dure.agenda.queries import (
    moderation_log,
    my_answers,
    statements_of,
    voter_of,
)
from dure.agenda.services import (
    close_question,
    dress_statement,
    give_answer,
    moderate_statement,
    nameless,
    open_question,
    put_statement,
    write_statement,
)
from dure.agenda.tests.hearing_story import (
    GROUPS,
    LATER,
    SENTENCES,
    by_link,
    draft_of,
    hall,
    member,
    says,
)
from dure.agenda.types.hearing import GroupDraft, StatementDraft
from dure.ground.journal.models import JournalEntry
from dure.ground.tests.story import NOW, TODAY, village
from dure.kernel.errors import Refused
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db


def refusal(do, *args, **given) -> str:
    with pytest.raises(Refused) as refused:
        do(*args, **given)
    return refused.value.code


def answer(made, voter, number: int, vote: int, at=LATER):
    statement = made.statement(number).pk
    return give_answer(nameless(voter), voter=voter, statement_id=statement, vote=vote, at=at)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"closes_on": TODAY - timedelta(days=1)}, "agenda.closes_before_today"),
        ({"groups": ()}, "agenda.nobody_invited"),
        ({"groups": (GROUPS[1], GroupDraft(Words("당사자", "x"), "other"))}, "agenda.group_twice"),
        ({"smallest": 2}, "agenda.smallest_too_small"),
        ({"text": Words("440302-2123456", "")}, "kernel.resident_number"),
    ],
)
def test_a_question_that_cannot_be_is_refused_and_nothing_stands(wrong, code):
    made = village()
    assert refusal(open_question, made.director, draft=draft_of(made, **wrong), at=NOW) == code
    assert not AgendaQuestion.objects.everywhere("test").exists()


def test_only_whoever_asks_opens_a_question():
    made = village()
    for who in (made.reporter, made.funder):
        assert refusal(open_question, who, draft=draft_of(made), at=NOW) == "journal.not_allowed"


def test_links_are_made_for_groups_that_need_no_account_and_only_where_allowed():
    assert sorted(hall().tokens) == ["lived", "residents"]
    assert AgendaQuestion.objects.everywhere("test").get().salt


def test_a_second_answer_replaces_the_first_and_it_is_told():
    made = hall()
    okbun = by_link(made, "okbun's phone")
    assert answer(made, okbun, 1, 1).before is None
    again = answer(made, okbun, 1, -1, LATER + timedelta(seconds=9))
    assert (again.before, again.replaced) == (1, True)
    assert not answer(made, okbun, 1, -1, LATER + timedelta(seconds=12)).replaced
    assert Opinion.objects.everywhere("test").get().vote == -1


def test_one_device_is_one_voice_and_another_device_another():
    made = hall()
    says(made, by_link(made, "a"), [1, 1, 0])
    says(made, by_link(made, "a"), [1, -1, 0])
    says(made, by_link(made, "b"), [-1])
    assert Voice.objects.everywhere("test").count() == 2


def test_neither_a_voice_nor_the_journal_knows_the_account():
    made = hall()
    says(made, member(made, made.village.reporter), [1, -1, 0])
    entries = JournalEntry.objects.everywhere("test").filter(verb="agenda.opinion.give")
    assert {(one.account_id, str(one.values)) for one in entries} == {(None, "{}")}
    mark = Voice.objects.everywhere("test").get().mark
    assert mark != str(made.village.reporter.account_id)
    assert len(mark) == 64


def test_answers_stay_without_a_name_when_somebody_leaves_and_nobody_can_tell_whose_they_were():
    made = hall(groups=GROUPS[:1])
    reporter = made.village.reporter
    says(made, member(made, reporter), [1, 1, 1])

    gone = type(reporter)(reporter.account_id, reporter.name)  # whose role has ended
    again = refusal(voter_of, gone, made.question, group_id=None, today=TODAY)
    close_question(made.village.director, question_id=made.question.id, at=LATER)

    assert again == "agenda.not_invited"
    assert Opinion.objects.everywhere("test").count() == 3
    assert AgendaQuestion.objects.everywhere("test").get().salt == ""


def test_somebody_who_fits_several_groups_is_asked_and_stays_what_they_said():
    made = hall()
    reporter = made.village.reporter
    assert voter_of(reporter, made.question, group_id=None, today=TODAY) is None
    chosen = member(made, reporter, "lived")
    says(made, chosen, [1])
    assert voter_of(reporter, made.question, group_id=None, today=TODAY) == chosen
    other = voter_of(made.village.welfare_reporter, made.question, group_id=None, today=TODAY)
    assert other is None


def test_who_belongs_to_no_invited_group_or_has_no_part_is_told_so():
    made = hall(groups=GROUPS[:1])
    for who in (made.village.welfare_reporter, made.village.funder):
        told = refusal(voter_of, who, made.question, group_id=None, today=TODAY)
        assert told == "agenda.not_invited"
    stranger = made.question.groups[0].id + 99
    wrong = refusal(voter_of, made.village.reporter, made.question, group_id=stranger, today=TODAY)
    assert wrong == "agenda.not_invited"


def test_what_is_answered_is_not_asked_again_and_the_way_is_told():
    made = hall()
    okbun = by_link(made, "okbun")
    assert (my_answers(okbun).answered, my_answers(okbun).total) == (0, 3)
    answer(made, okbun, 2, 0)
    mine = my_answers(okbun)
    assert mine.answered == 1
    assert sorted(card.number for card in mine.deck) == [1, 3]


def test_a_vote_that_is_none_and_a_statement_of_another_question_are_refused():
    made = hall()
    okbun = by_link(made, "okbun")
    assert refusal(answer, made, okbun, 1, 2) == "agenda.no_such_vote"
    told = refusal(
        give_answer, nameless(okbun), voter=okbun, statement_id=9_999_999, vote=1, at=LATER
    )
    assert told == "agenda.no_such_statement"


def test_a_script_in_a_statement_is_text_and_waits_like_any_other():
    made = hall()
    okbun = by_link(made, "okbun")
    script = "<script>alert('밥')</script> 맛있어요"
    number = write_statement(nameless(okbun), voter=okbun, text=script, at=LATER)
    row = made.statement(number)
    assert (row.text_ko, row.state) == (script, "waiting")
    assert refusal(answer, made, okbun, number, 1) == "agenda.no_such_statement"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("  ", "agenda.statement_empty"),
        ("길" * 141, "agenda.statement_long"),
        (SENTENCES[0].replace(" ", "  ").rstrip("."), "agenda.said_already"),
        ("제 번호는 440302-2123456", "kernel.resident_number"),
    ],
)
def test_what_is_no_statement_is_told_why(text, code):
    made = hall()
    okbun = by_link(made, "okbun")
    told = refusal(write_statement, nameless(okbun), voter=okbun, text=text, at=LATER)
    assert told == code
    assert Statement.objects.everywhere("test").count() == 3


def test_one_voice_has_five_statements_waiting_and_no_more():
    made = hall()
    okbun = by_link(made, "okbun")
    for one in range(5):
        write_statement(nameless(okbun), voter=okbun, text=f"생각 {one}", at=LATER)
    told = refusal(write_statement, nameless(okbun), voter=okbun, text="여섯", at=LATER)
    assert told == "agenda.enough_waiting"


def test_moderation_is_logged_and_what_was_turned_away_is_read_by_moderators_only():
    made = hall()
    okbun = by_link(made, "okbun")
    number = write_statement(nameless(okbun), voter=okbun, text="이웃 김씨가 문제예요", at=LATER)
    key = made.statement(number).pk
    director = made.village.director
    told = refusal(moderate_statement, director, statement_id=key, act="rejected", at=LATER)
    assert told == "agenda.reason_needed"
    for _ in range(2):
        moderate_statement(
            director, statement_id=key, act="rejected", reason="사람을 가리켜요", at=LATER
        )

    (line,) = moderation_log(made.village.reporter, question=made.question)
    assert (line.act, line.reason, line.text, line.number) == (
        "rejected",
        "사람을 가리켜요",
        None,
        4,
    )
    (seen,) = moderation_log(director, question=made.question)
    assert seen.text is not None
    assert my_answers(okbun).own[0].reason == "사람을 가리켜요"
    assert 4 not in [
        one.number for one in statements_of(made.village.reporter, question=made.question)
    ]


def test_a_statement_taken_in_is_asked_and_one_held_is_no_longer():
    made = hall()
    okbun, director = by_link(made, "okbun"), made.village.director
    number = write_statement(nameless(okbun), voter=okbun, text="국이 싱거워요", at=LATER)
    key = made.statement(number).pk
    moderate_statement(director, statement_id=key, act="accepted", at=LATER)
    assert my_answers(okbun).total == 4
    moderate_statement(director, statement_id=key, act="held", reason="다시 볼게요", at=LATER)
    assert my_answers(okbun).total == 3
    assert refusal(moderate_statement, director, statement_id=key, act="eat", at=LATER) == (
        "agenda.no_such_act"
    )


def test_only_whoever_asks_moderates_puts_and_closes():
    made = hall()
    reporter, key = made.village.reporter, made.statement(1).pk
    question, draft = made.question.id, StatementDraft(Words("하나 더", "One more"))
    no = "journal.not_allowed"
    assert refusal(moderate_statement, reporter, statement_id=key, act="accepted", at=LATER) == no
    assert refusal(dress_statement, reporter, statement_id=key, draft=draft, at=LATER) == no
    assert refusal(put_statement, reporter, question_id=question, draft=draft, at=LATER) == no
    assert refusal(close_question, reporter, question_id=question, at=LATER) == no


def test_easy_words_a_picture_and_english_dress_a_statement_but_do_not_change_it():
    made = hall()
    draft = StatementDraft(Words("다른 말", "More buses."), Words("버스 더", "Buses"), "bus")
    key = made.statement(1).pk
    dress_statement(made.village.director, statement_id=key, draft=draft, at=LATER)
    row = made.statement(1)
    assert (row.text_ko, row.text_en, row.easy_ko, row.picture) == (
        SENTENCES[0],
        "More buses.",
        "버스 더",
        "bus",
    )


@pytest.mark.parametrize(("anonymous", "shown"), [(True, None), (False, "주민")])
def test_only_a_question_that_is_not_anonymous_shows_the_group_of_a_writer(anonymous, shown):
    made = hall(anonymous=anonymous)
    okbun = by_link(made, "okbun")
    number = write_statement(nameless(okbun), voter=okbun, text="의자가 낮아요", at=LATER)
    cards = statements_of(made.village.director, question=made.question)
    by = next(card.by for card in cards if card.number == number)
    assert (by.ko if by else None) == shown
