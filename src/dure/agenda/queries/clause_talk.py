"""What was said about clauses: comments with their answers, amendments, earlier wordings."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from django.db.models import Count, Q

from dure.agenda.models import AgendaComment, Amendment, ClauseText
from dure.agenda.types.writing import AmendmentCard, CommentCard, TextCard, Wording
from dure.ground.journal.types import Actor
from dure.kernel.words import Words

NOBODY = Words("", "")


def comments_on(node_ids: Collection[int], actor: Actor | None = None) -> tuple[CommentCard, ...]:
    """The talks about these clauses, by paragraph and time, each with its answers. One query."""
    rows = AgendaComment.objects.within(node_id__in=node_ids).select_related("organisation")
    cards = [(row.answers_id, _comment(row, actor)) for row in rows.order_by("paragraph", "id")]
    replies: dict[int, list[CommentCard]] = {}
    for first, card in cards:
        if first is not None:
            replies.setdefault(first, []).append(card)
    return tuple(_with(card, replies) for first, card in cards if first is None)


def amendments_to(
    node_ids: Collection[int], actor: Actor | None = None
) -> tuple[AmendmentCard, ...]:
    """The amendments to these clauses, those that wait first. One query."""
    rows = Amendment.objects.within(node_id__in=node_ids).select_related("organisation")
    cards = [amendment_card(row, actor) for row in rows.order_by("id")]
    return tuple(sorted(cards, key=lambda one: one.state != "open"))


def amendments_waiting(agenda_id: int) -> dict[int, int]:
    """How many amendments wait at each clause of a version, also at those taken out."""
    return _counted(Amendment.objects.within(node__agenda_id=agenda_id, state="open"))


def comments_open(agenda_id: int) -> dict[int, int]:
    """How many talks are open at each clause of a version."""
    firsts = Q(answers=None, resolved_at=None)
    return _counted(AgendaComment.objects.within(node__agenda_id=agenda_id).filter(firsts))


def organisations_heard(agenda_id: int) -> frozenset[int]:
    """The organisations that have commented on a version or proposed to amend it. Two queries."""
    of = {"node__agenda_id": agenda_id, "organisation__isnull": False}
    found = [model.objects.within(**of) for model in (AgendaComment, Amendment)]
    return frozenset(
        key for rows in found for key in rows.values_list("organisation_id", flat=True)
    )


def texts_of(node_id: int) -> tuple[TextCard, ...]:
    """How a clause has read, the newest first."""
    rows = ClauseText.objects.within(node_id=node_id).order_by("-revision")
    return tuple(
        TextCard(
            row.revision,
            Wording(Words(row.title_ko, row.title_en), Words(row.text_ko, row.text_en)),
            row.written_at,
            row.written_by,
            row.because,
        )
        for row in rows
    )


def amendment_card(row: Any, actor: Actor | None = None) -> AmendmentCard:
    """The card of a row."""
    return AmendmentCard(
        id=row.pk,
        node_id=row.node_id,
        based_on=row.based_on,
        base=Wording(
            Words(row.base_title_ko, row.base_title_en), Words(row.base_text_ko, row.base_text_en)
        ),
        wording=Wording(row.title, row.text),
        reason=row.reason,
        state=row.state,
        proposed_at=row.proposed_at,
        proposed_by=row.proposed_by,
        organisation=row.organisation.name if row.organisation else NOBODY,
        is_mine=_mine(row, actor),
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        decided_why=row.decided_why,
    )


def _counted(rows: Any) -> dict[int, int]:
    told = rows.order_by().values_list("node_id").annotate(times=Count("id"))
    return dict(told)


def _comment(row: Any, actor: Actor | None) -> CommentCard:
    return CommentCard(
        id=row.pk,
        node_id=row.node_id,
        paragraph=row.paragraph,
        language=row.language,
        quoted=row.quoted,
        words=row.words,
        said_at=row.said_at,
        said_by=row.said_by,
        organisation=row.organisation.name if row.organisation else NOBODY,
        is_mine=_mine(row, actor),
        resolved_at=row.resolved_at,
        resolved_by=row.resolved_by,
        resolved_with=row.resolved_with,
    )


def _with(card: CommentCard, replies: dict[int, list[CommentCard]]) -> CommentCard:
    return replace(card, replies=tuple(replies.get(card.id, ())))


def _mine(row: Any, actor: Actor | None) -> bool:
    return actor is not None and row.account_id is not None and row.account_id == actor.account_id
