"""A centre brings its own places: all of a list or nothing of it, twice is once."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from dure.ground.access.queries import house
from dure.ground.journal.models import JournalEntry
from dure.ground.places.models import Place
from dure.ground.places.queries import place_on, search, tree_on
from dure.ground.places.services import add_place, import_places
from dure.ground.places.types import PlaceCard
from dure.ground.tests.story import NOW, TODAY, village
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db
HEAD = "code,parent,level,valid_from,valid_to,name\n"
COUNTY = (
    "9971000000,,sigungu,2020-01-01,,가람군\n"
    "9971025000,9971000000,eup_myeon_dong,2020-01-01,,가람읍\n"
)
FILE = Path(__file__).parents[2] / "cases" / "own_lists.yaml"
CASES = yaml.safe_load(FILE.read_text("utf-8"))


@pytest.fixture
def county():
    """가람군 with its town."""
    import_places(house(), at=NOW, text=HEAD + COUNTY)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_list_is_taken_whole_or_not_at_all(county, case):
    before = set(Place.objects.values_list("code", "valid_from"))
    text = HEAD + "\n".join(case["lines"])

    if "refused" in case:
        with pytest.raises(Refused) as refused:
            import_places(house(), at=NOW, text=text)
        assert refused.value.code == case["refused"]
        assert words_of(refused.value).en
        assert set(Place.objects.values_list("code", "valid_from")) == before
        return

    assert import_places(house(), at=NOW, text=text).places == case["taken"]
    assert Place.objects.count() == len(before) + case["taken"]
    assert import_places(house(), at=NOW, text=text).places == 0  # the same file again


def test_what_is_refused_in_the_last_line_leaves_nothing_of_the_first(county):
    good, bad = "9971031000,9971000000,,2020-01-01,,솔내면", "9971032000,9979000000,,,,윗말면"

    with pytest.raises(Refused):
        import_places(house(), at=NOW, text=f"{HEAD}{good}\n{bad}")

    assert not Place.objects.filter(code="9971031000").exists()
    assert "9971031000" not in tree_on(TODAY).parent_of


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        HEAD,
        "\ufeff" + HEAD,
    ],
)
def test_a_list_of_nothing_adds_nothing(text):
    assert import_places(house(), at=NOW, text=text).places == 0


@pytest.mark.parametrize(
    "text",
    [
        "이름,단계\n가람군,sigungu\n",
        "name,code\n가람군\n".replace("code", "number"),
        HEAD + "x" * 200_000,
        HEAD + '"9971031000,9971000000',
    ],
)
def test_a_file_that_is_something_else_is_refused_with_a_sentence(text):
    with pytest.raises(Refused) as refused:
        import_places(house(), at=NOW, text=text)
    assert refused.value.code in ("places.not_a_places_file", "places.no_such_parent")
    assert words_of(refused.value).ko


def test_the_journal_says_who_added_how_many(county):
    entry = JournalEntry.objects.everywhere("a test").filter(verb="places.own_list.import").get()
    assert entry.values == {"places": 2}


def test_somebody_who_directs_one_initiative_cannot_change_the_map_of_all(county):
    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        import_places(village().director, at=NOW, text=HEAD + "9972000000,,sigungu,,,꿈군")
    assert not Place.objects.filter(code="9972000000").exists()


class TestOnePlace:
    """A single village is added by hand."""

    def card(self, code="9971031000", parent="9971000000", **said):
        given = {"valid_from": date(2020, 1, 1), "fictional": True} | said
        return PlaceCard(code, "eup_myeon_dong", Words("솔내면", "Solnae"), parent, **given)

    def test_it_is_found_at_once_by_its_name(self, county):
        add_place(house(), at=NOW, card=self.card())
        assert [card.code for card in search("솔내", TODAY)] == ["9971031000"]
        assert place_on("9971031000", TODAY).name.en == "Solnae"

    def test_twice_is_once(self, county):
        add_place(house(), at=NOW, card=self.card())
        add_place(house(), at=NOW, card=self.card())
        assert Place.objects.filter(code="9971031000").count() == 1

    def test_before_it_began_and_after_it_ended_it_is_not_there(self, county):
        ended = self.card(valid_from=date(2021, 1, 1), valid_to=date(2025, 1, 1))
        add_place(house(), at=NOW, card=ended)
        assert place_on("9971031000", date(2024, 12, 31)).name.ko == "솔내면"
        for day in (date(2020, 12, 31), date(2025, 1, 1)):
            with pytest.raises(Refused):
                place_on("9971031000", day)
            assert "9971031000" not in tree_on(day).parent_of

    def test_the_same_code_may_stand_for_another_village_later(self, county):
        add_place(house(), at=NOW, card=self.card(valid_to=date(2024, 1, 1)))
        later = self.card(valid_from=date(2025, 1, 1))
        add_place(house(), at=NOW, card=later)
        assert Place.objects.filter(code="9971031000").count() == 2

    def test_under_a_county_that_is_not_there_it_is_refused(self, county):
        with pytest.raises(Refused, match="no_such_parent"):
            add_place(house(), at=NOW, card=self.card(parent="9979000000"))
