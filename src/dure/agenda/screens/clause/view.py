"""One clause of the draft: rewrite it, talk about its paragraphs, propose and answer other words."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dure.agenda.screens.clause.found import found
from dure.agenda.screens.draft.view import clause_in_draft
from dure.agenda.screens.writing import Desk, desk_of, did, href, whole, wording_from
from dure.agenda.services import propose_amendment, rewrite_clause
from dure.agenda.types import AmendmentDraft, NodeCard, Proposed, Rewritten
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

PAGE = "agenda/screens/clause/page.html"
SAVED = Words("저장했어요.", "Saved.")
JOINED = Words(
    "그사이 {name}님도 다른 곳을 고쳤어요. 두 글을 모두 담아 저장했어요.",
    "{name} changed another place meanwhile. Both are saved together.",
)
SENT = Words("수정안을 냈어요.", "Your amendment was handed in.")
KEPT = Words(
    "이 조항은 그사이 {name}님이 초안에서 뺐어요. 낸 수정안은 조항 곁에 그대로 남아 있어요.",
    "{name} took this clause out of the draft meanwhile. Your amendment is kept beside it.",
)


@needs("see_initiative")
def clause_draft(request: ActingRequest, slug: str, key: str) -> HttpResponse:
    """How does this clause read, what do people say, and what should it say instead?"""
    desk = desk_of(request, slug)
    node = clause_in_draft(desk, key)
    if request.method == "POST":
        return _posted(request, desk, node)
    return render(request, PAGE, desk.said(**found(request.actor, desk, node)))


def _posted(request: ActingRequest, desk: Desk, node: NodeCard) -> HttpResponse:
    amends = request.POST.get("deed") == "amend"
    verb = _amended if amends else _rewritten
    try:
        done = verb(request, desk, node)
    except Refused as refused:
        return _shown_again(request, desk, node, refused, amends=amends)
    back = href("agenda_clause_draft", desk.initiative.slug, node.key)
    return did(request, lambda: None, done, back + ("#amendments" if amends else ""))


def _rewritten(request: ActingRequest, desk: Desk, node: NodeCard) -> Words:
    told: Rewritten = rewrite_clause(
        request.actor,
        node_id=node.id,
        revision=whole(request.POST.get("revision", "")),
        wording=wording_from(request.POST),
        at=now(),
    )
    return JOINED.filled(name=told.with_whom) if told.outcome == "joined" else SAVED


def _amended(request: ActingRequest, desk: Desk, node: NodeCard) -> Words:
    said = AmendmentDraft(
        revision=whole(request.POST.get("revision", "")),
        wording=wording_from(request.POST),
        reason=request.POST.get("reason", ""),
        organisation_id=desk.organisation_id,
    )
    told: Proposed = propose_amendment(request.actor, node_id=node.id, amendment=said, at=now())
    return KEPT.filled(name=told.taken_out_by) if told.taken_out_by else SENT


def _shown_again(
    request: ActingRequest, desk: Desk, node: NodeCard, refused: Refused, *, amends: bool
) -> HttpResponse:
    """What was typed stays in the form; where somebody was quicker, both texts are shown."""
    said: dict[str, Any] = found(request.actor, desk, clause_in_draft(desk, node.key))
    typed = wording_from(request.POST)
    said |= {"problem": words_of(refused), "reason": request.POST.get("reason", "")}
    said |= {"amending" if amends else "typed": typed}
    if refused.code == "agenda.changed_meanwhile":
        said |= {"clash": said["compare"](typed)}
    return render(request, PAGE, desk.said(**said), status=422)
