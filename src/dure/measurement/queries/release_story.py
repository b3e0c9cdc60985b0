"""Releases and restatements as entries of a feed: what was published, and why something was put right."""

from dure.ground.organisations.queries import initiative_card
from dure.kernel.words import Words
from dure.measurement.models import Restatement
from dure.measurement.queries.published import releases
from dure.measurement.types.numbers import ReleaseCard, ReleaseEntry

MOST = 50


def release_story(slug: str) -> tuple[ReleaseEntry, ...]:
    """The newest fifty, newest first. Public; three queries."""
    initiative = initiative_card(slug)
    causes: dict[int, Words] = {}
    rows = Restatement.objects.filter(publication__initiative_id=initiative.id).order_by("pk")
    for number, ko, en in rows.values_list("publication__number", "cause_ko", "cause_en"):
        causes.setdefault(number, Words(ko, en or ko))
    return tuple(_entry(one, causes.get(one.number)) for one in releases(initiative)[:MOST])


def _entry(one: ReleaseCard, cause: Words | None) -> ReleaseEntry:
    said = Words(
        f"숫자 {one.numbers}개를 {'고쳐 ' if cause else ''}공개했어요.",
        f"{one.numbers} numbers were {'restated' if cause else 'published'}.",
    )
    if cause:
        said = Words(f"{said.ko} {cause.ko}", f"{said.en} {cause.en}")
    return ReleaseEntry(
        public_id=one.public_id,
        title=Words(f"제{one.number}호 {one.title.ko}", f"No. {one.number}: {one.title.en}"),
        words=said,
        made_at=one.made_at,
    )
