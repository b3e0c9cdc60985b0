"""Loading the list, importing the ministry's file and adding the fictional county of 가람."""

from datetime import date
from pathlib import Path

import pytest

from dure.ground.access.queries import house
from dure.ground.places.models import Place
from dure.ground.places.queries import place_on, tree_on
from dure.ground.places.services import (
    add_place,
    import_code_list,
    import_places,
    load_places,
)
from dure.ground.places.tests.korea import Korea
from dure.ground.places.types import PlaceCard
from dure.ground.tests.story import NOW, TODAY, village
from dure.kernel.errors import Refused
from dure.kernel.words import Words

pytestmark = pytest.mark.slow

REAL_LIST = Path(__file__).parents[7] / "shared/data/08_korea/region_codes"
GARAM = """code,parent,level,valid_from,valid_to,name,name_en
9971000000,5200000000,sigungu,2020-01-01,,가람군,Garam-gun
9971025000,9971000000,eup_myeon_dong,2020-01-01,,가람읍,Garam-eup
"""


class TestLoading(Korea):
    """The list again, and lists of one's own."""

    def test_loading_twice_leaves_the_same_list(self):
        before = Place.objects.count()

        again = load_places(house(), at=NOW)

        assert Place.objects.count() == before == again.places == self.loaded.places
        assert self.loaded.places > 8509  # the list of May 2023 and what came after

    def test_garam_county_is_fiction_on_real_ground_and_survives_a_new_list(self):
        import_places(house(), at=NOW, text=GARAM, fictional=True)
        load_places(house(), at=NOW)

        card = place_on("9971025000", TODAY)

        assert card.fictional
        assert tree_on(TODAY).line_of(card.code) == ("9971025000", "9971000000", "5200000000")
        assert import_places(house(), at=NOW, text=GARAM, fictional=True).places == 0

    def test_one_place_can_be_added_and_the_tree_knows_it_at_once(self):
        assert "9900000000" not in tree_on(TODAY).parent_of
        card = PlaceCard(
            "9900000000", "sido", Words("꿈도", "Kkum-do"), "", date(2020, 1, 1), fictional=True
        )

        add_place(house(), at=NOW, card=card)

        assert "9900000000" in tree_on(TODAY).parent_of

    def test_the_director_of_one_initiative_does_not_change_the_list_of_all(self):
        with pytest.raises(Refused, match=r"journal\.not_allowed"):
            load_places(village().director, at=NOW)

    def test_half_a_code_list_is_refused_and_nothing_is_lost(self):
        before = Place.objects.count()

        with pytest.raises(Refused, match=r"places\.not_a_code_list"):
            import_code_list(house(), at=NOW, cells=[("1100000000", "서울특별시", "", "", "", "")])

        assert Place.objects.count() == before

    def test_a_file_that_is_no_list_of_places_is_refused_with_its_row(self):
        for text in (
            "code,parent,level,valid_from,valid_to\n9971000000,,sigungu,언젠가,\n",
            "name,level\n가람군,sigungu\n",
        ):
            with pytest.raises(Refused, match=r"places\.not_a_places_file"):
                import_places(house(), at=NOW, text=text)

    @pytest.mark.real_data
    @pytest.mark.skipif(not REAL_LIST.exists(), reason="the shared data are not here")
    def test_the_ministrys_own_file_takes_the_place_of_ours(self):
        calamine = pytest.importorskip("python_calamine")
        file = next(REAL_LIST.glob("KIKcd_H*.xlsx"))
        cells = calamine.CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()[1:]

        loaded = import_code_list(house(), at=NOW, cells=cells)

        assert sum(1 for row in cells if not str(row[-1]).strip()) == 3882  # alive in its own words
        assert loaded.told == ()  # it is the list that ships, and what came after May 2023 is kept
        assert place_on("11110", date(2023, 5, 1)).name.en == "Jongno-gu"  # our English is kept

    @pytest.mark.real_data
    @pytest.mark.skipif(not REAL_LIST.exists(), reason="the shared data are not here")
    def test_last_years_file_does_not_undo_this_years_provinces(self):
        calamine = pytest.importorskip("python_calamine")
        file = next(REAL_LIST.glob("KIKcd_H*.xlsx"))
        cells = calamine.CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()[1:]

        import_code_list(house(), at=NOW, cells=cells)

        tree = tree_on(TODAY)
        sidos = {code[:2] for code, level in tree.level_of.items() if level == "sido"}
        assert len(sidos) == 16
        assert "12" in sidos
        assert not sidos & {"29", "46", "42", "45"}
        assert {"29", "46"} < {code[:2] for code in tree_on(date(2023, 5, 1)).level_of}
