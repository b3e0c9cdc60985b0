"""What cannot be protected is left out - no more than that - and the release goes on without it."""

from dataclasses import replace
from datetime import date

import pytest

from dure.ground.journal.models import JournalEntry
from dure.ground.tests.story import NOW
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.words import Words
from dure.measurement.models import Observation, PublishedNumber, Report
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


def held(made: County, ready: PreparedRelease) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(one.periods, one.splits) for one in ready.held_back]


def test_only_the_split_that_would_tell_is_left_out_and_the_rest_is_published(garam):
    another_indicator(garam)

    ready = prepared(garam)
    made = publish(garam, ready, WHY)

    assert held(garam, ready) == [(("2026-08",), ("sex",))]
    assert whole(garam, "2026-08", "M09").value == 900
    assert whole(garam, "2026-09").value == 40
    assert not made.numbers.filter(indicator=garam.served, period="2026-08", cell__contains="sex")
    noted = (
        JournalEntry.objects.everywhere("a test looks")
        .filter(verb="measurement.numbers.publish")
        .latest("pk")
    )
    assert noted.values["held_back"] == ["M01"]


def test_the_page_of_the_release_names_what_was_left_out(garam):
    made = publish(garam, prepared(garam), WHY)

    page = release_page(
        garam.village.director,
        initiative_id=garam.village.initiative.pk,
        public_id=made.public_id,
    )

    assert [(one.name.ko, one.what.ko) for one in page.held_back] == [
        ("이용 어르신", "2026년 8월의 수 가운데 성별 구분")
    ]


def test_where_a_split_was_told_and_changed_all_of_it_is_hidden_together():
    """In September women and men were told; and August's split, new since, would tell."""
    made = told_by_sex()

    ready = prepared(made)
    publish(made, ready, WHY)

    assert held(made, ready)[0][1] == ("sex",)
    assert "2026-09" not in ready.held_back[0].periods


def told_by_sex() -> County:
    made = county()
    reports(made, "손맛", "2026-08", {"": 3})
    reports(made, "두손", "2026-09", {"": 40, "sex=f": 22, "sex=m": 18})
    publish(made, prepared(made, min_cell=3))
    splits(made, "2026-08", {"sex=f": 3, "sex=m": 0})
    return made


def test_what_cannot_be_told_at_all_is_left_out_with_its_period():
    """Three were told of the county when three were enough; now the three are another kitchen's alone."""
    made = three_elsewhere()

    ready = prepared(made)
    publish(made, ready, WHY)

    assert held(made, ready) == [(("2026-08",), ())]
    assert whole(made, "2026-09").value == 40
    assert whole(made, "2026-08").status == "secondary"


def three_elsewhere() -> County:
    made = county()
    reports(made, "손맛", "2026-08", {"": 3})
    reports(made, "두손", "2026-09", {"": 40})
    publish(made, prepared(made, min_cell=3))
    asked = {"round__period": "2026-08", "organisation": made.kitchens["손맛"]}
    Report.objects.within(**asked).update(status="returned")
    reports(made, "새참", "2026-08", {"": 3})
    return made


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

    assert whole(garam, "2026-09").value == 40


def test_the_preview_names_it(garam):
    ready = prepared(garam)

    assert told_of(ready, ())["held_back"] == [
        {
            "indicator": garam.served.pk,
            "version": garam.served.versions.get().pk,
            "periods": ["2026-08"],
            "splits": ["sex"],
        }
    ]


def test_where_nothing_else_is_to_be_published_the_whole_indicator_is_held_back():
    """And whoever publishes hears which group of a few people, and what can be done."""
    made = three_elsewhere()
    ready = prepare_release(
        initiative_id=made.village.initiative.pk,
        min_cell=5,
        first="2026-08",
        last="2026-08",
        as_of=date(2026, 11, 22),
    )

    assert held(made, ready) == [((), ())]
    assert {number.shown.status for number in ready.numbers} == {"secondary"}
    with pytest.raises(Refused) as refused:
        publish(made, replace(ready, numbers=()))
    assert refused.value.code == "measurement.cannot_be_protected"
    assert "2026년 8월 · 새참자활기업 · 전체" in words_of(refused.value).ko


@pytest.mark.parametrize("asked", [6, 7])
def test_a_group_told_when_five_were_enough_is_held_back_once_more_are_asked_for(asked: int):
    made = county()
    reports(made, "손맛", "2026-08", {"": 5})
    reports(made, "두손", "2026-09", {"": 40})
    publish(made, prepared(made, min_cell=5))
    splits(made, "2026-08", {"sex=f": 5, "sex=m": 0})

    ready = prepared(made, min_cell=asked)

    assert [one.code for one in ready.held_back] == ["M01"]
