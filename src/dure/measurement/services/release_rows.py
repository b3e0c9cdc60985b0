"""Release rows: freeze a prepared release as a publication with its numbers."""

from collections.abc import Sequence
from datetime import datetime

from dure.engines.disclosure import ENGINE as DISCLOSURE_ENGINE
from dure.engines.measure import ENGINE as MEASURE_ENGINE
from dure.engines.measure import Figure
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.ids import public_id
from dure.kernel.words import Words
from dure.measurement.models import Publication, PublishedNumber, WithheldNumber
from dure.measurement.queries.release_names import Names
from dure.measurement.rules.protecting import rules_kept
from dure.measurement.services.fitting import refuse_unfit
from dure.measurement.services.steps import somebody
from dure.measurement.types.prepared import PreparedNumber, PreparedRelease

AT_ONCE = 2_000


def freeze(
    actor: Actor,
    *,
    prepared: PreparedRelease,
    told: Sequence[PreparedNumber],
    title: Words,
    cause: str,
    at: datetime,
) -> Publication:
    """Write the publication and the numbers it tells; the caller holds the transaction and the gate.

    What is hidden is noted apart for later releases, also where this one does not tell of it.
    """
    initiative = initiative_by_id(prepared.initiative_id)
    earlier = Publication.objects.filter(initiative_id=initiative.id).order_by("-number")
    # Two people publishing at once take turns; the first ever release is guarded by its number.
    last = earlier.select_for_update().values_list("number", flat=True).first()
    publication = Publication(
        public_id=public_id(),
        initiative_id=initiative.id,
        number=(last or 0) + 1,
        title_ko=title.ko,
        title_en=title.en,
        made_at=at,
        made_by_id=somebody(actor),
        min_cell=prepared.min_cell,
        as_of=prepared.as_of,
        engine=f"{MEASURE_ENGINE}; {DISCLOSURE_ENGINE}",
        fingerprint=prepared.fingerprint,
        licence=initiative.licence,
        cause=cause,
        people=prepared.people.as_dict(),
        rules=rules_kept(prepared.rules),
        held_back=[one.as_dict() for one in prepared.held_back],
    )
    _write(publication, prepared, told)
    return publication


def _write(
    publication: Publication, prepared: PreparedRelease, told: Sequence[PreparedNumber]
) -> None:
    refuse_unfit(publication)
    publication.save()
    names = Names(prepared)
    rows = [_row(publication, number, names) for number in told]
    PublishedNumber.objects.bulk_create(rows, batch_size=AT_ONCE)
    kept = [
        _kept(publication, number, number.withheld)
        for number in prepared.numbers
        if number.withheld is not None
    ]
    WithheldNumber.objects.bulk_create(kept, batch_size=AT_ONCE)


def _kept(publication: Publication, number: PreparedNumber, figure: Figure) -> WithheldNumber:
    where = number.key.where
    return WithheldNumber(
        publication=publication,
        indicator_id=number.indicator_id,
        period=number.key.period,
        place_code=where.place,
        organisation_id=int(where.organisation) if where.organisation else None,
        cell=number.key.cell,
        value=figure.value,
        numerator=figure.numerator,
        denominator=figure.denominator,
    )


def _row(publication: Publication, number: PreparedNumber, names: Names) -> PublishedNumber:
    where, figure = number.key.where, number.shown.figure
    return PublishedNumber(
        publication=publication,
        address=names.address(number),
        indicator_id=number.indicator_id,
        version_id=number.version_id,
        period=number.key.period,
        place_code=where.place,
        organisation_id=int(where.organisation) if where.organisation else None,
        cell=number.key.cell,
        status=number.shown.status,
        value=figure.value if figure else None,
        numerator=figure.numerator if figure else None,
        denominator=figure.denominator if figure else None,
        method=figure.method if figure else "",
        low=figure.low if figure else None,
        high=figure.high if figure else None,
        reported=number.reported,
        expected=number.expected,
    )
