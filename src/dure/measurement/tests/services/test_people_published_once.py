"""A published number of people is never a sum of people where their records may be linked."""

from dataclasses import replace
from datetime import date

import pytest

from dure.activities.tests.story import elder
from dure.ground.tests.story import NOW
from dure.kernel.words import Words
from dure.measurement.models import Observation, Publication, PublishedNumber, Restatement
from dure.measurement.queries import cause_suggested, indicator_story, scorecard, trace
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.queries.published import published_number
from dure.measurement.queries.published_now import published_now
from dure.measurement.services.publish_numbers import publish_numbers
from dure.measurement.tests.factories import opened
from dure.measurement.tests.tables_shared import (
    BASIS,
    OWN,
    Tables,
    agrees,
    alike,
    counted,
    decided,
    entrusts,
    grounded,
    lunch,
    tables,
    withdraws,
)
from dure.measurement.types.prepared import PreparedRelease, RestateCause

pytestmark = [pytest.mark.django_db, pytest.mark.slow]  # each publishes a whole county
TITLE = Words("3월 공표", "March")
TODAY = date(2026, 11, 22)
ALL_APART = 3 * (OWN + 1)


def prepared(made: Tables, last: str = "2026-03", on: date = TODAY) -> PreparedRelease:
    return prepare_release(
        initiative_id=made.initiative_id, min_cell=3, first="2026-03", last=last, as_of=on
    )


def publish(made: Tables, why: RestateCause | None = None) -> Publication:
    return publish_numbers(
        made.village.director, prepared=prepared(made), title=TITLE, at=NOW, why=why
    )


def whole(
    made: Tables, period: str = "2026-03", cell: str = "", place: str = ""
) -> PublishedNumber:
    return next(
        one
        for one in published_now(made.initiative_id).values()
        if (one.period, one.cell, one.place_code, one.organisation_id)
        == (period, cell, place, None)
    )


def test_a_woman_of_three_tables_counts_once_in_the_release_and_says_how() -> None:
    made = tables()

    publish(made)

    number = whole(made)
    assert (number.value, number.method) == (ALL_APART - 2, "distinct")
    page = published_number(number.address)
    assert page.number.people_mode == "registry"
    assert BASIS in page.number.people_words.ko
    assert "Counted once" in page.number.people_words.en
    assert page.people.run is not None
    assert page.people.agreed is None, "how many agreed is not for readers"


def test_each_house_keeps_its_own_number_and_places_and_cells_count_once_too() -> None:
    made = tables()

    publish(made)

    numbers = published_now(made.initiative_id).values()
    houses = [one.value for one in numbers if one.organisation_id and not one.cell]
    assert set(houses) - {None} == {OWN + 1}
    assert houses.count(None) == 1, "all three and the whole would tell who eats at several"
    places = {(one.place_code, one.cell): one.value for one in numbers if one.place_code}
    assert places["5279000000", ""] == ALL_APART - 2
    assert places["5279000000", "sex=f"] == ALL_APART - 2


def test_without_a_ground_the_same_people_are_a_labelled_sum_with_its_range() -> None:
    made = tables(ground="")

    publish(made)

    number = whole(made)
    assert (number.value, number.method) == (ALL_APART, "sum")
    assert (number.low, number.high) == (OWN + 1, ALL_APART)
    assert published_number(number.address).number.people_mode == "sum"


def test_with_a_ground_but_before_anybody_was_compared_it_says_that_it_only_added() -> None:
    made = tables(linked=False)

    publish(made)

    number = whole(made)
    assert (number.value, number.method) == (ALL_APART, "sum")
    card = published_number(number.address).number
    assert (card.people_mode, "더하기만" in card.people_words.ko) == ("sum", True)


def test_people_who_did_not_agree_widen_the_range_and_nobody_else_does() -> None:
    made = tables()

    publish(made)

    number = whole(made)
    # 18 others gave no consent: each may be one of 박순례, or of each other in another house. Within
    # one house each is somebody, and how many a house has stands beside it.
    assert (number.low, number.high) == (OWN + 1, ALL_APART - 2)


def test_when_everybody_agreed_the_number_is_exact() -> None:
    made = tables()
    for them in made.others.values():
        for one in them:
            agrees(made, one)

    publish(made)

    number = whole(made)
    assert (number.value, number.low, number.high) == (ALL_APART - 2, None, None)


def test_twice_again_after_one_consent_is_withdrawn_and_the_release_says_why() -> None:
    made = tables()
    three_women = list(zip(*(them[:3] for them in made.others.values()), strict=True))
    consents = [agrees(made, one) for woman in three_women for one in woman]
    alike(made, made.soonrye, *three_women)
    publish(made)
    before = whole(made).value

    for consent in consents[2::3]:
        withdraws(consent)
    why = RestateCause(cause="consent", words=Words("동의를 거두셨어요", "Consent was withdrawn"))
    publish(made, why)

    assert (before, whole(made).value) == (ALL_APART - 8, ALL_APART - 5)
    told = Restatement.objects.filter(address=whole(made).address).get()
    assert (told.cause, told.old_number.value, told.new_number.value) == (
        "consent",
        ALL_APART - 8,
        ALL_APART - 5,
    )


def test_nobody_has_to_remember_why_a_withdrawal_changed_a_number() -> None:
    made = tables()
    assert cause_suggested(made.initiative_id) is None, "nothing is published"
    publish(made)
    assert cause_suggested(made.initiative_id) is None, "nobody withdrew"

    withdraws(made.consents[2])

    found = cause_suggested(made.initiative_id)
    assert found is not None
    assert (found.cause, "동의" in found.words.ko) == ("consent", True)


def test_where_people_are_added_up_a_withdrawal_explains_nothing() -> None:
    made = tables(ground="")
    publish(made)

    withdraws(made.consents[2])

    assert cause_suggested(made.initiative_id) is None


def test_where_the_change_would_tell_of_one_person_the_number_is_hidden() -> None:
    made = tables()
    publish(made)

    withdraws(made.consents[2])
    why = RestateCause(cause="consent", words=Words("동의를 거두셨어요", "Consent was withdrawn"))
    publish(made, why)

    assert (whole(made).status, whole(made).value) == ("primary", None)
    assert Restatement.objects.filter(address=whole(made).address, cause="consent").exists()


def test_a_withdrawn_consent_holds_also_when_a_release_is_made_as_of_an_earlier_day() -> None:
    made = tables()
    withdraws(made.consents[1], on=date(2026, 11, 22))

    release = prepared(made, on=date(2026, 6, 1))

    figure = next(
        one.shown.figure
        for one in release.numbers
        if one.key.where == ("", "") and one.key.period == "2026-03" and not one.key.cell
    )
    assert figure is not None
    assert figure.value == ALL_APART - 1


@pytest.mark.parametrize(("verdict", "expected"), [("same", 2), ("different", 0), ("unsure", 2)])
def test_the_word_of_a_human_stands_above_the_machine(verdict: str, expected: int) -> None:
    made = tables()
    first, second, third = made.soonrye
    for one, other in ((first, second), (second, third), (first, third)):
        decided(made, one, other, verdict)

    publish(made)

    assert whole(made).value == ALL_APART - expected


def test_what_was_decided_stays_decided_when_people_are_compared_again() -> None:
    made = tables()
    for at, one in enumerate(made.soonrye):
        for other in made.soonrye[at + 1 :]:
            decided(made, one, other, "different")

    alike(made, made.soonrye, chance=0.999)
    publish(made)

    assert whole(made).value == ALL_APART


def test_undecided_pairs_are_the_range_of_a_number_that_is_otherwise_exact() -> None:
    made = tables()
    for them in made.others.values():
        for one in them:
            agrees(made, one)
    kitchen, welfare, _ = made.others.values()
    alike(made, [kitchen[0], welfare[0]], chance=0.4)

    publish(made)

    number = whole(made)
    assert (number.value, number.low, number.high) == (ALL_APART, ALL_APART - 1, ALL_APART)


def test_two_pairs_in_doubt_taken_as_one_may_turn_out_to_be_two() -> None:
    made = tables()
    for them in made.others.values():
        for one in them:
            agrees(made, one)
    kitchen, welfare, _ = made.others.values()
    alike(made, [kitchen[0], welfare[0]], chance=0.7)

    publish(made)

    number = whole(made)
    assert (number.value, number.low, number.high) == (ALL_APART - 1, ALL_APART - 1, ALL_APART)


def test_a_house_that_typed_its_number_keeps_its_range_beside_the_people_with_keys() -> None:
    made = tables()
    church = made.houses[2]
    Observation.objects.within(organisation_id=church.pk).update(source="form", calculation=None)

    publish(made)

    number = whole(made)
    assert number.method == "estimate"
    assert (number.value, number.high) == (ALL_APART - 1, ALL_APART - 1)
    assert number.low < number.value


def test_a_line_recorded_after_the_report_was_counted_is_not_in_its_number() -> None:
    made = tables()
    lunch(made, made.houses[0], elder(made.houses[0], "늦게 온 이", "L"), day=20)

    publish(made)

    assert whole(made).value == ALL_APART - 2


def test_over_two_months_the_same_people_are_the_same_people() -> None:
    made = tables()
    opened(made.village, "2026-04")
    for house, one in zip(made.houses, made.soonrye, strict=True):
        lunch(made, house, one, day=3, month=4)
        for other in made.others[house.slug]:
            lunch(made, house, other, day=4, month=4)
    opened(made.village, "2026-05")
    opened(made.village, "2026-06")
    counted(made, "2026-04")

    release = prepared(made, last="2026-06")

    quarter = [
        one.shown.figure.value
        for one in release.numbers
        if one.key.where == ("", "") and one.key.cell == "" and one.key.period == "2026-04"
    ]
    assert quarter == [ALL_APART - 2]


def test_somebody_written_down_as_a_man_in_one_house_stands_in_one_cell() -> None:
    made = tables()
    lunch(made, made.houses[2], made.soonrye[2], day=28, sex="m")
    counted(made)

    release = prepared(made)

    cells = {
        one.key.cell: (one.withheld or one.shown.figure).value
        for one in release.numbers
        if one.key.where == ("", "") and one.key.period == "2026-03"
    }
    assert cells[""] == ALL_APART - 2
    assert cells["sex=f"] + cells["sex=m"] == cells[""]


def test_members_see_the_same_number_with_the_same_words_on_their_pages() -> None:
    made = tables()
    publish(made)
    director = made.village.director

    row = next(one for one in scorecard(director, initiative_id=made.initiative_id, on=TODAY))
    story = indicator_story(director, initiative_id=made.initiative_id, code="M02", on=TODAY)

    public = published_number(whole(made).address).number
    assert row.latest is not None
    assert row.latest.figure.value == story.row.latest.figure.value == public.value
    assert row.people_words == story.row.people_words == public.people_words
    assert {split.figure.value for split in story.places} == {ALL_APART - 2}


def test_a_withdrawal_is_seen_on_the_pages_of_members_at_once() -> None:
    made = tables()
    director = made.village.director
    asked = {"initiative_id": made.initiative_id, "on": TODAY}
    before = scorecard(director, **asked)[0].latest.figure.value

    withdraws(made.consents[0], on=TODAY)

    assert (before, scorecard(director, **asked)[0].latest.figure.value) == (
        ALL_APART - 2,
        ALL_APART - 1,
    )


def test_one_house_alone_is_told_what_it_reported() -> None:
    made = tables()

    row = scorecard(
        made.village.reporter,
        initiative_id=made.initiative_id,
        on=TODAY,
        organisation_id=made.village.kitchen.pk,
    )[0]

    assert (row.latest.figure.value, row.people_mode) == (OWN + 1, "")


def test_the_way_back_leads_to_the_comparison_and_the_head_of_the_ledger() -> None:
    made = tables()
    decided(made, made.soonrye[0], made.soonrye[1], "same")
    publish(made)

    found = trace(
        made.village.director, initiative_id=made.initiative_id, indicator="M02", period="2026-03"
    )

    assert found.links is not None
    assert (found.links.people.agreed, found.links.people.held_back) == (3, 3 * OWN)
    assert (found.links.people.decisions, found.links.people.head > 0) == (1, True)


def test_a_reporter_follows_her_own_and_is_not_told_how_others_agreed() -> None:
    made = tables()
    publish(made)

    found = trace(
        made.village.reporter, initiative_id=made.initiative_id, indicator="M02", period="2026-03"
    )

    assert found.links is None


def test_a_ground_that_comes_later_changes_no_release_before_it() -> None:
    made = tables(ground="")
    publish(made)
    grounded(made, "entrusted", since=TODAY)
    for house in made.houses:
        entrusts(made, house)
    assert prepared(made).people.mode == "sum", "under the new ground nobody was compared yet"
    alike(made, made.soonrye)

    page = published_number(whole(made).address)

    assert page.number.people_mode == "sum"
    again = prepared(made)
    assert again.people.mode == "entrusted"


def test_consent_for_another_backbone_is_no_consent_here() -> None:
    made = tables(agreed=False)
    for one in made.soonrye:
        agrees(made, one, to=made.houses[1])

    publish(made)

    assert whole(made).value == ALL_APART


def test_the_seal_of_a_release_moves_when_a_consent_does() -> None:
    made = tables()
    first = prepared(made)
    withdraws(made.consents[0])

    second = prepared(made)

    assert first.fingerprint != second.fingerprint
    assert replace(first, fingerprint="") != replace(second, fingerprint="")
