"""The hearing of the demo: what was asked before each version, who answered, and what is asked today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from dure.agenda.models import AgendaQuestion, HearingLink, Opinion, Statement, Voice
from dure.agenda.queries.voters import mark_of
from dure.agenda.services import (
    close_question,
    dress_statement,
    moderate_statement,
    nameless,
    open_question,
    put_statement,
    write_statement,
)
from dure.agenda.services.reckon_question import reckon_question
from dure.agenda.types.hearing import GroupDraft, QuestionDraft, StatementDraft, Voter
from dure.ground.access.queries import house
from dure.ground.journal.types import Actor
from dure.ground.organisations.rules.types_of_organisation import organisation_types
from dure.kernel.words import Words
from dure.project.demo.cast import Cast, at_hour
from dure.project.demo.ground import FIRST_DAY
from dure.project.demo.pack import told, words

DAY, EACH = timedelta(days=1), timedelta(seconds=7)
NAMES = {
    "lived": Words("당사자", "People with lived experience"),
    "family": Words("가족·보호자", "Families and carers"),
    "residents": Words("주민", "Residents"),
}
PASSES, LEAVES = 0.07, 0.12  # answers that are passed; people who leave before the end
LEAST = 7  # statements answered, to have a place among those who think alike


@dataclass(frozen=True)
class Asked:
    """A question of the story, and when it opened and ends."""

    row: AgendaQuestion
    story: dict[str, Any]
    opened: datetime
    ends: datetime
    lead: Actor


def hear_everybody(cast: Cast) -> None:
    """Each question: opened, answered in three kinds of places, closed with who was not heard."""
    for initiative, questions in told("hearing").items():
        for number, story in enumerate(questions, start=1):
            asked = _opened(cast, initiative, story)
            chance = Random(f"{initiative}/{number}")  # noqa: S311 - the same answers every time
            leans = _statements(asked)
            _answered(asked, leans, chance)
            if "closed" in story:
                reason = story.get("reason", "")
                close_question(asked.lead, question_id=asked.row.pk, reason=reason, at=asked.ends)
            reckon_question(asked.row.pk, at=asked.ends + timedelta(minutes=1))


def _opened(cast: Cast, initiative: str, story: dict[str, Any]) -> Asked:
    opened = at_hour(_day(cast, story["opened"]), 9)
    ends = at_hour(story["closed"], 18) if "closed" in story else at_hour(cast.today, 8)
    # Before the founding nobody held an office yet: the question was asked by those who prepared it.
    begun = opened.date() >= FIRST_DAY
    lead = cast.actor(cast.director_name(initiative), opened) if begun else house()
    draft = QuestionDraft(
        initiative_id=cast.initiatives[initiative],
        title=words(story["title"]),
        text=words(story["text"]),
        easy=words(story["easy"]),
        groups=tuple(_group(kind) for kind in story["voices"]),
        smallest=story["smallest"],
        anonymous=False,
        by_link=True,
        closes_on=_day(cast, story["closes" if "closes" in story else "closed"]),
    )
    public = open_question(lead, draft=draft, at=opened)
    row = AgendaQuestion.objects.within(public_id=public).get()
    return Asked(row, story, opened, ends, lead)


def _day(cast: Cast, said: date | int) -> date:
    """A day, or so many days from the day on which the demo is built."""
    return cast.today + DAY * said if isinstance(said, int) else said


def _group(kind: str) -> GroupDraft:
    if kind in NAMES:
        return GroupDraft(NAMES[kind], kind)
    return GroupDraft(organisation_types()[kind].name, "type", kind)


def _statements(asked: Asked) -> dict[int, str]:
    """Put them and let people write theirs; answers which of ten agree, by statement."""
    leans = {}
    for ko, en, easy, easy_en, picture, lean in asked.story["statements"]:
        draft = StatementDraft(Words(ko, en), Words(easy, easy_en), picture)
        number = put_statement(asked.lead, question_id=asked.row.pk, draft=draft, at=asked.opened)
        leans[_key(asked, number)] = lean
    for turn, (kind, ko, en, act, reason, lean) in enumerate(asked.story["said"]):
        at = asked.opened + DAY * (2 + turn)
        voter = _voter(asked, kind, f"writer {turn}")
        number = write_statement(nameless(voter), voter=voter, text=ko, at=at)
        key = _key(asked, number)
        if act == "waiting":
            continue
        moderate_statement(asked.lead, statement_id=key, act=act, reason=reason, at=at + DAY)
        if act == "accepted":
            dressed = StatementDraft(Words(ko, en))
            dress_statement(asked.lead, statement_id=key, draft=dressed, at=at + DAY)
            leans[key] = lean
    return leans


def _key(asked: Asked, number: int) -> int:
    return int(Statement.objects.within(question_id=asked.row.pk, number=number).get().pk)


def _voter(asked: Asked, kind: str, who: str) -> Voter:
    group = next(one for one in asked.row.groups.all() if kind in (one.kind, one.type_code))
    link = HearingLink.objects.within(group_id=group.pk).first()
    mark = mark_of(asked.row.salt, f"demo:{who}")
    return Voter(asked.row.pk, asked.row.initiative_id, mark, group.pk, link.pk if link else None)


def _answered(asked: Asked, leans: dict[int, str], chance: Random) -> None:
    """Everybody who answered, written at once: the journal knows neither whose nor which it is."""
    people = list(_people(asked))
    chance.shuffle(people)
    span = (asked.ends - asked.opened - DAY) / max(len(people), 1)
    voices = Voice.objects.bulk_create(
        Voice(
            question_id=asked.row.pk,
            mark=voter.mark,
            group_id=voter.group_id,
            link_id=voter.link_id,
            first_at=asked.opened + span * turn + timedelta(hours=4),
        )
        for turn, (voter, _) in enumerate(people)
    )
    beds = [bed for _, bed in people]
    Opinion.objects.bulk_create(
        Opinion(
            question_id=asked.row.pk,
            statement_id=key,
            voice=voice,
            vote=vote,
            answered_at=voice.first_at + EACH * turn,
        )
        for voice, bed in zip(voices, beds, strict=True)
        for turn, (key, vote) in enumerate(_votes(leans, bed, chance))
    )


def _people(asked: Asked) -> Iterator[tuple[Voter, int]]:
    """Each voter, with the bed of opinion it lies in."""
    for kind, beds in asked.story["voices"].items():
        first = _voter(asked, kind, f"{kind} 0")
        for bed, many in enumerate(beds):
            for turn in range(many):
                mark = mark_of(asked.row.salt, f"demo:{kind} {bed} {turn}")
                yield (
                    Voter(
                        first.question_id, first.initiative_id, mark, first.group_id, first.link_id
                    ),
                    bed,
                )


def _votes(leans: dict[int, str], bed: int, chance: Random) -> Iterator[tuple[int, int]]:
    """Statement and vote, in an order of their own; a few leave before they have seen them all."""
    order = list(leans)
    chance.shuffle(order)
    seen = chance.randint(LEAST, len(order)) if chance.random() < LEAVES else len(order)
    for key in order[:seen]:
        if chance.random() < PASSES:
            yield key, 0
        else:
            yield key, 1 if chance.random() * 10 < int(leans[key][bed]) else -1
