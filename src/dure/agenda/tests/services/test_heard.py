"""What came of a question: reckoned in the background, closed by a careful chair, told without names."""

from datetime import timedelta

import pytest

from dure.agenda.models import ModerationStep, Opinion, Reckoning, Voice
from dure.agenda.queries import (
    exported_statements,
    exported_votes,
    groups_of,
    heard_of,
    hearing_desk,
    questions_waiting,
    rushes_of,
)
from dure.agenda.rules import rushes
from dure.agenda.services import (
    close_question,
    give_answer,
    judge_rush,
    moderate_statement,
    nameless,
    write_statement,
)
from dure.agenda.services.reckon_question import questions_to_reckon, reckon_question
from dure.agenda.tests.hearing_story import LATER, Hall, asked, by_link, hall, member, says
from dure.engines.deliberate import conversation_of, deliberate
from dure.ground.tests.story import NOW, TODAY
from dure.kernel.errors import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WHY = "당사자 모임이 다음 달에 열려서 그때 따로 들을게요"


def refusal(do, *args, **given) -> str:
    with pytest.raises(Refused) as refused:
        do(*args, **given)
    return refused.value.code


def many(made: Hall, votes, count: int, *, kind: str = "residents", at=LATER, name: str = "p"):
    """So many people of a group who answer alike, each from a device of their own."""
    for one in range(count):
        says(made, by_link(made, f"{kind}-{name}-{one}", kind), votes, at)


def test_the_last_question_asked_before_closing_is_who_was_not_heard():
    made = hall()
    many(made, [1, 1, 1], 2)
    says(made, member(made, made.village.reporter), [1])
    heard = {one.group.name.ko: (one.heard, one.voices) for one in groups_of(made.question)}
    assert heard == {
        "사회적협동조합": ("few", None),
        "당사자": ("none", 0),
        "주민": ("few", None),
    }


@pytest.mark.parametrize("reason", ["", "   ", "그냥요"])
def test_closing_without_somebody_needs_a_written_reason(reason):
    made = hall()
    many(made, [1, 1, 1], 3)
    with pytest.raises(Refused) as refused:
        close_question(made.village.director, question_id=made.question.id, reason=reason, at=LATER)
    assert refused.value.code == "agenda.unheard_needs_reason"
    told = refused.value.values["groups"]
    assert told.ko == "사회적협동조합, 당사자"
    assert not any("가" <= letter <= "힣" for letter in told.en)  # each language in its own words
    assert made.again().is_open


def test_the_reason_stands_with_the_result_and_the_groups_by_name():
    made = hall()
    many(made, [1, 1, 1], 3)
    close_question(made.village.director, question_id=made.question.id, reason=WHY, at=LATER)
    closed = made.again()
    assert (closed.state, closed.closed_without) == ("closed", WHY)
    assert [one.en for one in closed.unheard] == [
        "Social cooperatives",
        "People with lived experience",
    ]


def test_where_everybody_was_heard_no_reason_is_asked():
    made = hall()
    many(made, [1, 1, 1], 1)
    many(made, [1, 1, 1], 1, kind="lived")
    says(made, member(made, made.village.reporter), [0])
    assert close_question(made.village.director, question_id=made.question.id, at=LATER) == ()
    again = refusal(close_question, made.village.director, question_id=made.question.id, at=LATER)
    assert again == "agenda.question_closed"


def test_an_answer_before_the_close_counts_and_the_one_after_is_told():
    made = hall()
    okbun = by_link(made, "okbun")
    says(made, okbun, [1])
    close_question(made.village.director, question_id=made.question.id, reason=WHY, at=LATER)
    statement = made.statement(2).pk
    late = {"voter": okbun, "statement_id": statement, "vote": 1, "at": LATER}
    assert refusal(give_answer, nameless(okbun), **late) == "agenda.question_closed"
    reckon_question(made.question.id, at=LATER)
    assert Reckoning.objects.everywhere("test").get().answers == {"1": 1}


def test_the_day_after_the_last_takes_no_answers_and_waits_for_whoever_closes():
    made = hall()
    okbun, after = by_link(made, "okbun"), NOW + timedelta(days=15)
    statement = made.statement(1).pk
    late = {"voter": okbun, "statement_id": statement, "vote": 1, "at": after}
    assert refusal(give_answer, nameless(okbun), **late) == "agenda.question_over"
    (desk,) = hearing_desk(
        made.village.director, initiative_id=made.here, today=TODAY + timedelta(days=15)
    )
    assert (desk.over, desk.waiting) == (True, 0)


def test_five_thousand_from_one_link_are_set_apart_and_nothing_honest_is_lost(monkeypatch):
    monkeypatch.setattr("dure.agenda.services.voices.MOST_A_MINUTE", 6)
    made = hall()
    many(made, [1, 1, 1], 4, name="honest")  # minutes before
    flood = LATER + timedelta(minutes=10)
    many(made, [-1, -1, -1], 20, at=flood, name="flood")

    states = list(Voice.objects.everywhere("test").order_by("pk").values_list("state", flat=True))
    assert states == ["counted"] * 4 + ["apart"] * 20
    assert Opinion.objects.everywhere("test").count() == 72
    (rush,) = rushes_of(made.village.director, question=made.question)
    assert (rush.voices, rush.answers, rush.group.ko) == (20, 60, "주민")
    assert (
        refusal(
            close_question,
            made.village.director,
            question_id=made.question.id,
            reason=WHY,
            at=flood,
        )
        == "agenda.rush_waits"
    )


def test_whoever_comes_after_the_rush_is_counted_at_once(monkeypatch):
    monkeypatch.setattr("dure.agenda.services.voices.MOST_A_MINUTE", 3)
    made = hall()
    many(made, [1], 6)
    okbun = by_link(made, "okbun")
    says(made, okbun, [1], LATER + timedelta(minutes=2))
    assert Voice.objects.within(mark=okbun.mark).get().state == "counted"


@pytest.mark.parametrize(("act", "counted"), [("counted", 6), ("out", 0)])
def test_a_rush_is_counted_or_left_out_by_a_person_and_the_log_says_so(monkeypatch, act, counted):
    monkeypatch.setattr("dure.agenda.services.voices.MOST_A_MINUTE", 3)
    made = hall()
    many(made, [1], 6)
    (rush,) = rushes_of(made.village.director, question=made.question)
    done = judge_rush(
        made.village.director, link_id=rush.link_id, act=act, reason="회관에서 함께", at=LATER
    )
    assert done == 6
    assert Voice.objects.everywhere("test").filter(state="counted").count() == counted
    step = ModerationStep.objects.everywhere("test").get()
    assert (step.act, step.voices, step.reason) == (act, 6, "회관에서 함께")


def test_leaving_a_rush_out_needs_a_reason_and_the_right():
    made = hall()
    link = by_link(made, "a").link_id
    assert refusal(judge_rush, made.village.director, link_id=link, act="out", at=LATER) == (
        "agenda.reason_needed"
    )
    assert refusal(judge_rush, made.village.reporter, link_id=link, act="counted", at=LATER) == (
        "journal.not_allowed"
    )


def test_one_device_that_answers_like_a_machine_is_asked_to_wait(monkeypatch):
    monkeypatch.setattr(rushes, "ANSWERS_A_MINUTE", 2)
    made = hall()
    okbun = by_link(made, "okbun")
    says(made, okbun, [1, 1])
    third = made.statement(3).pk
    now = {"voter": okbun, "statement_id": third, "vote": 1}
    assert refusal(give_answer, nameless(okbun), **now, at=LATER) == "agenda.too_fast"
    assert give_answer(nameless(okbun), **now, at=LATER + timedelta(minutes=1)).before is None


def test_what_was_heard_is_reckoned_when_answers_came_and_only_then():
    made = hall()
    many(made, [1, -1, 1], 4)
    assert heard_of(made.question).waits
    assert reckon_question(made.question.id, at=LATER)
    assert not reckon_question(made.question.id, at=LATER)
    found = heard_of(made.question)
    assert (found.said["voices"], found.waits) == (4, False)
    assert found.said["statements"]["1"]["all"] == [4, 0, 0]
    says(made, by_link(made, "new"), [1], LATER + timedelta(seconds=30))
    assert heard_of(made.question).waits


def test_a_single_new_voice_does_not_move_the_declared_groups_until_the_close():
    made = hall()
    many(made, [1, 1, 1], 4)
    many(made, [1, 1, 1], 4, kind="lived")
    reckon_question(made.question.id, at=LATER)
    before = heard_of(made.question).said["declared"]
    later = LATER + timedelta(minutes=3)
    says(made, by_link(made, "one more", "lived"), [-1, -1, -1], later)
    reckon_question(made.question.id, at=later)

    found = heard_of(made.question).said
    assert (found["voices"], found["declared"]) == (9, before)
    close_question(made.village.director, question_id=made.question.id, reason=WHY, at=later)
    reckon_question(made.question.id, at=later)
    lived = str(next(one.id for one in made.question.groups if one.kind == "lived"))
    assert heard_of(made.again()).said["declared"]["voices"][lived] == 5


def test_what_is_exported_gives_the_same_groups_again_and_names_nobody():
    made = hall()
    many(made, [1, -1, 1], 6)
    many(made, [-1, 1, 1], 6, kind="lived")
    close_question(made.village.director, question_id=made.question.id, reason=WHY, at=LATER)
    reckon_question(made.question.id, at=LATER)

    votes, statements = (
        list(exported_votes(made.question)),
        list(exported_statements(made.question)),
    )
    found = deliberate(conversation_of(votes, statements))
    shown = heard_of(made.again()).said
    assert found.fingerprint == shown["fingerprint"]
    assert [group.size for group in found.groups] == [one["size"] for one in shown["groups"]]
    assert {row[0] for row in votes[1:]} == {str(one) for one in range(1, 13)}
    assert not any("residents" in cell or "lived" in cell for row in votes for cell in row)


def test_the_order_of_the_export_is_not_the_order_in_which_people_answered():
    """Who answers after me stands anywhere: my own row says nothing about the next one."""
    made = hall()
    many(made, [1, -1, 1], 6)
    many(made, [-1, 1, 1], 6, kind="lived")
    rows = list(exported_votes(made.question))[1:]
    marks = dict(Voice.objects.everywhere("test").values_list("pk", "mark"))
    came = [marks[one] for one in sorted(marks)]
    told = list(dict.fromkeys(row[0] for row in rows))
    assert told == [str(at) for at in range(1, 13)]
    first = Opinion.objects.everywhere("test").filter(voice__mark=min(came))
    assert {(row[1], int(row[2])) for row in rows if row[0] == "1"} == {
        (str(number), vote) for number, vote in first.values_list("statement__number", "vote")
    }
    assert rows == sorted(rows, key=lambda row: (int(row[0]), int(row[1])))


def test_too_few_are_not_exported():
    made = hall()
    many(made, [1, -1, 1], 2)
    assert refusal(list, exported_votes(made.question)) == "agenda.too_few_to_export"


def test_words_that_were_turned_away_are_in_no_export_but_their_answers_stay():
    made = hall()
    many(made, [1, -1, 1], 4)
    director = made.village.director
    moderate_statement(
        director,
        statement_id=made.statement(2).pk,
        act="rejected",
        reason="사람을 가리켜요",
        at=LATER,
    )
    rows = {row[0]: row[1:] for row in exported_statements(made.question)}
    assert rows["2"] == ("", "-1")
    assert len(list(exported_votes(made.question))) == 13
    reckon_question(made.question.id, at=LATER)
    assert "2" not in heard_of(made.question).said["statements"]


def test_a_question_that_was_closed_is_reckoned_once_more_and_then_left_alone():
    made = hall()
    many(made, [1], 3)
    reckon_question(made.question.id, at=LATER)
    close_question(made.village.director, question_id=made.question.id, reason=WHY, at=LATER)
    assert heard_of(made.again()).waits
    assert questions_to_reckon() == [made.question.id]
    reckon_question(made.question.id, at=LATER)
    assert questions_to_reckon() == []


def test_today_names_the_question_until_it_is_answered_and_only_to_whom_it_invites():
    made = hall()
    reporter = made.village.reporter

    def waits(who):
        return [one.left for one in questions_waiting(who, initiative_id=made.here, today=TODAY)]

    assert waits(reporter) == [3]
    says(made, member(made, reporter), [1, 0])
    assert waits(reporter) == [1]
    says(made, member(made, reporter), [1, 0, -1])
    assert waits(reporter) == []
    assert waits(made.village.funder) == []


def test_today_tells_whoever_looks_after_it_that_statements_wait():
    made = hall()
    okbun = by_link(made, "okbun")
    write_statement(nameless(okbun), voter=okbun, text="국이 싱거워요", at=LATER)
    (desk,) = hearing_desk(made.village.director, initiative_id=made.here, today=TODAY)
    assert (desk.waiting, desk.apart, desk.over) == (1, 0, False)
    assert hearing_desk(made.village.reporter, initiative_id=made.here, today=TODAY) == ()


def test_ten_questions_cost_today_as_many_queries_as_one(django_assert_num_queries):
    made = hall()
    for _ in range(9):
        asked(made.village, at=NOW)
    with django_assert_num_queries(6):
        waiting = questions_waiting(made.village.reporter, initiative_id=made.here, today=TODAY)
    assert len(waiting) == 10
