"""An initiative sets its own rules: the next release keeps to them, remembers them, and loosens nothing."""

from dataclasses import replace
from datetime import date

import pytest

from dure.ground.organisations.models import Initiative
from dure.ground.organisations.types import ProtectionRules
from dure.ground.tests.story import NOW
from dure.kernel.words import Words
from dure.measurement.models import Observation, Publication, PublishedNumber, WithheldNumber
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.queries.published import published_number, releases
from dure.measurement.queries.published_now import published_now
from dure.measurement.rules.preview import seal_of, told_of
from dure.measurement.services.publish_numbers import publish_numbers
from dure.measurement.tests.releases import County, assign, county, indicator, reports
from dure.measurement.types.prepared import PreparedRelease, RestateCause

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
KITCHENS = ("손맛", "두손", "새참")
PLACES = {"손맛": "5290000000", "두손": "5290000000", "새참": "5291000000"}
WHY = RestateCause(cause="protection", words=Words("규칙을 바꾸었어요", "The rules changed"))


def sets(**rules: object) -> None:
    Initiative.objects.update(**rules)


def prepared(made: County, last: str = "2026-09") -> PreparedRelease:
    return prepare_release(
        initiative_id=made.village.initiative.pk,
        min_cell=5,
        first="2026-09",
        last=last,
        as_of=date(2026, 11, 22),
    )


def publish(made: County, last: str = "2026-09", why: RestateCause | None = None) -> Publication:
    title = Words("공표", "Release")
    ready = prepared(made, last)
    return publish_numbers(made.village.director, prepared=ready, title=title, at=NOW, why=why)


def shown(made: County, code: str = "M01") -> dict[str, PublishedNumber]:
    """By the name of the kitchen, the code of the place, or `all`."""
    names = {kitchen.pk: name for name, kitchen in made.kitchens.items()}
    return {
        names.get(row.organisation_id or 0, row.place_code or "all"): row
        for row in published_now(made.village.initiative.pk).values()
        if row.indicator.code == code and not row.cell and row.period == "2026-09"
    }


def asked_for(kind: str, *, people: bool) -> County:
    made = county()
    one = indicator("M02", kind=kind, people=people)
    own = replace(made, served=one)
    for name in KITCHENS:
        assign(own, one, name, PLACES[name])
    return own


def granted(values: tuple[int, int, int], made: County | None = None) -> County:
    made = made or asked_for("amount", people=False)
    for name, value in zip(KITCHENS, values, strict=True):
        reports(made, name, "2026-09", {"": value})
    return made


def rates(pairs: dict[str, tuple[int, int]]) -> County:
    made = asked_for("ratio", people=True)
    for name, (above, below) in pairs.items():
        reports(made, name, "2026-09", {"": 0})
        rows = Observation.objects.within(organisation=made.kitchens[name])
        rows.update(value=None, numerator=above, denominator=below)
    return made


# --- a grant


def test_a_grant_of_which_one_organisation_holds_nine_tenths_is_not_told() -> None:
    made = granted((900, 60, 40))
    sets(dominance_n=1, dominance_k=80)

    publication = publish(made)

    rows = shown(made, "M02")
    assert {row.status for row in rows.values()} <= {"primary", "secondary"}
    assert {row.value for row in rows.values()} == {None}
    assert WithheldNumber.objects.get(organisation=made.kitchens["손맛"]).value == 900
    assert publication.rules["dominance_k"] == 80


def test_the_same_grant_is_told_where_nobody_asked_for_a_rule() -> None:
    made = granted((900, 60, 40))

    publish(made)

    assert {row.status for row in shown(made, "M02").values()} == {"published"}
    assert shown(made, "M02")["all"].value == 1000


def test_a_grant_that_was_told_before_is_told_no_more() -> None:
    made = granted((900, 60, 40))
    publish(made)
    sets(dominance_n=1, dominance_k=80)

    publish(made, why=WHY)

    assert {row.value for row in shown(made, "M02").values()} == {None}


def test_a_hidden_grant_is_hidden_again_and_a_rate_beside_it_is_untouched() -> None:
    made = granted((900, 60, 40))
    sets(dominance_n=1, dominance_k=80)
    publish(made)
    first = {name: row.status for name, row in shown(made, "M02").items()}

    publish(made)

    assert {name: row.status for name, row in shown(made, "M02").items()} == first


def test_who_could_reckon_the_largest_share_is_not_told_the_sum() -> None:
    made = granted((500, 480, 20))
    sets(p_percent=10)

    publish(made)

    assert (
        shown(made, "M02")["all"].value is None
    )  # 두손 knows its 480: the rest is 손맛's 500 or nearly


def test_small_amounts_are_no_small_groups() -> None:
    made = granted((2, 2, 2))
    sets(dominance_n=1, dominance_k=80)

    publish(made)

    assert shown(made, "M02")["all"].value == 6


# --- a rate


def test_two_out_of_three_are_hidden_and_the_other_rates_cannot_give_them_back() -> None:
    made = rates({"손맛": (2, 3), "두손": (30, 40), "새참": (45, 60)})

    publish(made)

    rows = shown(made, "M02")
    assert rows["손맛"].value is rows["손맛"].numerator is rows["손맛"].denominator is None
    assert sum(row.value is None for row in rows.values()) > 1


def test_twelve_out_of_eighteen_are_told_until_an_initiative_asks_for_twenty() -> None:
    made = rates({"손맛": (12, 18), "두손": (30, 40), "새참": (45, 60)})
    publish(made)
    assert shown(made, "M02")["손맛"].denominator == 18

    sets(least_denominator=20)
    publish(made, why=WHY)

    assert shown(made, "M02")["손맛"].value is None


def test_a_lower_denominator_never_tells_of_fewer_than_the_smallest_group() -> None:
    made = rates({"손맛": (2, 4), "두손": (30, 40), "새참": (45, 60)})
    sets(least_denominator=1)  # as no form would take it

    publish(made)

    assert shown(made, "M02")["손맛"].value is None


def test_a_rate_of_nobody_is_hidden_where_zeros_are_and_stays_so() -> None:
    made = rates({"손맛": (0, 0), "두손": (30, 40), "새참": (45, 60)})
    sets(zeros="hide")

    publish(made)
    first = {name: row.status for name, row in shown(made, "M02").items()}
    publish(made)

    assert first["손맛"] == "primary"
    assert {name: row.status for name, row in shown(made, "M02").items()} == first


# --- zeros


@pytest.mark.parametrize(("zeros", "told"), [("publish", "published"), ("hide", "primary")])
def test_a_zero_is_told_or_hidden_as_the_initiative_says(zeros: str, told: str) -> None:
    made = county()
    for name, value in zip(KITCHENS, (90, 0, 40), strict=True):
        reports(made, name, "2026-09", {"": value})
    sets(zeros=zeros)

    publish(made)

    rows = shown(made)
    assert rows["두손"].status == told
    hidden = [name for name, row in rows.items() if row.value is None]
    assert (len(hidden) > 1) == (zeros == "hide")


def test_zeros_hidden_keep_small_counts_hidden_in_the_next_month_too() -> None:
    made = county()
    for month, values in (("2026-09", (90, 0, 40)), ("2026-10", (91, 3, 41))):
        for name, value in zip(KITCHENS, values, strict=True):
            reports(made, name, month, {"": value})
    sets(zeros="hide")

    publish(made)
    publish(made, "2026-10")

    few = PublishedNumber.objects.filter(organisation=made.kitchens["두손"], cell="")
    assert {row.value for row in few} == {None}


# --- what is kept and said


def test_a_release_says_by_which_rules_it_was_protected_and_later_ones_do_not_change_it() -> None:
    made = granted((340, 330, 330))
    publish(made)
    sets(zeros="hide", least_denominator=25, dominance_n=2, dominance_k=90, p_percent=15)
    publish(made, why=WHY)

    newest, first = releases(made.village.initiative)
    assert first.protection.en == (
        "counts below 5 are hidden · rates of fewer than 10 people are hidden"
    )
    assert newest.protection.ko == (
        "5명보다 적은 수를 가려요 · 모수가 25명보다 적은 비율을 가려요 · 0도 가려요 · "
        "큰 기관 2곳이 90%보다 많이 차지하는 금액을 가려요 · "
        "가장 큰 기관의 몫을 15% 안으로 어림할 수 있는 금액을 가려요"
    )
    page = published_number(shown(made, "M02")["all"].address)
    assert page.protection == newest.protection


def test_a_preview_names_its_rules_and_another_rule_breaks_its_seal() -> None:
    made = granted((340, 330, 330))
    before = prepared(made)
    sets(p_percent=1)

    after = prepared(made)

    assert told_of(before, [])["rules"]["p_percent"] == 0
    assert told_of(after, [])["rules"]["p_percent"] == 1
    assert seal_of(before) != seal_of(after)
    assert seal_of(after) == seal_of(prepared(made))


def test_readers_hear_one_word_and_the_release_book_keeps_the_four() -> None:
    made = county()
    reports(made, "손맛", "2026-09", {"": 93, "sex=f": 90, "sex=m": 3})
    publish(made)

    kept = {row.cell: row.status for row in PublishedNumber.objects.filter(organisation=None)}
    few = PublishedNumber.objects.get(place_code="", organisation=None, cell="sex=m")
    page = published_number(few.address)

    assert {kept["sex=m"], kept["sex=f"]} == {"primary", "secondary"}
    assert page.number.status == "hidden"
    assert {card.status for card in page.cells} == {"hidden"}


def test_rules_are_off_until_somebody_sets_them() -> None:
    made = granted((900, 60, 40))

    assert prepared(made).rules == ProtectionRules()
