"""The village hears: one question, three invited groups, and people who answer it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from dure.agenda.models import AgendaQuestion, HearingLink, Statement
from dure.agenda.queries import question_card, question_of_link, voter_by_link, voter_of
from dure.agenda.services import give_answer, nameless, open_question, put_statement
from dure.agenda.types.hearing import (
    GroupDraft,
    QuestionCard,
    QuestionDraft,
    StatementDraft,
    Voter,
)
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW, TODAY, Village, village
from dure.kernel.clock import day_of, now
from dure.kernel.words import Words

LATER = NOW + timedelta(minutes=5)
GROUPS = (
    GroupDraft(Words("사회적협동조합", "Social cooperatives"), "type", "social_cooperative"),
    GroupDraft(Words("당사자", "People with lived experience"), "lived"),
    GroupDraft(Words("주민", "Residents"), "residents"),
)
SENTENCES = ("버스가 더 자주 다녀야 해요.", "점심은 함께 먹고 싶어요.", "저녁에도 문을 열어요.")


@dataclass(frozen=True)
class Hall:
    """The village with a question that is open."""

    village: Village
    question: QuestionCard
    tokens: Mapping[str, str]

    @property
    def here(self) -> int:
        """The key of the initiative."""
        return int(self.village.initiative.pk)

    def statement(self, number: int) -> Statement:
        """A statement by its number."""
        found: Statement = Statement.objects.within(
            question_id=self.question.id, number=number
        ).get()
        return found

    def again(self, today: date = TODAY) -> QuestionCard:
        """The question as it stands now."""
        return question_card(
            self.village.director,
            initiative_id=self.here,
            public_id=self.question.public_id,
            today=today,
        )


def draft_of(made: Village, **other: object) -> QuestionDraft:
    """What the director asks."""
    usual = QuestionDraft(
        initiative_id=made.initiative.pk,
        title=Words("할매들 점심, 무엇을 먼저 바꿀까요?", "Lunch: what should change first?"),
        text=Words("한 문장씩 답해 주세요.", "One sentence at a time."),
        easy=Words("점심 이야기예요.", "This is about lunch."),
        groups=GROUPS,
        smallest=3,
        by_link=True,
        closes_on=TODAY + timedelta(days=14),
    )
    return replace(usual, **other)  # type: ignore[arg-type]


def hall(**other: object) -> Hall:
    """A question with three statements, open for two weeks; residents may answer by link."""
    made = village()
    return Hall(made, *asked(made, at=NOW, **other))


def asked(
    made: Village, *, at: datetime | None = None, **other: object
) -> tuple[QuestionCard, Mapping[str, str]]:
    """The question and the links of its groups, in a village that is there already."""
    at = at or now()
    usual = {"closes_on": day_of(at) + timedelta(days=14), **other}
    public = open_question(made.director, draft=draft_of(made, **usual), at=at)
    row = AgendaQuestion.objects.within(public_id=public).get()
    for sentence in SENTENCES:
        draft = StatementDraft(Words(sentence, sentence))
        put_statement(made.director, question_id=row.pk, draft=draft, at=at)
    links = HearingLink.objects.within(question_id=row.pk).select_related("group")
    tokens = {link.group.kind: link.token for link in links}
    card = question_card(
        made.director, initiative_id=made.initiative.pk, public_id=public, today=day_of(at)
    )
    return card, tokens


def by_link(made: Hall, device: str, kind: str = "residents") -> Voter:
    """Somebody without an account, on a device."""
    question, group, link = question_of_link(made.tokens[kind], today=TODAY)
    return voter_by_link(question, group, link_id=link, device=device)


def member(made: Hall, actor: Actor, kind: str = "type") -> Voter:
    """Somebody with an account, as one of the groups."""
    group = next(one.id for one in made.question.groups if one.kind == kind)
    found = voter_of(actor, made.question, group_id=group, today=TODAY)
    assert found is not None
    return found


def says(made: Hall, voter: Voter, votes: Iterable[int], at: object = LATER) -> None:
    """A voter answers the statements in their order."""
    for number, vote in enumerate(votes, start=1):
        give_answer(
            nameless(voter),
            voter=voter,
            statement_id=made.statement(number).pk,
            vote=vote,
            at=at,
        )
