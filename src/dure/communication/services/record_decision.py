"""Record a decision (결정 적기), carry it out with proof; a new one lifts an old one."""

from dataclasses import replace
from datetime import datetime

from django.db import IntegrityError, transaction

from dure.communication.models import Decision, Topic
from dure.communication.queries.decisions import decision_card, decision_row
from dure.communication.rules.plain_text import one_line, plain
from dure.communication.services.speaking import speaking_for
from dure.communication.types.decisions import DecisionCard, NewDecision
from dure.ground.files.services import keep_file
from dure.ground.files.types import NewFile
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id

MOST_TITLE = 300
MOST_PROOF = 2_000


def _of_new(*, decision: NewDecision, **_: object) -> Subject:
    of = decision.organisation_id
    return speaking_for("decision", decision.source, decision.initiative_id, of)


@action("communication.decision.record", may="talk", on=_of_new, tell=("everyone",))
def record_decision(actor: Actor, *, decision: NewDecision, at: datetime) -> Done[DecisionCard]:
    """Record it; the same source again answers what stands already.

    From now on it stands on everyone's page until it is done or lifted. Refused with
    `communication.nothing_said`, `.no_such_decision`, `.ended_already` for what it should lift.
    """
    known = _from(decision.source)
    if known is None:
        try:
            with transaction.atomic():
                known = _recorded(actor, decision, at)
        except IntegrityError:  # recorded twice at one moment
            known = _from(decision.source)
            if known is None:
                raise
    noted = {"decision": known.public_id, "lifts": decision.lifts}
    return Done(decision_card(known), noted)


def _from(source: str) -> Decision | None:
    rows = Decision.objects.everywhere("a source is unique over the house")
    found: Decision | None = rows.filter(source=source).first()
    return found


def _recorded(actor: Actor, new: NewDecision, at: datetime) -> Decision:
    topic = Topic.objects.within(initiative_id=new.initiative_id, public_id=new.topic).first()
    row = Decision.objects.create(
        public_id=public_id(),
        initiative_id=new.initiative_id,
        source=new.source,
        title_ko=one_line(new.title.ko[:MOST_TITLE], most=MOST_TITLE),
        title_en=one_line((new.title.en or new.title.ko)[:MOST_TITLE], most=MOST_TITLE),
        decided_on=new.decided_on,
        decided_by_ko=new.decided_by.ko[:200],
        decided_by_en=new.decided_by.en[:200],
        page=new.page,
        topic=topic,
        organisation_id=new.organisation_id,
        due_on=new.due_on,
        recorded_at=at,
        changed_at=at,
    )
    step(row, replace(actor, name=new.recorded_by or actor.name), "recorded", at=at)
    if new.lifts:
        _lift(actor, new, row, at)
    return row


def _lift(actor: Actor, new: NewDecision, by: Decision, at: datetime) -> None:
    old = held_decision(new.lifts)
    if old.initiative_id != by.initiative_id:
        raise Refused("communication.no_such_decision")
    old.lifted_by = by
    _end(old, actor, "lifted", at=at, note=by.title_ko)


def _of_finishing(*, decision: str, organisation_id: int | None = None, **_: object) -> Subject:
    """What one organisation sees to is ended by it; what all see to, by whoever speaks for one."""
    row = decision_row(decision)
    of = row.organisation_id or organisation_id
    return speaking_for("decision", row.public_id, row.initiative_id, of)


@action("communication.decision.finish", may="talk", on=_of_finishing, tell=("everyone",))
def finish_decision(
    actor: Actor,
    *,
    decision: str,
    proof: str,
    file: NewFile | None = None,
    organisation_id: int | None = None,
    at: datetime,
) -> Done[DecisionCard]:
    """It is carried out, and this shows it. Refused with `communication.proof_needed`, `.ended_already`."""
    row = held_decision(decision)
    if not proof.strip():
        raise Refused("communication.proof_needed")
    row.proof = plain(proof, most=MOST_PROOF)
    kept = _kept(actor, row, file, organisation_id, at)
    _end(row, actor, "done", at=at, note=row.proof, file_id=kept)
    return Done(decision_card(row), {"decision": row.public_id})


def _kept(
    actor: Actor, row: Decision, file: NewFile | None, organisation_id: int | None, at: datetime
) -> int | None:
    if file is None:
        return None
    of = row.organisation_id or organisation_id
    if of is None:
        raise Refused("communication.file_of_nobody")
    where = {"initiative_id": row.initiative_id, "organisation_id": of}
    return keep_file(actor, at=at, new=file, **where).id


def held_decision(key: str) -> Decision:
    """The row, locked. Refused with `communication.no_such_decision`, `.ended_already`."""
    decision_row(key)
    rows = Decision.objects.everywhere("it was found; the gate has let the actor in")
    row: Decision = rows.select_for_update().get(public_id=key)
    if row.state != "open":
        raise Refused("communication.ended_already", who=row.ended_by)
    return row


def _end(
    row: Decision,
    actor: Actor,
    state: str,
    *,
    at: datetime,
    note: str,
    file_id: int | None = None,
) -> None:
    row.state, row.ended_at, row.ended_by, row.changed_at = state, at, actor.name, at
    row.save()
    step(row, actor, state, at=at, note=note, file_id=file_id)


def step(
    row: Decision,
    actor: Actor,
    kind: str,
    *,
    at: datetime,
    note: str = "",
    file_id: int | None = None,
) -> None:
    """One line of what happened to it."""
    row.steps.create(
        kind=kind, note=note, at=at, who=actor.name, account_id=actor.account_id, file_id=file_id
    )
