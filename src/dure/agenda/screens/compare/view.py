"""Two versions side by side in words: what was added, taken out, moved and reworded."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.agenda.queries import agenda_numbered, agenda_tree, agendas_of
from dure.agenda.rules.version_diff import VersionDiff, version_diff
from dure.agenda.screens.writing import Desk, desk_of, whole
from dure.agenda.types import AgendaCard
from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs


@needs("see_initiative")
def compare(request: ActingRequest, slug: str) -> HttpResponse:
    """What changed between two versions?"""
    desk = desk_of(request, slug)
    versions = agendas_of(desk.initiative.id)
    old, new = _asked(request, desk, versions)
    diff = version_diff(agenda_tree(old.id), agenda_tree(new.id)) if old and new else None
    said = desk.said(versions=versions, old=old, new=new, diff=diff, counts=_counts(diff))
    return render(request, "agenda/screens/compare/page.html", said)


def _asked(
    request: ActingRequest, desk: Desk, versions: tuple[AgendaCard, ...]
) -> tuple[AgendaCard | None, AgendaCard | None]:
    """The two that are asked for; else the newest and the one before it."""
    numbers = [whole(request.GET.get(name, "")) for name in ("from", "to")]
    if all(numbers):
        old, new = (agenda_numbered(desk.initiative.id, number) for number in numbers)
        return old, new
    if not versions:
        return None, None
    return (versions[1] if len(versions) > 1 else versions[0]), versions[0]


def _counts(diff: VersionDiff | None) -> dict[str, int]:
    kinds = ("reworded", "added", "removed", "moved")
    return {kind: diff.count(kind) for kind in kinds} if diff else {}
