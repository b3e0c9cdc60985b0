"""The hearing of the demo: each agenda was heard before it was written, and one question waits today."""

from datetime import date

import pytest

from dure.agenda.models import AgendaQuestion
from dure.agenda.queries import (
    exported_votes,
    groups_for,
    groups_of,
    heard_of,
    moderation_log,
    question_card,
    questions_waiting,
)
from dure.agenda.types.hearing import QuestionCard
from dure.ground.tests.browser import browser_of, page
from dure.project.demo.cast import Cast, at_hour
from dure.project.demo.ground import lay_places, open_accounts, start_initiatives
from dure.project.demo.hearing import hear_everybody
from dure.project.demo.pack import told

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
TODAY = date(2026, 11, 25)


def test_what_the_agendas_of_the_demo_grew_from_was_heard():
    cast = Cast(TODAY)  # the ground of the demo and its hearing, without three years of numbers
    for step in (lay_places, start_initiatives, open_accounts, hear_everybody):
        step(cast)

    every_version_was_heard_before_and_people_who_think_alike_stand_together(cast)
    the_second_was_closed_without_one_group_and_says_why(cast)
    the_people_of_the_demo_may_answer_today(cast)


def cards(cast: Cast, initiative: str) -> list[QuestionCard]:
    rows = AgendaQuestion.objects.within(initiative_id=cast.initiatives[initiative])
    return [
        question_card(
            cast.actor(cast.director_name(initiative), at_hour(TODAY)),
            initiative_id=row.initiative_id,
            public_id=row.public_id,
            today=TODAY,
        )
        for row in rows.order_by("opened_at")
    ]


def every_version_was_heard_before_and_people_who_think_alike_stand_together(cast: Cast) -> None:
    for initiative, story in told("agenda").items():
        first, second, today = cards(cast, initiative)
        assert first.closed_at.date() < story["first"]["adopted"]
        assert second.closed_at.date() < story["second"]["frozen"]
        assert today.is_open
        for one in (first, second, today):
            heard = heard_of(one)
            assert not heard.waits, one.title.en
            said = heard.said
            shown = [group for group in said["groups"] if not group["hidden"]]
            assert len(shown) >= 2, one.title.en
            assert all(group["sayings"] for group in shown)
            assert said["common"], one.title.en
            kinds = [group.group for group in groups_of(one) if group.heard == "heard"]
            assert len(kinds) >= 3, one.title.en
            # The names of nobody: the file of votes has as many people as voices answered.
            people = {row[0] for row in exported_votes(one)} - {"participant"}
            assert len(people) == said["voices"]


def the_second_was_closed_without_one_group_and_says_why(cast: Cast) -> None:
    for initiative, missed in (("daon", "주민"), ("halmae", "가족·보호자")):
        second = cards(cast, initiative)[1]
        assert [one.ko for one in second.unheard] == [missed]
        assert len(second.closed_without) > 30
        director = cast.actor(cast.director_name(initiative), at_hour(TODAY))
        assert {line.act for line in moderation_log(director, question=second)} >= {"accepted"}


def the_people_of_the_demo_may_answer_today(cast: Cast) -> None:
    for initiative, who in (("daon", "kkumjaram"), ("halmae", "sonmat")):
        today = cards(cast, initiative)[-1]
        somebody = cast.actor(who, at_hour(TODAY))
        assert groups_for(somebody, today, TODAY)
        waiting = questions_waiting(
            somebody, initiative_id=cast.initiatives[initiative], today=TODAY
        )
        assert [one.public_id for one in waiting] == [today.public_id]
        browser = browser_of(somebody)
        address = f"/in/{initiative}/agenda/questions/{today.public_id}/"
        html = page(browser, address)
        assert "모두가 함께하는 것" in html
        assert "의견 그룹" in html
        for language, words in (("ko", today.title.ko), ("en", today.title.en)):
            assert words in page(browser_of(somebody, language=language), f"{address}answer/")
