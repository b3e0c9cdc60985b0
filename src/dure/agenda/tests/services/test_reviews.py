"""A clause comes up on its day or when its number crosses a value, and ends with a reason."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from dure.agenda.queries import occasions_of, reviews_of, thresholds_watched
from dure.agenda.services import (
    agree_review,
    drop_occasion,
    end_review,
    raise_due_reviews,
    raise_review,
)
from dure.agenda.tests.clauses import adopted_agenda_of, written_draft
from dure.agenda.types import OccasionDraft
from dure.ground.access.queries import house
from dure.ground.tests.story import NOW, TODAY, Village, village
from dure.kernel.errors import Refused
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db

BELOW_150 = OccasionDraft(indicator="F10", crosses="below", threshold=Decimal(150))
FELL = Words("유급 고용 인원이 150명 아래로 내려갔어요.", "People in paid work fell below 150.")


@pytest.fixture
def home() -> Village:
    return village()


def agreed(home: Village, key: str, occasion: OccasionDraft) -> int:
    told: int = agree_review(
        home.director, initiative_id=home.initiative.pk, key=key, occasion=occasion, at=NOW
    )
    return told


def test_a_clause_comes_up_on_its_day_and_only_once(home: Village) -> None:
    adopted_agenda_of(home)
    agreed(home, "work000000", OccasionDraft(due_on=TODAY + timedelta(days=30)))

    assert raise_due_reviews(house(), on=TODAY + timedelta(days=29), at=NOW) == 0
    assert raise_due_reviews(house(), on=TODAY + timedelta(days=30), at=NOW) == 1
    assert raise_due_reviews(house(), on=TODAY + timedelta(days=31), at=NOW) == 0
    (review,) = reviews_of(home.initiative.pk, open_only=True)
    assert review.title.ko == "배우고 일한다"
    assert "2026년 12월 22일" in review.told.ko


def test_a_number_that_stays_low_raises_one_review_a_period(home: Village) -> None:
    adopted_agenda_of(home)
    occasion = agreed(home, "jobs000000", BELOW_150)
    assert [one.id for one in thresholds_watched()] == [occasion]

    first = raise_review(house(), occasion_id=occasion, seen="2026-Q3", told=FELL, at=NOW)
    again = raise_review(house(), occasion_id=occasion, seen="2026-Q4", told=FELL, at=NOW)
    assert again is None  # the first is still open
    end_review(home.director, review_id=first, outcome="kept", reason="한철 일이에요.", at=NOW)
    same = raise_review(house(), occasion_id=occasion, seen="2026-Q3", told=FELL, at=NOW)
    later = raise_review(house(), occasion_id=occasion, seen="2026-Q4", told=FELL, at=NOW)

    assert (same, later is not None) == (None, True)


def test_a_review_ends_with_an_outcome_and_a_reason(home: Village) -> None:
    adopted_agenda_of(home)
    occasion = agreed(home, "jobs000000", BELOW_150)
    review = raise_review(house(), occasion_id=occasion, seen="2026-Q3", told=FELL, at=NOW)

    with pytest.raises(Refused, match=r"agenda\.no_such_outcome"):
        end_review(home.director, review_id=review, outcome="gone", reason="네", at=NOW)
    with pytest.raises(Refused, match=r"agenda\.no_reason"):
        end_review(home.director, review_id=review, outcome="changed", reason=" ", at=NOW)
    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        end_review(home.reporter, review_id=review, outcome="kept", reason="네", at=NOW)
    end_review(home.director, review_id=review, outcome="changed", reason="방법을 바꿔요.", at=NOW)
    (told,) = reviews_of(home.initiative.pk)
    assert (told.state, told.reason) == ("changed", "방법을 바꿔요.")
    with pytest.raises(Refused, match=r"agenda\.review_ended"):
        end_review(home.director, review_id=review, outcome="kept", reason="다시", at=NOW)


def test_a_clause_that_is_not_in_force_does_not_come_up(home: Village) -> None:
    written_draft(home)
    occasion = agreed(home, "jobs000000", BELOW_150)
    assert raise_review(house(), occasion_id=occasion, seen="2026-Q3", told=FELL, at=NOW) is None


def test_an_occasion_that_was_dropped_raises_nothing(home: Village) -> None:
    adopted_agenda_of(home)
    occasion = agreed(home, "jobs000000", BELOW_150)
    drop_occasion(home.director, occasion_id=occasion, at=NOW)

    assert raise_review(house(), occasion_id=occasion, seen="2026-Q3", told=FELL, at=NOW) is None
    assert occasions_of(home.initiative.pk) == ()


@pytest.mark.parametrize(
    ("occasion", "code"),
    [
        (OccasionDraft(), "agenda.occasion_incomplete"),
        (OccasionDraft(indicator="F10", crosses="below"), "agenda.occasion_incomplete"),
        (
            OccasionDraft(indicator="F10", crosses="around", threshold=Decimal(1)),
            "agenda.occasion_incomplete",
        ),
        (
            OccasionDraft(indicator="F10", crosses="below", threshold=Decimal("NaN")),
            "agenda.occasion_incomplete",
        ),
        (
            OccasionDraft(TODAY, indicator="F10", crosses="below", threshold=Decimal(1)),
            "agenda.occasion_incomplete",
        ),
        (OccasionDraft(due_on=date(2020, 1, 1)), "agenda.day_is_over"),
    ],
)
def test_half_an_occasion_is_none(home: Village, occasion: OccasionDraft, code: str) -> None:
    written_draft(home)
    with pytest.raises(Refused) as refused:
        agreed(home, "jobs000000", occasion)
    assert refused.value.code == code
