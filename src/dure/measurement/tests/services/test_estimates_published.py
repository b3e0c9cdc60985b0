"""An initiative that lets no data about a person leave a member publishes an estimate with its range."""

import csv
import io
from datetime import datetime, timedelta
from typing import Any

import pytest

from dure.engines.linkage.adapter import lunar_births
from dure.engines.linkage.sketch import Sketch, sketch_of
from dure.ground.consent.models import Withdrawal
from dure.ground.tests.browser import browser_of
from dure.ground.tests.story import NOW
from dure.kernel.errors import Refused
from dure.measurement.models import Observation, PeopleSketch, PublishedNumber
from dure.measurement.queries import overlaps, scorecard
from dure.measurement.queries.counted_parts import forget_parts
from dure.measurement.queries.once_now import forget_once
from dure.measurement.queries.published import published_number
from dure.measurement.queries.published_now import published_now
from dure.measurement.services import bring_sketch
from dure.measurement.tests.services.test_people_published_once import prepared, publish, whole
from dure.measurement.tests.tables_shared import BASIS, Tables, agrees, tables

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
SECRET = b"seven grandmothers keep this one well"
# Two houses share three hundred people; the third shares nobody with them.
PEOPLE = ((0, 700), (400, 1_000), (2_000, 2_300))
TOGETHER, ADDED = 1_300, 1_600


def sketch(first: int, last: int, *, unnamed: int = 0) -> dict[str, object]:
    """The sketch of a member that serves the people of these numbers."""
    numbers = range(first, last)
    heads, tails = "영정미은지현수혜민성", "수희숙자진아라호준우"
    columns = {
        "full_name": [f"김{heads[n % 10]}{tails[n // 10 % 10]}" for n in numbers] + [""] * unnamed,
        "birth_date": [f"{1930 + n % 40}-{n % 12 + 1:02d}-{n % 28 + 1:02d}" for n in numbers]
        + [""] * unnamed,
    }
    made = sketch_of(columns, lunar_births(), secret=SECRET, organisation="x")
    return {name: getattr(made, name) for name in Sketch.__slots__}


def brings(
    made: Tables,
    at: int,
    told: dict[str, object],
    *,
    indicator: str = "M02",
    when: datetime = NOW,
    period: str = "2026-03",
) -> None:
    house = made.houses[at]
    bring_sketch(
        made.who("organisation_director", house),
        initiative_id=made.initiative_id,
        organisation_id=house.pk,
        period=period,
        told=told,
        at=when,
        indicator=indicator,
    )


def reported(made: Tables, *numbers: int) -> None:
    """What the houses typed as their people of March; not split."""
    rows = Observation.objects.within(organisation_id__in=[one.pk for one in made.houses])
    rows.exclude(cell="").delete()
    for house, number in zip(made.houses, numbers, strict=True):
        mine = Observation.objects.within(organisation_id=house.pk)
        mine.update(value=number, source="form", calculation=None)
    forget_parts()
    forget_once()


def three_houses(*, sketched: int = 3, indicator: str = "M02") -> Tables:
    made = tables(ground="estimate", own=1, linked=False, agreed=False)
    reported(made, *(last - first for first, last in PEOPLE))
    for at in range(sketched):
        brings(made, at, sketch(*PEOPLE[at]), indicator=indicator)
    return made


def test_three_houses_publish_about_how_many_people_they_serve_together() -> None:
    made = three_houses()

    publish(made)

    number = whole(made)
    assert number.method == "estimate"
    assert number.low <= TOGETHER <= number.high
    assert abs(number.value - TOGETHER) < 120
    assert number.high < ADDED
    card = published_number(number.address).number
    assert (card.people_mode, BASIS in card.people_words.ko) == ("estimate", True)


def test_the_county_in_which_all_of_them_stand_says_the_same_and_each_house_its_own() -> None:
    made = three_houses()

    publish(made)

    numbers = published_now(made.initiative_id).values()
    places = {one.value for one in numbers if one.place_code and one.period == "2026-03"}
    assert places == {whole(made).value}
    assert {one.value for one in numbers if one.organisation_id} == {700, 600, 300}


@pytest.mark.parametrize("language", ["ko", "en"])
def test_page_file_and_program_tell_method_and_range(language: str) -> None:
    made = three_houses()
    publish(made)
    number = whole(made)
    client = browser_of(made.village.director)
    client.cookies["dure_language"] = language

    page = client.get(f"/n/{number.address}/").content.decode()
    table = client.get("/i/halmae/data/numbers.csv").getvalue().decode("utf-8-sig")
    told = client.get(f"/api/v1/numbers/{number.address}").json()

    said = {"ko": "사람 정보 없이 겹침을 어림했어요", "en": "without any data about a person"}
    assert said[language] in page
    assert f"{int(number.low):,}" in page
    assert f"{int(number.high):,}" in page
    row = next(
        one for one in csv.DictReader(io.StringIO(table)) if one["address"] == number.address
    )
    assert (row["method"], row["people_mode"]) == ("estimate", "estimate")
    assert (int(row["low"]), int(row["high"])) == (number.low, number.high)
    assert (told["number"]["people_mode"], told["number"]["method"]) == ("estimate", "estimate")


def test_members_see_the_same_estimate_on_their_own_pages() -> None:
    made = three_houses()
    publish(made)

    row = scorecard(made.village.director, initiative_id=made.initiative_id, on=NOW.date())[0]

    assert row.latest is not None
    assert row.latest.figure.value == whole(made).value
    assert row.people_mode == "estimate"


def test_sketches_of_all_people_are_of_no_number() -> None:
    made = three_houses(indicator="")

    publish(made)

    number = whole(made)
    assert (number.method, number.value) == ("sum", ADDED)
    assert published_number(number.address).number.people_mode == "sum"


def test_one_sketch_alone_tells_nothing_of_an_overlap() -> None:
    made = three_houses(sketched=1)

    publish(made)

    assert (whole(made).method, whole(made).low) == ("sum", 700)


def test_a_house_without_a_sketch_may_share_all_its_people() -> None:
    made = three_houses(sketched=2)

    publish(made)

    number = whole(made)
    assert number.method == "estimate"
    assert number.low < 1_100 <= number.high
    assert number.value > TOGETHER - 120


def test_an_overlap_of_a_few_is_told_to_nobody() -> None:
    made = tables(ground="estimate", own=1, linked=False, agreed=False)
    reported(made, 700, 600, 300)
    for at, (first, last) in enumerate(((0, 700), (1_000, 1_600), (2_000, 2_300))):
        brings(made, at, sketch(first, last))

    publish(made)

    number = whole(made)
    assert (number.method, number.value, number.low) == ("sum", ADDED, 700)


def kept_sketches(made: Tables) -> Any:
    return PeopleSketch.objects.within(initiative_id=made.initiative_id)


def split_houses() -> Tables:
    """Women and men of three houses, each typed and each sketched; of some men there are only a few."""
    made = tables(ground="estimate", own=1, linked=False, agreed=False)
    spans = ((0, 500, 700), (300, 800, 804), (2_000, 2_200, 2_300))
    reported(made, *(last - first for first, _, last in spans))
    for at, (first, men, last) in enumerate(spans):
        row = Observation.objects.within(organisation_id=made.houses[at].pk).get()
        cells = {"sex=f": (first, men), "sex=m": (men, last)}
        for cell, (start, end) in cells.items():
            row.pk, row.cell, row.value = None, cell, end - start
            row.save()
        parts = [
            {"cell": dict([cell.split("=")]), **sketch(start, end)}
            for cell, (start, end) in cells.items()
        ]
        brings(made, at, {**sketch(first, last), "parts": parts})
    forget_parts()
    forget_once()
    return made


def test_women_are_estimated_by_their_own_sketches_and_nothing_of_few_men_is_told() -> None:
    made = split_houses()

    publish(made)

    women, men = whole(made, cell="sex=f"), whole(made, cell="sex=m")
    assert women.method == "estimate"
    assert women.low <= 1_000 <= women.high < 1_200, "two hundred women stand in two houses"
    assert men.method == "sum", "no man stands in two houses: an estimate would tell that"
    assert whole(made).method == "estimate"


def test_a_part_of_fewer_people_than_may_be_told_is_not_kept() -> None:
    made = split_houses()

    kept = [one.told["parts"] for one in kept_sketches(made).order_by("pk")]

    assert [len(one) for one in kept] == [2, 1, 2]


@pytest.mark.parametrize("cell", [{"sex": "x"}, {"village": "가람"}])
def test_a_part_by_which_the_number_is_not_split_is_refused(cell: dict[str, str]) -> None:
    made = tables(ground="estimate", own=1, linked=False, agreed=False)
    part = {"cell": cell, **sketch(0, 100)}

    with pytest.raises(Refused) as refused:
        brings(made, 0, {**sketch(0, 200), "parts": [part]})

    assert refused.value.code == "measurement.sketch_part_unknown"
    assert not kept_sketches(made).exists()


def test_parts_of_all_people_are_of_no_number_and_not_kept() -> None:
    made = tables(ground="estimate", own=1, linked=False, agreed=False)
    part = {"cell": {"sex": "f"}, **sketch(0, 100)}

    brings(made, 0, {**sketch(0, 200), "parts": [part]}, indicator="")

    assert "parts" not in kept_sketches(made).get().told


def test_before_the_ground_was_estimate_sketches_change_no_number() -> None:
    made = three_houses()

    release = prepared(made, on=datetime(2025, 12, 1, tzinfo=NOW.tzinfo).date())

    assert release.people.mode == "sum"


def test_a_new_sketch_is_another_release() -> None:
    made = three_houses()
    first = prepared(made)
    brings(made, 2, sketch(900, 1_200), when=NOW + timedelta(hours=1))

    assert prepared(made).fingerprint != first.fingerprint


def withdraws_now(made: Tables, at: int) -> None:
    """Somebody of that house no longer wants to be counted across."""
    consent = agrees(made, made.soonrye[at])
    Withdrawal.objects.create(
        consent=consent,
        withdrawn_on=NOW.date(),
        recorded_at=NOW + timedelta(hours=2),
        recorded_by=consent.recorded_by,
    )


def test_a_withdrawn_consent_takes_the_old_sketch_out_of_numbers_and_overlaps_at_once() -> None:
    made = three_houses()
    withdraws_now(made, 0)
    director = made.village.director

    page = overlaps(director, initiative_id=made.initiative_id)
    row = scorecard(director, initiative_id=made.initiative_id, on=NOW.date())[0]
    publish(made)

    assert [name.ko for name in page.outlived] == ["손맛사회적협동조합"]
    assert len(page.lines) == 1, "only the two others are compared"
    assert row.people_mode == "sum"
    assert whole(made).method == "sum"

    brings(made, 0, sketch(1, 700), when=NOW + timedelta(hours=3))
    assert overlaps(director, initiative_id=made.initiative_id).outlived == ()
    estimated = {one.shown.figure.method for one in prepared(made).numbers if one.shown.figure}
    assert "estimate" in estimated


@pytest.mark.parametrize("code", ["M01", "M99"])
def test_a_sketch_of_what_counts_no_people_is_refused(code: str) -> None:
    made = tables(ground="estimate", own=1)

    with pytest.raises(Refused) as refused:
        brings(made, 0, sketch(0, 30), indicator=code)

    assert refused.value.code == "measurement.not_of_people"


def test_nothing_hidden_stands_beside_an_estimate() -> None:
    made = three_houses()
    publish(made)

    rows = PublishedNumber.objects.filter(status__in=["primary", "secondary"])
    assert rows.count() == 0
