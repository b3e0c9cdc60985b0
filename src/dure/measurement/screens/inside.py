"""What the pages of measurement inside an initiative share: whose they are, and how fields are labelled."""

from typing import Any

from dure.ground.organisations.types import InitiativeCard
from dure.kernel.words import Words


def said(card: InitiativeCard, **more: object) -> dict[str, object]:
    """The context of a page inside an initiative."""
    here = {"condition": "measurement", "initiative": card.name, "slug": card.slug}
    return {**here, "card": card, **more}


def asked(ko: str, en: str) -> Any:
    """The label, hint or choice of a form field in both languages; Django's types know only text."""
    return Words(ko, en)
