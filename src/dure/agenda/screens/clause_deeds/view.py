"""What is done to one clause from its page: said, closed, answered, moved, taken out, assumed, agreed."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from dure.agenda.screens.draft.view import clause_in_draft
from dure.agenda.screens.writing import Desk, desk_of, did, href, whole
from dure.agenda.services import (
    accept_amendment,
    agree_review,
    assume,
    cut_link,
    decline_amendment,
    drop_occasion,
    move_clause,
    remove_clause,
    resolve_comment,
    say_comment,
    withdraw_amendment,
)
from dure.agenda.types import CommentDraft, NodeCard, OccasionDraft
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.ui.days import day_written
from dure.kernel.words import Words, spoken_language

Deed = Callable[[ActingRequest, Desk, NodeCard], object]
DONE = Words("그렇게 했어요.", "Done.")


@require_POST
@needs("amend_agenda")
def talk(request: ActingRequest, slug: str, key: str) -> HttpResponse:
    """Say something, close a talk, take an amendment back."""
    deed = request.POST.get("deed", "")
    return _done(request, (slug, key), TALK.get(deed, _unknown), "talk")


@require_POST
@needs("write_agenda")
def steer(request: ActingRequest, slug: str, key: str) -> HttpResponse:
    """Answer an amendment, move the clause, take it out, say what is assumed and when to look again."""
    deed = request.POST.get("deed", "")
    return _done(request, (slug, key), STEER.get(deed, _unknown), deed)


def _done(request: ActingRequest, at: tuple[str, str], deed: Deed, part: str) -> HttpResponse:
    desk = desk_of(request, at[0])
    node = clause_in_draft(desk, at[1])
    back = href("agenda_clause_draft", *at) + f"#{PARTS.get(part, 'main')}"
    return did(request, lambda: deed(request, desk, node), DONE, back)


def _unknown(request: ActingRequest, desk: Desk, node: NodeCard) -> None:
    raise Refused("agenda.no_such_deed")


def _say(request: ActingRequest, desk: Desk, node: NodeCard) -> None:
    said = CommentDraft(
        words=request.POST.get("words", ""),
        paragraph=whole(request.POST.get("paragraph", "")),
        language=spoken_language(),
        organisation_id=desk.organisation_id,
        answers_id=whole(request.POST.get("answers", "")) or None,
    )
    say_comment(request.actor, node_id=node.id, comment=said, at=now())


def _resolve(request: ActingRequest, desk: Desk, node: NodeCard) -> None:
    word = request.POST.get("words", "")
    comment = whole(request.POST.get("comment", ""))
    resolve_comment(request.actor, comment_id=comment, word=word, at=now())


def _withdraw(request: ActingRequest, desk: Desk, node: NodeCard) -> None:
    withdraw_amendment(request.actor, amendment_id=_amendment(request), at=now())


def _accept(request: ActingRequest, desk: Desk, node: NodeCard) -> None:
    accept_amendment(
        request.actor,
        amendment_id=_amendment(request),
        revision=whole(request.POST.get("revision", "")),
        why=request.POST.get("why", ""),
        at=now(),
    )


def _decline(request: ActingRequest, desk: Desk, node: NodeCard) -> None:
    why = request.POST.get("why", "")
    decline_amendment(request.actor, amendment_id=_amendment(request), why=why, at=now())


def _move(request: ActingRequest, desk: Desk, node: NodeCard) -> None:
    above = request.POST.get("above", "")[:12]
    move_clause(request.actor, node_id=node.id, above=above, at=now())


def _remove(request: ActingRequest, desk: Desk, node: NodeCard) -> None:
    remove_clause(request.actor, node_id=node.id, why=request.POST.get("why", ""), at=now())


def _assume(request: ActingRequest, desk: Desk, node: NodeCard) -> None:
    said = Words(request.POST.get("assumption_ko", ""), request.POST.get("assumption_en", ""))
    upper = request.POST.get("upper", "")[:12]
    assume(request.actor, node_id=node.id, upper=upper, assumption=said, at=now())


def _cut(request: ActingRequest, desk: Desk, node: NodeCard) -> None:
    cut_link(request.actor, node_id=node.id, upper=request.POST.get("upper", "")[:12], at=now())


def _agree(request: ActingRequest, desk: Desk, node: NodeCard) -> None:
    asked = OccasionDraft(
        due_on=day_written(request.POST.get("due_on", "")),
        indicator=request.POST.get("indicator", "")[:60],
        crosses=request.POST.get("crosses", "") if request.POST.get("indicator") else "",
        threshold=_number(request.POST.get("threshold", "")),
    )
    house = desk.initiative.id
    agree_review(request.actor, initiative_id=house, key=node.key, occasion=asked, at=now())


def _drop(request: ActingRequest, desk: Desk, node: NodeCard) -> None:
    occasion = whole(request.POST.get("occasion", ""))
    drop_occasion(request.actor, occasion_id=occasion, at=now())


def _amendment(request: ActingRequest) -> int:
    return whole(request.POST.get("amendment", ""))


def _number(text: str) -> Decimal | None:
    """What was typed, with or without thousands; nothing where it is no number of this size."""
    try:
        found = Decimal(text.strip().replace(",", ""))
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found) < Decimal(10) ** 15 else None


TALK: dict[str, Deed] = {"say": _say, "resolve": _resolve, "withdraw": _withdraw}
STEER: dict[str, Deed] = {
    "accept": _accept,
    "decline": _decline,
    "move": _move,
    "remove": _remove,
    "assume": _assume,
    "cut": _cut,
    "agree": _agree,
    "drop": _drop,
}
PARTS = {
    "talk": "talk",
    "accept": "amendments",
    "decline": "amendments",
    "move": "place",
    "remove": "place",
    "assume": "place",
    "cut": "place",
    "agree": "again",
    "drop": "again",
}
