"""A reader who keeps every release and subtracts one from another still learns of no small group."""

from datetime import date

import pytest

from dure.ground.organisations.models import Initiative
from dure.ground.places.models import Place, PlaceChange
from dure.ground.places.queries.tree_on import forget_trees
from dure.ground.tests.story import NOW, joins, person_who
from dure.kernel.ids import public_id
from dure.kernel.words import Words
from dure.measurement.models import (
    Assignment,
    Observation,
    Publication,
    Report,
    ReportingRound,
    WithheldNumber,
)
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.services.publish_numbers import publish_numbers
from dure.measurement.tests.releases import NORTH, PROVINCE, County, county, reports
from dure.measurement.types.prepared import RestateCause

pytestmark = pytest.mark.django_db
TITLE = Words("공표", "Release")
TOWN = "5292000000"
MERGED = RestateCause(cause="places", words=Words("누리군이 합쳐졌어요", "Nuri was merged"))


def published(
    made: County,
    first: str,
    last: str,
    as_of: date = date(2026, 11, 22),
    why: RestateCause | None = None,
) -> Publication:
    ready = prepare_release(
        initiative_id=made.village.initiative.pk, min_cell=5, first=first, last=last, as_of=as_of
    )
    return publish_numbers(made.village.director, prepared=ready, title=TITLE, at=NOW, why=why)


def seen(release: Publication) -> dict[tuple[str, str, str], int | None]:
    """What the release itself says: (period, organisation or place, cell) to value."""
    return {
        (n.period, n.organisation.slug if n.organisation else n.place_code, n.cell): n.value
        for n in release.numbers.select_related("organisation")
    }


def months(made: County, *values: int) -> None:
    for month, value in enumerate(values, start=7):
        reports(made, "손맛", f"2026-{month:02d}", {"": value})


def test_a_month_published_alone_does_not_open_another_month_of_its_quarter():
    made = county()
    months(made, 3, 50, 12)
    quarter = seen(published(made, "2026-07", "2026-09"))
    assert quarter["2026-07", "", ""] is None
    assert quarter["2026-Q3", "", ""] == 65

    alone = seen(published(made, "2026-09", "2026-09"))
    august = seen(published(made, "2026-08", "2026-08"))

    said = {**quarter, **{k: v for k, v in (alone | august).items() if v is not None}}
    known = [said["2026-08", "", ""], said["2026-09", "", ""]]
    assert None in known  # else July is what they leave of the quarter


RECOUNTED = RestateCause(cause="correction", words=Words("다시 세었어요", "Counted anew"))


def test_a_kitchen_that_counted_anew_does_not_open_its_first_count():
    """65 in all, 50 of them 새참's; 손맛's 3 and 두손's 12 were hidden. 손맛 counts anew: 30. Now all
    could be shown, but who reads that 두손 has 12 knows that 손맛 had 3.
    """
    made = county()
    for name, value in (("손맛", 3), ("두손", 12), ("새참", 50)):
        reports(made, name, "2026-09", {"": value})
    first = seen(published(made, "2026-09", "2026-09"))
    duson, saecham = (made.kitchens[name].slug for name in ("두손", "새참"))
    assert first["2026-09", "", ""] == 65
    assert first["2026-09", saecham, ""] == 50
    Observation.objects.within(organisation=made.kitchens["손맛"]).update(value=30)

    second = seen(published(made, "2026-09", "2026-09", why=RECOUNTED))

    assert second["2026-09", duson, ""] is None


def test_three_counts_later_the_first_one_is_still_kept():
    made = county()
    for name, value in (("손맛", 3), ("두손", 12), ("새참", 50)):
        reports(made, name, "2026-09", {"": value})
    published(made, "2026-09", "2026-09")
    duson = made.kitchens["두손"].slug
    for value in (30, 44):
        Observation.objects.within(organisation=made.kitchens["손맛"]).update(value=value)
        said = seen(published(made, "2026-09", "2026-09", why=RECOUNTED))
        assert said["2026-09", duson, ""] is None


def test_what_a_release_hides_is_noted_apart_from_what_it_says():
    made = county()
    for name, value in (("손맛", 3), ("두손", 12), ("새참", 50)):
        reports(made, name, "2026-09", {"": value})

    release = published(made, "2026-09", "2026-09")

    hidden = release.numbers.filter(status__in=("primary", "secondary"))
    noted = WithheldNumber.objects.filter(publication=release)
    assert {(n.organisation_id, n.place_code) for n in hidden} == {
        (n.organisation_id, n.place_code) for n in noted
    }
    assert set(hidden.values_list("value", flat=True)) == {None}
    assert {3, 12} <= set(noted.values_list("value", flat=True))


def test_hidden_numbers_of_before_such_notes_are_guessed_from_what_stands_now():
    """A release of an older version of the house: nobody noted what it hid."""
    made = county()
    for name, value in (("손맛", 3), ("두손", 12), ("새참", 50)):
        reports(made, name, "2026-09", {"": value})
    published(made, "2026-09", "2026-09")
    WithheldNumber.objects.all().delete()
    Observation.objects.within(organisation=made.kitchens["손맛"]).update(value=30)

    second = seen(published(made, "2026-09", "2026-09", why=RECOUNTED))

    assert second["2026-09", made.kitchens["두손"].slug, ""] is None


def three_towns() -> County:
    made = county()
    Place.objects.create(
        code=TOWN,
        level="sigungu",
        name_ko="다온군",
        name_en="Daon",
        parent_code=PROVINCE,
        valid_from=date(2020, 1, 1),
        fictional=True,
    )
    forget_trees()
    Assignment.objects.filter(organisation=made.kitchens["두손"]).update(place_code=TOWN)
    return made


def test_a_merger_does_not_open_the_small_town_that_was_hidden_before_it():
    made = three_towns()
    reports(made, "손맛", "2026-09", {"": 40})
    reports(made, "두손", "2026-09", {"": 30})
    reports(made, "새참", "2026-09", {"": 3})
    before = seen(published(made, "2026-09", "2026-09", date(2026, 9, 30)))
    Place.objects.filter(code="5291000000").update(valid_to=date(2026, 10, 1))
    PlaceChange.objects.create(old_code="5291000000", new_code=NORTH, changed_on=date(2026, 10, 1))
    forget_trees()

    after = seen(published(made, "2026-09", "2026-09", why=MERGED))

    north_before, north_after = before["2026-09", NORTH, ""], after["2026-09", NORTH, ""]
    assert None in (north_before, north_after)  # 43 - 40 would be the three


def test_what_one_initiative_hides_the_other_does_not_open():
    made = county()
    reports(made, "손맛", "2026-09", {"": 3})
    reports(made, "두손", "2026-09", {"": 12})
    reports(made, "새참", "2026-09", {"": 50})
    first = seen(published(made, "2026-09", "2026-09"))
    duson = made.kitchens["두손"]
    assert first["2026-09", duson.slug, ""] is None
    assert first["2026-09", "", ""] == 65
    other = joined(made, "두손")

    ready = prepare_release(
        initiative_id=other.pk,
        min_cell=5,
        first="2026-09",
        last="2026-09",
        as_of=date(2026, 11, 22),
    )
    director = person_who("backbone_director", other, None, "director-other")
    second = seen(publish_numbers(director, prepared=ready, title=TITLE, at=NOW))

    assert second["2026-09", duson.slug, ""] is None
    assert second["2026-09", "", ""] is None  # the only kitchen there: the same number


def joined(made: County, *names: str) -> Initiative:
    """Another initiative that asks these kitchens for the same indicator."""
    other = Initiative.objects.create(
        slug="other", name_ko="이웃밥상", name_en="Next Table", started_on=date(2024, 1, 1)
    )
    asked = ReportingRound.objects.create(
        initiative=other,
        period="2026-09",
        period_kind="month",
        opens_on=date(2026, 1, 1),
        due_on=date(2027, 1, 1),
        locks_on=date(2027, 2, 1),
    )
    for name in names:
        kitchen = made.kitchens[name]
        joins(kitchen, other)
        place = Assignment.objects.get(organisation=kitchen, indicator=made.served).place_code
        Assignment.objects.create(
            initiative=other,
            indicator=made.served,
            organisation=kitchen,
            place_code=place,
            since=date(2024, 1, 1),
        )
        Report.objects.create(
            round=asked, organisation=kitchen, public_id=public_id(), status="approved"
        )
    return other
