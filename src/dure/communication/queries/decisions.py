"""The register of decisions (결정 대장): what was decided, how it stands, who does what by when."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from dure.communication.models import ActionItem, Decision
from dure.communication.queries.seen import TALK, sees
from dure.communication.queries.sight import glances
from dure.communication.queries.work_meetings import meetings_seen
from dure.communication.rules.seeing import is_seen
from dure.communication.types.decisions import (
    ActionCard,
    DecisionCard,
    DecisionPage,
    DecisionStepLine,
)
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused
from dure.kernel.words import Words

SEE = "see_initiative"
MEETINGS = "/talk/meetings/"
SHOWN = 300
RELATED = ("organisation", "topic", "lifted_by")


def decisions_in(
    actor: Actor, *, initiative_id: int, open_only: bool = False
) -> tuple[DecisionCard, ...]:
    """The register, for whoever sees the initiative: those to be carried out first, oldest first."""
    must_see_here(actor, initiative_id)
    rows = Decision.objects.within(initiative_id=initiative_id).select_related(*RELATED)
    if open_only:
        rows = rows.filter(state="open")
    found = list(rows.order_by("-decided_on", "-pk")[:SHOWN])
    counted = _counted([row.pk for row in found])
    cards = [decision_card(row, counted) for row in found]
    waiting = sorted((one for one in cards if one.is_open), key=lambda one: one.decided_on)
    return (*waiting, *(one for one in cards if not one.is_open))


def open_decisions(actor: Actor, initiative_id: int) -> tuple[DecisionCard, ...]:
    """What is not carried out, for whoever sees the initiative; nothing, and no question, for others."""
    if not is_seen(glances(actor, initiative_id), may_see=SEE, organisations=()):
        return ()
    return decisions_in(actor, initiative_id=initiative_id, open_only=True)


def decision_page(actor: Actor, public_id: str) -> DecisionPage:
    """One decision, with the links the actor may open. Refused: `communication.no_such_decision`."""
    row = decision_row(public_id)
    must_see_here(actor, row.initiative_id)
    actions = ActionItem.objects.within(decision=row).select_related(
        "organisation", "decision", "meeting"
    )
    return DecisionPage(
        card=_with_open_links(actor, row, decision_card(row, _counted([row.pk]))),
        actions=tuple(action_card(one) for one in actions.order_by("due_on", "pk")),
        steps=tuple(
            DecisionStepLine(one.kind, one.note, one.at, one.who, one.file_id)
            for one in row.steps.order_by("pk")
        ),
        may_end=_may_end(actor, row),
    )


def file_of_decision(actor: Actor, decision: str, file_id: int) -> int:
    """The key of a file that proves a decision. Refused: `communication.no_such_decision`."""
    row = decision_row(decision)
    must_see_here(actor, row.initiative_id)
    if not row.steps.filter(file_id=file_id).exists():
        raise Refused("communication.no_such_decision")
    return file_id


def decision_row(public_id: str) -> Decision:
    """The row. Refused with `communication.no_such_decision`."""
    everywhere = Decision.objects.everywhere("a decision is asked for by its key; the gate follows")
    row: Decision | None = everywhere.filter(public_id=public_id).select_related(*RELATED).first()
    if row is None:
        raise Refused("communication.no_such_decision")
    return row


def action_row(public_id: str) -> ActionItem:
    """The row. Refused with `communication.no_such_action`."""
    everywhere = ActionItem.objects.everywhere(
        "an action is asked for by its key; the gate follows"
    )
    row: ActionItem | None = everywhere.filter(public_id=public_id).first()
    if row is None:
        raise Refused("communication.no_such_action")
    return row


def actions_in(
    actor: Actor, *, initiative_id: int, state: str = "", mine: bool = False
) -> tuple[ActionCard, ...]:
    """What is to be done, the soonest first; `mine`: what my organisations or I do."""
    must_see_here(actor, initiative_id)
    rows = _related(ActionItem.objects.within(initiative_id=initiative_id))
    if state:
        rows = rows.filter(state=state)
    if mine:
        rows = rows.filter(_own(actor, initiative_id))
    ordered = rows.order_by(F("ended_at").desc(nulls_first=True), "due_on", "pk")
    return tuple(action_card(row) for row in ordered[:SHOWN])


def actions_due(actor: Actor, *, initiative_id: int, until: date) -> tuple[ActionCard, ...]:
    """What my organisations or I have to do by a day, and what is late."""
    return tuple(
        one
        for one in actions_in(actor, initiative_id=initiative_id, state="open", mine=True)
        if one.due_on <= until
    )


def must_see_here(actor: Actor, initiative_id: int) -> None:
    """Refused with `journal.not_allowed` for whoever does not see the initiative."""
    if not is_seen(glances(actor, initiative_id), may_see=SEE, organisations=()):
        raise Refused("journal.not_allowed", verb=SEE)


def decision_card(row: Decision, counted: Counter[tuple[int, str]] | None = None) -> DecisionCard:
    """A decision as the register shows it."""
    times = counted or Counter()
    lifted = row.lifted_by
    return DecisionCard(
        id=row.pk,
        public_id=row.public_id,
        initiative_id=row.initiative_id,
        title=row.title,
        decided_on=row.decided_on,
        decided_by=Words(row.decided_by_ko, row.decided_by_en),
        page=row.page,
        organisation_id=row.organisation_id,
        organisation=row.organisation.name if row.organisation else None,
        due_on=row.due_on,
        state=row.state,
        proof=row.proof,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
        lifted_by=lifted.public_id if lifted else "",
        lifted_title=lifted.title if lifted else None,
        topic=row.topic.public_id if row.topic else "",
        to_do=times[row.pk, "open"],
        done=times[row.pk, "done"],
    )


def action_card(row: ActionItem) -> ActionCard:
    """Something to do as others see it."""
    return ActionCard(
        id=row.pk,
        public_id=row.public_id,
        initiative_id=row.initiative_id,
        title=row.title,
        organisation_id=row.organisation_id,
        organisation=row.organisation.name,
        account_id=row.account_id,
        due_on=row.due_on,
        state=row.state,
        decision=row.decision.public_id if row.decision else "",
        decided=row.decision.title if row.decision else None,
        meeting=row.meeting.public_id if row.meeting else "",
        outcome=row.outcome,
        ended_by=row.ended_by,
        ended_at=row.ended_at,
    )


def _with_open_links(actor: Actor, row: Decision, card: DecisionCard) -> DecisionCard:
    """Without the meeting or the thread that the actor may not open."""
    if MEETINGS in card.page:
        key = card.page.rstrip("/").rsplit("/", 1)[-1]
        if key not in meetings_seen(actor, initiative_id=row.initiative_id):
            card = replace(card, page="")
    if row.topic is not None and not sees(actor, row.topic):
        card = replace(card, topic="")
    return card


def _related(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.select_related("organisation", "decision", "meeting")


def _own(actor: Actor, initiative_id: int) -> Q:
    mine = [
        one.organisation_id
        for one in glances(actor, initiative_id)
        if TALK in one.permissions and one.organisation_id is not None
    ]
    return Q(organisation_id__in=mine) | Q(account_id=actor.account_id or 0)


def _counted(ids: list[int]) -> Counter[tuple[int, str]]:
    rows = ActionItem.objects.within(decision_id__in=ids)
    return Counter(rows.values_list("decision_id", "state"))


def _may_end(actor: Actor, row: Decision) -> bool:
    if row.organisation_id is not None:
        subject = Subject("decision", row.public_id, row.initiative_id, row.organisation_id)
        return may(actor, TALK, subject)
    return is_seen(glances(actor, row.initiative_id), may_see=TALK, organisations=())
