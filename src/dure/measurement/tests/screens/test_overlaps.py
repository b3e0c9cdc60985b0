"""Two members learn how many they both serve, never whom, until both agree."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from dure.engines.linkage import BadInput, Overlap, sketch_from
from dure.engines.linkage.adapter import lunar_births
from dure.engines.linkage.sketch import Sketch, sketch_of
from dure.ground.tests.browser import browser_of
from dure.ground.tests.story import NOW, organisation, person_who
from dure.kernel.errors import Refused
from dure.measurement.models import PeopleSketch, SharingWord
from dure.measurement.queries import both_agree, overlaps, pairs_desk
from dure.measurement.rules.overlap_shown import overlap_shown
from dure.measurement.services import bring_sketch, say_sharing
from dure.measurement.tests.api.caller import caller
from dure.measurement.tests.tables_shared import Tables, alike, tables, withdraws

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
SECRET = b"seven grandmothers keep this one well"
PAGE = "/in/halmae/overlaps/"


def sketch(first: int, last: int, *, secret: bytes = SECRET) -> dict[str, object]:
    """A member that serves the people of these numbers."""
    numbers = range(first, last)
    heads, tails = "영정미은지현수혜민성", "수희숙자진아라호준우"
    columns = {
        "full_name": [f"김{heads[n % 10]}{tails[n // 10 % 10]}" for n in numbers],
        "birth_date": [f"{1930 + n % 40}-{n % 12 + 1:02d}-{n % 28 + 1:02d}" for n in numbers],
    }
    made = sketch_of(columns, lunar_births(), secret=secret, organisation="x")
    return {name: getattr(made, name) for name in Sketch.__slots__}


def brings(made: Tables, at: int, told: dict[str, object], period: str = "2026") -> None:
    house = made.houses[at]
    bring_sketch(
        made.who("organisation_director", house),
        initiative_id=made.initiative_id,
        organisation_id=house.pk,
        period=period,
        told=told,
        at=NOW,
    )


def agrees(made: Tables, at: int, with_whom: int, *, yes: bool = True) -> None:
    say_sharing(
        made.who("organisation_director", made.houses[at]),
        initiative_id=made.initiative_id,
        organisation_id=made.houses[at].pk,
        other_id=made.houses[with_whom].pk,
        agrees=yes,
        at=NOW,
    )


def three_sketches(ground: str = "estimate") -> Tables:
    """Two houses share three hundred people; the third shares nobody with them."""
    made = tables(ground=ground, own=1)
    brings(made, 0, sketch(0, 700))
    brings(made, 1, sketch(400, 1_000))
    brings(made, 2, sketch(2_000, 2_300))
    return made


def test_two_houses_learn_about_how_many_they_share_with_its_range() -> None:
    made = three_sketches()

    page = overlaps(
        made.who("organisation_director", made.houses[0]), initiative_id=made.initiative_id
    )

    kitchen_and_welfare = page.lines[0].shown
    assert kitchen_and_welfare.state == "shown"
    assert kitchen_and_welfare.low <= 300 <= kitchen_and_welfare.high
    assert page.people is not None
    assert page.people.low <= 1_300 <= page.people.high


def test_the_whole_does_not_tell_the_few_whom_two_houses_share() -> None:
    made = tables(ground="estimate", own=1)
    brings(made, 0, sketch(0, 60))
    brings(made, 1, sketch(58, 130))

    page = overlaps(made.village.director, initiative_id=made.initiative_id)
    shown = browser_of(made.village.director).get(PAGE).content.decode()

    # Sixty and seventy-two less the whole would be the two whom both serve.
    assert page.lines[0].shown.state == "few"
    assert page.people is not None
    assert (page.people.state, page.people.value) == ("nearly_all", None)
    assert "모두 합치면 약" not in shown
    assert "몇 명이 드러나서 보이지 않아요" in shown


def test_a_member_sees_only_pairs_it_is_one_of_and_no_size_of_others() -> None:
    made = three_sketches()

    page = overlaps(
        made.who("organisation_director", made.houses[0]), initiative_id=made.initiative_id
    )
    everything = overlaps(made.village.director, initiative_id=made.initiative_id)

    assert len(page.lines) == 2
    assert len(everything.lines) == 3
    assert [one.counted is None for one in page.brought] == [False, True, True]


def test_a_newer_sketch_takes_the_place_of_the_older_and_both_stay() -> None:
    made = three_sketches()

    brings(made, 2, sketch(400, 700))

    page = overlaps(made.village.director, initiative_id=made.initiative_id)
    assert PeopleSketch.objects.within(initiative_id=made.initiative_id).count() == 4
    assert page.lines[1].shown.state in {"shown", "nearly_all"}


def test_without_a_recorded_ground_no_sketch_is_taken() -> None:
    made = tables(ground="", own=1)

    with pytest.raises(Refused) as refused:
        brings(made, 0, sketch(0, 50))

    assert refused.value.code == "measurement.no_ground_to_estimate"
    assert not PeopleSketch.objects.within(initiative_id=made.initiative_id).exists()


def test_a_sketch_made_with_another_secret_is_refused() -> None:
    made = tables(ground="estimate", own=1)
    brings(made, 0, sketch(0, 50))

    with pytest.raises(Refused) as refused:
        brings(made, 1, sketch(0, 50, secret=b"another secret of another house"))

    assert refused.value.code == "measurement.sketch_unlike"


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"row": "zz"},
        {"row": "00"},
        {"counted": -1},
        {"counted": "many"},
        {"turned": 0.7},
        {"bits": 8},
        {"version": "sketch 9"},
        {"secret_mark": ""},
    ],
)
def test_what_is_no_sketch_is_refused_in_one_sentence(wrong: dict[str, object]) -> None:
    told = {**sketch(0, 20), **wrong} if wrong else {}

    with pytest.raises(BadInput) as refused:
        sketch_from(told)

    assert refused.value.faults[0].code == "linkage.no_sketch"


def test_nobody_brings_a_sketch_for_another_house() -> None:
    made = tables(ground="estimate", own=1)

    with pytest.raises(Refused):
        bring_sketch(
            made.who("organisation_director", made.houses[0]),
            initiative_id=made.initiative_id,
            organisation_id=made.houses[1].pk,
            period="2026",
            told=sketch(0, 20),
            at=NOW,
        )


@given(
    a=st.integers(0, 400),
    b=st.integers(0, 400),
    value=st.integers(0, 400),
    spread=st.integers(0, 60),
    floor=st.integers(3, 10),
)
def test_no_small_number_is_ever_told(a: int, b: int, value: int, spread: int, floor: int) -> None:
    value = min(value, a, b)
    found = Overlap("1", "2", value, max(0, value - spread), min(a, b, value + spread))

    shown = overlap_shown(found, sizes=(a, b), floor=floor)

    if shown.state == "shown":
        assert floor <= shown.low <= shown.value <= shown.high <= min(a, b)
        assert min(a, b) - shown.value >= floor
    else:
        assert (shown.value, shown.low, shown.high) == (None, None, None)


def test_pairs_open_when_both_agree_and_close_when_one_no_longer_does() -> None:
    made = three_sketches("registry")
    alike(made, made.soonrye)
    one, other = made.houses[0].pk, made.houses[1].pk
    director = made.who("organisation_director", made.houses[0])
    asked = {"initiative_id": made.initiative_id, "on": NOW.date(), "between": (one, other)}

    agrees(made, 0, 1)
    with pytest.raises(Refused) as early:
        pairs_desk(director, **asked)
    agrees(made, 1, 0)
    found = pairs_desk(director, **asked)
    withdraws(made.consents[0], on=NOW.date())
    later = pairs_desk(director, **asked)
    agrees(made, 1, 0, yes=False)

    assert early.value.code == "measurement.pairs_not_open"
    assert (len(found), later) == (1, ())
    assert not both_agree(made.initiative_id, one, other)
    with pytest.raises(Refused):
        pairs_desk(director, **asked)


def test_a_third_house_does_not_see_the_pairs_of_two_others() -> None:
    made = three_sketches("registry")
    agrees(made, 0, 1)
    agrees(made, 1, 0)

    with pytest.raises(Refused):
        pairs_desk(
            made.who("organisation_director", made.houses[2]),
            initiative_id=made.initiative_id,
            on=NOW.date(),
            between=(made.houses[0].pk, made.houses[1].pk),
        )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ko", ("함께 만나는 사람은 몇 명", "실제는", "함께 보기에 동의", "밑그림을 낸 곳")),
        ("en", ("do we both serve", "truly between", "Agree to look together", "brought a sketch")),
    ],
)
def test_the_page_says_how_many_and_never_whom(language: str, words: tuple[str, ...]) -> None:
    made = three_sketches()
    client = browser_of(made.who("organisation_director", made.houses[0]), language=language)

    page = client.get(PAGE).content.decode()

    assert all(word in page for word in words)
    assert "박순례" not in page
    assert "김영수" not in page


def test_the_page_stands_empty_and_with_one_sketch() -> None:
    made = tables(ground="estimate", own=1)
    client = browser_of(made.who("organisation_director", made.houses[0]))

    empty = client.get(PAGE).content.decode()
    brings(made, 0, sketch(0, 40))
    alone = client.get(PAGE).content.decode()

    assert "아직 밑그림을 낸 곳이 없어요" in empty
    assert "두 곳 이상이 밑그림을 내면" in alone


def test_a_sketch_is_brought_on_the_page_and_agreed_to_with_a_button() -> None:
    made = tables(ground="estimate", own=1)
    brings(made, 1, sketch(0, 90))
    house, other = made.houses[0].pk, made.houses[1].pk
    client = browser_of(made.who("organisation_director", made.houses[0]))
    file = SimpleUploadedFile("s.json", json.dumps(sketch(0, 60)).encode())

    answer = client.post(f"{PAGE}bring/", {"organisation": house, "period": "2026", "sketch": file})
    client.post(f"{PAGE}{house}/{other}/", {"agrees": "yes"})

    assert answer.status_code == 302
    assert PeopleSketch.objects.within(initiative_id=made.initiative_id).count() == 2
    assert SharingWord.objects.within(initiative_id=made.initiative_id).get().agrees


def test_a_file_that_is_no_sketch_is_told_and_nothing_is_kept() -> None:
    made = tables(ground="estimate", own=1)
    client = browser_of(made.who("organisation_director", made.houses[0]))
    file = SimpleUploadedFile("s.json", b"name,phone\n")

    page = client.post(
        f"{PAGE}bring/",
        {"organisation": made.houses[0].pk, "period": "2026", "sketch": file},
        follow=True,
    ).content.decode()

    assert "밑그림 파일이 아니에요" in page
    assert not PeopleSketch.objects.within(initiative_id=made.initiative_id).exists()


def test_a_funder_sees_no_size_of_anybody() -> None:
    made = three_sketches()

    page = overlaps(made.village.funder, initiative_id=made.initiative_id)

    assert (page.lines, page.own) == ((), ())
    assert {one.counted for one in page.brought} == {None}


def test_a_stranger_is_refused() -> None:
    made = three_sketches()
    far = organisation("far", "먼 곳", "Far", "association")
    stranger = person_who("reporter", None, far, "nobody")

    with pytest.raises(Refused):
        overlaps(stranger, initiative_id=made.initiative_id)


def test_programs_bring_sketches_and_ask_as_the_pages_do() -> None:
    made = tables(ground="estimate", own=1)
    brings(made, 1, sketch(0, 400))
    program = caller(made.who("organisation_director", made.houses[0]))

    answer = program.post(
        "/initiatives/halmae/sketches",
        {"organisation": made.houses[0].slug, "period": "2026", "sketch": sketch(200, 700)},
    )
    told = program.get("/initiatives/halmae/overlaps", period="2026").body

    assert answer.status == 201, answer.body
    assert told["people_mode"] == "estimate"
    line = told["overlaps"][0]
    assert line["overlap"]["low"] <= 200 <= line["overlap"]["high"]
    assert line["open"] is False
