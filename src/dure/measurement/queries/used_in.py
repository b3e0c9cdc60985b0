"""Used in: where a published number stands, in releases, files, pages of others and papers (B21)."""

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from django.db.models import Q

from dure.kernel.words import Words
from dure.measurement.models import NumbersTaken, NumberUse, PublishedNumber, Why
from dure.measurement.rules.public_status import public_status
from dure.measurement.rules.using import FORMS, KINDS
from dure.measurement.types.usage import Stood, Taken, Told, Use, UsedIn

Shown = tuple[str, Decimal | None]
MOST = 200


def used_in(address: str) -> UsedIn:
    """Everything known of one number's ways; four statements. Public: no reader is named but authors.

    What was taken holds the number as its release said it: the newest at the address up to then.
    """
    rows = list(
        PublishedNumber.objects.filter(address=address)
        .select_related("publication", "indicator")
        .order_by("publication__number")
    )
    if not rows:
        return UsedIn(releases=(), taken=(), uses=(), stories=())
    return UsedIn(
        releases=tuple(_stood(row, rows[-1]) for row in rows),
        taken=_taken(rows),
        uses=_uses(rows[-1]),
        stories=_stories(rows),
    )


def _said(row: PublishedNumber) -> Shown:
    return public_status(row.status), row.value


def _stood(row: PublishedNumber, newest: PublishedNumber) -> Stood:
    release = row.publication
    return Stood(
        release=release.number,
        title=Words(release.title_ko, release.title_en),
        made_at=release.made_at,
        status=public_status(row.status),
        value=row.value,
        holds=_said(row) == _said(newest),
    )


def _taken(rows: Sequence[PublishedNumber]) -> tuple[Taken, ...]:
    numbers = [row.publication.number for row in rows]
    newest = rows[-1]
    found = NumbersTaken.objects.filter(
        Q(address=newest.address) | Q(address="", indicator__in=["", newest.indicator.code]),
        publication__initiative_id=newest.publication.initiative_id,
        publication__number__gte=numbers[0],
    ).select_related("publication")
    return tuple(
        Taken(
            words=FORMS.get(each.form, Words(each.form, each.form)),
            release=each.publication.number,
            site=each.site,
            days=each.days,
            first_on=each.first_on,
            last_on=each.last_on,
            # A page of others asks for the number each time: it shows the newest by itself.
            holds=each.form == "embed"
            or _said(rows[bisect_right(numbers, each.publication.number) - 1]) == _said(newest),
        )
        for each in found.order_by("-last_on", "-pk")[:MOST]
    )


def _uses(newest: PublishedNumber) -> tuple[Use, ...]:
    rows = NumberUse.objects.filter(address=newest.address).select_related(
        "number", "noted_by", "organisation"
    )
    return tuple(
        Use(
            id=row.pk,
            kind=row.kind,
            words=KINDS.get(row.kind, KINDS["other"]),
            title=row.title,
            link=row.link,
            used_on=row.used_on,
            organisation=row.organisation.name if row.organisation else None,
            by=row.noted_by.name,
            account_id=row.noted_by_id,
            status=public_status(row.number.status),
            value=row.number.value,
            holds=_said(row.number) == _said(newest),
            renewed_at=row.renewed_at,
        )
        for row in rows.order_by("-used_on", "-pk")[:MOST]
    )


def _stories(rows: Sequence[PublishedNumber]) -> tuple[Told, ...]:
    """The whys of the number's own period; one that is older than a change speaks of the old number."""
    newest = rows[-1]
    changed_at = next(
        (
            after.publication.made_at
            for before, after in zip(rows[-2::-1], rows[:0:-1], strict=True)
            if _said(before) != _said(after)
        ),
        None,
    )
    found = Why.objects.filter(
        initiative_id=newest.publication.initiative_id,
        indicator_id=newest.indicator_id,
        period=newest.period,
    ).select_related("written_by")
    return tuple(
        Told(
            text=Words(row.text_ko, row.text_en or row.text_ko),
            by=row.written_by.name,
            at=row.written_at,
            holds=changed_at is None or row.written_at >= changed_at,
        )
        for row in found.order_by("-written_at")
    )
