"""Propose other words for a clause; accept them, decline them with a reason, take them back."""

from datetime import datetime
from typing import Any

from dure.agenda.models import Agenda, AgendaNode, Amendment, ClauseText
from dure.agenda.services.agenda_subjects import clause_of_draft, of_node
from dure.agenda.services.say_comment import speaking_for
from dure.agenda.services.write_clause import columns_of, fitting, set_wording
from dure.agenda.types.writing import AmendmentDraft, Proposed
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused

LONGEST = 4_000
NAMES = ("title_ko", "title_en", "text_ko", "text_en")


def _of_draft(*, node_id: int, amendment: AmendmentDraft, **_: Any) -> Subject:
    about = of_node(node_id=node_id)
    return speaking_for(about.initiative_id or 0, amendment.organisation_id, about)


def of_amendment(*, amendment_id: int, **_: Any) -> Subject:
    """The version in whose draft an amendment stands."""
    return of_node(node_id=_one(amendment_id).node_id)


def _of_own(*, amendment_id: int, **_: Any) -> Subject:
    row = _one(amendment_id)
    about = of_node(node_id=row.node_id)
    return speaking_for(about.initiative_id or 0, row.organisation_id, about)


@action("agenda.amendment.propose", may="amend_agenda", on=_of_draft)
def propose_amendment(
    actor: Actor, *, node_id: int, amendment: AmendmentDraft, at: datetime
) -> Done[Proposed]:
    """Propose it. Where the clause was taken out meanwhile it is kept beside it, and the answer says so.

    Refused with `agenda.is_frozen`, `.is_past`, `.no_reason` or `.nothing_changed`.
    """
    node = _amendable(node_id)
    columns = columns_of(fitting(amendment.wording))
    reason = amendment.reason.replace("\r\n", "\n").strip()
    if not reason:
        raise Refused("agenda.no_reason")
    base = _read(node_id, amendment.revision)
    if columns == base:
        raise Refused("agenda.nothing_changed")
    row = Amendment.objects.create(
        node=node,
        first_agenda_id=node.agenda_id,
        # What was read in the version in force is how its twin in the draft began.
        based_on=amendment.revision if node.pk == node_id else 1,
        reason=reason[:LONGEST],
        proposed_at=at,
        proposed_by=actor.name,
        account_id=actor.account_id,
        organisation_id=amendment.organisation_id,
        **{f"base_{name}": text for name, text in base.items()},
        **columns,
    )
    noted = {"agenda": node.agenda_id, "clause": node.key, "amendment": row.pk}
    return Done(Proposed(row.pk, node.removed_by if node.removed_at else ""), noted)


@action("agenda.amendment.accept", may="write_agenda", on=of_amendment)
def accept_amendment(
    actor: Actor, *, amendment_id: int, revision: int, why: str = "", at: datetime
) -> Done[int]:
    """Put the proposed words into the draft, as they were seen beside `revision`; answers the new one.

    Refused with `agenda.changed_meanwhile`, `.clause_removed`, `.amendment_answered`, `.not_a_draft`,
    and `.amendment_in_vote` while the members vote on it.
    """
    row = open_amendment(amendment_id)
    node = clause_of_draft(row.node_id)
    if node.revision != revision:
        raise Refused("agenda.changed_meanwhile", name=last_writer(node.pk))
    columns = {name: getattr(row, name) for name in NAMES}
    set_wording(node, columns, actor, at, because=f"amendment:{row.pk}")
    settle_amendment(row, "accepted", why, actor, at)
    noted = {"agenda": node.agenda_id, "clause": node.key, "amendment": row.pk}
    return Done(node.revision, noted | {"revision": node.revision})


@action("agenda.amendment.decline", may="write_agenda", on=of_amendment)
def decline_amendment(actor: Actor, *, amendment_id: int, why: str, at: datetime) -> Done[int]:
    """Decline it with a reason, which stands beside it. Refused with `agenda.no_reason`."""
    row = open_amendment(amendment_id)
    if not why.strip():
        raise Refused("agenda.no_reason")
    settle_amendment(row, "declined", why, actor, at)
    return Done(row.pk, {"agenda": row.node.agenda_id, "amendment": row.pk})


@action("agenda.amendment.withdraw", may="amend_agenda", on=_of_own)
def withdraw_amendment(actor: Actor, *, amendment_id: int, at: datetime) -> Done[int]:
    """Whoever proposed it takes it back; it stays to be read. Refused with `agenda.not_yours`."""
    row = open_amendment(amendment_id)
    if row.account_id is None or row.account_id != actor.account_id:
        raise Refused("agenda.not_yours")
    settle_amendment(row, "withdrawn", "", actor, at)
    return Done(row.pk, {"agenda": row.node.agenda_id, "amendment": row.pk})


def _one(amendment_id: int) -> Any:
    row = Amendment.objects.within(pk=amendment_id).select_related("node").first()
    if row is None:
        raise Refused("agenda.no_such_amendment")
    return row


def open_amendment(amendment_id: int) -> Any:
    """An amendment that waits, held. Refused: `agenda.amendment_answered`, `agenda.amendment_in_vote`."""
    rows = Amendment.objects.within(pk=amendment_id).select_for_update(of=("self",))
    row = rows.select_related("node").get()
    if row.state != "open":
        raise Refused("agenda.amendment_answered", name=row.decided_by)
    asked = row.proposals.filter(state="voting").first()
    if asked is not None:
        raise Refused("agenda.amendment_in_vote", title=asked.title)
    return row


def settle_amendment(row: Any, state: str, why: str, actor: Actor, at: datetime) -> None:
    """Write down what became of it, by whom and why."""
    row.state, row.decided_why = state, why.strip()
    row.decided_at, row.decided_by = at, actor.name
    row.save(update_fields=["state", "decided_why", "decided_at", "decided_by"])


def _amendable(node_id: int) -> Any:
    """The clause, or its twin in the draft that is being written; waits for whoever freezes it."""
    node = AgendaNode.objects.within(pk=node_id).select_related("agenda").get()
    if node.agenda.status == "superseded":
        raise Refused("agenda.is_past", number=node.agenda.number)
    if node.agenda.status == "adopted":
        twin = AgendaNode.objects.within(
            agenda__initiative_id=node.agenda.initiative_id,
            agenda__status="draft",
            agenda__frozen_at=None,
            key=node.key,
        )
        return twin.first() or node
    agenda = Agenda.objects.within(pk=node.agenda_id).select_for_update().get()
    if agenda.frozen_at is not None:
        raise Refused("agenda.is_frozen", number=agenda.number)
    return node


def _read(node_id: int, revision: int) -> dict[str, str]:
    """The words that the proposer had before her."""
    kept = ClauseText.objects.within(node_id=node_id, revision=revision).first()
    row = kept or AgendaNode.objects.within(pk=node_id).get()
    return {name: getattr(row, name) for name in NAMES}


def last_writer(node_id: int) -> str:
    """Whoever wrote the words that stand now."""
    rows = ClauseText.objects.within(node_id=node_id).order_by("-revision")
    return str(rows.values_list("written_by", flat=True).first() or "")
