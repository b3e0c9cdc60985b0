"""The county starts to ask for women and men: no total, no count of indicators changes."""

from dure.ground.tests.story import TODAY
from dure.measurement.queries import scorecard
from dure.measurement.tests.releases import reports


def test_cells_beside_a_total_add_nothing_to_it(garam, publish, numbers):
    reports(garam, "손맛", "2026-08", {"": 90})
    reports(garam, "두손", "2026-08", {"": 40})
    reports(garam, "손맛", "2026-09", {"": 90, "sex=f": 60, "sex=m": 30})
    reports(garam, "두손", "2026-09", {"": 40, "sex=f": 25, "sex=m": 15})
    publish(garam, "2026-08", "2026-09")

    found = numbers(garam)

    assert found["2026-08", "", "", ""].value == 130
    assert found["2026-09", "", "", ""].value == 130
    assert found["2026-09", "halmae-kitchen", "", ""].value == 90
    assert found["2026-09", "", "", "sex=f"].value == 85


def test_the_scorecard_shows_one_indicator_however_it_is_split(garam):
    reports(garam, "손맛", "2026-09", {"": 90, "sex=f": 60, "sex=m": 30})

    rows = scorecard(garam.village.director, initiative_id=garam.village.initiative.pk, on=TODAY)

    assert [row.code for row in rows] == ["M01"]
    assert rows[0].points[-1].figure.value == 90
