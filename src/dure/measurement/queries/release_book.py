"""The releases of an initiative for its backbone: what each published, hid and restated."""

from django.db.models import Count, Q

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import (
    IndicatorVersion,
    Publication,
    PublishedNumber,
    Restatement,
)
from dure.measurement.queries.categories import dimension_names
from dure.measurement.queries.number_cards import cards_of
from dure.measurement.queries.published import protection_of
from dure.measurement.queries.restatements import restated
from dure.measurement.rules.held_words import held_words
from dure.measurement.types.numbers import (
    HeldBackLine,
    NumberCard,
    ReleaseLine,
    ReleasePage,
    Restated,
)

TOLD = 200
PUBLISHED = Words(
    "값 {n}개를 공표했어요. 그중 {h}개는 작은 집단을 보호하려고 가렸어요.",
    "{n} numbers are published; {h} of them are hidden to protect small groups.",
)


def release_book(actor: Actor, *, initiative_id: int) -> tuple[ReleaseLine, ...]:
    """Every release, the newest first; refused with `measurement.not_your_desk`. Two statements."""
    _refuse_others(actor, initiative_id)
    hidden = Q(numbers__status__in=("primary", "secondary"))
    rows = (
        Publication.objects.filter(initiative_id=initiative_id)
        .select_related("made_by")
        .annotate(count=Count("numbers"), hidden=Count("numbers", filter=hidden))
        .order_by("-number")
    )
    restated = dict(
        Restatement.objects.filter(publication__initiative_id=initiative_id)
        .order_by()
        .values_list("publication_id")
        .annotate(Count("id"))
    )
    return tuple(_line(row, restated.get(row.pk, 0)) for row in rows)


def release_page(actor: Actor, *, initiative_id: int, public_id: str) -> ReleasePage:
    """One release: its statuses, the hidden numbers with why, and what it restated."""
    lines = {line.public_id: line for line in release_book(actor, initiative_id=initiative_id)}
    line = lines.get(public_id)
    if line is None:
        raise Refused("measurement.no_such_release", release=public_id)
    numbers = PublishedNumber.objects.filter(publication__public_id=public_id)
    counts = numbers.order_by().values_list("status").annotate(Count("id"))
    hidden = numbers.filter(status__in=("primary", "secondary")).order_by("status", "pk")
    restated = _restated(public_id)
    changed = cards_of(numbers.filter(address__in=[one.address for one in restated]))
    return ReleasePage(
        line=line,
        statuses=dict(counts),
        hidden=tuple(cards_of(hidden[:TOLD], for_backbone=True)),
        restated=restated,
        held_back=_held_back(public_id),
        whose={card.address: _whose(card) for card in changed},
    )


def published_words(publication: Publication) -> Words:
    """How many numbers went out, and how many of them hidden: of a restatement those that changed."""
    rows = PublishedNumber.objects.filter(publication=publication)
    hidden = Count("id", filter=Q(status__in=("primary", "secondary")))
    found = rows.aggregate(numbers=Count("id"), hidden=hidden)
    return PUBLISHED.filled(n=f"{found['numbers']:,}", h=f"{found['hidden']:,}")


def _whose(card: NumberCard) -> Words:
    if not card.cell:
        return card.where_words
    return Words(
        f"{card.where_words.ko} · {card.cell_words.ko}",
        f"{card.where_words.en} · {card.cell_words.en}",
    )


def _refuse_others(actor: Actor, initiative_id: int) -> None:
    if not may(actor, "see_all_reports", Subject("reports", "", initiative_id)):
        raise Refused("measurement.not_your_desk")


def _line(row: Publication, restated: int) -> ReleaseLine:
    return ReleaseLine(
        public_id=row.public_id,
        number=row.number,
        title=Words(row.title_ko, row.title_en),
        made_at=row.made_at,
        made_by=row.made_by.name,
        cause=row.cause,
        numbers=getattr(row, "count", 0),
        hidden=getattr(row, "hidden", 0),
        restated=restated,
        min_cell=row.min_cell,
        as_of=row.as_of,
        engine=row.engine,
        fingerprint=row.fingerprint,
        protection=protection_of(row),
    )


def _held_back(public_id: str) -> tuple[HeldBackLine, ...]:
    kept = Publication.objects.values_list("held_back", flat=True).get(public_id=public_id)
    if not kept:
        return ()
    held, splits = {one["version"]: one for one in kept}, dimension_names()
    rows = IndicatorVersion.objects.filter(pk__in=held).order_by("indicator__code")
    return tuple(HeldBackLine(row.name, held_words(held[row.pk], splits)) for row in rows)


def _restated(public_id: str) -> tuple[Restated, ...]:
    rows = Restatement.objects.filter(publication__public_id=public_id).select_related(
        "old_number", "new_number__version", "by"
    )
    return tuple(restated(row) for row in rows.order_by("pk")[:TOLD])
