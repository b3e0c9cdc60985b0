"""What cannot be protected is held back, and the release goes on without it."""

from datetime import date

import pytest

from dure.ground.journal.models import JournalEntry
from dure.ground.tests.story import NOW
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import Observation, PublishedNumber
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.queries.published_now import published_now
from dure.measurement.queries.release_book import release_page
from dure.measurement.rules.preview import told_of
from dure.measurement.services.publish_numbers import publish_numbers
from dure.measurement.services.restate_numbers import restate_numbers
from dure.measurement.tests.releases import NORTH, County, assign, county, indicator, reports
from dure.measurement.types.prepared import PreparedRelease, RestateCause

pytestmark = pytest.mark.django_db
TITLE = Words("공표", "A release")
WHY = RestateCause(cause="correction", words=Words("고쳤어요", "Put right"))


@pytest.fixture
def garam() -> County:
    """Last year's page said three in all; now nobody is a man, and so the women would be three."""
    made = county()
    reports(made, "손맛", "2026-08", {"": 3})
    reports(made, "두손", "2026-09", {"": 40})
    publish(made, prepared(made, min_cell=3))
    splits(made, "2026-08", {"sex=f": 3, "sex=m": 0})
    return made


def prepared(made: County, min_cell: int = 5) -> PreparedRelease:
    return prepare_release(
        initiative_id=made.village.initiative.pk,
        min_cell=min_cell,
        first="2026-08",
        last="2026-09",
        as_of=date(2026, 11, 22),
    )


def publish(made: County, ready: PreparedRelease, why: RestateCause | None = None):
    return publish_numbers(made.village.director, prepared=ready, title=TITLE, at=NOW, why=why)


def splits(made: County, period: str, cells: dict[str, int]) -> None:
    """The same report also says who they were."""
    here = Observation.objects.within(period=period, indicator=made.served)
    told = here.first()
    for cell, value in cells.items():
        told.pk, told.cell, told.value = None, cell, value
        told.save(force_insert=True)


def another_indicator(made: County) -> None:
    """Meals, with values from the same kitchen in the same month."""
    meals = indicator("M09", people=False)
    assign(made, meals, "손맛", NORTH)
    Observation.objects.create(
        organisation=made.kitchens["손맛"],
        indicator=meals,
        version=meals.versions.get(),
        period="2026-08",
        place_code=NORTH,
        cell="",
        value=900,
        changed_at=NOW,
        changed_by_id=made.village.reporter.account_id,
    )


def whole(made: County, period: str, code: str = "M01") -> PublishedNumber:
    return next(
        number
        for number in published_now(made.village.initiative.pk).values()
        if (number.period, number.cell, number.place_code) == (period, "", "")
        and number.organisation_id is None
        and number.indicator.code == code
    )


def test_the_rest_is_published_and_what_is_held_back_is_named(garam):
    another_indicator(garam)

    made = publish(garam, prepared(garam))

    assert whole(garam, "2026-08", "M09").value == 900
    assert not made.numbers.filter(indicator=garam.served).exists()
    noted = (
        JournalEntry.objects.everywhere("a test looks")
        .filter(verb="measurement.numbers.publish")
        .latest("pk")
    )
    assert noted.values["held_back"] == ["M01"]
    page = release_page(
        garam.village.director,
        initiative_id=garam.village.initiative.pk,
        public_id=made.public_id,
    )
    assert [name.ko for name in page.held_back] == ["이용 어르신"]


def test_what_stood_published_and_holds_stays_as_it_was(garam):
    another_indicator(garam)

    publish(garam, prepared(garam))

    assert (whole(garam, "2026-08").value, whole(garam, "2026-09").value) == (3, 40)


def test_where_a_report_has_changed_all_that_stood_is_hidden_together(garam):
    reported = Observation.objects.within(period="2026-09", indicator=garam.served)
    reported.update(value=70)

    publish(garam, prepared(garam), WHY)

    numbers = [whole(garam, "2026-08"), whole(garam, "2026-09")]
    assert {(one.status, one.value) for one in numbers} == {("secondary", None)}


def test_a_report_may_go_back_although_its_indicator_cannot_be_protected(garam):
    reports(garam, "새참", "2026-08", {"": 40})

    restate_numbers(
        garam.village.director,
        initiative_id=garam.village.initiative.pk,
        cause="correction",
        cause_words=WHY.words,
        at=NOW,
        periods=["2026-08"],
    )

    assert whole(garam, "2026-08").status == "secondary"
    assert whole(garam, "2026-09").value == 40


def test_the_preview_names_it(garam):
    ready = prepared(garam)

    assert told_of(ready, ())["held_back"] == [
        {"indicator": garam.served.pk, "version": garam.served.versions.get().pk}
    ]


def test_a_release_of_nothing_else_says_why_it_cannot_be(garam):
    with pytest.raises(Refused) as refused:
        publish(garam, prepared(garam))

    assert refused.value.code == "measurement.cannot_be_protected"
    assert refused.value.values["indicator"] == "M01"


@pytest.mark.parametrize("asked", [6, 7])
def test_a_group_told_when_five_were_enough_is_held_back_once_more_are_asked_for(asked: int):
    made = county()
    reports(made, "손맛", "2026-08", {"": 5})
    reports(made, "두손", "2026-09", {"": 40})
    publish(made, prepared(made, min_cell=5))
    splits(made, "2026-08", {"sex=f": 5, "sex=m": 0})

    ready = prepared(made, min_cell=asked)

    assert [one.code for one in ready.held_back] == ["M01"]
