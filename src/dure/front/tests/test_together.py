"""Asked together: what the same rights see is asked once; what is somebody's own is asked for each."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dure.communication.services import open_topic, say_message, write_digests
from dure.communication.tests.talking import bada, haneul
from dure.communication.types.about import About
from dure.communication.types.talk import NewMessage
from dure.front.queue.mine import my_queue
from dure.front.queue.together import Together
from dure.ground.journal.types import Actor, Reach
from dure.ground.tests.story import NOW, person_who, village
from dure.kernel.words import Words
from dure.project.tasks import awaiting_of_many

ONE = Actor(1, "하늘", (Reach("worker", frozenset({"talk"}), 7, 3),))
OTHER = replace(ONE, account_id=2, name="바다")


def asked_by(*actors: Actor, looks: bool = False) -> list[list[str]]:
    """What each of them hears, and how often the question was put."""
    times = []

    def question(actor: Actor) -> list[str]:
        times.append(actor)
        return [f"to {actor.account_id}" if looks else f"{len(actor.reaches)} {actor.language}"]

    together = Together()
    return [*[together.ask(question, one) for one in actors], [str(len(times))]]


def test_people_with_the_same_rights_are_asked_for_once():
    assert asked_by(ONE, OTHER) == [["1 ko"], ["1 ko"], ["1"]]


def test_what_is_somebodys_own_is_asked_for_each():
    assert asked_by(ONE, OTHER, looks=True) == [["to 1"], ["to 2"], ["2"]]


@pytest.mark.parametrize("other", [{"language": "en"}, {"reaches": ()}, {"second_factor": True}])
def test_other_rights_or_another_language_are_asked_anew(other):
    *_, (times,) = asked_by(ONE, replace(OTHER, **other))
    assert times == "2"


def test_an_answer_that_is_changed_afterwards_changes_no_other():
    together = Together()
    together.ask(lambda _: ["a"], ONE)
    question = lambda _: ["a"]  # noqa: E731
    together.ask(question, ONE).append("mine")
    together.ask(question, OTHER).append("mine")
    assert together.ask(question, OTHER) == ["a"]


def test_a_question_that_asks_on_behalf_of_a_delegate_is_asked_for_each():
    def question(actor: Actor) -> list[str]:
        wider = replace(actor, reaches=(*actor.reaches, Reach("delegate", frozenset())))
        return [f"{wider.account_id} {len(wider.reaches)}"]

    together = Together()
    assert [together.ask(question, one) for one in (ONE, OTHER)] == [["1 2"], ["2 2"]]


@pytest.mark.django_db
def test_each_queue_is_the_same_asked_together_as_alone():
    here = village()
    colleague = person_who("worker", here.initiative, here.kitchen, "colleague")
    about = About(
        kind="trial.thing",
        key="7",
        words=Words("도시락", "Lunchboxes"),
        initiative_id=here.initiative.pk,
        page="/today/",
        may_see="see_initiative",
    )
    topic = open_topic(here.director, about=about, at=NOW)
    name = colleague.name
    new = NewMessage(text=f"@{name} 봐 주세요.", organisation_id=here.backbone.pk)
    say_message(here.director, topic=topic.public_id, message=new, at=NOW)
    people = [here.director, here.reporter, here.funder, colleague, haneul(here), bada(here)]
    together = Together()
    assert [my_queue(one, NOW, together) for one in people] == [
        my_queue(one, NOW) for one in people
    ]


@pytest.mark.django_db
def test_a_run_over_many_of_one_organisation_asks_no_more_for_each(django_assert_max_num_queries):
    here = village()
    for n in range(30):
        person_who("worker", here.initiative, here.kitchen, f"w{n}")
    monday = NOW + timedelta(days=1)
    with django_assert_max_num_queries(30 * 20):  # forty each before
        write_digests(awaiting=awaiting_of_many(), at=monday)
