"""What Today is told: who is silent, what waits, what is unexplained; each only to whom it concerns."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from dure.ground.places.models import Place, PlaceChange
from dure.ground.places.queries.tree_on import forget_trees
from dure.ground.tests.story import NOW, village
from dure.kernel.clock import SEOUL
from dure.kernel.words import Words
from dure.measurement.models import Conversion, IndicatorVersion, PublishedNumber, Report
from dure.measurement.queries import (
    desk_waiting,
    findings_unexplained,
    published_number,
    release_news,
    silent_members,
)
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.services import (
    explain_finding,
    grant_exception,
    publish_numbers,
    save_values,
    submit_report,
)
from dure.measurement.tests.factories import (
    GARAM,
    IN_MARCH,
    Season,
    meals_before,
    opened,
    season,
    typed,
)
from dure.measurement.tests.releases import NORTH, SOUTH, County, county, reports
from dure.measurement.types.entries import FindingAt
from dure.measurement.types.reports import RoundDates

pytestmark = pytest.mark.django_db
TITLE = Words("공표", "A release")


def hand_in(the: Season, who, report, at=IN_MARCH) -> None:
    save_values(who, report_id=report.id, entries=[typed("M01", 100)], at=at)
    submit_report(who, report_id=report.id, at=at)


# --- who is silent


def three_rounds(the: Season) -> list[Season]:
    """February and January were asked for as well, and are over."""
    february = RoundDates(date(2026, 3, 1), date(2026, 3, 10), date(2026, 3, 20))
    january = RoundDates(date(2026, 2, 1), date(2026, 2, 10), date(2026, 2, 20))
    return [
        opened(the.garam, "2026-01", january),
        opened(the.garam, "2026-02", february),
        the,
    ]


def silent(the: Season, on: date, who=None):
    return silent_members(who or the.garam.director, initiative_id=the.garam.initiative.pk, on=on)


def test_one_round_missed_is_no_silence_and_two_are():
    the = season()
    january, february, march = three_rounds(the)
    Report.objects.within(pk=january.kitchen.id).update(status="approved")
    Report.objects.within(organisation=the.garam.welfare).update(status="approved")

    assert silent(the, date(2026, 3, 12)) == ()

    (one,) = silent(the, date(2026, 4, 11))
    assert (one.organisation.en, one.rounds) == ("Sonmat Social Cooperative", 2)
    assert one.last_period_words.en == "January 2026"
    assert february.round_id != march.round_id


def test_who_never_spoke_has_no_last_period_and_comes_first():
    the = season()
    january, *_ = three_rounds(the)
    Report.objects.within(pk=january.kitchen.id).update(status="approved")

    first, second = silent(the, date(2026, 4, 11))

    assert (first.organisation.en, first.rounds, first.last_period_words) == (
        "Garam Senior Centre",
        3,
        None,
    )
    assert second.rounds == 2


def test_a_day_that_is_not_over_and_an_exception_in_force_are_no_silence():
    the = season()
    three_rounds(the)
    Report.objects.within(organisation=the.garam.welfare).update(status="approved")
    assert [one.rounds for one in silent(the, date(2026, 4, 10))] == [2]

    for asked in (the.round_id,):
        grant_exception(
            the.garam.director,
            round_id=asked,
            organisation_id=the.garam.kitchen.pk,
            until=date(2026, 4, 30),
            reason="비",
            at=IN_MARCH,
        )

    assert [one.rounds for one in silent(the, date(2026, 4, 30))] == [2]
    assert [one.rounds for one in silent(the, date(2026, 5, 1))] == [3]


def test_who_may_not_see_all_reports_is_told_of_nobodys_silence():
    the, daon = season(), village("daon")
    three_rounds(the)

    for wrong in (the.garam.reporter, the.garam.funder, daon.director):
        assert silent(the, date(2026, 4, 11), wrong) == ()


# --- what waits


def test_the_longest_waiting_is_named_and_only_to_who_approves():
    the = season()
    later = IN_MARCH + timedelta(hours=2)
    hand_in(the, the.garam.welfare_reporter, the.welfare)
    hand_in(the, the.garam.reporter, the.kitchen, later)
    here = {"initiative_id": the.garam.initiative.pk}

    (line,) = desk_waiting(the.garam.director, **here)

    assert (line.waiting, line.oldest.en, line.since) == (2, "Garam Senior Centre", IN_MARCH)
    for wrong in (the.garam.reporter, the.garam.funder, village("daon").director):
        assert desk_waiting(wrong, **here) == ()


# --- what is unexplained


def unusual(the: Season) -> None:
    meals_before(the.garam, 400, 410, 395, 402, 408)
    save_values(
        the.garam.reporter, report_id=the.kitchen.id, entries=[typed("M01", 4020)], at=IN_MARCH
    )


def test_an_unusual_value_waits_for_a_word_of_its_own_reporter():
    the = season()
    unusual(the)
    on = IN_MARCH.date()

    (line,) = findings_unexplained(the.garam.reporter, on=on)

    assert (line.public_id, line.count) == (the.kitchen.public_id, 1)
    assert findings_unexplained(the.garam.welfare_reporter, on=on) == ()
    assert findings_unexplained(the.garam.director, on=on) == ()
    explain_finding(
        the.garam.reporter,
        report_id=the.kitchen.id,
        finding=FindingAt("M01", GARAM, "", "measure.outlier"),
        explanation="설 도시락",
        at=IN_MARCH,
    )
    assert findings_unexplained(the.garam.reporter, on=on) == ()


def test_after_the_lock_nobody_is_asked_for_a_word_she_cannot_write():
    the = season()
    unusual(the)

    assert findings_unexplained(the.garam.reporter, on=date(2026, 4, 20)) == ()


# --- what is new, and how it is named


def publish(made: County, at: datetime = NOW, last: str = "2026-06") -> None:
    ready = prepare_release(
        initiative_id=made.village.initiative.pk,
        min_cell=5,
        first="2026-06",
        last=last,
        as_of=at.date(),
    )
    publish_numbers(made.village.director, prepared=ready, title=TITLE, at=at)


def test_a_release_is_news_for_forty_five_days():
    made = county()
    reports(made, "손맛", "2026-06", {"": 400})
    publish(made)
    here = {"initiative_id": made.village.initiative.pk}

    assert [one.number for one in release_news(at=NOW + timedelta(days=44), **here)] == [1]
    assert release_news(at=NOW + timedelta(days=46), **here) == ()
    assert release_news(at=NOW, initiative_id=village("daon").initiative.pk) == ()


def test_a_number_shows_the_conversions_that_hold_in_its_month_and_of_its_house():
    made = county()
    for name in ("손맛", "두손"):
        reports(made, name, "2026-06", {"": 400})
    publish(made)
    for name, factor, since, until in (
        ("손맛", 2, date(2024, 1, 1), date(2026, 6, 1)),
        ("손맛", 3, date(2026, 6, 1), None),
        ("손맛", 4, date(2026, 6, 1), date(2026, 6, 1)),
        ("손맛", 5, date(2026, 7, 1), None),
        ("두손", 6, date(2026, 6, 15), None),
    ):
        Conversion.objects.create(
            organisation=made.kitchens[name],
            own_name="도시락",
            indicator=made.served,
            factor=factor,
            reason_ko="까닭",
            since=since,
            until=until,
        )
    whole = PublishedNumber.objects.get(organisation=None, place_code="", period="2026-06")
    own = PublishedNumber.objects.get(organisation=made.kitchens["손맛"], period="2026-06")

    of_whole = published_number(whole.address).conversions
    of_own = published_number(own.address).conversions

    assert sorted(one.factor for one in of_whole) == [3, 6]
    assert [(one.factor, one.organisation.en) for one in of_own] == [
        (3, "Sonmat Social Cooperative")
    ]


def test_places_of_two_releases_each_have_a_name():
    """누리군 was merged in July: June's numbers were frozen before, July's name the county of today."""
    made = county()
    for month in ("2026-06", "2026-07"):
        for name in ("손맛", "두손", "새참"):
            reports(made, name, month, {"": 400})
    publish(made, datetime(2026, 6, 30, 9, tzinfo=SEOUL))
    Place.objects.filter(code=SOUTH).update(valid_to=date(2026, 7, 1))
    Place.objects.filter(code=NORTH).update(valid_to=date(2026, 7, 1))
    Place.objects.create(
        code="5299000000",
        level="sigungu",
        name_ko="새가람군",
        parent_code="5200000000",
        valid_from=date(2026, 7, 1),
        fictional=True,
    )
    for old in (NORTH, SOUTH):
        PlaceChange.objects.create(old_code=old, new_code="5299000000", changed_on=date(2026, 7, 1))
    forget_trees()
    ready = prepare_release(
        initiative_id=made.village.initiative.pk,
        min_cell=5,
        first="2026-07",
        last="2026-07",
        as_of=NOW.date(),
    )
    publish_numbers(made.village.director, prepared=ready, title=TITLE, at=NOW)
    newest = PublishedNumber.objects.get(place_code="5299000000", period="2026-07", cell="")
    oldest = PublishedNumber.objects.get(place_code=SOUTH, period="2026-06", cell="")

    assert "새가람군" in published_number(newest.address).number.where_words.ko
    assert "누리군" in published_number(oldest.address).number.where_words.ko


def test_the_decimals_of_a_definition_are_the_decimals_of_its_number():
    made = county()
    IndicatorVersion.objects.update(kind="amount", decimals=2, of_people=False)
    reports(made, "손맛", "2026-06", {"": 400})
    publish(made)
    number = PublishedNumber.objects.get(organisation=None, place_code="", period="2026-06")

    card = published_number(number.address).number

    assert (card.decimals, card.value) == (2, Decimal(400))
