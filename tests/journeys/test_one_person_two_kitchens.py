"""박순례 eats with two kitchens: the county says that it is a sum, and between how many the truth lies."""

from dataclasses import replace

from django.urls import reverse

from dure.measurement.tests.releases import assign, indicator, reports


def test_a_total_of_people_over_two_kitchens_says_that_it_is_a_sum_with_its_range(
    garam, publish, numbers, stranger
):
    people = indicator("M02", kind="distinct")
    garam = replace(garam, served=people)
    for name, place in (("손맛", "5290000000"), ("두손", "5290000000")):
        assign(garam, people, name, place)
    reports(garam, "손맛", "2026-09", {"": 90})
    reports(garam, "두손", "2026-09", {"": 40})
    publish(garam)

    total = next(
        one
        for (_, organisation, place, cell), one in numbers(garam).items()
        if one.indicator.code == "M02" and not (organisation or place or cell)
    )

    assert (total.method, total.low, total.high) == ("sum", 90, 130)
    page = stranger.get(reverse("number", args=[total.address])).content.decode()
    assert "90" in page
    assert "130" in page
