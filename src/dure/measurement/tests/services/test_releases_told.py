"""A release and what becomes of it: who may, twice, from elsewhere; every change with its cause (B21)."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from dure.ground.access.queries import house
from dure.ground.tests.story import NOW, village
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import (
    Approval,
    IndicatorVersion,
    Observation,
    Publication,
    PublishedNumber,
    Report,
    ReportingRound,
    Restatement,
)
from dure.measurement.queries import differing_numbers, published_number, release_story
from dure.measurement.queries.counted_parts import forget_parts
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.queries.published_now import published_now
from dure.measurement.rules.restating import CAUSES
from dure.measurement.services import (
    approve_report,
    publish_numbers,
    return_report,
    submit_report,
    withdraw_report,
)
from dure.measurement.tests.releases import County, county, reports
from dure.measurement.tests.screens.visiting import as_, text
from dure.measurement.types.prepared import RestateCause

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TITLE = Words("2026년 봄 공표", "Spring 2026")
WHY = RestateCause(
    cause="correction", words=Words("영수증을 다시 셌어요", "Receipts counted again")
)


def prepared(made: County, first: str = "2026-03", last: str = "2026-03"):
    return prepare_release(
        initiative_id=made.village.initiative.pk,
        min_cell=5,
        first=first,
        last=last,
        as_of=date(2026, 11, 22),
    )


def publish(made: County, *, at: datetime = NOW, who=None, title=TITLE, **more) -> Publication:
    return publish_numbers(
        who or made.village.director, prepared=prepared(made), title=title, at=at, **more
    )


def spring(made: County) -> dict[str, Report]:
    """손맛 400, 두손 300, 새참 250: none of them small."""
    values = {"손맛": 400, "두손": 300, "새참": 250}
    return {name: reports(made, name, "2026-03", {"": value}) for name, value in values.items()}


def whole(made: County) -> PublishedNumber:
    return next(
        one
        for one in published_now(made.village.initiative.pk).values()
        if not (one.organisation_id or one.place_code or one.cell) and one.period == "2026-03"
    )


def open_until(day: date) -> None:
    ReportingRound.objects.update(due_on=day, locks_on=day + timedelta(days=10))


# --- who, twice, from elsewhere


def test_nobody_but_who_publishes_here_publishes_and_nothing_is_left_of_trying():
    made, daon = county(), village("daon")
    spring(made)

    for wrong in (made.village.reporter, made.village.funder, daon.director):
        with pytest.raises(Refused, match=r"journal\.not_allowed"):
            publish(made, who=wrong)
    with pytest.raises(Refused, match=r"journal\.not_allowed|needs_a_person"):
        publish(made, who=house())

    assert not Publication.objects.exists()
    assert not PublishedNumber.objects.exists()


def test_the_same_again_is_a_second_release_that_restates_nothing():
    made = county()
    spring(made)

    first, second = publish(made), publish(made, at=NOW + timedelta(minutes=1))

    assert (first.number, second.number) == (1, 2)
    assert first.fingerprint == second.fingerprint
    assert not Restatement.objects.exists()
    addresses = [set(one.numbers.values_list("address", flat=True)) for one in (first, second)]
    assert addresses[0] == addresses[1]


@pytest.mark.parametrize(
    "title", [Words("긴" * 161, "long"), Words("짧은", "l" * 161)], ids=["Korean", "English"]
)
def test_a_title_longer_than_its_column_is_refused_in_words(title):
    made = county()
    spring(made)

    with pytest.raises(Refused, match=r"measurement\.too_long"):
        publish(made, title=title)

    assert not Publication.objects.exists()


def test_a_cause_longer_than_its_column_is_refused_and_the_release_with_it():
    made = county()
    told = spring(made)
    publish(made)
    Observation.objects.within(organisation=made.kitchens["손맛"]).update(value=410)
    Approval.objects.create(
        report=told["손맛"], step="approved", at=NOW, by_id=made.village.director.account_id
    )
    forget_parts()
    long = RestateCause(cause="correction", words=Words("까" * 301, "why"))

    with pytest.raises(Refused, match=r"measurement\.too_long"):
        publish(made, why=long)

    assert Publication.objects.count() == 1
    assert whole(made).value == 950


# --- every change has a cause


def test_a_house_that_takes_its_report_back_says_so_beside_the_number():
    made = county()
    spring(made)
    publish(made)
    open_until(NOW.date() + timedelta(days=5))
    own = Report.objects.within(organisation=made.kitchens["손맛"]).get()

    withdraw_report(made.village.reporter, report_id=own.pk, at=NOW + timedelta(hours=1))

    page = published_number(whole(made).address)
    (change,) = page.restatements
    assert (change.old, change.new) == (950, 550)
    assert change.cause in CAUSES
    assert "손맛사회적협동조합" in change.words.ko
    assert "Sonmat" in change.words.en


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_book_names_the_kind_of_every_cause(language):
    made = county()
    spring(made)
    publish(made)
    open_until(NOW.date() + timedelta(days=5))
    own = Report.objects.within(organisation=made.kitchens["손맛"]).get()
    withdraw_report(made.village.reporter, report_id=own.pk, at=NOW + timedelta(hours=1))
    newest = Publication.objects.latest("number")

    answer = as_(made.village.director, language).get(f"/in/halmae/releases/{newest.public_id}/")

    assert answer.status_code == 200
    kinds = {one["kind"] for one in answer.context["restated"]}
    assert None not in kinds
    for kind in kinds:
        assert kind.in_language(language) in text(answer)


def test_a_rate_that_was_put_right_by_a_tenth_reads_so_in_the_book():
    made = county()
    IndicatorVersion.objects.update(kind="ratio", factor=100, decimals=1, of_people=False)
    told = spring(made)
    rows = Observation.objects.within(period="2026-03")
    rows.update(value=None, numerator=933, denominator=1000)
    publish(made)
    Observation.objects.within(organisation=made.kitchens["손맛"]).update(numerator=936)
    Approval.objects.create(
        report=told["손맛"], step="approved", at=NOW, by_id=made.village.director.account_id
    )
    forget_parts()
    publish(made, why=WHY, at=NOW + timedelta(hours=1))
    newest = Publication.objects.latest("number")

    page = text(as_(made.village.director).get(f"/in/halmae/releases/{newest.public_id}/"))

    assert "93.3" in page
    assert "93.4" in page


def test_back_and_forth_leaves_two_changes_and_the_first_value():
    made = county()
    spring(made)
    publish(made)
    open_until(NOW.date() + timedelta(days=5))
    own = Report.objects.within(organisation=made.kitchens["손맛"]).get()

    later = NOW + timedelta(hours=1)
    return_report(made.village.director, report_id=own.pk, comment="다시", at=later)
    submit_report(made.village.reporter, report_id=own.pk, at=later)
    approve_report(made.village.director, report_id=own.pk, at=later)
    assert whole(made).value == 550
    publish(made, why=WHY, at=NOW + timedelta(hours=2))

    changes = published_number(whole(made).address).restatements
    assert [(one.old, one.new) for one in changes] == [(550, 950), (950, 550)]
    assert whole(made).value == 950


def test_what_is_approved_after_a_release_waits_for_a_word_and_is_told_to_who_publishes():
    made = county()
    spring(made)
    publish(made, at=NOW - timedelta(days=1))
    Report.objects.within(organisation=made.kitchens["손맛"]).update(status="submitted")
    own = Report.objects.within(organisation=made.kitchens["손맛"]).get()
    Observation.objects.within(organisation=made.kitchens["손맛"]).update(value=500)
    approve_report(made.village.director, report_id=own.pk, at=NOW)
    here = {"initiative_id": made.village.initiative.pk}

    (told,) = differing_numbers(made.village.director, **here)

    assert (told.published, told.now, told.period) == (950, 1050, "2026-03")
    assert differing_numbers(made.village.reporter, **here) == ()
    with pytest.raises(Refused, match=r"measurement\.say_why_restated"):
        publish(made)
    with pytest.raises(Refused, match=r"measurement\.unknown_choice"):
        publish(made, why=RestateCause(cause="mood", words=Words("그냥", "just so")))
    with pytest.raises(Refused, match=r"measurement\.say_why_restated"):
        publish(made, why=RestateCause(cause="correction", words=Words("  ", "only English")))
    publish(made, why=WHY, at=NOW + timedelta(minutes=1))
    assert differing_numbers(made.village.director, **here) == ()


def test_only_what_changed_can_be_published_alone():
    made = county()
    spring(made)
    publish(made, at=NOW - timedelta(days=1))
    with pytest.raises(Refused, match=r"measurement\.nothing_to_publish"):
        publish(made, only_changes=True, why=WHY)
    own = Report.objects.within(organisation=made.kitchens["손맛"]).get()
    Observation.objects.within(organisation=made.kitchens["손맛"]).update(value=500)
    Approval.objects.create(
        report=own, step="approved", at=NOW, by_id=made.village.director.account_id
    )
    forget_parts()

    made_again = publish(made, only_changes=True, why=WHY)

    assert made_again.cause == "restatement"
    touched = set(made_again.numbers.values_list("organisation__slug", "place_code"))
    assert (made.kitchens["두손"].slug, "") not in touched
    assert (made.kitchens["손맛"].slug, "") in touched


def test_beside_a_changed_total_the_member_that_came_back_says_its_number_again():
    """손맛's report went back and came again: its page must not say that it reported nothing."""
    made = county()
    spring(made)
    publish(made, at=NOW - timedelta(days=1))
    open_until(NOW.date() + timedelta(days=5))
    own = Report.objects.within(organisation=made.kitchens["손맛"]).get()
    return_report(made.village.director, report_id=own.pk, comment="다시", at=NOW)
    Observation.objects.within(organisation=made.kitchens["손맛"]).update(value=500)
    submit_report(made.village.reporter, report_id=own.pk, at=NOW + timedelta(hours=1))
    approve_report(made.village.director, report_id=own.pk, at=NOW + timedelta(hours=2))

    publish(made, only_changes=True, why=WHY, at=NOW + timedelta(hours=3))

    now = {
        each.organisation.slug if each.organisation else "": (each.status, each.value)
        for each in published_now(
            made.village.initiative.pk, [made.served.pk], ["2026-03"]
        ).values()
        if not (each.cell or each.place_code)
    }
    whole = now.pop("")
    assert now[made.kitchens["손맛"].slug] == ("published", 500)
    assert whole == ("published", sum(value for _, value in now.values()))


def test_the_feed_tells_releases_and_why_something_was_put_right():
    made = county()
    spring(made)
    publish(made)
    open_until(NOW.date() + timedelta(days=5))
    own = Report.objects.within(organisation=made.kitchens["손맛"]).get()
    return_report(
        made.village.director, report_id=own.pk, comment="다시", at=NOW + timedelta(hours=1)
    )

    newest, first = release_story("halmae")

    assert "보완요청" in newest.words.ko
    assert "was returned" in newest.words.en
    assert "restated" in newest.words.en
    assert "restated" not in first.words.en
    assert made.village.director.name not in newest.words.ko + newest.words.en


def test_zero_is_published_as_zero_and_silence_as_silence():
    made = county()
    reports(made, "손맛", "2026-03", {"": 0})
    publish(made)
    numbers = {
        one.organisation.slug if one.organisation else one.place_code: one
        for one in published_now(made.village.initiative.pk).values()
    }

    own, other = (numbers[made.kitchens[name].slug] for name in ("손맛", "두손"))

    assert (own.status, own.value) == ("published", Decimal(0))
    assert (other.status, other.value) == ("not_reported", None)
    assert (whole(made).value, whole(made).reported, whole(made).expected) == (0, 1, 3)


def test_one_released_month_does_not_answer_for_another():
    made = county()
    spring(made)
    reports(made, "손맛", "2026-04", {"": 70})
    publish(made)

    assert {one.period for one in published_now(made.village.initiative.pk).values()} == {"2026-03"}
