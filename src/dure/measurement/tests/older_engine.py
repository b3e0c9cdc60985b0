"""A county whose release went out under an older engine: what stood in for a small number is open."""

from datetime import date

from dure.ground.tests.story import NOW
from dure.kernel.words import Words
from dure.measurement.models import Publication, PublishedNumber, WithheldNumber
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.services.publish_numbers import publish_numbers
from dure.measurement.tests.releases import County, county, reports
from dure.measurement.types.prepared import RestateCause

TODAY = date(2026, 11, 22)
WHY = RestateCause(cause="correction", words=Words("고쳤어요", "Put right"))


def three_months() -> County:
    """Three months of two kitchens in the north, published; 손맛 served three people in August."""
    made = county()
    for month, (sonmat, duson) in enumerate(((30, 40), (3, 50), (25, 60)), start=7):
        reports(made, "손맛", f"2026-{month:02d}", {"": sonmat})
        reports(made, "두손", f"2026-{month:02d}", {"": duson})
    publish(made)
    return made


def publish(made: County, why: RestateCause | None = None) -> Publication:
    """One more release of the three months."""
    ready = prepare_release(
        initiative_id=made.village.initiative.pk,
        min_cell=5,
        first="2026-07",
        last="2026-09",
        as_of=TODAY,
    )
    title = Words("공표", "A release")
    return publish_numbers(made.village.director, prepared=ready, title=title, at=NOW, why=why)


def as_an_older_engine_published(period: str) -> None:
    """All that stood in for the small number is open after all, as long as nobody looked for it."""
    for hidden in PublishedNumber.objects.filter(period=period, status="secondary"):
        kept = WithheldNumber.objects.get(
            publication=hidden.publication,
            period=period,
            place_code=hidden.place_code,
            organisation=hidden.organisation,
            cell=hidden.cell,
        )
        PublishedNumber.objects.filter(pk=hidden.pk).update(status="published", value=kept.value)
