"""What the pages of the backbone inside an initiative share: their context, and how a deed is answered."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest

from dure.ground.organisations.types import InitiativeCard
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.words import Words


def said(card: InitiativeCard, **more: object) -> dict[str, object]:
    """The context of a page inside an initiative."""
    here = {"condition": "backbone", "initiative": card.name, "slug": card.slug}
    return {**here, "card": card, **more}


def understood(request: HttpRequest, form: BaseForm) -> bool:
    """True for a form that is whole; what is wrong in one that stands on another page is said there."""
    for name, faults in form.errors.items():
        for fault in faults:
            messages.error(request, f"{form.fields[name].label}: {fault}")
    return form.is_valid()


def taken(request: HttpRequest, form: BaseForm, deed: Callable[[], object], done: Words) -> bool:
    """Do what a form asks, if it is whole; what the rules forbid is said beside what was typed."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        deed()
    except Refused as refused:
        form.add_error(None, str(words_of(refused)))
        return False
    messages.success(request, str(done))
    return True
