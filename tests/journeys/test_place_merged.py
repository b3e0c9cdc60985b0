"""광주 and 전남 became one on 2026-07-01: old reports keep their code and are found under the new place."""

from datetime import date

import pytest

from dure.ground.access.queries import house
from dure.ground.places.queries import names
from dure.ground.places.services import load_places
from dure.ground.tests.story import NOW
from dure.measurement.models import Assignment, Observation
from dure.measurement.queries.release_figures import release_figures
from dure.measurement.tests.releases import reports

OLD, NEW = "2900000000", "1200000000"


@pytest.mark.slow
def test_a_number_reported_under_the_old_code_is_found_under_the_new_place(garam):
    load_places(house(), at=NOW)
    Assignment.objects.filter(organisation=garam.kitchens["새참"]).update(place_code=OLD)
    reports(garam, "새참", "2026-05", {"": 12})

    def places_on(day: date) -> dict[str, int]:
        figures = release_figures(
            initiative_id=garam.village.initiative.pk,
            version=garam.served.versions.get(),
            periods=["2026-05"],
            as_of=day,
        ).figures
        here = [one for one in figures if one.key.where.place and one.key.period == "2026-05"]
        return {one.key.where.place: one.figure.value for one in here if one.figure.value}

    assert places_on(date(2026, 6, 30)) == {OLD: 12}
    assert places_on(date(2026, 7, 1)) == {NEW: 12}
    assert names([NEW], date(2026, 7, 1))[NEW].ko == "전남광주통합특별시"
    kept = Observation.objects.within(organisation_id=garam.kitchens["새참"].pk).get()
    assert kept.place_code == OLD
