"""Say something beside a paragraph, answer it, and close the talk with a word."""

from datetime import datetime
from typing import Any

from dure.agenda.models import AgendaComment, AgendaNode
from dure.agenda.rules.tree import paragraphs
from dure.agenda.services.agenda_subjects import of_node
from dure.agenda.types.writing import CommentDraft
from dure.ground.journal.queries import may
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.queries import subject_within
from dure.kernel.errors import Refused

LONGEST = 4_000


def speaking_for(initiative_id: int, organisation_id: int | None, about: Subject) -> Subject:
    """A subject for the gate: somebody of an organisation speaks for it, the backbone for all."""
    if organisation_id is None:
        return about
    return subject_within(about.kind, about.id, initiative_id, organisation_id)


def _of_comment_draft(*, node_id: int, comment: CommentDraft, **_: Any) -> Subject:
    about = of_node(node_id=node_id)
    return speaking_for(about.initiative_id or 0, comment.organisation_id, about)


def _of_comment(*, comment_id: int, **_: Any) -> Subject:
    row = AgendaComment.objects.within(pk=comment_id).first()
    if row is None:
        raise Refused("agenda.no_such_comment")
    about = of_node(node_id=row.node_id)
    return speaking_for(about.initiative_id or 0, row.organisation_id, about)


@action("agenda.comment.say", may="amend_agenda", on=_of_comment_draft)
def say_comment(actor: Actor, *, node_id: int, comment: CommentDraft, at: datetime) -> Done[int]:
    """Say it; answers the key. A comment on a clause that was taken out meanwhile is kept with it.

    Refused with `agenda.nothing_said`, `.comment_too_long`, `.is_past` or `.no_such_comment`.
    """
    node = AgendaNode.objects.within(pk=node_id).select_related("agenda").get()
    if node.agenda.status == "superseded":
        raise Refused("agenda.is_past", number=node.agenda.number)
    words = comment.words.replace("\r\n", "\n").strip()
    if not words:
        raise Refused("agenda.nothing_said")
    if len(words) > LONGEST:
        raise Refused("agenda.comment_too_long", most=LONGEST)
    first = _first_of(node_id, comment.answers_id)
    paragraph = first.paragraph if first else comment.paragraph
    language = first.language if first else comment.language
    row = AgendaComment.objects.create(
        node=node,
        paragraph=paragraph,
        language=language,
        quoted=first.quoted if first else _paragraph(node, paragraph, language),
        answers=first,
        words=words,
        said_at=at,
        said_by=actor.name,
        account_id=actor.account_id,
        organisation_id=comment.organisation_id,
    )
    return Done(row.pk, {"agenda": node.agenda_id, "clause": node.key, "comment": row.pk})


@action("agenda.comment.resolve", may="amend_agenda", on=_of_comment)
def resolve_comment(actor: Actor, *, comment_id: int, word: str, at: datetime) -> Done[int]:
    """Close a talk with a word, as whoever began it or whoever writes the agenda.

    Refused with `agenda.no_word`, `.resolved_already` or `.not_yours`.
    """
    row = AgendaComment.objects.within(pk=comment_id).select_for_update().get()
    about = of_node(node_id=row.node_id)
    began = row.account_id is not None and row.account_id == actor.account_id
    if not began and not may(actor, "write_agenda", about):
        raise Refused("agenda.not_yours")
    if row.resolved_at is not None or row.answers_id is not None:
        raise Refused("agenda.resolved_already", name=row.resolved_by or row.said_by)
    if not word.strip():
        raise Refused("agenda.no_word")
    row.resolved_at, row.resolved_by, row.resolved_with = at, actor.name, word.strip()[:300]
    row.save(update_fields=["resolved_at", "resolved_by", "resolved_with"])
    return Done(row.pk, {"agenda": about.id, "comment": row.pk})


def _first_of(node_id: int, answers_id: int | None) -> Any:
    """The comment that began the talk: an answer to an answer stands below the same one."""
    if answers_id is None:
        return None
    row = AgendaComment.objects.within(node_id=node_id, pk=answers_id).first()
    if row is None:
        raise Refused("agenda.no_such_comment")
    return row.answers if row.answers_id else row


def _paragraph(node: Any, number: int, language: str) -> str:
    """The paragraph as it reads now; the heading where there is none of that number."""
    parts = paragraphs(node.text.in_language(language))
    return parts[number - 1] if 0 < number <= len(parts) else node.title.in_language(language)
