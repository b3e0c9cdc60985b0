"""Three elders in a cell: every public face hides them and one cell more, so nobody subtracts them."""

import csv
import json

from django.urls import reverse

from dure.measurement.tests.releases import reports

HIDDEN = {"primary", "secondary"}


def test_three_people_and_the_cell_that_would_tell_are_hidden_on_every_public_face(
    garam, publish, numbers, stranger
):
    reports(garam, "손맛", "2026-09", {"": 90, "sex=f": 87, "sex=m": 3})
    reports(garam, "두손", "2026-09", {"": 41, "sex=f": 23, "sex=m": 18})
    publish(garam)
    found = numbers(garam)
    three = found["2026-09", "halmae-kitchen", "", "sex=m"]
    beside = found["2026-09", "halmae-kitchen", "", "sex=f"]

    file = stranger.get(reverse("dataset_csv", args=["halmae"])).getvalue().decode("utf-8-sig")
    told = json.loads(stranger.get(reverse("dataset_json", args=["halmae"])).content)["numbers"]
    page = stranger.get(reverse("number", args=[three.address])).content.decode()
    whole = stranger.get(reverse("public_indicator", args=["halmae", "M01"])).content.decode()

    assert three.status in HIDDEN
    assert three.value is None
    assert beside.status in HIDDEN
    assert beside.value is None
    for row in (*csv.DictReader(file.splitlines()), *told):
        if row["organisation"] == "halmae-kitchen" and row["cell"]:
            assert row["value"] in ("", None)
    assert ">3<" not in page
    assert "3명<" not in page
    assert ">87<" not in whole
    assert "87명" not in whole


def test_no_sum_of_published_cells_gives_the_hidden_three(garam, publish, numbers):
    reports(garam, "손맛", "2026-09", {"": 90, "sex=f": 87, "sex=m": 3})
    reports(garam, "두손", "2026-09", {"": 41, "sex=f": 23, "sex=m": 18})
    publish(garam)
    found = numbers(garam)

    men = [found["2026-09", who, "", "sex=m"] for who in ("", "halmae-kitchen", "duson")]
    open_ones = [one for one in men if one.status not in HIDDEN]

    assert len(open_ones) <= 1  # the whole less 두손 would be 손맛's three
