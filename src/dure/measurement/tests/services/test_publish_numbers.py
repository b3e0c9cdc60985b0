"""Publishing: what readers see, what they cannot compute, and what happens when a report goes back."""

from datetime import date

import pytest

from dure.ground.places.models import Place, PlaceChange
from dure.ground.places.queries.tree_on import forget_trees
from dure.ground.tests.story import NOW
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import (
    IndicatorVersion,
    Publication,
    PublishedNumber,
    Report,
    Restatement,
)
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.queries.public_home import public_home
from dure.measurement.queries.published import published_number
from dure.measurement.queries.published_now import published_now
from dure.measurement.services.publish_numbers import publish_numbers
from dure.measurement.services.restate_numbers import restate_numbers
from dure.measurement.services.return_report import return_report
from dure.measurement.tests.releases import NORTH, SOUTH, County, county, reports
from dure.measurement.types.prepared import RestateCause

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TITLE = Words("2026년 9월 공표", "Release of September 2026")


def prepared(made: County, first: str = "2026-09", last: str = "2026-09"):
    return prepare_release(
        initiative_id=made.village.initiative.pk,
        min_cell=5,
        first=first,
        last=last,
        as_of=date(2026, 11, 22),
    )


def publish(made: County, first: str = "2026-09", last: str = "2026-09") -> Publication:
    return publish_numbers(
        made.village.director, prepared=prepared(made, first, last), title=TITLE, at=NOW
    )


def shown(made: County) -> dict[tuple[str, str, str, str], PublishedNumber]:
    return {
        (n.period, n.organisation.slug if n.organisation else "", n.place_code, n.cell): n
        for n in published_now(made.village.initiative.pk).values()
    }


def three_kitchens_report(made: County) -> None:
    reports(made, "손맛", "2026-09", {"": 90, "sex=f": 60, "sex=m": 30})
    reports(made, "두손", "2026-09", {"": 40, "sex=f": 25, "sex=m": 15})
    reports(made, "새참", "2026-09", {"": 0, "sex=f": 0, "sex=m": 0})


def test_the_county_reads_the_sum_of_its_kitchens_and_zero_stays_zero():
    made = county()
    three_kitchens_report(made)

    publish(made)

    numbers = shown(made)
    assert numbers["2026-09", "", "", ""].value == 130
    assert numbers["2026-09", "", NORTH, ""].value == 130
    assert numbers["2026-09", "saecham", "", ""].value == 0
    assert numbers["2026-09", "saecham", "", ""].status == "published"


def test_a_total_reported_below_its_parts_is_published_and_stops_nothing():
    made = county()
    reports(made, "손맛", "2026-09", {"": 80, "sex=f": 60, "sex=m": 30})
    reports(made, "두손", "2026-09", {"": 40, "sex=f": 25, "sex=m": 15})

    publish(made)

    numbers = shown(made)
    assert numbers["2026-09", "", "", ""].value == 120
    assert numbers["2026-09", made.kitchens["손맛"].slug, "", ""].value == 80


def test_three_people_are_hidden_and_so_is_another_cell_so_that_nobody_subtracts_them():
    made = county()
    reports(made, "손맛", "2026-09", {"": 63, "sex=f": 60, "sex=m": 3})
    reports(made, "두손", "2026-09", {"": 40, "sex=f": 25, "sex=m": 15})

    publish(made)

    numbers = shown(made)
    three = numbers["2026-09", made.kitchens["손맛"].slug, "", "sex=m"]
    assert (three.status, three.value, three.low, three.high) == ("primary", None, None, None)
    women = numbers["2026-09", made.kitchens["손맛"].slug, "", "sex=f"]
    total = numbers["2026-09", made.kitchens["손맛"].slug, "", ""]
    assert None in (women.value, total.value)


def test_a_month_nobody_reported_follows_a_month_with_hidden_cells():
    made = county()
    reports(made, "손맛", "2026-08", {"": 90, "sex=f": 87, "sex=m": 3})
    publish(made, "2026-08", "2026-08")

    again = prepared(made, "2026-09", "2026-09")

    september = [number for number in again.numbers if number.key.period == "2026-09"]
    assert {number.shown.status for number in september} == {"not_reported"}


def test_a_report_that_is_not_approved_is_in_no_published_total():
    made = county()
    three_kitchens_report(made)
    made_too = reports(made, "손맛", "2026-08", {"": 70}, status="submitted")

    publish(made, "2026-08", "2026-09")

    assert made_too.status == "submitted"
    august = shown(made)["2026-08", "", "", ""]
    assert (august.status, august.value, august.expected) == ("not_reported", None, 3)


def test_returning_an_approved_report_drops_it_from_the_published_total_at_once():
    made = county()
    three_kitchens_report(made)
    publish(made)
    report = reports(made, "손맛", "2026-10", {"": 10})
    first = made.kitchens["두손"]
    first_report = first.pk and report.__class__.objects.everywhere("test").get(
        organisation=first, round__period="2026-09"
    )
    first_report.status = "returned"
    first_report.save()

    restate_numbers(
        made.village.director,
        initiative_id=made.village.initiative.pk,
        cause="report_returned",
        cause_words=Words("두손밥상 보고서 보완요청", "Report of Duson returned"),
        at=NOW,
        periods=["2026-09"],
    )

    numbers = shown(made)
    assert numbers["2026-09", "", "", ""].value == 90
    change = Restatement.objects.get(address=numbers["2026-09", "", "", ""].address)
    assert (change.old_number.value, change.new_number.value) == (130, 90)
    page = published_number(change.address)
    assert page.restatements[0].words.ko == "두손밥상 보고서 보완요청"


def test_nothing_changed_so_nothing_is_restated():
    made = county()
    three_kitchens_report(made)
    publish(made)

    again = restate_numbers(
        made.village.director,
        initiative_id=made.village.initiative.pk,
        cause="check",
        cause_words=Words("확인", "Check"),
        at=NOW,
    )

    assert again is None
    assert Publication.objects.count() == 1


def test_an_address_is_the_same_in_the_next_release():
    made = county()
    three_kitchens_report(made)
    publish(made)
    before = shown(made)["2026-09", "", "", ""].address

    publish(made)

    assert shown(made)["2026-09", "", "", ""].address == before
    assert Publication.objects.count() == 2


def test_a_report_approved_while_the_release_was_prepared_stops_it():
    made = county()
    three_kitchens_report(made)
    ready = prepared(made)
    reports(made, "손맛", "2026-10", {"": 10})

    with pytest.raises(Refused, match="reports_moved_on"):
        publish_numbers(made.village.director, prepared=ready, title=TITLE, at=NOW)

    assert not PublishedNumber.objects.exists()


def test_a_reporter_may_not_publish():
    made = county()
    three_kitchens_report(made)

    with pytest.raises(Refused, match="not_allowed"):
        publish_numbers(made.village.reporter, prepared=prepared(made), title=TITLE, at=NOW)


def test_the_public_home_shows_the_newest_headline_number():
    made = county()
    three_kitchens_report(made)
    publish(made)

    home = public_home(made.village.initiative.slug, date(2026, 11, 22))

    assert [(card.indicator, card.value) for card in home.headline] == [("M01", 130)]
    assert home.release is not None


def status_at(made: County, who: str, cell: str) -> tuple[str, object]:
    number = shown(made)["2026-09", made.kitchens[who].slug if who else "", "", cell]
    return number.status, number.value


def sent_back(made: County, who: str) -> None:
    report = Report.objects.everywhere("test").get(
        organisation=made.kitchens[who], round__period="2026-09"
    )
    return_report(made.village.director, report_id=report.pk, comment="다시 세어요", at=NOW)


def test_the_cells_of_a_returned_report_are_gone_too_not_only_its_total():
    made = county()
    three_kitchens_report(made)
    publish(made)

    sent_back(made, "두손")

    assert status_at(made, "두손", "") == ("not_reported", None)
    assert status_at(made, "두손", "sex=f") == ("not_reported", None)
    assert status_at(made, "", "sex=f") == ("published", 60)


def test_when_everybody_goes_back_no_old_cell_stays_before_readers_eyes():
    made = county()
    three_kitchens_report(made)
    publish(made)

    for who in ("손맛", "두손", "새참"):
        sent_back(made, who)

    assert {(n.status, n.value) for n in shown(made).values()} == {("not_reported", None)}


def test_an_area_that_was_merged_does_not_stand_beside_the_one_it_is_in_now():
    made = county()
    three_kitchens_report(made)
    early = prepare_release(
        initiative_id=made.village.initiative.pk,
        min_cell=5,
        first="2026-09",
        last="2026-09",
        as_of=date(2026, 9, 30),
    )
    publish_numbers(made.village.director, prepared=early, title=TITLE, at=NOW)
    Place.objects.filter(code=SOUTH).update(valid_to=date(2026, 10, 1))
    PlaceChange.objects.create(old_code=SOUTH, new_code=NORTH, changed_on=date(2026, 10, 1))
    forget_trees()
    why = RestateCause(cause="places", words=Words("누리군이 합쳐졌어요", "Nuri was merged"))

    publish_numbers(made.village.director, prepared=prepared(made), title=TITLE, at=NOW, why=why)

    numbers = shown(made)
    assert numbers["2026-09", "", SOUTH, ""].status == "not_applicable"
    assert numbers["2026-09", "", NORTH, ""].value == 130


def test_each_period_is_published_under_the_definition_it_was_reported_in():
    made = county()
    reports(made, "손맛", "2026-08", {"": 70})
    reports(made, "손맛", "2026-09", {"": 90})
    first = made.served.versions.get()
    second = IndicatorVersion.objects.get(pk=first.pk)
    second.pk, second.number, second.valid_from = None, 2, date(2026, 9, 1)
    second.what_changed_ko, second.what_changed_en = "반찬도 세어요", "Side dishes count"
    second.save()

    publish(made, "2026-07", "2026-09")

    versions = {
        key[0]: n.version.number for key, n in shown(made).items() if key[1:] == ("", "", "")
    }
    assert (versions["2026-08"], versions["2026-09"], versions["2026-Q3"]) == (1, 2, 2)


def test_half_a_quarter_never_stands_under_the_quarters_name():
    made = county()
    three_kitchens_report(made)

    publish(made, "2026-08", "2026-09")
    periods = {key[0] for key in shown(made)}
    publish(made, "2026-07", "2026-09")

    assert periods == {"2026-08", "2026-09"}
    assert shown(made)["2026-Q3", "", "", ""].expected == 9
