"""Begin a draft: the next version grows from the one in force, clause by clause; the first from nothing."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from dure.agenda.models import Agenda, AgendaLink, AgendaNode, Amendment, ClauseText
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused
from dure.kernel.words import Words

TITLE = Words("공동의제", "Common agenda")


def _of_initiative(*, initiative_id: int, **_: Any) -> Subject:
    return Subject("initiative", initiative_id, initiative_id)


@action("agenda.draft.begin", may="write_agenda", on=_of_initiative)
def begin_draft(
    actor: Actor, *, initiative_id: int, title: Words | None = None, at: datetime
) -> Done[int]:
    """Begin the next version and answer its key. Amendments that are still open come along.

    Refused with `agenda.draft_exists` while another draft is being written.
    """
    former = Agenda.objects.within(initiative_id=initiative_id, status="adopted").first()
    named = title or (former.title if former else TITLE)
    try:
        with transaction.atomic():
            row = Agenda.objects.create(
                initiative_id=initiative_id,
                number=_next_number(initiative_id),
                title_ko=named.ko,
                title_en=named.en,
                grown_from=former,
                begun_at=at,
            )
    except IntegrityError:  # the tables say it: also when two begin at the same moment
        raise Refused("agenda.draft_exists") from None
    grown = _grow(former, row, actor, at) if former else 0
    return Done(row.pk, {"agenda": row.pk, "number": row.number, "clauses": grown})


def _next_number(initiative_id: int) -> int:
    rows = Agenda.objects.within(initiative_id=initiative_id)
    return int(rows.aggregate(last=Max("number"))["last"] or 0) + 1


def _grow(former: Agenda, row: Agenda, actor: Actor, at: datetime) -> int:
    standing = list(former.nodes.filter(removed_at=None).order_by("id"))
    news = AgendaNode.objects.bulk_create(_copy(old, row) for old in standing)
    twins = {old.pk: new for old, new in zip(standing, news, strict=True)}
    for old in standing:
        new, above = twins[old.pk], twins.get(old.parent_id)
        if above is not None:
            new.parent = above
            new.save(update_fields=["parent"])
        Amendment.objects.within(node_id=old.pk, state="open").update(node=new)
    _copy_links(twins)
    ClauseText.objects.bulk_create(
        first_text(new, actor, at, because=f"version:{former.number}") for new in news
    )
    return len(news)


def _copy(old: AgendaNode, row: Agenda) -> AgendaNode:
    return AgendaNode(
        agenda=row,
        key=old.key,
        kind=old.kind,
        position=old.position,
        title_ko=old.title_ko,
        title_en=old.title_en,
        text_ko=old.text_ko,
        text_en=old.text_en,
        refers_to=old.refers_to,
    )


def _copy_links(twins: dict[int, AgendaNode]) -> None:
    links = AgendaLink.objects.within(lower_id__in=twins, upper_id__in=twins)
    AgendaLink.objects.bulk_create(
        AgendaLink(
            lower=twins[link.lower_id],
            upper=twins[link.upper_id],
            assumption_ko=link.assumption_ko,
            assumption_en=link.assumption_en,
        )
        for link in links
    )


def first_text(node: AgendaNode, actor: Actor, at: datetime, *, because: str) -> ClauseText:
    """How a clause reads at its present revision, for its history."""
    return ClauseText(
        node=node,
        revision=node.revision,
        title_ko=node.title_ko,
        title_en=node.title_en,
        text_ko=node.text_ko,
        text_en=node.text_en,
        written_at=at,
        written_by=actor.name,
        account_id=actor.account_id,
        because=because,
    )
