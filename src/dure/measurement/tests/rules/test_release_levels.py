"""Which places make up which: 전주시 has districts, 정읍시 has none, and both lie in one province."""

from dure.engines.measure import PlaceTree
from dure.measurement.rules.release_levels import place_splits
from dure.measurement.types.release import WHOLE, ReleaseFigures, Where

PROVINCE, JEONJU, JEONGEUP = "5200000000", "5211000000", "5218000000"
WANSAN, DEOKJIN = "5211100000", "5211300000"
TREE = PlaceTree(
    {
        WANSAN: {"gu": WANSAN, "sigungu": JEONJU, "sido": PROVINCE},
        DEOKJIN: {"gu": DEOKJIN, "sigungu": JEONJU, "sido": PROVINCE},
        JEONGEUP: {"sigungu": JEONGEUP, "sido": PROVINCE},
    },
    ("sido", "sigungu", "gu"),
)


def release(**only: str) -> ReleaseFigures:
    return ReleaseFigures(
        kind="count",
        of_people=True,
        adds_over_time=True,
        figures=(),
        tree=TREE,
        only_place=only,
        fingerprint="",
    )


def shown(*places: str, organisations: tuple[str, ...] = ()) -> set[Where]:
    return {
        WHOLE,
        *(Where(place=place) for place in places),
        *(Where(organisation=name) for name in organisations),
    }


def test_few_districts_are_not_taken_for_something_broader_than_many_counties():
    splits = dict(place_splits(release(), shown(PROVINCE, JEONJU, JEONGEUP, WANSAN, DEOKJIN)))

    assert splits == {
        WHOLE: (Where(place=PROVINCE),),
        Where(place=PROVINCE): (Where(place=JEONJU), Where(place=JEONGEUP)),
        Where(place=JEONJU): (Where(place=WANSAN), Where(place=DEOKJIN)),
    }


def test_a_county_without_districts_is_still_made_of_its_organisations():
    places = (PROVINCE, JEONJU, JEONGEUP, WANSAN, DEOKJIN)
    splits = dict(
        place_splits(
            release(**{"1": WANSAN, "2": DEOKJIN, "3": JEONGEUP}),
            shown(*places, organisations=("1", "2", "3")),
        )
    )

    assert splits[Where(place=JEONGEUP)] == (Where(organisation="3"),)
    assert splits[Where(place=WANSAN)] == (Where(organisation="1"),)
    assert Where(place=JEONJU) in splits
