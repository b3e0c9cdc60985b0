"""Somebody withdraws: what counts now follows at once, for what is published a draft waits."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from dure.front.queue.steering import steering_lines
from dure.ground.consent.services import withdraw_consent
from dure.ground.organisations.queries import initiative_by_id
from dure.ground.tests.browser import browser_of
from dure.ground.tests.story import NOW
from dure.kernel.clock import day_of, now
from dure.kernel.words import Words
from dure.measurement.models import Publication, ReleasePreview, Restatement
from dure.measurement.queries import scorecard, withdrawn_waiting
from dure.measurement.queries.consent_drafts import draft_wanted, drafting
from dure.measurement.queries.release_book import published_words, release_page
from dure.measurement.rules.labels import WHOLE_INITIATIVE
from dure.measurement.services.publish_preview import prepare_previewed, publish_previewed
from dure.measurement.tasks import draft_restatements
from dure.measurement.tests.services.test_estimates_published import reported, three_houses
from dure.measurement.tests.services.test_people_published_once import (
    ALL_APART,
    TITLE,
    publish,
    whole,
)
from dure.measurement.tests.tables_shared import Tables, agrees, alike, tables
from dure.measurement.types.prepared import RestateCause

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WHY = RestateCause(cause="consent", words=Words("동의를 거두셨어요", "Consent was withdrawn"))
TODAY = date(2026, 11, 22)


@pytest.fixture
def three() -> Tables:
    """박순례 and three others eat at three tables each; their people were published once."""
    return published_once("registry")


def published_once(ground: str) -> Tables:
    made = tables(ground=ground)
    type(made.village.initiative).objects.update(min_cell=3)
    women = list(zip(*(them[:3] for them in made.others.values()), strict=True))
    made.consents += [agrees(made, one) for woman in women for one in woman]
    alike(made, made.soonrye, *women)
    publish(made)
    return made


def test_under_contract_the_release_is_drafted_anew_as_well() -> None:
    made = published_once("entrusted")
    assert whole(made).value == ALL_APART - 8

    take_back(made, 5, 8, 11)
    draft_restatements.func()

    said = waiting(made)
    assert said is not None
    told = ReleasePreview.objects.get(public_id=said.preview).told["changes"]
    change = next(one for one in told if one["address"] == whole(made).address)
    assert (change["old"], float(change["new"])) == (str(ALL_APART - 8), ALL_APART - 5)


@pytest.mark.parametrize("to_a_member", [False, True])
def test_an_estimate_whose_sketch_is_gone_is_drafted_as_the_sum_it_is_now(
    *, to_a_member: bool
) -> None:
    """Whomever the consent was given to: nobody can be taken out of a sketch, so all of it goes."""
    made = three_houses()
    publish(made)
    recipient = made.houses[1] if to_a_member else made.village.backbone
    made.consents = [agrees(made, made.soonrye[0], recipient)]

    take_back(made, 0, house=0)
    draft_restatements.func()

    said = waiting(made)
    assert said is not None
    told = ReleasePreview.objects.get(public_id=said.preview).told["changes"]
    change = next(one for one in told if one["address"] == whole(made).address)
    assert whole(made).method == "estimate"
    assert change["old"] != change["new"]


def test_numbers_that_members_typed_hold_nobody_who_could_be_taken_out() -> None:
    """No person stands behind a typed number, and a sum of them links nobody: nothing to restate."""
    made = tables(ground="registry", own=1, linked=False)
    reported(made, 70, 60, 30)
    made.consents = [agrees(made, one) for one in made.soonrye]
    publish(made)

    take_back(made, 2)
    draft_restatements.func()

    assert whole(made).method == "sum"
    assert waiting(made) is None
    assert not ReleasePreview.objects.exists()


def take_back(made: Tables, *numbers: int, house: int = 2) -> None:
    """Each tells the church, or another house, which writes it down the same moment."""
    for number in numbers:
        withdraw_consent(
            made.who("worker", made.houses[house]),
            at=now(),
            initiative_id=made.initiative_id,
            consent_id=made.consents[number].pk,
        )


def waiting(made: Tables):
    return withdrawn_waiting(made.village.director, initiative_id=made.initiative_id)


def test_what_was_only_added_up_before_anybody_might_link_is_not_counted_again(
    three: Tables,
) -> None:
    """December was published as a sum, long before the ground for linking was written down."""
    number = whole(three)
    before = Publication.objects.get(pk=number.publication_id)
    before.pk, before.number, before.people = None, before.number + 1, {}
    before.public_id, before.fingerprint = "december", "d" * 64
    before.save(force_insert=True)
    number.pk, number.publication_id, number.period = None, before.pk, "2025-12"
    number.address = "december2025"
    number.save(force_insert=True)

    wish = draft_wanted(three.initiative_id, TODAY)

    assert wish is not None
    assert (wish.first, wish.last) == ("2026-03", "2026-03")


def test_nothing_waits_where_nobody_withdrew(three: Tables) -> None:
    draft_restatements.func()

    assert waiting(three) is None
    assert not ReleasePreview.objects.exists()


def test_pages_that_count_now_follow_at_once_and_today_says_that_the_release_is_counted_again(
    three: Tables,
) -> None:
    take_back(three, 5, 8, 11)

    row = next(
        one
        for one in scorecard(
            three.village.director, initiative_id=three.initiative_id, on=day_of(now())
        )
        if one.code == "M02"
    )
    said = waiting(three)
    assert row.latest is not None
    assert row.latest.figure.value == ALL_APART - 5
    assert whole(three).value == ALL_APART - 8, "a release is frozen"
    assert said is not None
    assert (said.preview, said.changed) == ("", 0)


def test_the_draft_names_what_changes_and_one_press_restates_it(three: Tables) -> None:
    take_back(three, 5, 8, 11)

    draft_restatements.func()

    said = waiting(three)
    assert said is not None
    draft = ReleasePreview.objects.get(public_id=said.preview)
    assert (draft.asked_by, draft.cause) == (None, "consent")
    change = next(one for one in draft.told["changes"] if one["address"] == whole(three).address)
    assert (change["old"], float(change["new"])) == (str(ALL_APART - 8), ALL_APART - 5)

    director = three.village.director
    made = publish_previewed(
        director,
        preview_id=said.preview,
        prepared=prepare_previewed(director, preview_id=said.preview),
        title=TITLE,
        at=now(),
        why=WHY,
        only_changes=True,
    )

    changed = Restatement.objects.filter(publication=made)
    assert published_words(made).ko.startswith(f"값 {changed.count()}개를 공표했어요.")
    page = release_page(director, initiative_id=three.initiative_id, public_id=made.public_id)
    assert page.whose[whole(three).address] == WHOLE_INITIATIVE
    assert len({(page.whose[one.address], one.period_words) for one in page.restated}) == len(
        page.restated
    )
    assert whole(three).value == ALL_APART - 5
    assert Restatement.objects.filter(address=whole(three).address, cause="consent").exists()
    assert waiting(three) is None


def test_once_drafted_it_is_not_drafted_again_until_somebody_else_withdraws(three: Tables) -> None:
    take_back(three, 5, 8, 11)
    draft_restatements.func()
    draft_restatements.func()
    assert ReleasePreview.objects.count() == 1

    take_back(three, 2)

    assert drafting(three.initiative_id).state == "due"
    draft_restatements.func()
    assert ReleasePreview.objects.count() == 2


def test_a_release_made_meanwhile_makes_the_draft_anew_and_where_nothing_differs_nothing_waits(
    three: Tables,
) -> None:
    take_back(three, 5, 8, 11)
    draft_restatements.func()
    publish(three, WHY)
    ReleasePreview.objects.update(asked_at=NOW - timedelta(1))  # before that release

    assert drafting(three.initiative_id).state == "due"
    draft_restatements.func()

    assert waiting(three) is None


def test_a_member_does_not_hear_of_it(three: Tables) -> None:
    take_back(three, 5)
    reporter = three.who("reporter", three.houses[0])

    assert withdrawn_waiting(reporter, initiative_id=three.initiative_id) is None


def test_today_leads_to_the_draft_whose_only_press_restates(three: Tables) -> None:
    take_back(three, 5, 8, 11)
    draft_restatements.func()
    here = initiative_by_id(three.initiative_id)

    lines = steering_lines(three.village.director, here, now())
    line = next(one for one in lines if one.kind == "withdrawn")
    page = browser_of(three.village.director).get(line.href).content.decode()

    assert "정정해야 해요" in line.what.ko
    assert "동의를 거둔 분의 기록을 더는 잇지 않고" in page
    assert 'name="only_changes" value="1"' in page
    assert "동의를 거둔 뒤의 정정" in page
    assert "박순례" not in page


def test_page_csv_and_api_say_the_same_before_and_after(three: Tables) -> None:
    anybody, director = Client(), three.village.director
    before = everywhere(anybody, three)
    take_back(three, 5, 8, 11)
    draft_restatements.func()
    frozen = everywhere(anybody, three)
    said = waiting(three)
    assert said is not None

    publish_previewed(
        director,
        preview_id=said.preview,
        prepared=prepare_previewed(director, preview_id=said.preview),
        title=TITLE,
        at=now(),
        why=WHY,
        only_changes=True,
    )

    assert before == frozen == [ALL_APART - 8] * 3
    assert everywhere(anybody, three) == [ALL_APART - 5] * 3


def everywhere(anybody: Client, made: Tables) -> list[int]:
    """The number of everybody as its page, the open data and the API say it."""
    address = whole(made).address
    page = anybody.get(reverse("number", args=[address])).content.decode()
    told = anybody.get(f"/i/{made.village.initiative.slug}/data/numbers.csv")
    table = b"".join(told.streaming_content).decode("utf-8-sig")
    rows = {row["address"]: row for row in csv.DictReader(io.StringIO(table))}
    api = anybody.get(f"/api/v1/numbers/{address}").json()
    value = int(float(rows[address]["value"]))
    assert f">{value}" in page or f"{value}명" in page
    return [value, int(float(api["number"]["value"])), value]
