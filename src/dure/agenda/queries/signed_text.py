"""The text that is signed: a version whose letters stand, its fingerprint reckoned anew, its wall."""

from typing import Any

from dure.agenda.models import Agenda, Ratification
from dure.agenda.queries.agenda_tree import fingerprint_holds
from dure.agenda.rules.canonical import fingerprint_of
from dure.agenda.types.signing import Checked, SignedText, Wall, WallLine
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.words import Words

PUBLIC = ("adopted", "superseded")


def signed_text(slug: str, number: int) -> SignedText:
    """An adopted version, now or once in force: it is everybody's to read.

    Refused with `agenda.no_such_signed_text` for drafts and for what is not there.
    """
    row = _versions(slug).filter(number=number).first()
    if row is None:
        raise Refused("agenda.no_such_signed_text", number=number)
    return text_of(row)


def signed_versions(slug: str) -> tuple[SignedText, ...]:
    """All versions that were ever adopted, the newest first."""
    return tuple(text_of(row) for row in _versions(slug).order_by("-number"))


def text_checked(text: SignedText) -> Checked:
    """The fingerprint that is kept beside the one that the kept letters give now."""
    reckoned = fingerprint_of(text.text)
    return Checked(text.fingerprint, reckoned, fingerprint_holds(text.agenda_id))


def wall_of(slug: str, number: int) -> Wall:
    """The signature wall of a version: who signed, in the order of signing. Nobody who did not."""
    text = signed_text(slug, number)
    rows = standing_rows(text).order_by("signed_at", "id")
    others = _versions(slug).exclude(number=number).order_by("-number")
    return Wall(
        text=text,
        lines=tuple(_line(row) for row in rows),
        others=tuple(others.values_list("number", flat=True)),
    )


def standing_rows(text: SignedText) -> Any:
    """The signatures of a version that nobody took back, with their organisations."""
    rows = Ratification.objects.within(
        initiative_id=text.initiative_id, agenda_id=text.agenda_id, withdrawal__isnull=True
    )
    return rows.select_related("organisation")


def text_of(row: Agenda) -> SignedText:
    """The values of a version that was read with its initiative."""
    return SignedText(
        agenda_id=row.pk,
        initiative_id=row.initiative_id,
        slug=row.initiative.slug,
        initiative=row.initiative.name,
        number=row.number,
        status=row.status,
        title=row.title,
        text=row.frozen_text,
        fingerprint=row.fingerprint,
        adopted_on=day_of(row.adopted_at) if row.adopted_at else None,
    )


def _versions(slug: str) -> Any:
    rows = Agenda.objects.within(initiative__slug=slug, status__in=PUBLIC)
    return rows.exclude(fingerprint="").select_related("initiative")


def _line(row: Ratification) -> WallLine:
    return WallLine(
        organisation=Words(row.organisation.name_ko, row.organisation.name_en),
        slug=row.organisation.slug,
        on=day_of(row.signed_at),
        word=row.word,
    )
