"""The settings of an initiative, and what was changed in them before."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import Noted, entries_about, must
from dure.ground.journal.types import Subject
from dure.ground.organisations.queries import initiative_card
from dure.ground.organisations.screens.initiative_settings.form import SettingsForm, settings_now
from dure.ground.organisations.screens.inside import said, taken
from dure.ground.organisations.services import change_initiative
from dure.kernel.clock import now
from dure.kernel.faces import needs
from dure.kernel.words import Words

KEPT = Words("설정을 바꾸었어요.", "The settings are changed.")
CHANGE = "organisations.initiative.change"
# Folded away until somebody wants them: most initiatives need none of these.
STRICTER = ("least_denominator", "dominance_n", "dominance_k", "p_percent")
SHOWN = 10


@needs("manage_initiative")
def initiative_settings(request: ActingRequest, slug: str) -> HttpResponse:
    """How is this initiative set up?"""
    card = initiative_card(slug)
    must(request.actor, "manage_initiative", Subject("initiative", card.id, card.id))
    form = SettingsForm(request.POST or None, initial=settings_now(card))
    if taken(request, form, lambda: _change(request, card.id, form), KEPT):
        return redirect("initiative_settings", slug)
    before = entries_about("initiative", [card.id], initiative_id=card.id, verbs=[CHANGE])
    changes = [_told(one, form) for one in before[: -SHOWN - 1 : -1]]
    context = said(card, form=form, stricter=STRICTER, changes=changes)
    page = "ground/organisations/screens/initiative_settings/page.html"
    return render(request, page, context, status=422 if form.errors else 200)


def _change(request: ActingRequest, initiative_id: int, form: SettingsForm) -> None:
    change_initiative(request.actor, at=now(), initiative_id=initiative_id, to=form.settings())


def _told(noted: Noted, form: SettingsForm) -> dict[str, object]:
    changed = noted.values.get("changed", {})
    lines = []
    for name, (old, new) in changed.items():
        field = form.fields.get(_field(name))
        words = dict(getattr(field, "choices", ()))  # what a choice is called, not its code
        shown = {"old": words.get(old, old), "new": words.get(new, new)}
        lines.append({"name": getattr(field, "label", name), **shown})
    return {"at": noted.at, "by": noted.by, "lines": lines}


def _field(name: str) -> str:
    return "place" if name == "place_code" else name
