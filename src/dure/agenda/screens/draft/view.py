"""The draft beside the version in force: clause by clause, with what was said and proposed."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from dure.agenda.queries import (
    adopted_agenda,
    agenda_tree,
    amendments_waiting,
    comments_open,
    draft_agenda,
)
from dure.agenda.rules.tree import BELOW
from dure.agenda.rules.version_diff import VersionDiff, version_diff
from dure.agenda.screens.writing import Desk, desk_of, did, href
from dure.agenda.services import move_clause, rename_version, restore_clause
from dure.agenda.types import KIND_WORDS, AgendaTree, NodeCard
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.words import Words

BACK = Words("조항을 되살렸어요.", "The clause is back.")
RENAMED = Words("판의 이름을 바꾸었어요.", "The version has its new name.")
MOVED = Words("조항을 옮겼어요.", "The clause has moved.")


@needs("see_initiative")
def agenda_draft(request: ActingRequest, slug: str) -> HttpResponse:
    """How does the draft read, beside what is in force?"""
    desk = desk_of(request, slug)
    draft = draft_agenda(desk.initiative.id)
    if draft is None:
        return HttpResponseRedirect(href("agenda_home", slug))
    said = desk.said(**_found(desk, agenda_tree(draft.id)))
    return render(request, "agenda/screens/draft/page.html", said)


@require_POST
@needs("write_agenda")
def restore(request: ActingRequest, slug: str, key: str) -> HttpResponse:
    """A clause that was taken out comes back."""
    node = clause_in_draft(desk_of(request, slug), key)
    deed = lambda: restore_clause(request.actor, node_id=node.id, at=now())  # noqa: E731
    return did(request, deed, BACK, href("agenda_draft", slug) + f"#{key}")


@require_POST
@needs("write_agenda")
def rename(request: ActingRequest, slug: str) -> HttpResponse:
    """The version that is being written gets another name."""
    draft = draft_agenda(desk_of(request, slug).initiative.id)
    if draft is None:
        return HttpResponseRedirect(href("agenda_home", slug))
    title = Words(request.POST.get("title_ko", "")[:400], request.POST.get("title_en", "")[:400])
    deed = lambda: rename_version(request.actor, agenda_id=draft.id, title=title, at=now())  # noqa: E731
    return did(request, deed, RENAMED, href("agenda_draft", slug))


@require_POST
@needs("write_agenda")
def shift(request: ActingRequest, slug: str, key: str) -> HttpResponse:
    """One place up or down among its neighbours."""
    node = clause_in_draft(desk_of(request, slug), key)
    before = request.POST.get("before", "")[:12]
    deed = lambda: move_clause(  # noqa: E731
        request.actor, node_id=node.id, above=node.parent_key, before=before, at=now()
    )
    return did(request, deed, MOVED, href("agenda_draft", slug) + f"#{key}")


def clause_in_draft(desk: Desk, key: str) -> NodeCard:
    """A clause of the draft by its key; a stranger's key is nowhere."""
    draft = draft_agenda(desk.initiative.id)
    found = agenda_tree(draft.id).node(key) if draft else None
    if found is None:
        raise Refused("agenda.no_such_clause")
    return found


def _found(desk: Desk, tree: AgendaTree) -> dict[str, object]:
    adopted = adopted_agenda(desk.initiative.id)
    former = agenda_tree(adopted.id) if adopted else None
    diff = version_diff(former, tree) if former else None
    waiting, talks = amendments_waiting(tree.card.id), comments_open(tree.card.id)
    return {
        "draft": tree.card,
        "adopted": adopted,
        "diff": diff,
        "rows": _rows(tree, diff, waiting, talks),
        "removed": [(one, waiting.get(one.id, 0)) for one in tree.removed],
        "waiting": sum(waiting.values()),
        "empty": not tree.nodes,
    }


def _rows(
    tree: AgendaTree,
    diff: VersionDiff | None,
    waiting: dict[int, int],
    talks: dict[int, int],
) -> list[dict[str, Any]]:
    compared = {one.key: one for one in diff.clauses} if diff else {}
    told = [(waiting.get(node.id, 0), talks.get(node.id, 0)) for node in tree.nodes]
    return [
        _row(tree, node, said) | {"diff": compared.get(node.key)}
        for node, said in zip(tree.nodes, told, strict=True)
    ]


def _row(tree: AgendaTree, node: NodeCard, said: tuple[int, int]) -> dict[str, Any]:
    return {
        "node": node,
        "assumption": tree.assumption(node),
        "amendments": said[0],
        "comments": said[1],
        "may_add": [(kind, KIND_WORDS[kind]) for kind in BELOW[node.kind]],
        **_neighbours(tree, node),
    }


def _neighbours(tree: AgendaTree, node: NodeCard) -> dict[str, object]:
    """Before whom it would stand one place up, and one place down; None where it cannot."""
    level = [one.key for one in tree.below(node.parent_key)]
    at = level.index(node.key) if node.key in level else 0
    up = level[at - 1] if at > 0 else None
    down = None
    if at + 1 < len(level):
        down = level[at + 2] if at + 2 < len(level) else "-"
    return {"up": up, "down": down}
