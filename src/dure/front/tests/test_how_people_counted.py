"""The mode of counting people, its ground and its range stand beside the number wherever it appears."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.test import Client

from dure.engines.poster import Fonts, Poster
from dure.front.screens.picture import view as picture
from dure.ground.tests.browser import browser_of
from dure.kernel.words import Words
from dure.measurement.models import Publication
from dure.measurement.queries.published import published_number
from dure.measurement.rules.labels import METHODS
from dure.measurement.rules.people_words import MODES, people_words
from dure.measurement.tests.services.test_estimates_published import three_houses
from dure.measurement.tests.services.test_people_published_once import ALL_APART, publish, whole
from dure.measurement.tests.tables_shared import BASIS, Tables, tables
from dure.measurement.types.people import PeopleCounted

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
PUBLIC = ("/n/{address}/", "/i/halmae/indicators/M02/")
MEMBERS = ("/in/halmae/scorecard/", "/in/halmae/indicators/M02/")


def pages(made: Tables, language: str) -> dict[str, str]:
    """Every page on which the number stands, as the director sees it."""
    client = browser_of(made.village.director)
    client.cookies["dure_language"] = language
    address = whole(made).address
    return {
        path: client.get(path.format(address=address)).content.decode()
        for path in (*PUBLIC, *MEMBERS)
    }


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("ground", ["registry", "entrusted"])
def test_pages_say_the_same_words(language: str, ground: str) -> None:
    made = tables(ground=ground)
    publish(made)

    found = pages(made, language)

    said = MODES[ground].in_language(language)
    for path, page in found.items():
        assert said in page, path
        assert BASIS in page, path


@pytest.mark.parametrize("language", ["ko", "en"])
def test_where_people_are_added_up_each_page_says_so(language: str) -> None:
    made = tables(ground="")
    publish(made)

    for path, page in pages(made, language).items():
        assert MODES["sum"].in_language(language) in page, path
        assert BASIS not in page, path


@pytest.mark.parametrize("language", ["ko", "en"])
def test_that_they_were_added_up_is_said_once(language: str) -> None:
    made = tables(ground="")
    publish(made)

    for path, page in pages(made, language).items():
        assert METHODS["sum"].in_language(language) not in page, path
        assert f"{ALL_APART}" in page, path


def test_the_range_stands_with_the_number() -> None:
    made = tables()
    publish(made)

    for path, page in pages(made, "ko").items():
        # In public the largest house that is told holds the low end up; inside it rests on pairs alone.
        least = 7 if path in PUBLIC and path not in MEMBERS else 1
        assert f"{least}–{ALL_APART - 2}" in page, path


def test_one_house_alone_says_no_mode() -> None:
    made = tables()
    publish(made)
    client = browser_of(made.village.director)

    page = client.get(f"/in/halmae/scorecard/?organisation={made.houses[0].slug}").content.decode()

    assert MODES["registry"].ko not in page


def test_files_and_programs_are_told_the_same() -> None:
    made = tables()
    publish(made)
    client, address = Client(), whole(made).address

    rows = list(
        csv.DictReader(
            io.StringIO(_text(client, "/i/halmae/data/numbers.csv").removeprefix("\ufeff"))
        )
    )
    sdmx = list(csv.DictReader(io.StringIO(_text(client, "/i/halmae/data/sdmx.csv"))))
    one = json.loads(_text(client, f"/n/{address}/data.json"))
    answer = json.loads(_text(client, f"/api/v1/numbers/{address}"))

    row = next(each for each in rows if each["address"] == address)
    assert (row["people_mode"], row["people_basis"]) == ("registry", BASIS)
    line = next(each for each in sdmx if each["NUMBER_ADDRESS"] == address)
    assert (line["PEOPLE_MODE"], line["PEOPLE_BASIS"]) == ("registry", BASIS)
    assert (line["LOWER_BOUND"], line["UPPER_BOUND"]) == ("7", str(ALL_APART - 2))
    assert one["people_mode"] == answer["number"]["people_mode"] == "registry"
    assert one["people_words"]["ko"] == published_number(address).number.people_words.ko
    own = [each for each in rows if each["organisation"]]
    assert {each["people_mode"] for each in own} == {""}


def test_staff_see_the_links_behind_and_visitors_do_not() -> None:
    made = tables()
    publish(made)
    path = f"/n/{whole(made).address}/"

    staff = browser_of(made.village.director).get(path).content.decode()
    visitor = Client().get(path).content.decode()

    assert "사람 잇기" in staff
    assert "ffffffffffffffff" in staff
    assert "사람 잇기" not in visitor
    assert "ffffffffffffffff" not in visitor


def test_staff_see_the_sketches_behind_an_estimate_and_nothing_empty() -> None:
    made = three_houses(sketched=2)
    publish(made)
    path = f"/n/{whole(made).address}/"

    staff = browser_of(made.village.director).get(path).content.decode()
    visitor = Client().get(path).content.decode()

    assert "밑그림으로 어림했어요" in staff
    assert "700명" in staff
    assert "None" not in staff
    assert "밑그림으로 어림했어요" not in visitor


def test_the_links_stay_with_their_number_when_something_else_is_released() -> None:
    made = tables()
    publish(made)
    first = Publication.objects.get()
    Publication.objects.create(
        initiative=first.initiative,
        public_id="other0000001",
        number=first.number + 1,
        title_ko="다른 지표",
        made_at=first.made_at + timedelta(days=1),
        made_by=first.made_by,
        min_cell=first.min_cell,
        as_of=first.as_of,
    )

    staff = browser_of(made.village.director).get(f"/n/{whole(made).address}/").content.decode()

    assert "ffffffffffffffff" in staff


def test_the_picture_of_a_number_says_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    made = tables()
    publish(made)
    drawn: list[Poster] = []

    def draw(poster: Poster, _fonts: Fonts | None) -> bytes:
        drawn.append(poster)
        return b""

    monkeypatch.setattr(picture, "draw_poster", draw)
    monkeypatch.setattr(picture, "fonts", lambda: Fonts(None, None))  # type: ignore[arg-type]

    Client().get(f"/n/{whole(made).address}/card-ko.png")

    assert MODES["registry"].ko in drawn[0].note
    assert f"7–{ALL_APART - 2}" in drawn[0].note


@pytest.mark.parametrize(
    ("people", "mode", "ko"),
    [
        (PeopleCounted(), "sum", MODES["sum"].ko),
        (PeopleCounted(mode="registry", basis="제17조"), "registry", "· 제17조"),
        (PeopleCounted(mode="registry", basis="제17조"), "sum", MODES["sum"].ko),
        (PeopleCounted(), "", ""),
    ],
)
def test_one_helper_says_it(people: PeopleCounted, mode: str, ko: str) -> None:
    said = people_words(people, mode)

    assert said.ko.endswith(ko)
    assert isinstance(said, Words)


def _text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    told = answer.getvalue() if answer.streaming else answer.content
    return told.decode()
